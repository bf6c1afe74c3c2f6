"""Rules about passages: the words that mark one are verbatim, found at one place, and near one another."""

import re
from functools import cache

import pandas as pd

from scripts.evidence import ANCHOR_MAX, ANCHOR_MIN, PASSAGE_MAX, ending, fingerprint, places, tokens
from scripts.package import Package
from scripts.rule import Rule, per_row

_MARKDOWN = re.compile(r"\*\*|__|\]\(|^#+ |`")


def anchors_have_four_to_twelve_words(citations: pd.DataFrame, package: Package) -> pd.Series:
    """text_start has four to twelve words and no Markdown marks."""
    return per_row(citations, package, lambda row: _is_anchor(row["text_start"]))


def ends_have_four_to_twelve_words(citations: pd.DataFrame, package: Package) -> pd.Series:
    """text_end is empty, or has four to twelve words and no Markdown marks."""
    return per_row(citations, package, lambda row: not row["text_end"] or _is_anchor(row["text_end"]))


@cache
def _is_anchor(text: str) -> bool:
    return ANCHOR_MIN <= len(tokens(text)) <= ANCHOR_MAX and not _MARKDOWN.search(text)


@cache
def _starts(package: Package) -> dict[str, list[int]]:
    """Citation to the places of its text_start in its source; without a fingerprint or an anchor nothing is looked up."""
    return {
        row["citation_id"]: places(fingerprint(row["text_start"]), package.prints[row["source_id"]])
        for row in package.rows("citations")
        if row["source_id"] in package.prints and _is_anchor(row["text_start"])
    }


@cache
def _lengths(package: Package) -> dict[str, int | None]:
    """Citation to the number of words of its passage, or None when its end is not found; only those that start at one place."""
    lengths: dict[str, int | None] = {}
    for row in package.rows("citations"):
        has_end = not row["text_end"] or _is_anchor(row["text_end"])
        starts = _starts(package).get(row["citation_id"], [])
        if has_end and len(starts) == 1:
            end = ending(starts[0], row["text_start"], row["text_end"], package.prints[row["source_id"]])
            lengths[row["citation_id"]] = end and end - starts[0]
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
