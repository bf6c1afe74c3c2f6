"""Rules about positions of parties on instruments."""

import pandas as pd

from scripts.package import Package
from scripts.rule import Rule

OF_TREATIES = ("signed", "ratified", "acceded", "denounced")


def resolutions_are_not_signed(positions: pd.DataFrame, package: Package) -> pd.Series:
    """A resolution is voted on or rejected; only a treaty is signed, ratified, acceded to or denounced."""
    return ~(positions["record_id"].str.startswith("res-", na=False) & positions["action"].isin(OF_TREATIES))


RULES = (Rule("R331", "positions", "action", resolutions_are_not_signed, "use the vote, or name the treaty as a law"),)
