"""Pictures are drawn from rows alone; dates and search words are put as people need them."""

import importlib.util
import xml.etree.ElementTree as ET

import pytest

from scripts.charts.bars import bars
from scripts.charts.matrix import BINDING, matrix
from scripts.charts.network import network, reach
from scripts.charts.organisation import organisation
from scripts.charts.timeline import timeline
from scripts.hangul import apart, terms
from scripts.highlight import marked_words
from scripts.hosts import is_dprk
from scripts.spoken import in_words
from scripts.synonyms import all_of, wanted
from tests.conftest import ROOT

SVG = "{http://www.w3.org/2000/svg}"
EVENTS = [
    {"sort_on": "2024-01-01", "happened_on": "2024", "kind": "law", "title": "A & B <law>"},
    {"sort_on": "2024-05-02", "happened_on": "2024-05-02", "kind": "incident", "title": "One"},
    {"sort_on": "2020-01-01", "happened_on": "2020?", "kind": "incident", "title": "Two"},
    {"sort_on": None, "happened_on": None, "kind": "incident", "title": "Undated"},
]
STEPS = [
    {"source_id": source, "publisher": source, "how": "reports_on", "derived_from_id": origin}
    | {"derived_from_publisher": origin, "derived_from_published_on": "2024"}
    for source, origin in (("b", "a"), ("c", "b"), ("d", "b"), ("x", "y"))
]


def test_a_timeline_has_a_dot_for_each_dated_event():
    drawn = ET.fromstring(timeline(EVENTS))
    assert [dot[0].text for dot in drawn.iter(f"{SVG}circle")] == ["2024: A & B <law>", "2024-05-02: One", "2020?: Two"]
    assert [words.text for words in drawn.iter(f"{SVG}text")] == ["Laws", "Incidents", "2024", "⋮", "2020"]


def test_bars_end_in_their_sum():
    rows = [{"year": "2024", "status": "reported", "n": 3}, {"year": "2024", "status": "claimed", "n": 2}]
    words = [text.text for text in ET.fromstring(bars(rows, "year", "status", "n")).iter(f"{SVG}text")]
    assert words == ["reported (3)", "claimed (2)", "2024", "5"]


def test_nothing_is_drawn_of_nothing_without_failing():
    for drawn in (timeline([]), bars([], "year", "status", "n"), network(reach([]))):
        assert ET.fromstring(drawn).tag == f"{SVG}svg"
    assert organisation([]) == []
    assert matrix([]) == {"columns": [], "rows": []}


def test_reach_follows_the_chain_to_its_end():
    origins = reach(STEPS)
    assert [(o["source_id"], [(s["source_id"], s["depth"]) for s in o["steps"]]) for o in origins] == [
        ("a", [("b", 1), ("c", 2), ("d", 2)]),
        ("y", [("x", 1)]),
    ]
    assert len(list(ET.fromstring(network(origins)).iter(f"{SVG}circle"))) == 6


def test_a_body_with_two_above_it_stands_once():
    rows = [
        {"relation_code": "part_of", "agency_id": a, "body": a, "related_agency_id": b, "related_body": b}
        for a, b in (("c", "b"), ("b", "a"), ("c", "a"))
    ]
    (tree,) = organisation(rows)
    assert (tree["agency_id"], [b["agency_id"] for b in tree["branches"]]) == ("a", ["b", "c"])


def test_the_matrix_knows_what_binds():
    base = {"symbol": "S", "adopted_on": "2016", "resolution_id": "r", "paragraph": "1", "provision_id": "p", "measure": "m"}
    codes = ("decides", "suspends", "demands", "requires", "lists", "exempts", "calls_upon", "affirms", None)
    found = matrix([base | {"wording_code": code, "verb": code} for code in codes])
    cells = found["rows"][0][1]["r"]
    assert [cell["binds"] for cell in cells] == [True] * 6 + [False] * 3
    assert [cell["verb"] for cell in cells if cell["unseen"]] == ["verb not seen"]


def test_the_verbs_that_bind_are_codes_of_the_package():
    codes = (ROOT / "data/vocabularies/provision_wordings.csv").read_text(encoding="utf-8")
    assert [code for code in BINDING if f"\n{code}," not in codes] == []


def test_origins_of_one_publisher_are_told_apart():
    steps = [
        {"source_id": f"c{n}", "publisher": "Copier", "how": "quotes", "derived_from_id": f"o{n}"}
        | {"derived_from_publisher": "Council", "derived_from_title": f"Resolution {n}", "derived_from_published_on": None}
        for n in (1, 2)
    ]
    assert [origin["name"] for origin in reach(steps)] == ["Resolution 1, Council", "Resolution 2, Council"]
    assert "Resolution 2" in network(reach(steps))


@pytest.mark.parametrize(
    "text, words",
    [
        ("2022", "2022"),
        ("2022-10", "October 2022"),
        ("2022-10-05", "5 October 2022"),
        ("2022-10?", "October 2022 (uncertain)"),
        ("2022~", "about 2022"),
        ("2022%", "about 2022 (uncertain)"),
        ("202X", "the 2020s"),
        ("2021/2022", "between 2021 and 2022"),
        ("2021/..", "2021 or later"),
        ("../2022-03", "March 2022 or earlier"),
        ("not a date", "not a date"),
    ],
)
def test_dates_are_said_in_plain_words(text, words):
    assert in_words(text) == words


@pytest.mark.parametrize(
    "query, asked",
    [
        ("drone law", '"drone" "law"'),
        ("S/RES/2321", '"S/RES/2321"'),
        ('a"b', '"a" "b"'),
        ("컴퓨터쏘프트웨어", '"컴퓨터쏘프트" "퓨터쏘프트웨" "터쏘프트웨어"'),
        ("AI기술", '"AI" "기술"'),
        ("- * (", ""),
        ("a\0b", '"a" "b"'),
    ],
)
def test_queries_are_cut_for_the_index(query, asked):
    assert " ".join(terms(query)) == asked


@pytest.mark.parametrize(
    "query, first",
    [
        ("North Korea AI law", ["north korea", "ai", "law"]),
        ("N. Korean drones", ["n korean", "drones"]),
        ("law on AI", ["law", "ai"]),
        ("UN Panel", ["un", "Panel"]),
        ("unsigned", ["unsigned"]),
        ("on the", ["on", "the"]),
        ("law law", ["law"]),
    ],
)
def test_names_for_the_same_thing_stand_for_each_other(query, first):
    assert [names[0] for names in wanted(query)] == first
    assert all("dprk" in names for names in wanted(query) if names[0] == "north korea")


def test_a_query_asks_for_one_name_of_each_group():
    assert all_of("facial recognition law") == '("facial recognition" OR "face recognition" OR "얼굴인식") AND "law"'
    assert all_of('"') == '""'


@pytest.mark.parametrize(
    "text, query, marked",
    [
        ("an unsigned UN paper", "un", "an unsigned <mark>UN</mark> paper"),
        ("drones and a drone", "drones", "<mark>drones</mark> and a <mark>drone</mark>"),
        ("AI기술, 정보화법", "AI 정보", "<mark>AI</mark>기술, <mark>정보</mark>화법"),
        ("the DPRK <b>", "North Korea", "the <mark>DPRK</mark> &lt;b&gt;"),
        ("nothing", "", "nothing"),
    ],
)
def test_whole_words_are_marked(text, query, marked):
    assert marked_words(text, query) == marked


def test_letters_and_hangul_are_parted():
    assert apart("AI기술 제27조") == "AI 기술 제 27 조"


def links_of(homepage):
    path = ROOT / "site/plugins/records.py"
    spec = importlib.util.spec_from_file_location("records", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.links_of(homepage, "incidents", "inc-0001")


def test_public_links_follow_the_homepage():
    assert links_of("") == {}
    assert links_of("https://data.example.org/") == {"permanent": "https://data.example.org/r/inc-0001"}
    forge = links_of("https://github.com/someone/something")
    assert forge["history"].endswith("/commits/HEAD/data/incidents.csv")
    assert "inc-0001" in forge["report"]


@pytest.mark.parametrize(
    "url, is_so",
    [
        ("http://www.rodong.rep.kp/ko/", True),
        ("https://kcnawatch.org/newstream/1", True),
        ("https://www.kcnawatch.org/", True),
        ("https://notkcnawatch.org/", False),
        ("https://example.org/a.kp", False),
        ("", False),
        (None, False),
    ],
)
def test_dprk_pages_are_known_by_their_host(url, is_so):
    assert is_dprk(url) is is_so
