"""The shipped sample as the house reads it, beside what an analyst wrote down before."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import yaml

from firsthand import samples
from firsthand.intake import ReadOptions
from firsthand.ledger import Finding, check, open_ledger
from firsthand.pipeline import House, read_into
from firsthand.record import Reading, Weighing
from firsthand.settings import Settings, Words
from firsthand.standings import HeadlineFigure, Series, claim_series, headline_figures


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How much of what was wanted is there; ``notes`` say what is missing, wrong or too much."""

    wanted: int
    found: int
    right: int
    notes: tuple[str, ...] = ()


class Sample:
    """The sample as read, with the reports under the ids that the expectations give them."""

    def __init__(self) -> None:
        folder = Path(str(samples.folder()))
        extension = str(folder / "extension.yaml")
        self.house = House(Settings(words=Words(extensions=(extension,))))
        self.expected: dict[str, Any] = yaml.safe_load(
            (folder / "expected.yaml").read_text("utf-8"))
        with TemporaryDirectory() as kept:
            record = Path(kept) / "sample.db"
            with open_ledger(record) as ledger:
                read_into(ledger, self.house, [str(folder / "coast")], ReadOptions())
                self.readings: tuple[Reading, ...] = tuple(ledger.readings())
                self.weighing: Weighing = ledger.weighing()
                uris = {capture.id: capture.target_uri for capture in ledger.captures()}
            self.faults: tuple[Finding, ...] = check(record)
        self.by_given = {
            r.report.given_id or Path(uris[r.report.capture]).stem: r for r in self.readings}
        self.given = {r.report.id: given for given, r in self.by_given.items()}

    def wanted(self, row: dict[str, Any], kind: str) -> list[dict[str, Any]]:
        """Give what is expected of a report; a copy carries what its parent does, and its own."""
        own: list[dict[str, Any]] = row.get(kind) or []
        if "same_as" not in row:
            return own
        same = next(r for r in self.expected["reports"] if r["id"] == row["same_as"])
        return self.wanted(same, kind) + own

    def names_of(self, key: str | None) -> set[str]:
        """Give the names of one body, in lower case; none for nobody."""
        if key is None:
            return set()
        return {name.lower() for name in self.expected["claimants"][key]["names"]} | {key.lower()}

    def is_called(self, key: str, name: str) -> bool:
        """Tell whether a name the code found is one of a body's."""
        found, fair = name.lower(), self.names_of(key)
        return found in fair or any(known.removeprefix("the ") in found for known in fair)

    @cached_property
    def figures(self) -> tuple[HeadlineFigure, ...]:
        """Give the figures of all incidents."""
        return tuple(
            figure for incident in self.weighing.incidents
            for figure in headline_figures(
                incident, self.readings, self.weighing, self.house.words)
        )

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Give the series of all incidents."""
        return tuple(
            series for incident in self.weighing.incidents
            for series in claim_series(incident, self.readings, self.weighing, self.house.words)
        )


def listed(value: Any) -> list[Any]:
    """Give a list, of one where it is none."""
    return value if isinstance(value, list) else [value]


def plain(words: str) -> str:
    """Give words without case and marks, to compare phrases."""
    return re.sub(r"\W+", " ", words.lower()).strip()
