"""A package as read: descriptor, tables, fingerprints; what the stages of a check work on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from scripts.evidence import Library
from scripts.findings import Finding
from scripts.resources import Resource, read_json, read_resources
from scripts.tables import as_rows, faults, read_table

FINGERPRINTS = "sources/fingerprints"
CELL_COLUMNS = ["table", "line", "record_id", "column", "value", "type", "text", "citable"]
_HASH_LINE = re.compile(r"[0-9a-f]{10}")
_WHOLE = re.compile(rb"(?:[0-9a-f]{10}\n)+")


@dataclass(frozen=True, eq=False)
class Package:
    """A package as read: tables hold text (empty cells are missing values), indexed by physical line."""

    root: Path
    descriptor: dict[str, Any]
    resources: dict[str, Resource]
    tables: dict[str, pd.DataFrame]
    prints: dict[str, list[str]]
    as_of: date
    findings: tuple[Finding, ...] = field(default=())

    def without(self, names: set[str]) -> "Package":
        """The same package with these tables left out."""
        return replace(self, tables={name: table for name, table in self.tables.items() if name not in names})

    @cached_property
    def records(self) -> dict[str, tuple[str, int]]:
        """Key to (table, line) of every record of the tables that have prefixed keys."""
        prefixed = (n for n, t in self.tables.items() if self.resources[n].key.endswith("_id") and n != "withdrawn")
        return {key: (n, line) for n in prefixed for line, key in self.tables[n][self.resources[n].key].items()}

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a table as dictionaries with empty strings for empty cells; none when the table is left out."""
        if name not in self._rows:
            self._rows[name] = as_rows(self.tables[name]) if name in self.tables else []
        return self._rows[name]

    @cached_property
    def _rows(self) -> dict[str, list[dict[str, str]]]:
        return {}

    def value(self, record: str, column: str) -> str:
        """The cell of a record; empty when it is, or when there is no such record or column."""
        name, line = self.records.get(record, ("", 0))
        value = self.tables[name].at[line, column] if column in self.tables.get(name, ()) else ""
        return "" if pd.isna(value) else value

    @cached_property
    def library(self) -> Library:
        """All fingerprints, indexed."""
        return Library(self.prints)

    def may_hold(self, key: str) -> bool:
        """Whether a record with this key exists, or could stand in a table that is left out."""
        out = (r for n, r in self.resources.items() if n not in self.tables and r.key.endswith("_id") and n != "withdrawn")
        return key in self.records or any(re.search(resource.key_pattern, key) for resource in out)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """Every filled cell of the package: table, line, record_id, column, value, type, text, citable."""
        cells = [cell for name, table in self.tables.items() for cell in _cells_of(self.resources[name], table)]
        return pd.DataFrame(cells, columns=CELL_COLUMNS, dtype=object)

    @cached_property
    def distinct(self) -> list[str]:
        """The different values of all filled cells: rules about single values test each once."""
        return self.cells["value"].unique().tolist()


def _cells_of(resource: Resource, table: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    keys = table[resource.key].fillna("").tolist()
    for spec in resource.fields:
        traits = (spec["type"], spec.get("text", ""), spec["citable"])
        for line, key, value in zip(table.index.tolist(), keys, table[spec["name"]].fillna("").tolist(), strict=True):
            if value:
                yield resource.name, line, key, spec["name"], value, *traits


def open_package(root: Path, as_of: date) -> Package:
    """Read the package in `root`. Faults of single files become findings; a package that is none raises PackageError."""
    descriptor = read_json(root / "datapackage.json", root)
    resources = read_resources(root)
    tables, findings = {}, list(_unlisted(root, resources))
    for resource in resources.values():
        found = list(faults(root, resource))
        findings += found
        if not found:
            tables[resource.name] = read_table(root, resource)
    prints, broken = read_fingerprints(root)
    return Package(root, descriptor, resources, tables, prints, as_of, tuple(findings + broken))


def _unlisted(root: Path, resources: dict[str, Resource]) -> Iterator[Finding]:
    """Files that look like tables, or stand among them, but are none: a forgotten copy would be edited in vain."""
    listed = {resource.path for resource in resources.values()}
    tables = [path for path in (*root.glob("*"), *(root / "sources").rglob("*")) if path.suffix.lower() == ".csv"]
    for path in sorted({*tables, *(root / "data").rglob("*")}):
        name = path.relative_to(root).as_posix()
        if name not in listed and path.is_file() and not path.name.startswith((".", "~$")):  # such as programs leave
            message = f"{name} is not a table of datapackage.json."
            yield Finding(name, 0, "S005", "", message, "add it to resources, or remove the file")


def read_fingerprints(root: Path) -> tuple[dict[str, list[str]], list[Finding]]:
    """Fingerprints by source, and findings on files that are none; a broken one is left out."""
    prints, findings = {}, []
    for path in sorted((root / FINGERPRINTS).glob("*")):
        name = path.relative_to(root).as_posix()
        content = path.read_bytes() if path.is_file() else b""
        lines = content.decode("utf-8", "replace").split("\n")
        if path.suffix == ".fp" and _WHOLE.fullmatch(content):
            prints[path.stem] = lines[:-1]
        else:
            bad = next((n for n, line in enumerate(lines, 1) if not _HASH_LINE.fullmatch(line)), 0)
            message = "A fingerprint has one hash of ten hex digits a line, the last line ended."
            fix = "write it again with make fingerprint, or restore it from git"
            findings.append(Finding(name, bad or 1, "S009", "", message, fix))
    return prints, findings
