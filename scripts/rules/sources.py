"""Rules about sources: what was read is fingerprinted and dated, what is derived says from whom, nothing is idle."""

import re
from pathlib import PurePath

import pandas as pd

from scripts.dates import certainly_before
from scripts.evidence import digest
from scripts.origins import chains
from scripts.package import Package
from scripts.rule import Rule


def _is_read(sources: pd.DataFrame) -> pd.Series:
    return sources["read_as"] != "not_read"


def read_sources_have_a_fingerprint(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source that was read has a fingerprint, and one that was not read has none."""
    broken = {PurePath(finding.file).stem for finding in package.findings if finding.code == "S009"}
    return sources["source_id"].isin(broken | set(package.prints)) == _is_read(sources)


def fingerprints_are_whole(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A fingerprint has as many hashes as its source says, so that one cut short shows; a source not read says none."""
    actual = sources["source_id"].map({source: str(len(prints)) for source, prints in package.prints.items()})
    right = actual.isna() | (actual == sources["fingerprint_length"])
    return right.where(_is_read(sources), sources["fingerprint_length"].isna())


def fingerprints_are_unchanged(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A fingerprint is the one that was written: its digest is the one that its source says; a source not read says none."""
    actual = sources["source_id"].map({source: digest(prints) for source, prints in package.prints.items()})
    right = actual.isna() | ~fingerprints_are_whole(sources, package) | (actual == sources["fingerprint_digest"])
    return right.where(_is_read(sources), sources["fingerprint_digest"].isna())


def read_sources_say_when(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source that was read has the day it was read, and one that was not read has none."""
    return sources["accessed_on"].notna() == _is_read(sources)


def read_sources_say_where(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source that was read has an address."""
    return sources["url"].notna() | ~_is_read(sources)


def read_sources_are_looked_at_again(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source that was read has a day by which to look at it again."""
    return sources["recheck_by"].notna() | ~_is_read(sources)


def sources_are_not_read_before_publication(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source is not read before it was published."""
    pairs = zip(sources["accessed_on"].fillna(""), sources["published_on"].fillna(""), strict=True)
    return pd.Series([not (a and b and certainly_before(a, b)) for a, b in pairs], index=sources.index, dtype=bool)


def derived_sources_name_their_source(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A derived source has a derivation; one of its own origin, or not traced, has none but shared text."""
    return sources["source_id"].isin(chains(package)) == (sources["origin"] == "derived")


def sources_are_used(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A source is cited, or another source is derived from it."""
    used = set(package.tables["citations"]["source_id"]) | set(package.tables["derivations"]["derived_from_id"])
    return sources["source_id"].isin(used)


def sources_are_looked_at_again(sources: pd.DataFrame, package: Package) -> pd.Series:
    """The day to look at a source again has not passed."""
    today = package.as_of.isoformat()
    return ~sources["recheck_by"].fillna("").map(lambda day: bool(day) and certainly_before(day, today)).astype(bool)


def addresses_are_listed_once(sources: pd.DataFrame, package: Package) -> pd.Series:
    """A page is one source: no address is listed twice, however its scheme, www., capitals, closing slash or #part differ."""
    return sources["url"].isna() | ~sources["url"].fillna("").map(_page).duplicated()


def _page(url: str) -> str:
    """What an address and its variants have in common."""
    host, rest = re.fullmatch(r"(?:https?://)?([^/?#]*)([^#]*).*", url, re.IGNORECASE | re.DOTALL).groups()  # matches all
    return host.casefold().removeprefix("www.") + rest.rstrip("/")


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
        "C112",
        "sources",
        "fingerprint_digest",
        fingerprints_are_unchanged,
        "run make fingerprint again, or restore the file from git",
    ),
    Rule(
        "C103", "sources", "accessed_on", read_sources_say_when, "fill it when read_as is full or excerpt, empty it when not_read"
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
    Rule("C110", "sources", "url", read_sources_say_where, "fill url, or use not_read"),
    Rule("C111", "sources", "recheck_by", read_sources_are_looked_at_again, "set a day to look again, or use not_read"),
)
