"""One search over everything, and the same words for the search box of each table."""

from datasette import Response, hookimpl

from scripts.highlight import marked_words
from scripts.hits import SHOWN, find
from scripts.reading import rows
from scripts.synonyms import all_of

NAMED = "select record_id, table_name, label, head_level as level, '' as gist from records where record_id = ?"


async def page(request, datasette):
    """The search page."""
    query, within = request.args.get("q", "").strip()[:200], request.args.get("in", "")
    asked = request.args.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 5 and int(asked) else 1

    def look(conn):
        exact = rows(conn, NAMED, query) if query and number == 1 else []
        return exact, find(conn, query, within, number)

    exact, hits = await datasette.get_database().execute_fn(look)
    keys = {row["record_id"] for row in exact}
    found = [*exact, *(row for row in hits.rows if row["record_id"] not in keys)]
    total = max(hits.total, len(found))
    context = {"q": query, "within": within, "found": found, "total": total, "complete": hits.complete}
    context |= {"number": number, "first": (number - 1) * SHOWN + 1, "more": number * SHOWN < hits.total}
    return Response.html(await datasette.render_template("search.html", context, request=request))


@hookimpl
def register_routes():
    return [(r"^/search$", page)]


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["found_words"] = lambda text, query: marked_words(text, query, env.filters["marked"])


@hookimpl(trylast=True)  # Datasette's own function of this name is replaced: it fails on a lone quotation mark
def prepare_connection(conn):
    conn.create_function("escape_fts", 1, all_of)
