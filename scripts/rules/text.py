"""Rules about every cell: hygiene of text, form of numbers and dates."""

import re
import unicodedata
from functools import cache

import pandas as pd

from scripts.dates import bounds
from scripts.package import Package
from scripts.rule import CELLS, Rule

# Control, zero-width and bidirectional characters, and the soft hyphen.
_HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_STRAY = re.compile(r"^\s|\s$|\s\s|[\u00a0\u2007\u202f\u3000]")
_WORD = re.compile(r"[^\W\d_]+")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
# Only these alphabets have look-alike letters. Korean particles are written onto Latin words, so Hangul may join any.
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")


def _each(cells: pd.Series, is_right: object) -> pd.Series:
    return cells.map(is_right).astype(bool)


def text_is_nfc(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text is in Unicode normal form C, so that equal words are equal bytes."""
    return _each(cells["value"], lambda value: unicodedata.is_normalized("NFC", value))


def text_has_no_hidden_characters(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text has no control, zero-width or bidirectional characters."""
    return _each(cells["value"], lambda value: not _HIDDEN.search(value))


def text_has_no_stray_spaces(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text has no space at its ends, no two in a row, and no other kind of space."""
    return _each(cells["value"], lambda value: not _STRAY.search(value))


def words_use_one_alphabet(cells: pd.DataFrame, package: Package) -> pd.Series:
    """No word mixes letters of the Latin, Cyrillic and Greek alphabets, which look alike."""
    return _each(cells["value"], lambda value: value.isascii() or all(len(_alphabets(w)) < 2 for w in _WORD.findall(value)))


@cache
def _alphabets(word: str) -> frozenset[str]:
    names = (unicodedata.name(letter, "") for letter in word)
    return frozenset(a for name in names for a in _ALPHABETS if name.startswith(a))


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
)
