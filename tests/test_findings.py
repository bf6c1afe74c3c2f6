"""One finding, four forms: nothing is lost, nothing breaks the form, and the exit code tells."""

import json
import subprocess
import sys

import pytest

from scripts.check import main
from scripts.findings import SHOWN_PER_CODE, Finding, Report, as_github, as_json, as_markdown, as_text
from tests.conftest import BAD, ROOT

ODD = Finding("data/a,b:c.csv", 3, "R001", "name_en", "'50 %|\n보기': odd.", "mend it", "law-x", "50 %|\n보기")
FILE = Finding("data/laws.csv", 0, "S001", "", "It is gone.", "restore it")


def report(*findings):
    return Report("example", "1.0.0", {"laws": 2, "names": 3}, findings)


def many(count):
    return report(*(Finding("data/laws.csv", line, "R003", "name_en", "Stray.", "tidy") for line in range(2, count + 2)))


def run(capsys, package, *options):
    code = main(["--package", str(package), "--as-of", "2026-11-21", *options])
    return code, capsys.readouterr()


def test_text_gives_place_code_fault_and_fix():
    lines = as_text(report(ODD, FILE)).splitlines()
    assert lines[0].startswith("data/a,b:c.csv:3:name_en  R001  '50 %|")
    assert lines[2:] == [
        "    fix: mend it",
        "data/laws.csv  S001  It is gone.",
        "    fix: restore it",
        "example 1.0.0: 2 errors, 0 warnings",
    ]


@pytest.mark.parametrize(("count", "shown", "rest"), [(SHOWN_PER_CODE, 20, ""), (SHOWN_PER_CODE + 3, 20, "… and 3 more of R003")])
def test_text_shows_twenty_of_a_code_and_counts_the_rest(count, shown, rest):
    text = as_text(many(count))
    assert text.count("fix: tidy") == shown
    assert ("more of R003" in text) == bool(rest) and rest in text


@pytest.mark.parametrize("form", [as_json, as_github, as_markdown])
def test_only_text_is_shortened(form):
    assert form(many(50)).count("Stray.") == 50


def test_json_holds_everything():
    body = json.loads(as_json(report(ODD)))
    assert (body["package"], body["version"], body["rows"]) == ("example", "1.0.0", {"laws": 2, "names": 3})
    assert body["summary"] == {"errors": 1, "warnings": 0, "rows": 5}
    assert body["findings"] == [
        {
            "file": "data/a,b:c.csv",
            "line": 3,
            "code": "R001",
            "column": "name_en",
            "message": "'50 %|\n보기': odd.",
            "fix": "mend it",
            "record_id": "law-x",
            "value": "50 %|\n보기",
            "level": "error",
        }
    ]


def test_github_marks_keep_to_one_line_and_escape_what_would_end_them():
    mark = as_github(report(ODD)).splitlines()[0]
    assert mark == "::error file=data/a%2Cb%3Ac.csv,line=3,title=R001::'50 %25|%0A보기': odd. Fix: mend it"


def test_github_marks_the_first_line_when_the_file_is_at_fault():
    assert as_github(report(FILE)).startswith("::error file=data/laws.csv,line=1,title=S001::")


def test_markdown_cells_stay_cells():
    table = as_markdown(report(ODD, FILE)).splitlines()
    assert [row.replace("\\|", "").count("|") for row in table[:4]] == [6, 6, 6, 6]


@pytest.mark.parametrize("form", [as_text, as_github, as_markdown])
def test_a_clean_package_is_told_in_one_line(form):
    assert form(report()).strip() == "example 1.0.0: 5 rows in 2 tables, no findings"


def test_findings_are_sorted_by_file_line_and_code():
    places = [("a", 2, "R002"), ("a", 10, "R001"), ("b", 1, "R003"), ("b", 1, "R004")]
    findings = [Finding(file, line, code, "", "", "") for file, line, code in reversed(places)]
    assert [(f.file, f.line, f.code) for f in sorted(findings)] == places


def test_a_clean_package_exits_0(make_package, capsys):
    code, printed = run(capsys, make_package())
    assert code == 0 and printed.out.endswith("no findings\n") and not printed.err


@pytest.mark.parametrize(("form", "code"), [("text", "S001"), ("json", "C107"), ("github", "R111"), ("markdown", "C202")])
def test_findings_exit_1_in_every_form(make_package, capsys, form, code):
    exit_code, printed = run(capsys, make_package(BAD / code), "--format", form)
    assert exit_code == 1 and code in printed.out and not printed.err


def test_what_is_no_package_exits_2_with_one_line(tmp_path, capsys):
    code, printed = run(capsys, tmp_path / "nowhere")
    assert code == 2 and not printed.out and len(printed.err.splitlines()) == 1


def test_json_of_a_package_can_be_read_back(make_package, capsys):
    _, printed = run(capsys, make_package(BAD / "C202"), "--format", "json")
    (finding,) = json.loads(printed.out)["findings"]
    assert (finding["code"], finding["record_id"], finding["line"]) == ("C202", "art-0001", 2)


@pytest.mark.parametrize(("overlay", "code"), [(None, 0), (BAD / "S006", 1)])
def test_the_command_exits_as_main_does(make_package, overlay, code):
    command = [sys.executable, "-m", "scripts.check", "--package", str(make_package(overlay)), "--as-of", "2026-11-21"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.parametrize("options", [["--format", "xml"], ["--as-of", "tomorrow"]])
def test_an_option_that_is_none_exits_2(options, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(options)
    assert stopped.value.code == 2 and "Traceback" not in capsys.readouterr().err
