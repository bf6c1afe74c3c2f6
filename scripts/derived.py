"""Tables derived from the package: cited fields, standing of each cell, roots of each source, dates of laws, build facts."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from scripts.origins import roots
from scripts.package import Package
from scripts.standing import standing

Row = dict[str, Any]
KEYS = {"records": "record_id", "sources": "source_id", "citations": "citation_id"}


CITATION_FIELDS = {"citation_id": str, "field": str, "record_id": str, "source_id": str, "stance": str}
STANDINGS = {"record_id": str, "field": str, "value": str, "sources": int, "independent": int}
STANDINGS |= {"best_reliability": str, "level": str, "dispute": str}
SOURCE_ROOTS = {"source_id": str, "root_id": str}


def add_derived(db: Database, package: Package, commit: str) -> None:
    """Write every derived table, and the derived columns of laws."""
    links = {"citation_id": "citations", "record_id": "records", "source_id": "sources"}
    _insert(db, "citation_fields", CITATION_FIELDS, ("citation_id", "field"), links, _cited_fields(package))
    _insert(db, "standings", STANDINGS, ("record_id", "field"), {"record_id": "records"}, _standings(package))
    links = {"source_id": "sources", "root_id": "sources"}
    _insert(db, "source_roots", SOURCE_ROOTS, ("source_id", "root_id"), links, _root_pairs(package))
    _add_law_dates(db)
    facts = {part: package.descriptor[part] for part in ("name", "version", "created")} | {"commit": commit}
    db["metadata"].insert_all([{"key": key, "value": value} for key, value in facts.items()], pk="key")


def _cited_fields(package: Package) -> Iterable[Row]:
    """One row for each field that a citation names."""
    for row in package.rows("citations"):
        for name in row["fields"].split(";"):
            yield {"citation_id": row["citation_id"], "field": name} | {c: row[c] for c in ("record_id", "source_id", "stance")}


def _standings(package: Package) -> Iterable[Row]:
    """One row for each citable cell that is filled."""
    cells = package.cells[package.cells["citable"].astype(bool)]
    for record, column, value in zip(cells["record_id"], cells["column"], cells["value"], strict=True):
        yield {"record_id": record, "field": column, "value": value, **vars(standing(package, record, column))}


def _root_pairs(package: Package) -> Iterable[Row]:
    """One row for each root of each source."""
    return ({"source_id": source, "root_id": root} for source, own in sorted(roots(package).items()) for root in sorted(own))


def _insert(
    db: Database, name: str, columns: dict[str, type], key: tuple[str, ...], links: dict[str, str], rows: Iterable[Row]
) -> None:
    db[name].create(columns, pk=key, foreign_keys=[(column, table, KEYS[table]) for column, table in links.items()])
    db[name].insert_all(rows)
    for column in links:
        db[name].create_index([column])


def _add_law_dates(db: Database) -> None:
    """Adoption and newest change of each law, from its versions, their one home; empty where that date is unverified."""
    for column, event in (("adopted_on", "= 'adopted'"), ("last_changed_on", "in ('amended', 'replaced', 'repealed')")):
        db["laws"].add_column(column, str)
        db.execute(
            f"update laws set {column} = (select iif(s.level = 'unverified', null, v.event_on) from law_versions v"
            " join standings s on s.record_id = v.law_version_id and s.field = 'event_on'"
            f" where v.law_id = laws.law_id and v.event {event} order by v.event_on_latest desc, v.law_version_id limit 1)"
        )
