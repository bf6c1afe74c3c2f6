"""Stage S: frictionless checks the descriptor, and the type and constraints of each value."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
from frictionless import Field, FrictionlessException, Schema
from frictionless import Package as Descriptor

from scripts.findings import Finding
from scripts.package import FINGERPRINTS, Package
from scripts.resources import PackageError, Resource

# Property of the descriptor -> (its form, in words)
PROPERTIES = {
    "$schema": (r"https://datapackage\.org/profiles/2\.0/datapackage\.json", "that of Data Package 2.0"),
    "name": (r"[a-z0-9._/-]+", "small letters, digits and . _ / -"),
    "version": (r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}([-+][0-9A-Za-z.+-]+)?", "a semantic version such as 0.1.0"),
    "title": (r"\S.*", "a line of text"),
    "description": (r"\S.*", "a line of text"),
    "created": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2}))?", "a day, or a time with its zone"),
    "homepage": (r"|https?://[^\s<>\"]+", "an http or https address, or absent"),
}

# List of the descriptor -> (what an entry of it is like, in words)
LISTS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "licenses": (lambda entry: isinstance(entry, dict) and {"title", "path"} <= set(entry), "has a title and a path"),
    "keywords": (lambda entry: isinstance(entry, str) and bool(entry.strip()), "is a word"),
    "contributors": (
        lambda entry: isinstance(entry, dict) and bool(entry.get("title")) and isinstance(entry.get("roles"), list),
        "has a title and a list of roles",
    ),
}
# What a resource may say of its file -> (only this, in words)
PLAIN = {
    "encoding": ("utf-8", "utf-8"),
    "format": ("csv", "csv"),
    "mediatype": ("text/csv", "text/csv"),
    "dialect": (None, "no dialect"),
    "profile": (None, "no profile"),
}

# What frictionless notes of a value -> (code, fix); any other constraint is one of form.
NOTES = {
    "type": ("S103", "write plain digits, or true or false, as the column's type asks"),
    "required": ("S104", "fill the cell; if the value is not known, the row cannot stand"),
}
_MESSAGES = {  # a pattern helps nobody, and an empty cell has no value to show
    "pattern": "{value!r} has not the form of this column.",
    "required": "The cell is empty; this column is always filled.",
}
FORM = ("S105", "write it in the form of the example")
REPEATED = ("S106", "make the value unique")
REPEATED_KEY = (
    "S106",
    "give that of the two rows which nothing cites yet a key of its own; in a numbered table write new and run make tidy",
)
NEW_KEY = "run make tidy, which numbers the row"
DATES = "write it as 2022, 2022-10, 2022-10-14, 2022~ (about), 2022? (uncertain) or 2021/2022"


def check(package: Package) -> list[Finding]:
    """Findings of frictionless, translated; tables that could not be read are left to their own finding."""
    findings = [*_descriptor(package), *_orphans(package)]
    schemas = {id(resource.schema): resource for resource in package.resources.values()}  # most vocabularies share one
    fields = {schema: _fields(resource) for schema, resource in schemas.items()}
    for name, table in package.tables.items():
        resource = package.resources[name]
        for field in fields[id(resource.schema)]:
            column = table[field.name]
            findings += [*_noted(resource, field, column, table), *_repeated(resource, field, column, table)]
    return findings


def _descriptor(package: Package) -> list[Finding]:
    """Faults in what releases, citations and the site rest on; of a descriptor without, those that the standard finds."""
    fix = "compare datapackage.json with the Data Package standard, version 2"
    messages = _gaps(package.descriptor) or _standard_faults(package.descriptor)
    return [Finding("datapackage.json", 1, "S010", "", message, fix) for message in messages]


def _standard_faults(descriptor: dict[str, Any]) -> list[str]:
    try:
        return [error.message for error in Descriptor.metadata_validate(descriptor)]
    except (FrictionlessException, AttributeError, TypeError, ValueError) as error:  # of parts that are not even of its kinds
        return [f"frictionless cannot read it ({error})."]


def _gaps(descriptor: dict[str, Any]) -> list[str]:
    """Properties that are not of the form that this package needs."""
    gaps = [
        f"{name} is {descriptor.get(name)!r:.80}; it should be {words}."
        for name, (pattern, words) in PROPERTIES.items()
        if not re.fullmatch(pattern, str(descriptor.get(name, "")))
    ]
    for name, (holds, words) in LISTS.items():
        listed = descriptor.get(name)
        if not isinstance(listed, list) or not listed or not all(holds(entry) for entry in listed):
            gaps.append(f"{name} should be a list in which each {words}.")
    for spec in descriptor["resources"]:
        gaps += [
            f"{part} of {spec['name']} is {spec[part]!r:.80}; tables are plain CSV: {words}."
            for part, (allowed, words) in PLAIN.items()
            if spec.get(part, allowed) != allowed
        ]
    return gaps


def _orphans(package: Package) -> list[Finding]:
    """Fingerprints of no source; not asked while the sources are left out."""
    known = {row["source_id"] for row in package.rows("sources")}
    orphans = [source for source in package.prints if "sources" in package.tables and source not in known]
    fix = "add the source to sources/sources.csv, or remove the file"
    return [Finding(f"{FINGERPRINTS}/{name}.fp", 1, "S011", "", f"{name!r} is no source.", fix, name) for name in orphans]


def _fields(resource: Resource) -> list[Field]:
    try:
        return Schema.from_descriptor(resource.schema).fields
    except FrictionlessException as error:
        reasons = "; ".join(reason.note for reason in error.reasons) or error.error.message
        raise PackageError(f"the schema of {resource.name} is no Table Schema: {reasons}") from None


def _noted(resource: Resource, field: Field, column: pd.Series, table: pd.DataFrame) -> Iterator[Finding]:
    """Values that frictionless objects to. Each different one is read once: most stand in many rows."""
    read = field.create_cell_reader()
    cells = column.fillna("")
    notes = {value: noted for value in cells.unique() if (noted := read(value)[1])}
    for line, value in cells[cells.isin(notes)].items():
        for kind, note in notes[value].items():
            code, fix = NOTES.get(kind, FORM)
            message = _MESSAGES.get(kind, "{value!r}: {note}.").format(value=value, note=note[:1].upper() + note[1:])
            if code == FORM[0]:
                spec = next(spec for spec in resource.fields if spec["name"] == field.name)
                message, fix = f"{message} {spec['description']}", _form(resource, spec, value)
            yield Finding(resource.path, line, code, field.name, message, fix, _key(resource, table, line), value)


def _form(resource: Resource, spec: dict[str, Any], value: str) -> str:
    """How to mend a value that has not the form of its column."""
    if spec["name"] == resource.key and value == "new":
        return NEW_KEY if "[0-9]{" in resource.key_pattern else f"write a slug such as {spec['example']}"
    return DATES if spec["name"].endswith("_on") else f"{FORM[1]}: {spec['example']}"


def _repeated(resource: Resource, field: Field, column: pd.Series, table: pd.DataFrame) -> Iterator[Finding]:
    """Values of a unique column that stood in a row above."""
    filled = column.dropna() if field.constraints.get("unique") else column.iloc[:0]
    code, fix = REPEATED_KEY if field.name == resource.key else REPEATED
    for line, value in filled[filled.duplicated()].items():
        message = f"{value!r}: The value stands in line {filled.index[filled == value][0]} too."
        yield Finding(resource.path, line, code, field.name, message, fix, _key(resource, table, line), value)


def _key(resource: Resource, table: pd.DataFrame, line: int) -> str:
    key = table.at[line, resource.key]
    return "" if pd.isna(key) else key
