"""The database holds what the CSVs hold, with keys, views and search; a failed build leaves the old one."""

import sqlite3
from datetime import date

import pytest

from scripts import build
from scripts.check import ROOT
from scripts.database import passage_url
from scripts.hangul import hangul_ngrams
from scripts.package import open_package

NAME = f"{build.NAME}.db"


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    into = tmp_path_factory.mktemp("build")
    assert build.main(["--into", str(into)]) == 0
    return sqlite3.connect(into / NAME)


def one(database, sql, *values):
    return database.execute(sql, values).fetchone()[0]


def test_every_row_is_there(database):
    package = open_package(ROOT, date(2026, 11, 21))
    counts = {name: one(database, f'select count(*) from "{name}"') for name in package.tables}
    assert counts == {name: len(table) for name, table in package.tables.items()}


def test_keys_hold(database):
    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert one(database, "pragma integrity_check") == "ok"


def test_each_citable_cell_has_a_standing(database):
    package = open_package(ROOT, date(2026, 11, 21))
    assert one(database, "select count(*) from standings") == int(package.cells["citable"].sum())


def test_evidence_counts_origins_not_links(database):
    assert one(database, "select count(*) from evidence where independent > sources") == 0
    assert one(database, "select count(*) from evidence where level = 'corroborated' and independent < 2") == 0
    assert one(database, "select count(*) from evidence where level = 'official' and table_name in ('incidents', 'claims')") == 0


@pytest.mark.parametrize("view", ["evidence", "timeline", "who_got_it_from_whom", "passages"])
def test_views_answer(database, view):
    assert one(database, f"select count(*) from {view}") > 0


@pytest.mark.parametrize("word", ["법", "정보", "정보화", "정보화법", "intelligence", "regulations"])
def test_words_are_found_in_both_languages(database, word):
    assert one(database, "select count(*) from search where search match ?", f'"{word}"') > 0


def test_a_table_box_finds_words_inside_words(database):
    assert one(database, "select count(*) from laws_fts where laws_fts match ?", '"화법"') > 0


@pytest.mark.parametrize("text, inside", [("정보기술법", "기술"), ("쏘프트웨어보호법", "보호법"), ("AI기술", "술")])
def test_inner_words_are_cut(text, inside):
    assert inside in hangul_ngrams(text).split()


def test_dates_get_their_bounds(database):
    wrong = """select count(*) from law_versions where length(event_on) = 4
        and (event_on_earliest, event_on_latest) is not (event_on || '-01-01', event_on || '-12-31')"""
    assert one(database, wrong) == 0


def test_version_and_commit_are_recorded(database):
    facts = dict(database.execute("select key, value from metadata"))
    assert facts["version"] == open_package(ROOT, date(2026, 11, 21)).descriptor["version"]
    assert facts["commit"] == build.commit_of(ROOT)


def test_two_builds_are_identical(make_package, tmp_path):
    root = make_package()
    for folder in ("one", "two"):
        assert build.main(["--package", str(root), "--into", str(tmp_path / folder)]) == 0
    assert (tmp_path / "one" / NAME).read_bytes() == (tmp_path / "two" / NAME).read_bytes()


def test_a_package_with_findings_is_not_built(make_package, tmp_path, capsys):
    root, into = make_package(), tmp_path / "build"
    assert build.main(["--package", str(root), "--into", str(into)]) == 0
    old = (into / NAME).read_bytes()
    (root / "data/laws.csv").write_text("law_id\n")
    assert build.main(["--package", str(root), "--into", str(into)]) == 1
    assert (into / NAME).read_bytes() == old
    assert "not built" in capsys.readouterr().err


def test_a_build_that_fails_leaves_the_old_one_and_no_rest(make_package, tmp_path, monkeypatch):
    root, into = make_package(), tmp_path / "build"
    assert build.main(["--package", str(root), "--into", str(into)]) == 0
    old = (into / NAME).read_bytes()
    monkeypatch.setattr(build, "fill", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build.main(["--package", str(root), "--into", str(into)])
    assert (into / NAME).read_bytes() == old
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".building-")] == []


def test_fragments_are_encoded_as_browsers_want_them():
    link = passage_url("https://example.org/a", "first-class, words & more", "정보화 대상은")
    assert link.startswith("https://example.org/a#:~:text=first%2Dclass%2C%20words%20%26%20more,%EC%A0%95")
    assert passage_url("", "a", "b") is None
