"""Rules about designations."""

import pandas as pd

from scripts.dates import in_order
from scripts.package import Package
from scripts.rule import Rule


def listings_end_after_they_start(designations: pd.DataFrame, package: Package) -> pd.Series:
    """A listing does not end before it was made."""
    return in_order(designations, "designated_on", "ended_on")


RULES = (Rule("R241", "designations", "ended_on", listings_end_after_they_start, "compare both dates with their passages"),)
