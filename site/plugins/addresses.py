"""Stable addresses (/r/<record_id>), and what machines that visit read first: robots.txt and sitemap.xml."""

from datasette import NotFound, Response, hookimpl
from datasette.utils import tilde_encode
from markupsafe import escape

MAPPED = ("laws", "articles", "agencies", "resolutions", "provisions", "incidents", "claims", "absences", "sources")
PAGES = ("/", "/search", "/pictures", "/api")
ROBOTS = "User-agent: *\nAllow: /\nDisallow: /*_facet\nDisallow: /*_sort\nDisallow: /*_next\nDisallow: /*?sql=\n"
MOST = 45_000  # addresses; a site map may hold 50,000


async def record(request, datasette):
    """Redirect a key to the page of its row."""
    key = request.url_vars["record_id"]
    db = datasette.get_database()
    found = (await db.execute("select table_name from records where record_id = ?", [key])).first()
    gone = found or (await db.execute("select 'withdrawn' from withdrawn where record_id = ?", [key])).first()
    if not gone:
        raise NotFound(f"No record has the key {key}")
    return Response.redirect(datasette.urls.row(db.name, gone[0], tilde_encode(key)), status=302)


async def robots(request, datasette):
    """What crawlers may read: all but the endless combinations of filters."""
    return Response.text(f"{ROBOTS}Sitemap: {datasette.absolute_url(request, datasette.urls.path('/sitemap.xml'))}\n")


async def sitemap(request, datasette):
    """The address of every page worth indexing."""
    db = datasette.get_database()
    marks = ", ".join("?" * len(MAPPED))
    sql = f"select table_name, record_id from records where table_name in ({marks}) order by table_name, record_id limit {MOST}"
    rows = await db.execute_fn(lambda conn: conn.execute(sql, MAPPED).fetchall())
    questions = [datasette.urls.query(db.name, name) for name in await datasette.get_canned_queries(db.name, None)]
    tables = [datasette.urls.table(db.name, name) for name in MAPPED]
    paths = [
        *map(datasette.urls.path, PAGES),
        *tables,
        *questions,
        *(datasette.urls.row(db.name, t, tilde_encode(k)) for t, k in rows),
    ]
    listed = "".join(f"<url><loc>{escape(datasette.absolute_url(request, path))}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Response(f"{head}{listed}</urlset>\n", content_type="application/xml; charset=utf-8")


@hookimpl
def register_routes():
    return [(r"^/r/(?P<record_id>[A-Za-z0-9._-]+)$", record), (r"^/robots\.txt$", robots), (r"^/sitemap\.xml$", sitemap)]
