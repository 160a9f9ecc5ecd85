"""Measure the reading of 1980s wire copy against the templates of MUC-3 and MUC-4.

``python bench/bench_wire.py FOLDER`` with the folder ``muc34``; the folders beside it teach how
words are written in mixed case, for this copy came in capitals (``casing``). Each message is read
with the date of its dateline as its date of publication. Compared are sets per message, by
default of TST3's 100 messages (``--set dev`` and ``--first N`` choose others):

- pairs: NUMBER x EFFECT of the human targets, with claims of people killed or injured that are
  meant as true. PLURAL is any figure of two or more, nobody injured any zero. The keys leave out,
  by their rules of relevance, fighters and soldiers killed in combat, totals of a war or a year,
  what is older than two months, and nobody where no target is named: such claims may be told and
  need not, like optional fills. A message without a template asks for nothing; the second figure
  is of messages with one, the third counts every claim that is meant as true.
- date and place of its incidents: a day is hit by an interval of at most three days that holds
  it, "up to" a day by an interval that ends on it; a place by itself or by what contains it,
  and where the key goes below the country so must the answer.
- country of its incidents' places, and their type. ``--misses`` lists what differs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from casing import Casing
from corpus import Floors, Text, f1, readings
from muc import COUNTRIES, Days, Key, Pair, Told, read_dates, read_keys

from firsthand.incidents import group_incidents
from firsthand.record import Claim, Incident, Place, Reading
from firsthand.settings import Settings

MIXED_CASE = ("polnear/train.jsonl", "gva_longtail/articles.jsonl", "cis530_gva/train.jsonl")
ENOUGH = 400  # texts of each
EFFECTS = {"killed": {"killed"}, "injured": {"injured"}, "killed-or-injured": {"killed", "injured"}}
TYPES = {"massacre": "ATTACK", "clash": "ATTACK"}
UNTRUE = {"denied", "forecast", "hypothetical"}
NO_TARGETS = ("combatant", "perpetrator", "security")
MONTHS = 61  # days
DAYS = 3


def read_texts(folder: Path, wanted: str, first: int | None) -> list[Text]:
    """Give the texts of a set in mixed case, each with the date of its dateline."""
    told = [json.loads(line) for line in (folder / "texts.jsonl").open(encoding="utf-8")]
    casing = Casing(
        json.loads(line)["text"] or "" for path in MIXED_CASE
        for line in islice((folder.parent / path).open(encoding="utf-8"), ENOUGH))
    casing.learn_names(row["text"] for row in told)
    chosen = [row for row in told if row["id"].lower().startswith(wanted)][:first]
    return [Text(row["id"], casing.restore(row["text"]), _dated(row["text"])) for row in chosen]


def _dated(text: str) -> str | None:
    days = read_dates(text[:200].replace("\n", " ").split("--")[0])
    return days[0].last.isoformat() if days else None


def compare(
    gold: Sequence, ours: Sequence, hit: Callable, spare: Callable = lambda given: False,
) -> tuple[int, int, int, list[str]]:
    """Match each answer once; give hits, answers asked for, answers given, and what differs."""
    left, hits, asked, differs = list(ours), 0, 0, []
    for told in gold:
        found = next((o for o in left if hit(told, o)), None)
        if found is not None:
            left.remove(found)
            hits, asked = hits + 1, asked + 1
        elif not told.optional:
            asked += 1
            differs.append(f"MISSED {told}")
    left = [given for given in left if not spare(given)]
    return hits, asked, hits + len(left), differs + [f"FALSE {_short(o)}" for o in left]


def pair_of(told: Pair, claim: Claim) -> bool:
    """Tell whether a claim gives a number and effect."""
    count = claim.count
    if count.high == 0:
        return "nobody" in told.effects
    values = {count.number, count.best, count.low, count.high} - {None}
    fits = not values.isdisjoint(told.numbers) or (
        None in told.numbers and max(values, default=2) > 1)
    return fits and not EFFECTS[claim.harm].isdisjoint(told.effects)


def figures(reading: Reading) -> list[Claim]:
    """Give the claims of people killed or injured, each number of a harm once."""
    once: dict[tuple, Claim] = {}
    for claim in reading.claims:
        if claim.harm in EFFECTS and claim.polarity not in UNTRUE and claim.repeats is None:
            nobody = claim.count.high == 0
            key = ("nobody",) if nobody else (claim.harm, claim.count.number, claim.count.low)
            once.setdefault(key, claim)
    return list(once.values())


def is_left_out(claim: Claim, published: str | None) -> bool:
    """Tell what the rules of relevance leave out of the keys."""
    ended = claim.when.to if claim.when else None
    old = ended and published and (
        date.fromisoformat(published[:10]) - date.fromisoformat(ended)).days > MONTHS
    return bool(old) or claim.background or claim.count.high == 0 or (
        claim.span == "running total" or claim.scope.startswith(NO_TARGETS))


def date_of(told: Told, when: tuple[str | None, str]) -> bool:
    """Tell whether an incident's interval is the day, or days, of a template."""
    first, last = date.fromisoformat(when[0] or when[1]), date.fromisoformat(when[1])
    for days in told.answers:
        assert isinstance(days, Days)
        if days.first is None and last == days.last:
            return True
        if days.first is not None and (last - first).days < max(
            DAYS, (days.last - days.first).days + 1
        ) and first <= days.last and days.first <= last:
            return True
    return False


def place_of(told: Told, place: tuple[str, str]) -> bool:
    """Tell whether a place is one of a template's, below the country where that goes below."""
    wanted = [names for parts in told.answers for names in parts[1:] or parts]
    return any(not names.isdisjoint(place) for names in wanted)


def _places(incidents: Sequence[Incident]) -> list[tuple[str, ...]]:
    known: dict[tuple[str, ...], Place] = {}
    for place in (p for incident in incidents for p in incident.place):
        names = {_plain(name) for name in (place.name, place.as_written) if name}
        known[tuple(sorted(names))] = place
    return list(known)


def _plain(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", bare).lower()


def _short(ours: object) -> str:
    return str(ours) if not isinstance(ours, Claim) else (
        f"{ours.harm} {ours.count.as_written!r} {ours.scope} in {ours.sentence.exact!r}")


def answers(key: Key, reading: Reading, settings: Settings) -> Iterator[tuple[str, tuple]]:
    """Compare one message slot by slot."""
    incidents = group_incidents([reading], settings.incidents)
    whens = {(i.when.from_, i.when.to or i.when.from_) for i in incidents if i.when}
    kinds = {TYPES.get(i.kind, i.kind.upper()) for i in incidents if i.kind != "unclear"}
    pairs = sorted(key.pairs, key=lambda p: (None in p.numbers, p.optional))
    told, day = figures(reading), reading.report.published
    asked_for = compare(pairs, told, pair_of, lambda claim: is_left_out(claim, day))
    yield "pairs", asked_for
    if key.relevant:
        yield "pairs, relevant messages", asked_for
    yield "pairs, every claim", compare(pairs, told, pair_of)
    yield "date", compare(key.dates, sorted(whens), date_of)
    yield "place", compare(key.places, _places(incidents), place_of)
    within = {(COUNTRIES.get(place.country or "", "?"),) for i in incidents for place in i.place}
    lands = {parts[0] for told in key.places for parts in told.answers[:1]}
    wanted = [Told(([land],), all(t.optional for t in key.places if t.answers[0][0] == land), "")
              for land in sorted(lands, key=sorted)]
    yield "country", compare(wanted, sorted(within), place_of)
    yield "type", compare(key.types, sorted(kinds), lambda told, kind: kind in told.answers)


def main() -> bool:
    """Read, compare, print; tell whether every floor was held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", default="tst3")
    parser.add_argument("--first", type=int)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    keys = read_keys(asked.folder / f"keys_{asked.set}.json")
    texts = read_texts(asked.folder, asked.set, asked.first)
    floors, settings = Floors(f"muc34 {asked.set}"), Settings()
    totals: dict[str, list[int]] = {}
    for text, reading in zip(texts, readings(texts), strict=True):
        for measure, (hits, gold, ours, differs) in answers(keys[text.id], reading, settings):
            totals[measure] = [a + b for a, b in zip(
                totals.get(measure, [0, 0, 0]), (hits, gold, ours), strict=True)]
            for line in differs if asked.misses and "," not in measure else ():
                print(text.id, measure, " ".join(line.split()))
    for measure, counts in totals.items():
        both, recall, precision = f1(*counts)
        floors.hold(measure, both, f"recall {recall:.3f} precision {precision:.3f} of {counts[1]}")
    return floors.held


if __name__ == "__main__":
    sys.exit(not main())
