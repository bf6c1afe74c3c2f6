"""Derived text: docs/CODEBOOK.md and the table of tables in README.md. --check only compares."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from scripts.findings import Finding
from scripts.package import Package, open_package
from scripts.resources import PackageError, Resource
from scripts.rules import RULES
from scripts.tidy import write

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- tables: derived by make docs -->", "<!-- end of tables -->"
VOCABULARIES = "data/vocabularies/"


def derived(package: Package) -> dict[str, str]:
    """File name to the text it should have."""
    before, after = _around_tables(package.root / "README.md")
    return {
        "README.md": f"{before}{BEGIN}\n{tables_page(package)}\n{END}{after}",
        "docs/CODEBOOK.md": codebook(package),
    }


def _around_tables(path: Path) -> tuple[str, str]:
    """What stands in the README before and after the derived part; raises PackageError when its ends cannot be told."""
    if not path.is_file():
        return "", ""
    readme = path.read_text(encoding="utf-8", errors="replace")
    if (readme.count(BEGIN), readme.count(END)) != (1, 1) or readme.index(END) < readme.index(BEGIN):
        raise PackageError(f"{path.name} needs {BEGIN} and {END} once each, in this order")
    return readme.partition(BEGIN)[0], readme.partition(END)[2]


def tables_page(package: Package) -> str:
    """A Markdown table of the tables with their row counts."""
    rows = [
        f"| [{name}]({resource.path}) | {len(package.tables[name])} | {_first_sentence(resource.description)} |"
        for name, resource in package.resources.items()
        if not resource.path.startswith(VOCABULARIES)
    ]
    return "\n".join(["| table | rows | what a row is |", "| --- | ---: | --- |", *rows])


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."


def codebook(package: Package) -> str:
    """The code book: every table, field, vocabulary and rule."""
    resources = package.resources.values()
    tables = [_table(resource) for resource in resources if not resource.path.startswith(VOCABULARIES)]
    lists = [_vocabulary(package, resource) for resource in resources if resource.path.startswith(VOCABULARIES)]
    rules = [f"| {rule.code} | {rule.table.replace('*', 'every table')} | {rule.sentence} | {rule.fix} |" for rule in RULES]
    head = ["# Code book", "", "Derived from schemas/, data/vocabularies/ and scripts/rules/ by `make docs`; do not edit."]
    checks = ["## Rules", "", "| code | about | rule | fix |", "| --- | --- | --- | --- |", *rules, ""]
    return "\n".join([*head, "", "## Tables", "", *tables, "## Vocabularies", "", *lists, *checks])


def _table(resource: Resource) -> str:
    rows = [f"| `{f['name']}` | {_kind(f, resource)} | {f['description']} | `{f['example']}` |" for f in resource.fields]
    head = [
        f"### {resource.name}",
        "",
        resource.description,
        "",
        "| column | kind | meaning | example |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *rows, ""])


def _kind(spec: dict[str, Any], resource: Resource) -> str:
    target = resource.foreign_keys.get(spec["name"])
    parts = [spec["type"], "required" if spec["constraints"]["required"] else "", "cited" if spec["citable"] else ""]
    return ", ".join([part for part in parts if part] + ([f"→ {target}"] if target else []))


def _vocabulary(package: Package, resource: Resource) -> str:
    columns = [f["name"] for f in resource.fields]
    rows = ["| " + " | ".join(row[c] for c in columns) + " |" for row in package.rows(resource.name)]
    head = [
        f"### {resource.name}",
        "",
        resource.description,
        "",
        "| " + " | ".join(columns) + " |",
        "|" + " --- |" * len(columns),
    ]
    return "\n".join([*head, *rows, ""])


def stale(package: Package) -> list[Finding]:
    """A finding for each derived page that is not what it should be; only where all tables could be read.

    A package without README.md and docs/ is one of data alone; of it nothing is asked.
    """
    if set(package.tables) != set(package.resources):
        return []
    findings = []
    try:
        pages = derived(package)
    except PackageError as error:
        return [Finding("README.md", 1, "D001", "", f"{error}.", "restore README.md from git")]
    for name, text in pages.items():
        path = package.root / name
        if not path.is_file() and not (package.root / "docs").is_dir():
            continue  # a package of data alone
        current = path.read_bytes() if path.is_file() else b""
        if current != text.encode():
            lines = zip(current.split(b"\n"), text.encode().split(b"\n"), strict=False)
            line = next((n for n, (old, new) in enumerate(lines, 1) if old != new), 1)
            findings.append(
                Finding(name, line, "D001", "", f"{name} is not what the data and schemas say.", "run make docs and commit it")
            )
    return findings


def main(arguments: list[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is stale")
    options = parser.parse_args(arguments)
    try:
        package = open_package(ROOT, date.today())
        if set(package.tables) != set(package.resources):
            raise PackageError("some tables cannot be read; run make check first")
        outdated = stale(package)
        if not options.check:
            _write(package, outdated)
    except (PackageError, OSError) as error:
        print(f"docs: {error}", file=sys.stderr)
        return 2
    for finding in outdated:
        print(f"{'stale' if options.check else 'written'}: {finding.file}")
    return 1 if options.check and outdated else 0


def _write(package: Package, outdated: list[Finding]) -> None:
    pages = derived(package)
    # The code book is derived as a whole; of the README most is a person's, and bytes that cannot be read must not be lost.
    if "\ufffd" in pages["README.md"]:
        raise PackageError("README.md: is not UTF-8; save it as UTF-8 first")
    for finding in outdated:
        write(package.root / finding.file, pages[finding.file])


if __name__ == "__main__":
    sys.exit(main())
