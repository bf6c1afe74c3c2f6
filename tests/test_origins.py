"""Who got it from whom, and the level that a cell's evidence reaches."""

import pytest

from scripts.origins import ancestors, chains, independent, roots
from scripts.standing import LEVELS, record_level, standing
from tests.conftest import small_package

PLAIN = {"source_type": "news", "origin": "own_reporting", "reliability": "B", "is_anonymous": "false", "read_as": "full"}
INSTRUMENT = {"source_type": "instrument", "origin": "own_document", "reliability": "A"}


def package(sources, derivations=(), cited="law-x", table="laws", disputes=()):
    """A package with one record whose column `status` the sources whose names are small letters support."""
    rows = [{"source_id": key, **PLAIN, **traits} for key, traits in sources.items()]
    steps = [
        {"derivation_id": f"d{n}", "source_id": a, "derived_from_id": b, "how": how} for n, (a, b, how) in enumerate(derivations)
    ]
    cites = [
        {"citation_id": f"c-{key}", "record_id": cited, "fields": "status;name", "source_id": key, "stance": "supports"}
        for key in sources
        if key.islower()
    ]
    tables = {
        "sources": rows,
        "citations": cites,
        "derivations": steps or [{"derivation_id": "d", "source_id": "", "derived_from_id": "", "how": "shares_text"}],
        "disputes": [{"dispute_id": "q", "record_id": cited, "field": "status", "status": d} for d in disputes],
    }
    record = {f"{table.removesuffix('s')}_id": cited, "status": "in_force"}
    return small_package(**{table: [record]}, **{name: rows for name, rows in tables.items() if rows})


def level(*arguments, **options):
    return standing(package(*arguments, **options), "law-x", "status").level


def test_nothing_traced_is_unverified():
    assert level({"a": {"origin": "not_traced"}, "b": {"origin": "not_traced"}}) == "unverified"


@pytest.mark.parametrize("weakness", [{"reliability": "E"}, {"reliability": "F"}, {"is_anonymous": "true"}])
def test_only_weak_sources_are_unverified(weakness):
    assert level({"a": weakness, "b": weakness}) == "unverified"


def test_one_origin_is_a_single_origin_however_many_repeat_it():
    sources = {"a": {}, "b": {"origin": "derived"}, "c": {"origin": "derived"}}
    made = standing(package(sources, [("b", "a", "summarises"), ("c", "b", "translates")]), "law-x", "status")
    assert (made.sources, made.independent, made.level) == (3, 1, "single_origin")


def test_two_origins_corroborate():
    assert level({"a": {}, "b": {}}) == "corroborated"


def test_two_reports_of_one_unread_source_have_one_origin():
    sources = {"a": {"origin": "derived"}, "b": {"origin": "derived"}, "WIRE": {"read_as": "not_read"}}
    assert level(sources, [("a", "WIRE", "reports_on"), ("b", "WIRE", "summarises")]) == "single_origin"


def test_a_source_that_is_not_traced_adds_nothing():
    made = standing(package({"a": {}, "b": {"origin": "not_traced"}}), "law-x", "status")
    assert (made.sources, made.independent, made.level) == (2, 1, "single_origin")


@pytest.mark.parametrize(
    ("how", "reached"), [("republishes", "official"), ("translates", "official"), ("summarises", "single_origin")]
)
def test_the_instrument_is_official_read_itself_or_as_a_copy(how, reached):
    sources = {"a": {"origin": "derived"}, "LAW": {**INSTRUMENT, "read_as": "not_read"}}
    assert level({"a": INSTRUMENT}) == "official"
    assert level(sources, [("a", "LAW", how)]) == reached


@pytest.mark.parametrize("table", ["incidents", "claims", "incident_agencies", "incident_provisions"])
def test_incidents_and_claims_are_never_official(table):
    made = package({"a": INSTRUMENT}, cited="inc-1", table=table)
    assert standing(made, "inc-1", "status").level == "single_origin"


def test_shared_text_is_no_derivation():
    made = package({"a": {}, "b": {}}, [("a", "b", "shares_text")])
    assert standing(made, "law-x", "status").independent == 2
    assert "a" not in chains(made)


@pytest.mark.parametrize("steps", [[("a", "a")], [("a", "b"), ("b", "a")], [("a", "b"), ("b", "C"), ("C", "a")]])
def test_cycles_do_not_hang(steps):
    derived = {key: {"origin": "derived", "source_type": "instrument"} for key in ("a", "b", "C")}
    made = package(derived, [(source, parent, "translates") for source, parent in steps])
    assert standing(made, "law-x", "status").level == "unverified"
    assert ancestors("a", chains(made)) == {source for step in steps for source in step}


def test_a_mixed_source_has_the_roots_of_all_its_sources():
    made = package({"a": {"origin": "derived"}, "B": {}, "C": {}}, [("a", "B", "summarises"), ("a", "C", "summarises")])
    assert roots(made)["a"] == {"B", "C"}


def test_a_source_with_two_roots_does_not_make_two_origins_three():
    assert independent([frozenset("ab"), frozenset("a"), frozenset("b")]) == 2


def test_the_best_grade_of_the_support_is_told():
    assert standing(package({"a": {"reliability": "D"}, "b": {}}), "law-x", "status").best_reliability == "B"


@pytest.mark.parametrize("status", ["open", "resolved"])
def test_a_dispute_is_told(status):
    assert standing(package({"a": {}}, disputes=[status]), "law-x", "status").dispute == status
    assert standing(package({"a": {}}), "law-x", "status").dispute == "none"


def test_a_record_has_the_level_of_its_weakest_cell():
    laws = [{"law_id": "law-x", "name": "X", "status": "in_force", "summary": ""}]
    sources = [{"source_id": "a", **PLAIN, **INSTRUMENT}, {"source_id": "b", **PLAIN}]
    cites = [("name", "a"), ("status", "b"), ("summary", "b")]
    rows = [
        {"citation_id": f"c{n}", "record_id": "law-x", "fields": f, "source_id": s, "stance": "supports"}
        for n, (f, s) in enumerate(cites)
    ]
    made = small_package(laws=laws, sources=sources, citations=rows)
    assert record_level(made, "law-x") == "single_origin"


def test_a_contradiction_supports_nothing():
    row = {"citation_id": "c", "record_id": "law-x", "fields": "status", "source_id": "a", "stance": "contradicts"}
    made = small_package(laws=[{"law_id": "law-x", "status": "x"}], sources=[{"source_id": "a", **PLAIN}], citations=[row])
    assert standing(made, "law-x", "status").sources == 0


def test_levels_rise_from_unverified_to_official():
    assert LEVELS == ("unverified", "single_origin", "corroborated", "official")
