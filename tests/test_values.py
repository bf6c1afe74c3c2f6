"""One value of good/ changed, and the whole list of what the checks find: the edges of rules that have more than one."""

import pytest

from scripts.check import examine
from tests.conftest import AS_OF

WITHDRAWN, CITATIONS, SOURCES = "data/withdrawn.csv", "sources/citations.csv", "sources/sources.csv"
RESOLUTIONS, CLAIMS, NAMES, ABSENCES = "data/resolutions.csv", "data/claims.csv", "data/names.csv", "data/absences.csv"
CHANGES, EXCEPTIONS, VERSIONS = "data/provision_changes.csv", "exceptions.csv", "data/law_versions.csv"
COURIER, TREATY = "https://example.org/example-courier-2023", "https://example.org/example-treaty-2002"

HIDDEN = "\u0085\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200d\u2028\u2029\u202e\u2060\u2800\u3164"
HIDDEN += "\ue000\ufdd0\ufe0f\ufeff\uffa0\ufffc\ufffd\U000e0041\U000e0100"
SPACES = "\u00a0\u1680\u2002\u2003\u2009\u200a\u202f\u205f\u3000"
BAD_ADDRESSES = [
    "https://example..org/a",
    "https://example.org./a",
    "https://.example.org/a",
    "https://me:word@example.org/a",
    "https://example.org:123456/a",
    "https://example.org:/a",
    "https://example.org/a<b",
    "https://example.org/a\\b",
    "https://example.org/a`b",
    "https://localhost/a",
    "ftp://example.org/a",
]
SAME_PAGE = [
    "http://example.org/example-treaty-2001",
    "https://www.example.org/example-treaty-2001",
    "https://EXAMPLE.org/example-treaty-2001/",
    "https://example.org/example-treaty-2001#annex",
]


def found(make_package, *changes):
    root = make_package()
    for name, old, new in changes:
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (root / name).write_text(text.replace(old, new), encoding="utf-8", newline="")
    _, report = examine(root, AS_OF)
    return [(f.line, f.column, f.code) for f in report.findings]


@pytest.mark.parametrize("letter", HIDDEN, ids=ascii)
def test_what_shows_nothing_is_found(letter, make_package):
    assert found(make_package, (WITHDRAWN, "Told twice.", f"Told{letter}twice.")) == [(2, "reason", "R002")]


@pytest.mark.parametrize("letter", SPACES, ids=ascii)
def test_every_other_space_is_found(letter, make_package):
    assert found(make_package, (WITHDRAWN, "Told twice.", f"Told{letter}twice.")) == [(2, "reason", "R003")]


@pytest.mark.parametrize("word", ["t\u0578ld", "T\u13a4ld"], ids=["Armenian", "Cherokee"])
def test_look_alike_letters_are_found(word, make_package):
    assert found(make_package, (WITHDRAWN, "Told twice.", f"{word} twice.")) == [(2, "reason", "R004")]


@pytest.mark.parametrize("date", ["2027", "2026-12", "2026-11-23", "2027/.."])
def test_only_what_is_certainly_ahead_is_in_the_future(date, make_package):
    assert found(make_package, (WITHDRAWN, "2026-11-20", date)) == [(2, "withdrawn_on", "R013")]


@pytest.mark.parametrize("date", ["2026", "2026-11", "2026-11-21", "2020/.."])
def test_what_may_have_been_is_not_in_the_future(date, make_package):
    assert found(make_package, (WITHDRAWN, "2026-11-20", date)) == []


CASES = {
    "article number of full width": ("data/articles.csv", "lv-0001,9,", "lv-0001,９,", [(3, "article_number", "S105")]),
    "day to look again is a year": (
        SOURCES,
        "a4d86fc6b2b4cf15,2027-11-20",
        "a4d86fc6b2b4cf15,2027",
        [(9, "recheck_by", "S105")],
    ),
    "length of what was not read": (SOURCES, "names it.,false,,", "names it.,false,9,", [(11, "fingerprint_length", "C102")]),
    "day of what was not read": (SOURCES, ",,,,not_read", ",,,2026-11-20,not_read", [(11, "accessed_on", "C103")]),
    "not traced, yet derived": (SOURCES, "full,derived,B,Names", "full,not_traced,B,Names", [(4, "origin", "C105")]),
    "value asserted is our own": (CITATIONS, "contradicts,2022", "contradicts,2021", [(8, "asserted_value", "C216")]),
    "name of a source": (NAMES, "nam-0001,law-example", "nam-0001,src-example-law-en", [(2, "record_id", "R011")]),
    "claim about itself": (CLAIMS, "clm-0002,,", "clm-0002,clm-0002,", [(3, "record_id", "R011")]),
    "absence of a citation": (ABSENCES, "law-example,", "cit-00001,", [(2, "record_id", "R011")]),
    "change by the own resolution": (CHANGES, "pro-0002", "res-9001", [(2, "changed_by_id", "R311")]),
    "vote that is no number": (RESOLUTIONS, ",15,", ",１５,", [(3, "votes_for", "R006")]),
    "exception of no table": (
        EXCEPTIONS,
        "expires\n",
        "expires\nexc-0001,C106,source,src-example-law-ko,Kept for later.,2027-11-21\n",
        [(2, "table", "X001")],
    ),
    "too many words to start": (
        CITATIONS,
        "Every machine in the country runs without any register.",
        "Every machine in the country runs without any register at all or so they say",
        [(46, "text_start", "C221")],
    ),
    "marks in the end": (CITATIONS, "reads faces at the market.", "reads **minds** at the market.", [(42, "text_end", "C225")]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_value_is_found_once_and_at_its_column(name, make_package):
    *change, expected = CASES[name]
    assert found(make_package, change) == expected


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_an_address_that_is_none_is_found(address, make_package):
    assert found(make_package, (SOURCES, COURIER, address)) == [(4, "url", "S105")]


@pytest.mark.parametrize("address", ["https://정보.example.org:8080/가?a=b#c", "http://a.b"])
def test_an_address_may_have_a_port_and_other_letters(address, make_package):
    assert found(make_package, (SOURCES, COURIER, address)) == []


@pytest.mark.parametrize("address", SAME_PAGE)
def test_one_page_has_many_addresses(address, make_package):
    assert found(make_package, (SOURCES, TREATY, address)) == [(10, "url", "C108")]


@pytest.mark.parametrize("column", ["locator", "query"])
def test_a_copied_run_is_not_broken_by_what_is_no_name(column, make_package):
    copied = "Both shall enter every sample machine in the register of it"
    prose = ("data/articles.csv", "Sample machines are registered", copied)
    places = {
        "locator": (CITATIONS, "contradicts,2022,,", "contradicts,2022,every sample machine,"),
        "query": (ABSENCES, "보기법 2", "every sample machine"),
    }
    assert ("summary", "C202") in [(column, code) for _, column, code in found(make_package, prose, places[column])]
