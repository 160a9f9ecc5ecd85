"""Claimants are found under their names as written, and under nothing that only looks alike."""

from __future__ import annotations

import pytest

from firsthand.statements.claimants import Claimants

KNOWN = Claimants([
    {"name": "United Provinces", "kind": "state", "aliases": ["UP", "U.P."]},
    {"name": "Harvest Watch", "kind": "monitor", "aliases": ["Harvest Watch Group"]},
])


@pytest.mark.parametrize(("text", "expected"), [
    ("The U.P. said so.", ["United Provinces"]),
    ("The UP and the up and the UPS.", ["United Provinces"]),
    ("The harvest watch group and HARVEST WATCH.", ["Harvest Watch", "Harvest Watch"]),
    ("The Harvest and the Watch.", []),
    # the points of an abbreviation stand for themselves: no other letters fill them
    ("The UNPC met.", []),
    ("An ex-UP man.", []),
])
def test_claimants_are_found_as_written(text, expected):
    assert [KNOWN.alias(m.group(1)).name for m in KNOWN.finditer(text)] == expected


def test_names_of_claimants_are_struck_out_character_for_character():
    assert KNOWN.struck_out("The U.P. and Harvest Watch.") == "The ____ and _____________."
