"""Rules about derivations."""

import pandas as pd

from scripts.dates import TIME_ZONES, certainly_before
from scripts.origins import ancestors, chains
from scripts.package import Package
from scripts.rule import Rule


def derivations_have_no_cycle(derivations: pd.DataFrame, package: Package) -> pd.Series:
    """No source comes from itself, directly or through others."""
    steps = chains(package)
    rows = zip(derivations["source_id"], derivations["derived_from_id"], derivations["how"], strict=True)
    right = [
        source != parent and (how == "shares_text" or source not in ancestors(parent, steps)) for source, parent, how in rows
    ]
    return pd.Series(right, index=derivations.index, dtype=bool)


def sources_do_not_derive_from_the_later(derivations: pd.DataFrame, package: Package) -> pd.Series:
    """A source does not come from one published later; a day is allowed, because dates differ by time zone."""
    published = {row["source_id"]: row["published_on"] for row in package.rows("sources")}
    rows = zip(derivations["source_id"], derivations["derived_from_id"], derivations["how"], strict=True)
    right = [
        how == "shares_text" or not certainly_before(published.get(source, ""), published.get(parent, ""), TIME_ZONES)
        for source, parent, how in rows
    ]
    return pd.Series(right, index=derivations.index, dtype=bool)


def translations_change_the_language(derivations: pd.DataFrame, package: Package) -> pd.Series:
    """A translation is in another language than what it translates."""
    language = {row["source_id"]: row["language"] for row in package.rows("sources")}
    source, parent = derivations["source_id"], derivations["derived_from_id"]
    return (derivations["how"] != "translates") | (source == parent) | (source.map(language) != parent.map(language))


RULES = (
    Rule("C121", "derivations", "derived_from_id", derivations_have_no_cycle, "remove the step that runs the wrong way"),
    Rule(
        "C122",
        "derivations",
        "derived_from_id",
        sources_do_not_derive_from_the_later,
        "exchange the two, or correct the dates",
        needs=("sources",),
    ),
    Rule(
        "C123",
        "derivations",
        "how",
        translations_change_the_language,
        "use republishes, or correct a language",
        needs=("sources",),
    ),
)
