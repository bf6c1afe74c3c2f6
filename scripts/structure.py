"""Stage S: frictionless checks the descriptor, and the type and constraints of each value."""

import re
from collections.abc import Iterator
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
    "created": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2}))?", "a day, or a time with its zone"),
    "homepage": (r"|https?://[^\s<>\"]+", "an http or https address, or absent"),
}

# What frictionless notes of a value -> (code, fix); any other constraint is one of form.
NOTES = {
    "type": ("S103", "write a value of the column's type"),
    "required": ("S104", "fill the cell; if the value is not known, the row cannot stand"),
}
FORM = ("S105", "write it in the form of the example")
REPEATED = ("S106", "make the value unique")
REPEATED_KEY = ("S106", "give the row a key of its own; write new and run make tidy")


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
    """Faults that the standard finds in the descriptor; of one without, those that only this package minds."""
    messages = [error.message for error in Descriptor.metadata_validate(package.descriptor)]
    fix = "compare datapackage.json with the Data Package standard, version 2"
    return [Finding("datapackage.json", 1, "S010", "", message, fix) for message in messages or _gaps(package.descriptor)]


def _gaps(descriptor: dict[str, Any]) -> list[str]:
    """Properties that are not of the form that releases, citations and the site rest on."""
    gaps = [
        f"{name} is {descriptor.get(name)!r:.80}; it should be {words}."
        for name, (pattern, words) in PROPERTIES.items()
        if not re.fullmatch(pattern, str(descriptor.get(name, "")))
    ]
    licensed = [{"name", "path"} & set(entry) for entry in descriptor.get("licenses", [])]
    return gaps + ([] if licensed and all(licensed) else ["licenses should be a list in which each has a name or a path."])


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
        raise PackageError(f"the schema of {resource.name} is no Table Schema: {error.error.message}") from None


def _noted(resource: Resource, field: Field, column: pd.Series, table: pd.DataFrame) -> Iterator[Finding]:
    """Values that frictionless objects to. Each different one is read once: most stand in many rows."""
    read = field.create_cell_reader()
    cells = column.fillna("")
    notes = {value: noted for value in cells.unique() if (noted := read(value)[1])}
    for line, value in cells[cells.isin(notes)].items():
        for kind, note in notes[value].items():
            code, fix = NOTES.get(kind, FORM)
            message = f"{value!r}: {note[:1].upper()}{note[1:]}."
            if code == FORM[0]:  # the pattern itself helps nobody
                spec = next(spec for spec in resource.fields if spec["name"] == field.name)
                message, fix = f"{value!r} has not the form of this column. {spec['description']}", f"{fix}: {spec['example']}"
            yield Finding(resource.path, line, code, field.name, message, fix, _key(resource, table, line), value)


def _repeated(resource: Resource, field: Field, column: pd.Series, table: pd.DataFrame) -> Iterator[Finding]:
    """Values of a unique column that stood in a row above."""
    filled = column.dropna()
    code, fix = REPEATED_KEY if field.name == resource.key else REPEATED
    for line, value in filled[filled.duplicated()].items() if field.constraints.get("unique") else ():
        yield Finding(
            resource.path,
            line,
            code,
            field.name,
            f"{value!r}: The value stands in a row above too.",
            fix,
            _key(resource, table, line),
            value,
        )


def _key(resource: Resource, table: pd.DataFrame, line: int) -> str:
    key = table.at[line, resource.key]
    return "" if pd.isna(key) else key
