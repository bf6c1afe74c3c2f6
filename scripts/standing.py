"""What the citations of a cell amount to: sources, independent ones, best grade, level, dispute."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from scripts.origins import independent, instruments, roots, sources_by_id
from scripts.package import Package

LEVELS = ("unverified", "single_origin", "corroborated", "official")
NEVER_OFFICIAL = {"incidents", "incident_agencies", "incident_provisions", "claims"}
WEAK = {"E", "F"}


@dataclass(frozen=True)
class Standing:
    """What supports one cell: number of sources, of independent ones, best grade, level, dispute."""

    sources: int
    independent: int
    best_reliability: str
    level: str
    dispute: str


@cache
def citations_by_cell(package: Package) -> dict[tuple[str, str], list[dict[str, str]]]:
    """(record_id, field) to the citations that name it."""
    cells: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in package.rows("citations"):
        for name in row["fields"].split(";"):
            cells[row["record_id"], name].append(row)
    return cells


@cache
def support_by_record(package: Package) -> dict[str, set[str]]:
    """record_id to the sources that support one of its cells."""
    support: dict[str, set[str]] = defaultdict(set)
    for row in package.rows("citations"):
        if row["stance"] == "supports":
            support[row["record_id"]].add(row["source_id"])
    return support


@cache
def disputes_by_cell(package: Package) -> dict[tuple[str, str], str]:
    """(record_id, field) to the status of its dispute."""
    return {(row["record_id"], row["field"]): row["status"] for row in package.rows("disputes")}


def is_weak(source: dict[str, str]) -> bool:
    """An anonymous source, or one graded E or F."""
    return source["is_anonymous"] == "true" or source["reliability"] in WEAK


def standing(package: Package, record_id: str, column: str) -> Standing:
    """What the supporting citations of one cell amount to."""
    support = {c["source_id"] for c in citations_by_cell(package).get((record_id, column), ()) if c["stance"] == "supports"}
    known = {s: sources_by_id(package)[s] for s in sorted(support) if s in sources_by_id(package)}
    count = independent(roots(package)[s] for s in known)
    table = package.records.get(record_id, ("", 0))[0]
    return Standing(
        sources=len(known),
        independent=count,
        best_reliability=min((row["reliability"] for row in known.values()), default=""),
        level=_level(package, table, known, count),
        dispute=disputes_by_cell(package).get((record_id, column), "none"),
    )


def _level(package: Package, table: str, support: dict[str, dict[str, str]], count: int) -> str:
    traced = {s: row for s, row in support.items() if roots(package)[s]}
    if all(is_weak(row) for row in traced.values()):
        return "unverified"
    if table not in NEVER_OFFICIAL and any(s in instruments(package) and not is_weak(row) for s, row in traced.items()):
        return "official"
    return "corroborated" if count >= 2 else "single_origin"


def record_level(package: Package, record_id: str) -> str:
    """The level of the weakest filled, citable cell of a record; empty when it has none."""
    table, line = package.records[record_id]
    row = package.tables[table].loc[line].dropna()
    columns = [f["name"] for f in package.resources[table].fields if f["citable"] and f["name"] in row]
    return min((standing(package, record_id, c).level for c in columns), key=LEVELS.index, default="")
