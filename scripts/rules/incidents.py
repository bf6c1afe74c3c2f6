"""Rules about incidents: order of dates, and status and role of AI no stronger than the evidence."""

from collections.abc import Callable

import pandas as pd

from scripts.dates import in_order
from scripts.origins import roots, sources_by_id
from scripts.package import Package
from scripts.rule import Rule
from scripts.standing import is_weak, support_by_record

EVIDENCE = ("citations", "sources", "derivations")
OFFICIAL_TYPES = {"official_release", "court_document", "instrument"}


def incidents_are_reported_after_they_occurred(incidents: pd.DataFrame, package: Package) -> pd.Series:
    """An incident is not reported before it occurred."""
    return in_order(incidents, "occurred_on", "reported_on")


def own_claims_are_not_shown(incidents: pd.DataFrame, package: Package) -> pd.Series:
    """A state's own claim never shows AI: with status claimed_by_actor, or only state media behind it, ai_role is not shown."""
    only_state = incidents["incident_id"].map(lambda key: _all_support(key, package, _ends_in_state_media)).astype(bool)
    return ~((incidents["ai_role"] == "shown") & ((incidents["status"] == "claimed_by_actor") | only_state))


def weak_sources_stay_unverified(incidents: pd.DataFrame, package: Package) -> pd.Series:
    """An incident that rests only on anonymous sources or sources graded E or F is unverified or refuted."""
    weak = incidents["incident_id"].map(lambda key: _all_support(key, package, _is_weak)).astype(bool)
    return ~weak | incidents["status"].isin(["unverified", "refuted"])


def official_record_has_an_official_source(incidents: pd.DataFrame, package: Package) -> pd.Series:
    """An incident on official record rests on a source that is, or goes back to, an official body's own document."""
    official = incidents["incident_id"].map(lambda key: not _all_support(key, package, _is_not_official)).astype(bool)
    return (incidents["status"] != "official_record") | official


def _all_support(record_id: str, package: Package, test: Callable[[str, Package], bool]) -> bool:
    """Whether a test holds for every source that supports a cell of the record (and there is one)."""
    support = support_by_record(package).get(record_id, set()) & set(sources_by_id(package))
    return bool(support) and all(test(source, package) for source in support)


def _is_weak(source: str, package: Package) -> bool:
    return is_weak(sources_by_id(package)[source])


def _root_types(source: str, package: Package) -> set[str]:
    return {sources_by_id(package)[root]["source_type"] for root in roots(package)[source]}


def _ends_in_state_media(source: str, package: Package) -> bool:
    return _root_types(source, package) == {"state_media"}


def _is_not_official(source: str, package: Package) -> bool:
    return not (_root_types(source, package) | {sources_by_id(package)[source]["source_type"]}) & OFFICIAL_TYPES


RULES = (
    Rule(
        "R401", "incidents", "reported_on", incidents_are_reported_after_they_occurred, "compare both dates with their passages"
    ),
    Rule(
        "R402",
        "incidents",
        "ai_role",
        own_claims_are_not_shown,
        "use claimed, or cite an outside body that examined it",
        needs=EVIDENCE,
    ),
    Rule("R403", "incidents", "status", weak_sources_stay_unverified, "use unverified, or cite a better source", needs=EVIDENCE),
    Rule(
        "R404",
        "incidents",
        "status",
        official_record_has_an_official_source,
        "cite the act, or use attributed_by_government or reported",
        needs=EVIDENCE,
    ),
)
