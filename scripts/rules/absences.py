"""Rules about absences."""

import pandas as pd

from scripts.dates import certainly_before
from scripts.package import Package
from scripts.rule import Rule


def searches_are_not_in_the_future(absences: pd.DataFrame, package: Package) -> pd.Series:
    """A search was made on or before the day of the check."""
    today = package.as_of.isoformat()
    return ~absences["searched_on"].fillna("").map(lambda day: certainly_before(today, day)).astype(bool)


RULES = (Rule("R511", "absences", "searched_on", searches_are_not_in_the_future, "correct the day of the search"),)
