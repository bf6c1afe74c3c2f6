"""Dates as the package writes them: EDTF levels 0 and 1 (a year stays a year), and what is certain about their order."""

from datetime import date
from functools import cache

import pandas as pd
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException


@cache
def bounds(text: str) -> tuple[date | None, date | None] | None:
    """Earliest and latest day an EDTF date can mean (None on an open side), or None when it is not EDTF."""
    try:
        parsed = parse_edtf(text)
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
        return None if earliest and latest and latest < earliest else (earliest, latest)
    except (EDTFParseException, ValueError, TypeError, AttributeError):
        return None


def _day(moment: object) -> date | None:
    """A bound as a day; open ends come as infinite floats."""
    return None if isinstance(moment, float) else date(*moment[:3])  # type: ignore[index]


def certainly_before(first: str, second: str) -> bool:
    """True when every day that `first` can mean lies before every day that `second` can mean."""
    left, right = bounds(first), bounds(second)
    if not left or not right or not left[1] or not right[0]:
        return False
    return left[1] < right[0]


def in_order(table: pd.DataFrame, first: str, second: str) -> pd.Series:
    """Per row, False where the date in column `second` is certainly before the one in `first`."""
    pairs = zip(table[first].fillna(""), table[second].fillna(""), strict=True)
    return pd.Series([not (a and b and certainly_before(b, a)) for a, b in pairs], index=table.index, dtype=bool)
