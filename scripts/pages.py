"""What the pages of the site read besides the tables: fields, levels, links between records, facts, covering indexes."""

from collections.abc import Iterator
from itertools import permutations

from sqlite_utils import Database

from scripts.labels import REFERENCES
from scripts.metadata import FACETS
from scripts.package import Package
from scripts.resources import Resource
from scripts.standing import LEVELS

MEANINGS = {
    "unverified": ("Unverified", "No traced source supports it, or only anonymous ones or such as are graded E or F."),
    "single_origin": ("One origin", "However many reports there are, no two are independent."),
    "corroborated": ("Corroborated", "At least two independent sources support it."),
    "official": (
        "Official text",
        "It is the content of a legal instrument, read itself or through a republication or translation.",
    ),
}
FACTS = ("title", "description", "homepage")
EVIDENCE = {"citations", "disputes"}  # shown as the evidence of a record, not as its relations


def add_pages(db: Database, package: Package) -> None:
    """Write the derived tables and indexes that only the site needs."""
    db["fields"].insert_all(_fields(package), pk=("table_name", "field"))
    rows = [{"level": level, "label": MEANINGS[level][0], "meaning": MEANINGS[level][1]} for level in LEVELS]
    db["levels"].insert_all(rows, pk="level")
    db["codes"].insert_all(_codes(package), pk=("vocabulary", "code"))
    db["links"].create({"record_id": str, "field": str, "linked_id": str}, pk=("record_id", "field"))
    db["links"].insert_all(_links(package))
    db["links"].create_index(["linked_id"])
    facts = [{"key": name, "value": package.descriptor.get(name, "")} for name in FACTS]
    db["metadata"].insert_all([*facts, {"key": "keywords", "value": "; ".join(package.descriptor.get("keywords", []))}])
    for resource in package.resources.values():
        _add_facet_indexes(db, resource)
    for column in ("record_id", "source_id"):
        db["citations"].create_index([column, "citation_id"], if_not_exists=True)


def _fields(package: Package) -> Iterator[dict[str, object]]:
    for resource in package.resources.values():
        for place, spec in enumerate(resource.fields):
            yield {
                "table_name": resource.name,
                "field": spec["name"],
                "place": place,
                "title": spec.get("title") or spec["name"],
                "description": spec["description"],
                "kind": spec["type"],
                "links_to": resource.foreign_keys.get(spec["name"]),
                "citable": int(spec["citable"]),
            }


def _codes(package: Package) -> Iterator[dict[str, str]]:
    """The codes of all vocabularies with their labels, to read a cell of any column in SQL."""
    for name, resource in package.resources.items():
        if resource.key == "code" and "label" in (f["name"] for f in resource.fields):
            yield from ({"vocabulary": name, "code": row["code"], "label": row["label"]} for row in package.rows(name))


def _links(package: Package) -> Iterator[dict[str, str]]:
    """One row for each cell that names another record."""
    for name in dict.fromkeys(table for table, _ in package.records.values()):
        resource = package.resources[name]
        columns = [f["name"] for f in resource.fields if f["name"] in (*resource.foreign_keys, *REFERENCES)]
        for row in package.rows(name) if name not in EVIDENCE else ():
            for column in columns:
                if row[column] in package.records and column != resource.key:
                    yield {"record_id": row[resource.key], "field": column, "linked_id": row[column]}


def _add_facet_indexes(db: Database, resource: Resource) -> None:
    """Indexes that cover a facet under a filter on another one, so that counting reads no rows."""
    facets = [f["name"] for f in resource.fields if f.get("facet")][:FACETS]
    for columns in permutations(facets, min(2, len(facets))) if facets else ():
        db[resource.name].create_index(list(columns), if_not_exists=True)
