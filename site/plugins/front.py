"""What the front page and the list of questions show besides tables: disputes, levels, freshness, the questions by subject."""

import json

from datasette import Response, hookimpl

from scripts.reading import rows

OPEN = """
select d.dispute_id, d.field, r.* from disputes d join records r using (record_id)
where d.status = 'open' order by d.dispute_id"""
LEVELS = """
select l.level, count(r.record_id) as n
from levels l left join records r on r.head_level = l.level and r.table_name != 'claims'
group by l.level order by l.rowid desc"""
COUNTS = """
select (select count(*) from sources where read_as != 'not_read') as sources_read,
       (select count(*) from citations) as passages, (select count(*) from standings) as cells,
       (select count(*) from standings where independent >= 2) as cells_independent,
       (select count(*) from standings where sources >= 2) as cells_repeated,
       (select max(coalesce(reported_on_earliest, occurred_on_earliest)) from incidents) as latest_event"""
MAIN = ("laws", "articles", "agencies", "resolutions", "provisions", "incidents", "claims", "absences", "sources")
FIRST = (  # asked most; within its subject each stands before the others
    "laws-that-name-ai",
    "who-regulated-in",
    "versions-of-a-law",
    "penalties-by-conduct",
    "what-the-dprk-signed",
    "paragraphs-that-reach-ai",
    "provisions-changed-later",
    "designations-by-authority",
    "resolutions-with-votes",
    "panel-mandate",
    "incidents-on-one-origin",
    "ai-shown-or-claimed",
    "incidents-by-year",
    "incidents-and-paragraphs",
    "agencies-in-incidents",
    "who-copied-whom",
    "one-story-many-reports",
    "repeated-and-unsupported",
    "misconceptions",
    "disputed-now",
)
ZIP = "downloads/dprk-ai-governance.zip"
SUBJECTS = ("Law", "Sanctions", "Incidents", "Who says so", "The package")


def front(conn):
    """All that the front page counts and lists, read in one visit."""
    sizes = "select table_name, count(*) as n from records group by table_name"
    return {
        "open_disputes": rows(conn, OPEN),
        "levels": rows(conn, LEVELS),
        "figures": rows(conn, COUNTS)[0],
        "sizes": {row["table_name"]: row["n"] for row in rows(conn, sizes)},
        "main_tables": MAIN,
    }


async def by_subject(datasette):
    """The saved questions under their subjects, in the order of SUBJECTS."""
    found = await datasette.get_canned_queries(datasette.get_database().name, None)
    first = [name for name in FIRST if name in found]
    ordered = [found[name] for name in dict.fromkeys([*first, *found])]
    groups = [(subject, [question for question in ordered if question["subject"] == subject]) for subject in SUBJECTS]
    return [group for group in groups if group[1]]


def dataset(facts, url):
    """The schema.org description that search engines read."""
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": facts["title"],
        "description": facts["description"],
        "version": facts["version"],
        "dateModified": facts["created"][:10],
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isAccessibleForFree": True,
        "keywords": facts["keywords"].split("; "),
        "url": facts["homepage"] or url,
        "creator": {"@type": "Organization", "name": f"{facts['name']} maintainers"},
        "distribution": [{"@type": "DataDownload", "encodingFormat": "application/zip", "contentUrl": f"{url}{ZIP}"}],
    }
    return json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")


@hookimpl
def extra_template_vars(view_name, request, datasette):
    if view_name != "index":
        return {}

    async def read():
        found = await datasette.get_database().execute_fn(front)
        url = datasette.absolute_url(request, datasette.urls.instance())
        return found | {"subjects": await by_subject(datasette), "json_ld": dataset(datasette.wording.facts, url)}

    return read


async def questions(request, datasette):
    """The saved questions, by subject."""
    context = {"subjects": await by_subject(datasette)}
    return Response.html(await datasette.render_template("questions.html", context, request=request))


@hookimpl
def register_routes():
    return [(r"^/questions$", questions)]
