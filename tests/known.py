"""Tests that are known to fail: ``known_wrong.csv`` names each with its reason.

A named test is a strict expected failure: it goes red on the day it passes, and its row is then
deleted. A row that names no test is refused.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

HERE = Path(__file__).parent
with (HERE / "known_wrong.csv").open(encoding="utf-8", newline="") as lines:
    KNOWN = {row["test"]: row["why"] for row in csv.DictReader(lines)}


def mark(request: pytest.FixtureRequest) -> None:
    """Expect the test to fail where the list says so."""
    where = Path(request.path).relative_to(HERE).as_posix()
    # pytest writes all but ASCII as escapes
    name = request.node.name.encode("ascii").decode("unicode_escape")
    why = KNOWN.get(f"{where}::{name}")
    if why is not None:
        request.applymarker(pytest.mark.xfail(strict=True, reason=why))
