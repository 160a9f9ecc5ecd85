"""Claims that a careful reader takes from twenty-eight last reports, written blind as well.

The form is that of the golden cases; whoever wrote these had not seen the rules or vocabularies.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.pipeline import House
from tests.golden import differences, read_case
from tests.test_cases import claims, house, read

__all__ = ["house"]

HERE = Path(__file__).parent
# Cases not read rightly yet, one name a line; a case is only ever taken off this list.
NOT_YET = set((HERE / "not_yet.txt").read_text("utf-8").split())
PATHS = sorted(HERE.glob("*.md"))
CLAIMS = 45


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_claims_are_those_a_careful_reader_takes(house, path):
    wrong = unlike(house, path)

    if wrong and path.stem in NOT_YET:
        pytest.xfail(f"{read_case(path).title}\n{wrong}")
    if wrong:
        pytest.fail(f"{read_case(path).title}\n{wrong}", pytrace=False)


def test_the_cases_hold_as_many_claims_as_the_bar_asks_for():
    assert sum(len(read_case(path).tables["claims"]) for path in PATHS) == CLAIMS


def unlike(house: House, path: Path) -> str:
    case = read_case(path)
    return differences(
        case.tables["claims"], claims(read(house, case), again=False), exhaustive=True
    )
