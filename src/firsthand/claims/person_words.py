"""The words by which a report tells of one person, indexed once per vocabulary."""

from __future__ import annotations

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

        self.hit, self.bearing, self.care = lemmas("hit"), lemmas("bearing"), lemmas("care")
        self.trying, self.naming = lemmas("trying"), lemmas("naming")
        self.fatally = frozenset(words["fatally"])
        self.fatal = frozenset(words["fatal"])
        self.projectiles = frozenset(words["projectiles"])
        self.firing = frozenset(words["firing"])
        self.body = frozenset(words["body"])
        self.wounds = frozenset(words["wounds"])
        self.borne_by = frozenset(words["borne_by"])
        self.care_places = frozenset(words["care_places"])
        self.care_centres = frozenset(words["care_centres"])
        self.care_kinds = frozenset(words["care_kinds"])
        self.not_hurt = frozenset(words["not_hurt"])
        self.conditions = frozenset(words["conditions"])
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
        self.titles = frozenset(words["titles"])
        self.statistics = Phrases(words["statistics"])
        self.child_below: int = words["child_below"]
        self.elder_from: int = words["elder_from"]
