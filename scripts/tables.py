"""Reads a package: its descriptor, schemas, tables (as text, with the line of each row) and fingerprints."""

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pandas as pd

from scripts.findings import Finding

CELL_MAX = 5_000  # characters; a longer cell is an accident
FINGERPRINTS = "sources/fingerprints"
_HASH_LINE = re.compile(r"[0-9a-f]{10}")


class PackageError(Exception):
    """The package cannot be read at all; the message is one line for a person."""


@dataclass(frozen=True)
class Resource:
    """One table of the descriptor: where its CSV and its schema are."""

    name: str
    path: str
    schema: dict[str, Any]
    title: str = ""
    description: str = ""

    @property
    def fields(self) -> list[dict[str, Any]]:
        return self.schema["fields"]

    @property
    def key(self) -> str:
        return self.schema["primaryKey"][0]

    @property
    def key_pattern(self) -> str:
        """The form of the key, as a regular expression."""
        return next(f.get("constraints", {}).get("pattern", "") for f in self.fields if f["name"] == self.key)

    @property
    def foreign_keys(self) -> dict[str, str]:
        """Column to the table it points to (always to that table's key)."""
        return {fk["fields"]: fk["reference"]["resource"] or self.name for fk in self.schema.get("foreignKeys", [])}


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
        return self.tables[name].fillna("").to_dict("records") if name in self.tables else []

    def may_hold(self, key: str) -> bool:
        """Whether a record with this key exists, or could stand in a table that is left out."""
        out = (r for n, r in self.resources.items() if n not in self.tables and r.key.endswith("_id") and n != "withdrawn")
        return key in self.records or any(re.search(resource.key_pattern, key) for resource in out)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """Every filled cell of the package: table, line, record_id, column, value, type, text, citable."""
        cells = [cell for name, table in self.tables.items() for cell in _cells_of(self.resources[name], table)]
        return pd.DataFrame(cells, columns=CELL_COLUMNS)


CELL_COLUMNS = ["table", "line", "record_id", "column", "value", "type", "text", "citable"]


def _cells_of(resource: Resource, table: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    keys = table[resource.key].fillna("").tolist()
    for spec in resource.fields:
        traits = (spec["type"], spec.get("text", ""), spec["citable"])
        for line, key, value in zip(table.index.tolist(), keys, table[spec["name"]].fillna("").tolist(), strict=True):
            if value:
                yield resource.name, line, key, spec["name"], value, *traits


def open_package(root: Path, as_of: date) -> Package:
    """Read the package in `root`. Faults of single files become findings; a package that is none raises PackageError."""
    descriptor = _read_json(root / "datapackage.json", root)
    resources = read_resources(root)
    tables, findings = {}, list(_unlisted(root, resources))
    for resource in resources.values():
        faults = list(_faults(root, resource))
        findings += faults
        if not faults:
            tables[resource.name] = _frame(root, resource)
    prints, broken = read_fingerprints(root)
    return Package(root, descriptor, resources, tables, prints, as_of, tuple(findings + broken))


def read_resources(root: Path) -> dict[str, Resource]:
    """The tables that datapackage.json lists, with their schemas; raises PackageError."""
    listed = _listed(_read_json(root / "datapackage.json", root), root)
    schemas = {path: _read_json(root / path, root) for path in dict.fromkeys(spec["schema"] for spec in listed)}
    return {spec["name"]: _resource(spec, schemas[spec["schema"]]) for spec in listed}


def _read_json(path: Path, root: Path) -> dict[str, Any]:
    name = path.relative_to(root).as_posix()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackageError(f"{name}: no such file in {root}; give --package a folder that holds a data package") from None
    except (OSError, UnicodeDecodeError) as error:
        raise PackageError(f"{name}: cannot be read as UTF-8 text ({error}); restore it from git") from None
    except json.JSONDecodeError as error:
        raise PackageError(f"{name}:{error.lineno}: is not JSON ({error.msg}); repair that line or restore it from git") from None
    if not isinstance(content, dict):
        raise PackageError(f"{name}: is not a JSON object; restore it from git")
    return content


def _listed(descriptor: dict[str, Any], root: Path) -> list[dict[str, Any]]:
    listed = descriptor.get("resources")
    if not isinstance(listed, list) or not all(isinstance(spec, dict) for spec in listed):
        raise PackageError("datapackage.json: has no list of resources; restore it from git")
    for spec in listed:
        if not all(isinstance(spec.get(part), str) for part in ("name", "path", "schema")):
            raise PackageError(f"datapackage.json: resource {spec.get('name')!r} needs name, path and schema as text")
        for part in ("path", "schema"):
            if not (root / spec[part]).resolve().is_relative_to(root.resolve()):
                raise PackageError(f"datapackage.json: {spec[part]} of {spec['name']} lies outside the package")
    return listed


def _resource(spec: dict[str, Any], schema: dict[str, Any]) -> Resource:
    resource = Resource(spec["name"], spec["path"], schema, spec.get("title", ""), spec.get("description", ""))
    try:
        names = {field["name"] for field in resource.fields if field["type"] and isinstance(field["citable"], bool)}
        assert {resource.key, *resource.foreign_keys} <= names
    except (KeyError, TypeError, IndexError, AssertionError):
        needs = "fields with name, type and citable, and a primaryKey and foreignKeys of one field each among them"
        raise PackageError(f"{spec['schema']}: needs {needs}") from None
    return resource


def _unlisted(root: Path, resources: dict[str, Resource]) -> Iterator[Finding]:
    listed = {resource.path for resource in resources.values()}
    for folder in ("data", "sources"):
        for path in sorted((root / folder).rglob("*.csv")):
            name = path.relative_to(root).as_posix()
            if name not in listed:
                yield Finding(
                    name, 0, "S005", "", f"{name} is not a table of datapackage.json.", "add it to resources, or remove the file"
                )


def _faults(root: Path, resource: Resource) -> Iterator[Finding]:
    """Faults that make a table unreadable, each with its line."""

    def fault(line: int, code: str, message: str, fix: str, column: str = "") -> Finding:
        return Finding(resource.path, line, code, column, message, fix)

    try:
        raw = (root / resource.path).read_bytes()
    except OSError:
        yield fault(0, "S001", f"{resource.path} cannot be opened, but datapackage.json lists it.", "restore the file from git")
        return
    if not raw.strip():
        yield fault(0, "S003", f"{resource.path} is empty; a table has at least its header.", "restore the file from git")
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        yield fault(line, "S002", f"byte 0x{raw[error.start]:02x} is not UTF-8.", "save the file as UTF-8")
        return
    if text.startswith("\ufeff"):
        yield fault(1, "S004", "The file starts with a byte order mark.", "run make tidy, or save as UTF-8 without BOM")
    elif "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        yield fault(line, "S004", "Lines end in CR; they end in LF.", "run make tidy, or save with LF line ends")
    else:
        yield from _shape_faults(text, [spec["name"] for spec in resource.fields], fault)


def _shape_faults(text: str, names: list[str], fault: Callable[..., Finding]) -> Iterator[Finding]:
    records = iter_records(text)
    try:
        _, header = next(records)
        if header != names:
            yield _header_fault(header, names, fault)
            return
        for line, cells in records:
            if len(cells) != len(header):
                yield fault(
                    line,
                    "S006",
                    f"The row has {len(cells)} cells; the header has {len(header)}.",
                    "check commas and quotes of this line",
                )
            for column, cell in zip(header, cells, strict=False):
                if "\n" in cell:
                    yield fault(
                        line, "S007", "The cell holds a line break.", "write the cell on one line; check its quotes", column
                    )
                elif len(cell) > CELL_MAX:
                    yield fault(
                        line,
                        "S008",
                        f"The cell has {len(cell)} characters; at most {CELL_MAX}.",
                        "shorten it; check its quotes",
                        column,
                    )
    except QuoteError as error:
        yield fault(error.line, "S006", f"The row cannot be read as CSV ({error}).", "check the quotes of this line")


def _header_fault(header: list[str], names: list[str], fault: Callable[..., Finding]) -> Finding:
    found, wanted = next(pair for pair in zip_longest(header, names, fillvalue="") if pair[0] != pair[1])
    message = f"The header has {found[:80]!r} where the schema has {wanted!r}."
    return fault(1, "S101", message, "restore the header; its columns are the fields of the schema, in order", wanted or found)


class QuoteError(Exception):
    """The text is no CSV from `line` on."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def iter_records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Records of CSV text with the physical line each starts on."""
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise QuoteError(start, str(error)) from None


def _frame(root: Path, resource: Resource) -> pd.DataFrame:
    records = list(iter_records((root / resource.path).read_text(encoding="utf-8")))
    lines, cells = [line for line, _ in records[1:]], [cells for _, cells in records[1:]]
    frame = pd.DataFrame(cells, columns=pd.Index(records[0][1], dtype=object), index=pd.Index(lines, dtype=int), dtype="str")
    frame = frame.mask(frame == "")
    frame.attrs["name"] = resource.name
    return frame


def read_fingerprints(root: Path) -> tuple[dict[str, list[str]], list[Finding]]:
    """Fingerprints by source, and findings on files that are none; a broken one is left out."""
    prints, findings = {}, []
    for path in sorted((root / FINGERPRINTS).glob("*")):
        name = path.relative_to(root).as_posix()
        content = path.read_bytes() if path.is_file() else b""
        lines = content.decode("utf-8", "replace").split("\n")
        bad = next((n for n, line in enumerate(lines[:-1], 1) if not _HASH_LINE.fullmatch(line)), 0)
        bad = bad or (len(lines) if lines[-1] or len(lines) < 2 else 0)
        if path.suffix == ".fp" and not bad:
            prints[path.stem] = lines[:-1]
        else:
            fix = "write it again with make fingerprint, or restore it from git"
            findings.append(
                Finding(
                    name, bad or 1, "S009", "", "A fingerprint has one hash of ten hex digits a line, the last line ended.", fix
                )
            )
    return prints, findings
