"""Puts the factories where the tests of this folder and of exports find them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import book_factories as make

from firsthand.ledger import open_ledger


@pytest.fixture
def path(tmp_path):
    return tmp_path / "my.db"


@pytest.fixture
def kept(path):
    """A finished record of three readings with one row at least in every table."""
    readings = make.three_readings()
    with open_ledger(path) as ledger:
        ledger.start_run(make.a_run())
        for reading in readings:
            data = reading.report.text.encode()
            ledger.keep(make.a_capture(data, reading.report.id), data, [reading])
        ledger.keep_problem(make.a_problem())
        ledger.keep_judgement(make.a_judgement())
        ledger.finish_run("run-1", make.a_weighing(readings))
    return path
