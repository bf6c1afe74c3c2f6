"""The page of a record: its evidence and relations, read in one visit to the database."""

from urllib.parse import quote, urlsplit

from datasette import hookimpl
from datasette.utils import tilde_decode

from scripts.dossier import dossier
from scripts.hosts import is_dprk

FORGES = ("github.com", "gitlab.com", "codeberg.org")


def links_of(homepage, table, record_id):
    """Links that need a public address: none while the package has no homepage."""
    if not homepage:
        return {}
    home = homepage.rstrip("/")
    if urlsplit(home).hostname not in FORGES:
        return {"permanent": f"{home}/r/{record_id}"}
    folder = "sources" if table in ("sources", "citations", "derivations", "disputes") else "data"
    title = quote(f"{table}: {record_id}: ")
    return {"history": f"{home}/commits/HEAD/{folder}/{table}.csv", "report": f"{home}/issues/new?title={title}"}


@hookimpl
def extra_template_vars(view_name, table, request, datasette, database):
    if view_name != "row":
        return {}

    async def read():
        key = tilde_decode(request.url_vars["pks"])
        found = await datasette.get_database(database).execute_fn(lambda conn: dossier(conn, table, key))
        urls = [row["url"] for row in found["passages"]]
        return found | {
            "leads_to_dprk": any(map(is_dprk, urls)),
            "public": links_of(datasette.wording.facts["homepage"], table, key),
        }

    return read
