"""The rooms in order, furnished once with one language's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import msgspec

from firsthand.claims import Around, ClaimFinder
from firsthand.families import find_drift, find_families
from firsthand.incidents import group_incidents
from firsthand.intake import Captured, Told
from firsthand.names import NameFinder
from firsthand.places import find_countries_meant, find_places, open_gazetteer
from firsthand.problems import problem
from firsthand.record import (
    Capture,
    Judgement,
    Problem,
    Reading,
    Report,
    Run,
    Weighing,
    make_id,
)
from firsthand.reports import read_report
from firsthand.sentences import Sentence, SentenceReader
from firsthand.settings import Settings
from firsthand.standings import weigh
from firsthand.statements import StatementFinder
from firsthand.times import find_times
from firsthand.vocabulary import load_vocabulary

Progress = Callable[[str, int], None]
"""Told the step that begins or goes on, and how many reports it has dealt with so far."""

AT_ONCE = 64  # reports read together: parsing is faster over many, and memory stays small
_LANGUAGE = "en"


class House:
    """The rooms, furnished once with one language's words."""

    def __init__(self, settings: Settings) -> None:
        """Load the words and the gazetteer; the parser waits for the first sentence."""
        extensions = tuple(Path(path) for path in settings.words.extensions)
        self.settings = settings
        self.words = load_vocabulary(_LANGUAGE, extensions)
        self._gazetteer = open_gazetteer(self.words)
        self._sentences = SentenceReader(self.words, settings.reading)
        self._statements = StatementFinder(
            self.words, stances=settings.reading.scope == "all")
        self._claims = ClaimFinder(self.words)
        self._names = NameFinder(self.words)

    def read_text(self, text: str, published: str | None = None) -> Reading:
        """Read one text, as ``firsthand read -`` would."""
        data = text.encode("utf-8")
        capture = Capture(id=make_id("capture", text), target_uri="text", captured_at="",
                          media_type="text/plain", size=len(data))
        captured = Captured(capture=capture, data=data, kind="text",
                            told=Told(text=text, published=published))
        read = read_report(captured, self.words)
        if isinstance(read, Problem):
            raise ValueError(read.sentence)
        return next(self.read_reports([read]))

    def read_reports(
        self, reports: Iterable[tuple[Report, tuple[Problem, ...]]]
    ) -> Iterator[Reading]:
        """Read each report alone; the same report gives the same reading, wherever it is read."""
        waiting = iter(reports)
        while batch := list(islice(waiting, AT_ONCE)):
            ours = [report for report, _ in batch if _is_read(report)]
            parsed = self._sentences.read(ours)
            for report, problems in batch:
                if _is_read(report):
                    yield self._one(*next(parsed), problems)
                else:
                    unread = problem("language-not-read", report.id, language=report.language)
                    yield Reading(report=report, problems=(*problems, unread))

    def _one(
        self, report: Report, sentences: tuple[Sentence, ...], before: tuple[Problem, ...]
    ) -> Reading:
        times, undated = find_times(report, self.words)
        places = find_places(report, self._gazetteer, self.words)
        countries = find_countries_meant(report, self._gazetteer, self.words)
        statements = self._statements.find(report, sentences, times)
        around = Around(
            statements=statements, places=places, countries=countries, times=times)
        claims = self._claims.find(report, sentences, around)
        return Reading(
            report=report,
            statements=statements, claims=claims, places=places, times=times,
            names=self._names.find(report, sentences, statements),
            problems=(*before, *undated),
        )

    # ── here the reports meet ──

    def weigh(
        self, readings: Sequence[Reading], judgements: Sequence[Judgement] = (),
        progress: Progress = lambda step, done: None,
    ) -> Weighing:
        """Bring all readings together: families, incidents, origins, standings, drift."""
        reports = [reading.report for reading in readings]
        progress("families", len(reports))
        families = find_families(reports, self.words, self.settings.families)
        progress("incidents", len(reports))
        incidents = group_incidents(
            readings, self.settings.incidents, judgements, self.words, families
        )
        progress("standings", len(reports))
        weighed = weigh(readings, families, incidents, judgements, self.words)
        progress("drift", len(reports))
        drifts = find_drift(families, readings, self.words)
        return msgspec.structs.replace(weighed, drifts=drifts)

    def run(self, inputs: Sequence[str], started_at: str) -> Run:
        """Say which reading this is: version, settings, words, inputs."""
        marks = (version("firsthand"), self.settings.digest(), self.words.digest)
        return Run(
            id=make_id("run", *marks, started_at, *inputs), version=marks[0], settings=marks[1],
            vocabulary=marks[2], started_at=started_at, inputs=tuple(inputs),
        )


def _is_read(report: Report) -> bool:
    return report.language == _LANGUAGE
