"""The list of known failures names tests that exist, and says why."""

from __future__ import annotations

import pytest

from tests.known import HERE, KNOWN


@pytest.mark.parametrize("test", list(KNOWN))
def test_row_names_a_test(test):
    where, _, name = test.partition("::")
    function, _, case = name.partition("[")

    assert f"def {function}(" in (HERE / where).read_text("utf-8")
    assert KNOWN[test]
    words = case[:20].rstrip("]")
    beside = "".join(path.read_text("utf-8") for path in (HERE / where).parent.glob("*.csv"))
    assert words in (HERE / where).read_text("utf-8") + beside
