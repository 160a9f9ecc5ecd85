"""Measure the day of a shooting that one local report tells, against CIS530's gun violence set.

``python bench/bench_dates.py FOLDER`` with the folder that holds ``dev.jsonl``: texts with their
day of publication and, as gold, the day the Gun Violence Archive gives. What is read is what the
JSON Lines export shows an outsider: the first claim of a harm asserted of this incident whose
``when`` is one day (of the dead and injured before those arrested or abducted; of a night its
first day); else the day that the text tells first, not later than publication; else the day of
publication. Each step is printed alone, with the share of texts that it answers, then the three
together, and with the incident's ``when`` after the claim's.
``--misses`` lists what differs; ``--first N`` reads the first N texts alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from corpus import Floors, Text, readings

from firsthand.incidents import group_incidents
from firsthand.record import Reading, When
from firsthand.settings import Settings
from firsthand.vocabulary import load_vocabulary

WORDS = load_vocabulary("en")
HURT = ("killed", "injured", "killed-or-injured")
STEPS = ("claim", "first time", "publication")


def day_of(when: When | None) -> str | None:
    """Give the day of a time, or the first of the two that a night touches."""
    if when is None or when.from_ is None or when.to is None:
        return None
    length = date.fromisoformat(when.to) - date.fromisoformat(when.from_)
    return when.from_ if length <= timedelta(days=1) else None


def by_claim(reading: Reading) -> str | None:
    """Give the day of the first claim that has one."""
    asserted = (
        claim for claim in sorted(
            reading.claims, key=lambda c: (c.harm not in HURT, c.evidence.start))
        if claim.polarity in ("asserted", "hedged") and not claim.background
        and claim.span == "this incident"
    )
    return next((day for claim in asserted if (day := day_of(claim.when))), None)


def by_incident(reading: Reading) -> str | None:
    """Give the day of the first incident that has one."""
    incidents = group_incidents([reading], Settings().incidents, vocabulary=WORDS)
    return next((day for incident in incidents if (day := day_of(incident.when))), None)


def by_times(reading: Reading) -> str | None:
    """Give the day told first, not later than publication; "now" tells none."""
    told = (reading.report.published or "9")[:10]
    days = (day_of(time) for time in reading.times if not time.value.endswith("_REF"))
    return next((day for day in days if day and day <= told), None)


def answers(reading: Reading) -> dict[str, str | None]:
    """Give what each step answers."""
    return {
        "claim": by_claim(reading), "first time": by_times(reading),
        "publication": reading.report.published, "incident": by_incident(reading),
    }


def compare(rows: list[dict[str, str]], read: Iterable[Reading], misses: bool) -> Counter[str]:
    """Count which step answered, and which was right."""
    tally: Counter[str] = Counter()
    for row, reading in zip(rows, read, strict=True):
        given = answers(reading)
        first = next(step for step in STEPS if given[step])
        tally["together"] += given[first] == row["shooting_date"]
        tally[f"first {first}"] += 1
        tally[f"first {first} right"] += given[first] == row["shooting_date"]
        after = given["claim"] or given["incident"] or given[first]
        tally["with incidents"] += after == row["shooting_date"]
        for step, answer in given.items():
            tally[f"{step} answers"] += answer is not None
            tally[f"{step} right"] += answer == row["shooting_date"]
        if misses and given[first] != row["shooting_date"]:
            told = [(t.as_written, t.from_) for t in reading.times]
            print(f"{row['publish_date']} GOLD {row['shooting_date']} OURS {first} {given[first]}",
                  given, told[:14], row["text"][:1500], "", sep="\n")
    return tally


def main() -> int:
    """Score the development part."""
    lines = (Path(sys.argv[1]) / "dev.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    if "--first" in sys.argv:
        rows = rows[: int(sys.argv[sys.argv.index("--first") + 1])]
    rows = [row for row in rows if row["text"].strip()]  # one of the texts has no words
    texts = [Text(id=str(n), text=row["text"], published=row["publish_date"])
             for n, row in enumerate(rows)]
    floors = Floors("cis530_gva")
    tally = compare(rows, readings(texts), "--misses" in sys.argv)
    for step in (*STEPS, "incident"):
        answered = tally[f"{step} answers"]
        floors.hold(f"date exact, {step} alone", tally[f"{step} right"] / len(rows),
                    f"answers {answered}, right {tally[f'{step} right'] / max(answered, 1):.3f}; "
                    f"decides {tally[f'first {step}']}, right {tally[f'first {step} right']}")
    floors.hold("date exact, incident before first time", tally["with incidents"] / len(rows))
    floors.hold("date exact", tally["together"] / len(rows), f"{len(rows)} texts")
    return 0 if floors.held else 1


if __name__ == "__main__":
    sys.exit(main())
