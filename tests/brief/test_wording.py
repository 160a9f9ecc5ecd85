from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.brief import wording
from firsthand.record import Act, Derivation, Polarity, When, Wording


@pytest.mark.parametrize(("words", "kind"), [
    (wording.ACTS, Act), (wording.WORDINGS, Wording), (wording.POLARITIES, Polarity),
    (wording.DERIVATIONS, Derivation),
])
def test_every_value_of_the_record_has_its_words(words, kind):
    assert set(words) == set(get_args(kind))


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_is_never_rounded(value):
    assert int(wording.number(value).replace(",", "")) == value


@given(st.text())
def test_what_is_visible_can_always_be_written_out(text):
    shown = wording.visible(text)

    shown.encode("utf-8")
    assert not set(shown) & set("\x1b\x07\u202e\u2066\r")
    assert wording.visible(shown) == shown


@given(st.datetimes())
def test_a_date_names_its_day_month_and_year(when):
    assert wording.day(when.date().isoformat()).split() == [
        str(when.day), wording.MONTHS[when.month - 1], str(when.year)
    ]


def test_what_is_no_date_is_shown_as_it_came():
    assert wording.day("last week") == "last week"
    assert wording.day(None) == "date not given"


@pytest.mark.parametrize(("start", "end", "words"), [
    ("2031-05-08", "2031-05-08", "8 May 2031"),
    ("2031-05-08", "2031-05-11", "8 May 2031 to 11 May 2031"),
    (None, "2031-05-11", "up to 11 May 2031"), ("2031-05-08", None, "from 8 May 2031"),
    (None, None, "date not given"),
])
def test_an_open_interval_stays_open(start, end, words):
    when = When(as_written="", start=0, end=0, from_=start, to=end, precision=2)

    assert wording.interval(when) == words


def test_lists_read_as_a_sentence_does():
    assert [wording.listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
