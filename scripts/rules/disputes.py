"""Rules about disputes."""

import pandas as pd

from scripts.package import Package
from scripts.rule import Rule
from scripts.standing import citations_by_cell


def disputes_have_a_contradiction(disputes: pd.DataFrame, package: Package) -> pd.Series:
    """A dispute is about a cell that a citation contradicts."""
    cells = citations_by_cell(package)
    pairs = zip(disputes["record_id"], disputes["field"], strict=True)
    right = [any(c["stance"] == "contradicts" for c in cells.get(pair, ())) for pair in pairs]
    return pd.Series(right, index=disputes.index, dtype=bool)


def resolved_disputes_are_dated(disputes: pd.DataFrame, package: Package) -> pd.Series:
    """A resolved dispute has the day it was decided, an open one has none."""
    return (disputes["status"] == "resolved") == disputes["decided_on"].notna()


RULES = (
    Rule(
        "C231",
        "disputes",
        "field",
        disputes_have_a_contradiction,
        "add the contradicting citation, or remove the dispute",
        needs=("citations",),
    ),
    Rule("C232", "disputes", "decided_on", resolved_disputes_are_dated, "fill decided_on when resolved, empty it when open"),
)
