"""Beliefs, wishes, likings and decisions: read where all is wanted, and never as speech."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

with (Path(__file__).parent / "stances.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_a_stance_is_read_with_who_holds_it(held, row):
    found = [(s.source.as_written, s.act, " … ".join(p.exact for p in s.content))
             for s in held(row["sentence"])]

    assert (row["speaker"], row["act"], row["content"]) in found
    assert len(found) == 1


@pytest.mark.parametrize("row", [r for r in ROWS if " said " not in r["sentence"]],
                         ids=lambda row: row["sentence"])
def test_in_reports_about_harm_a_stance_is_no_statement(said, row):
    assert said(row["sentence"]) == ()


def test_who_stands_for_the_name_before_it(held):
    (statement,) = held("Ali Hassan, who opposes the dam, left early.")

    assert statement.source.as_written == "who"
    assert statement.source.name == "Ali Hassan"


def test_whoever_was_asked_did_not_ask(held):
    asked, said = held("Asked whether anyone had died, the mayor said nobody knew.")

    assert (asked.source.as_written, asked.content[0].exact) == ("", "whether anyone had died")
    assert said.source.as_written == "the mayor"


def test_what_somebody_goes_on_to_say_is_a_statement_of_its_own(held):
    found = held("The mayor said the road was closed, adding that nobody was hurt.")

    assert [s.content[0].exact for s in found] == [
        "the road was closed", "that nobody was hurt"]


@pytest.mark.parametrize(("sentence", "cue"), [
    ("The governor also called for help.", "also called for"),
    ("The envoy has repeatedly spoken about the harvest.", "has repeatedly spoken about"),
    ("The mayor pointed out that it was late.", "pointed out"),
])
def test_a_cue_is_the_verb_with_its_adverbs_and_what_links_it(held, sentence, cue):
    assert [s.cue.exact for s in held(sentence)] == [cue]
