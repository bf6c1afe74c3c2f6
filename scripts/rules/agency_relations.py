"""Rules about relations between agencies."""

import pandas as pd

from scripts.dates import in_order
from scripts.package import Package
from scripts.rule import Rule

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


RULES = (
    Rule("R211", "agency_relations", "ended_on", relations_end_after_they_start, "compare both dates with their passages"),
    Rule("R212", "agency_relations", "related_agency_id", relations_have_no_cycle, "remove the relation that runs the wrong way"),
)
