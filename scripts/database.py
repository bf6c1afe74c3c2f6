"""The SQLite database: tables with keys and labels, derived evidence, views, search."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from scripts.dates import bounds
from scripts.derived import add_derived
from scripts.heads import head
from scripts.labels import has_own_label, label
from scripts.origins import sources_by_id
from scripts.package import Package
from scripts.pages import add_pages
from scripts.resources import Resource
from scripts.search import add_search
from scripts.standing import record_level

VIEWS = Path(__file__).resolve().parent / "views.sql"
Row = dict[str, Any]


def fill(db: Database, package: Package, commit: str) -> None:
    """Write every table of the package, what is derived from it, the views and the search index."""
    _add_records(db, package)
    for resource in _by_dependency(package):
        _add_table(db, package, resource)
    add_derived(db, package, commit)
    db.executescript(VIEWS.read_text(encoding="utf-8"))
    add_search(db, package)
    add_pages(db, package)
    db.execute("analyze")


def _by_dependency(package: Package) -> Iterator[Resource]:
    """Resources in an order in which each comes after those its foreign keys point to."""
    done: set[str] = set()
    waiting = list(package.resources.values())
    while waiting:
        ready = [r for r in waiting if set(r.foreign_keys.values()) - {r.name} <= done]
        yield from ready
        done |= {r.name for r in ready}
        waiting = [r for r in waiting if r.name not in done]


def _add_records(db: Database, package: Package) -> None:
    resources = package.resources
    rows = [
        {"record_id": row[resources[name].key], "table_name": name, "label": label(package, resources[name], row), "level": None}
        for name in dict.fromkeys(table for table, _ in package.records.values())
        for row in package.rows(name)
    ]
    for row in rows:
        row["level"] = record_level(package, row["record_id"]) or None
        row["head_field"], row["head_level"] = head(package, row["record_id"])
    columns = ("record_id", "table_name", "label", "level", "head_field", "head_level")
    db["records"].create(dict.fromkeys(columns, str), pk="record_id")
    db["records"].insert_all(rows)
    db["records"].create_index(["table_name"])


def _add_table(db: Database, package: Package, resource: Resource) -> None:
    columns = _columns(resource)
    db[resource.name].create(
        columns,
        pk=resource.key,
        foreign_keys=list(_foreign_keys(package, resource)),
        not_null={f["name"] for f in resource.fields if f["constraints"]["required"]},
    )
    db[resource.name].insert_all(_row(resource, columns, row, package) for row in package.rows(resource.name))
    for column in dict.fromkeys([*resource.foreign_keys, "record_id"]):
        if column in columns and column != resource.key:
            db[resource.name].create_index([column])


def _columns(resource: Resource) -> dict[str, type]:
    columns: dict[str, type] = {}
    for spec in resource.fields:
        columns[spec["name"]] = str if spec["type"] == "string" else int
        if spec["name"].endswith("_on"):
            columns |= {f"{spec['name']}_earliest": str, f"{spec['name']}_latest": str}
    if not has_own_label(resource):
        columns["label"] = str
    if resource.name == "citations":
        columns["passage_url"] = str
    return columns


def _foreign_keys(package: Package, resource: Resource) -> Iterator[tuple[str, str, str]]:
    for column, target in resource.foreign_keys.items():
        yield column, target, package.resources[target].key
    for column in ("record_id", "changed_by_id"):
        if column in (f["name"] for f in resource.fields) and column != resource.key:
            yield column, "records", "record_id"


def _row(resource: Resource, columns: dict[str, type], row: Row, package: Package) -> Row:
    filled: Row = {spec["name"]: _typed(spec["type"], row[spec["name"]]) for spec in resource.fields}
    for name in [n for n in filled if n.endswith("_on")]:
        earliest, latest = (bounds(row[name]) if row[name] else None) or (None, None)
        filled |= {f"{name}_earliest": earliest and earliest.isoformat(), f"{name}_latest": latest and latest.isoformat()}
    if "label" in columns and "label" not in filled:
        filled["label"] = label(package, resource, row)
    if resource.name == "citations":
        filled["passage_url"] = passage_url(sources_by_id(package)[row["source_id"]]["url"], row["text_start"], row["text_end"])
    return filled


def _typed(kind: str, cell: str) -> str | int | None:
    if not cell:
        return None
    return {"integer": int, "boolean": lambda c: int(c == "true"), "string": str}[kind](cell)


def passage_url(url: str, text_start: str, text_end: str) -> str | None:
    """A link that opens the passage: the page's address with a text fragment, encoded as the URL standard wants it."""
    if not url:
        return None
    ends = ",".join(quote(text, safe="").replace("-", "%2D") for text in (text_start, text_end) if text)
    return f"{url}{'' if '#' in url else '#'}:~:text={ends}"
