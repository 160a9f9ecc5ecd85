"""Which sentences can hold anything we read; decided by words alone, before any parsing.

>>> from firsthand.vocabulary import load_vocabulary
>>> gate = Gate(load_vocabulary("en"))
>>> gate.about_harm("Twelve people were killed."), gate.about_harm("The bank raised its rates.")
(True, False)
>>> gate.opens("The weather was fine."), gate.opens("The ministry denied it.")
(False, True)
"""

from __future__ import annotations

import re
from typing import Any

from firsthand.sentences.wording import Phrases
from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import noun_forms, verb_forms

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
_QUOTE = re.compile(r"[“”„«»\"‘]|''|``|(?:^|(?<=[\s(—–]))'(?=[^\W\d])")


class Gate:
    """Opens for a sentence when it holds a word that any later room looks for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Gather the words of harm, of speech and of naming, in all their forms."""
        irregular = vocabulary["forms"]
        self._about = _harm_forms(vocabulary["harms"], irregular)
        self._harm = self._about | _loss_forms(vocabulary["harms"], irregular)
        self._about |= {
            form for word in vocabulary["harms"]["about"] for form in noun_forms(word)
        }
        self._told = Phrases(sorted(_told(vocabulary["harms"], irregular)))
        self._lives = _lives_of(vocabulary["harms"], irregular)
        self._speech = _cue_forms(vocabulary["cues"], irregular)
        self._speech |= {*vocabulary["intents"]["willing"], *vocabulary["intents"]["unwilling"]}
        self._speech |= _phrase_openings(vocabulary["cues"]) - set(
            vocabulary["sentences"]["too_common"])
        self._naming = {
            form for verb in vocabulary["parties"]["naming"] for form in verb_forms(verb, irregular)
        } | set(vocabulary["parties"]["heads"])
        parts = vocabulary["victims"]["parts"]
        opening = vocabulary["sentences"]
        self._words = self._harm | self._speech | self._naming | set(opening["opening"])
        self._words |= _wound_forms(vocabulary["persons"], irregular)
        self._words |= {part for part in parts if " " not in part}
        people = vocabulary["victims"]["nouns"]
        self._people = {noun for noun, says in people.items() if says}
        self._people |= set(opening["opening_with_number"])
        self._numbers = set(vocabulary["counts"]["words"])

    def about_harm(self, text: str) -> bool:
        """Tell whether a report speaks of harm to people, or of what harms them, at all."""
        words = _WORD.findall(text.lower())
        return not self._about.isdisjoint(words) or (
            self._told.search(text) is not None  # "twelve lost their lives"
            or ("lives" in words and self._lives.search(text) is not None))

    def opens(self, sentence: str) -> bool:
        """Tell whether a sentence can hold a claim, a statement or a name."""
        # a colon at the end announces a quotation in the next sentence
        if _QUOTE.search(sentence) or sentence.endswith(":"):
            return True
        words = _WORD.findall(sentence.lower())
        if not self._words.isdisjoint(words):
            return True
        # "Of these, 311 were civilians" goes on counting without a word of harm
        return not self._people.isdisjoint(words) and (
            _DIGIT.search(sentence) is not None or not self._numbers.isdisjoint(words)
        )


def _harm_forms(harms: dict[str, Any], irregular: dict[str, list[str]]) -> set[str]:
    forms: set[str] = set()
    for words in harms.values():
        if isinstance(words, dict) and "passive" in words:
            for verb in [*words["passive"], *words["subject"], *words.get("struck", []),
                         *words.get("fought", [])]:
                forms |= verb_forms(verb, irregular)
            for noun in [*words["noun"], *words.get("bodies", [])]:
                forms |= noun_forms(noun)
            forms |= set(words["state"])
    return forms


def _loss_forms(harms: dict[str, Any], irregular: dict[str, list[str]]) -> set[str]:
    """Give words that are harm only in a report about harm: "lost", "took", "the figure"."""
    forms = {form for noun in harms["toll_nouns"] for form in noun_forms(noun)} | {
        "life", "lives", *harms["losses"]}
    for verb in harms["suffering"]:
        forms |= verb_forms(verb, irregular)
    for words in harms.values():
        if isinstance(words, dict) and "passive" in words:
            for verb in words.get("loss", []):
                forms |= verb_forms(verb, irregular)
            forms |= {phrase.split()[0] for phrase in words.get("phrases", [])}
            forms |= {_telling(phrase) for phrase in words.get("standing", [])}
            forms |= {*words.get("unknown_of", []), *words.get("fought_noun", [])}
            for phrase in words.get("done", []):
                forms |= verb_forms(phrase.split()[0], irregular)
    return forms


def _telling(phrase: str) -> str:
    """Give the word by which a phrase is found: the "heard" of "not been heard from"."""
    return next(w for w in reversed(phrase.split()) if w not in {"from", "since", "of", "again"})


def _told(harms: dict[str, Any], irregular: dict[str, list[str]]) -> set[str]:
    """Give phrases by which a report is about harm, though none of their words alone is."""
    phrases = set(harms["about_phrases"])
    for words in harms.values():
        if isinstance(words, dict) and "passive" in words:
            phrases |= {*words.get("phrases", []), *words.get("standing", [])}
            for phrase in words.get("done", []):
                first, *rest = phrase.split()
                told = " ".join(rest)
                phrases |= {f"{form} {told}" for form in verb_forms(first, irregular)}
                if len(rest) > 1:
                    phrases.add(told)  # "took twelve men into custody"
    return phrases


def _lives_of(harms: dict[str, Any], irregular: dict[str, list[str]]) -> re.Pattern[str]:
    """Find "cost twelve lives" and "lives were lost"."""
    forms = {form for verb in harms["killed"]["lives"] for form in verb_forms(verb, irregular)}
    verbs = "|".join(sorted(forms))
    return re.compile(rf"\b(?:{verbs})\b[^.]{{0,40}}\blives\b|\blives (?:\w+ ){{0,2}}lost\b", re.I)


def _wound_forms(persons: dict[str, Any], irregular: dict[str, list[str]]) -> set[str]:
    """Give words for wounds and care, which tell harm in a report that is about it."""
    nouns = {"condition", *persons["wounds"], *persons["deeds"], *persons["deaths"]}
    # being taken somewhere is care only where the place says so
    nouns |= {*persons["care_places"], *persons["care_kinds"], *persons["needed_alone"]}
    nouns |= ({*persons["ailments"]} - {"scene"}) | {*persons["broken"]}
    for verb in [*persons["hit"], *persons["naming"]]:
        nouns |= verb_forms(verb, irregular)
    return nouns | {"suicide", *persons["reflexive"], "life"}


def _cue_forms(cues: dict[str, Any], irregular: dict[str, list[str]]) -> set[str]:
    forms: set[str] = set()
    for patterns in cues["verbs"].values():
        for verbs in patterns.values():
            for verb in verbs:
                forms |= verb_forms(verb, irregular)
    for verb in cues["light_verbs"]:
        forms |= verb_forms(verb, irregular)
    for nouns in cues["nouns"].values():
        for noun in nouns:
            forms |= noun_forms(noun)
    # of "launched an inquiry" the noun is the rarer word
    forms |= {noun.split()[-1] for row in cues["performed"] for noun in row["nouns"]}
    forms |= {state for states in cues["states"].values() for state in states}
    return forms


def _phrase_openings(cues: dict[str, Any]) -> set[str]:
    phrases = [*cues["no_comment"], *cues["deny_knowledge"], *cues["attribution_phrases"]]
    return {phrase.split()[0] for phrase in phrases}
