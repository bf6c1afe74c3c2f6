"""Rules about versions of laws."""

import pandas as pd

from scripts.dates import certainly_before, in_order
from scripts.package import Package
from scripts.rule import Rule

CHANGES = ("amended", "replaced", "repealed")


def changes_follow_adoption(versions: pd.DataFrame, package: Package) -> pd.Series:
    """A law is never amended, replaced or repealed before it was adopted."""
    adopted = versions[versions["event"] == "adopted"].set_index("law_id")["event_on"].dropna()
    start = versions["law_id"].map(adopted[~adopted.index.duplicated()])
    changed = versions["event"].isin(CHANGES) & versions["event_on"].notna() & start.notna()
    early = [changed[i] and certainly_before(versions["event_on"][i], start[i]) for i in versions.index]
    return ~pd.Series(early, index=versions.index, dtype=bool)


def a_law_is_adopted_once(versions: pd.DataFrame, package: Package) -> pd.Series:
    """A law is adopted once; a new text that takes its place is replaced, or a law of its own."""
    return ~((versions["event"] == "adopted") & versions.duplicated(["law_id", "event"]))


def force_follows_the_event(versions: pd.DataFrame, package: Package) -> pd.Series:
    """A version does not take effect before it was made."""
    return in_order(versions, "event_on", "in_force_on")


RULES = (
    Rule("R111", "law_versions", "event_on", changes_follow_adoption, "compare both dates with their passages"),
    Rule(
        "R112", "law_versions", "event", a_law_is_adopted_once, "use replaced, or add a law; record a dispute if sources differ"
    ),
    Rule("R113", "law_versions", "in_force_on", force_follows_the_event, "compare both dates with their passages"),
)
