"""Rules about relations between agencies."""

import pandas as pd

from scripts.dates import in_order
from scripts.package import Package
from scripts.rule import Rule

LASTING = ("part_of", "guided_by", "operates")  # a successor may start after the end of the other
KINDS = ("part_of", "succeeds", "merged_into", "guided_by", "operates")


def relations_end_after_they_start(relations: pd.DataFrame, package: Package) -> pd.Series:
    """A relation does not end before it starts."""
    return in_order(relations, "started_on", "ended_on")


def relations_have_no_cycle(relations: pd.DataFrame, package: Package) -> pd.Series:
    """No agency is part of, succeeds, was merged into, is guided by or operates itself, directly or through others."""
    return pd.concat([_has_no_cycle(relations, kind) for kind in KINDS], axis=1).all(axis=1)


def _has_no_cycle(relations: pd.DataFrame, kind: str) -> pd.Series:
    edges = relations[relations["relation"] == kind]
    targets = edges.groupby("agency_id")["related_agency_id"].agg(set).to_dict()
    pairs = zip(relations["agency_id"], relations["relation"], relations["related_agency_id"], strict=True)
    return pd.Series(
        [k != kind or not _reaches(targets, end, start) for start, k, end in pairs], index=relations.index, dtype=bool
    )


def _reaches(targets: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, waiting = set(), [start]
    while waiting:
        current = waiting.pop()
        if current == goal:
            return True
        if current not in seen:
            seen.add(current)
            waiting += targets.get(current, ())
    return False


def relations_start_while_both_exist(relations: pd.DataFrame, package: Package) -> pd.Series:
    """An agency is not made part of another, guided or operated by it before both were founded or after one has ended."""
    agencies = package.tables["agencies"].drop_duplicates("agency_id").set_index("agency_id")
    right = pd.Series(True, index=relations.index)
    for column in ("agency_id", "related_agency_id"):
        life = {date: relations[column].map(agencies[date]) for date in ("founded_on", "ended_on")}
        dated = relations[["started_on"]].assign(**life)
        right &= in_order(dated, "founded_on", "started_on") & in_order(dated, "started_on", "ended_on")
    return right | ~relations["relation"].isin(LASTING)


RULES = (
    Rule("R211", "agency_relations", "ended_on", relations_end_after_they_start, "compare both dates with their passages"),
    Rule(
        "R213",
        "agency_relations",
        "started_on",
        relations_start_while_both_exist,
        "compare the dates of the relation and of both agencies with their passages",
        needs=("agencies",),
    ),
    Rule("R212", "agency_relations", "related_agency_id", relations_have_no_cycle, "remove the relation that runs the wrong way"),
)
