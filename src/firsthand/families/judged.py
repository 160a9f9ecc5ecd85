"""Pairs of tellings as they were judged, for as long as nothing they hang on has changed.

A further report changes what words weigh in its neighbourhood, and so what is doubtful there. That
two tellings have much the same words it cannot change, unless a sentence became furniture.
"""

from __future__ import annotations

from collections import OrderedDict

from firsthand.families.kindred import Kin
from firsthand.families.kinship import share_of_shorter
from firsthand.families.words import Telling
from firsthand.settings import Families

# So many pairs stay known; the ones asked for longest ago are let go.
_AT_HAND = 1 << 13

# A telling as it is laid beside another: its report, and what its sentences are or weigh.
_State = tuple[str, int]


class Judged:
    """Remembers judgements of pairs, each with the state of the two tellings it was made on."""

    def __init__(self, settings: Families) -> None:
        """Know nothing yet."""
        self._settings = settings
        self._known: OrderedDict[tuple[_State, _State], Kin] = OrderedDict()

    def look_up(self, a: Telling, b: Telling) -> Kin | None:
        """Give what two tellings were found to be, if they were judged as they stand now."""
        for state in (_words_of, _weights_of):
            pair = state(a), state(b)
            if pair in self._known:
                self._known.move_to_end(pair)
                return self._known[pair]
        return None

    def keep(self, kin: Kin) -> None:
        """Remember a judgement; ``kin.a`` and ``kin.b`` are the tellings it was made on."""
        # Where the words decided, what they weigh beside those of other reports is no matter.
        state = _words_of if self._is_by_words(kin) else _weights_of
        self._known[state(kin.a), state(kin.b)] = kin
        if len(self._known) > _AT_HAND:
            self._known.popitem(last=False)

    def _is_by_words(self, kin: Kin) -> bool:
        if kin.alignment.ordered or kin.kind not in ("reprint", "excerpt"):
            return False
        return share_of_shorter(kin.a, kin.b, kin.alignment) >= self._settings.reprint


def _words_of(telling: Telling) -> _State:
    """Tell which sentences are counted: furniture is not."""
    return telling.report.id, hash(tuple(sentence.start for sentence in telling.sentences))


def _weights_of(telling: Telling) -> _State:
    """Tell which sentences are counted and what each of their words weighs."""
    weights = tuple(
        (sentence.start, *sentence.features.values()) for sentence in telling.sentences)
    return telling.report.id, hash(weights)
