"""The forms of a word that the vocabulary names by its lemma.

>>> sorted(verb_forms("kill", {}))
['kill', 'killed', 'killing', 'kills']
>>> sorted(verb_forms("die", {"die": ["dies", "died", "dying"]}))
['die', 'died', 'dies', 'dying']
>>> sorted(noun_forms("casualty"))
['casualties', 'casualty']
"""

from __future__ import annotations

_VOWELS = "aeiou"


def verb_forms(lemma: str, irregular: dict[str, list[str]]) -> set[str]:
    """Give every form of a verb: the irregular ones where they are listed, else by rule."""
    if lemma in irregular:
        return {lemma, *irregular[lemma]}
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    hissing = lemma.endswith(("s", "sh", "ch", "x", "z"))
    return {lemma, lemma + ("es" if hissing else "s"), lemma + "ed", lemma + "ing"}


def noun_forms(lemma: str) -> set[str]:
    """Give a noun's singular and plural."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {lemma, lemma[:-1] + "ies"}
    if lemma.endswith(("s", "sh", "ch", "x")):
        return {lemma, lemma + "es"}
    return {lemma, lemma + "s"}


def every_verb(lemmas: list[str], irregular: dict[str, list[str]]) -> frozenset[str]:
    """Give every form of several verbs."""
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma, irregular))


def every_noun(lemmas: list[str]) -> frozenset[str]:
    """Give the singulars and plurals of several nouns, each as it stands too."""
    return frozenset(form for lemma in lemmas for form in {lemma, *noun_forms(lemma)})
