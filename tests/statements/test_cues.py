"""Which words make speech of a sentence: the table is ``cues.csv``, a sentence a row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

with (Path(__file__).parent / "cues.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_cue(said, row):
    found = [(s.source.as_written, s.act, " … ".join(p.exact for p in s.content))
             for s in said(row["sentence"])]

    expected = [(row["speaker"], row["act"], row["content"])] if row["act"] else []
    assert found == expected


def test_the_table_holds_every_act():
    acts = {row["act"] for row in ROWS}

    assert len(ROWS) >= 50
    assert len(acts - {""}) >= 17


@pytest.mark.parametrize(("sentence", "via"), [
    ("State television quoted the governor as saying that nine were killed.", "State television"),
    ("Harbour FM cited ferry captain Ida Moss as saying that two had drowned.", "Harbour FM"),
    ("The mayor told Redgate Wire that nine people were killed.", "Redgate Wire"),
    ("Norway expressed alarm over the killings, according to spokesman Per Lund.",
     "spokesman Per Lund"),
])
def test_through_whom_it_came(said, sentence, via):
    found = said(sentence)

    assert found
    assert {s.via.as_written if s.via else None for s in found} == {via}


def test_a_negated_cue_says_nothing(said):
    assert said("The mayor did not say that anyone had died.") == ()


with (Path(__file__).parent / "acts.csv").open(encoding="utf-8", newline="") as lines:
    ACTS = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", ACTS, ids=lambda row: row["sentence"])
def test_act_with_its_codes(said, row):
    """The first statement of a sentence, its act of the closed list, and the finer codes."""
    found = said(row["sentence"])[:1]

    expected = [(row["speaker"], row["act"], row["plover"] or None, row["cameo"])]
    assert [(s.source.as_written, s.act, s.plover, s.cameo) for s in found] == (
        expected if row["act"] else [])
