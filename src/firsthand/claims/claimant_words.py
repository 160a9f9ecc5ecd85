"""The bodies that count the harmed, and who speaks for them."""

from __future__ import annotations

import re

from firsthand.vocabulary import Vocabulary


class ClaimantWords:
    """Who stands behind a figure: known bodies by their kind, states, and who speaks for a body."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index claimants.yaml, nations.yaml and the roles of sources.yaml."""
        self.kinds = {
            str(row["name"]): str(row.get("kind", "")) for row in vocabulary["claimants"]
        }
        self.states = frozenset(vocabulary["nations"])
        self.speaks_for: list[str] = vocabulary["sources"]["speaks_for"]
        self.added = re.compile(
            r"[,–—] (?:in |of )?(?:" + "|".join(vocabulary["polarity"]["reporter_adds"]) + r")\b")
