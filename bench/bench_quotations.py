"""Measure quotations and their speakers against PolNeAR.

``python bench/bench_quotations.py FOLDER`` with the folder that holds ``dev.jsonl`` (``--file``
names another). Gold are the first annotator's attributions whose content holds quoted words,
wholly (direct) or partly (mixed); ours are the statements of mode direct or mixed, read with
``scope all``; turns of transcripts without marks are left out on both sides. Quotation marks and
space at the ends of a content are trimmed on both sides, for PolNeAR's contents include the marks
and ours do not. One of ours is paired with one of the gold: overlapping where they share a
character, .3 where they share three tenths of all characters of both (as the Gender Gap Tracker
counts), exact where both ends are the same.

The speaker of an overlapping pair is right where our source and the gold source overlap, exact
where their first and last characters are the same; where the gold names nobody, ours must be
nobody's. Pairs of which both sides name a speaker are what the speaker's figures are a share of.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corpus import Floors, Text, f1, readings

from firsthand.record import Reading

Spans = list[tuple[int, int]]
_MARKS = ("“", "”", '"', "«", "»", "''")
_SINGLE = "‘’'"
_TRIM = "“”\"«»" + _SINGLE + " \t\n,.;:—–-…"


class Said(NamedTuple):
    """A statement or an attribution: its content and its source, as spans of the text."""

    content: Spans
    source: Spans

    def letters(self) -> set[int]:
        """Give the characters of the content."""
        return {at for start, end in self.content for at in range(start, end)}


class Pair(NamedTuple):
    """One of the gold and one of ours that share characters."""

    shared: float
    gold: int
    ours: int


def trimmed(text: str, spans: Spans) -> Spans:
    """Give the spans as one from the first to the last word, broken where they are far apart."""
    kept: Spans = []
    for start, end in sorted(spans):
        while start < end and text[start] in _TRIM:
            start += 1
        while end > start and text[end - 1] in _TRIM:
            end -= 1
        if start == end:
            continue
        if kept and not text[kept[-1][1]:start].strip(_TRIM):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def spans_of(roles: list[dict[str, Any]]) -> Spans:
    """Give the spans of all parts of a source or a content."""
    return [(a, b) for role in roles for a, b in role["spans"]]


def gold_of(row: dict[str, Any]) -> list[Said]:
    """Give the attributions whose content holds quoted words."""
    text, found = row["text"], []
    for attribution in row["annotations"][0]["attributions"]:
        content = spans_of(attribution["content"])
        if any(_marked(text[a:b]) for a, b in content):
            found.append(Said(trimmed(text, content), spans_of(attribution["source"])))
    return [said for said in found if said.content]


def _marked(words: str) -> bool:
    bare = words.strip(" ,.:")
    return any(mark in words for mark in _MARKS) or (
        bare[:1] in _SINGLE and bare[-1:] in _SINGLE)


def ours_of(reading: Reading) -> list[Said]:
    """Give our statements of mode direct or mixed that stand in the text."""
    text = reading.report.text
    return [
        Said(trimmed(text, [(p.start, p.end) for p in s.content]),
             [(s.source.start, s.source.end)] if s.source is not None else [])
        for s in reading.statements
        if s.mode != "indirect" and s.cue.field == "text" and any(
            _marked(text[max(0, p.start - 2):p.end + 2]) for p in s.content)
    ]


def pairs(gold: list[Said], ours: list[Said]) -> Iterator[Pair]:
    """Pair each of the gold with one of ours at most, those that share most first."""
    at = defaultdict(set)
    for number, said in enumerate(ours):
        for letter in said.letters():
            at[letter].add(number)
    found = []
    for number, said in enumerate(gold):
        letters = said.letters()
        for other in set().union(*(at[letter] for letter in letters if letter in at)):
            theirs = ours[other].letters()
            found.append(Pair(len(letters & theirs) / len(letters | theirs), number, other))
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    for pair in sorted(found, reverse=True):
        if pair.gold not in used_gold and pair.ours not in used_ours:
            used_gold.add(pair.gold)
            used_ours.add(pair.ours)
            yield pair


def overlap(a: Spans, b: Spans) -> bool:
    """Tell whether two lists of spans share a character."""
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def same(text: str, a: Spans, b: Spans) -> bool:
    """Tell whether two lists of spans begin and end with the same word."""
    one, other = trimmed(text, a), trimmed(text, b)
    return (one[0][0], one[-1][1]) == (other[0][0], other[-1][1]) if one and other else False


class Score:
    """What was counted over all texts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.count: dict[str, int] = defaultdict(int)
        self.misses: list[str] = []

    def add(self, text: str, gold: list[Said], ours: list[Said]) -> None:
        """Count one text."""
        met = list(pairs(gold, ours))
        self.count["gold"] += len(gold)
        self.count["ours"] += len(ours)
        for pair in met:
            self._add_pair(text, pair, gold[pair.gold], ours[pair.ours])
        missed = set(range(len(gold))) - {p.gold for p in met}
        false = set(range(len(ours))) - {p.ours for p in met}
        self.misses += [f"MISSED {_shown(text, gold[n])}" for n in sorted(missed)]
        self.misses += [f"FALSE  {_shown(text, ours[n])}" for n in sorted(false)]

    def _add_pair(self, text: str, pair: Pair, gold: Said, ours: Said) -> None:
        self.count["overlap"] += 1
        self.count["three tenths"] += pair.shared >= 0.3
        self.count["exact"] += gold.content == ours.content
        if not gold.source:
            return
        right = overlap(gold.source, ours.source)
        self.count["speakers"] += 1
        self.count["right"] += right
        self.count["right exactly"] += same(text, gold.source, ours.source)
        if not right:
            self.misses.append(f"SPEAKER {_shown(text, gold)}\n    OURS {_shown(text, ours)}")


def _shown(text: str, said: Said) -> str:
    source = " … ".join(text[a:b] for a, b in said.source)
    content = " … ".join(" ".join(text[a:b].split()) for a, b in said.content)
    return f"[{source}] {content}"


def main() -> int:
    """Score the file and hold the floors."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--file", default="dev.jsonl")
    arguments.add_argument("--misses", action="store_true")
    chosen = arguments.parse_args()
    with (chosen.folder / chosen.file).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    score = Score()
    texts = [Text(r["id"], r["text"], r["date"], r["publisher"]) for r in rows]
    for row, reading in zip(rows, readings(texts, scope="all"), strict=True):
        score.add(row["text"], gold_of(row), ours_of(reading))
    if chosen.misses:
        print(*score.misses, sep="\n")
    floors, count = Floors("polnear quotations"), score.count
    for kind in ("overlap", "three tenths", "exact"):
        value, recall, precision = f1(count[kind], count["gold"], count["ours"])
        floors.hold(f"content {kind}", value, f"recall {recall:.3f}, precision {precision:.3f}")
    for kind in ("right", "right exactly"):
        floors.hold(f"speaker {kind}", count[kind] / max(count["speakers"], 1),
                    f"of {count['speakers']}")
    return 0 if floors.held else 1


if __name__ == "__main__":
    sys.exit(main())
