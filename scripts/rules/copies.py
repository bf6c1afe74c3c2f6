"""Rules about copies: sources that share their text say who has it from whom."""

from functools import cache

import pandas as pd

from scripts.origins import ancestors, chains
from scripts.package import Package
from scripts.rule import Rule


def copies_are_declared(sources: pd.DataFrame, package: Package) -> pd.Series:
    """Two sources that share a third or more of the shorter one's text have a derivation or a common ancestor."""
    undeclared = _undeclared(package)
    return ~sources["source_id"].isin(undeclared)


@cache
def _undeclared(package: Package) -> dict[str, str]:
    """The later-named source of each undeclared pair, with what it shares."""
    steps = chains(package)
    declared = {frozenset((row["source_id"], row["derived_from_id"])) for row in package.rows("derivations")}
    pairs = package.library.contained_pairs()
    return {
        right: f"{share:.0%} of the shorter text stands in {left} too."
        for left, right, share in pairs
        if frozenset((left, right)) not in declared and not ancestors(left, steps) & ancestors(right, steps)
    }


def _copied(row: dict[str, str], package: Package) -> str:
    return _undeclared(package)[row["source_id"]]


RULES = (
    Rule(
        "C109",
        "sources",
        "source_id",
        copies_are_declared,
        "add a row to sources/derivations.csv: who has it from whom, or shares_text",
        needs=("derivations",),
        explain=_copied,
    ),
)
