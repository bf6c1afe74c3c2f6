"""Everything the page of a record shows besides its cells: passages, standing, chains of sources, related records."""

import sqlite3
from collections import defaultdict

from scripts.heads import LAW_DATES
from scripts.reading import Row, rows

STANCES = {"contradicts": 0, "supports": 1, "states": 2, "context": 3}
MOST = 300  # related records listed on one page; the table has them all

PASSAGES = """
select c.*, s.title, s.publisher, s.author, s.source_type, s.language, s.published_on, s.url, s.archive_url, s.read_as,
       s.origin, s.reliability, s.reliability_reason, s.is_anonymous
from citations c join sources s using (source_id) where c.record_id = ? order by c.citation_id"""
CITED_FOR = """
select c.citation_id, c.stance, c.fields, r.record_id, r.label, r.table_name
from citations c join records r using (record_id) where c.source_id = ? order by r.table_name, c.citation_id limit ?"""
STEPS = """
with recursive above(source_id, derived_from_id, how) as (
  select source_id, derived_from_id, how from derivations where how != 'shares_text' and source_id in ({marks})
  union
  select d.source_id, d.derived_from_id, d.how
  from derivations d join above on d.source_id = above.derived_from_id where d.how != 'shares_text'
)"""
BELOW = """, below(source_id, derived_from_id, how) as (
  select source_id, derived_from_id, how from derivations where how != 'shares_text' and derived_from_id = ?
  union
  select d.source_id, d.derived_from_id, d.how
  from derivations d join below on d.derived_from_id = below.source_id where d.how != 'shares_text'
) select * from above union select * from below"""
OUT = "select l.field, r.* from links l join records r on r.record_id = l.linked_id where l.record_id = ?"
IN = """
select l.field, r.* from links l join records r on r.record_id = l.record_id
where l.linked_id = ? and r.table_name not in ('derivations', 'names') order by r.table_name, r.record_id limit ?"""
FAR = """
select l.record_id as near_id, r.* from links l
join links other on other.record_id = l.record_id and other.linked_id != l.linked_id
join records r on r.record_id = other.linked_id where l.linked_id = ? limit ?"""
STATED = """
select count(distinct c.source_id) as sources, count(distinct r.root_id) as origins
from citations c left join source_roots r using (source_id) where c.record_id = ? and c.stance = 'states'"""
LINKING = {"agency_relations", "law_agencies", "incident_agencies", "incident_provisions", "provision_changes"}


def dossier(conn: sqlite3.Connection, table: str, record_id: str) -> Row:
    """The evidence and relations of one record, read in one go."""
    passages, standings = _passages(conn, record_id), _standings(conn, record_id)
    cited = [p["source_id"] for p in passages if p["stance"] in ("supports", "states")]
    is_source = table == "sources"
    record = (rows(conn, "select * from records where record_id = ?", record_id) or [None])[0]
    return {
        "record": record,
        "passages": passages,
        "numbers": _numbers(passages),
        "standings": standings,
        "main": _main(standings, record),
        "weakest": _weakest(standings),
        "dates": rows(conn, LAW_DATES, record_id) if table == "laws" else [],
        "stated": rows(conn, STATED, record_id)[0] if table == "claims" else None,
        "disputes": {row["field"]: row for row in rows(conn, "select * from disputes where record_id = ?", record_id)},
        "chain": chain(conn, [record_id] if is_source else cited, record_id if is_source else ""),
        "out": {row["field"]: row for row in rows(conn, OUT, record_id)},
        "related": _related(conn, record_id),
        "names": rows(conn, "select * from names where record_id = ? order by name_id", record_id),
        "cited_for": rows(conn, CITED_FOR, record_id, MOST) if is_source else [],
    }


def _passages(conn: sqlite3.Connection, record_id: str) -> list[Row]:
    passages = rows(conn, PASSAGES, record_id)
    first = {row["source_id"]: n for n, row in reversed(list(enumerate(passages)))}
    passages.sort(key=lambda row: (STANCES[row["stance"]], first[row["source_id"]]))
    return [row | {"number": n, "cells": row["fields"].split(";")} for n, row in enumerate(passages, 1)]


def _numbers(passages: list[Row]) -> dict[str, list[Row]]:
    """Field to the passages that bear on it, for the superscripts."""
    numbers = defaultdict(list)
    for row in passages:
        for cell in row["cells"]:
            numbers[cell].append(row)
    return numbers


def _standings(conn: sqlite3.Connection, record_id: str) -> list[Row]:
    """Cells that stand alike, together: weakest level first."""
    cells = rows(conn, "select s.*, l.rowid as place from standings s join levels l using (level) where record_id = ?", record_id)
    alike = defaultdict(list)
    for row in cells:
        alike[row["place"], row["independent"], row["sources"], row["level"]].append(row["field"])
    return [
        {"level": level, "independent": independent, "sources": sources, "fields": fields}
        for (_, independent, sources, level), fields in sorted(alike.items())
    ]


def _main(standings: list[Row], record: Row | None) -> Row | None:
    """How the cell stands that says most, and which one that is."""
    field = record["head_field"] if record else None
    return next((row | {"field": field} for row in standings if field in row["fields"]), None)


def _weakest(standings: list[Row]) -> Row | None:
    """The weakest level of a record with all its cells of that level, however many sources each has."""
    alike = [row for row in standings if row["level"] == standings[0]["level"]]
    return {"level": alike[0]["level"], "fields": [field for row in alike for field in row["fields"]]} if alike else None


def chain(conn: sqlite3.Connection, sources: list[str], focus: str = "") -> list[Row]:
    """Who got it from whom, as trees from the origins down to the sources that are cited (or around one source)."""
    if not sources:
        return []
    head = STEPS.format(marks=", ".join("?" * len(sources)))
    steps = rows(conn, head + (BELOW if focus else " select * from above"), *sources, *([focus] if focus else []))
    named = {row[end] for row in steps for end in ("source_id", "derived_from_id")} | set(sources)
    facts = "select source_id, publisher, title, published_on, origin, read_as from sources where source_id in ({})"
    found = {row["source_id"]: row for row in rows(conn, facts.format(", ".join("?" * len(named))), *sorted(named))}
    below = defaultdict(list)
    for row in steps:
        below[row["derived_from_id"]].append((row["source_id"], row["how"]))
    tops = sorted(set(found) - {row["source_id"] for row in steps})
    seen: set[str] = set()
    return [_branch(found, below, top, "", set(sources), seen) for top in tops]


def _branch(found: dict[str, Row], below: dict[str, list], source: str, how: str, cited: set[str], seen: set[str]) -> Row:
    again = source in seen
    seen.add(source)
    steps = [] if again else sorted(below[source])
    branches = [_branch(found, below, child, step, cited, seen) for child, step in steps]
    return found[source] | {"how": how, "again": again, "is_cited": source in cited, "branches": branches}


def _related(conn: sqlite3.Connection, record_id: str) -> dict[str, list[Row]]:
    """Records that point here, by table; those that only link two records come with the record at the other end."""
    far = defaultdict(list)
    for row in rows(conn, FAR, record_id, MOST):
        far[row["near_id"]].append(row)
    related = defaultdict(list)
    for row in rows(conn, IN, record_id, MOST):
        related[row["table_name"]].append(row | {"far": far[row["record_id"]] if row["table_name"] in LINKING else []})
    return dict(related)
