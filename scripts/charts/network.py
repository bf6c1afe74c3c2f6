"""Who got it from whom, at a glance: a row for each origin, a full dot for each source that took it from there directly,
a hollow one for each that got it through another.
"""

from collections import defaultdict
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
        {"source_id": top, "publisher": facts[top]["derived_from_publisher"], "on": facts[top]["derived_from_published_on"]}
        | {"steps": _steps(top, below)}
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
                steps.append({"depth": depth, "publisher": row["publisher"], "how": row["how"], "source_id": row["source_id"]})
    return steps


def network(origins: list[Row]) -> str:
    """An SVG of the origins that reach farthest."""
    parts, y = [dot(6, 8, "c0", "direct"), text(14, 12, "took it from there"), dot(150, 8, "hollow", "through another")], 30.0
    parts.append(text(158, 12, "got it through another"))
    fit = (WIDTH - 10) // STEP
    for origin in origins[:MOST]:
        name = f"{origin['publisher']}{', ' + origin['on'] if origin['on'] else ''}"
        parts += [rule(0, y - 6, WIDTH, y - 6), text(0, y + 8, name if len(name) < 52 else name[:50] + "…")]
        parts.append(text(WIDTH, y + 8, str(len(origin["steps"])), "soft", "end"))
        for n, step in enumerate(origin["steps"]):
            place = (6 + (n % fit) * STEP, y + 20 + (n // fit) * STEP)
            parts.append(dot(*place, "c0" if step["depth"] == 1 else "hollow", f"{step['publisher']}: {step['how']}", 4))
        y += 36 + (max(len(origin["steps"]) - 1, 0) // fit) * STEP
    return picture(WIDTH, y, f"The {min(MOST, len(origins))} origins that most sources go back to", parts)
