"""Measure who was killed and who was hurt in local crime news, against a hand-kept register.

``python bench/bench_local_crime.py FOLDER`` with the folder of all corpora. Gold is the number of
the killed and the injured of one incident, as the Gun Violence Archive keeps it: dead perpetrators
are among the killed. ``cis530_gva`` has one article an incident, and its day (ours is that of the
first claim with a day, else the incident's, else the first one told); of ``gva_longtail`` all
reports of an incident are read together.

Every figure is taken twice. *Claims*: of one report, the largest sum of one sentence or the sum of
all single persons, whichever is more, leaving out repetitions, parts, background and what nobody
asserts; "four were shot" beside one killed is three hurt; of several reports what most of those
tell that know of a death, if any does. *Road*: what ``House.weigh`` says in the end of the incident
with most reports, in the scope of all victims, with perpetrators where they stand apart.
``--misses`` lists what differs, ``--part train`` reads another part of cis530_gva, ``--only N``
the first N incidents of each.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from corpus import Floors, Text, readings

from firsthand.pipeline import House
from firsthand.record import Claim, Incident, Reading, Weighing
from firsthand.settings import Settings

HARMS = ("killed", "injured")


class Case(NamedTuple):
    """One incident: its texts, how many were killed and injured, and its day where known."""

    id: str
    texts: tuple[Text, ...]
    killed: int
    injured: int
    day: str | None


def articles(folder: Path, part: str) -> Iterator[Case]:
    """Yield the articles of cis530_gva, each an incident of its own."""
    for number, line in enumerate((folder / f"{part}.jsonl").open(encoding="utf-8")):
        row = json.loads(line)
        text = Text(f"{part}-{number}", row["text"], row["publish_date"])
        texts = (text,) if text.text.strip() else ()
        yield Case(text.id, texts, row["n_killed"], row["n_injured"], row["shooting_date"])


def incidents(folder: Path) -> Iterator[Case]:
    """Yield the incidents of gva_longtail that have reports."""
    told: dict[str, list[Text]] = defaultdict(list)
    for line in (folder / "articles.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        told[row["incident_id"]].append(Text(
            row["doc_id"], row["text"], row["dct"], _publisher(row["url"]), row["title"]))
    for line in (folder / "incidents.jsonl").open(encoding="utf-8"):
        row: dict[str, Any] = json.loads(line)
        texts = told.get(row["incident_uri"])
        if texts:
            yield Case(row["incident_uri"], tuple(texts), int(row["num_killed"]),
                       int(row["num_injured"]), None)


def _publisher(url: str) -> str:
    return url.rsplit("://", 1)[-1].split("/")[0].removeprefix("www.")


def claimed(found: Iterable[Reading]) -> tuple[int, int]:
    """Give what most reports claim of those that claim a death, or else of all."""
    told = [(_of_report(r, "killed"), _of_report(r, "injured")) for r in found]
    killed = _commonest([k for k, _ in told if k])
    return killed, _commonest([i for k, i in told if k == killed])


def _commonest(figures: Sequence[int]) -> int:
    """Give the figure told most, the smaller of two told as often."""
    return min(figures, key=lambda n: (-figures.count(n), n), default=0)


def _of_report(reading: Reading, harm: str) -> int:
    own = [c for c in reading.claims if c.harm == harm and _counts(c)]
    shot = [_point(c) for c in reading.claims if c.harm == "killed-or-injured" and _counts(c)]
    if harm == "injured" and not own and shot:
        return max(0, max(shot) - _of_report(reading, "killed"))
    sentences: dict[tuple[str, int], int] = defaultdict(int)
    for claim in own:
        sentences[claim.sentence.field, claim.sentence.start] += _point(claim)
    singles = sum(_point(claim) for claim in own if claim.count.number == 1)
    return max([singles, *sentences.values()])


def _counts(claim: Claim) -> bool:
    return not claim.background and claim.repeats is None and claim.within is None and (
        claim.polarity in {"asserted", "hedged"} and claim.span != "daily increment")


def _point(claim: Claim) -> int:
    count = claim.count
    return next((n for n in (count.best, count.low, count.high) if n is not None), 0)


def weighed(weighing: Weighing, harm: str) -> int:
    """Give what the last standing of the incident with most reports says."""
    if not weighing.incidents:
        return 0
    main = max(weighing.incidents, key=lambda i: (len(i.reports), len(i.claims), i.id))
    last = {}
    for row in sorted(weighing.standings, key=lambda s: s.as_of):
        if row.incident == main.id and row.harm == harm and row.high is not None:
            last[row.scope] = row.high
    return last.get("total", 0) + last.get("perpetrator", 0)


def day_of(found: Sequence[Reading], incidents: Sequence[Incident]) -> str | None:
    """Give the first day of a claim, else the incident's, else the first told at all."""
    days = [c.when.from_ for r in found for c in r.claims if c.when and c.when.precision == 1
            and not c.background]
    days += [i.when.from_ for i in incidents if i.when is not None]
    days += [t.from_ for r in found for t in r.times if t.precision == 1]
    days += [r.report.published for r in found]
    return next((day[:10] for day in days if day), None)


def measure(name: str, cases: Sequence[Case], floors: Floors, misses: bool) -> None:
    """Read one corpus and print how often each figure is exactly right."""
    house = House(Settings())
    read = readings(text for case in cases for text in case.texts)
    right: dict[str, int] = defaultdict(int)
    for case in cases:
        found = list(islice(read, len(case.texts)))
        weighing = house.weigh(found)
        said = {}
        for harm, number in zip(HARMS, claimed(found), strict=True):
            said[f"{harm}, claims"] = (number, getattr(case, harm))
            said[f"{harm}, road"] = (weighed(weighing, harm), getattr(case, harm))
        if case.day is not None:
            said["day"] = (day_of(found, weighing.incidents), case.day)
        for measured, (ours, gold) in said.items():
            right[measured] += ours == gold
            if misses and ours != gold:
                print(f"MISS {name} {case.id} {measured}: ours {ours}, gold {gold}")
    for measured, count in right.items():
        floors.hold(f"{name} {measured}", count / len(cases), f"{count} of {len(cases)}")


def main() -> int:
    """Measure both corpora."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--part", default="dev")
    asked.add_argument("--only", type=int, default=None)
    asked.add_argument("--misses", action="store_true")
    given = asked.parse_args()
    floors = Floors("local_crime" if given.only is None and given.part == "dev" else "")
    for name, cases in (
        ("cis530_gva", articles(given.folder / "cis530_gva", given.part)),
        ("gva_longtail", incidents(given.folder / "gva_longtail")),
    ):
        measure(name, list(islice(cases, given.only)), floors, given.misses)
    return 0 if floors.held else 1


if __name__ == "__main__":
    raise SystemExit(main())
