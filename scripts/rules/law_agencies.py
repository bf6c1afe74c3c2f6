"""Rules about what agencies do under laws."""

import pandas as pd

from scripts.dates import in_order
from scripts.package import Package
from scripts.rule import Rule


def roles_end_after_they_start(roles: pd.DataFrame, package: Package) -> pd.Series:
    """A role under a law does not end before it starts."""
    return in_order(roles, "started_on", "ended_on")


RULES = (Rule("R221", "law_agencies", "ended_on", roles_end_after_they_start, "compare both dates with their passages"),)
