"""How much of each source read is covered by citations; with the texts at hand, which sentences are not."""

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scripts.evidence import SHINGLE, covered, passage, tokens
from scripts.package import Package, open_package
from scripts.resources import PackageError
from scripts.terminal import show

ROOT = Path(__file__).resolve().parent.parent


def spans(package: Package, source: str) -> list[tuple[int, int]]:
    """Token spans of the passages cited from a source, those found."""
    cited = (row for row in package.rows("citations") if row["source_id"] == source)
    found = (passage(row["text_start"], row["text_end"], package.prints[source]) for row in cited)
    return sorted({span for span in found if span})


def shares(package: Package) -> dict[str, float]:
    """Source read to the share of its words that lie in a cited passage."""
    return {source: covered(spans(package, source), len(prints) + SHINGLE - 1) for source, prints in package.prints.items()}


def sentences(text: str) -> list[str]:
    """Sentences of a text, split at paragraph ends and after . ! ? and a space."""
    return [s for line in text.splitlines() for s in re.split(r"(?<=[.!?。])[”\"’]?\s+", line.strip()) if tokens(s)]


def uncovered(text: str, marked: list[tuple[int, int]]) -> Iterator[str]:
    """Sentences of a text of which less than half the words lie in a span."""
    start = 0
    for sentence in sentences(text):
        length = len(tokens(sentence))
        inside = [(max(a - start, 0), min(b - start, length)) for a, b in marked if a < start + length and b > start]
        if covered(inside, length) < 0.5:
            yield sentence
        start += length


def main(arguments: list[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.coverage", description=__doc__)
    parser.add_argument("--package", type=Path, default=ROOT, metavar="DIR", help="folder of the package (default: this one)")
    parser.add_argument("--source", metavar="ID", help="only this source")
    options = parser.parse_args(arguments)
    try:
        show("\n".join(_lines(options.package, options.source)))
    except PackageError as error:
        print(f"coverage: {error}", file=sys.stderr)
        return 2
    return 0


def _lines(root: Path, only: str | None) -> Iterator[str]:
    """Share of each source, or of one with its sentences that no citation covers."""
    package = open_package(root, date.today())
    if left_out := {"citations", "sources"} - set(package.tables):
        raise PackageError(f"{min(left_out)} cannot be read; run make check first")
    if only and only not in package.prints:
        raise PackageError(f"{only} has no fingerprint; see sources/fingerprints/")
    for source, share in sorted(shares(package).items(), key=lambda item: -item[1]):
        if only in (None, source):
            yield f"{share:4.0%}  {source}"
    text = root / "sources" / "texts" / f"{only}.txt"
    if only and text.is_file():
        yield from (f"not covered: {s}" for s in uncovered(_read(text), spans(package, only)))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackageError(f"{path.name}: cannot be read as UTF-8 text ({error})") from None


if __name__ == "__main__":
    sys.exit(main())
