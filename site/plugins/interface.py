"""The API page: how to get at the data by address. A test opens every example."""

from urllib.parse import quote

from datasette import Response, hookimpl

SQL = "select incident_id, title from incidents where status = 'official_record' limit 5"
DB = "/dprk-ai-governance"
# heading: [(what it gives, address)]
EXAMPLES = {
    "A whole table": [
        ("As a CSV file, ready made", "/downloads/incidents.csv"),
        ("All tables in one zip", "/downloads/dprk-ai-governance.zip"),
        ("The SQLite database", f"{DB}.db"),
    ],
    "Rows that you choose": [
        ("As JSON, 20 at a time", f"{DB}/incidents.json?_shape=objects&_size=20"),
        ("Filtered by a code, as CSV", f"{DB}/incidents.csv?category=court_case&_size=max"),
        ("Found by a word, in English or Korean", f"{DB}/laws.json?_shape=array&_search={quote('정보')}"),
    ],
    "One record": [
        ("Its page, for ever at this address", "/r/res-2321"),
        ("As JSON", f"{DB}/resolutions/res-2321.json?_shape=array"),
        ("Its passages", f"{DB}/passages.json?_shape=array&record_id=res-2321"),
        ("How well each of its facts is supported", f"{DB}/standings.json?_shape=array&record_id=res-2321"),
    ],
    "An answer": [
        ("A saved question", f"{DB}/disputed-now.json?_shape=array"),
        ("A saved question with its parameter", f"{DB}/incidents-by-year.csv?year=2023"),
        ("SQL of your own", f"{DB}.json?_shape=array&sql={quote(SQL)}"),
    ],
}


async def page(request, datasette):
    """The examples with their whole addresses."""
    examples = {
        heading: [(what, datasette.absolute_url(request, datasette.urls.path(path))) for what, path in listed]
        for heading, listed in EXAMPLES.items()
    }
    return Response.html(await datasette.render_template("api.html", {"examples": examples}, request=request))


@hookimpl
def register_routes():
    return [(r"^/api$", page)]
