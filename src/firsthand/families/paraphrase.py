"""A telling in other words: the same facts, chosen alike and told in the same order.

Words are all that a rewriting machine changes. What it keeps is which facts are told, their
order, the names and figures, and what is quoted word for word. Two reporters at one event, or two
translators of one briefing, share some of these and never all.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec
import numpy as np

from firsthand.families.alignment import Match, in_order
from firsthand.families.meaning import Encoder
from firsthand.families.words import Sentence, Telling

# Two sentences mean the same from here on; above the second they are one sentence reworded.
_SAME = 0.7
_CLOSE = 0.8
# Spoken words, put into other words or another language and back, are alike from here on.
_SPOKEN = 0.45
# Fewer retold sentences come by themselves; one that credits the other needs fewer.
_SENTENCES = 4
_CREDITED = 3
# Shorter sentences ("He paused.") mean the same everywhere.
_SHORT = 5
# Names and figures mark a sentence from two on. These are worth a closer look: so many marked
# sentences, and this share of them, that have so much of their marks in common, in order.
_TOGETHER = 2
_COMMON = 0.5
_MARKED = 3
_IN_ORDER = 0.5
# A copy begins near where its parent begins: this many of these first sentences mean the same.
_LEAD = 5
_LED = 2
# A quotation that both have keeps this much of its words, if one copied it from the other.
_QUOTED_ALIKE = 0.6


class Retold(msgspec.Struct, frozen=True, kw_only=True):
    """What the shorter narrative has in common with the longer, told in other words.

    ``share`` is the part of it that is told in the same order, ``close`` the part that is
    reworded closely, ``matches`` the sentences; ``apart`` says that quotations both have differ
    in their words, as two translations do.
    """

    matches: tuple[Match, ...]
    share: float
    close: float
    apart: bool

    @property
    def strength(self) -> float:
        """Give how much was retold, half of it for being reworded closely."""
        return (self.share + self.close) / 2


def worth_reading(a: Telling, b: Telling) -> bool:
    """Say whether names and figures stand together in sentences alike, in the same order.

    A rewrite keeps who is named beside whom; asking this first keeps most pairs unread.
    """
    held: dict[str, set[int]] = defaultdict(set)
    for n, marks in enumerate(b.landmarks):
        for mark in set(marks):
            held[mark].add(n)
    found = []
    for m, marks in enumerate(a.landmarks):
        mine = set(marks)
        common = Counter(n for mark in mine for n in held.get(mark, ()))
        found += [
            Match(m, n, count / min(len(mine), len(set(b.landmarks[n]))))
            for n, count in sorted(common.items()) if count >= _TOGETHER
        ]
    marked = min(
        sum(len(set(marks)) >= _TOGETHER for marks in t.landmarks) for t in (a, b)
    )
    kept = [m for m in in_order(found, a.sentences) if m.likeness >= _COMMON]
    return len(kept) >= _MARKED and len(kept) >= _IN_ORDER * marked


def retold(a: Telling, b: Telling, encoder: Encoder) -> Retold:
    """Match the sentences of two tellings by what they mean, in the order they are told."""
    leads = encoder.of(a, a.sentences[:_LEAD]) @ encoder.of(b, b.sentences[:_LEAD]).T
    if min(np.count_nonzero((leads >= _SAME).any(axis=side)) for side in (0, 1)) < _LED:
        return Retold(matches=(), share=0.0, close=0.0, apart=False)
    alike = encoder.of(a, a.sentences) @ encoder.of(b, b.sentences).T
    found = [
        Match(int(m), int(n), min(round(float(alike[m, n]), 3), 1.0))
        for m, n in zip(*np.nonzero(alike >= _SAME), strict=True)
        if _tell(a.sentences[m], b.sentences[n])
    ]
    ordered = in_order(found, a.sentences)
    sizes = [(_size(t), t.sentences) for t in (a, b)]
    first = sizes[0][0] <= sizes[1][0]
    size, sentences = sizes[0] if first else sizes[1]

    def part(least: float) -> float:
        kept = (sentences[m.a if first else m.b] for m in ordered if m.likeness >= least)
        return sum(s.end - s.start for s in kept) / max(size, 1)

    return Retold(
        matches=ordered, share=part(_SAME), close=part(_CLOSE), apart=quoted_apart(a, b, encoder)
    )


def is_rewrite(found: Retold, needed: float, *, credited: bool) -> bool:
    """Say whether this much was retold that only a copy explains it."""
    enough = len(found.matches) >= (_CREDITED if credited else _SENTENCES)
    return enough and not found.apart and found.strength >= needed


def is_doubtful(found: Retold, needed: float) -> bool:
    """Say whether this much was retold that it must be shown, without being proof."""
    return len(found.matches) >= _SENTENCES and found.strength >= needed


def quoted_apart(a: Telling, b: Telling, encoder: Encoder) -> bool:
    """Say whether most quotations that both have differ in their words, as in translations."""
    left, right = ([s for s in t.sentences if s.quoted] for t in (a, b))
    changed = [s for s in left if not any(_words(s, o) >= _QUOTED_ALIKE for o in right)]
    others = [s for s in right if not any(_words(s, o) >= _QUOTED_ALIKE for o in left)]
    if not changed or not others:
        return False
    alike = encoder.of(a, changed) @ encoder.of(b, others).T
    reworded = int(np.count_nonzero((alike >= _SPOKEN).any(axis=1)))
    return reworded > len(left) - len(changed)


def _tell(one: Sentence, other: Sentence) -> bool:
    """Say whether two sentences of narrative can tell the same: not with other figures."""
    if one.quoted or other.quoted or min(one.end - one.start, other.end - other.start) < _SHORT:
        return False
    return not (one.figures and other.figures) or bool(one.figures & other.figures)


def _size(telling: Telling) -> int:
    return sum(
        s.end - s.start for s in telling.sentences if not s.quoted and s.end - s.start >= _SHORT
    )


def _words(one: Sentence, other: Sentence) -> float:
    """Give the share of the shorter sentence's telling words that the other has."""
    fewer = min(len(one.features), len(other.features))
    return len(one.features.keys() & other.features.keys()) / fewer if fewer else 1.0
