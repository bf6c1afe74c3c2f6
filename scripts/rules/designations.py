"""Rules about designations."""

import pandas as pd

from scripts.dates import in_order
from scripts.package import Package
from scripts.rule import Rule


def listings_end_after_they_start(designations: pd.DataFrame, package: Package) -> pd.Series:
    """A listing does not end before it was made."""
    return in_order(designations, "designated_on", "ended_on")


def bodies_are_founded_before_they_are_listed(designations: pd.DataFrame, package: Package) -> pd.Series:
    """An agency is not listed before it was founded."""
    founded = package.tables["agencies"].set_index("agency_id")["founded_on"]
    dated = designations.assign(founded_on=designations["agency_id"].map(founded[~founded.index.duplicated()]))
    return in_order(dated, "founded_on", "designated_on")


def listings_are_of_bodies(designations: pd.DataFrame, package: Package) -> pd.Series:
    """A listing is of a body: references of persons (KPi.001) do not stand here."""
    return ~designations["list_reference"].str.contains(r"\bKPi\.", case=False, na=False)


RULES = (
    Rule("R241", "designations", "ended_on", listings_end_after_they_start, "compare both dates with their passages"),
    Rule("R243", "designations", "list_reference", listings_are_of_bodies, "remove the row; persons have no table"),
    Rule(
        "R242",
        "designations",
        "designated_on",
        bodies_are_founded_before_they_are_listed,
        "compare both dates with their passages; a namesake is an agency of its own",
        needs=("agencies",),
    ),
)
