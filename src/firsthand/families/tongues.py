"""Tellings in two languages: the same names and figures in the same order raise a doubt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from firsthand.families.words import Telling

# Names change their endings between languages; their beginnings mostly stay.
_BEGINNING = 5


def foreign_shares(
    tellings: Sequence[Telling], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Yield pairs in different languages, with the share of landmarks they have in order.

    Landmarks are the figures and the capitalised words inside sentences; the share is of the
    telling with fewer of them. A script that has no capitals gives only its figures.
    """
    for a, b in pairs:
        one, other = _landmarks(tellings[a]), _landmarks(tellings[b])
        beside = SequenceMatcher(None, one, other, autojunk=False)
        kept = sum(block.size for block in beside.get_matching_blocks())
        yield a, b, kept / max(min(len(one), len(other)), 1)


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
