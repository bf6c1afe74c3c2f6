"""Dates in plain words: what an EDTF date says, for a reader who never heard of EDTF."""

import re

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?([?~%]?)")
DOUBT = {"": "{}", "?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}


def in_words(text: str) -> str:
    """A date as written by the package, in words; anything else comes back as it is."""
    first, slash, last = text.partition("/")
    if not slash:
        return _single(text)
    if first in ("", ".."):
        return f"{_single(last)} or earlier"
    if last in ("", ".."):
        return f"{_single(first)} or later"
    return f"between {_single(first)} and {_single(last)}"


def _single(text: str) -> str:
    parts = _DATE.fullmatch(text)
    if not parts:
        return text
    year, month, day, doubt = parts.groups()
    if "X" in text:
        return DOUBT[doubt].format(f"the {year.replace('X', '0')}s" if re.fullmatch("[0-9]{3}X", year) and not month else text)
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month) - 1]] if month and 1 <= int(month) <= 12 else []
    return DOUBT[doubt].format(" ".join([*words, year]))
