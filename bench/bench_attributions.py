"""Measure sources, cues and contents against PolNeAR's attributions, beliefs and wishes included.

``python bench/bench_attributions.py FOLDER [--split train] [--first N] [--misses]`` with the folder
that holds ``dev.jsonl``. Every report is read with ``--scope all``.

Gold and ours are compared as sets of stretches of a report, for each of source, cue and content:
every contiguous stretch is one item, quotation marks, other marks and blanks are trimmed from both
ends, and stretches of one value between which nothing else stands are one. So a content that its
attribution breaks is two items, a quotation over two sentences is one, and a source with two cues
is one. Where several people annotated a report the first is taken.

Exact: the same characters. Begin: the same first character. Overlap: at least one character
shared; recall is the share of gold that any of ours touches, precision the other way about.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corpus import Floors, Text, f1, readings

from firsthand.record import Statement

Stretch = tuple[int, int]
_MARKS = " \t\n\r\u00a0\"'“”‘’«».,;:!?…—–-―"
ROLES = ("source", "cue", "content")


class Tally(NamedTuple):
    """Stretches of one role in one report."""

    gold: set[Stretch]
    ours: set[Stretch]


def main() -> int:
    """Score a split; 1 where a floor was lost."""
    wanted = _arguments()
    rows = [json.loads(line) for line in
            (wanted.folder / f"{wanted.split}.jsonl").open(encoding="utf-8")][:wanted.first]
    read = readings([Text(id=r["id"], text=r["text"], published=r["date"],
                          publisher=r["publisher"], title=None) for r in rows], "all")
    tallies: dict[str, list[Tally]] = {role: [] for role in ROLES}
    for row, reading in zip(rows, read, strict=True):
        of = told(row, reading.statements)
        for role in ROLES:
            tallies[role].append(of[role])
        if wanted.misses:
            print("\n".join(misses(row["text"], of)))
    floors = Floors("polnear")
    for role in ROLES:
        report(role, tallies[role], floors if wanted.split == "dev" else Floors("none"))
    return 0 if floors.held else 1


def told(row: dict[str, Any], statements: Iterable[Statement]) -> dict[str, Tally]:
    """Give each role's stretches in one report, theirs and ours."""
    text, gold, ours = row["text"], _gold(row), _ours(statements)
    return {role: Tally(set(_joined(gold[role], text)), set(_joined(ours[role], text)))
            for role in ROLES}


def report(role: str, tallies: list[Tally], floors: Floors) -> None:
    """Print the three ways of comparing for one role."""
    gold, ours = (sum(len(t[side]) for t in tallies) for side in (0, 1))
    exact = sum(len(t.gold & t.ours) for t in tallies)
    both, recall, precision = f1(exact, gold, ours)
    floors.hold(f"{role}, exact F1", both, _detail(recall, precision))
    found = sum(len({s for s, _ in t.gold} & {s for s, _ in t.ours}) for t in tallies)
    begins = [sum(len({s for s, _ in t[side]}) for t in tallies) for side in (0, 1)]
    both, recall, precision = f1(found, *begins)
    floors.hold(f"{role}, begin F1", both, _detail(recall, precision))
    recall = sum(_touched(t.gold, t.ours) for t in tallies) / max(gold, 1)
    precision = sum(_touched(t.ours, t.gold) for t in tallies) / max(ours, 1)
    floors.hold(f"{role}, overlap F1", 2 * recall * precision / max(recall + precision, 1e-9),
                _detail(recall, precision))


def misses(text: str, of: dict[str, Tally]) -> Iterator[str]:
    """Yield what stands on one side only, with the words before and behind."""
    for role, tally in of.items():
        for sign, only in (("MISS ", tally.gold - tally.ours), ("FALSE", tally.ours - tally.gold)):
            for start, end in sorted(only):
                around = text[max(0, start - 60):start], text[start:end], text[end:end + 60]
                yield f"{sign} {role}: " + " ".join("{}[{}]{}".format(*around).split())


def _gold(row: dict[str, Any]) -> dict[str, list[list[Stretch]]]:
    found: dict[str, list[list[Stretch]]] = {role: [] for role in ROLES}
    for attribution in row["annotations"][0]["attributions"]:
        for role in ROLES:
            for value in attribution[role]:
                found[role].append([(a, b) for a, b in value["spans"]])
    return found


def _ours(statements: Iterable[Statement]) -> dict[str, list[list[Stretch]]]:
    found: dict[str, list[list[Stretch]]] = {role: [] for role in ROLES}
    for said in statements:
        if said.cue.field != "text":
            continue
        found["cue"].append([(said.cue.start, said.cue.end)])
        found["content"].append([(p.start, p.end) for p in said.content])
        if said.source.end > said.source.start:
            found["source"].append([(said.source.start, said.source.end)])
    return found


def _joined(values: list[list[Stretch]], text: str) -> Iterator[Stretch]:
    """Yield trimmed stretches, those of one value joined over marks and blanks."""
    for value in values:
        whole: Stretch | None = None
        for start, end in sorted(value):
            if whole is not None and not text[whole[1]:start].strip(_MARKS):
                whole = (whole[0], max(end, whole[1]))
                continue
            if whole is not None:
                yield from _trimmed(whole, text)
            whole = (start, end)
        if whole is not None:
            yield from _trimmed(whole, text)


def _trimmed(stretch: Stretch, text: str) -> Iterator[Stretch]:
    start, end = stretch
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if start < end:
        yield start, end


def _touched(these: set[Stretch], those: set[Stretch]) -> int:
    return sum(any(a < d and c < b for c, d in those) for a, b in these)


def _detail(recall: float, precision: float) -> str:
    return f"recall {recall:.3f}, precision {precision:.3f}"


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--split", default="dev")
    asked.add_argument("--first", type=int)
    asked.add_argument("--misses", action="store_true")
    return asked.parse_args()


if __name__ == "__main__":
    sys.exit(main())
