"""What the tests share: the day of the check, packages composed from good/ and an overlay, and packages of a few rows."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from scripts.package import Package
from scripts.resources import Resource

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
GOOD, BAD = TESTS / "good", TESTS / "bad"
AS_OF = date(2026, 11, 21)

settings.register_profile("package", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("package")


def compose(folder: Path, overlay: Path | None = None) -> Path:
    """The real descriptor, schemas and vocabularies in `folder`, with good/ over them and the overlay over that."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "datapackage.json", folder)
    for part in ("schemas", "data/vocabularies"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    for path in sorted((overlay or GOOD / "none").rglob("*")):
        _lay(path, folder / path.relative_to(overlay or GOOD))
    return folder


def _lay(path: Path, target: Path) -> None:
    """Put one file of an overlay in its place: a list of files to remove, JSON parts to merge, or the file itself."""
    if path.name == "remove.txt":
        for name in path.read_text(encoding="utf-8").split():
            (target.parent / name).unlink()
    elif path.suffix == ".json":
        parts = json.loads(path.read_text(encoding="utf-8"))
        target.write_text(json.dumps(json.loads(target.read_text(encoding="utf-8")) | parts), encoding="utf-8")
    elif path.is_file() and path.name not in ("expected.txt", "why.txt"):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def small_package(**tables: list[dict[str, str]]) -> Package:
    """A package in memory. The first column of a table is its key, the others are citable."""
    columns = {name: list(dict.fromkeys(column for row in rows for column in row)) for name, rows in tables.items()}
    schemas = {
        name: {"primaryKey": [first], "fields": [{"name": c, "type": "string", "citable": c != first} for c in (first, *rest)]}
        for name, (first, *rest) in columns.items()
    }
    frames = {name: pd.DataFrame(rows, range(2, len(rows) + 2), columns[name], "str") for name, rows in tables.items()}
    frames = {name: frame.mask(frame == "") for name, frame in frames.items()}
    resources = {name: Resource(name, f"data/{name}.csv", schema) for name, schema in schemas.items()}
    return Package(ROOT, {}, resources, frames, {}, AS_OF)


@pytest.fixture
def make_package(tmp_path: Path) -> Callable[..., Path]:
    """A function that composes a package in a folder of the test."""
    return lambda overlay=None: compose(tmp_path / "package", overlay)
