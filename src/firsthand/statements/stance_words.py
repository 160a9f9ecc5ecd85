"""The words of stances: what is thought, wanted, felt or decided without being said."""

from __future__ import annotations

from typing import Any

from firsthand.vocabulary.forms import noun_forms, verb_forms


class Stances:
    """The words of stances.yaml by their forms; all empty where stances are not wanted.

    ``spoken`` are forms of ways of speaking, each with its act; ``verbs`` holds each form's acts
    and patterns in the order of the file.
    """

    def __init__(
        self, words: dict[str, Any], irregular: dict[str, list[str]], *, wanted: bool
    ) -> None:
        """Index the words, or none of them."""
        words = words if wanted else dict.fromkeys(words, ())
        self.wanted, self._irregular = wanted, irregular
        self.verbs: dict[str, list[tuple[str, str]]] = {}
        for act, patterns in _items(words["verbs"]):
            for pattern, lemmas in patterns.items():
                for form in self._forms(lemmas):
                    self.verbs.setdefault(form, []).append((act, pattern))
        self.spoken = [(form, act) for act, lemmas in _items(words["spoken"])
                       for form in sorted(self._forms(lemmas))]
        self.told = self._forms(words["told"])
        self.impersonal = self._forms(words["impersonal"])
        self.seeming = self._forms(words["seeming"])
        self.light = self._forms(words["light_verbs"])
        self.carried = {noun: act for act, nouns in _items(words["carried"]) for noun in nouns}
        self.adjectives = {word: act for act, some in _items(words["adjectives"]) for word in some}
        self.nouns = {form: act for act, nouns in _items(words["nouns"]) for noun in nouns
                      for form in noun_forms(noun)}

    def _forms(self, lemmas: list[str]) -> frozenset[str]:
        return frozenset(form for lemma in lemmas for form in verb_forms(lemma, self._irregular))


def _items(words: Any) -> list[tuple[str, Any]]:
    return list(words.items()) if words else []
