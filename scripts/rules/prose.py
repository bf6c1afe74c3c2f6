"""The copy guard: our prose is our own."""

from functools import cache

import pandas as pd

from scripts.evidence import TermIndex
from scripts.package import Package
from scripts.rule import CELLS, Rule

# Searched as names are, but no names or titles: anybody could write a copied run into one of them to break it in the prose.
NOT_NAMES = ("locator", "asserted_value", "used_by", "list_reference", "asserted_by", "query", "instrument_no", "place")
VERBATIM = ("asserted_value", "query")  # of these, what a source prints or what was typed


def prose_is_our_own(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Prose is in our own words: no eight words in a row of a source, names, titles and legal terms aside."""
    library, terms = package.library, _terms(package)
    ours = (cells["text"] == "prose") | (cells["column"].isin(NOT_NAMES) & ~cells["column"].isin(VERBATIM))
    prose = cells.loc[ours, "value"]
    copied = [line for line, value in prose.items() if library.copied_from(value, terms)]
    return pd.Series(~cells.index.isin(copied), index=cells.index)


@cache
def _terms(package: Package) -> TermIndex:
    cells = package.cells
    return TermIndex(cells.loc[(cells["text"] == "name") & ~cells["column"].isin(NOT_NAMES), "value"])


def _copied(row: dict[str, str], package: Package) -> str:
    source, words = package.library.copied_from(row["value"], _terms(package)) or ("", "")
    return f"In {source}: “{words}”."


RULES = (Rule("C202", CELLS, "", prose_is_our_own, "say it in other words", explain=_copied),)
