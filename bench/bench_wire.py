"""Measure the reading of 1980s wire copy against the templates of MUC-3 and MUC-4.

``python bench/bench_wire.py FOLDER`` with the folder ``muc34``; the folders beside it teach how
words are written in mixed case, for this copy came in capitals (``casing``). Each message is read
with the date of its dateline as its date of publication. Compared are sets per message, by
default of TST3's 100 messages (``--set dev`` and ``--first N`` choose others):

- pairs: NUMBER x EFFECT of the human targets, with claims of people killed or injured that are
  meant as true. PLURAL is any figure of two or more, nobody injured any zero. The keys leave out,
  by their rules of relevance, fighters and soldiers killed in combat, totals of a war or a year,
  what is older than two months, and nobody where no target is named: such claims may be told and
  need not, like optional fills. A message without a template asks for nothing. "Every claim" counts
  every claim that is meant as true.
- date of its incidents: a day is hit by an interval of at most three days that holds it, "up to"
  a day by an interval that ends on it.
- place of its incidents: the key is a path from the country down, met by any of its levels below
  the country (the name, the words, or the first-order division of one of ours), and where it
  names the country alone by any place there; "finest" asks for its last level by name.
- organisations that did it (``blame``), and those told as surely as the key has it.
- country of its incidents' places, and their type. ``--misses`` lists what differs.

Of each a second figure is of the messages with a template: a skirmish between soldiers and rebels
is no incident to the keys, and is one here.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from blame import as_surely, blamed_in, did_it
from casing import Casing
from corpus import Floors, Text, f1, readings
from matching import (
    EFFECTS,
    compare,
    date_of,
    names_a_level,
    names_the_finest,
    pair_of,
    places_told,
)
from muc import Key, Told, read_dates, read_keys

from firsthand.incidents import group_incidents
from firsthand.record import Claim, Reading
from firsthand.settings import Settings

MIXED_CASE = ("polnear/train.jsonl", "gva_longtail/articles.jsonl", "cis530_gva/train.jsonl")
ENOUGH = 400  # texts of each
TYPES = {"massacre": "ATTACK", "clash": "ATTACK"}
UNTRUE = {"denied", "forecast", "hypothetical"}
NO_TARGETS = ("combatant", "perpetrator", "security")
MONTHS = 61  # days


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


def answers(key: Key, reading: Reading, settings: Settings) -> Iterator[tuple[str, tuple]]:
    """Compare one message slot by slot."""
    incidents = group_incidents([reading], settings.incidents)
    whens = {(i.when.from_, i.when.to or i.when.from_) for i in incidents if i.when}
    kinds = {TYPES.get(i.kind, i.kind.upper()) for i in incidents if i.kind != "unclear"}
    pairs = sorted(key.pairs, key=lambda p: (None in p.numbers, p.optional))
    told, day = figures(reading), reading.report.published
    within = {place.country for place in places_told(incidents)}
    places, where = sorted(key.places, key=_depth), places_told(incidents)
    blamed = blamed_in(reading)
    measures = {
        "pairs": compare(pairs, told, pair_of, lambda claim: is_left_out(claim, day)),
        "pairs, every claim": compare(pairs, told, pair_of),
        "date": compare(key.dates, sorted(whens), date_of),
        "place": compare(places, where, names_a_level),
        "place, finest": compare(places, where, names_the_finest),
        "country": compare(_countries(key), sorted(within), lambda told, at: at in told.answers),
        "perpetrator": compare(key.confidences, blamed, did_it),
        "perpetrator, as surely": compare(key.confidences, blamed, as_surely),
        "type": compare(key.types, sorted(kinds), lambda told, kind: kind in told.answers),
    }
    for measure, counts in measures.items():
        yield measure, counts
        if key.relevant:
            yield f"{measure}, relevant messages", counts


def _depth(told: Told) -> int:
    return -max(len(path) for path in told.answers)


def _countries(key: Key) -> list[Told]:
    lands: dict[frozenset[str], bool] = {}
    for told in key.places:
        names = frozenset().union(*(path[0] for path in told.answers[:1]))
        lands[names] = lands.get(names, True) and told.optional
    return [Told(tuple(names), optional, "") for names, optional in lands.items()]


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
