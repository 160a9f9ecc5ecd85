"""Reads a few words as a report and gives its claims, with their speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.known import mark

from firsthand.claims import Around, ClaimFinder
from firsthand.places import find_places, open_gazetteer
from firsthand.record import Claim, Report
from firsthand.sentences import SentenceReader
from firsthand.settings import Reading
from firsthand.statements import StatementFinder
from firsthand.times import find_times
from firsthand.vocabulary import load_vocabulary

Finder = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="session")
def claimed() -> Finder:
    words = load_vocabulary("en")
    reader, finder = SentenceReader(words, Reading(scope="all")), ClaimFinder(words)
    speech, gazetteer = StatementFinder(words), open_gazetteer(words)

    def read(text: str) -> tuple[Claim, ...]:
        report = Report(
            id="report", capture="", given_id=None, publisher=None, url=None, headline=None,
            headline_at=None, by=None, credit=(), located=None, published="2031-03-10",
            language="en", text_sha256="", text=text)
        sentences, (times, _) = reader.read_text(text), find_times(report, words)
        around = Around(statements=speech.find(report, sentences, times), times=times,
                        places=find_places(report, gazetteer, words))
        return finder.find(report, sentences, around)

    return read


@pytest.fixture(autouse=True)
def _known_wrong(request: pytest.FixtureRequest) -> None:
    mark(request)
