"""Where in a sentence a place or a direction stands as the place of something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from firsthand.families.lines import Line


class Sites(msgspec.Struct, frozen=True):
    """The words that tell where something was from what else a name of a place may be."""

    locating: frozenset[str]
    between: frozenset[str]
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
            compass={word: n for n, row in enumerate(drift["compass"]) for word in row},
        )

    def behind(self, line: Line, at: int) -> bool:
        """Say whether "in", "near" and the like stand before a name, or before what leads to it.

        "In the towns of Arn and Bel" says so of both; "families from Arn" and a dateline do not.
        """
        begin = at
        while begin > 0 and (
            line.tokens[begin - 1].written[:1].isupper() or line.plain[begin - 1] in self.between
        ) and line.plain[begin - 1] not in self.locating:
            begin -= 1
        return begin > 0 and line.plain[begin - 1] in self.locating

    def turned(self, was: str, now: str) -> bool:
        """Say whether one direction became another: "west", "east", and not "north", "northern"."""
        one, other = self.compass.get(was), self.compass.get(now)
        return one is not None and other is not None and one != other
