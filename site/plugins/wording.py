"""Words for codes, columns, levels and dates: read once when the site starts, at hand in every template."""

import re

from datasette import hookimpl

from scripts.spoken import in_words

PROPER = {"korean": "Korean", "english": "English", "ai": "AI", "un": "UN", "dprk": "DPRK", "sql": "SQL"}
_YEAR = re.compile(r"[0-9]{4}")


def proper(words):
    """The name of a column as a heading."""
    text = " ".join(PROPER.get(word, word) for word in words.split(" "))
    return text[:1].upper() + text[1:]


class Wording:
    """Titles and meanings of columns and codes, the levels, and facts about the package."""

    def __init__(self, fields, codes, levels, facts, latest, tables):
        self.tables = tables
        self.prefixes = frozenset(codes["record_prefixes"])
        self.codes, self.levels, self.facts, self.latest = codes, levels, facts, latest
        self.fields = {}
        for row in fields:
            self.fields.setdefault(row["table_name"], {})[row["field"]] = row

    def title(self, table, column):
        """What a person reads above a column."""
        known = self.fields.get(table, {}).get(column) or self._anywhere(column)
        return known["title"] if known else proper(column.replace("_", " "))

    def headings(self, columns):
        """What stands above the columns of an answer: keys as keys, and no two the same."""
        keys = [column for column in columns if column.endswith("_id")]
        of_key = {column: proper(f"{column[:-3]} key".replace("_", " ")) if keys[1:] else "Key" for column in keys}
        named = {column: of_key.get(column) or self.title("", column) for column in columns}
        twice = [title for title in named.values() if list(named.values()).count(title) > 1]
        return {column: proper(column.replace("_", " ")) if title in twice else title for column, title in named.items()}

    def shown(self, columns):
        """The columns of an answer that a person reads."""
        return [column for column in columns if not column.endswith("_code")]

    def code(self, table, column, value):
        """The row of the vocabulary that a coded cell points to; nothing for other cells."""
        links_to = self.fields.get(table, {}).get(column, {}).get("links_to")
        return self.codes.get(links_to, {}).get(str(value))

    def _anywhere(self, column):
        return next((fields[column] for fields in self.fields.values() if column in fields), None)


async def _rows(db, sql):
    return [dict(row) for row in (await db.execute(sql)).rows]


@hookimpl
def startup(datasette):
    async def read():
        db = datasette.get_database()
        fields = await _rows(db, "select * from fields order by table_name, place")
        lists = {row["table_name"] for row in fields if row["field"] == "label" and row["place"] == 1}
        codes = {name: {row["code"]: row for row in await _rows(db, f'select * from "{name}"')} for name in sorted(lists)}
        levels = {row["level"]: row for row in await _rows(db, "select * from levels")}
        facts = {row["key"]: row["value"] for row in await _rows(db, "select * from metadata")}
        latest = (await db.execute("select max(accessed_on_latest) from sources")).first()[0]
        described = datasette.metadata("tables", database=db.name) or {}
        tables = {name: about["title"] for name, about in described.items() if "title" in about}
        datasette.wording = Wording(fields, codes, levels, facts, latest, tables)
        datasette.jinja_env.globals["wording"] = datasette.wording

    return read


@hookimpl
def prepare_jinja2_environment(env):
    env.tests["year"] = lambda value: bool(_YEAR.fullmatch(str(value).strip()))
    env.filters["when"] = lambda value: in_words(value) if value else ""
