"""Nouns of persons and what they say about whom they name, indexed once per vocabulary."""

from __future__ import annotations

import re

from firsthand.sentences import Phrases
from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import every_noun


class VictimWords:
    """Nouns of persons and what they say about status, age and sex."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index victims.yaml."""
        victims = vocabulary["victims"]
        self.nouns: dict[str, dict[str, str]] = dict(victims["nouns"])
        for form in every_noun(victims["occupations"]):
            self.nouns.setdefault(form, {})
        self.modifiers: dict[str, dict[str, str]] = victims["modifiers"]
        self.bodies_of_men: dict[str, list[str]] = victims["bodies_of_men"]
        self.identified = frozenset(victims["identified"])
        self.parts = Phrases(sorted(victims["parts"], key=len, reverse=True))
        self.parts_end = re.compile(
            r"\b(?:" + "|".join(victims["parts"]) + r")$", re.IGNORECASE)
        self.left_out = Phrases(victims["left_out"])
        self.the_harmed = frozenset(victims["the_harmed"])
        self.backward = frozenset(victims["backward"])
        self.definite = frozenset(victims["definite"])
        self.remains = frozenset(victims["remains"])
        self.kin = every_noun(victims["kin"])
        self.doers = every_noun(victims["doers"])
        self.told_apart = frozenset(victims["told_apart"])
        self.belonging = frozenset(victims["belonging"])
        self.consisted = frozenset(victims["consisted"])
        self.remaining = frozenset(victims["remaining"])
        self.accounting = re.compile(r"(?:" + "|".join(victims["accounting"]) + r") for$")
        # nationalities by themselves and of two words ("South African"), with the country's code
        self.countries: dict[str, str] = {
            name: code for code, names in vocabulary["places"]["demonyms"].items()
            for name in names
        } | {
            name: str(row["code"]) for row in vocabulary["nations"].values() if "code" in row
            for name in row["adjectives"]
        }
        self.nationalities = frozenset(self.countries) | frozenset(
            a for row in vocabulary["nations"].values() for a in row["adjectives"])
        self.away, self.settled = frozenset(victims["away"]), frozenset(victims["settled"])
