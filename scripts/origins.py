"""Who got it from whom: roots of sources, independent support, and the level that a cell's evidence reaches.

The terms are those of docs/METHODS.md. Nothing here is typed by a person; all of it is derived from sources,
derivations, citations and disputes.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from scripts.package import Package

OWN = {"own_reporting", "own_document"}
COPIES = {"republishes", "translates"}
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
def sources_by_id(package: Package) -> dict[str, dict[str, str]]:
    """Key to row of every source."""
    return {row["source_id"]: row for row in package.rows("sources")}


def chains(package: Package) -> dict[str, list[tuple[str, str]]]:
    """Source to its steps (derived_from_id, how); shared text is no step."""
    steps: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in package.rows("derivations"):
        if row["how"] != "shares_text":
            steps[row["source_id"]].append((row["derived_from_id"], row["how"]))
    return steps


def ancestors(source: str, steps: dict[str, list[tuple[str, str]]]) -> set[str]:
    """Every source that a source comes from, itself included; a cycle ends where it began."""
    seen, waiting = set(), [source]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting += [parent for parent, _ in steps.get(current, ())]
    return seen


@cache
def roots(package: Package) -> dict[str, frozenset[str]]:
    """Source to its roots: itself when the origin is its own, the own-origin ends of its chains when derived."""
    origin = {source: row["origin"] for source, row in sources_by_id(package).items()}
    steps = chains(package)

    def of(source: str) -> frozenset[str]:
        if origin.get(source) in OWN:
            return frozenset({source})
        if origin.get(source) != "derived":
            return frozenset()
        return frozenset(a for a in _until_own(source, steps, origin) if origin.get(a) in OWN)

    return {source: of(source) for source in origin}


def _until_own(source: str, steps: dict[str, list[tuple[str, str]]], origin: dict[str, str]) -> set[str]:
    open_steps = {s: parents for s, parents in steps.items() if origin.get(s) == "derived"}
    return ancestors(source, open_steps)


def independent(root_sets: Iterable[frozenset[str]]) -> int:
    """The largest number of sources of which no two share a root."""
    sets = sorted({s for s in root_sets if s}, key=lambda s: (len(s), sorted(s)))
    # A source whose roots include all of another's can always be replaced by that other one.
    minimal = [s for n, s in enumerate(sets) if not any(other <= s for other in sets[:n])]
    return _most_disjoint(tuple(minimal))


def _most_disjoint(sets: tuple[frozenset[str], ...]) -> int:
    if not sets:
        return 0
    first, rest = sets[0], sets[1:]
    clear = tuple(s for s in rest if not s & first)
    taken = 1 + _most_disjoint(clear)
    return taken if len(clear) == len(rest) else max(taken, _most_disjoint(rest))


@cache
def instruments(package: Package) -> frozenset[str]:
    """Sources that give an instrument's own content: the instrument, its republications and translations."""
    sources, steps = sources_by_id(package), chains(package)
    own = {s for s, row in sources.items() if row["source_type"] == "instrument" and row["origin"] == "own_document"}

    def carries(source: str, seen: frozenset[str] = frozenset()) -> bool:
        copied = [parent for parent, how in steps.get(source, ()) if how in COPIES]
        return source in own or any(parent not in seen and carries(parent, seen | {source}) for parent in copied)

    return frozenset(s for s in sources if carries(s) and sources[s]["read_as"] != "not_read")


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
