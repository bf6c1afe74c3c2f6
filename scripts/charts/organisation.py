"""The organisation chart: which body belonged to which, as trees."""

from collections import defaultdict
from typing import Any

Row = dict[str, Any]


def organisation(rows: list[Row]) -> list[Row]:
    """Trees from rows of belonging; a body that belongs to two stands under both, but its own parts are drawn once."""
    below: dict[str, list[Row]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in (row for row in rows if row["relation_code"] == "part_of"):
        below[row["related_agency_id"]].append(row)
        names |= {row["agency_id"]: row["body"], row["related_agency_id"]: row["related_body"]}
    inside = {row["agency_id"] for parts in below.values() for row in parts}
    seen: set[str] = set()
    trees = [_branch(top, names, below, seen) for top in sorted(set(below) - inside, key=names.__getitem__)]
    return sorted(trees, key=lambda tree: -_size(tree))


def _branch(key: str, names: dict[str, str], below: dict[str, list[Row]], seen: set[str]) -> Row:
    again = key in seen
    seen.add(key)
    parts = [] if again else sorted({row["agency_id"] for row in below[key]}, key=names.__getitem__)
    return {"agency_id": key, "name": names[key], "again": again, "branches": [_branch(p, names, below, seen) for p in parts]}


def _size(tree: Row) -> int:
    return 1 + sum(map(_size, tree["branches"]))
