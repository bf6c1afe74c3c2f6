"""How the cells of tables and answers are shown: Korean marked as such, keys and passages as links, DPRK pages with a word."""

import re

from datasette import hookimpl
from markupsafe import Markup, escape

from scripts.hosts import is_dprk

_BETWEEN = r"[\uac00-\ud7a3\s·,0-9()‧‘’“”「」《》-]*"  # what may stand inside a Korean phrase
_HANGUL = re.compile(rf"[\uac00-\ud7a3]{_BETWEEN}[\uac00-\ud7a3)》」]|[\uac00-\ud7a3]")
_DATE = re.compile(r"[0-9X]{4}-[0-9X-]{2,5}[?~%]?(?:/[0-9X?~%.-]*)?|(?:[0-9X]{4}[?~%]?|\.\.)/[0-9X?~%.-]+")
CAUTION = Markup(' <a class="caution" href="#dprk-pages">DPRK page: read first</a>')


def marked(value):
    """Text with its Korean parts marked as Korean, so that they are spoken and set as such."""
    return Markup(_HANGUL.sub(lambda found: f'<span lang="ko">{found[0]}</span>', str(escape(value))))


@hookimpl
def render_cell(value, column, table, datasette):
    if not isinstance(value, str):
        return None
    if value.startswith(("http://", "https://")) and " " not in value:
        words = "open the passage" if column == "passage_url" else value if len(value) < 70 else f"{value[:69]}…"
        return Markup('<a href="{}" rel="noopener">{}</a>{}').format(value, words, CAUTION if is_dprk(value) else "")
    if column.endswith("_id") and table not in datasette.wording.fields and value.split("-", 1)[0] in datasette.wording.prefixes:
        return Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"/r/{value}"), value)
    if _DATE.fullmatch(value):
        return Markup("/<wbr>").join(Markup('<span class="date">{}</span>').format(day) for day in value.split("/"))
    return marked(value) if _HANGUL.search(value) else None


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["marked"] = marked
    env.tests["dprk"] = is_dprk
