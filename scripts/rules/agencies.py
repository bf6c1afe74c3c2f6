"""Rules about agencies."""

import pandas as pd

from scripts.dates import in_order
from scripts.package import Package
from scripts.rule import Rule


def agencies_end_after_they_were_founded(agencies: pd.DataFrame, package: Package) -> pd.Series:
    """An agency does not end before it was founded."""
    return in_order(agencies, "founded_on", "ended_on")


RULES = (Rule("R201", "agencies", "ended_on", agencies_end_after_they_were_founded, "compare both dates with their passages"),)
