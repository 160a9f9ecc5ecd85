"""Tellings in two languages: how many names and figures come in the same order."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import chain

from firsthand.families.words import Telling


def shared_landmarks(one: Telling, other: Telling) -> float:
    """Give the share of landmarks that two tellings have in the same order.

    The share is of the telling with fewer of them.
    """
    marks, others = (list(chain.from_iterable(telling.landmarks)) for telling in (one, other))
    beside = SequenceMatcher(None, marks, others, autojunk=False)
    kept = sum(block.size for block in beside.get_matching_blocks())
    return kept / max(min(len(marks), len(others)), 1)
