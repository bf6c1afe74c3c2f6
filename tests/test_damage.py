"""A damaged package gives one clear finding or one line, never a traceback, and stays as it was."""

import csv
import json
import os
import shutil
import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.check import examine, main
from scripts.tables import iter_records
from tests.conftest import AS_OF, GOOD, compose

LAWS, CLAIMS, PRINT = "data/laws.csv", "data/claims.csv", "sources/fingerprints/src-example-treaty-2002.fp"
WITHDRAWN, SCHEMA, DESCRIPTOR = "data/withdrawn.csv", "schemas/laws.json", "datapackage.json"


def content(package):
    """What stands on disk: folders, files and their hashes."""
    return {path: sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in package.rglob("*")}


def replaced(name, old, new):
    """A damage that replaces one text by another."""

    def damage(package):
        raw = (package / name).read_bytes()
        assert old in raw
        (package / name).write_bytes(raw.replace(old, new, 1))

    return damage


def written(name, raw):
    return lambda package: (package / name).write_bytes(raw)


def removed(name):
    return lambda package: (package / name).unlink()


def folder_instead(name):
    def damage(package):
        (package / name).unlink(missing_ok=True)
        (package / name).mkdir()

    return damage


def described(change):
    """A damage of the descriptor as JSON."""

    def damage(package):
        descriptor = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
        change(descriptor["resources"])
        (package / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")

    return damage


def pipe_instead(name):
    def damage(package):
        (package / name).unlink()
        os.mkfifo(package / name)

    return damage


FOUND = {
    "pipe for a table": (pipe_instead(CLAIMS), "data/claims.csv", 0, "S001"),
    "a number for the standard": (
        replaced(DESCRIPTOR, b'"https://datapackage.org/profiles/2.0/datapackage.json"', b"5"),
        DESCRIPTOR,
        1,
        "S010",
    ),
    "half a character": (replaced(DESCRIPTOR, b'"version": "', b'"version": "\\ud800'), DESCRIPTOR, 1, "S010"),
    "missing file": (removed(CLAIMS), "data/claims.csv", 0, "S001"),
    "folder for a table": (folder_instead(CLAIMS), "data/claims.csv", 0, "S001"),
    "empty file": (written(CLAIMS, b""), "data/claims.csv", 0, "S003"),
    "blank file": (written(CLAIMS, b"\n \n"), "data/claims.csv", 0, "S003"),
    "other encoding": (replaced(LAWS, "보기법".encode(), "보기법".encode("euc-kr")), LAWS, 2, "S002"),
    "UTF-16": (lambda p: (p / LAWS).write_bytes((p / LAWS).read_text("utf-8").encode("utf-16")), LAWS, 1, "S002"),
    "CR line ends": (replaced(LAWS, b"\n", b"\r\n"), LAWS, 1, "S004"),
    "needless quotes": (replaced(LAWS, b"law-sample-treaty", b'"law-sample-treaty"'), LAWS, 3, "S004"),
    "last line not ended": (lambda p: (p / LAWS).write_bytes((p / LAWS).read_bytes()[:-1]), LAWS, 3, "S004"),
    "row of commas": (replaced(WITHDRAWN, b"inc-0009", b",,,\ninc-0009"), WITHDRAWN, 2, "S006"),
    "backup beside the tables": (written("data/laws.csv.bak", b"law_id\n"), "data/laws.csv.bak", 0, "S005"),
    "table in capitals": (written("sources/LAWS.CSV", b"law_id\n"), "sources/LAWS.CSV", 0, "S005"),
    "workbook": (written("data/vocabularies/laws.xlsx", b"PK"), "data/vocabularies/laws.xlsx", 0, "S005"),
    "table in the root": (written("laws.csv", b"law_id\n"), "laws.csv", 0, "S005"),
    "name in capitals": (replaced(DESCRIPTOR, b'"dprk-ai-governance"', b'"DPRK AI"'), DESCRIPTOR, 1, "S010"),
    "version of two parts": (replaced(DESCRIPTOR, b'"version": "0.0', b'"version": "0'), DESCRIPTOR, 1, "S010"),
    "no day of creation": (replaced(DESCRIPTOR, b'"created"', b'"made"'), DESCRIPTOR, 1, "S010"),
    "no licence": (replaced(DESCRIPTOR, b'"licenses"', b'"licences"'), DESCRIPTOR, 1, "S010"),
    "another standard": (replaced(DESCRIPTOR, b"profiles/2.0", b"profiles/3.0"), DESCRIPTOR, 1, "S010"),
    "homepage of a disk": (replaced(DESCRIPTOR, b'"title"', b'"homepage": "ftp://x.org", "title"'), DESCRIPTOR, 1, "S010"),
    "table of nobody": (written("data/laws-2.csv", b"law_id\n"), "data/laws-2.csv", 0, "S005"),
    "table out of the descriptor": (
        described(lambda r: r.pop([s["name"] for s in r].index("absences"))),
        "data/absences.csv",
        0,
        "S005",
    ),
    "row cut short": (replaced(LAWS, b",false,,excerpts_public,,\n", b",false"), LAWS, 3, "S006"),
    "blank line": (replaced(LAWS, b"law-sample", b"\nlaw-sample"), LAWS, 3, "S006"),
    "quote never closed": (replaced(CLAIMS, b"No machine", b'"No machine'), "data/claims.csv", 2, "S006"),
    "text after a quote": (replaced(WITHDRAWN, b"Told twice.", b'"Told" twice.'), WITHDRAWN, 2, "S006"),
    "cell of 5 MB": (replaced(WITHDRAWN, b"Told twice.", b"x" * 5_000_000), WITHDRAWN, 2, "S008"),
    "fingerprint cut inside a line": (lambda p: (p / PRINT).write_bytes((p / PRINT).read_bytes()[:-4]), PRINT, 28, "S009"),
    "fingerprint cut at a line": (
        lambda p: (p / PRINT).write_bytes((p / PRINT).read_bytes()[:-11]),
        "sources/sources.csv",
        10,
        "C102",
    ),
    "fingerprint in capitals": (replaced(PRINT, b"a", b"A"), PRINT, None, "S009"),
    "empty fingerprint": (written(PRINT, b""), PRINT, 1, "S009"),
    "fingerprint of bytes": (written(PRINT, bytes(range(256))), PRINT, 1, "S009"),
    "folder for a fingerprint": (folder_instead("sources/fingerprints/src-x.fp"), "sources/fingerprints/src-x.fp", 1, "S009"),
    "semicolons": (lambda p: (p / LAWS).write_bytes((p / LAWS).read_bytes().replace(b",", b";")), LAWS, 1, "S101"),
    "tabs": (lambda p: (p / LAWS).write_bytes((p / LAWS).read_bytes().replace(b",", b"\t")), LAWS, 1, "S101"),
    "no header": (replaced(WITHDRAWN, b"record_id,withdrawn_on,reason,replaced_by\n", b""), WITHDRAWN, 1, "S101"),
    "column twice": (replaced(LAWS, b"name_ko", b"name_en"), LAWS, 1, "S101"),
    "NUL in a cell": (replaced(WITHDRAWN, b"Told", b"To\0ld"), WITHDRAWN, 2, "R002"),
}

REFUSED = {
    "a number without end": replaced(DESCRIPTOR, b'"created"', b'"x": ' + b"9" * 5_000 + b', "created"'),
    "no descriptor": removed(DESCRIPTOR),
    "folder for the descriptor": folder_instead(DESCRIPTOR),
    "descriptor not JSON": replaced(DESCRIPTOR, b"{", b"{{"),
    "descriptor cut short": lambda p: (p / DESCRIPTOR).write_bytes((p / DESCRIPTOR).read_bytes()[:5_000]),
    "descriptor empty": written(DESCRIPTOR, b""),
    "descriptor no UTF-8": written(DESCRIPTOR, b"\xff\xfe{}"),
    "descriptor no object": written(DESCRIPTOR, b"[]"),
    "no resources": written(DESCRIPTOR, b'{"name": "x"}'),
    "resources no list": written(DESCRIPTOR, b'{"resources": {"laws": 1}}'),
    "resource without a path": described(lambda resources: resources[0].pop("path")),
    "table outside the package": described(lambda resources: resources[0].update(path="../laws.csv")),
    "schema outside the package": described(lambda resources: resources[0].update(schema="/schemas/laws.json")),
    "schema missing": removed(SCHEMA),
    "schema not JSON": written(SCHEMA, b"fields"),
    "schema no object": written(SCHEMA, b"[]"),
    "schema without fields": written(SCHEMA, b'{"primaryKey": ["law_id"]}'),
    "schema with a type that is none": replaced(SCHEMA, b'"boolean"', b'"maybe"'),
    "schema nested too deep": written(SCHEMA, b"[" * 100_000),
    "schema with a name twice": replaced(SCHEMA, b"{", b'{"fields": [], '),
    "field without constraints": replaced(SCHEMA, b'"constraints"', b'"limits"'),
    "field without required": replaced(SCHEMA, b'"required"', b'"needed"'),
    "field without a description": replaced(SCHEMA, b'"description": "Key', b'"is": "Key'),
    "field without an example": replaced(SCHEMA, b'"example"', b'"sample"'),
    "field of a text that is none": replaced(SCHEMA, b'"text": "name"', b'"text": "poem"'),
    "pattern that is no regular expression": replaced(SCHEMA, b'"pattern": "^law', b'"pattern": "(^law'),
    "minimum that is no number": replaced(SCHEMA, b'"minimum": 1', b'"minimum": "x"'),
    "label of a field that is none": replaced(SCHEMA, b"{name_en}", b"{colour}"),
    "foreign key to no table": replaced(SCHEMA, b'"resource": "instrument_types"', b'"resource": "instruments"'),
    "foreign key to no key": replaced(SCHEMA, b'"fields": "code"', b'"fields": "label"'),
    "resource without a description": described(lambda resources: resources[0].update(description=None)),
    "resource listed twice": described(lambda resources: resources.append(resources[0])),
    "table that rules need out of the descriptor": described(lambda r: r.pop([s["name"] for s in r].index("laws"))),
    "unique key that is no list": replaced(SCHEMA, b'[\n      "name_en"\n    ]', b'"name_en"'),
    "path with a NUL": described(lambda resources: resources[0].update(path="data/\0.csv")),
    "foreign key of two fields": replaced(SCHEMA, b'"fields": "status"', b'"fields": ["status", "law_id"]'),
    "unique key of a field that is none": replaced(SCHEMA, b'      "name_en"\n    ]', b'      "colour"\n    ]'),
}


@pytest.mark.parametrize("name", FOUND)
def test_damage_is_one_finding_at_its_place(name, make_package, capsys):
    damage, file, line, code = FOUND[name]
    package = make_package()
    damage(package)
    before = content(package)
    exit_code = main(["--package", str(package), "--as-of", AS_OF.isoformat(), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert exit_code == 1
    assert [(f["file"], f["code"]) for f in findings] == [(file, code)]
    assert line in (None, findings[0]["line"])
    assert len(findings[0]["message"]) < 400 and findings[0]["fix"]
    assert content(package) == before


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(name, make_package, capsys):
    package = make_package()
    REFUSED[name](package)
    before = content(package)
    exit_code = main(["--package", str(package), "--as-of", AS_OF.isoformat()])
    printed = capsys.readouterr()
    assert (exit_code, printed.out) == (2, "")
    assert len(printed.err.splitlines()) == 1 and len(printed.err) < 400
    assert content(package) == before


def test_a_missing_schema_is_restored_and_a_missing_descriptor_named(make_package, capsys):
    package = make_package()
    for name, fix in ((SCHEMA, "restore it from git"), (DESCRIPTOR, "give --package a folder that holds a data package")):
        (package / name).unlink()
        assert main(["--package", str(package)]) == 2
        assert capsys.readouterr().err.rstrip().endswith(fix)


def test_two_damages_are_two_findings(make_package):
    package = make_package()
    FOUND["row cut short"][0](package)
    FOUND["empty file"][0](package)
    _, report = examine(package, AS_OF)
    assert [(f.file, f.code) for f in report.findings] == [("data/claims.csv", "S003"), (LAWS, "S006")]


def cells_of_good():
    """Every filled cell of good/: file, row, column."""
    for path in sorted(GOOD.rglob("*.csv")):
        (_, header), *rows = iter_records(path.read_text(encoding="utf-8"))
        name = path.relative_to(GOOD).as_posix()
        yield from ((name, n, c) for n, (_, row) in enumerate(rows, 1) for c in range(len(header)) if row[c])


CELLS = list(cells_of_good())
CORRUPTIONS = {
    "hidden character": lambda value: f"{value}\u200b",
    "writing order turned": lambda value: f"\u202e{value}",
    "space at the end": lambda value: f"{value} ",
    "two spaces": lambda value: f"{value}  {value}",
    "other space": lambda value: f"{value}\u00a0{value}",
    "formula": lambda value: f"={value}",
    "command": lambda value: f"@{value}",
    "decomposed letter": lambda value: unicodedata.normalize("NFD", f"é{value}"),
    "two alphabets": lambda value: f"{value} p\u0430y",
    "line break": lambda value: f"{value}\n{value}",
    "control character": lambda value: f"\u0007{value}",
    "flood": lambda value: f"{value * 5001}",
}


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    return compose(tmp_path_factory.mktemp("damage") / "package")


def corrupt(path, line, column, corruption):
    rows = [cells for _, cells in iter_records(path.read_text(encoding="utf-8"))]
    rows[line][column] = CORRUPTIONS[corruption](rows[line][column])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


FAULTS = st.lists(
    st.tuples(st.sampled_from(CELLS), st.sampled_from(sorted(CORRUPTIONS))), unique_by=lambda f: f[0][0], min_size=4
)


@settings(max_examples=8)
@given(FAULTS)
def test_a_corrupt_cell_is_found_at_its_line_whatever_else_is_corrupt(lasting, faults):
    shutil.copytree(GOOD, lasting, dirs_exist_ok=True)
    for (name, line, column), corruption in faults:
        corrupt(lasting / name, line, column, corruption)
    _, report = examine(lasting, AS_OF)
    assert {(name, line + 1) for (name, line, _), _ in faults} <= {(f.file, f.line) for f in report.findings}
