"""The pictures: each draws the answer to a saved question, so that its data is one click away."""

from collections.abc import Callable
from dataclasses import dataclass

from datasette import NotFound, Response, hookimpl

from scripts.charts.bars import bars
from scripts.charts.matrix import matrix
from scripts.charts.network import network, reach
from scripts.charts.organisation import organisation
from scripts.charts.timeline import timeline
from scripts.dossier import chain
from scripts.reading import rows

LISTED = 150  # rows of the table beneath a picture; the question has them all


@dataclass(frozen=True)
class Picture:
    """What a picture shows, the saved question it draws, and its parameter if it has one."""

    title: str
    what: str
    question: str
    draw: Callable
    parameter: str = ""


def _timeline(rows, _value, _conn):
    return {"svgs": [("", timeline(rows))]}


def _incidents(rows, _value, _conn):
    by = {f"By {column} and status": bars(rows, column, "status", "incidents") for column in ("year", "category")}
    return {"svgs": list(by.items())}


def _network(rows, source, conn):
    origins = reach(rows)
    chosen = source or (origins[0]["source_id"] if origins else "")
    way = chain(conn, [chosen], chosen) if chosen else []
    return {"svgs": [("", network(origins))], "origins": origins[:20], "chosen": chosen, "chain": way}


PICTURES = {
    "timeline": Picture(
        "Laws, resolutions and incidents over time",
        "A dot for each event, a row for each year, newest first.",
        "picture-timeline",
        _timeline,
    ),
    "incidents": Picture(
        "Incidents by year, category and status",
        "How many incidents occurred, or else were reported, and on whose word.",
        "picture-incidents",
        _incidents,
    ),
    "organisation": Picture(
        "Who belonged to whom",
        "Bodies under the bodies they belonged to in a year.",
        "picture-organisation",
        lambda rows, _value, _conn: {"forest": organisation(rows)},
        "year",
    ),
    "network": Picture(
        "Who got it from whom",
        "The origins that most sources go back to, and the way from one of them.",
        "who-copied-whom",
        _network,
        "source",
    ),
    "measures": Picture(
        "Measures by resolution",
        "Which paragraph of which resolution has which measure; bold where it binds.",
        "picture-measures",
        lambda rows, _value, _conn: {"matrix": matrix(rows)},
    ),
}


async def gallery(request, datasette):
    """All pictures."""
    return Response.html(await datasette.render_template("pictures.html", {"pictures": PICTURES}, request=request))


async def one(request, datasette):
    """One picture with its data."""
    name = request.url_vars["name"]
    if name not in PICTURES:
        raise NotFound(f"No picture is called {name}")
    picture = PICTURES[name]
    db = datasette.get_database()
    asked = await datasette.get_canned_query(db.name, picture.question, None)
    value = request.args.get(picture.parameter, "").strip()[:80] if picture.parameter else ""
    given = {name: value if name == picture.parameter else "" for name in asked.get("asks", {})}

    def read(conn):
        data = rows(conn, asked["sql"], **given)
        return data, picture.draw(data, value, conn)

    data, drawn = await db.execute_fn(read)
    context = {"picture": picture, "question": asked, "value": value, "rows": data[:LISTED], "total": len(data)}
    return Response.html(await datasette.render_template("picture.html", context | drawn, request=request))


@hookimpl
def register_routes():
    return [(r"^/pictures$", gallery), (r"^/pictures/(?P<name>[a-z]+)$", one)]
