"""Who got it from whom: chains of derivation, roots of sources, and how many sources are independent.

The terms are those of docs/METHODS.md. Nothing here is typed by a person; all of it is derived from sources and
derivations.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from scripts.package import Package

OWN = {"own_reporting", "own_document"}
COPIES = {"republishes", "translates"}


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
    # A chain ends at a source of its own origin, so the steps of such a source are not followed.
    steps = {source: parents for source, parents in chains(package).items() if origin.get(source) == "derived"}

    def of(source: str) -> frozenset[str]:
        ends = ancestors(source, steps) if origin[source] == "derived" else {source}
        return frozenset(end for end in ends if origin.get(end) in OWN)

    return {source: of(source) for source in origin}


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
