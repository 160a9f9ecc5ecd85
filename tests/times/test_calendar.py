"""Stretches of the calendar: their ends, their thirds and their precision."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.times.calendar import Stretch, back, month, precision, third_of, week_of, years

DAYS = st.dates(date(1, 1, 8), date(9999, 12, 20))


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5)]
)
def test_precision_counts_days(days, code):
    first = date(2025, 3, 1).toordinal()

    assert precision(Stretch(date(2025, 3, 1), date.fromordinal(first + days - 1))) == code


def test_a_month_back_from_the_31st_is_the_last_of_a_short_month():
    assert back(date(2025, 3, 31), 1, "M") == date(2025, 2, 28)


def test_beyond_the_calendar_there_is_no_day():
    assert back(date(2025, 3, 31), 30, "C") is None


def test_a_unit_without_a_length_leads_nowhere():
    assert back(date(2025, 3, 31), 2, "P") is None


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday_around_its_day(when):
    first, last = week_of(when)

    assert first <= when <= last
    assert (first.isoweekday(), last.isoweekday()) == (1, 7)


@given(st.one_of(
    st.builds(month, st.integers(2, 9998), st.integers(1, 12)),
    st.builds(lambda year: years(year, year), st.integers(1, 9999)),
    st.builds(lambda decade: years(decade * 10, decade * 10 + 9), st.integers(1, 998)),
))
def test_thirds_follow_on_one_another_and_fill_the_whole(whole):
    early, mid, late = (third_of(whole, part) for part in ("early", "mid", "late"))

    assert (early.first, late.last) == (whole.first, whole.last)
    assert early.last.toordinal() + 1 == mid.first.toordinal()
    assert mid.last.toordinal() + 1 == late.first.toordinal()
