"""The full-text indexes: one over all records, and one for each table that Datasette's search box uses."""

from sqlite_utils import Database

from scripts.hangul import apart, hangul_ngrams
from scripts.package import Package

TOKENIZER = "porter unicode61 remove_diacritics 2"
INDEXED = (
    "laws",
    "law_versions",
    "articles",
    "agencies",
    "names",
    "resolutions",
    "provisions",
    "designations",
    "incidents",
    "claims",
    "absences",
    "sources",
)


def add_search(db: Database, package: Package) -> None:
    """A `search` table over all records, and a full-text index for each table that Datasette's search box uses."""
    _everything(db, package)
    for name in INDEXED:
        _one_table(db, package, name)


def _text_columns(package: Package, name: str) -> list[str]:
    resource = package.resources[name]
    return [f["name"] for f in resource.fields if f.get("text") in ("prose", "name") or f["name"] == resource.key]


def _everything(db: Database, package: Package) -> None:
    columns = "record_id unindexed, table_name unindexed, label, body, hangul"
    db.execute(f"create virtual table search using fts5({columns}, tokenize='{TOKENIZER}')")
    labels = {row["record_id"]: row["label"] for row in db["records"].rows}
    other_names: dict[str, list[str]] = {}
    for row in package.rows("names"):
        other_names.setdefault(row["record_id"], []).append(row["name"])
    for name in INDEXED:
        key = package.resources[name].key
        for row in package.rows(name):
            body = " ".join([*(row[c] for c in _text_columns(package, name) if row[c]), *other_names.get(row[key], [])])
            db.execute(
                "insert into search values (?, ?, ?, ?, ?)", [row[key], name, labels[row[key]], apart(body), hangul_ngrams(body)]
            )


def _one_table(db: Database, package: Package, name: str) -> None:
    """An index of its own for one table, which Datasette finds by content=…; only the index holds the n-grams."""
    columns = _text_columns(package, name)
    listed = ", ".join(columns)
    db.execute(f'create virtual table "{name}_fts" using fts5({listed}, tokenize=\'{TOKENIZER}\', content="{name}")')
    rows = db.execute(f"select rowid, {listed} from {name}").fetchall()
    cells = ([rowid, *(f"{apart(text)} {hangul_ngrams(text)}" if text else None for text in texts)] for rowid, *texts in rows)
    marks = ", ".join("?" * (len(columns) + 1))
    db.conn.executemany(f'insert into "{name}_fts" (rowid, {listed}) values ({marks})', cells)
