"""The site as a person uses it, in Chromium: journeys, keyboard, passages, accessibility, widths, and no foreign request."""

import re
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from scripts.database import passage_url
from scripts.metadata import NAME
from tests.conftest import CHROMIUM

DB = f"/{NAME}"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROWS = {
    "laws": "select law_id from laws join articles using (law_id) group by 1 order by count(*) desc",
    "articles": "select article_id from articles where penalty is not null",
    "incidents": "select record_id from evidence where table_name = 'incidents' order by sources desc",
    "provisions": "select record_id from disputes join provisions on provision_id = record_id",
    "resolutions": "select resolution_id from provisions group by 1 order by count(*) desc",
    "agencies": "select linked_id from links where linked_id like 'agy-%' group by 1 order by count(*) desc",
    "claims": "select claim_id from claims where verdict = 'contradicted'",
    "sources": "select derived_from_id from derivations group by 1 order by count(*) desc",
    "citations": "select citation_id from citations",
    "names": "select name_id from names",
}
KINDS = {
    "front": "/",
    "search": "/search?q=%EC%A0%95%EB%B3%B4",
    "search, empty": "/search",
    "questions": "/questions",
    "question": f"{DB}/disputed-now",
    "question with a parameter": f"{DB}/penalties-by-conduct",
    "tables": DB,
    "table": f"{DB}/incidents",
    "filtered table": f"{DB}/incidents?category=court_case&_search=worker&_facet=country",
    "empty table": f"{DB}/incidents?_search=zzzzzz",
    "view": f"{DB}/passages",
    "code": f"{DB}/incident_categories/court_case",
    "sql": f"{DB}?sql=select+title,+passage_url+from+citations+join+sources+using+(source_id)+limit+5",
    "sql that fails": f"{DB}?sql=selec",
    "pictures": "/pictures",
    **{f"picture {name}": f"/pictures/{name}" for name in ("timeline", "incidents", "organisation", "network", "measures")},
    "api": "/api",
    "downloads": "/downloads/",
    "error": "/nowhere",
}
ALL = [*KINDS, *ROWS]


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """A function that opens a page; afterwards no request may have left the host, and no script may have failed."""
    hosts, faults, contexts = set(), [], []

    def opened(path, width=1280, scheme="light", **more):
        contexts.append(chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **more))
        page = contexts[-1].new_page()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page.on("console", lambda said: faults.append(said.text) if _is_fault(said) else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(site.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert hosts <= {"127.0.0.1"}
    assert faults == []


def _is_fault(said):
    return said.type == "error" and "status of 40" not in said.text  # wrong addresses are asked for on purpose


def path_of(site, kind):
    return KINDS[kind] if kind in KINDS else f"{DB}/{kind}/{site.one(ROWS[kind])}"


OPEN_ALL = "document.querySelectorAll('details').forEach(part => part.open = true)"
ALIKE = "tbody tr:nth-child(n+9), svg circle:nth-of-type(n+40), svg rect:nth-of-type(n+40), .tree li:nth-child(n+9)"
THIN = f"document.querySelectorAll('{ALIKE}').forEach(part => part.remove())"  # rows and dots like those that stay
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}  # all that the scheme changes


DARK = {
    "front",
    "search",
    "picture timeline",
    "picture measures",
    "table",
    "sql that fails",
    "error",
    "laws",
    "provisions",
    "claims",
}


@pytest.mark.parametrize("kind", ALL)
def test_axe_finds_nothing_by_day_or_night(open_page, site, kind):
    """Between them the kinds in DARK show every colour of the style sheet."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(path_of(site, kind))
    page.evaluate(OPEN_ALL)
    page.evaluate(THIN)
    found = Axe().run(page).response["violations"]
    if kind in DARK:
        page.emulate_media(color_scheme="dark")
        found += Axe().run(page, options=CONTRAST).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found] == []


@pytest.mark.parametrize("kind", ALL)
def test_a_phone_shows_it_without_scrolling_sideways(open_page, site, kind):
    page = open_page(path_of(site, kind), width=360)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_table_wider_than_the_page_says_so(open_page):
    for path, width in (("/pictures/measures", 360), (f"{DB}/laws?_size=5", 360), ("/pictures/measures", 1280)):
        page = open_page(path, width=width)
        box = page.locator(".wide").first
        if box.evaluate("box => box.scrollWidth > box.clientWidth + 1"):
            page.get_by_text("Scroll sideways").first.wait_for()
            box.evaluate("box => box.scrollLeft = box.scrollWidth")
            box.and_(page.locator(":not(.more-right)")).wait_for()
        first = box.locator("tbody tr > *").first.bounding_box()
        assert 0 <= first["x"] < 80


def test_the_matrix_shows_the_resolutions_of_2017_at_once(open_page):
    page = open_page("/pictures/measures")
    for symbol in ("2371", "2375", "2397"):
        box = page.locator(".matrix thead a", has_text=symbol).bounding_box()
        assert box["x"] + box["width"] <= 1280


def test_a_reporter_finds_and_quotes_a_fact(open_page):
    page = open_page("/", width=360)
    page.get_by_label("Search everything").fill("informatization law")
    page.keyboard.press("Enter")
    page.locator("a.hit").first.click()
    assert "Informatization Law" in page.locator("h1").inner_text()
    assert re.search(r"\d+ reports? · \d+ origins?", page.locator(".verdict").inner_text())
    page.locator("sup a").first.click()
    assert re.search(r"#p\d+$", page.url)
    assert page.locator(":target").get_by_role("link", name=re.compile("Open the passage")).count() == 1
    assert "/r/law-informatization" in page.locator("#cite-plain").inner_text()


def test_korean_is_typed_and_found(open_page):
    page = open_page("/search")
    page.get_by_label("Search everything").fill("콤퓨터망관리법")
    page.get_by_role("button", name="Search").click()
    assert page.locator("a.hit").first.inner_text() == "Computer Network Management Law"
    page.locator(".meaning [lang=ko]").first.wait_for()


def test_a_question_is_asked_with_a_year(open_page):
    page = open_page("/questions")
    page.get_by_role("link", name="What happened or was reported in a given year?").click()
    page.get_by_label("Year").fill("2019")
    page.get_by_role("button", name="Ask").click()
    page.wait_for_url("**year=2019*")
    page.locator("table.rows tbody tr").first.wait_for()


def test_a_table_is_narrowed_and_a_row_opened(open_page):
    page = open_page(f"{DB}/incidents")
    page.locator(".facets").get_by_role("link", name=re.compile("^Court case")).click()
    page.wait_for_url("**category=court_case*")
    page.locator("table.rows tbody a").first.click()
    page.wait_for_url(re.compile("/incidents/inc-"))
    page.get_by_text("Court case").first.wait_for()


def test_a_researcher_changes_the_sql(open_page):
    page = open_page(f"{DB}/sources-by-origin")
    page.get_by_text("The SQL behind it").click()
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("SQL").fill("select count(*) as laws from laws")
    page.get_by_role("button", name="Run").click()
    page.wait_for_url("**sql=select*")
    assert int(page.locator("table.rows td").inner_text()) > 0


def test_the_organisation_is_drawn_for_another_year(open_page):
    page = open_page("/pictures/organisation")
    now = page.locator("ul.tree li").count()
    page.get_by_label("Year").fill("1960")
    page.get_by_role("button", name="Draw").click()
    page.wait_for_url("**year=1960*")
    page.locator("footer").wait_for()
    assert 0 < page.locator("ul.tree li").count() != now


def test_a_wrong_address_offers_the_search(open_page):
    page = open_page("/r/law-nowhere")
    page.get_by_label("Search everything").fill("copyright")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=copyright")
    page.locator("a.hit").first.wait_for()


def test_the_keyboard_is_enough(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.type("drone")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=drone")


def test_the_citation_is_copied(open_page):
    page = open_page("/r/res-2321", permissions=["clipboard-read", "clipboard-write"])
    page.locator("button[data-copy=cite-plain]").click()
    page.locator("button[data-copy=cite-plain]", has_text="Copied").wait_for()
    assert "/r/res-2321" in page.evaluate("navigator.clipboard.readText()")


def test_it_prints_without_its_furniture(open_page, site):
    page = open_page(path_of(site, "incidents"))
    page.emulate_media(media="print")
    assert page.locator(".top nav").is_hidden()
    assert page.locator(".passages").is_visible()


TEXT = [
    "An opening paragraph that says nothing.",
    "Production of software, first-class or not, shall follow the state plan & its norms.",
    "정보화 대상은 국가계획에 따라 정하고, 심의를 받아야 한다.",
]


@pytest.fixture
def elsewhere():
    """A page on this machine that stands for a source."""
    body = "<meta charset=utf-8><title>Source</title>" + "<p style='margin:90vh 0'>".join(["", *TEXT])

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        log_message = partial(lambda *_: None)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


BOX = "document.querySelectorAll('p')[n].getBoundingClientRect()"
IN_VIEW = f"n => {BOX}.top >= 0 && {BOX}.bottom <= innerHeight"
PASSAGES = [("Production of software, first-class", "its norms.", 1), ("정보화 대상은 국가계획에", "받아야 한다.", 2)]


@pytest.mark.parametrize("start, end, place", PASSAGES)
def test_a_passage_link_opens_and_marks_the_passage(open_page, elsewhere, start, end, place):
    page = open_page("/")
    page.goto(passage_url(elsewhere, start, end))
    page.wait_for_function("scrollY > 0")
    assert page.evaluate("document.fragmentDirective !== undefined")
    assert page.evaluate(IN_VIEW, place)
    shot = page.screenshot()
    page.goto("about:blank")
    page.goto(elsewhere)
    page.evaluate("n => document.querySelectorAll('p')[n].scrollIntoView({block: 'center'})", place)
    assert page.screenshot() != shot
