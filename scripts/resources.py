"""The descriptor of a package and the schemas it names."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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
        """The fields of the schema, in order."""
        return self.schema["fields"]

    @property
    def key(self) -> str:
        """The column of the primary key."""
        return self.schema["primaryKey"][0]

    @property
    def key_pattern(self) -> str:
        """The form of the key, as a regular expression."""
        return next(f.get("constraints", {}).get("pattern", "") for f in self.fields if f["name"] == self.key)

    @property
    def foreign_keys(self) -> dict[str, str]:
        """Column to the table it points to (always to that table's key)."""
        return {fk["fields"]: fk["reference"]["resource"] or self.name for fk in self.schema.get("foreignKeys", [])}


def read_resources(root: Path) -> dict[str, Resource]:
    """The tables that datapackage.json lists, with their schemas; raises PackageError."""
    listed = _listed(read_json(root / "datapackage.json", root), root)
    schemas = {path: read_json(root / path, root) for path in dict.fromkeys(spec["schema"] for spec in listed)}
    return {spec["name"]: _resource(spec, schemas[spec["schema"]]) for spec in listed}


def read_json(path: Path, root: Path) -> dict[str, Any]:
    """A JSON object from a file of the package; raises PackageError with the line."""
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
