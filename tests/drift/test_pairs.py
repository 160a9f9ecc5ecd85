"""Pairs of reports and what the second changed in the first, one test a file of pairs."""

from __future__ import annotations

import pytest

from firsthand.pipeline import House
from firsthand.settings import Settings
from tests.drift.pairs import FOLDER, Outcome, PairRefused, by_kind, judge_pairs, read_pairs

# Of the changes that were written down, the share that is found.
FLOOR = 0.95


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return list(judge_pairs(read_pairs(), House(Settings())))


def test_nothing_is_flagged_where_nothing_changed(outcomes):
    flagged = {outcome.pair.title: outcome.found for outcome in outcomes
               if not outcome.pair.changes and not outcome.right}

    assert flagged == {}


def test_what_was_changed_is_found(outcomes):
    changed = [outcome for outcome in outcomes if outcome.pair.changes]
    missed = {outcome.pair.title: outcome.missing for outcome in changed if not outcome.right}

    assert len(missed) <= (1 - FLOOR) * len(changed), missed


def test_every_kind_is_written_down(outcomes):
    kinds = by_kind(outcomes)

    assert len(kinds) == 11
    assert all(found / wanted >= 0.8 for wanted, found in kinds.values()), kinds


def test_a_change_quotes_its_reports_and_gives_a_reason(tmp_path):
    pair = tmp_path / "pair.md"
    told = "## A toll\n\n> Nine died.\n\nbecame\n\n> Ten died.\n\n"
    table = "| kind | before | after |\n| - | - | - |\n| digits | Nine | 10 |\n"
    pair.write_text(f"{told}{table}\nWhy.\n")
    with pytest.raises(PairRefused, match="no report says “10”"):
        read_pairs(tmp_path)

    pair.write_text(told + "No drift.\n")
    with pytest.raises(PairRefused, match="and why"):
        read_pairs(tmp_path)


def test_titles_are_not_used_twice():
    titles = [pair.title for pair in read_pairs(FOLDER)]

    assert len(set(titles)) == len(titles)
