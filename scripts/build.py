"""Builds build/dprk-ai-governance.db and what Datasette shows of it. A package with errors is not built."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from scripts import metadata
from scripts.check import examine
from scripts.contract import RuleError
from scripts.database import fill
from scripts.downloads import write_downloads
from scripts.findings import as_text
from scripts.metadata import NAME
from scripts.package import Package
from scripts.resources import PackageError
from scripts.terminal import show

ROOT = Path(__file__).resolve().parent.parent


def build(package: Package, into: Path, commit: str) -> list[Path]:
    """Write the database and the Datasette metadata into a folder; the files written."""
    path = into / f"{NAME}.db"
    db = Database(path)
    _log(f"tables: {len(package.tables)}")
    fill(db, package, commit)
    _log("compacting")
    db.conn.commit()
    db.vacuum()
    downloads = write_downloads(db, package, into / "downloads")
    db.close()
    described = into / "metadata.json"
    described.write_text(json.dumps(metadata.describe(package), ensure_ascii=False, indent=1), encoding="utf-8")
    return [*downloads, described, path]


def _log(step: str) -> None:
    print(f"build: {step}", file=sys.stderr)


def commit_of(root: Path) -> str:
    """The commit the package is at, marked when files differ from it; empty outside git, or where git is not installed."""
    if not shutil.which("git"):
        return ""
    run = subprocess.run(
        ["git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"], capture_output=True, text=True
    )
    return run.stdout.strip()


def replace(files: Iterable[Path], beside: Path, target: Path) -> None:
    """Move finished files from one folder into another, each in one step; the database last."""
    for path in files:
        place = target / path.relative_to(beside)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, place)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description=__doc__)
    parser.add_argument("--package", type=Path, default=ROOT, metavar="DIR", help="folder of the package (default: this one)")
    parser.add_argument("--into", type=Path, metavar="DIR", help="folder for the products (default: build/ in the package)")
    options = parser.parse_args(arguments)
    target = options.into or options.package / "build"
    try:
        _log("checking")
        package, report = examine(options.package, date.today())
    except (PackageError, RuleError) as error:
        print(f"build: {error}", file=sys.stderr)
        return 2
    if report.findings:
        show(as_text(report))
    if report.summary["errors"]:
        print("build: not built; mend the errors first", file=sys.stderr)
        return 1
    try:
        _build_beside(package, target, commit_of(options.package))
    except KeyboardInterrupt:
        print("build: stopped; what was built before is kept", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"build: cannot write to {target} ({error.strerror or error})", file=sys.stderr)
        return 2
    _log(f"done: {target / NAME}.db")
    return 0


def _build_beside(package: Package, target: Path, commit: str) -> None:
    """Build in a folder beside the target, so that a build that fails leaves the old one."""
    target.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".building-", dir=target.parent))
    try:
        replace(build(package, beside, commit), beside, target)
    finally:
        shutil.rmtree(beside)


if __name__ == "__main__":
    sys.exit(main())
