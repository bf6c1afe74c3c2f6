"""The list of ready-made files at /downloads/, with their rows."""

from datasette import Response, hookimpl

from scripts.downloads import LEFT_OUT, VIEWS


async def page(request, datasette):
    """Every file that the build wrote."""
    db = datasette.get_database()
    known = await db.execute_fn(lambda conn: [row[0] for row in conn.execute("select distinct table_name from fields")])
    counts = await db.table_counts(limit=2000)
    tables = [name for name in datasette.wording.tables if name in known and name not in LEFT_OUT]
    files = [(name, counts.get(name)) for name in (*tables, *VIEWS)]
    return Response.html(await datasette.render_template("downloads.html", {"files": files}, request=request))


@hookimpl
def register_routes():
    return [(r"^/downloads/?$", page)]
