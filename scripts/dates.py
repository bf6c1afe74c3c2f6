"""Dates as the package writes them: EDTF levels 0 and 1 (a year stays a year), and what is certain about their order."""

import re
from calendar import monthrange
from contextlib import redirect_stdout
from datetime import date, timedelta
from functools import cache
from io import StringIO

import pandas as pd

Bounds = tuple[date | None, date | None]
TIME_ZONES = timedelta(days=1)  # by so much the dates of one moment can differ

# A year, month or day, perhaps about or uncertain, or two of them, of which one may be open: nearly every date, and far
# faster to read than by the EDTF parser. The marks do not move the bounds.
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?|\.\.")
# The EDTF parser lets pass what says nothing (open on both sides, empty on one or both) or what level 1 has not (201X-05).
_ODD = re.compile(r"^$|^\.\.(/\.\.)?$|^/|/$|X-?[0-9]")


@cache
def bounds(text: str) -> Bounds | None:
    """Earliest and latest day an EDTF date can mean (None on an open side), or None when it is not EDTF."""
    if _ODD.search(text):
        return None
    try:
        earliest, latest = _bounds(text)
    except ValueError:
        return None
    return None if earliest and latest and latest < earliest else (earliest, latest)


def _bounds(text: str) -> Bounds:
    plain = [_PLAIN.fullmatch(end) for end in text.split("/")]
    if not all(plain) or len(plain) > 2:
        return _edtf_bounds(text)
    ends = [_plain_bounds(*end.groups()) for end in plain if end]
    return ends[0][0], ends[-1][1]


def _plain_bounds(year: str | None, month: str | None, day: str | None) -> Bounds:
    if not year:
        return None, None
    first = date(int(year), int(month or 1), int(day or 1))
    last_month = int(month or 12)
    return first, date(int(year), last_month, int(day or monthrange(int(year), last_month)[1]))


def _edtf_bounds(text: str) -> Bounds:
    # Imported here, because the parser takes a fifth of the start-up of a check and few packages need it.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        with redirect_stdout(StringIO()):  # the parser prints some faults, which would spoil JSON output
            parsed = parse_edtf(text)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, TypeError, AttributeError) as error:
        raise ValueError(text) from error


def _day(moment: object) -> date | None:
    """A bound as a day; open ends come as infinite floats."""
    return None if isinstance(moment, float) else date(*moment[:3])  # type: ignore[index]


def certainly_before(first: str, second: str, slack: timedelta = timedelta(0)) -> bool:
    """True when every day that `first` can mean lies more than `slack` before every day that `second` can mean."""
    left, right = bounds(first), bounds(second)
    if not left or not right or not left[1] or not right[0]:
        return False
    return left[1] + slack < right[0]


def in_order(table: pd.DataFrame, first: str, second: str) -> pd.Series:
    """Per row, False where the date in column `second` is certainly before the one in `first`."""
    pairs = zip(table[first].fillna(""), table[second].fillna(""), strict=True)
    return pd.Series([not (a and b and certainly_before(b, a)) for a, b in pairs], index=table.index, dtype=bool)
