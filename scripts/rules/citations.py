"""Rules about citations: every citable cell has one, and each says truly what it bears on."""

from functools import cache

import pandas as pd

from scripts.package import Package
from scripts.resources import Resource
from scripts.rule import CELLS, Rule, per_row
from scripts.rules.keys import withdrawal
from scripts.standing import citations_by_cell, disputes_by_cell


def citable_cells_are_cited(cells: pd.DataFrame, package: Package) -> pd.Series:
    """A filled cell of a citable column has a supporting citation (a claim: one that states it)."""
    cited = {cell for cell, rows in citations_by_cell(package).items() for row in rows if _bears(row, package)}
    pairs = zip(cells["record_id"], cells["column"], cells["citable"], strict=True)
    return pd.Series(
        [not citable or (record, column) in cited for record, column, citable in pairs], index=cells.index, dtype=bool
    )


def _record(row: dict[str, str], package: Package) -> str:
    return f"The record is {row['record_id']}."


def _bears(citation: dict[str, str], package: Package) -> bool:
    """Whether a citation makes a cell cited: it supports it, or on a claim states it or contradicts a misconception."""
    is_claim = package.records.get(citation["record_id"], ("",))[0] == "claims"
    return citation["stance"] == "supports" or (is_claim and citation["stance"] in ("states", "contradicts"))


def cited_records_exist(citations: pd.DataFrame, package: Package) -> pd.Series:
    """The record that a citation is about exists and is one that is cited."""
    return citations["record_id"].map(lambda key: _may_be_cited(key, package)).astype(bool)


def _may_be_cited(key: str, package: Package) -> bool:
    """Whether a record is, or could stand in a table left out, one that has citable columns."""
    name = package.records.get(key, ("",))[0]
    return _is_citable(package.resources[name]) if name else package.may_hold(key)


def _is_citable(resource: Resource) -> bool:
    return any(spec["citable"] for spec in resource.fields)


def _withdrawal(row: dict[str, str], package: Package) -> str:
    return withdrawal(row["record_id"], package)


def cited_fields_are_citable_and_filled(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A citation names filled, citable columns of its record, each once."""
    return per_row(citations, package, lambda row: not _idle_fields(row, package))


@cache
def _filled(package: Package) -> set[tuple[str, str]]:
    citable = package.cells[package.cells["citable"].astype(bool)]
    return set(zip(citable["record_id"], citable["column"], strict=True))


def _idle_fields(row: dict[str, str], package: Package) -> list[str]:
    names = row["fields"].split(";")
    idle = [name for name in names if (row["record_id"], name) not in _filled(package) or names.count(name) > 1]
    name = package.records.get(row["record_id"], ("",))[0]
    return idle if name and _is_citable(package.resources[name]) else []


def _idle(row: dict[str, str], package: Package) -> str:
    return f"Not so: {', '.join(_idle_fields(row, package))}."


def states_is_for_claims(citations: pd.DataFrame, package: Package) -> pd.Series:
    """The stance states is for claims; every other record is supported or contradicted."""
    return per_row(
        citations,
        package,
        lambda row: row["stance"] != "states" or package.records.get(row["record_id"], ("claims",))[0] == "claims",
    )


def contradictions_have_a_dispute(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A contradicting citation names one column and has a dispute; on claims the verdict decides."""
    disputes = disputes_by_cell(package)

    def is_right(row: dict[str, str]) -> bool:
        is_claim = package.records.get(row["record_id"], ("claims",))[0] == "claims"
        return row["stance"] != "contradicts" or is_claim or (row["record_id"], row["fields"]) in disputes

    return per_row(citations, package, is_right)


def contradictions_say_what_instead(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A contradicting citation says what other than our value its source asserts, no other does; claims may leave it empty."""

    def is_right(row: dict[str, str]) -> bool:
        if row["stance"] != "contradicts":
            return not row["asserted_value"]
        if row["asserted_value"]:
            return row["asserted_value"] != package.value(row["record_id"], row["fields"])
        return package.records.get(row["record_id"], ("claims",))[0] == "claims"

    return per_row(citations, package, is_right)


RULES = (
    Rule(
        "C201",
        CELLS,
        "",
        citable_cells_are_cited,
        "add a row to sources/citations.csv with this record_id and column",
        needs=("citations", "sources"),
        explain=_record,
    ),
    Rule("C211", "citations", "record_id", cited_records_exist, "correct the key, or add the record", explain=_withdrawal),
    Rule(
        "C212",
        "citations",
        "fields",
        cited_fields_are_citable_and_filled,
        "name the columns that this passage bears out",
        explain=_idle,
    ),
    Rule("C214", "citations", "stance", states_is_for_claims, "use supports or contradicts"),
    Rule(
        "C215",
        "citations",
        "fields",
        contradictions_have_a_dispute,
        "name one column, and add a row to sources/disputes.csv",
        needs=("disputes",),
    ),
    Rule(
        "C216",
        "citations",
        "asserted_value",
        contradictions_say_what_instead,
        "write in asserted_value what the source says instead, or choose another stance",
    ),
)
