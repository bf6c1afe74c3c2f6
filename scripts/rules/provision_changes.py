"""Rules about changes to provisions."""

import pandas as pd

from scripts.dates import certainly_before
from scripts.package import Package
from scripts.rule import Rule


def _adopted(package: Package) -> dict[str, str]:
    """Adoption date by key of resolution and of provision."""
    dates = {row["resolution_id"]: row["adopted_on"] for row in package.rows("resolutions")}
    return dates | {row["provision_id"]: dates.get(row["resolution_id"], "") for row in package.rows("provisions")}


def changes_come_later(changes: pd.DataFrame, package: Package) -> pd.Series:
    """A provision is changed by a later resolution, or by another paragraph of its own, never by its own as a whole."""
    adopted = _adopted(package)
    own = {row["provision_id"]: row["resolution_id"] for row in package.rows("provisions")}
    pairs = zip(changes["provision_id"], changes["changed_by_id"], strict=True)
    right = [b not in (a, own.get(a)) and not certainly_before(adopted.get(b, ""), adopted.get(a, "")) for a, b in pairs]
    return pd.Series(right, index=changes.index, dtype=bool)


RULES = (
    Rule(
        "R311",
        "provision_changes",
        "changed_by_id",
        changes_come_later,
        "exchange the two, or correct the dates",
        needs=("provisions", "resolutions"),
    ),
)
