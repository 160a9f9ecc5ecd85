"""Measures families among many reports: ``python bench/bench_scale.py [--sizes COUNT ...]``.

Makes 2,000 reports with known families (``generate_news.py``), or as many as are asked for:
``--sizes 10000 100000`` and ``--million`` take minutes. Prints time, peak memory of all processes,
pairwise F1 against the known families, and how long one further report takes to be answered. A
pair is right where one family has both reports; a report in two families counts in both.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from corpus import Floors, f1
from generate_news import write_news
from rich.console import Console
from rich.progress import Progress

from firsthand.families import GrowingFamilies, Work, each_family
from firsthand.record import Report
from firsthand.settings import Families
from firsthand.vocabulary import load_vocabulary

# Reports that come when all others are there, of any age.
ADDED = 10


class Shelf(Sequence[Report]):
    """The reports of a file, opened one at a time and in an order that is not the file's."""

    def __init__(self, path: Path) -> None:
        """Note where each line begins, and shuffle the lines."""
        self._path = path
        self._lines = array("q", [0])
        with path.open("rb") as lines:
            for line in lines:
                self._lines.append(self._lines[-1] + len(line))
        count = len(self._lines) - 1
        self._order = array("q", random.Random(5).sample(range(count), k=count))

    def __len__(self) -> int:
        """Count the reports."""
        return len(self._order)

    def made(self, number: int) -> dict[str, str]:
        """Give a report as it was made, with its family."""
        begin, end = self._lines[self._order[number]], self._lines[self._order[number] + 1]
        with self._path.open("rb") as lines:
            lines.seek(begin)
            made: dict[str, str] = msgspec.json.decode(lines.read(end - begin))
        return made

    def __getitem__(self, number: int) -> Report:  # type: ignore[override]
        """Give one report."""
        made = self.made(number)
        return Report(
            id=made["id"], capture="", given_id=made["id"], publisher=made["publisher"],
            url=None, headline=None, headline_at=None, by=None, credit=(), located=None,
            published=made["published"], language=made["language"], text_sha256="",
            text=made["text"],
        )


class First(Sequence[Report]):
    """The first so many reports of a shelf."""

    def __init__(self, shelf: Shelf, count: int) -> None:
        """Take the shelf and how many of it."""
        self._shelf = shelf
        self._count = count

    def __len__(self) -> int:
        """Count the reports."""
        return self._count

    def __getitem__(self, number: int) -> Report:  # type: ignore[override]
        """Give one report."""
        return self._shelf[number]


def measure(path: Path, processes: int, floors: Floors) -> None:
    """Group the reports of a file and print what it took."""
    shelf = Shelf(path)
    count = len(shelf)
    kin = {made["id"]: made["kin"] for made in map(shelf.made, range(count))}
    found: list[list[str]] = []
    began, spent = time.perf_counter(), cpu()
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        work = Work(shelf, load_vocabulary("en"), Families())
        for family in each_family(work, processes, lambda name, done: bar.update(
                task, description=f"{name} {done:,}")):
            found.append([member.report for member in family.members])
    took, used = time.perf_counter() - began, cpu() - spent
    score, recall, precision = scored(found, kin)
    size = f"{count:,}"
    floors.hold(f"pairwise F1 of {size} reports", score,
                f"recall {recall:.3f}, precision {precision:.3f}, {len(found):,} families")
    limit = 900 * count / 1_000_000
    floors.hold(f"{size} in 15 minutes a million", limit / max(took, limit),
                f"{took:.0f} s by the clock, {used:.0f} s of work, {processes} processes")
    print(f"peak memory of the largest process {peak():.1f} GB")


def measure_adding(path: Path, floors: Floors) -> None:
    """Index all reports of a file but the last, add these one at a time, and print the seconds."""
    shelf = Shelf(path)
    there = len(shelf) - ADDED
    growing = GrowingFamilies(Work(First(shelf, there), load_vocabulary("en"), Families()))
    took, used = [], []
    for number in range(there, len(shelf)):
        report = shelf[number]
        began, spent = time.perf_counter(), time.process_time()
        growing.add(report)
        took.append(time.perf_counter() - began)
        used.append(time.process_time() - spent)
    middle = statistics.median(used)
    floors.hold(f"one more than {there:,} under a second", min(1.0 / max(middle, 1e-9), 1.0),
                f"{middle:.2f} s of work in the middle, {max(used):.2f} s at most,"
                f" {statistics.median(took):.2f} s and {max(took):.2f} s by the clock")


def cpu() -> float:
    """Give the seconds of work done by this process and by those that have ended."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def peak() -> float:
    """Give the most memory that this process or one that has ended has held, in GB."""
    both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return max(resource.getrusage(who).ru_maxrss for who in both) / 1_000_000


def scored(found: Sequence[Sequence[str]], kin: Mapping[str, str]) -> tuple[float, float, float]:
    """Give F1, recall and precision over pairs of reports."""
    both = Counter((n, kin[report]) for n, family in enumerate(found) for report in family)
    return f1(_pairs(both.values()), _pairs(Counter(kin.values()).values()),
              _pairs(map(len, found)))


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def main() -> int:
    """Measure size by size."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--sizes", type=int, nargs="+", default=[2_000])
    asked.add_argument("--million", action="store_true")
    asked.add_argument("--processes", type=int, default=2)
    asked.add_argument("--made", type=Path, help="a file already made, of the one size asked for")
    chosen = asked.parse_args()
    floors = Floors("scale")
    for count in [*chosen.sizes, *([1_000_000] if chosen.million else [])]:
        with TemporaryDirectory() as folder:
            path = chosen.made or Path(folder) / "news.jsonl"
            if not chosen.made:
                write_news(count, path)
            measure(path, chosen.processes, floors)
            measure_adding(path, floors)
    return 0 if floors.held else 1


if __name__ == "__main__":
    sys.exit(main())
