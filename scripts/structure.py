"""Stage S: frictionless checks the descriptor and each table's header, types, constraints and keys."""

from typing import Any

from frictionless import Package as Descriptor
from frictionless import Schema
from frictionless.resources import TableResource

from scripts.findings import Finding
from scripts.tables import Package, Resource

LIMIT = 1_000  # errors asked of frictionless per table; uncapped it becomes slow on a ruined file

# frictionless error type -> (code, fix)
TYPES = {
    "type-error": ("S103", "write a value of the column's type"),
    "required": ("S104", "fill the cell; if the value is not known, the row cannot stand"),
    "constraint-error": ("S105", "write the value in the form that the schema gives"),
    "unique-error": ("S106", "make the value unique"),
    "primary-key": ("S106", "give the row a key of its own; write new and run make tidy"),
}
HEADER = ("S101", "restore the header; its columns are the fields of the schema, in order")
OTHER = ("S199", "compare the row with its schema in schemas/")


def check(package: Package) -> list[Finding]:
    """Findings of frictionless, translated; tables that could not be read are left to their own finding."""
    findings = _descriptor(package)
    schemas: dict[int, Schema] = {}
    for name in package.tables:
        resource = package.resources[name]
        schema = schemas.setdefault(id(resource.schema), _schema(resource))
        findings += _table(package, resource, schema)
    return findings


def _descriptor(package: Package) -> list[Finding]:
    fix = "compare datapackage.json with the Data Package standard, version 2"
    return [
        Finding("datapackage.json", 1, "S010", "", error.message, fix)
        for error in Descriptor.metadata_validate(package.descriptor)
    ]


def _schema(resource: Resource) -> Schema:
    """The schema without foreign keys: rule S107 checks those, because it can name the column."""
    return Schema.from_descriptor({part: value for part, value in resource.schema.items() if part != "foreignKeys"})


def _table(package: Package, resource: Resource, schema: Schema) -> list[Finding]:
    source = TableResource(
        name=resource.name,
        path=resource.path,
        basepath=str(package.root),
        schema=schema,
        scheme="file",
        format="csv",
        encoding="utf-8",
    )
    report = source.validate(limit_errors=LIMIT)
    errors = [error for task in report.tasks for error in task.errors] or report.errors
    return [_translated(package, resource, error) for error in errors]


def _translated(package: Package, resource: Resource, error: Any) -> Finding:
    kind = "required" if 'constraint "required"' in error.note else error.type
    code, fix = HEADER if "header" in error.tags or "label" in error.type else TYPES.get(kind, OTHER)
    table = package.tables[resource.name]
    at = getattr(error, "row_number", None)
    line = int(table.index[at - 2]) if at else 1
    column = getattr(error, "field_name", "") or (resource.key if kind == "primary-key" else "")
    row = table.loc[line].fillna("") if at else {}
    value = str(row.get(column, "")) if column else ""
    note = error.note[:1].upper() + error.note[1:].rstrip(".")
    return Finding(
        resource.path, line, code, column, f"{value!r}: {note}." if at else f"{note}.", fix, str(row.get(resource.key, "")), value
    )
