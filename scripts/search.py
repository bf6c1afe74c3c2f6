"""The full-text indexes: one over all records, and one for each table that Datasette's search box uses."""

from textwrap import shorten

from sqlite_utils import Database

from scripts.hangul import apart, hangul_ngrams
from scripts.package import Package
from scripts.resources import Resource

TOKENIZER = "porter unicode61 remove_diacritics 2"
COLUMNS = ("record_id unindexed", "table_name unindexed", "gist unindexed", "names", "prose")
GIST_MAX = 260  # characters of a record that a list of hits shows
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
    """One row a record: its names (which weigh more) and its prose, each with the Hangul in them cut."""
    db.execute(f"create virtual table search using fts5({', '.join(COLUMNS)}, tokenize='{TOKENIZER}')")
    labels = {row["record_id"]: row["label"] for row in db["records"].rows}
    other_names: dict[str, list[str]] = {}
    for row in package.rows("names"):
        other_names.setdefault(row["record_id"], []).append(row["name"])
    for name in INDEXED:
        resource = package.resources[name]
        for row in package.rows(name):
            key = row[resource.key]
            texts = {kind: [row[f["name"]] for f in resource.fields if f.get("text") == kind] for kind in ("name", "prose")}
            names = " ".join([labels[key], *texts["name"], *other_names.get(key, [])])
            prose = " ".join([*texts["prose"], *_status(package, resource, row), resource.title, key])
            gist = " · ".join(dict.fromkeys(text for text in texts["name"] + texts["prose"] if text and text != labels[key]))
            db.execute(
                "insert into search values (?, ?, ?, ?, ?)",
                [key, name, shorten(gist, GIST_MAX, placeholder=" …"), _cut(_plain(names)), _cut(prose)],
            )


def _status(package: Package, resource: Resource, row: dict[str, str]) -> list[str]:
    """The status of a record in words, and its date: people search for what was vetoed, and when."""
    codes = (
        {code["code"]: code["label"] for code in package.rows(resource.foreign_keys.get("status", ""))}
        if row.get("status")
        else {}
    )
    return [codes.get(row.get("status", ""), ""), row.get("adopted_on", "")]


def _plain(names: str) -> str:
    """Names, and once more without the apostrophes that McCune–Reischauer puts inside words."""
    bare = names.translate({ord(mark): None for mark in "’'‘"})
    return names if bare == names else f"{names} {bare}"


def _cut(text: str) -> str:
    return f"{apart(text)} {hangul_ngrams(text)}".strip()


def _one_table(db: Database, package: Package, name: str) -> None:
    """An index of its own for one table, which Datasette finds by content=…; only the index holds the n-grams."""
    columns = _text_columns(package, name)
    listed = ", ".join(columns)
    db.execute(f'create virtual table "{name}_fts" using fts5({listed}, tokenize=\'{TOKENIZER}\', content="{name}")')
    rows = db.execute(f"select rowid, {listed} from {name}").fetchall()
    cells = ([rowid, *(_cut(text) if text else None for text in texts)] for rowid, *texts in rows)
    marks = ", ".join("?" * (len(columns) + 1))
    db.conn.executemany(f'insert into "{name}_fts" (rowid, {listed}) values ({marks})', cells)
