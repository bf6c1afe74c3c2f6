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
        package = open_package(options.package, date.today())
    except PackageError as error:
        print(f"coverage: {error}", file=sys.stderr)
        return 2
    if options.source and options.source not in package.prints:
        print(f"coverage: {options.source} has no fingerprint; see sources/fingerprints/", file=sys.stderr)
        return 2
    for source, share in sorted(shares(package).items(), key=lambda item: -item[1]):
        if options.source in (None, source):
            print(f"{share:4.0%}  {source}")
    text = options.package / "sources" / "texts" / f"{options.source}.txt"
    if options.source and text.is_file():
        print("\n".join(f"not covered: {s}" for s in uncovered(text.read_text(encoding="utf-8"), spans(package, options.source))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
