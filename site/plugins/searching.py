"""One search over everything, and the same cutting of Korean words for the search box of each table."""

import re

from datasette import Response, hookimpl
from markupsafe import Markup, escape

from scripts.hangul import fragments, full_text, terms

FOUND = """
select s.record_id, s.table_name, r.label, r.level, s.gist, s.rank as score
from search s join records r using (record_id)
where search match ? and s.rank match 'bm25(0, 0, 0, 10, 1)' order by s.rank limit ?"""
NAMED = "select record_id, table_name, label, level from records where record_id = ?"
SHOWN, RANKED = 40, 120
# A record comes before the rows that are about it; bm25 is negative, so a larger factor moves a row up.
WEIGHTS = {"laws": 1.6, "agencies": 1.5, "resolutions": 1.6, "incidents": 1.2, "sources": 0.5, "names": 0.5, "law_versions": 0.6}


def search(conn, query, within):
    """Rows for a query: those with all its words, else those whose words begin so, else those with any of them."""
    words = terms(query)
    starts = [f"{word}*" for word in words]
    attempts = (full_text(query), " ".join(starts), " OR ".join(starts), " OR ".join(fragments(query)))
    for place, attempt in enumerate(attempts):
        found = _run(conn, FOUND, attempt, RANKED) if attempt and words else []
        if found := [row for row in found if within in ("", row["table_name"])]:
            found.sort(key=lambda row: row["score"] * WEIGHTS.get(row["table_name"], 1))
            return found[:SHOWN], place > 1
    return [], False


def _run(conn, sql, *values):
    found = conn.execute(sql, values)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def found_words(text, query, safe=escape):
    """A text as safe HTML in which the words of the query are marked."""
    words = "|".join(re.escape(word) for word in query.split() if len(word) > 1 or not word.isascii())
    parts = re.split(f"({words})", text or "", flags=re.IGNORECASE) if words else [text or ""]
    return Markup("").join(Markup("<mark>{}</mark>").format(safe(part)) if n % 2 else safe(part) for n, part in enumerate(parts))


async def page(request, datasette):
    """The search page."""
    query, within = request.args.get("q", "").strip()[:200], request.args.get("in", "")

    def read(conn):
        exact = _run(conn, NAMED, query) if query else []
        return exact, *search(conn, query, within)

    exact, found, loosely = await datasette.get_database().execute_fn(read)
    keys = {row["record_id"] for row in exact}
    context = {
        "q": query,
        "within": within,
        "found": [*exact, *(row for row in found if row["record_id"] not in keys)],
        "loosely": loosely,
        "shown": SHOWN,
    }
    return Response.html(await datasette.render_template("search.html", context, request=request))


@hookimpl
def register_routes():
    return [(r"^/search$", page)]


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["found_words"] = lambda text, query: found_words(text, query, env.filters["marked"])


@hookimpl
def prepare_connection(conn):
    conn.create_function("escape_fts", 1, full_text)
