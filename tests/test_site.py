"""The site answers on every kind of page, tells where its facts come from, and loads nothing from elsewhere."""

import csv
import json
import re
import xml.etree.ElementTree as ET
from fnmatch import fnmatch
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest

from scripts.dossier import dossier
from scripts.metadata import NAME, questions
from scripts.package import open_package
from tests.conftest import AS_OF, ROOT, TESTS

DB = f"/{NAME}"
PICTURES = ("timeline", "incidents", "organisation", "network", "measures")
PAGES = [
    "/",
    "/search",
    "/search?q=drone",
    "/search?q=%EB%B2%95&in=laws",
    "/search?q=zzzz",
    "/questions",
    "/pictures",
    *(f"/pictures/{name}" for name in PICTURES),
    "/pictures/organisation?year=1995",
    "/api",
    DB,
    f"{DB}?sql=select+1",
    f"{DB}?sql=selec",
    f"{DB}/incidents",
    f"{DB}/incidents?category=court_case&_facet=country",
    f"{DB}/incidents?_search=%EC%A0%95%EB%B3%B4",
    f"{DB}/evidence",
    f"{DB}/incident_categories/court_case",
    "/downloads/",
    "/search?q=law&page=2",
    "/nowhere",
]
QUERIES = list(csv.DictReader((TESTS / "queries.csv").open(encoding="utf-8")))
TABLES = [name for name, resource in open_package(ROOT, AS_OF).resources.items() if resource.key.endswith("_id")]


class Reader(HTMLParser):
    """Notes the tags of a page with their attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_is_and_loads_nothing_foreign(site, path):
    status, _, body = site.get(path)
    text, read = body.decode(), Reader(body.decode())
    assert status == {"/nowhere": 404, f"{DB}?sql=selec": 400}.get(path, 200)
    assert read.all("html")[0]["lang"] == "en"
    assert len(read.all("h1")) == 1
    assert re.search(r"<title>[^<]{5,}</title>", text)
    assert any(meta.get("name") == "description" and len(meta["content"]) > 20 for meta in read.all("meta"))
    loaded = [t.get("src") or t.get("href") for kind in ("script", "img", "link", "iframe") for t in read.all(kind)]
    assert [address for address in loaded if address and urlsplit(address).hostname not in (None, "127.0.0.1")] == []


@pytest.mark.parametrize("path", ["/", "/r/res-2321", "/nowhere", "/static/site.css", f"{DB}/laws.json", "/downloads/laws.csv"])
def test_every_answer_has_the_security_headers(site, path):
    headers = {name.lower(): value for name, value in site.get(path)[1].items()}
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_no_page_needs_inline_script_or_style(site):
    for path in PAGES:
        read = Reader(site.get(path)[2].decode())
        assert [t for t in read.all("script") if "src" not in t and t.get("type") != "application/ld+json"] == [], path
        assert read.all("style") == [], path
        assert [a for _, a in read.tags if "style" in a or any(name.startswith("on") for name in a)] == [], path


@pytest.mark.parametrize("table", TABLES)
def test_each_record_has_its_page_and_its_address(site, table):
    key = site.one(f'select record_id from records where table_name = "{table}"')
    if key is None:
        assert site.one(f'select count(*) from "{table}"') == 0
        return
    status, headers, _ = site.get(f"/r/{key}")
    assert (status, headers["Location"]) == (302, f"{DB}/{table}/{quote(key).replace('.', '~2E')}")
    text = site.page(headers["Location"])
    assert f"<code>{key}</code>" in text
    assert f"/r/{key}" in text


def test_an_unknown_key_is_helped(site):
    status, _, body = site.get("/r/inc-9999")
    assert status == 404
    assert b'action="/search"' in body


def test_copies_are_counted_as_one_origin_and_drawn(site):
    found = "select record_id, table_name, sources from evidence where field = 'summary' and sources >= 4 and independent = 1"
    key, table, sources = site.all(f"{found} order by sources desc")[0]
    text = site.page(f"{DB}/{table}/{key}")
    assert f"{sources} reports · 1 origin" in text
    assert "Who got it from whom" in text
    assert text.count('class="tree"') >= 2
    assert text.count("cited here") >= sources


def test_each_passage_of_a_record_can_be_opened(site):
    key, table = site.all("select record_id, table_name from records where level = 'corroborated'")[0]
    text = unescape(site.page(f"{DB}/{table}/{key}"))
    passages = site.all(
        "select passage_url, reliability_reason from citations join sources using (source_id) where record_id = ?", key
    )
    assert passages
    for address, reason in passages:
        assert address is None or address in text
        assert re.sub("<[^>]*>", "", text).find(reason) > 0


def test_a_disputed_field_shows_what_contradicts_it_and_why_it_was_kept(site):
    row = "select r.record_id, r.table_name, d.kept_because from disputes d join records r using (record_id) where d.status = ?"
    for status in ("open", "resolved"):
        key, table, reason = site.all(row, status)[0]
        text = re.sub("<[^>]*>", "", unescape(site.page(f"{DB}/{table}/{key}")))
        assert "What contradicts it" in text
        assert reason in text


def test_relations_are_shown_both_ways(site):
    law = site.one("select law_id from articles join law_versions using (law_id) group by law_id order by count(*) desc")
    text = site.page(f"{DB}/laws/{law}")
    for table in ("articles", "law_versions"):
        key = site.one(f"select {table[:-1]}_id from {table} where law_id = ?", law)
        assert f"{DB}/{table}/{key}" in text
        assert f"{DB}/laws/{law}" in site.page(f"{DB}/{table}/{key}")


def test_codes_are_shown_by_their_label_with_its_meaning(site):
    key, label, meaning = site.all(
        "select incident_id, label, definition from incidents join incident_statuses on code = status"
    )[0]
    text = unescape(site.page(f"{DB}/incidents/{key}"))
    assert label in text
    assert meaning in text


def test_korean_is_marked(site):
    law, name = site.all("select law_id, name_ko from laws where name_ko is not null")[0]
    for path in (f"{DB}/laws/{law}", f"{DB}/laws", "/search?q=" + quote(name)):
        unmarked = re.sub('</span>( *)<span lang="ko">', r"\1", re.sub("</?mark>", "", site.page(path)))  # marks part the spans
        assert f'<span lang="ko">{name}</span>' in unmarked, path


def test_the_box_to_cite_can_be_read_by_machines(site):
    text = unescape(site.page(f"{DB}/resolutions/res-2321"))
    csl = json.loads(re.search(r'id="cite-csl"[^>]*>(.*?)</pre>', text, re.S)[1])[0]
    assert csl["id"] == "res-2321"
    assert csl["version"] == site.one("select value from metadata where key = 'version'")
    bibtex = re.search(r'id="cite-bibtex"[^>]*>(.*?)</pre>', text, re.S)[1]
    assert bibtex.startswith("@misc{res-2321")
    assert bibtex.count("{") == bibtex.count("}")


def test_links_that_need_a_public_address_wait_for_one(site):
    text = site.page(f"{DB}/resolutions/res-2321")
    if not site.one("select value from metadata where key = 'homepage'"):
        assert "Report an error" not in text
        assert "History of the table" not in text


def test_levels_mean_what_the_methods_say(site):
    methods = (ROOT / "docs/METHODS.md").read_text(encoding="utf-8")
    for (meaning,) in site.all("select meaning from levels"):
        assert meaning[0].lower() + meaning[1:].rstrip(".") in methods


def test_a_note_stands_before_links_to_dprk_pages(site):
    cited = "select record_id, table_name from citations join sources using (source_id) join records using (record_id)"
    key, table = site.all(f"{cited} where url like '%.kp/%'")[0]
    assert "Before you open a DPRK page" in site.page(f"{DB}/{table}/{key}")
    assert "Before you open a DPRK page" in site.page(f"{DB}/sources")
    assert "Before you open a DPRK page" not in site.page(f"{DB}/incident_categories/court_case")


@pytest.mark.parametrize("name", questions())
def test_each_question_answers_when_it_is_opened(site, name):
    text = unescape(site.page(f"{DB}/{name}"))
    asked = questions()[name]
    assert asked["title"] in text
    assert asked["caveat"] in text
    assert "<tbody><tr>" in text


def test_there_are_twenty_questions_or_more_and_all_are_listed(site):
    assert len(questions()) >= 20
    text = unescape(site.page("/questions"))
    assert [name for name, asked in questions().items() if asked["title"] not in text] == []


def test_no_question_hides_a_table_or_a_view(site):
    named = {name for (name,) in site.all("select name from sqlite_master where type in ('table', 'view')")}
    assert named & set(questions()) == set()


def test_the_bodies_of_a_year_come_with_what_came_after_them(site):
    rows = {row["agency_id"]: row for row in json.loads(site.page(f"{DB}/who-regulated-in.json?year=2018&_shape=array"))}
    assert {"agy-mpt", "agy-mei", "agy-nib"} <= set(rows)
    assert "agy-moii" not in rows
    for key in ("agy-mpt", "agy-mei", "agy-nib"):
        assert "Ministry of Information Industry" in rows[key]["came_after_it"]
        assert rows[key]["level"]
    later = {row["agency_id"] for row in json.loads(site.page(f"{DB}/who-regulated-in.json?year=2023&_shape=array"))}
    assert "agy-moii" in later
    assert not {"agy-mpt", "agy-mei", "agy-nib"} & later


@pytest.mark.parametrize("path", [f"{DB}/who-regulated-in", f"{DB}/incidents-by-year", "/pictures/organisation"])
def test_a_year_is_shown_and_wanted(site, path):
    assert 'name="year" value="2024"' in site.page(path)
    wrong = site.page(f"{path}?year=abc")
    assert "A year is wanted" in wrong
    assert "<tbody><tr>" not in wrong


def test_answers_have_labels_and_headings_for_people(site):
    for name in questions():
        text = site.page(f"{DB}/{name}")
        heads = re.findall(r'<th scope="col">(.*?)</th>', text)
        assert len(heads) == len(set(heads)), name
        assert not [head for head in heads if re.search(r"\bkorean\b|\bai\b|_", head)], name
        assert not re.search(r"<td>(claimed_by_actor|official_record|calls_upon|part_of|as_reported)</td>", text), name
    assert '<span class="date">' in site.page(f"{DB}/picture-timeline")


PARAMETERS = [("who-regulated-in?year=1990", ""), ("measures-of-a-resolution?number=1718", "S/RES/1718")]


@pytest.mark.parametrize("path, words", [*PARAMETERS, ("penalties-by-conduct?word=death", "")])
def test_a_parameter_changes_the_answer(site, path, words):
    name = path.partition("?")[0]
    given, usual = site.page(f"{DB}/{path}"), site.page(f"{DB}/{name}")
    assert given != usual
    assert words in given


def test_every_example_of_the_api_page_answers(site):
    examples = [a["href"] for a in Reader(site.page("/api")).all("a") if a.get("class", "").startswith("example")]
    assert len(examples) >= 12
    for address in examples:
        status, _, body = site.get(address.removeprefix(site.address))
        assert status == 200 or (status == 302 and "/r/" in address), address
        if ".json" in address:
            rows = json.loads(body)
            assert rows["rows"] if isinstance(rows, dict) else rows, address


def test_pages_of_json_lead_on_to_the_end(site):
    path, seen = f"{DB}/incidents.json?_shape=objects&_size=100", 0
    while path:
        answer = json.loads(site.get(path)[2])
        seen += len(answer["rows"])
        path = answer["next_url"] and answer["next_url"].removeprefix(site.address)
    assert seen == site.one("select count(*) from incidents")


def test_downloads_hold_what_the_tables_hold(site):
    for table in ("laws", "citations", "evidence"):
        rows = list(csv.reader(site.page(f"/downloads/{table}.csv").splitlines()))
        assert len(rows) - 1 == site.one(f"select count(*) from {table}")


def test_machines_are_welcome(site):
    robots = site.page("/robots.txt")
    assert "Allow: /" in robots
    assert "Disallow: /*_facet" in robots
    places = [
        place.text for place in ET.fromstring(site.page("/sitemap.xml")).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert f"{site.address}{DB}/resolutions/res-2321" in places
    assert all(site.get(place.removeprefix(site.address))[0] == 200 for place in places[:: len(places) // 20])
    assert not any("_facet" in place for place in places)


def test_the_front_page_describes_the_dataset(site):
    text = site.page("/")
    described = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)[1])
    assert described["@type"] == "Dataset"
    assert site.get(urlsplit(described["distribution"][0]["contentUrl"]).path)[0] == 200
    weight = sum(len(site.get(path)[2]) for path in ("/", "/static/site.css", "/static/site.js", "/static/icon.svg"))
    assert weight < 200_000


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: row["query"])
def test_search_finds(site, row):
    text = site.page("/search?q=" + quote(row["query"]))
    hits = re.findall(r'class="hit" href="[^"]+/([^"/]+)">(.*?)</a>', text)[:10]
    named = [(key, unescape(re.sub("</?(mark|span)[^>]*>", "", label))) for key, label in hits]
    assert any(fnmatch(key, row["expected"]) and fnmatch(label, row["label"] or "*") for key, label in named), named


def test_search_is_tried_with_many_queries_in_both_languages():
    korean = [row for row in QUERIES if not row["query"].isascii()]
    assert len(QUERIES) >= 60
    assert len(korean) >= 40
    assert any(len(row["query"]) > 6 for row in korean)


def test_the_box_of_a_table_cuts_long_korean_words_too(site):
    assert "law-computer-software-protection" in site.page(f"{DB}/laws?_search=" + quote("컴퓨터쏘프트웨어보호법"))


def hits_of(text):
    return re.findall(r'class="hit" href="[^"]+/([^"/]+)"', text)


def test_the_law_that_is_not_there_is_found_by_any_name(site):
    for query in ("North Korea AI law", "AI law North Korea", "dprk artificial intelligence law", "N. Korea law on AI"):
        found = hits_of(site.page("/search?q=" + quote(query)))[:10]
        assert {"abs-0001", "clm-0001"} <= set(found), query


def test_too_many_words_find_what_has_most_of_them(site):
    text = site.page("/search?q=" + quote("copyright law article registration zebra"))
    assert "those with most come first" in text
    assert hits_of(text)


def test_all_hits_can_be_reached(site):
    total = int(re.search(r"<strong>([\d,]+)</strong> found", site.page("/search?q=law"))[1].replace(",", ""))
    seen = [key for page in range(1, total // 40 + 2) for key in hits_of(site.page(f"/search?q=law&page={page}"))]
    assert total > 120
    assert len(seen) == len(set(seen)) == total


def test_one_level_stands_in_the_search_and_on_the_page(site):
    key, table, level = site.all(
        "select record_id, table_name, head_level from records where head_level != level and head_field = 'summary'"
    )[0]
    label = site.one("select label from levels where level = ?", level)
    for text in (site.page(f"{DB}/{table}/{key}"), site.page(f"/search?q={key}")):
        assert re.search(r'class="level[^>]*><span[^>]*></span>([^<]*)<', text)[1] == label


def test_every_part_of_the_weakest_level_is_named(site):
    text = site.page(f"{DB}/provisions/pro-0078")
    weakest = re.search(r"Weakest part:.*?</p>", text)[0].lower()
    level = site.one("select level from records where record_id = 'pro-0078'")
    fields = site.all(
        "select title from standings s join fields f on f.table_name = 'provisions' and f.field = s.field"
        " where record_id = 'pro-0078' and level = ?",
        level,
    )
    assert [title for (title,) in fields if title.lower() not in weakest] == []


def test_an_unverified_date_of_a_law_does_not_stand_bare(site):
    dates = "select law_id, event_on from law_versions join standings on record_id = law_version_id and field = 'event_on'"
    for law, date in site.all(f"{dates} where event = 'adopted' and level = 'unverified'"):
        assert site.one("select adopted_on from laws where law_id = ?", law) is None
        row = re.search(r"<dt>Adopted</dt><dd>.*?</dd>", site.page(f"{DB}/laws/{law}"))[0]
        assert "/law_versions/" in row, date
        assert "Unverified" in row, date


def test_versions_of_a_law_are_listed_with_their_level(site):
    listed = site.page(f"{DB}/laws/law-informatization").partition('id="related"')[2]
    assert re.search(r'/law_versions/[^"]+">[^<]+</a> <span class="level', listed)


@pytest.mark.parametrize(
    "path, status, words",
    [
        (f"{DB}/incidents?_sort=nope", 400, "Cannot sort table by nope. Pick one of the columns"),
        (f"{DB}/incidents?_search=%22", 200, "No row matches"),
        (f"{DB}/incidents?_search_title=%22", 200, "No row matches"),
        ("/nope", 404, "Page not found"),
        (f"{DB}/nope", 404, "No table, view or question has the address"),
        ("/downloads/", 200, "/downloads/incidents.csv"),
        ("/pictures/network?source=nope", 200, "Who got it from whom"),
        ("/search?q=a%00b", 200, "<h1"),
        (f"{DB}/laws?_search=a%00b", 200, "<h1"),
        (f"{DB}?sql=select+%27http%3A%2F%2F%5Bx%27+as+u", 200, "http://[x"),
    ],
)
def test_wrong_addresses_are_answered_in_plain_words(site, path, status, words):
    given, _, body = site.get(path)
    assert given == status
    assert words in body.decode()
    assert status == 200 or 'action="/search"' in body.decode()


def test_files_are_offered_with_their_rows(site):
    rows = f"({site.one('select count(*) from incidents'):,} rows)"
    assert f'/downloads/incidents.csv">The whole table as CSV</a> {rows}' in site.page(f"{DB}/incidents")
    linked = {a["href"] for a in Reader(site.page("/downloads/")).all("a") if a.get("href", "").startswith("/downloads/")}
    assert len(linked) > 20
    assert [path for path in linked if site.get(path)[0] != 200] == []


def test_a_page_asks_as_many_queries_for_many_rows_as_for_few(site):
    def asked(path):
        return json.loads(site.get(path)[2])["_trace"]["num_traces"]

    few, many = (f"{DB}/incidents.json?_trace=1&_labels=on&_size={size}" for size in (3, 100))
    assert asked(few) == asked(many)


def test_a_record_is_read_in_as_many_queries_whether_it_has_much_evidence_or_little(site):
    seen = []
    order = "select record_id from citations where record_id like 'inc-%' group by 1 order by count(*) {}, 1 limit 1"
    for key in (site.one(order.format("asc")), site.one(order.format("desc"))):
        statements = []
        site.db.set_trace_callback(statements.append)
        dossier(site.db, "incidents", key)
        site.db.set_trace_callback(None)
        seen.append(len(statements))
    assert abs(seen[0] - seen[1]) <= 2
