"""The times of a report: small decisions in ``times.csv``, and the laws."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.record import Passage, Report
from firsthand.times import find_times
from firsthand.vocabulary import load_vocabulary

WORDS = load_vocabulary("en")
with (Path(__file__).parent / "times.csv").open(encoding="utf-8") as file:
    DECISIONS = list(csv.DictReader(file))


def a_report(text="", published="2025-03-10", **more):
    fields = dict.fromkeys(
        ["given_id", "publisher", "url", "headline", "headline_at", "by", "located"]
    )
    fields |= {"id": "r", "capture": "c", "credit": (), "language": "en", "text_sha256": ""}
    return Report(**(fields | {"text": text, "published": published} | more))


@pytest.mark.parametrize("row", DECISIONS, ids=lambda row: row["sentence"])
def test_decision(row):
    times, _ = find_times(a_report(row["sentence"], row["published"] or None), WORDS)

    found = [
        (t.as_written, t.from_ or "", t.to or "", str(t.precision), t.value) for t in times
    ]
    keys = ("expression", "from", "to", "precision", "value")
    assert found == ([tuple(row[key] for key in keys)] if row["expression"] else []), row["why"]


def test_a_report_without_a_date_names_the_first_expression_that_wanted_one():
    report = a_report("On 6 March 2025 it began. On Friday it ended, on Sunday again.", None)

    _, problems = find_times(report, WORDS)

    assert [(p.slug, p.about, p.at) for p in problems] == [
        ("no-date", "r", Passage(start=29, end=35, exact="Friday"))
    ]
    assert '"Friday" cannot be placed' in problems[0].sentence


def test_a_report_whose_times_are_all_dated_has_no_problem():
    assert find_times(a_report("On 6 March 2025 it began.", None), WORDS)[1] == ()


def test_a_time_of_day_belongs_to_the_day_told_of_before():
    times, _ = find_times(a_report("On Friday they came. The guns fell silent at 6 p.m."), WORDS)

    assert [t.value for t in times] == ["2025-03-07", "2025-03-07T18:00"]


def test_the_day_before_is_counted_from_the_day_told_of():
    times, _ = find_times(a_report("It fell on 6 March. The day before was quiet."), WORDS)

    assert [t.from_ for t in times] == ["2025-03-06", "2025-03-05"]


def test_a_headline_kept_apart_is_read_in_its_own_characters():
    times, _ = find_times(a_report("Nothing new.", headline="Calm on Sunday"), WORDS)

    assert [(t.field, t.start, t.as_written) for t in times] == [("headline", 8, "Sunday")]


def test_a_headline_that_stands_in_the_text_is_read_once():
    at = Passage(start=0, end=14, exact="Calm on Sunday")
    report = a_report("Calm on Sunday\nRain.", headline="Calm on Sunday", headline_at=at)

    assert len(find_times(report, WORDS)[0]) == 1


PIECES = st.sampled_from((
    "Monday", "on", "6", "March", "2025", ",", ".", "since", "between", "and", "to", "the",
    "past", "72", "hours", "week", "last", "next", "late", "early", "1990s", "a", "year", "ago",
    "days", "over", "three", "at", "6 a.m.", "night", "of", "31", "February", "0", "9999",
    "99999999999", "2025-13-40", "45/45/45", "will", "until", "by", "weekend", "first",
    "quarter", "century", "centuries", "\n",
))


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30).map(" ".join),
    st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat),
)
def test_every_expression_quotes_its_report_and_runs_forward(text, published):
    report = a_report(text, published)

    times, _ = find_times(report, WORDS)

    assert all(report.text[t.start : t.end] == t.as_written != "" for t in times)
    assert all(t.from_ <= t.to for t in times if t.from_ and t.to)
    assert [t.start for t in times] == sorted({t.start for t in times})
    assert find_times(report, load_vocabulary("en"))[0] == times


def test_that_day_and_the_following_year_follow_what_was_told():
    report = a_report("It fell on 6 March 2023. That day was quiet. The following year was not.")

    times, _ = find_times(report, WORDS)

    assert [t.value for t in times] == ["2023-03-06", "2023-03-06", "2024"]


def test_a_year_earlier_than_a_quarter_is_the_same_quarter():
    report = a_report("In the third quarter of 2024 it made more than a year earlier.")

    times, _ = find_times(report, WORDS)

    assert [t.value for t in times] == ["2024-Q3", "2023-Q3"]


def test_an_hour_after_midnight_belongs_to_the_day_after_the_night():
    report = a_report("Two men were shot Saturday night. Shots were heard about 1 a.m.")

    times, _ = find_times(report, WORDS)

    assert [t.value for t in times] == ["2025-03-08TNI", "2025-03-09T01:00"]


def test_a_period_that_nothing_measures_is_no_time():
    times, _ = find_times(a_report("Attacks fell in the last period."), WORDS)

    assert [t.value for t in times if t.from_] == []
