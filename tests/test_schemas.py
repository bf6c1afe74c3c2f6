"""The schemas explain themselves, hold together, and accept the real package."""

import json
import re

import frictionless
import pycountry
import pytest

from scripts.resources import read_resources
from scripts.rules.agency_relations import KINDS
from tests.conftest import AS_OF, GOOD, ROOT

RESOURCES = read_resources(ROOT)
FIELDS = [(name, field) for name, resource in RESOURCES.items() for field in resource.fields]
VOCABULARIES = {name: r for name, r in RESOURCES.items() if r.path.startswith("data/vocabularies/")}
TABLES = {name: resource for name, resource in RESOURCES.items() if name not in VOCABULARIES}
EXACT_DAYS = {"accessed_on", "recheck_by", "expires"}
NAMED = {"ids": lambda value: value if isinstance(value, str) else value["name"]}


def codes(vocabulary):
    return set(frictionless.Resource(path=RESOURCES[vocabulary].path, basepath=str(ROOT)).to_pandas().reset_index()["code"])


@pytest.mark.parametrize(("table", "field"), FIELDS, **NAMED)
def test_a_field_says_what_it_means(table, field):
    assert all(isinstance(field[part], str) and field[part].strip() for part in ("name", "title", "description", "type"))
    assert field["description"].endswith(".")
    assert field["example"] != ""
    assert isinstance(field["constraints"]["required"], bool) and isinstance(field["citable"], bool)


@pytest.mark.parametrize(("table", "field"), FIELDS, **NAMED)
def test_an_example_passes_its_own_constraints(table, field):
    spec = {part: field[part] for part in ("name", "type", "constraints")}
    rows = [[field["name"]], [str(field["example"])]]
    schema = frictionless.Schema.from_descriptor({"fields": [spec]})
    assert frictionless.Resource(data=rows, schema=schema).validate().valid


@pytest.mark.parametrize(("name", "resource"), RESOURCES.items(), ids=list(RESOURCES))
def test_a_key_is_one_required_and_unique_field(name, resource):
    (key,) = resource.schema["primaryKey"]
    field = next(field for field in resource.fields if field["name"] == key)
    assert field["constraints"]["required"] and field["constraints"]["unique"] and not field["citable"]


@pytest.mark.parametrize(("name", "resource"), RESOURCES.items(), ids=list(RESOURCES))
def test_keys_name_fields_and_tables_that_exist(name, resource):
    fields = {field["name"] for field in resource.fields}
    assert len(fields) == len(resource.fields)
    assert all(set(columns) <= fields for columns in resource.schema.get("uniqueKeys", []))
    for foreign in resource.schema.get("foreignKeys", []):
        target = RESOURCES[foreign["reference"]["resource"]]
        assert foreign["fields"] in fields and foreign["reference"]["fields"] == target.key


def test_tables_columns_and_files_share_their_names():
    assert all(resource.path.endswith(f"{name}.csv") for name, resource in RESOURCES.items())
    assert all((ROOT / "schemas" / f"{name}.json").is_file() for name in TABLES)


def test_every_schema_and_vocabulary_is_used():
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    listed = {resource["schema"] for resource in descriptor["resources"]}
    assert listed == {path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").glob("*.json")}
    targets = {target for resource in RESOURCES.values() for target in resource.foreign_keys.values()}
    assert set(VOCABULARIES) - targets == {"legal_terms", "record_prefixes"}


def test_a_foreign_key_to_a_table_keeps_the_name_of_its_key():
    pairs = [(c, RESOURCES[t].key) for r in RESOURCES.values() for c, t in r.foreign_keys.items() if t in TABLES]
    assert all(column == key or column in (f"related_{key}", "derived_from_id") for column, key in pairs)


def test_a_foreign_key_has_the_type_of_its_key():
    types = {(name, field["name"]): field["type"] for name, field in FIELDS}
    pairs = [((n, column), (t, RESOURCES[t].key)) for n, r in RESOURCES.items() for column, t in r.foreign_keys.items()]
    assert [column for column, key in pairs if types[column] != types[key]] == []


def test_key_prefixes_are_one_for_each_table():
    prefixes = {re.match(r"\^([a-z]+)-", r.key_pattern)[1]: name for name, r in TABLES.items() if r.key != "record_id"}
    assert set(prefixes) == codes("record_prefixes")
    assert len(prefixes) == len(TABLES) - 1


def test_key_patterns_exclude_one_another():
    keyed = {name: resource for name, resource in TABLES.items() if resource.key != "record_id"}
    examples = {name: next(f["example"] for f in r.fields if f["name"] == r.key) for name, r in keyed.items()}
    fitting = {name: {other for other, r in keyed.items() if re.search(r.key_pattern, examples[name])} for name in keyed}
    assert fitting == {name: {name} for name in keyed}


@pytest.mark.parametrize("name", [name for name, r in VOCABULARIES.items() if r.key == "code"])
def test_a_vocabulary_explains_each_code(name):
    rows = frictionless.Resource(path=VOCABULARIES[name].path, basepath=str(ROOT)).read_rows()
    assert len(rows) > 1
    assert all(row["label"] and row["definition"].endswith(".") for row in rows)


def test_countries_are_iso_3166_codes_and_int():
    assert codes("countries") - {country.alpha_2 for country in pycountry.countries} == {"INT"}


def test_languages_are_iso_639_codes():
    assert codes("languages") <= {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")}


def test_relations_that_are_checked_for_cycles_are_those_of_the_vocabulary():
    assert set(KINDS) == codes("agency_relation_types")


@pytest.mark.parametrize(
    "field", [field for _, field in FIELDS if field["name"].endswith(("_on", "expires", "recheck_by"))], **NAMED
)
def test_dates_are_text_with_a_pattern(field):
    pattern = field["constraints"]["pattern"]
    assert field["type"] == "string"
    assert re.search(pattern, "2022-10-14") and not re.search(pattern, "14 October")
    if field["name"] in EXACT_DAYS:
        assert not any(re.search(pattern, text) for text in ("2022", "2022-10", "2022-10-14?", "2022-10-14/..", "2022-10-1X"))
        return
    assert all(re.search(pattern, text) for text in ("2022", "2022-10?", "2021/2022", "../2022", "2022-10-14"))
    assert not any(re.search(pattern, text) for text in ("14 October", "2022-1-1", "2022/", "/2022"))


@pytest.mark.parametrize("name", ["the real one", "good"])
def test_frictionless_finds_the_package_valid(name, make_package):
    root = ROOT if name == "the real one" else make_package()
    report = frictionless.Package(str(root / "datapackage.json")).validate()
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []


def test_every_table_of_the_package_has_an_example_in_good():
    assert {path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.csv")} == {r.path for r in TABLES.values()}
    empty = {path.name for path in GOOD.rglob("*.csv") if len(path.read_text(encoding="utf-8").splitlines()) < 2}
    assert empty == {"exceptions.csv"}


def test_the_package_is_dated_as_the_tests_are():
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["created"][:10] <= AS_OF.isoformat()
