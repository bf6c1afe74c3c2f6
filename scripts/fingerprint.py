"""Writes the fingerprint of a text that was read: sources/fingerprints/<source>.fp, its length and digest in sources.csv."""

import argparse
import sys
from pathlib import Path

from scripts.evidence import SHINGLE, digest, fingerprint
from scripts.package import FINGERPRINTS
from scripts.resources import PackageError, read_resources
from scripts.tables import as_csv, faults, iter_records
from scripts.tidy import write

ROOT = Path(__file__).resolve().parent.parent


def fingerprint_texts(root: Path, texts: dict[str, Path]) -> list[str]:
    """Fingerprint each source's text file; one line a source of what was written. Raises PackageError, writing nothing."""
    if not texts:
        raise PackageError("sources/texts/ holds no text; save a page's text there first")
    table, header, rows = _sources(root)
    _require_read(set(texts), rows)
    prints = {source: _fingerprint(path) for source, path in texts.items()}
    for row in rows:
        if row["source_id"] in prints:
            row["fingerprint_length"] = str(len(prints[row["source_id"]]))
            row["fingerprint_digest"] = digest(prints[row["source_id"]])
    (root / FINGERPRINTS).mkdir(exist_ok=True)
    for source, hashes in prints.items():
        write(root / FINGERPRINTS / f"{source}.fp", "".join(f"{value}\n" for value in hashes))
    write(table, as_csv([header, *(row.values() for row in rows)]))
    return [f"{source}: {len(hashes)} hashes" for source, hashes in prints.items()]


def _sources(root: Path) -> tuple[Path, list[str], list[dict[str, str]]]:
    """File, header and rows of the sources; raises PackageError when the table has a fault."""
    resources = read_resources(root)
    if "sources" not in resources:
        raise PackageError("datapackage.json: lists no table sources; restore it from git")
    table = root / resources["sources"].path
    for fault in faults(root, resources["sources"]):
        raise PackageError(f"{fault.file}:{fault.line}: {fault.message} First {fault.fix}")
    (_, header), *records = iter_records(table.read_text(encoding="utf-8"))
    return table, header, [dict(zip(header, cells, strict=True)) for _, cells in records]


def _require_read(sources: set[str], rows: list[dict[str, str]]) -> None:
    """Raise PackageError unless all these sources have a row that says they were read."""
    if missing := sorted(sources - {row["source_id"] for row in rows}):
        raise PackageError(f"sources/sources.csv: has no source {missing[0]}; add its row first")
    if unread := [row["source_id"] for row in rows if row["source_id"] in sources and row["read_as"] == "not_read"]:
        raise PackageError(f"sources/sources.csv: {unread[0]} is not_read; say in read_as how much was read first")


def _fingerprint(path: Path) -> list[str]:
    try:
        hashes = fingerprint(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise PackageError(f"{path}: is not UTF-8; save the text as UTF-8") from None
    except OSError as error:
        raise PackageError(f"{path}: cannot be opened ({error.strerror}); save the page's text there first") from None
    if not hashes:
        raise PackageError(f"{path}: has fewer than {SHINGLE} words; nothing in it could be cited")
    return hashes


def main(arguments: list[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.fingerprint", description=__doc__)
    parser.add_argument("--package", type=Path, default=ROOT, metavar="DIR", help="folder of the package (default: this one)")
    parser.add_argument("--source", metavar="ID", help="key of the source")
    parser.add_argument(
        "--text", type=Path, metavar="FILE", help="its text, one paragraph a line (default: sources/texts/ID.txt)"
    )
    parser.add_argument("--all", action="store_true", help="every text in sources/texts/")
    options = parser.parse_args(arguments)
    folder = options.package / "sources" / "texts"
    if not options.all and not options.source:
        parser.error("name a source (make fingerprint SOURCE=src-… TEXT=file), or give --all")
    texts = (
        {p.stem: p for p in sorted(folder.glob("*.txt"))}
        if options.all
        else {options.source: options.text or folder / f"{options.source}.txt"}
    )
    try:
        print("\n".join(fingerprint_texts(options.package, texts)))
    except (PackageError, OSError) as error:
        print(f"fingerprint: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
