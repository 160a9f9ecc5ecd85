"""Where in a sentence a place or a direction stands as the place of something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from firsthand.families.lines import Line

_OF = 3  # words that may name what is "of" a place


class Sites(msgspec.Struct, frozen=True):
    """The words that tell where something was from what else a name of a place may be."""

    locating: frozenset[str]
    between: frozenset[str]
    of_: frozenset[str]
    compass: Mapping[str, int]

    @classmethod
    def of(cls, words: Any) -> Sites:
        """Take them from the vocabulary's ``drift`` file."""
        drift = words["drift"]
        kinds = (word for row in drift["place_kinds"] for word in row)
        return cls(
            locating=frozenset(drift["locating"]),
            between=frozenset(
                [*drift["articles"], *drift["directions"], *drift["linking"], *kinds]),
            of_=frozenset(drift["of"]),
            compass={word: n for n, row in enumerate(drift["compass"]) for word in row},
        )

    def behind(self, line: Line, at: int) -> bool:
        """Say whether "in", "near" and the like stand before a name, or before what leads to it.

        "In the towns of Arn and Bel" says so of both; "families from Arn" and a dateline do not.
        """
        others = 0
        for n in range(at - 1, -1, -1):
            if line.plain[n] in self.locating:
                return True
            if line.plain[n] in self.of_:
                others = _OF  # "in the old market of Arn"
            elif not line.tokens[n].written[:1].isupper() and line.plain[n] not in self.between:
                others -= 1
                if others < 0:
                    return False
        return False

    def turned(self, was: str, now: str) -> bool:
        """Say whether one direction became another: "west", "east", and not "north", "northern"."""
        one, other = self.compass.get(was), self.compass.get(now)
        return one is not None and other is not None and one != other
