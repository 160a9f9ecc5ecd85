"""What every measure on an annotated corpus shares: texts read as reports, and floors held.

``floors.csv`` pins what was reached, one row a figure. A measure that falls below its floor says
so and fails; a floor is only ever raised.

>>> f1(hits=8, gold=10, ours=16)
(0.6153846153846154, 0.8, 0.5)
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal, NamedTuple

import msgspec

from firsthand.intake import Captured, ReadOptions, open_captures
from firsthand.pipeline import House
from firsthand.record import Problem, Reading, Report
from firsthand.reports import read_report
from firsthand.settings import Settings

FLOORS = Path(__file__).with_name("floors.csv")


class Text(NamedTuple):
    """One text of a corpus, with what its publisher told beside it."""

    id: str
    text: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None


class Floors:
    """The figures that must not be lost; knows in the end whether all were held."""

    def __init__(self, corpus: str) -> None:
        """Read the floors of one corpus."""
        self.held = True
        with FLOORS.open(encoding="utf-8", newline="") as lines:
            self._floors = {row["measure"]: float(row["floor"]) for row in csv.DictReader(lines)
                            if row["corpus"] == corpus}

    def hold(self, measure: str, value: float, detail: str = "") -> None:
        """Print one figure beside its floor."""
        floor = self._floors.get(measure)
        below = floor is not None and value < floor
        said = "no floor" if floor is None else f"floor {floor:.3f}{', BELOW' if below else ''}"
        self.held &= not below
        print(f"{measure:44} {value:.3f}  ({said})  {detail}", flush=True)


def readings(texts: Iterable[Text], scope: Literal["harm", "all"] = "harm") -> Iterator[Reading]:
    """Read each text as ``firsthand read`` reads a line of JSON Lines, in the order given."""
    settings = Settings()
    house = House(msgspec.structs.replace(
        settings, reading=msgspec.structs.replace(settings.reading, scope=scope)))
    with NamedTemporaryFile(suffix=".jsonl") as lines:
        for text in texts:
            lines.write(msgspec.json.encode(text._asdict()) + b"\n")
        lines.flush()
        opened = open_captures(lines.name, settings.intake, ReadOptions())
        yield from house.read_reports(_reports(opened, house))


def f1(hits: int, gold: int, ours: int) -> tuple[float, float, float]:
    """Give F1, recall and precision."""
    recall, precision = hits / max(gold, 1), hits / max(ours, 1)
    both = 2 * recall * precision / (recall + precision) if hits else 0.0
    return both, recall, precision


def _reports(
    opened: Iterable[Captured | Problem], house: House
) -> Iterator[tuple[Report, tuple[Problem, ...]]]:
    for captured in opened:
        told = captured if isinstance(captured, Problem) else read_report(captured, house.words)
        if isinstance(told, Problem):
            raise ValueError(told.sentence)
        yield told
