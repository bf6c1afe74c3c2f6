"""Rules about values: empty is empty, letters are plain, text is text, and dates fall in the period."""

import re
import unicodedata
from functools import cache

import pandas as pd

from scripts.dates import bounds
from scripts.package import Package
from scripts.rule import CELLS, Rule
from scripts.rules.text import each, hidden, is_date

# What people and programs write for an empty cell; `none` is a code, and NA a country.
_PLACEHOLDERS = {"n/a", "null", "nan", "nil", "tbd", "tba", "todo", "unknown", "undefined", "not known", "x", "xxx", "?", "??"}
_PLACEHOLDERS |= {"-", "–", "—", ".", "…", "...", "#n/a", "#ref!", "#value!", "#name?", "#null!", "#div/0!", "미상", "불명"}
# Tags, entities, links, escapes, and UTF-8 read as Latin-1.
_MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>|&#?\w+;|\]\(https?:|\\[nrtu]|[ÃÂ][\u0080-\u00bf]|â€")
_HANGUL = re.compile("[가-힣\u1100-\u11ff]")
FIRST_YEAR = 1850  # the oldest instrument in the field is the telegraph convention of 1865
VERBATIM = "verbatim"
DOT = "ㆍ"  # a letter to Unicode, but the middle dot of South Korean print


def unknown_is_empty(cells: pd.DataFrame, package: Package) -> pd.Series:
    """What is not known is an empty cell, not a word or sign that stands for it."""
    return each(cells, package, lambda value: value.casefold() not in _PLACEHOLDERS)


def dates_fall_in_the_period(cells: pd.DataFrame, package: Package) -> pd.Series:
    """No date lies before 1850, or a century ahead of the day of the check."""
    last = package.as_of.year + 100
    dated = is_date(cells)
    odd = {
        value
        for value in cells.loc[dated, "value"].unique()
        if any(day and not FIRST_YEAR <= day.year <= last for day in bounds(value) or ())
    }
    return ~(dated & cells["value"].isin(odd))


def letters_are_plain(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Letters and digits are the plain ones: no full-width, half-width, ligature or mathematical form (anchors keep theirs)."""
    number_or_anchor = (cells["type"] == "integer") | (cells["text"] == VERBATIM)
    return number_or_anchor | each(cells, package, lambda value: not _fancy(value))


def _fancy(value: str) -> bool:
    return not value.isascii() and any(map(_is_fancy, set(value)))


@cache
def _is_fancy(letter: str) -> bool:
    is_seen = letter.isalnum() and letter != DOT and not hidden(letter)
    return is_seen and unicodedata.normalize("NFKC", letter) != letter


def text_has_no_markup(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text is plain: no tag, entity, link mark or escape, and no letters garbled by a wrong encoding (anchors keep theirs)."""
    return (cells["text"] == VERBATIM) | each(cells, package, lambda value: not _MARKUP.search(value))


def korean_names_are_in_hangul(cells: pd.DataFrame, package: Package) -> pd.Series:
    """A column of names in Korean (_ko) holds Hangul."""
    named = cells.loc[cells["column"].str.endswith("_ko"), "value"]
    return named.map(lambda name: _HANGUL.search(name) is not None).reindex(cells.index, fill_value=True).astype(bool)


RULES = (
    Rule("R014", CELLS, "", unknown_is_empty, "empty the cell, or write what the source says"),
    Rule("R015", CELLS, "", dates_fall_in_the_period, "compare the year with its passage"),
    Rule("R016", CELLS, "", letters_are_plain, "retype the letters"),
    Rule("R017", CELLS, "", text_has_no_markup, "write plain text"),
    Rule("R018", CELLS, "", korean_names_are_in_hangul, "write the name in Hangul, or leave the cell empty"),
)
