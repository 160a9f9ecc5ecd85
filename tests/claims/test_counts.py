"""What words say about how many: the table is ``counts.csv``, each row with its reason."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.counts import Amount, find_counts, read_count
from firsthand.claims.lexicon import CountWords
from firsthand.vocabulary import load_vocabulary

WORDS = CountWords(load_vocabulary("en"))
TOKENS = spacy.blank("en").tokenizer
with (Path(__file__).parent / "counts.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def counts(text: str) -> list[Amount]:
    """Find the counts of a text as the house parts it into tokens."""
    return list(find_counts([token.lower_ for token in TOKENS(text)], WORDS))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"])
def test_count(row):
    bounds = [int(row[name]) if row[name] else None for name in ("number", "low", "best", "high")]
    expected = [[*bounds, row["wording"]]] if row["wording"] else []

    assert [list(amount[2:]) for amount in counts(row["words"])] == expected, row["why"]


def test_the_table_is_a_table():
    words = [row["words"] for row in ROWS]

    assert len(words) == len(set(words)) >= 60
    assert all(row["why"] for row in ROWS)


@pytest.mark.parametrize(("sentence", "expected"), [
    ("12 people were killed and 30 were wounded", [12, 30]),
    ("Ali Hassan, 34, was killed with three others", [3]),
    ("The 34-year-old died in a crash that killed four", [4]),
    ("At 9.30 a.m. six people were killed", [6]),
    ("A 1,300-strong brigade lost seven men", [7]),
    ("A shell worth $800 killed five", [5]),
    ("The attack, which killed 12, was the third", [12]),
    ("Nobody counted the 12 dead", [0, 12]),
])
def test_numbers_that_count_nobody(sentence, expected):
    assert [amount.number for amount in counts(sentence)] == expected


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
    for one, other in itertools.pairwise(found):
        assert one.last < other.last
