"""Each code finds its fault, at its place and alone; good/ has none."""

import re
from datetime import date

import pytest

from scripts.check import examine
from scripts.rules import RULES
from tests import make_bad
from tests.conftest import AS_OF, BAD, ROOT

FOLDERS = sorted(BAD.iterdir())
REFERRED_TO = [
    f"data/{name}.csv" for name in ("agencies", "claims", "incidents", "law_versions", "laws", "provisions", "resolutions")
]
REFERRED_TO += [f"sources/{name}.csv" for name in ("citations", "derivations", "disputes", "sources")]
DERIVED = "D"  # pages, not packages: see test_docs


def found(package):
    _, report = examine(package, AS_OF)
    return [(f.file, f.line, f.column, f.code) for f in report.findings]


def expected(folder):
    places = re.findall(r"^(.+):(\d+):(\w*) (\w+)$", (folder / "expected.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return [(file, int(line), column, code) for file, line, column, code in places]


def test_good_has_no_findings(make_package):
    assert found(make_package()) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_fault_is_found_where_it_stands_and_alone(folder, make_package):
    assert found(make_package(folder)) == expected(folder)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_expects_its_own_code_alone_or_says_why(folder):
    codes = [code for *_, code in expected(folder)]
    assert codes == [folder.name] or (folder.name in codes and (folder / "why.txt").is_file())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_holds_the_fault_that_make_bad_states(folder, tmp_path):
    make_bad.write(tmp_path, make_bad.FAULTS[folder.name])
    kept = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    hand_written = {path for path in kept if path.name in ("expected.txt", "why.txt")}
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {path: content for path, content in kept.items() if path not in hand_written}


def test_every_code_has_a_folder():
    modules = [path.read_text(encoding="utf-8") for path in (ROOT / "scripts").rglob("*.py")]
    codes = {code for text in modules for code in re.findall(r'"([SRCXD][0-9]{3})"', text)}
    assert codes >= {rule.code for rule in RULES}
    assert {code for code in codes if not code.startswith(DERIVED)} == {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_is_true_and_how_to_mend_it(rule):
    assert re.fullmatch(r"\S.*\.", rule.sentence)
    assert rule.fix and not rule.fix.endswith(".")


def test_codes_are_not_used_twice():
    assert len({rule.code for rule in RULES}) == len({rule.holds for rule in RULES}) == len(RULES)


def test_rules_name_tables_and_columns_that_exist(make_package):
    package, _ = examine(make_package(), AS_OF)
    fields = {name: {field["name"] for field in resource.fields} for name, resource in package.resources.items()}
    about = [rule for rule in RULES if rule.table not in ("cells", "*")]
    assert all(rule.column in fields[rule.table] for rule in about)
    assert all(set(rule.needs) <= set(fields) for rule in RULES)


@pytest.mark.parametrize("name", REFERRED_TO)
def test_a_table_left_out_causes_no_other_finding(name, make_package):
    package = make_package()
    path = package / name
    path.write_text(f"was_{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert [(file, line, code) for file, line, _, code in found(package)] == [(name, 1, "S101")]


def test_a_finding_names_record_value_and_fix(make_package):
    _, report = examine(make_package(BAD / "R111"), AS_OF)
    (finding,) = report.findings
    assert (finding.record_id, finding.value, finding.level) == ("lv-0002", "2019", "error")
    assert finding.message.startswith("'2019': A law is never amended") and finding.fix


def test_a_day_to_look_again_that_passes_is_a_warning(make_package):
    _, report = examine(make_package(), date(2027, 11, 21))
    assert {finding.level for finding in report.findings if finding.code == "C107"} == {"warning"}


@pytest.mark.parametrize(
    ("expires", "codes"), [("2027-01-01", []), ("2026-11-21", ["C107", "X002"]), ("2020-01-01", ["C107", "X002"])]
)
def test_an_exception_excuses_its_finding_until_it_expires(make_package, expires, codes):
    package = make_package(BAD / "C107")
    with (package / "exceptions.csv").open("a", encoding="utf-8") as file:
        file.write(f"exc-0001,C107,sources,src-example-treaty-2001,The page is down.,{expires}\n")
    assert sorted(code for *_, code in found(package)) == codes
