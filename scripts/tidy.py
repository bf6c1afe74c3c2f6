"""Tidies the CSVs: sorts rows by key, trims cells, LF, NFC, numbers for `new`. Never alters a value."""

import argparse
import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from scripts.resources import PackageError, Resource, read_resources
from scripts.tables import SEPARATORS, QuoteError, as_csv, iter_records
from scripts.terminal import show

ROOT = Path(__file__).resolve().parent.parent


def tidy_cell(cell: str) -> str:
    """A cell in NFC, without spaces at its ends or two in a row."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", cell)).strip()


def tidy_rows(rows: list[list[str]], key: int, number: Iterable[str]) -> list[list[str]]:
    """Rows with tidy cells and a number for each key `new`, sorted by key."""
    numbers = iter(number)
    cleaned = [[tidy_cell(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    numbered = [[next(numbers) if n == key and cell == "new" else cell for n, cell in enumerate(row)] for row in cleaned]
    return sorted(numbered, key=lambda row: row[key])


def free_keys(pattern: str, taken: Iterable[str]) -> Iterable[str]:
    """The keys after the highest one taken, for a key pattern such as ^inc-[0-9]{4}$."""
    shape = re.fullmatch(r"\^([a-z]+)-\[0-9\]\{(\d)\}\$", pattern)
    if not shape:
        return iter(())
    prefix, digits = shape[1], int(shape[2])
    used = [int(key[len(prefix) + 1 :]) for key in taken if re.fullmatch(pattern, key)]
    return (f"{prefix}-{n:0{digits}d}" for n in range(max(used, default=0) + 1, 10**digits))


def tidied(root: Path) -> dict[Path, tuple[str, list[str]]]:
    """The text each CSV of the package should have, and the keys it gives to rows marked `new`, in their order."""
    resources = read_resources(root)
    withdrawn = [row[0] for _, row in _records(root, resources["withdrawn"]) if row] if "withdrawn" in resources else []
    return {root / resource.path: _tidied(root, resource, withdrawn) for resource in resources.values()}


def _tidied(root: Path, resource: Resource, withdrawn: list[str]) -> tuple[str, list[str]]:
    (_, header), *records = _records(root, resource)
    header = [tidy_cell(name) for name in header]
    if any(mark in header[0] for mark in SEPARATORS):
        raise PackageError(f"{resource.path}:1: cells are not separated by commas; save it again as CSV UTF-8, with commas")
    if resource.key not in header:
        raise PackageError(f"{resource.path}:1: has no column {resource.key}; restore the header")
    if ragged := next((line for line, row in records if len(row) != len(header) and any(row)), 0):
        raise PackageError(f"{resource.path}:{ragged}: has more or fewer cells than the header; check its commas and quotes")
    key = header.index(resource.key)
    rows = [row for _, row in records]
    pattern = next(f["constraints"].get("pattern", "") for f in resource.fields if f["name"] == resource.key)
    wanted = sum(tidy_cell(row[key]) == "new" for row in rows if any(row))
    given = list(islice(free_keys(pattern, [*(row[key] for row in rows if any(row)), *withdrawn]), wanted))
    if len(given) < wanted:
        raise PackageError(f"{resource.path}: keys here are slugs; write one instead of new")
    return as_csv([header, *tidy_rows(rows, key, given)]), given


def _records(root: Path, resource: Resource) -> list[tuple[int, list[str]]]:
    try:
        text = (root / resource.path).read_bytes().decode("utf-8-sig")
        records = list(iter_records(text.replace("\r\n", "\n").replace("\r", "\n")))
    except UnicodeDecodeError as error:
        raise PackageError(f"{resource.path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise PackageError(f"{resource.path}: cannot be opened ({error.strerror}); restore it from git") from None
    except QuoteError as error:
        raise PackageError(f"{resource.path}:{error.line}: cannot be read as CSV ({error}); check its quotes") from None
    if not records:
        raise PackageError(f"{resource.path}: is empty; restore it from git")
    return records


def write(path: Path, text: str) -> None:
    """Replace a file in one step, so that a broken run leaves the old one."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="")
    os.replace(beside, path)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.tidy", description=__doc__)
    parser.add_argument("--package", type=Path, default=ROOT, metavar="DIR", help="folder of the package (default: this one)")
    options = parser.parse_args(arguments)
    try:
        changed = {p: done for p, done in tidied(options.package).items() if p.read_bytes() != done[0].encode()}
        for path, (text, given) in changed.items():
            write(path, text)
            show("\n    ".join([f"tidied {path.relative_to(options.package).as_posix()}", *(f"new → {key}" for key in given)]))
    except (PackageError, OSError) as error:
        print(f"tidy: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
