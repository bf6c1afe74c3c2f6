"""Rules about sources: what was read is fingerprinted and dated, what is derived says from whom, nothing is idle."""

from functools import cache
from pathlib import PurePath

import pandas as pd

from scripts.dates import certainly_before
from scripts.origins import OWN, ancestors, chains
from scripts.package import Package
from scripts.rule import Rule


def _is_read(sources: pd.DataFrame) -> pd.Series:
    return sources["read_as"] != "not_read"


def read_sources_have_a_fingerprint(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source that was read has a fingerprint, and one that was not read has none."""
    broken = {PurePath(finding.file).stem for finding in package.findings if finding.code == "S009"}
    return sources["source_id"].isin(broken | set(package.prints)) == _is_read(sources)


def fingerprints_are_whole(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A fingerprint has as many hashes as its source says, so that one cut short shows."""
    actual = sources["source_id"].map({source: str(len(prints)) for source, prints in package.prints.items()})
    return actual.isna() | (actual == sources["fingerprint_length"])


def read_sources_say_where_and_when(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source that was read has an address, the day it was read, and a day to look again; one not read has no such day."""
    dated = sources[["url", "accessed_on", "recheck_by"]].notna().all(axis=1)
    return dated.where(_is_read(sources), sources["accessed_on"].isna())


def sources_are_not_read_before_publication(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source is not read before it was published."""
    pairs = zip(sources["accessed_on"].fillna(""), sources["published_on"].fillna(""), strict=True)
    return pd.Series([not (a and b and certainly_before(a, b)) for a, b in pairs], index=sources.index, dtype=bool)


def derived_sources_name_their_source(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A derived source has a derivation, and a source of its own origin has none but shared text."""
    has_step = sources["source_id"].isin(chains(package))
    return ((sources["origin"] != "derived") | has_step) & ~(sources["origin"].isin(OWN) & has_step)


def sources_are_used(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source is cited, or another source is derived from it."""
    used = set(package.tables["citations"]["source_id"]) | set(package.tables["derivations"]["derived_from_id"])
    return sources["source_id"].isin(used)


def sources_are_looked_at_again(sources: pd.DataFrame, package: Package) -> pd.Series:
    """The day to look at a source again has not passed."""
    today = package.as_of.isoformat()
    return ~sources["recheck_by"].fillna("").map(lambda day: bool(day) and certainly_before(day, today)).astype(bool)


def addresses_are_listed_once(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A page is one source: no address is listed twice."""
    return sources["url"].isna() | ~sources["url"].str.rstrip("/").duplicated()


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
        "C101", "sources", "source_id", read_sources_have_a_fingerprint, "run make fingerprint SOURCE=… TEXT=…, or use not_read"
    ),
    Rule(
        "C102",
        "sources",
        "fingerprint_length",
        fingerprints_are_whole,
        "run make fingerprint again, or restore the file from git",
    ),
    Rule(
        "C103", "sources", "accessed_on", read_sources_say_where_and_when, "fill url, accessed_on and recheck_by, or use not_read"
    ),
    Rule("C104", "sources", "accessed_on", sources_are_not_read_before_publication, "compare both dates with the page"),
    Rule(
        "C105",
        "sources",
        "origin",
        derived_sources_name_their_source,
        "add or remove a row of sources/derivations.csv, or use not_traced",
        needs=("derivations",),
    ),
    Rule(
        "C106",
        "sources",
        "source_id",
        sources_are_used,
        "cite the source, or remove it with its fingerprint",
        needs=("citations", "derivations"),
    ),
    Rule(
        "C107",
        "sources",
        "recheck_by",
        sources_are_looked_at_again,
        "look at the source again and set a new day",
        level="warning",
    ),
    Rule("C108", "sources", "url", addresses_are_listed_once, "merge the two sources"),
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
