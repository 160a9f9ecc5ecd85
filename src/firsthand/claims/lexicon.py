"""The words of the claims room, indexed by their forms once per vocabulary."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from firsthand.record import Harm
from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import noun_forms, verb_forms


class Trigger(NamedTuple):
    """A word of harm: which harm, and how the harmed stand to it."""

    harm: Harm
    pattern: str


class HarmWords:
    """Words of harm by their forms, with the patterns in which they count people."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index harms.yaml."""
        harms, irregular = vocabulary["harms"], vocabulary["forms"]
        self.verbs: dict[str, Trigger] = {}
        self.nouns: dict[str, Trigger] = {}
        self.states: dict[str, Harm] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Harm, bool]]] = {}
        for harm, words in harms.items():
            if isinstance(words, dict) and "passive" in words:
                self._index(harm, words, irregular)
        self.toll_nouns = _nouns(harms["toll_nouns"])
        self.toll_harms: dict[str, Harm] = harms["toll_harms"]
        self.toll_verbs = _verbs(harms["toll_verbs"], irregular)
        self.list_verbs = _verbs(harms["list_verbs"], irregular)
        self.body_verbs = _verbs(harms["body_verbs"], irregular)
        self.not_people = _nouns(harms["not_people"])
        self.not_harmed = frozenset(harms["not_harmed"])
        self.means = [
            (means, re.compile(r"\b(?:" + "|".join(
                sorted(map(re.escape, _means_forms(words, irregular)), key=len, reverse=True)) + r")\b"))
            for means, words in harms["means"].items()
        ]

    def _index(self, harm: Harm, words: dict[str, Any], irregular: dict[str, list[str]]) -> None:
        for pattern in ("passive", "subject", "loss"):
            for verb in words.get(pattern, []):
                for form in verb_forms(verb, irregular):
                    self.verbs.setdefault(form, Trigger(harm, pattern))
        for noun in words["noun"]:
            for form in noun_forms(noun):
                self.nouns.setdefault(form, Trigger(harm, "noun"))
        for noun in words.get("bodies", []):
            for form in {noun, *noun_forms(noun)}:
                self.nouns[form] = Trigger(harm, "body")
        for state in words["state"]:
            self.states.setdefault(state, harm)
        for kind in ("phrases", "done"):
            for phrase in words.get(kind, []):
                known = self.phrases.setdefault(phrase.split()[0], [])
                known.append((tuple(phrase.split()), harm, kind == "done"))


class CountWords:
    """Number words, vague words and hedges."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index counts.yaml."""
        counts = vocabulary["counts"]
        self.values: dict[str, int] = counts["words"]
        self.vague = {tuple(k.split()): v["low"] for k, v in counts["vague"].items()}
        self.hedges = sorted(
            ((tuple(p.split()), kind) for kind, ps in counts["hedges"].items() for p in ps),
            key=lambda item: -len(item[0]),
        )
        self.after = [(tuple(p.split()), kind) for kind, ps in counts["after"].items() for p in ps]
        # no count begins with any other word that has no digit
        self.openings = frozenset({
            "a", "an", "half", "between", "from", *self.values, *(phrase[0] for phrase, _ in self.hedges), *(phrase[0] for phrase in self.vague),
            *counts["none"],
        })
        self.not_counts = frozenset(counts["not_counts"])
        self.none = frozenset(counts["none"])
        self.changing = _verbs(vocabulary["harms"]["toll_verbs"], vocabulary["forms"])
        self.increments = frozenset(counts["increments"])
        self.bare_plural: int = counts["bare_plural"]


class VictimWords:
    """Nouns of persons and what they say about status, age and sex."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index victims.yaml."""
        victims = vocabulary["victims"]
        self.nouns: dict[str, dict[str, str]] = victims["nouns"]
        self.modifiers: dict[str, dict[str, str]] = victims["modifiers"]
        self.bodies_of_men: dict[str, list[str]] = victims["bodies_of_men"]
        self.identified = frozenset(victims["identified"])
        self.parts = re.compile(
            r"\b(?:" + "|".join(map(re.escape, sorted(victims["parts"], key=len, reverse=True))) + r")\b",
            re.IGNORECASE,
        )
        self.nationalities = frozenset(
            a for row in vocabulary["nations"].values() for a in row["adjectives"]
        )


class PolarityWords:
    """What takes a figure's plain truth away, and what it spans."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index polarity.yaml."""
        words = vocabulary["polarity"]
        self.hedged = _any_of(words["hedged"])
        self.forecast = _any_of(words["forecast"])
        self.hypothetical = _any_of(words["hypothetical"])
        self.denied = _any_of(words["denied"])
        self.denied_next = _any_of(words["denied_next"])
        self.corrected = _any_of(words["corrected"])
        self.running_total = _any_of(words["running_total"])
        self.daily_increment = _any_of(words["daily_increment"])


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


def _verbs(lemmas: list[str], irregular: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma, irregular))


def _nouns(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in {lemma, *noun_forms(lemma)})


def _means_forms(words: list[str], irregular: dict[str, list[str]]) -> set[str]:
    forms: set[str] = set()
    for word in words:
        forms |= {word, *noun_forms(word)}
        if " " not in word:
            forms |= verb_forms(word, irregular)
    return forms
