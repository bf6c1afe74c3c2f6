"""Stage S: frictionless checks the descriptor and each table's header, types, constraints and keys."""

import re
from typing import Any

from frictionless import Error, FrictionlessException, Schema
from frictionless import Package as Descriptor
from frictionless.resources import TableResource

from scripts.findings import Finding
from scripts.package import FINGERPRINTS, Package
from scripts.resources import PackageError, Resource

LIMIT = 100_000  # errors asked of frictionless per table: more than a table has cells, so that none is left out

# Property of the descriptor -> (its form, in words)
PROPERTIES = {
    "$schema": (r"https://datapackage\.org/profiles/2\.0/datapackage\.json", "that of Data Package 2.0"),
    "name": (r"[a-z0-9._/-]+", "small letters, digits and . _ / -"),
    "version": (r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}([-+][0-9A-Za-z.+-]+)?", "a semantic version such as 0.1.0"),
    "created": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2}))?", "a day, or a time with its zone"),
    "homepage": (r"|https?://[^\s<>\"]+", "an http or https address, or absent"),
}

# frictionless error type -> (code, fix)
TYPES = {
    "type-error": ("S103", "write a value of the column's type"),
    "required": ("S104", "fill the cell; if the value is not known, the row cannot stand"),
    "constraint-error": ("S105", "write it in the form of the example"),
    "unique-error": ("S106", "make the value unique"),
    "repeated-key": ("S106", "give the row a key of its own; write new and run make tidy"),
}
OTHER = ("S199", "compare the row with its schema in schemas/")


def check(package: Package) -> list[Finding]:
    """Findings of frictionless, translated; tables that could not be read are left to their own finding."""
    findings = [*_descriptor(package), *_orphans(package)]
    schemas: dict[int, Schema] = {}
    for name in package.tables:
        resource = package.resources[name]
        if id(resource.schema) not in schemas:
            schemas[id(resource.schema)] = _schema(resource)
        findings += _table(package, resource, schemas[id(resource.schema)])
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


def _schema(resource: Resource) -> Schema:
    """The schema without keys: rule S107 checks foreign ones, to name the column; the field of the primary one is unique."""
    keys = ("primaryKey", "foreignKeys")
    try:
        return Schema.from_descriptor({part: value for part, value in resource.schema.items() if part not in keys})
    except FrictionlessException as error:
        raise PackageError(f"the schema of {resource.name} is no Table Schema: {error.error.message}") from None


def _table(package: Package, resource: Resource, schema: Schema) -> list[Finding]:
    """Rows as read, not the file: frictionless would guess delimiter and quotes, and could guess otherwise."""
    table = package.tables[resource.name]
    source = TableResource(name=resource.name, data=[list(table.columns), *table.fillna("").to_numpy().tolist()], schema=schema)
    report = source.validate(limit_errors=LIMIT)
    errors = [error for task in report.tasks for error in task.errors] or report.errors
    return [_translated(package, resource, error) for error in errors]


def _translated(package: Package, resource: Resource, error: Error) -> Finding:
    column = getattr(error, "field_name", "")
    code, fix = TYPES.get(_kind(error, is_key=column == resource.key), OTHER)
    table = package.tables[resource.name]
    at = getattr(error, "row_number", None)
    line = int(table.index[at - 2]) if at else 1
    row = table.loc[line].fillna("") if at else {}
    value = str(row.get(column, ""))
    message = f"{value!r}: {error.note[:1].upper()}{error.note[1:].rstrip('.')}."
    if code == "S105":
        message, fix = _form(resource, column, value), f"{fix}: {_spec(resource, column)['example']}"
    return Finding(resource.path, line, code, column, message, fix, str(row.get(resource.key, "")), value)


def _spec(resource: Resource, column: str) -> dict[str, Any]:
    return next(spec for spec in resource.fields if spec["name"] == column)


def _form(resource: Resource, column: str, value: str) -> str:
    """A value that breaks a constraint, with what the column means; the pattern itself helps nobody."""
    return f"{value!r} has not the form of this column. {_spec(resource, column)['description']}"


def _kind(error: Error, is_key: bool) -> str:
    if 'constraint "required"' in error.note:
        return "required"
    return "repeated-key" if error.type == "unique-error" and is_key else error.type
