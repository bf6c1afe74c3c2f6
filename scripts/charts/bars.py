"""Counts as bars that lie on their side, in one colour for each kind, with the number at the end."""

from collections import defaultdict
from typing import Any

from scripts.charts.svg import CLASSES, bar, picture, text

WIDTH, LINE, KEY, LETTER = 380, 20, 18, 6.6


def bars(rows: list[dict[str, Any]], by: str, split: str, count: str) -> str:
    """An SVG from rows that hold a count: a bar for each value of `by`, parted by `split`."""
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row[by]][row[split]] += row[count]
        totals[row[split]] += row[count]
    kinds = sorted(totals, key=lambda kind: (-totals[kind], kind))
    places = list(sums) if by == "year" else sorted(sums, key=lambda value: -sum(sums[value].values()))
    left = 12 + LETTER * max((len(place) for place in places), default=0)
    unit = (WIDTH - left - 30) / max((sum(parts.values()) for parts in sums.values()), default=1)
    key = [part for n, kind in enumerate(kinds) for part in _key(n, kind, totals[kind])]
    top = len(kinds) * KEY + 10
    drawn = [part for n, place in enumerate(places) for part in _line(place, sums[place], kinds, unit, left, top + n * LINE)]
    return picture(WIDTH, top + len(places) * LINE + 4, f"Bars of {count} by {by} and {split}", [*key, *drawn])


def _key(n: int, kind: str, total: int) -> list[str]:
    return [bar(0, n * KEY + 2, 12, 12, f"c{n % CLASSES}", kind), text(18, n * KEY + 12, f"{kind} ({total})")]


def _line(place: str, parts: dict[str, int], kinds: list[str], unit: float, left: float, y: float) -> list[str]:
    drawn, x = [text(left - 6, y + 12, place, "soft", "end")], left
    for n, kind in enumerate(kinds):
        if parts.get(kind):
            drawn.append(bar(x, y + 1, parts[kind] * unit, LINE - 5, f"c{n % CLASSES}", f"{place}, {kind}: {parts[kind]}"))
            x += parts[kind] * unit
    return [*drawn, text(x + 4, y + 12, str(sum(parts.values())))]
