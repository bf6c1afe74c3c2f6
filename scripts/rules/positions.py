"""Rules about positions of parties on instruments."""

import pandas as pd

from scripts.dates import TIME_ZONES, certainly_before
from scripts.package import Package
from scripts.rule import Rule, per_row

OF_TREATIES = ("signed", "ratified", "acceded", "denounced")
VOTES = ("voted_for", "voted_against", "abstained", "not_voting")


def resolutions_are_not_signed(positions: pd.DataFrame, package: Package) -> pd.Series:
    """A resolution is voted on or rejected; only a treaty is signed, ratified, acceded to or denounced."""
    return ~(positions["record_id"].str.startswith("res-", na=False) & positions["action"].isin(OF_TREATIES))


def votes_fall_on_the_adoption(positions: pd.DataFrame, package: Package) -> pd.Series:
    """A vote on a resolution is cast on the day of its adoption; a day is allowed for time zones."""
    adopted = {row["resolution_id"]: row["adopted_on"] for row in package.rows("resolutions")}

    def is_right(row: dict[str, str]) -> bool:
        vote, day = row["action_on"], adopted.get(row["record_id"], "")
        apart = certainly_before(vote, day, TIME_ZONES) or certainly_before(day, vote, TIME_ZONES)
        return row["action"] not in VOTES or not apart

    return per_row(positions, package, is_right)


RULES = (
    Rule("R331", "positions", "action", resolutions_are_not_signed, "use the vote, or name the treaty as a law"),
    Rule(
        "R332",
        "positions",
        "action_on",
        votes_fall_on_the_adoption,
        "compare both dates with their passages",
        needs=("resolutions",),
    ),
)
