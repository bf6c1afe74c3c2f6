"""Rules about every cell: hygiene of text, form of numbers and dates."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pandas as pd

from scripts.dates import bounds, certainly_before
from scripts.package import Package
from scripts.rule import CELLS, Rule

# Characters that show nothing: control, format, private, unassigned ones and line separators, by category; and those that
# Unicode counts as letters, marks or symbols: joiners, Hangul and Khmer fillers, empty Braille, selectors, stand-ins.
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}
_HIDDEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef\ufffc\ufffd]")
_STRAY = re.compile(r"^\s|\s$|\s\s|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_WORD = re.compile(r"[^\W\d_]+")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
# Columns that tell what has happened; others, such as the end of a mandate, may lie ahead.
_PAST = ("event_on", "occurred_on", "reported_on", "adopted_on", "action_on", "designated_on", "published_on", "accessed_on")
_PAST += ("decided_on", "withdrawn_on", "searched_on")
# Only these alphabets have look-alike letters. Korean particles are written onto Latin words, so Hangul may join any.
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def _each(cells: pd.Series, is_right: Callable[[str], object]) -> pd.Series:
    """A test of single values, made once for each different one."""
    wrong = [value for value in cells.unique() if not is_right(value)]
    return ~cells.isin(wrong) if wrong else pd.Series(True, index=cells.index)


def text_is_nfc(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text is in Unicode normal form C, so that equal words are equal bytes."""
    return _each(cells["value"], lambda value: unicodedata.is_normalized("NFC", value))


def text_has_no_hidden_characters(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text has no characters that show nothing: control, zero-width, bidirectional, private, unassigned, filler, selector."""
    return _each(cells["value"], lambda value: not _hides(value))


def _hides(value: str) -> bool:
    if value.isascii() and value.isprintable():
        return False
    return bool(_HIDDEN.search(value)) or any(unicodedata.category(letter) in _HIDDEN_CATEGORIES for letter in set(value))


def text_has_no_stray_spaces(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text has no space at its ends, no two in a row, and no other kind of space."""
    return _each(cells["value"], lambda value: not _STRAY.search(value))


def words_use_one_alphabet(cells: pd.DataFrame, package: Package) -> pd.Series:
    """No word mixes letters of the Latin, Cyrillic, Greek, Armenian and Cherokee alphabets, which look alike."""
    return _each(cells["value"], lambda value: not _mixes(value) or not any(map(_mixes, _WORD.findall(value))))


def _mixes(text: str) -> bool:
    return not text.isascii() and len({_alphabet(letter) for letter in set(text)} - {""}) > 1


@cache
def _alphabet(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((alphabet for alphabet in _ALPHABETS if name.startswith(alphabet)), "")


def text_is_no_formula(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text does not start with =, +, - or @, which a spreadsheet would run."""
    return ~cells["value"].str.startswith(("=", "+", "-", "@"))


def integers_are_plain_digits(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Integers are plain ASCII digits: no plus sign, separator, leading zero or full-width digit."""
    return (cells["type"] != "integer") | _each(cells["value"], lambda value: _INTEGER.fullmatch(value) is not None)


def dates_are_edtf(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Dates are days that exist, in EDTF level 0 or 1: 2022, 2022-10, 2022-10-14, 2022~, 2021/2022."""
    is_date = cells["column"].str.endswith("_on") | cells["column"].isin(["expires", "recheck_by"])
    valid = {value for value in cells.loc[is_date, "value"].unique() if bounds(value)}
    return ~is_date | cells["value"].isin(valid)


def past_dates_are_not_in_the_future(cells: pd.DataFrame, package: Package) -> pd.Series:
    """What has happened, was published, read, searched or decided has a date on or before the day of the check."""
    today = package.as_of.isoformat()
    dated = cells["column"].isin(_PAST)
    ahead = {value for value in cells.loc[dated, "value"].unique() if certainly_before(today, value)}
    return ~(dated & cells["value"].isin(ahead))


def booleans_are_true_or_false(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Yes and no are written true and false, in small letters."""
    return (cells["type"] != "boolean") | cells["value"].isin(["true", "false"])


RULES = (
    Rule("R001", CELLS, "", text_is_nfc, "run make tidy"),
    Rule("R002", CELLS, "", text_has_no_hidden_characters, "delete the hidden character"),
    Rule("R003", CELLS, "", text_has_no_stray_spaces, "run make tidy"),
    Rule("R004", CELLS, "", words_use_one_alphabet, "retype the word in one alphabet"),
    Rule("R005", CELLS, "", text_is_no_formula, "reword, or choose an anchor that starts with a word"),
    Rule("R006", CELLS, "", integers_are_plain_digits, "write plain digits"),
    Rule("R007", CELLS, "", dates_are_edtf, "write the date in EDTF, no more exact than the source"),
    Rule("R012", CELLS, "", booleans_are_true_or_false, "write true or false"),
    Rule("R013", CELLS, "", past_dates_are_not_in_the_future, "compare the date with its passage"),
)
