"""The search over everything: rows with all words of a query, else those with most of them, a page at a time."""

import sqlite3
from dataclasses import dataclass, field

from scripts.hangul import fragments
from scripts.reading import Row, rows
from scripts.synonyms import asked, wanted

SHOWN, RANKED, FEW, MOST_WORDS = 40, 120, 3, 12
# Where no row has all the words a source counts one word less: what it is cited for is what people look for.
# A record comes before the rows that are about it; bm25 is negative, so a larger factor moves a row up.
WEIGHTS = {"laws": 1.6, "agencies": 1.5, "resolutions": 1.6, "incidents": 1.2, "sources": 0.5, "names": 0.5, "law_versions": 0.6}
COUNT = "select count(*) from search where search match ? and ? in ('', table_name)"
FOUND = """
select s.record_id, s.table_name, r.label, r.head_level as level, s.gist, s.rank as score, 0 as words
from search s join records r using (record_id)
where search match ? and ? in ('', s.table_name) and s.rank match 'bm25(0, 0, 0, 10, 1)' order by s.rank limit ? offset ?"""
MATCHED = "select rowid as place from search where search match ?"
MOST = """
with counted as (select place, count(*) as words from ({each}) group by place)
select s.record_id, s.table_name, r.label, r.head_level as level, s.gist, s.rank as score,
       c.words - (s.table_name = 'sources') as words
from search s join counted c on c.place = s.rowid join records r using (record_id)
where search match ? and ? in ('', s.table_name) and s.rank match 'bm25(0, 0, 0, 10, 1)'
order by words desc, s.rank limit ? offset ?"""


@dataclass
class Hits:
    """One page of hits, how many there are in all, and how many of those have all the words."""

    rows: list[Row] = field(default_factory=list)
    total: int = 0
    complete: int = 0


def find(conn: sqlite3.Connection, query: str, within: str = "", page: int = 1) -> Hits:
    """Rows with all the words; with their beginnings; when those are few, rows with some, most words first; then syllables."""
    parts = wanted(query)[:MOST_WORDS]
    whole, starts = ([asked(names, start) for names in parts] for start in (False, True))
    for words in (whole, starts) if parts else ():
        hits = _page(conn, FOUND, [" AND ".join(words)], within, page)
        if hits.total >= FEW or (hits.total and len(parts) == 1):
            hits.complete = hits.total
            return hits
    loose = " OR ".join(starts)
    for each, some in ((starts, loose), ([], " OR ".join(fragments(query)))) if parts else ():
        if some and (hits := _some(conn, each, some, within, page)).total:
            return hits
    return Hits()


def _some(conn: sqlite3.Connection, each: list[str], some: str, within: str, page: int) -> Hits:
    """Rows with any of the words, those with most of them first."""
    sql = MOST.format(each=" union all ".join([MATCHED] * len(each))) if each else FOUND
    hits = _page(conn, sql, [*each, some], within, page)
    hits.complete = conn.execute(COUNT, (" AND ".join(each), within)).fetchone()[0] if each else 0
    return hits


def _page(conn: sqlite3.Connection, sql: str, words: list[str], within: str, page: int) -> Hits:
    """The rows of one page: ranked by the index, and then within a stretch of three pages by what kind of record they are."""
    total = conn.execute(COUNT, (words[-1], within)).fetchone()[0]
    before = (page - 1) * SHOWN
    stretch = before - before % RANKED
    found = rows(conn, sql, *words, within, RANKED, stretch) if total > stretch else []
    found.sort(key=lambda row: (-row["words"], row["score"] * WEIGHTS.get(row["table_name"], 1)))
    return Hits(found[before - stretch : before - stretch + SHOWN], total)
