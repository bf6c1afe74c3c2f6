"""A date means every day it can mean, and only what is certain counts as an order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.dates import bounds, certainly_before, in_order
from tests.conftest import small_package

BOUNDS = [
    ("2022", date(2022, 1, 1), date(2022, 12, 31)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2022-10-14", date(2022, 10, 14), date(2022, 10, 14)),
    ("2022-10?", date(2022, 10, 1), date(2022, 10, 31)),
    ("2022~", date(2022, 1, 1), date(2022, 12, 31)),
    ("2022%", date(2022, 1, 1), date(2022, 12, 31)),
    ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ("2021/2022", date(2021, 1, 1), date(2022, 12, 31)),
    ("2025-03-25/2025-03-26", date(2025, 3, 25), date(2025, 3, 26)),
    ("2021/..", date(2021, 1, 1), None),
    ("../2021", None, date(2021, 12, 31)),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_a_date_has_an_earliest_and_a_latest_day(text, earliest, latest):
    assert bounds(text) == (earliest, latest)


NO_DATES = ["", "2022-13", "2022-02-30", "2023-02-29", "0000", "2022/2021", "spring", "22", "2022-1-1", "14.10.2022"]
NO_DATES += ["..", "../..", "2021/../..", "2022/", "/2022", "/", "20X1", "201X-05", "2022-1X", "2022-X1"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_has_no_bounds(text):
    assert bounds(text) is None


@given(st.integers(1, 9999))
def test_a_year_never_becomes_a_day(year):
    earliest, latest = bounds(f"{year:04}")
    assert (latest - earliest).days in (364, 365)


@given(st.dates(), st.dates())
def test_days_are_ordered_as_days_are(one, other):
    assert certainly_before(one.isoformat(), other.isoformat()) == (one < other)


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        ("2021", "2022", True),
        ("2022", "2022-05-01", False),
        ("2022-05-01", "2022", False),
        ("2021-12-31", "2022", True),
        ("2021/2022", "2022-06", False),
        ("2021/..", "2030", False),
        ("../2020", "2021", True),
        ("2021", "", False),
        ("", "2021", False),
        ("spring", "2021", False),
    ],
)
def test_only_what_is_certain_is_before(first, second, certain):
    assert certainly_before(first, second) is certain


@given(st.sampled_from([text for text, *_ in BOUNDS]), st.sampled_from([text for text, *_ in BOUNDS]))
def test_of_two_dates_at_most_one_is_certainly_before(first, second):
    assert not (certainly_before(first, second) and certainly_before(second, first))


def test_rows_are_out_of_order_only_where_it_is_certain():
    days = [("2020", "2019"), ("2020", "2020-01-01"), ("", "2019"), ("2020", ""), ("2020-05", "2020-04")]
    table = small_package(t=[{"t_id": str(n), "a": a, "b": b} for n, (a, b) in enumerate(days)]).tables["t"]
    assert in_order(table, "a", "b").tolist() == [False, True, True, True, False]
