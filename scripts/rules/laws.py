"""Rules about laws."""

import pandas as pd

from scripts.rule import Rule
from scripts.tables import Package


def every_law_has_a_version(laws: pd.DataFrame, package: Package) -> pd.Series:
    """Every law has at least one version: when it was adopted, changed, or seen."""
    return laws["law_id"].isin(package.tables["law_versions"]["law_id"])


RULES = (Rule("R101", "laws", "law_id", every_law_has_a_version, "add a row to data/law_versions.csv", needs=("law_versions",)),)
