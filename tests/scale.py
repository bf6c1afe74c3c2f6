"""Makes a copy of a package with its records and citations multiplied: `python -m tests.scale DIR TIMES`.

Sources, derivations and vocabularies stay as they are; every other row is repeated with a key of its own, so that each
copy is a valid package in which copies of citations point to copies of records.
"""

import json
import re
import shutil
import sqlite3
import sys
from pathlib import Path

from scripts.hangul import apart, hangul_ngrams
from scripts.resources import read_resources
from scripts.search import INDEXED
from scripts.tables import iter_records
from scripts.tidy import as_csv

ROOT = Path(__file__).resolve().parent.parent
KEPT = {"sources", "derivations", "withdrawn", "exceptions"}
UNIQUE_TEXT = {"laws": "name_en", "agencies": "name_en", "resolutions": "symbol", "incidents": "title", "claims": "statement"}
UNIQUE_TEXT |= {"absences": "question"}
REFERENCES = {"record_id", "changed_by_id"}


def multiply(root: Path, target: Path, times: int) -> Path:
    """Write the package in `root`, `times` over, to the folder `target`; returns it."""
    shutil.copytree(
        root, target, ignore=shutil.ignore_patterns(".*", "README.md", "build", "texts", "tests", "docs", "site", "scripts")
    )
    resources = read_resources(root)
    grown = {name for name, r in resources.items() if name not in KEPT and not r.path.startswith("data/vocabularies/")}
    for name in grown:
        _grow(target, resources, name, grown, times)
    return target


def _grow(target, resources, name, grown, times):
    resource = resources[name]
    path = target / resource.path
    (_, header), *records = iter_records(path.read_text(encoding="utf-8"))
    moving = {resource.key, *REFERENCES} | {column for column, table in resource.foreign_keys.items() if table in grown}
    rows = [
        [_renamed(name, column, cell, n, moving) for column, cell in zip(header, cells, strict=True)]
        for n in range(times)
        for _, cells in records
    ]
    rows.sort(key=lambda row: row[header.index(resource.key)])
    path.write_text(as_csv([header, *rows]), encoding="utf-8")
    _widen(target / "schemas" / f"{name}.json")


def _renamed(name, column, cell, n, moving):
    if cell and column == "symbol":
        return re.sub(r"(?<=^S/RES/)[0-9]+|$", lambda number: f"{number[0] or ' '}{n:04d}", cell, count=1)
    if cell and column == UNIQUE_TEXT.get(name):
        return f"{cell} {n:04d}" if n else cell  # the first keeps its name, which prose may use
    if not cell or column not in moving:
        return cell
    return f"{cell}{n:04d}" if re.search(r"-\d{4,}$|^res-\d+$", cell) else f"{cell}-c{n:04d}"


def _widen(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    for field in schema["fields"]:
        if pattern := field["constraints"].get("pattern"):
            field["constraints"]["pattern"] = re.sub(r"\[0-9\]\{(\d)\}\$$", r"[0-9]{\1}[0-9]{4}$", pattern)
    path.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")


def multiply_database(built: Path, target: Path, times: int) -> Path:
    """Write the built database, `times` over, to the file `target`: a hundredfold build would take too long."""
    shutil.copy(built, target)
    db = sqlite3.connect(target)
    db.execute("create temp table n (n integer)")
    db.executemany("insert into n values (?)", [(n,) for n in range(1, times)])
    grown = [name for (name,) in db.execute("select distinct table_name from records") if name not in KEPT]
    keys = {key for (key,) in db.execute("select field from fields where place = 0")} - {"source_id", "derivation_id", "code"}
    moving = keys | REFERENCES | {"related_agency_id", "linked_id"}
    for table in (*grown, "records", "standings", "links", "citation_fields", "search"):
        columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
        listed = ", ".join(f'"{column}"' for column in columns)
        cells = ", ".join(f't."{column}"' + (" || '-' || n.n" if column in moving else "") for column in columns)
        kept = "where t.table_name not in ('sources', 'derivations')" if "table_name" in columns else ""
        db.execute(f"insert or ignore into {table} ({listed}) select {cells} from {table} t, n {kept}")
    for table in (name for name in INDEXED if name in grown):
        _index_again(db, table)
    db.execute("analyze")
    db.commit()
    db.execute("vacuum")
    return target


def _index_again(db, table):
    """Fill the full-text index of a table that has grown; only the index holds the cut Hangul."""
    columns = [row[1] for row in db.execute(f"pragma table_info({table}_fts)")]
    listed = ", ".join(columns)
    rows = db.execute(f"select rowid, {listed} from {table}").fetchall()
    db.execute(f"insert into {table}_fts({table}_fts) values ('delete-all')")
    marks = ", ".join("?" * (len(columns) + 1))
    cells = ([rowid, *(f"{apart(text)} {hangul_ngrams(text)}" if text else None for text in texts)] for rowid, *texts in rows)
    db.executemany(f"insert into {table}_fts (rowid, {listed}) values ({marks})", cells)


if __name__ == "__main__":
    print(multiply(ROOT, Path(sys.argv[1]), int(sys.argv[2])))
