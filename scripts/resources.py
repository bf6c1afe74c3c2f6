"""The descriptor of a package and the schemas it names."""

import json
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from scripts.schemas import lacking

SUFFIXES = (".csv", ".json")  # of tables and schemas


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
    resources = {spec["name"]: _resource(spec, schemas[spec["schema"]]) for spec in listed}
    for spec in listed:
        _require_targets(spec["schema"], schemas[spec["schema"]], resources)
    return resources


def read_json(path: Path, root: Path) -> dict[str, Any]:
    """A JSON object from a file of the package; raises PackageError with the line."""
    name = path.relative_to(root).as_posix()
    try:
        if path.exists() and not path.is_file():
            raise PackageError(f"{name}: is no file; restore it from git")
        content = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once_each)
    except FileNotFoundError:
        is_schema = (root / "datapackage.json").is_file()
        fix = "restore it from git" if is_schema else "give --package a folder that holds a data package"
        raise PackageError(f"{name}: no such file in {root}; {fix}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise PackageError(f"{name}: cannot be read as UTF-8 text ({error}); restore it from git") from None
    except json.JSONDecodeError as error:
        raise PackageError(f"{name}:{error.lineno}: is not JSON ({error.msg}); repair that line or restore it from git") from None
    except (RecursionError, ValueError, _RepeatedName) as error:
        raise PackageError(f"{name}: cannot be read as JSON ({error}); restore it from git") from None
    if not isinstance(content, dict):
        raise PackageError(f"{name}: is not a JSON object; restore it from git")
    return content


class _RepeatedName(Exception):
    """A JSON object has a name twice, of which a reader would silently take the last."""


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if repeated := next((name for name in names if names.count(name) > 1), None):
        raise _RepeatedName(f"{repeated[:80]!r} stands twice in one object")
    return dict(pairs)


def _listed(descriptor: dict[str, Any], root: Path) -> list[dict[str, Any]]:
    listed = descriptor.get("resources")
    if not isinstance(listed, list) or not all(isinstance(spec, dict) for spec in listed):
        raise PackageError("datapackage.json: has no list of resources; restore it from git")
    names = [spec.get("name") for spec in listed]
    for spec in listed:
        if not all(isinstance(spec.get(part), str) for part in ("name", "path", "schema", "title", "description")):
            needs = "name, path, schema, title and description as text"
            raise PackageError(f"datapackage.json: resource {spec.get('name')!r} needs {needs}")
        if names.count(spec["name"]) > 1:
            raise PackageError(f"datapackage.json: resource {spec['name']!r} is listed twice; remove one")
        for part in ("path", "schema"):
            if not _lies_inside(root, spec[part]) or "://" in spec[part] or PurePath(spec[part]).suffix not in SUFFIXES:
                raise PackageError(f"datapackage.json: {spec[part]!r} of {spec['name']} is no CSV or JSON file of the package")
    return listed


def _lies_inside(root: Path, path: str) -> bool:
    try:
        return (root / path).resolve().is_relative_to(root.resolve())
    except ValueError:  # a character that no path has, such as NUL
        return False


def _resource(spec: dict[str, Any], schema: dict[str, Any]) -> Resource:
    if fault := lacking(schema):
        raise PackageError(f"{spec['schema']}: {fault}; restore it from git")
    return Resource(spec["name"], spec["path"], schema, spec["title"], spec["description"])


def _require_targets(path: str, schema: dict[str, Any], resources: dict[str, Resource]) -> None:
    """Raise PackageError unless each foreign key points to the key of a listed table."""
    for link in schema.get("foreignKeys", []):
        target = link["reference"]["resource"]
        if target and (target not in resources or resources[target].key != link["reference"]["fields"]):
            column, key = link["fields"], link["reference"]["fields"]
            raise PackageError(f"{path}: {column} points to {target}.{key}, which is the key of no listed table")
