"""Known failures of this room."""

from __future__ import annotations

import pytest
from tests.known import mark


@pytest.fixture(autouse=True)
def _known_wrong(request: pytest.FixtureRequest) -> None:
    mark(request)
