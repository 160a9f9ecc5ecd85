"""What words say about how many: the table is ``counts.csv``, each row with its reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.counts import find_counts, read_count
from firsthand.claims.lexicon import CountWords
from firsthand.vocabulary import load_vocabulary

WORDS = CountWords(load_vocabulary("en"))
with (Path(__file__).parent / "counts.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
# Rows of the table that are not read so yet, and why; a row that is read loses its place here.
KNOWN_WRONG: dict[str, str] = {}


def parametrised():
    for row in ROWS:
        why = KNOWN_WRONG.get(row["words"])
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        yield pytest.param(row, id=row["words"], marks=marks)


@pytest.mark.parametrize("row", list(parametrised()))
def test_count(row):
    found = read_count(row["words"], WORDS)

    bounds = [row[name] for name in ("number", "low", "best", "high")]
    if not row["wording"]:
        assert found is None, row["why"]
    else:
        assert found is not None, row["why"]
        assert list(found[2:]) == [*(int(b) if b else None for b in bounds), row["wording"]], (
            row["why"])


def test_the_table_is_a_table():
    words = [row["words"] for row in ROWS]

    assert len(words) == len(set(words)) >= 60
    assert all(row["why"] for row in ROWS)
    assert KNOWN_WRONG.keys() <= set(words)


@pytest.mark.parametrize(("sentence", "expected"), [
    ("12 people were killed and 30 were wounded", [12, 30]),
    ("ali hassan , 34 , was killed with three others", [3]),
    ("the 34 - year - old died in a crash that killed four", [4]),
    ("on 12 march 2024 nine people were killed", [9]),
    ("in 2013 at least 70 people died there", [70]),
    ("at 9.30 a.m. six people were killed", [6]),
    ("of the 40 hostages , two in three were women", [40]),
    ("a 1,300 - strong brigade lost seven men", [7]),
    ("fire from 12 mm guns killed five", [5]),
])
def test_numbers_that_count_nobody(sentence, expected):
    found = [amount.number for amount in find_counts(sentence.split(), WORDS)]

    assert [number for number in found if number in expected] == expected
    assert [number for number in found if number not in expected] == []


@given(st.integers(1, 10**9))
def test_a_figure_written_out_is_read_back(number):
    for written in (str(number), f"{number:,}"):
        found = read_count(written, WORDS)
        assert found is not None
        assert (found.number, found.low, found.best, found.high) == (number,) * 4


@given(st.sampled_from([row["words"] for row in ROWS if row["wording"]]),
       st.sampled_from(["", "the ", "killed "]), st.sampled_from(["", " people", " were killed"]))
def test_bounds_are_in_order(words, before, after):
    for amount in find_counts(f"{before}{words}{after}".lower().split(), WORDS):
        known = [b for b in (amount.low, amount.best, amount.high) if b is not None]
        assert known == sorted(known)
        assert amount.wording != "range" or amount.number is None


@given(st.lists(st.sampled_from([
    "a", "the", "12", "1,300", "at", "least", "more", "than", "up", "to", "two", "dozen", "and",
    "-", "–", "or", "hundreds", "of", "thousands", "between", "no", "some", "few", "in", "score",
    "million", "hundred", "total", "%", "how", "many", ",", "aged", "strong", "people",
]), max_size=14))
def test_any_row_of_words_is_read(tokens):
    found = list(find_counts(tokens, WORDS))

    for amount in found:
        assert 0 <= amount.first <= amount.last < len(tokens)
    for one, other in zip(found, found[1:], strict=False):
        assert one.last < other.last
