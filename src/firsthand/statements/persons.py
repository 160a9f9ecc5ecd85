"""Phrases that name a person: by name, by a name beside a role, by role alone, by a pronoun."""

from __future__ import annotations

import re

from firsthand.statements.cores import is_definite, role_before
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.people import People
from firsthand.statements.phrases import Phrase, Spot
from firsthand.statements.resolved import Resolved, named

_NAME_TAGS = {"NNP", "NNPS", "NN", "JJ", "VBD", "NNS"}
_INSIDE_NAMES = {"-", "al", "al-", "’s"}
_POSSESSED = re.compile(r"\w+['’]s ")


class Persons:
    """Resolves phrases to the persons of one report."""

    def __init__(self, people: People, words: Lexicon) -> None:
        """Take who is who in the report, and the words."""
        self._people, self._words = people, words

    def full_name(self, name: str) -> str | None:
        """Give the full name that a name as written points to, where only one does."""
        return self._people.full_name(name)

    def named(self, phrase: Phrase, core: str, written: str) -> Resolved | None:
        """Resolve "Kremlin spokesman Dmitry Peskov", "Peskov", "the director, Ali Hassan"."""
        person = self._at_head(phrase) or self._apposed(phrase)
        if person is None:
            return None
        role = self._people.role_of(person) or role_before(core, person)
        return named(person, role, self._organisation(person, role, written))

    def by_role(self, phrase: Phrase, core: str, spot: Spot) -> Resolved | None:
        """Resolve "the Russian official" to the one person named before who can be meant."""
        head = phrase.head
        if head.lower not in self._words.roles or not (is_definite(core) or _POSSESSED.match(core)):
            return None
        nation = self._words.nation_of(core)
        return self._told_of(
            self._people.by_role(head.lower, nation, spot.offset + head.idx))

    def pronoun(self, phrase: Phrase, spot: Spot) -> Resolved:
        """Resolve "he" and "she" by who was named last."""
        head = phrase.head
        if self._words.pronouns.get(head.lower) not in {"male", "female"}:
            return Resolved()
        person = self._people.by_pronoun(spot.offset + head.idx, spot.starts)
        return self._told_of(person) or Resolved()

    def _told_of(self, person: str | None) -> Resolved | None:
        """Give a person with the role and body that the report gives elsewhere."""
        if not person:
            return None
        role = self._people.role_of(person)
        return named(person, role, self._organisation(person, role, ""))

    def _at_head(self, phrase: Phrase) -> str | None:
        """Find a person's name at the head of the phrase, full or pointing to one full name."""
        doc, head = phrase.doc, phrase.head
        if head.tag not in _NAME_TAGS:
            return None
        first = head.i
        while first > phrase.first and (
            doc[first - 1].tag in {"NNP", "NNPS"} or doc[first - 1].text in _INSIDE_NAMES
        ):
            first -= 1
        for begin in range(first, head.i + 1):
            name = doc.words(begin, head.i)
            if name in self._words.claimants.spokespeople:
                return name
            full = self._people.full_name(name)
            if full and (" " in full or self._people.role_of(full)) and not self._is_body(full):
                return full
        return None

    def _apposed(self, phrase: Phrase) -> str | None:
        """Find the name beside a role: "the group's director, Fadel Abdulghany"."""
        if phrase.head.lower not in self._words.roles:
            return None
        for child in phrase.head.children:
            if child.dep == "appos" and child.i <= phrase.last:
                return self._at_head(Phrase(child, phrase.head.i + 1, phrase.last))
        return None

    def _is_body(self, name: str) -> bool:
        last, words = name.split()[-1].lower(), self._words
        return name in words.claimants.aliases or last in words.bodies or last in words.media or (
            words.claimants.search(name) is not None)

    def _organisation(self, person: str, role: str | None, written: str) -> str | None:
        claimants = self._words.claimants
        if person in claimants.spokespeople:
            return claimants.spokespeople[person]
        said = f"{role or ''} {written}"
        found = claimants.search(said)
        if found and claimants.alias(found.group(1)).kind != "state":
            return claimants.alias(found.group(1)).name
        return self._words.nation_of(said)
