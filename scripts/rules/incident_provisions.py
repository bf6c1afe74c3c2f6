"""Rules about what incidents have to do with provisions."""

import pandas as pd

from scripts.dates import TIME_ZONES, certainly_before
from scripts.package import Package
from scripts.rule import Rule, per_row


def provisions_stand_before_they_are_breached(links: pd.DataFrame, package: Package) -> pd.Series:
    """An incident has to do with a paragraph only once that was adopted; a day is allowed for time zones."""
    adopted = {row["resolution_id"]: row["adopted_on"] for row in package.rows("resolutions")}
    stands = {row["provision_id"]: adopted.get(row["resolution_id"], "") for row in package.rows("provisions")}
    happened = {row["incident_id"]: row["occurred_on"] or row["reported_on"] for row in package.rows("incidents")}

    def is_right(row: dict[str, str]) -> bool:
        incident, provision = happened.get(row["incident_id"], ""), stands.get(row["provision_id"], "")
        return not certainly_before(incident, provision, TIME_ZONES)

    return per_row(links, package, is_right)


RULES = (
    Rule(
        "R411",
        "incident_provisions",
        "provision_id",
        provisions_stand_before_they_are_breached,
        "name the paragraph that stood at the time",
        needs=("incidents", "provisions", "resolutions"),
    ),
)
