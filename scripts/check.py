"""Checks a package: structure, rules, citations, exceptions, derived text. Exit 0 clean, 1 findings, 2 not run."""

import argparse
import gc
import sys
from datetime import date, timedelta
from pathlib import Path

from scripts import contract, docs, structure
from scripts.contract import RuleError
from scripts.dates import certainly_before
from scripts.findings import FORMATS, Finding, Report
from scripts.package import Package, open_package
from scripts.resources import PackageError
from scripts.terminal import show

ROOT = Path(__file__).resolve().parent.parent
# What can be wrong with an exception: code, column, message, fix.
EXPIRED = ("X002", "expires", "The exception has expired.", "mend the fault, or set a new day with a reason")
NOT_EXCUSED = ("X001", "code", "Only findings of R and C rules can be excused.", "mend the fault, and remove the row")
TOO_LONG = ("X003", "expires", "An exception lasts a year at most.", "set a day within a year")
OF_NO_TABLE = ("X001", "table", "The exception names no table of datapackage.json.", "correct the table, or remove the row")
IDLE = ("X001", "code", "The exception excuses nothing.", "remove the row")


def examine(root: Path, as_of: date) -> tuple[Package, Report]:
    """Run every stage on the package in `root`: what was read, and what was found."""
    package = open_package(root, as_of)
    findings = [*package.findings, *structure.check(package)]
    damaged = {f.file for f in findings}
    sound = package.without({name for name, resource in package.resources.items() if resource.path in damaged})
    findings += [*contract.check(sound), *docs.stale(sound)]
    kept = _without_exceptions(sound, findings)
    rows = {name: len(table) for name, table in package.tables.items()}
    return sound, Report(package.descriptor.get("name", ""), package.descriptor.get("version", ""), rows, tuple(sorted(kept)))


def _without_exceptions(package: Package, findings: list[Finding]) -> list[Finding]:
    """Findings less the excepted ones, plus one for each exception that is unused (X001) or expired (X002)."""
    path_of = {name: resource.path for name, resource in package.resources.items()}
    place = {(f.code, f.file, f.record_id) for f in findings}
    kept = list(findings)
    left_out = set(package.resources) - set(package.tables)  # then some rules did not run, and idleness proves nothing
    for line, row in enumerate(package.rows("exceptions"), 2):
        excepted = (row["code"], path_of.get(row["table"], ""), row["record"])
        if not certainly_before(package.as_of.isoformat(), row["expires"]):
            kept.append(_stale(path_of, line, row, *EXPIRED))
        elif certainly_before(package.as_of.isoformat(), row["expires"], timedelta(days=366)):
            kept.append(_stale(path_of, line, row, *TOO_LONG))
        elif not row["code"].startswith(("R", "C")):
            kept.append(_stale(path_of, line, row, *NOT_EXCUSED))
        elif row["table"] not in path_of:
            kept.append(_stale(path_of, line, row, *OF_NO_TABLE))
        elif excepted not in place and not left_out:
            kept.append(_stale(path_of, line, row, *IDLE))
        else:
            kept = [f for f in kept if (f.code, f.file, f.record_id) != excepted]
    return kept


def _stale(paths: dict[str, str], line: int, row: dict[str, str], code: str, column: str, message: str, fix: str) -> Finding:
    return Finding(paths["exceptions"], line, code, column, f"{row[column]!r}: {message}", fix, row["exception_id"], row[column])


def main(arguments: list[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.check", description=__doc__)
    parser.add_argument("--package", type=Path, default=ROOT, metavar="DIR", help="folder of the package (default: this one)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="form of the findings (default: text)")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE", help="day to check for (default: today)"
    )
    options = parser.parse_args(arguments)
    try:
        _, report = examine(options.package, options.as_of)
    except (PackageError, RuleError) as error:
        print(f"check: {error}", file=sys.stderr)
        return 2
    show(FORMATS[options.format](report))
    return 1 if report.findings else 0


if __name__ == "__main__":
    gc.disable()  # the process ends before garbage matters, and looking for it takes a tenth of the time
    sys.exit(main())
