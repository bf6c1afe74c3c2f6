"""The matrix of measures by resolution: which paragraph of which resolution has which measure."""

from collections import defaultdict
from typing import Any

Row = dict[str, Any]
BINDING = {"decides", "suspends", "demands", "requires", "lists", "exempts"}  # codes of provision_wordings


def matrix(rows: list[Row]) -> dict[str, Any]:
    """Resolutions in the order of their adoption, and for each measure its paragraphs by resolution."""
    resolutions: dict[str, Row] = {}
    cells: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        resolutions[row["resolution_id"]] = {"symbol": row["symbol"], "adopted_on": row["adopted_on"]}
        cells[row["measure"]][row["resolution_id"]].append(_cell(row))
    ordered = sorted(resolutions.items(), key=lambda item: (item[1]["adopted_on"] or "9999", item[1]["symbol"]))
    return {"columns": ordered, "rows": sorted(cells.items(), key=lambda item: (-len(item[1]), item[0]))}


def _cell(row: Row) -> Row:
    """A paragraph with whether its verb binds; a verb that nobody read is neither binding nor not."""
    return row | {
        "binds": row["wording_code"] in BINDING,
        "unseen": not row["wording_code"],
        "verb": row["verb"] or "verb not seen",
    }
