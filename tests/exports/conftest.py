"""Puts the factories of the ledger's tests where these tests find them, and a record to export."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "ledger"))

import book_factories as make

from firsthand.ledger import open_ledger


@pytest.fixture
def record(tmp_path):
    """Give a function that keeps readings and conclusions and gives the open record."""
    opened = []

    def kept(readings, weighing=None, name="my.db"):
        ledger = open_ledger(tmp_path / name)
        opened.append(ledger)
        ledger.start_run(make.a_run())
        for reading in readings:
            data = reading.report.text.encode()
            ledger.keep(make.a_capture(data, reading.report.id), data, [reading])
        ledger.keep_problem(make.a_problem())
        ledger.keep_judgement(make.a_judgement())
        ledger.finish_run("run-1", weighing or make.a_weighing(readings))
        return ledger

    yield kept
    for ledger in opened:
        ledger.close()
