"""What Datasette shows of the database: titles, descriptions, labels, facets, sort order, saved questions."""

from pathlib import Path
from typing import Any

from scripts.labels import has_own_label
from scripts.package import Package
from scripts.resources import Resource

NAME = "dprk-ai-governance"
QUESTIONS = Path(__file__).resolve().parent.parent / "site" / "questions"
FACETS = 3  # shown at once; more make a page slow and long
DERIVED = {
    "records": ("Records", "Every record with its table, label and level of evidence: the address book of the package."),
    "citation_fields": ("Citation fields", "One row for each field that a citation names, to join evidence in SQL."),
    "standings": ("Standings", "What supports each citable cell: sources, independent ones, best grade, level, dispute."),
    "source_roots": ("Source roots", "The origins at the end of each source's chain of derivations."),
    "fields": ("Fields", "Every column of every table: its title, meaning, kind, and the table it points to."),
    "links": ("Links", "One row for each cell of a record that names another record."),
    "codes": ("Codes", "The codes of all vocabularies with their labels."),
    "levels": ("Levels", "The levels of evidence, weakest first, with their meaning in words."),
    "metadata": ("Build metadata", "Version and commit this database was built from."),
    "evidence": ("Evidence", "What supports each cell, with the record's label."),
    "timeline": ("Timeline", "Laws, resolutions, designations and incidents in the order in which they happened."),
    "who_got_it_from_whom": ("Who got it from whom", "Each step from a source to the source it rests on."),
    "passages": ("Passages", "Each citation with its source and a link that opens the passage."),
}


def describe(package: Package) -> dict[str, Any]:
    """The metadata.json of Datasette 0.65, derived from the descriptor, the schemas and site/questions."""
    descriptor = package.descriptor
    licence = descriptor["licenses"][0]
    common = {
        "title": descriptor["title"],
        "description": descriptor["description"],
        "license": licence["title"],
        "license_url": licence["path"],
    }
    home = {"source": descriptor["name"], "source_url": descriptor["homepage"]} if descriptor.get("homepage") else {}
    tables = {resource.name: _table(resource) for resource in package.resources.values()}
    tables |= {name: {"title": title, "description": text} for name, (title, text) in DERIVED.items()}
    for name in ("records", "citation_fields", "standings", "source_roots", "fields", "links", "levels", "codes", "metadata"):
        tables[name]["hidden"] = True
    tables["timeline"]["sort"] = "sort_on"
    tables["records"]["label_column"] = "label"
    return common | home | {"databases": {NAME: common | {"tables": tables, "queries": questions()}}}


def _table(resource: Resource) -> dict[str, Any]:
    is_list = resource.path.startswith("data/vocabularies/")
    label = resource.schema["recordLabel"].strip("{}") if has_own_label(resource) else "label"
    facets = [f["name"] for f in resource.fields if f.get("facet")][:FACETS]
    described = {
        "title": resource.title,
        "description": resource.description,
        "label_column": label,
        "sort": resource.key,
        "columns": {f["name"]: f["description"] for f in resource.fields},
    }
    return described | ({"hidden": True} if is_list else {"facets": facets} if facets else {})


def questions() -> dict[str, dict[str, Any]]:
    """Saved questions: each file of site/questions is SQL below comment lines `-- title:`, `-- answers:`, `-- caveat:`."""
    return {path.stem: _question(path.read_text(encoding="utf-8")) for path in sorted(QUESTIONS.glob("*.sql"))}


def _question(text: str) -> dict[str, Any]:
    """The SQL of a question and the words about it; `-- ask` labels a parameter, `-- default` says what it opens with."""
    head = dict(line[3:].split(": ", 1) for line in text.splitlines() if line.startswith("-- "))
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("-- ")).strip()
    asks, defaults = (
        {name.removeprefix(kind): words for name, words in head.items() if name.startswith(kind)} for kind in ("ask ", "default ")
    )
    words = {name: head[name] for name in ("title", "answers", "caveat", "subject")}
    return words | {"description": f"{head['answers']} {head['caveat']}", "asks": asks, "defaults": defaults, "sql": sql}
