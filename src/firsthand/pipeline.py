"""The rooms in order, one page, no logic.

Above the line each report is read alone, and may be read anywhere; below it reports meet.

>>> from firsthand.settings import Settings
>>> house = House(Settings())
>>> reading = house.read_text("Twelve people were killed in Homs, the mayor said.")
>>> [(claim.harm, claim.count.number, claim.place[0].name) for claim in reading.claims]
[('killed', 12, 'Homs')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import msgspec

from firsthand.claims import Around, ClaimFinder
from firsthand.families import find_drift, find_families
from firsthand.incidents import group_incidents
from firsthand.intake import Captured, ReadOptions, Told, open_captures
from firsthand.ledger import Ledger
from firsthand.names import NameFinder
from firsthand.places import find_places, open_gazetteer
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
from firsthand.vocabulary import languages, load_vocabulary

__all__ = ["House", "Progress", "Summary", "clock", "read_into"]

Progress = Callable[[str, int], None]
_LANGUAGE = "en"
_AT_ONCE = 64


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What one reading took in: reports read now, known before, and the problems met."""

    read: int
    known: int
    problems: tuple[Problem, ...]


class House:
    """The rooms, furnished once with one language's words."""

    def __init__(self, settings: Settings) -> None:
        """Load the words and the gazetteer; the parser waits for the first sentence."""
        extensions = tuple(Path(path) for path in settings.words.extensions)
        self.settings = settings
        self.words = load_vocabulary(_LANGUAGE, extensions)
        self._gazetteer = open_gazetteer(self.words)
        self._sentences = SentenceReader(self.words, settings.reading)
        self._statements = StatementFinder(self.words)
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
        while batch := list(islice(waiting, _AT_ONCE)):
            ours = [report for report, _ in batch if _is_read(report)]
            parsed = self._sentences.read(ours)
            for report, problems in batch:
                if _is_read(report):
                    yield self._one(report, next(parsed)[1], problems)
                else:
                    unread = problem("language-not-read", report.id, language=report.language)
                    yield Reading(report=report, problems=(*problems, unread))

    def _one(
        self, report: Report, sentences: tuple[Sentence, ...], before: tuple[Problem, ...]
    ) -> Reading:
        times, undated = find_times(report, self.words)
        places = find_places(report, self._gazetteer, self.words)
        statements = self._statements.find(report, sentences, times)
        around = Around(statements=statements, places=places, times=times)
        claims = self._claims.find(report, sentences, around)
        about = self._sentences.is_about_harm(report)
        return Reading(
            report=msgspec.structs.replace(report, about_harm=about),
            statements=statements, claims=claims, places=places, times=times,
            names=self._names.find(report, sentences, statements),
            problems=(*before, *undated),
        )

    # ── here the reports meet ──

    def weigh(self, readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Weighing:
        """Bring all readings together: families, incidents, origins, standings, drift."""
        reports = [reading.report for reading in readings]
        families = find_families(reports, self.words, self.settings.families)
        incidents = group_incidents(
            readings, self.settings.incidents, judgements, self.words, families
        )
        weighed = weigh(readings, families, incidents, judgements, self.words)
        drifts = find_drift(families, readings)
        return msgspec.structs.replace(weighed, drifts=drifts)

    def run(self, inputs: Sequence[str], started_at: str) -> Run:
        """Say which reading this is: version, settings, words, inputs."""
        marks = (version("firsthand"), self.settings.digest(), self.words.digest)
        return Run(
            id=make_id("run", *marks, started_at, *inputs), version=marks[0], settings=marks[1],
            vocabulary=marks[2], started_at=started_at, inputs=tuple(inputs),
        )


def clock() -> str:
    """Give the time in UTC as a run keeps it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read_into(
    ledger: Ledger, house: House, paths: Sequence[str], options: ReadOptions,
    progress: Progress = lambda stage, done: None,
) -> Summary:
    """Read files and folders into the record, then weigh everything the record holds."""
    run = house.run(paths, clock())
    ledger.start_run(run)
    met: list[Problem] = []
    read = known = 0
    opened = (c for path in paths for c in open_captures(path, house.settings.intake, options))
    while batch := list(islice(opened, _AT_ONCE)):
        fresh, seen = _kept(ledger, house, batch, met)
        known += seen
        for reading in house.read_reports(fresh):
            ledger.keep_reading(reading)
            met += reading.problems
            read += 1
            progress("read", read + known)
    progress("weigh", read + known)
    ledger.finish_run(run.id, house.weigh(tuple(ledger.readings()), ledger.judgements()))
    return Summary(read=read, known=known, problems=tuple(met))


def _kept(
    ledger: Ledger, house: House, batch: Sequence[Captured | Problem], met: list[Problem]
) -> tuple[list[tuple[Report, tuple[Problem, ...]]], int]:
    """Keep captures and problems; give the reports that are still to be read."""
    fresh: list[tuple[Report, tuple[Problem, ...]]] = []
    seen = 0
    for captured in batch:
        if isinstance(captured, Problem):
            ledger.keep_problem(captured)
            met.append(captured)
            continue
        ledger.keep_capture(captured.capture, captured.data)
        told = read_report(captured, house.words)
        if isinstance(told, Problem):
            ledger.keep_problem(told)
            met.append(told)
        elif ledger.has_read(told[0]):
            seen += 1
        else:
            fresh.append(told)
    return fresh, seen


def _is_read(report: Report) -> bool:
    return report.language == _LANGUAGE and report.language in languages()
