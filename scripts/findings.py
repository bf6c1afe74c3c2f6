"""A finding (place, code, fault, fix) and the forms it is printed in, the same for every stage."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

SHOWN_PER_CODE = 20  # text output counts the rest; JSON never shortens


@dataclass(frozen=True, order=True)
class Finding:
    """One fault: `file` relative to the package, `line` the physical line (0 when the file itself is at fault)."""

    file: str
    line: int
    code: str
    column: str
    message: str
    fix: str
    record_id: str = ""
    value: str = ""
    level: str = "error"


@dataclass(frozen=True)
class Report:
    """What one run of the checks found."""

    package: str
    version: str
    rows: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def summary(self) -> dict[str, int]:
        """Number of findings by level, and rows checked."""
        levels = Counter(finding.level for finding in self.findings)
        return {"errors": levels["error"], "warnings": levels["warning"], "rows": sum(self.rows.values())}


def as_json(report: Report) -> str:
    """The whole report as one JSON object."""
    findings = [asdict(finding) for finding in report.findings]
    body = {"package": report.package, "version": report.version, "rows": report.rows}
    return json.dumps(body | {"findings": findings, "summary": report.summary}, ensure_ascii=False, indent=1)


def as_text(report: Report) -> str:
    """Lines for a terminal, each with its fix; at most 20 of one code, then a count."""
    lines = []
    for finding, hidden in _shortened(report.findings):
        place = ":".join(str(part) for part in (finding.file, finding.line or "", finding.column) if part)
        lines.append(f"{place}  {finding.code}  {finding.message}\n    fix: {finding.fix}")
        if hidden:
            lines.append(f"    … and {hidden} more of {finding.code}; --format json lists all")
    return "\n".join([*lines, _closing(report)])


def as_github(report: Report) -> str:
    """Workflow commands that mark the lines of a pull request."""
    marks = [
        f"::{f.level} file={_property(f.file)},line={f.line or 1},title={f.code}::{_escape(f'{f.message} Fix: {f.fix}')}"
        for f in report.findings
    ]
    return "\n".join([*marks, _closing(report)])


def as_markdown(report: Report) -> str:
    """A table for a pull-request comment."""
    rows = [f"| `{f.file}:{f.line}` | `{f.column}` | {f.code} | {_cell(f.message)} | {_cell(f.fix)} |" for f in report.findings]
    head = ["| place | column | code | fault | fix |", "| --- | --- | --- | --- | --- |"] if rows else []
    return "\n".join([*head, *rows, "", _closing(report)])


FORMATS = {"text": as_text, "json": as_json, "github": as_github, "markdown": as_markdown}


def _shortened(findings: Iterable[Finding]) -> Iterable[tuple[Finding, int]]:
    """Findings to show, the last shown of each code with the number of hidden ones."""
    findings = list(findings)
    total, shown = Counter(f.code for f in findings), Counter()
    for finding in findings:
        shown[finding.code] += 1
        if shown[finding.code] <= SHOWN_PER_CODE:
            last = shown[finding.code] == SHOWN_PER_CODE
            yield finding, total[finding.code] - SHOWN_PER_CODE if last else 0


def _closing(report: Report) -> str:
    summary = report.summary
    if not report.findings:
        return f"{report.package} {report.version}: {summary['rows']} rows in {len(report.rows)} tables, no findings"
    return f"{report.package} {report.version}: {summary['errors']} errors, {summary['warnings']} warnings"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
