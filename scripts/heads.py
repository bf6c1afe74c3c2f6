"""What a record mainly says: the cell whose level stands at its head, on its page and in every list."""

from scripts.package import Package
from scripts.standing import standing

SAYS_MOST = ("event_on", "summary", "statement", "restricts", "penalty", "role", "ground", "title", "name_en", "name")
LAW_DATES = """
select v.law_version_id, v.event, v.event_on, s.level from law_versions v
join standings s on s.record_id = v.law_version_id and s.field = 'event_on'
where v.law_id = ? and v.event != 'as_reported' order by v.event_on_earliest, v.law_version_id"""
WITHOUT = "claims"  # a claim has a verdict: the level would be that of its having been made


def head(package: Package, record_id: str) -> tuple[str | None, str | None]:
    """The citable cell of a record that says most, and its level; nothing for records without such cells."""
    table, line = package.records[record_id]
    if table == WITHOUT:
        return None, None
    row = package.tables[table].loc[line].dropna()
    filled = [f["name"] for f in package.resources[table].fields if f["citable"] and f["name"] in row]
    column = next((name for name in (*SAYS_MOST, *filled) if name in filled), None)
    return (column, standing(package, record_id, column).level) if column else (None, None)
