"""A command that meets what it cannot read or write says so in one line, exits 2, and leaves everything as it was."""

import json
import os
import subprocess
import sys

import pytest

from scripts import build, coverage, docs, fingerprint, tidy
from scripts.check import examine
from scripts.check import main as check
from tests.conftest import AS_OF, BAD, ROOT
from tests.test_damage import content

SOURCES, WITHDRAWN, KOREAN = "sources/sources.csv", "data/withdrawn.csv", "src-example-law-ko"
DAMAGED = {
    "byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "ragged row": lambda raw: raw.replace(b",false,42,", b",false,42"),
    "stray quote": lambda raw: raw.replace(b"The gazette of", b'"The" gazette of'),
    "other encoding": lambda raw: raw.replace(b"The gazette", b"The gaz\xe9tte"),
    "empty": lambda raw: b"",
    "no column for the length": lambda raw: raw.replace(b"fingerprint_length,", b"", 1),
}


def refused(command, capsys, *arguments):
    """Whether a command exits 2 with one line; what it says."""
    code, printed = command([str(word) for word in arguments]), capsys.readouterr()
    assert (code, printed.out, printed.err.count("\n")) == (2, "", 1)
    return printed.err


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("four words are enough")
    return path


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_table_is_not_given_a_fingerprint_length(name, make_package, text, capsys):
    root = make_package()
    (root / SOURCES).write_bytes(DAMAGED[name]((root / SOURCES).read_bytes()))
    before = content(root)
    said = refused(fingerprint.main, capsys, "--package", root, "--source", KOREAN, "--text", text)
    assert said.startswith(f"fingerprint: {SOURCES}") and content(root) == before


def test_a_missing_table_is_not_given_a_fingerprint_length(make_package, text, capsys):
    root = make_package()
    (root / SOURCES).unlink()
    assert "cannot be opened" in refused(fingerprint.main, capsys, "--package", root, "--source", KOREAN, "--text", text)


def test_a_source_not_read_has_no_fingerprint(make_package, text, capsys):
    root = make_package()
    before = content(root)
    said = refused(fingerprint.main, capsys, "--package", root, "--source", "src-example-wire-2023", "--text", text)
    assert "is not_read" in said and content(root) == before


def test_the_folder_of_fingerprints_is_made_when_it_is_missing(make_package, text):
    root = make_package()
    for path in (root / "sources/fingerprints").iterdir():
        path.unlink()
    (root / "sources/fingerprints").rmdir()
    assert fingerprint.main(["--package", str(root), "--source", KOREAN, "--text", str(text)]) == 0
    assert (root / f"sources/fingerprints/{KOREAN}.fp").is_file()


def test_all_texts_are_none_when_there_is_none(make_package, capsys):
    assert "holds no text" in refused(fingerprint.main, capsys, "--package", make_package(), "--all")


def test_tidy_drops_blank_lines_wherever_they_stand(make_package):
    root = make_package()
    tidy_text = (root / WITHDRAWN).read_text()
    (root / WITHDRAWN).write_text(tidy_text.replace("\n", "\n\n"))
    assert tidy.main(["--package", str(root)]) == 0
    assert (root / WITHDRAWN).read_text() == tidy_text


@pytest.mark.parametrize("name", ["citations", "sources"])
def test_coverage_of_a_broken_table_is_not_nought(name, make_package, capsys):
    root = make_package()
    (root / f"sources/{name}.csv").write_text("broken\n")
    assert f"{name} cannot be read" in refused(coverage.main, capsys, "--package", root)


def test_coverage_of_a_text_in_another_encoding_is_refused(make_package, capsys):
    root = make_package()
    (root / "sources/texts").mkdir()
    (root / f"sources/texts/{KOREAN}.txt").write_bytes("보기법".encode("euc-kr"))
    assert "UTF-8" in refused(coverage.main, capsys, "--package", root, "--source", KOREAN)


@pytest.mark.parametrize("place", ["file", "file/folder"])
def test_a_build_into_a_file_is_refused(place, make_package, tmp_path, capsys):
    (tmp_path / "file").write_text("mine")
    assert build.main(["--package", str(make_package()), "--into", str(tmp_path / place)]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("build: cannot write to")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_warning_is_printed_and_built_but_not_clean(make_package, tmp_path, capsys):
    root = make_package(BAD / "C107")
    assert check(["--package", str(root)]) == 1
    assert build.main(["--package", str(root), "--into", str(tmp_path / "build")]) == 0
    assert "C107" in capsys.readouterr().out


def test_a_reader_that_closes_early_causes_no_traceback(make_package):
    command = [sys.executable, "-m", "scripts.check", "--package", str(make_package(BAD / "S105"))]
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(writing)
    assert (run.returncode, run.stderr) == (1, b"")


def test_json_stays_json_when_the_date_parser_prints(make_package, capfd):
    root = make_package()
    (root / WITHDRAWN).write_text((root / WITHDRAWN).read_text().replace("2026-11-20", "2022-1X"))
    assert check(["--package", str(root), "--as-of", AS_OF.isoformat(), "--format", "json"]) == 1
    assert [f["code"] for f in json.loads(capfd.readouterr().out)["findings"]] == ["R007"]


def readme(root, raw):
    """A package with its derived pages, the README ending in some bytes."""
    (root / "docs").mkdir()
    (root / "README.md").write_text(f"Title\n{docs.BEGIN}\n{docs.END}\nThe end.\n")
    package, _ = docs_of(root)
    for name, page in docs.derived(package).items():
        (root / name).write_text(page)
    (root / "README.md").write_bytes(raw((root / "README.md").read_bytes()))
    return root


def docs_of(root):
    package, report = examine(root, AS_OF)
    return package, [(f.file, f.code) for f in report.findings]


@pytest.mark.parametrize(
    "raw", [lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: raw.replace(b"| rows", b"| r\xf6ws")], ids=["CRLF", "latin-1"]
)
def test_a_readme_of_other_bytes_is_stale(raw, make_package):
    assert docs_of(readme(make_package(), raw))[1] == [("README.md", "D001")]


def test_a_code_book_of_other_bytes_is_stale(make_package):
    root = readme(make_package(), bytes)
    assert docs_of(root)[1] == []
    (root / "docs/CODEBOOK.md").write_bytes(b"\xff" + (root / "docs/CODEBOOK.md").read_bytes())
    assert docs_of(root)[1] == [("docs/CODEBOOK.md", "D001")]


@pytest.mark.parametrize("change", [("", docs.BEGIN), ("", docs.END), (docs.BEGIN, docs.END), (docs.END * 2, docs.END)])
def test_a_readme_without_its_marks_is_never_cut(change, make_package, capsys, monkeypatch):
    new, old = (mark.encode() for mark in change)
    root = readme(make_package(), lambda raw: raw.replace(old, new))
    monkeypatch.setattr(docs, "ROOT", root)
    before = content(root)
    assert "once each" in refused(docs.main, capsys)
    assert docs_of(root)[1] == [("README.md", "D001")]
    assert content(root) == before


def test_a_readme_that_is_no_text_is_not_overwritten(make_package, capsys, monkeypatch):
    root = readme(make_package(), lambda raw: raw + b"\xf6\n")
    monkeypatch.setattr(docs, "ROOT", root)
    before = content(root)
    assert "UTF-8" in refused(docs.main, capsys) and content(root) == before
