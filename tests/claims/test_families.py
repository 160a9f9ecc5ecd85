"""Which words and turns tell harm: ``families.csv``, each row with its reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from firsthand.pipeline import House
from firsthand.settings import Settings

with (Path(__file__).parent / "families.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def house() -> House:
    return House(Settings())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_sentence(house, row):
    bounds = [int(row[name]) if row[name] else None for name in ("low", "best", "high")]
    expected = [(row["harm"], *bounds)] if row["harm"] else []

    found = house.read_text(row["sentence"]).claims

    assert [(c.harm, c.count.low, c.count.best, c.count.high) for c in found] == expected, (
        row["why"])


def test_every_harm_has_its_families():
    harms = {row["harm"] for row in ROWS}

    assert len(ROWS) >= 80
    assert harms >= {"killed", "injured", "missing", "abducted", "detained", "captured",
                     "displaced", ""}
