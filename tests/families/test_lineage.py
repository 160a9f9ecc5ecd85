"""Who was first, by credit and by date."""

import pytest

from firsthand.families.lineage import compared, direction, how_much_later
from firsthand.record import Credit
from tests.families.cases import a_report


def told(publisher, published=None, credit=None, url=None):
    owed = [Credit(as_written=credit, start=0, end=0, agency=credit, kind="link")] if credit else []
    return a_report("Twelve died.", publisher, published=published, credit=tuple(owed), url=url)


@pytest.mark.parametrize(("a", "b", "expected"), [
    ("2031-05-06", "2031-05-07", -1),
    ("2031-05-06", "2031-05-06T10:00:00Z", 0),
    ("2031-05", "2031-05-07", 0),
    ("2031-05-06T10:00:00+02:00", "2031-05-06T09:00:00Z", -1),
    ("2031-05-06T10:00:00", "2031-05-06T09:00:00Z", 0),
    ("2031-05-07T01:00:00", "2031-05-06T09:00:00Z", 1),
    (None, "2031-05-06", 0),
])
def test_dates_are_compared_only_as_far_as_both_go(a, b, expected):
    left, right = told("One", a), told("Two", b)
    assert compared(left, right) == expected
    assert compared(right, left) == -expected


@pytest.mark.parametrize(("credit", "publisher", "url"), [
    ("Gazette", "The Gazette", None),
    ("gazette.example", "Gazette", None),
    ("Gazette", None, "https://www.gazette.example/a/1"),
    ("gazette.example", None, "https://news.gazette.example/a/1"),
])
def test_a_credit_names_a_publisher_in_more_than_one_way(credit, publisher, url):
    source = told(publisher, "2031-05-09", url=url)
    copy = told("Newsmill", "2031-05-06", credit)
    assert direction(copy, source).parent == source.id
    assert direction(source, copy).how == "credit"


def test_a_credit_to_somebody_else_leaves_it_to_the_clock():
    first, second = told("One", "2031-05-06", "Gazette"), told("Two", "2031-05-07")
    assert direction(first, second).parent == first.id
    assert direction(first, second).how == "time"


def test_two_that_credit_one_agency_are_siblings():
    first, second = told("One", "2031-05-06", "Gazette"), told("Two", "2031-05-07", "Gazette")
    assert direction(first, second).parent is None
    assert direction(first, second).how == "same agency"


@pytest.mark.parametrize(("child", "parent", "words"), [
    ("2031-05-06T16:40:00Z", "2031-05-06T12:40:00Z", "4 hours later"),
    ("2031-05-09", "2031-05-06T12:40:00Z", "3 days later"),
    ("2031-05-05", "2031-05-06", "24 hours earlier"),
    ("2031-05-06", "2031-05-06", ""),
    ("2031-05", "2031-05-06", ""),
])
def test_the_time_between_is_worded(child, parent, words):
    assert how_much_later(told("One", child), told("Two", parent)) == words
