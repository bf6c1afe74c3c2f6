"""What the tests share: the day of the check, packages composed from good/ and an overlay, and packages of a few rows."""

import json
import os
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
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

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


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The real package, built and served; the processes of one run share one build."""
    from tests.served import Site, built_once, serve

    run = tmp_path_factory.getbasetemp()
    shared = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    built = built_once(shared / "built")
    with serve(built, "--setting", "trace_debug", "1") as address:
        yield Site(address, built)


def browser_is_missing() -> str:
    """Why the browser tests cannot run here, with what to do; empty when they can."""
    try:
        import axe_playwright_python  # noqa: F401
        import playwright  # noqa: F401
    except ImportError:
        return "playwright is not installed: run make test, which sets it up"
    return "" if Path(CHROMIUM).exists() else f"no {CHROMIUM}: apt-get install chromium fonts-noto-cjk, or set CHROMIUM=…"


def pytest_collection_modifyitems(config, items):
    """Leave the browser tests out where there is no browser, unless REQUIRE_BROWSER says that they must run."""
    if browser_is_missing() and not os.environ.get("REQUIRE_BROWSER"):
        out = [item for item in items if "test_browser" in item.nodeid]
        items[:] = [item for item in items if item not in out]
        config.hook.pytest_deselected(items=out)


def pytest_terminal_summary(terminalreporter):
    """Say in one line that the browser tests did not run, and how to make them run."""
    if (why := browser_is_missing()) and not os.environ.get("REQUIRE_BROWSER"):
        terminalreporter.write_line(f"NOT RUN: the browser tests ({why}); REQUIRE_BROWSER=1 makes their absence a failure.")
