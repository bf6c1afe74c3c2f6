"""Rules about citations: every citable cell has one, every anchor is found, no sentence is copied."""

import re
from functools import cache

import pandas as pd

from scripts.evidence import ANCHOR_MAX, ANCHOR_MIN, PASSAGE_MAX, Library, TermIndex, fingerprint, passage, places, tokens
from scripts.origins import citations_by_cell, disputes_by_cell, sources_by_id
from scripts.package import Package
from scripts.rule import CELLS, Rule

_MARKDOWN = re.compile(r"\*\*|__|\]\(|^#+ |`")


def _per_row(table: pd.DataFrame, test: object) -> pd.Series:
    rows = table.fillna("").to_dict("records")
    return pd.Series([test(row) for row in rows], index=table.index, dtype=bool)  # type: ignore[operator]


def citable_cells_are_cited(cells: pd.DataFrame, package: Package) -> pd.Series:
    """A filled cell of a citable column has a supporting citation (a claim: one that states it)."""
    cited = {cell for cell, rows in citations_by_cell(package).items() for row in rows if _bears(row, package)}
    pairs = zip(cells["record_id"], cells["column"], cells["citable"], strict=True)
    return pd.Series(
        [not citable or (record, column) in cited for record, column, citable in pairs], index=cells.index, dtype=bool
    )


def _bears(citation: dict[str, str], package: Package) -> bool:
    """Whether a citation makes a cell cited: it supports it, or on a claim states it or contradicts a misconception."""
    is_claim = package.records.get(citation["record_id"], ("",))[0] == "claims"
    return citation["stance"] == "supports" or (is_claim and citation["stance"] in ("states", "contradicts"))


def prose_is_our_own(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Prose is in our own words: no eight words in a row of a source, names, titles and legal terms aside."""
    library, terms = _library(package), _terms(package)
    prose = cells.loc[cells["text"] == "prose", "value"]
    copied = [line for line, value in prose.items() if library.copied_from(value, terms)]
    return pd.Series(~cells.index.isin(copied), index=cells.index)


@cache
def _library(package: Package) -> Library:
    return Library(package.prints)


@cache
def _terms(package: Package) -> TermIndex:
    return TermIndex(package.cells.loc[package.cells["text"] == "name", "value"])


def _copied(row: dict[str, str], package: Package) -> str:
    source, words = _library(package).copied_from(row["value"], _terms(package)) or ("", "")
    return f"In {source}: “{words}”."


def cited_records_exist(citations: pd.DataFrame, package: Package) -> pd.Series:
    """The record that a citation is about exists and is one that is cited."""
    return citations["record_id"].map(package.may_hold).astype(bool)


def cited_fields_are_citable_and_filled(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A citation names filled, citable columns of its record, each once."""
    return _per_row(citations, lambda row: not _idle_fields(row, package))


@cache
def _filled(package: Package) -> set[tuple[str, str]]:
    citable = package.cells[package.cells["citable"].astype(bool)]
    return set(zip(citable["record_id"], citable["column"], strict=True))


def _idle_fields(row: dict[str, str], package: Package) -> list[str]:
    names = row["fields"].split(";")
    idle = [name for name in names if (row["record_id"], name) not in _filled(package) or names.count(name) > 1]
    return idle if row["record_id"] in package.records else []


def _idle(row: dict[str, str], package: Package) -> str:
    return f"Not so: {', '.join(_idle_fields(row, package))}."


def cited_sources_were_read(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A source that was not read supports nothing."""
    read = {source for source, row in sources_by_id(package).items() if row["read_as"] != "not_read"}
    return citations["source_id"].isin(read) | ~citations["source_id"].isin(sources_by_id(package))


def states_is_for_claims(citations: pd.DataFrame, package: Package) -> pd.Series:
    """The stance states is for claims; every other record is supported or contradicted."""
    return _per_row(
        citations, lambda row: row["stance"] != "states" or package.records.get(row["record_id"], ("claims",))[0] == "claims"
    )


def contradictions_have_a_dispute(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A contradicting citation names one column and has a dispute; on claims the verdict decides."""
    disputes = disputes_by_cell(package)

    def is_right(row: dict[str, str]) -> bool:
        is_claim = package.records.get(row["record_id"], ("claims",))[0] == "claims"
        return row["stance"] != "contradicts" or is_claim or (row["record_id"], row["fields"]) in disputes

    return _per_row(citations, is_right)


def contradictions_say_what_instead(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A contradicting citation says what its source asserts instead, and no other does; claims may leave it empty."""

    def is_right(row: dict[str, str]) -> bool:
        if row["stance"] != "contradicts":
            return not row["asserted_value"]
        return bool(row["asserted_value"]) or package.records.get(row["record_id"], ("claims",))[0] == "claims"

    return _per_row(citations, is_right)


def instruments_are_cited_with_a_locator(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A citation of a legal instrument says where in it: article, paragraph or entry."""
    instruments = {source for source, row in sources_by_id(package).items() if row["source_type"] == "instrument"}
    return ~citations["source_id"].isin(instruments) | citations["locator"].notna()


def anchors_have_four_to_twelve_words(citations: pd.DataFrame, package: Package) -> pd.Series:
    """text_start has four to twelve words and no Markdown marks."""
    return _per_row(citations, lambda row: _is_anchor(row["text_start"]))


def ends_have_four_to_twelve_words(citations: pd.DataFrame, package: Package) -> pd.Series:
    """text_end is empty, or has four to twelve words and no Markdown marks."""
    return _per_row(citations, lambda row: not row["text_end"] or _is_anchor(row["text_end"]))


def _is_anchor(text: str) -> bool:
    return ANCHOR_MIN <= len(tokens(text)) <= ANCHOR_MAX and not _MARKDOWN.search(text)


def _is_findable(row: dict[str, str], package: Package) -> bool:
    """Whether there is a fingerprint to look in, and no anchor is too short to be looked up."""
    short = any(row[end] and not fingerprint(row[end]) for end in ("text_start", "text_end"))
    return row["source_id"] in package.prints and not short


@cache
def _starts(package: Package) -> dict[str, list[int]]:
    """Citation to the places of its text_start in its source; citations that cannot be looked up are left out."""
    return {
        row["citation_id"]: places(fingerprint(row["text_start"]), package.prints[row["source_id"]])
        for row in package.rows("citations")
        if _is_findable(row, package)
    }


@cache
def _lengths(package: Package) -> dict[str, int | None]:
    """Citation to the number of words of its passage, or None when its end is not found; only those that start at one place."""
    lengths: dict[str, int | None] = {}
    for row in package.rows("citations"):
        if len(_starts(package).get(row["citation_id"], ())) == 1:
            span = passage(row["text_start"], row["text_end"], package.prints[row["source_id"]])
            lengths[row["citation_id"]] = span[1] - span[0] if span else None
    return lengths


def passages_start_at_one_place(citations: pd.DataFrame, package: Package) -> pd.Series:
    """text_start stands in the source, at one place only."""
    return citations["citation_id"].map(lambda key: len(_starts(package).get(key, (0,))) == 1).astype(bool)


def _found(row: dict[str, str], package: Package) -> str:
    return f"Found at {len(_starts(package)[row['citation_id']])} places in {row['source_id']}."


def passages_end_after_their_start(citations: pd.DataFrame, package: Package) -> pd.Series:
    """text_end stands in the source after text_start."""
    return citations["citation_id"].map(lambda key: _lengths(package).get(key, 0) is not None).astype(bool)


def passages_are_short(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A passage has at most 120 words."""
    return citations["citation_id"].map(lambda key: (_lengths(package).get(key) or 0) <= PASSAGE_MAX).astype(bool)


RULES = (
    Rule(
        "C201",
        CELLS,
        "",
        citable_cells_are_cited,
        "add a row to sources/citations.csv with this record_id and column",
        needs=("citations", "sources"),
    ),
    Rule("C202", CELLS, "", prose_is_our_own, "say it in other words", explain=_copied),
    Rule("C211", "citations", "record_id", cited_records_exist, "correct the key, or add the record"),
    Rule(
        "C212",
        "citations",
        "fields",
        cited_fields_are_citable_and_filled,
        "name the columns that this passage bears out",
        explain=_idle,
    ),
    Rule("C213", "citations", "source_id", cited_sources_were_read, "cite the source that was read", needs=("sources",)),
    Rule("C214", "citations", "stance", states_is_for_claims, "use supports or contradicts"),
    Rule(
        "C215",
        "citations",
        "fields",
        contradictions_have_a_dispute,
        "name one column, and add a row to sources/disputes.csv",
        needs=("disputes",),
    ),
    Rule("C216", "citations", "asserted_value", contradictions_say_what_instead, "fill asserted_value, or choose another stance"),
    Rule(
        "C217",
        "citations",
        "locator",
        instruments_are_cited_with_a_locator,
        "fill locator: art. 27, para. 11",
        needs=("sources",),
    ),
    Rule("C221", "citations", "text_start", anchors_have_four_to_twelve_words, "choose four to twelve words, verbatim"),
    Rule(
        "C222",
        "citations",
        "text_start",
        passages_start_at_one_place,
        "copy the words verbatim, and enough of them to be unique",
        explain=_found,
    ),
    Rule("C223", "citations", "text_end", passages_end_after_their_start, "copy the last words of the passage verbatim"),
    Rule("C224", "citations", "text_end", passages_are_short, "cite a shorter passage, or two"),
    Rule("C225", "citations", "text_end", ends_have_four_to_twelve_words, "choose four to twelve words, verbatim"),
)
