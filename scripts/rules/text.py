"""Rules about every cell: hygiene of text, form of numbers and dates."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pandas as pd

from scripts.dates import TIME_ZONES, bounds, certainly_before
from scripts.package import Package
from scripts.rule import CELLS, Rule

# Characters that show nothing: control, format, private, unassigned ones and line separators, by category; and those that
# Unicode counts as letters, marks or symbols: joiners, Hangul and Khmer fillers, empty Braille, selectors, stand-ins.
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}
_HIDDEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef\ufffc\ufffd]")
_STRAY = re.compile(r"^\s|\s$|\s\s|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
# Columns that tell what has happened; others, such as the end of a mandate, may lie ahead.
_PAST = ("event_on", "occurred_on", "reported_on", "adopted_on", "action_on", "designated_on", "published_on", "accessed_on")
_PAST += ("decided_on", "withdrawn_on", "searched_on", "founded_on", "started_on")
# No language writes two of these in one word. Hangul, kana and Han are left out: they stand next to Latin without a space.
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "GEORGIAN", "HEBREW", "ARABIC", "DEVANAGARI", "THAI")


def each(cells: pd.DataFrame, package: Package, is_right: Callable[[str], object]) -> pd.Series:
    """A test of single values, made once for each different one."""
    wrong = [value for value in package.distinct if not is_right(value)]
    return ~cells["value"].isin(wrong) if wrong else pd.Series(True, index=cells.index)


def text_is_nfc(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text is in Unicode normal form C, so that equal words are equal bytes."""
    return each(cells, package, lambda value: unicodedata.is_normalized("NFC", value))


def text_has_no_hidden_characters(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text has no characters that show nothing: control, zero-width, bidirectional, private, unassigned, filler, selector."""
    return each(cells, package, lambda value: not hidden(value))


def hidden(value: str) -> set[str]:
    """The characters of a value that show nothing."""
    if value.isascii() and value.isprintable():
        return set()
    return {letter for letter in set(value) if _HIDDEN.match(letter) or unicodedata.category(letter) in _HIDDEN_CATEGORIES}


def _places(letters: set[str], value: str) -> str:
    """The first of these letters, by number and name, and where it stands: what cannot be seen must be told."""
    at, letter = next((n, letter) for n, letter in enumerate(value, 1) if letter in letters)
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')} at character {at}.".replace("  ", " ")


def _hidden_at(row: dict[str, str], package: Package) -> str:
    return _places(hidden(row["value"]), row["value"])


def text_has_no_stray_spaces(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text has no space at its ends, no two in a row, and no other kind of space."""
    return each(cells, package, lambda value: not _STRAY.search(value))


def words_use_one_alphabet(cells: pd.DataFrame, package: Package) -> pd.Series:
    """No word mixes the letters of two alphabets, such as Latin and Cyrillic, some of which look alike."""
    return each(cells, package, lambda value: not _mixed(value))


def _mixed(value: str) -> str:
    """The first word with letters of two alphabets, or nothing."""
    words = value.split() if _mixes(value) else ()
    return next((word for word in words if _mixes(word)), "")


def _mixes(text: str) -> bool:
    return not text.isascii() and len({_alphabet(letter) for letter in set(text)} - {""}) > 1


def _mixed_at(row: dict[str, str], package: Package) -> str:
    word = _mixed(row["value"])
    alphabets = [_alphabet(letter) for letter in word if _alphabet(letter)]
    least = min(alphabets, key=alphabets.count)
    return _places({letter for letter in word if _alphabet(letter) == least}, row["value"])


@cache
def _alphabet(letter: str) -> str:
    name = unicodedata.name(letter, "") if letter.isalpha() else ""
    return next((alphabet for alphabet in _ALPHABETS if name.startswith(alphabet)), "")


def text_is_no_formula(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Text does not start with =, +, - or @, which a spreadsheet would run."""
    return ~cells["value"].str.startswith(("=", "+", "-", "@"))


def integers_are_plain_digits(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Integers are plain ASCII digits: no plus sign, separator, leading zero or full-width digit."""
    return (cells["type"] != "integer") | each(cells, package, lambda value: _INTEGER.fullmatch(value) is not None)


def dates_are_edtf(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Dates are days that exist, in EDTF level 0 or 1: 2022, 2022-10, 2022-10-14, 2022~, 2021/2022."""
    dated = is_date(cells)
    valid = {value for value in cells.loc[dated, "value"].unique() if bounds(value)}
    return ~dated | cells["value"].isin(valid)


def is_date(cells: pd.DataFrame) -> pd.Series:
    """Whether a cell stands in a column of dates."""
    return cells["column"].str.endswith("_on") | cells["column"].isin(["expires", "recheck_by"])


def past_dates_are_not_in_the_future(cells: pd.DataFrame, package: Package) -> pd.Series:
    """What has happened, was published, read, searched or decided has no date after the day of the check (time zones apart)."""
    today = package.as_of.isoformat()
    dated = cells["column"].isin(_PAST)
    ahead = {value for value in cells.loc[dated, "value"].unique() if certainly_before(today, value, TIME_ZONES)}
    return ~(dated & cells["value"].isin(ahead))


def booleans_are_true_or_false(cells: pd.DataFrame, package: Package) -> pd.Series:
    """Yes and no are written true and false, in small letters."""
    return (cells["type"] != "boolean") | cells["value"].isin(["true", "false"])


RULES = (
    Rule("R001", CELLS, "", text_is_nfc, "run make tidy"),
    Rule("R002", CELLS, "", text_has_no_hidden_characters, "delete the hidden character", explain=_hidden_at),
    Rule("R003", CELLS, "", text_has_no_stray_spaces, "run make tidy"),
    Rule("R004", CELLS, "", words_use_one_alphabet, "retype the word in one alphabet", explain=_mixed_at),
    Rule("R005", CELLS, "", text_is_no_formula, "reword, or choose an anchor that starts with a word"),
    Rule("R006", CELLS, "", integers_are_plain_digits, "write plain digits"),
    Rule("R007", CELLS, "", dates_are_edtf, "write the date in EDTF, no more exact than the source"),
    Rule("R012", CELLS, "", booleans_are_true_or_false, "write true or false"),
    Rule("R013", CELLS, "", past_dates_are_not_in_the_future, "compare the date with its passage"),
)
