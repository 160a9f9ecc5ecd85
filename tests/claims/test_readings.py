"""Single sentences of every kind with what a careful reader takes from each: ``readings.csv``.

An empty harm is a sentence without a claim; ``more`` names further fields and their values.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from firsthand.pipeline import House
from firsthand.record import Claim
from firsthand.settings import Settings

with (Path(__file__).parent / "readings.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def house() -> House:
    return House(Settings())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_sentence(house, row):
    bounds = [int(row[name]) if row[name] else None for name in ("low", "best", "high")]
    expected = [(row["harm"], *bounds)] if row["harm"] else []
    more = dict(part.split("=") for part in row["more"].split("; ")) if row["more"] else {}

    found = house.read_text(row["sentence"]).claims

    assert [(c.harm, c.count.low, c.count.best, c.count.high) for c in found] == expected
    assert {key: _field(found[0], key) for key in more} == more


def _field(claim: Claim, key: str) -> str:
    values = {
        "polarity": claim.polarity, "scope": claim.scope, "span": claim.span,
        "means": claim.means or "", "names": "/".join(claim.victims.names),
    }
    return values[key]


def test_there_are_sentences_of_every_harm_and_of_none():
    assert len(ROWS) >= 150
    assert {row["harm"] for row in ROWS} >= {
        "killed", "injured", "killed-or-injured", "missing", "abducted", "detained", "captured",
        "displaced", ""}
