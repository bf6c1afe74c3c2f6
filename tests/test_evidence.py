"""What a fingerprint proves: every anchor is found at its place, a changed word shows, a copied run is seen."""

import unicodedata
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from scripts.evidence import (
    COPIED_RUN,
    SHINGLE,
    Library,
    TermIndex,
    covered,
    fingerprint,
    passage,
    places,
    tokens,
)
from scripts.origins import independent, roots
from tests.conftest import GOOD, TESTS, small_package

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=4)
LATIN = st.text("abcdefgXYZ", min_size=1, max_size=5)
DIGITS = st.text("0123456789", min_size=1, max_size=4)
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
SEPARATORS = st.sampled_from([" ", ", ", ". ", " — ", "\n", "(", ")", "·", "/"])
NO_TERMS = TermIndex(())


@st.composite
def texts(draw, least=4):
    """A text of Korean, English, Chinese and figures, with the span of each of its words."""
    text, spans = "", []
    for word in draw(st.lists(st.one_of(HANGUL, LATIN, DIGITS, HAN), min_size=least, max_size=50)):
        touching = text and ("\u4e00" <= word <= "\u9fff" or "\u4e00" <= text[-1] <= "\u9fff")
        text += "" if not text or (touching and draw(st.booleans())) else draw(SEPARATORS)
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


@st.composite
def anchors(draw):
    """A text, an anchor of four to twelve words cut from it, and the number of the anchor's first word."""
    text, spans = draw(texts())
    first = draw(st.integers(0, len(spans) - 4))
    last = draw(st.integers(first + 3, min(first + 11, len(spans) - 1)))
    return text, text[spans[first][0] : spans[last][1]], first


def test_the_test_vector_of_the_form_holds():
    vector = fingerprint("제27조 AI—state plans, 第3条 (2022)")
    assert vector == ["658f3e4d33", "96e605d3cd", "f605c91592", "3054cec46b", "8a0f564ab5"]


def test_han_and_kana_are_single_tokens_and_hangul_stays_in_words():
    assert tokens("人工知能ロボ AI, 인공지능의 ＡＩ") == [*"人工知能ロボ", "ai", "인공지능의", "ai"]


@given(texts())
def test_words_are_found_as_they_were_written(made):
    text, spans = made
    assert tokens(text) == [text[a:b].casefold() for a, b in spans]


@given(anchors())
def test_every_anchor_cut_from_a_text_is_found_at_its_place(made):
    text, anchor, first = made
    assert first in places(fingerprint(anchor), fingerprint(text))


@given(anchors())
def test_a_passage_spans_its_anchor(made):
    text, anchor, first = made
    found = places(fingerprint(anchor), fingerprint(text))
    span = passage(anchor, "", fingerprint(text))
    assert span == ((first, first + len(tokens(anchor))) if found == [first] else None)


@given(texts(least=16), st.data())
def test_a_passage_runs_from_its_first_word_to_its_last(made, data):
    text, spans = made
    begin = data.draw(st.integers(0, len(spans) - 8))
    end = data.draw(st.integers(begin + 4, len(spans) - 4))
    start_text, end_text = (text[spans[n][0] : spans[n + 3][1]] for n in (begin, end))
    prints = fingerprint(text)
    assume(len(places(fingerprint(start_text), prints)) == 1 and len(places(fingerprint(end_text), prints)) == 1)
    assert passage(start_text, end_text, prints) == (begin, end + 4)


@given(texts(least=5), st.data())
def test_a_changed_word_breaks_exactly_the_hashes_that_hold_it(made, data):
    text, spans = made
    changed = data.draw(st.integers(0, len(spans) - 1))
    first, last = spans[changed]
    before, after = fingerprint(text), fingerprint(f"{text[:first]} qqq {text[last:]}")
    differing = {n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}
    assert differing == {n for n in range(len(before)) if n <= changed < n + SHINGLE}


@given(texts())
def test_composed_and_decomposed_hangul_have_one_fingerprint(made):
    text, _ = made
    assert fingerprint(unicodedata.normalize("NFD", text)) == fingerprint(unicodedata.normalize("NFC", text))


def test_a_passage_needs_one_start_and_an_end_after_it():
    prints = fingerprint("a b c d e f g h a b c d x y")
    assert passage("a b c d", "", prints) is None
    assert passage("b c d e", "c d x y", prints) == (1, 14)
    assert passage("e f g h", "b c d e", prints) is None


def test_the_end_is_the_first_such_run_after_the_start():
    assert passage("s t u v", "a b c d", fingerprint("a b c d s t u v a b c d w a b c d")) == (4, 12)


def test_what_is_covered_is_counted_once():
    assert covered([(0, 4), (2, 6), (8, 10)], 16) == 0.5
    assert covered([(0, 16)], 16) == 1.0
    assert covered([], 16) == covered([], 0) == 0.0


SOURCE = " ".join(f"w{n}" for n in range(40))


@given(st.integers(0, 32), st.integers(1, 40))
def test_a_run_of_eight_words_is_copied_and_one_of_seven_is_not(start, length):
    lifted = SOURCE.split()[start : start + length]
    found = Library({"src-a": fingerprint(SOURCE)}).copied_from(f"We say {' '.join(lifted)} so.", NO_TERMS)
    assert found == (("src-a", " ".join(lifted[:COPIED_RUN])) if len(lifted) >= COPIED_RUN else None)


@given(st.integers(1, COPIED_RUN - 1), st.integers(1, COPIED_RUN - 1))
def test_a_name_or_legal_term_breaks_a_run(before, after):
    prose = " ".join(SOURCE.split()[: before + 2 + after])
    term = " ".join(SOURCE.split()[before : before + 2])
    assert Library({"src-a": fingerprint(SOURCE)}).copied_from(prose, TermIndex([term])) is None


def test_the_longest_term_counts():
    terms = TermIndex(["labour", "reform through labour", "reform"])
    assert terms.longest_at(tokens("reform through labour ends"), 0) == 3
    assert terms.longest_at(tokens("through labour"), 0) == 0


def test_eight_words_beside_a_term_are_still_copied():
    assert Library({"src-a": fingerprint(SOURCE)}).copied_from(SOURCE, TermIndex(["w3"])) == (
        "src-a",
        "w4 w5 w6 w7 w8 w9 w10 w11",
    )


def test_a_third_of_the_shorter_text_makes_two_sources_one():
    third = {"src-a": ["1", "2", "3"], "src-b": ["3", "4", "5", "6"]}
    assert Library(third).contained_pairs() == [("src-a", "src-b", 1 / 3)]
    assert Library(third | {"src-a": ["1", "2", "3", "7"]}).contained_pairs() == []


@given(st.lists(st.frozensets(st.integers(0, 5), max_size=3), max_size=7))
def test_independent_is_the_largest_family_without_a_common_root(family):
    named = [frozenset(map(str, roots_)) for roots_ in family]
    groups = (group for size in range(len(named), 0, -1) for group in combinations([s for s in named if s], size))
    largest = next((len(group) for group in groups if sum(map(len, group)) == len(frozenset().union(*group))), 0)
    assert independent(named) == largest


ORIGINS = ("own_reporting", "derived", "derived", "not_traced")


@st.composite
def lineages(draw):
    """Origins of six sources, and derivations that run from the later to the earlier."""
    origins = {f"s{n}": draw(st.sampled_from(ORIGINS)) for n in range(6)}
    pairs = [(a, b) for a in origins for b in origins if b < a and origins[a] == "derived"]
    return origins, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


def root_sets(origins, derivations):
    sources = [{"source_id": source, "origin": origin} for source, origin in origins.items()]
    steps = [
        {"derivation_id": str(n), "source_id": a, "derived_from_id": b, "how": "summarises"}
        for n, (a, b) in enumerate(derivations)
    ]
    return roots(small_package(sources=sources, derivations=steps or [dict.fromkeys(STEP, "none")]))


STEP = ("derivation_id", "source_id", "derived_from_id", "how")


@given(lineages(), st.data())
def test_a_derivation_between_traced_sources_never_raises_independence(lineage, data):
    origins, derivations = lineage
    before = root_sets(origins, derivations)
    traced = sorted(source for source, found in before.items() if found)
    assume(traced)
    added = tuple(data.draw(st.sampled_from(traced)) for _ in range(2))
    assert independent(root_sets(origins, [*derivations, added]).values()) <= independent(before.values())


def test_the_fingerprints_of_good_are_those_of_its_texts():
    made = {path.stem: fingerprint(path.read_text(encoding="utf-8")) for path in (TESTS / "texts").glob("*.txt")}
    kept = {path.stem: path.read_text(encoding="utf-8").split() for path in (GOOD / "sources/fingerprints").iterdir()}
    assert made == kept
