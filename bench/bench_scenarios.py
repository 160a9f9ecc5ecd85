"""Rebuilds crises from their fact sheets: ``python bench/bench_scenarios.py SCENARIOS``.

Each sheet becomes record rows (scenarios.py), the project's own incidents and standings are run
over them, and what they conclude is held against what a careful analyst concluded. The numbers
below are that analyst's: of each headline figure who really knows it, and the values that a
claimant told one after the other. A figure is right if its origins, taken over the scopes it is
told with, are exactly the ones expected. Of a series the longest run of expected values that
stands in the same order counts; values that were not expected are shown as too much.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from corpus import Floors, f1
from scenarios import load

from firsthand.incidents import group_incidents
from firsthand.pipeline import House
from firsthand.record import Reading, Weighing
from firsthand.settings import Settings
from firsthand.standings import HeadlineFigure, Series, claim_series, headline_figures, weigh

SOHR, SNHR = "Syrian Observatory for Human Rights", "Syrian Network for Human Rights"
POLICE, GAZA = "Police", "Gaza Health Ministry"


class Known(NamedTuple):
    """A figure of people killed and who really knows it, by a word of each name."""

    figure: str
    knows: tuple[str, ...]
    scopes: tuple[str, ...] = ()


class Told(NamedTuple):
    """The values of one claimant and scope, in order."""

    claimant: str
    scope: str
    values: tuple[int, ...]


HEADLINES: dict[str, tuple[Known, ...]] = {
    "syria-coast-2025": (
        Known("1,300", (SOHR,)), Known("800", (SOHR,), ("civilian",)), Known("745", (SOHR,)),
        Known("1,018", (SOHR,)), Known("973", (SOHR,)), Known("937", ("Civil Peace Group",)),
        Known("1,383", (SOHR,)), Known("803", (SNHR,)), Known("1,334", (SNHR,)),
        Known("111", ("UN Human Rights Office",)), Known("1,426", ("National Committee",)),
        Known("1,400", ("UN Commission of Inquiry",)), Known("1,479", ("Reuters",)),
        Known("1,614", (SOHR,)), Known("830", (SOHR,)), Known("1,311", (SOHR,)),
        Known("1,454", (SOHR,)), Known("1,225", (SOHR,)), Known("779", (SNHR,)),
        Known("311", (SOHR,), ("civilian",)), Known("311", (SNHR,), ("total",)),
        Known("200", ("Ahmed al-Sharaa", "Syrian government", "security sources"), ("security",)),
    ),
    "al-ahli-2023": (
        Known("500", (GAZA,), ("total",)), Known("471", (GAZA,)),
        Known("100 to 300", ("US intelligence",)), Known("10 to 50", ("European intelligence",)),
        Known("200 to 300", (GAZA,)),
    ),
    "sri-lanka-easter-2019": (
        Known("359", (POLICE,)), Known("253", ("ministry",)), Known("290", (POLICE,)),
        Known("321", ("",)), Known("45", ("UNICEF",)), Known("207", (POLICE,)),
    ),
}
SERIES: dict[str, tuple[Told, ...]] = {
    "syria-coast-2025": (
        Told(SOHR, "civilian", (4, 161, 311, 340, 428, 532, 745, 830, 973, 1068, 1093, 1225, 1383,
                                1500, 1614)),
        Told(SOHR, "total", (48, 71, 524, 601, 745, 1018, 1311, 1454)),
        Told(SOHR, "security", (16, 93, 89, 125, 231)),
        Told(SOHR, "combatant", (28, 120, 148, 250)),
        Told(SNHR, "total", (240, 311, 779, 803, 1084, 1334)),
    ),
    "al-ahli-2023": (
        Told(GAZA, "total", (200, 500, 471)),
    ),
    "sri-lanka-easter-2019": (
        Told(POLICE, "total", (156, 207, 290, 359)),
        Told("health ministry", "total", (253, 257)),
    ),
}
# Numbers that no named informant stands behind: they are nobody's, however near.
NOBODYS = {"syria-coast-2025": ("4,000", "7,000", "2,300 to 2,400")}


def conclude(readings: Sequence[Reading], house: House) -> Weighing:
    """Run incidents and standings; without texts there are no families to be found."""
    incidents = group_incidents(readings, house.settings.incidents, (), house.words, ())
    return weigh(readings, (), incidents, (), house.words)


def misses(wanted: Known, figures: Sequence[HeadlineFigure]) -> str:
    """Say what is wrong with a figure's origins; empty where they are right."""
    found = [
        f for f in figures if f.figure == wanted.figure and f.harm == "killed"
        and (not wanted.scopes or f.scope in wanted.scopes)]
    names = sorted({name for f in found for name in f.named})
    right = len(names) == len(wanted.knows) and all(
        any(word.casefold() in name.casefold() for name in names) for word in wanted.knows)
    return "" if right else f"{wanted.figure} {wanted.scopes}: {wanted.knows}, ours {names}"


def values(wanted: Told, series: Sequence[Series]) -> list[int]:
    """Give the values of the line with the most values that is the claimant's."""
    lines = [
        [step.point for step in line.steps] for line in series
        if wanted.claimant.casefold() in line.name.casefold() and line.harm == "killed"
        and line.scope == wanted.scope]
    distinct = [list(dict.fromkeys(line)) for line in lines]
    return max(distinct, key=len, default=[])


def in_order(wanted: Sequence[int], ours: Sequence[int]) -> int:
    """Count the expected values that stand in the expected order."""
    same = SequenceMatcher(None, list(map(_about, wanted)), list(map(_about, ours)), autojunk=False)
    return sum(block.size for block in same.get_matching_blocks())


def _about(value: int) -> int:
    """Let "more than 70", which is 71 at least, be 70."""
    return value - 1 if value % 10 == 1 else value


def measured(sheet: Path, house: House) -> Iterator[tuple[str, int, int, int, list[str]]]:
    """Yield each measure of one sheet: right, wanted, ours, and what is missing or too much."""
    name = sheet.stem
    readings = load(sheet, house)
    weighing = conclude(readings, house)
    figures = [f for i in weighing.incidents
               for f in headline_figures(i, readings, weighing, house.words)]
    series = [s for i in weighing.incidents
              for s in claim_series(i, readings, weighing, house.words)]
    wrong = [found for wanted in HEADLINES[name] if (found := misses(wanted, figures))]
    number = len(HEADLINES[name])
    yield "origins of headline figures", number - len(wrong), number, number, wrong
    named = {o.id for o in weighing.origins if o.kind == "named"}
    lent = [f"{f.figure}: {f.named}" for f in figures
            if f.figure in NOBODYS.get(name, ()) and not named.isdisjoint(f.origins)]
    loose = len(NOBODYS.get(name, ()))
    yield "figures that are nobody's", loose - len(lent), loose, loose, lent
    for wanted in SERIES[name]:
        ours = values(wanted, series)
        hits = in_order(wanted.values, ours)
        detail = [] if ours == list(wanted.values) else [f"{wanted}, ours {ours}"]
        yield "values of series in order", hits, len(wanted.values), len(ours), detail


def main(folder: Path, *, show: bool) -> bool:
    """Measure all sheets and print; tell whether the floors were held."""
    house, floors = House(Settings()), Floors("scenarios")
    sums: dict[str, list[int]] = {}
    for sheet in (folder / f"{name}.jsonl" for name in HEADLINES):
        for measure, hits, wanted, ours, wrong in measured(sheet, house):
            total = sums.setdefault(measure, [0, 0, 0])
            for at, number in enumerate((hits, wanted, ours)):
                total[at] += number
            if show and wrong:
                print(f"{sheet.stem}: {measure}", *wrong, sep="\n    ")
    for measure, (hits, wanted, ours) in sums.items():
        _, recall, precision = f1(hits, wanted, ours)
        floors.hold(measure, recall, f"{hits} of {wanted}")
        if ours != wanted:
            floors.hold(f"{measure}, precision", precision, f"{hits} of {ours}")
    return floors.held


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Name the folder: python bench/bench_scenarios.py SCENARIOS [--misses]")
    sys.exit(not main(Path(sys.argv[1]), show="--misses" in sys.argv))
