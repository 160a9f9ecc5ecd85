"""Tellings in two languages: the same names and figures in the same order raise a doubt."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from firsthand.families.words import Telling

# Names change their endings between languages; their beginnings mostly stay.
_BEGINNING = 5
# A name or figure that more reports have is no ground to compare two of them.
_COMMON = 24
# So many names and figures must be common to both before their order is looked at.
_WORTH = 8


def foreign_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs in different languages, with the share of landmarks they have in order.

    Landmarks are the figures and the capitalised words inside sentences; the share is of the
    telling with fewer of them. A script that has no capitals gives only its figures.
    """
    tongues = [telling.report.language[:2] for telling in tellings]
    if len(set(tongues)) < 2:
        return
    marks = [_landmarks(telling) for telling in tellings]
    holders: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(marks):
        for mark in sorted(set(row)):
            holders[mark].append(n)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        for a, b in combinations(held, 2) if len(held) <= _COMMON else ():
            if tongues[a] != tongues[b]:
                common[a, b] += 1
    for (a, b), count in sorted(common.items()):
        if count >= _WORTH:
            beside = SequenceMatcher(None, marks[a], marks[b], autojunk=False)
            kept = sum(block.size for block in beside.get_matching_blocks())
            yield a, b, kept / min(len(marks[a]), len(marks[b]))


def _landmarks(telling: Telling) -> list[str]:
    marks = []
    for sentence in telling.sentences:
        for n in range(sentence.start, sentence.end):
            word = telling.report.text[telling.starts[n] : telling.ends[n]]
            named = word[0].isupper() and n > sentence.start and len(word) > 2
            if word[0].isdigit() or named:
                plain = unicodedata.normalize("NFKD", word.casefold())
                marks.append("".join(c for c in plain if c.isalnum())[:_BEGINNING])
    return marks
