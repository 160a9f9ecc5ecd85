"""The words by which a report tells of one person, indexed once per vocabulary."""

from __future__ import annotations

from typing import Any

from firsthand.record import Age
from firsthand.sentences import Phrases
from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import verb_forms


class PersonWords:
    """Words for wounds and care, and for pointing back to somebody told of before."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index persons.yaml."""
        words, irregular = vocabulary["persons"], vocabulary["forms"]

        def lemmas(key: str) -> frozenset[str]:
            return frozenset(form for verb in words[key] for form in verb_forms(verb, irregular))

        self._index_care(words, lemmas("needing"))
        self.hit, self.bearing, self.care = lemmas("hit"), lemmas("bearing"), lemmas("care")
        self.trying, self.naming = lemmas("trying"), lemmas("naming")
        self.searching, self.searchers = lemmas("searching"), frozenset(words["searchers"])
        self.fatally = frozenset(words["fatally"])
        self.fatal = frozenset(words["fatal"])
        self.projectiles = frozenset(words["projectiles"])
        self.hit_by = frozenset(words["hit_by"])
        self.firing = frozenset(words["firing"])
        self.body = frozenset(words["body"])
        self.wounds = frozenset(words["wounds"])
        self.borne_by = frozenset(words["borne_by"])
        self.conditions = frozenset(words["conditions"])
        self.broken = frozenset(words["broken"])
        self.deeds = frozenset(words["deeds"])
        self.deaths = frozenset(words["deaths"])
        self.turned_on_self = frozenset(words["turned_on_self"])
        self.attempts = frozenset(words["attempts"])
        self.unreal = frozenset(words["unreal"])
        self.pronouns: dict[str, str] = words["pronouns"]
        self.reflexive = frozenset(words["reflexive"])
        self.many = frozenset(words["many"])
        self.plain = frozenset(words["plain"])
        self.kin = frozenset(words["kin"])
        self.other = frozenset(words["other"])
        self.not_names = frozenset(words["not_names"])
        self.where = frozenset(words["where"])
        self.apart = frozenset(words["apart"])
        self.ranks = frozenset(words["ranks"])
        self.titles = frozenset(words["titles"])
        self.statistics = Phrases(words["statistics"])
        self.child_below: int = words["child_below"]
        self.elder_from: int = words["elder_from"]

    def age_of(self, years: int) -> Age:
        """Tell a child, an adult and an elder by their years."""
        old = years >= self.elder_from
        return "child" if years < self.child_below else "elder" if old else "adult"

    def _index_care(self, words: dict[str, Any], needing: frozenset[str]) -> None:
        """Index the words for being taken care of, by which somebody was hurt."""
        self.needing, self.treating = needing, frozenset(words["treating"])
        self.needed, self.needed_kinds, self.needed_alone, self.ailments = (
            frozenset(words[key]) for key in ("needed", "needed_kinds", "needed_alone", "ailments"))
        self.care_places, self.care_centres, self.care_kinds, self.not_hurt = (
            frozenset(words[key]) for key in (
                "care_places", "care_centres", "care_kinds", "not_hurt"))
