"""Rules about laws."""

import pandas as pd

from scripts.package import Package
from scripts.rule import Rule


def every_law_has_a_history(laws: pd.DataFrame, package: Package) -> pd.Series:
    """Every law has at least one version (when it was adopted, changed or seen) or a position of a party to it."""
    known = set(package.tables["law_versions"]["law_id"]) | set(package.tables["positions"]["record_id"])
    return laws["law_id"].isin(known)


RULES = (
    Rule(
        "R101",
        "laws",
        "law_id",
        every_law_has_a_history,
        "add a row to data/law_versions.csv",
        needs=("law_versions", "positions"),
    ),
)
