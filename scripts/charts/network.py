"""Who got it from whom, at a glance: a row for each origin, a full dot for each source that took it from there directly,
a hollow one for each that got it through another.
"""

from collections import defaultdict
from textwrap import shorten
from typing import Any

from scripts.charts.svg import dot, picture, rule, text

Row = dict[str, Any]
WIDTH, STEP, MOST = 380, 11, 20


def reach(rows: list[Row]) -> list[Row]:
    """Origins with the sources that go back to them, nearest first; those that reach farthest first."""
    below: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        below[row["derived_from_id"]].append(row)
    taken = {row["source_id"] for row in rows}
    facts = {row["derived_from_id"]: row for row in rows}
    found = [
        {"source_id": top, "name": named(facts[top], "derived_from_"), **_heads(facts[top]), "steps": _steps(top, below)}
        for top in sorted(set(below) - taken)
    ]
    return sorted(found, key=lambda origin: (-len(origin["steps"]), origin["source_id"]))


def _steps(top: str, below: dict[str, list[Row]]) -> list[Row]:
    seen, waiting, steps = {top}, [(top, 1)], []
    while waiting:
        source, depth = waiting.pop(0)
        for row in below[source]:
            if row["source_id"] not in seen:
                seen.add(row["source_id"])
                waiting.append((row["source_id"], depth + 1))
                steps.append({"depth": depth, "name": named(row), "how": row["how"], "source_id": row["source_id"]})
    return steps


def named(row: Row, end: str = "") -> str:
    """Publisher, date and title of a source: a publisher alone may stand for many sources."""
    facts = (row.get(f"{end}{part}") for part in ("title", "publisher", "published_on"))
    return ", ".join(fact for fact in facts if fact)


def _heads(row: Row) -> Row:
    """The two lines that tell one origin from others of its publisher."""
    publisher, title = row["derived_from_publisher"], row.get("derived_from_title")
    by = (publisher if title else "", row["derived_from_published_on"])
    return {"title": title or publisher, "by": ", ".join(fact for fact in by if fact)}


def network(origins: list[Row]) -> str:
    """An SVG of the origins that reach farthest."""
    parts, y = [dot(6, 8, "c0", "direct"), text(14, 12, "took it from there"), dot(150, 8, "hollow", "through another")], 30.0
    parts.append(text(158, 12, "got it through another"))
    fit = (WIDTH - 10) // STEP
    for origin in origins[:MOST]:
        parts += [rule(0, y - 6, WIDTH, y - 6), text(0, y + 8, shorten(origin["title"], 54, placeholder=" …"))]
        parts.append(text(0, y + 22, shorten(origin["by"], 58, placeholder=" …"), "soft"))
        parts.append(text(WIDTH, y + 8, str(len(origin["steps"])), "soft", "end"))
        for n, step in enumerate(origin["steps"]):
            place = (6 + (n % fit) * STEP, y + 34 + (n // fit) * STEP)
            parts.append(dot(*place, "c0" if step["depth"] == 1 else "hollow", f"{step['name']}: {step['how']}", 4))
        y += 50 + (max(len(origin["steps"]) - 1, 0) // fit) * STEP
    return picture(WIDTH, y, f"The {min(MOST, len(origins))} origins that most sources go back to", parts)
