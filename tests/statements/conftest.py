"""Reads a few words as a report, whatever they are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.known import mark

from firsthand.record import Report, Statement
from firsthand.sentences import SentenceReader
from firsthand.settings import Reading
from firsthand.statements import StatementFinder
from firsthand.vocabulary import load_vocabulary

Finder = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def said() -> Finder:
    return finder(stances=False)


@pytest.fixture(scope="session")
def held() -> Finder:
    """What is only thought, wanted or decided is read too."""
    return finder(stances=True)


def finder(*, stances: bool) -> Finder:
    words = load_vocabulary("en")
    reader = SentenceReader(words, Reading(scope="all"))
    found = StatementFinder(words, stances=stances)

    def read(text: str) -> tuple[Statement, ...]:
        report = Report(
            id="report", capture="", given_id=None, publisher=None, url=None, headline=None,
            headline_at=None, by=None, credit=(), located=None, published="2031-03-10",
            language="en", text_sha256="", text=text)
        return found.find(report, reader.read_text(text), ())

    return read


@pytest.fixture(autouse=True)
def _known_wrong(request: pytest.FixtureRequest) -> None:
    mark(request)
