"""A timeline that runs down the page: a row for each year, a column for each kind of event, a dot for each event."""

from collections import defaultdict
from typing import Any

from scripts.charts.svg import dot, picture, rule, text

Row = dict[str, Any]
COLUMNS = (
    ("law", "Laws", "c0"),
    ("resolution", "Resolutions", "c1"),
    ("designation", "Listings", "c3"),
    ("incident", "Incidents", "c2"),
)
WIDTH, LEFT, STEP, LINE = 380, 44, 10, 14


def timeline(rows: list[Row]) -> str:
    """An SVG from rows with sort_on, happened_on, kind and title."""
    years: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["sort_on"]:
            years[row["sort_on"][:4]][row["kind"]].append(row)
    shown = [column for column in COLUMNS if any(column[0] in kinds for kinds in years.values())]
    wide = (WIDTH - LEFT) / max(len(shown), 1)
    parts = [text(LEFT + n * wide, 12, name) for n, (_, name, _) in enumerate(shown)]
    y = 26.0
    for before, year in zip([None, *sorted(years, reverse=True)], sorted(years, reverse=True), strict=False):
        if before and int(before) - int(year) > 1:
            parts.append(text(8, y + 4, "⋮", "soft"))
            y += LINE
        drawn, height = _year(years[year], shown, wide, y)
        parts += [rule(0, y - 7, WIDTH, y - 7), text(0, y + 5, year, "soft"), *drawn]
        y += height
    return picture(WIDTH, y, f"Timeline of {len(rows)} events", parts)


def _year(kinds: dict[str, list[Row]], shown: list[tuple[str, str, str]], wide: float, y: float) -> tuple[list[str], float]:
    """The dots of one year and the height they need."""
    fit = max(int((wide - 8) // STEP), 1)
    parts, most = [], 1
    for n, (kind, _, colour) in enumerate(shown):
        events = kinds.get(kind, [])
        most = max(most, -(-len(events) // fit))
        for place, row in enumerate(events):
            x = LEFT + n * wide + 4 + (place % fit) * STEP
            parts.append(dot(x, y + (place // fit) * STEP, colour, f"{row['happened_on']}: {row['title']}"))
    return parts, max(most * STEP, LINE) + 4
