"""One person in a sentence: "a man", "the 26-year-old", "he", "Ilmo Tarn, 41", "the other"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from firsthand.claims.counts import Amount
from firsthand.claims.harmed import Harmed
from firsthand.claims.lexicon import Lexica
from firsthand.sentences import Parse, Token

Kind = Literal["new", "known", "name", "pronoun", "one"]

_AGE_BEFORE = re.compile(r"\b(\d{1,3})[- ](?:year|yr|month|week)s?[- ]old\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r"^,? ?(?:\(|aged? |who was )?(\d{1,3})(?:\)|,|\.|;|$| and\b| of\b)")
_MONTHS = re.compile(r"\b\d{1,3}[- ](?:month|week|day)s?[- ]old\b", re.IGNORECASE)
_DEFINITE = {"the", "this", "that", "his", "her", "their", "its", "my", "our"}
_BODILY = {"killed", "injured", "abducted", "missing"}
_HELD = {"detained", "captured"}
_ALONE = {"nsubj", "nsubjpass", "dobj", "conj"}
_LONGEST_NAME = 9  # words before the last, an age among them
_OLDEST = 110


class Mention(NamedTuple):
    """How somebody is told of: ``noun`` in lower case, ``name`` as written, the age in years."""

    kind: Kind
    noun: str
    name: str | None
    sex: str | None
    age: int | None
    other: bool
    status: str


def one_person(told: Token, harmed: Harmed, words: Lexica) -> Amount | None:
    """Count one person told of by a name, a pronoun or a definite noun; None for anything else."""
    if told.i == harmed.word.i or not _happened(harmed, words):
        return None
    if harmed.harm not in _BODILY and (harmed.harm not in _HELD or kind_of(told, words) != "new"):
        return None  # nobody tells whether "he" who was detained was told of before
    if harmed.pattern == "loss" or harmed.word.dep == "amod":
        return None  # "a widow who lost her brother", "a dead man" in a saying
    kind = kind_of(told, words)
    if kind is None or (kind == "pronoun" and harmed.harm == "missing"):
        return None  # "he never came back" is said of the dead as well
    first = told if told.tag == "PRP" or told.dep == "poss" else _phrase_start(told)
    return Amount(first.i, told.i, 1, 1, 1, 1, "exact")


def kind_of(told: Token, words: Lexica) -> Kind | None:
    """Tell how one person is told of; None where it is no single person."""
    persons = words.persons
    if told.tag in {"PRP", "PRP$"}:
        return "pronoun" if told.lower in persons.pronouns else None
    if told.tag == "NNP" and told.lower not in words.victims.nouns:
        return "name" if _is_name(told, words) else None
    if told.tag == "CD":
        return "one" if told.lower == "one" else None
    determiner = _determiner(told)
    if told.lower in persons.other and told.dep in _ALONE:
        if told.lower == "another" or determiner in {"a", "an"}:
            return "new"
        return "known" if determiner in _DEFINITE else None
    if not _is_one(told, words):
        return None
    if determiner in {"a", "an", "another", "one"}:
        return "new"
    if determiner in _DEFINITE or any(c.dep == "poss" for c in told.children):
        return "known"
    return "new" if not determiner and told.tag in {"NN", "NNP"} else None


def mention_of(told: Token, words: Lexica) -> Mention | None:
    """Describe one person from the words around the noun."""
    kind = kind_of(told, words)
    if kind is None:
        return None
    doc, first = told.doc, _phrase_start(told)
    phrase = doc.words(first.i, told.i) if kind != "pronoun" else ""
    said = {**words.victims.nouns.get(told.lower, {})}
    near = {t.lower for t in doc[first.i:told.i + 1]}
    for word in near:
        for key, value in words.victims.modifiers.get(word, {}).items():
            said.setdefault(key, value)
    sex = words.persons.pronouns.get(told.lower) or said.get("sex")
    return Mention(
        kind, told.lower, _name_at(told, kind, words), sex, _age(doc, told, phrase),
        not near.isdisjoint(words.persons.other), said.get("status", "unstated"),
    )


def _phrase_start(told: Token) -> Token:
    """Give the first token of the noun's own phrase, without clauses before it."""
    first = told
    while first.i and (before := told.doc[first.i - 1]) and before.i >= told.left_edge.i and (
        not before.is_punct or before.text in {"-", "–", "."}
    ) and before.tag not in {"VBD", "VBZ", "IN", "CC"}:
        first = before
    return first


def _determiner(told: Token) -> str:
    kids = [c for c in told.children if c.dep in {"det", "predet", "nummod"} and c.i < told.i]
    known = [c.lower for c in kids if c.lower in {*_DEFINITE, "a", "an", "another", "one", "no"}]
    return known[0] if known else (kids[0].lower if kids else "")


def _is_one(told: Token, words: Lexica) -> bool:
    if told.lower == "old":
        return bool(_AGE_BEFORE.search(told.doc.words(_phrase_start(told).i, told.i)))
    return told.tag in {"NN", "NNP", "JJ"} and told.lower not in words.persons.many and (
        told.lower in words.victims.nouns)


def _is_name(told: Token, words: Lexica) -> bool:
    """Tell a person's name from other names: capitals, not all of a long headline, no plural."""
    text = told.text
    if told.i + 1 < len(told.doc) and told.nbor().tag == "CD":
        return False  # "May 8", "Highway 12"
    if not text[:1].isupper() or (text.isupper() and len(text) > 3) or len(text) < 2:
        return False
    if _phrase_start(told).lower in words.persons.where:
        return False
    if any(c.dep == "det" or c.lower in words.persons.care_places for c in told.children):
        return False
    if told.i - _phrase_start(told).i > _LONGEST_NAME or (
        told.lower in words.persons.not_names or told.lower in words.persons.deaths
    ):
        return False
    return told.lower not in words.harms.not_people and told.lower not in words.harms.triggers


def with_age(name: str | None, age: int | None) -> tuple[str, ...]:
    """Write a name with the age that stands beside it: "Ilmo Tarn, 41"."""
    return () if not name else (name if age is None else f"{name}, {age}",)


def _name_at(told: Token, kind: Kind, words: Lexica) -> str | None:
    """Give the name itself, or one that stands beside the noun: "a man, Ilmo Tarn"."""
    if kind == "name":
        return _written(told, words)
    beside = next((c for c in told.children if c.dep == "appos" and c.tag == "NNP"), None)
    return _written(beside, words) if beside is not None and kind != "pronoun" else None


def _written(name: Token, words: Lexica) -> str:
    """Give a name without the office or rank before it: "Judge Elias Monte"."""
    first = name.i
    while first and name.doc[first - 1].tag == "NNP" and name.doc[first - 1].dep == "compound":
        first -= 1
    called = words.victims.nouns.keys() | words.persons.ranks
    while first < name.i and (
        name.doc[first].lower in called or name.doc[first].text in words.persons.titles
    ):
        first += 1
    return name.doc.words(first, name.i)


def _age(doc: Parse, told: Token, phrase: str) -> int | None:
    found = _AGE_BEFORE.search(phrase)
    if found and _MONTHS.search(phrase):
        return 0
    last = told
    beside = next((c for c in told.children if c.dep == "appos" and c.tag == "NNP"), None)
    last = beside if beside is not None and beside.i > told.i else told
    found = found or _AGE_AFTER.match(doc.text[last.idx + len(last):])
    if found is None and last is not told:
        found = _AGE_AFTER.match(doc.text[told.idx + len(told):])
    return int(found[1]) if found and int(found[1]) <= _OLDEST else None


def _happened(harmed: Harmed, words: Lexica) -> bool:
    """Tell a deed from one that was only tried, asked about or denied."""
    word, persons = harmed.word, words.persons
    if word.tag[:1] != "V":
        return not any(c.lower in persons.attempts for c in word.children)
    if word.tag == "VB" or word.head.lower in persons.trying:
        return False
    above = [word, *word.ancestors][:3]
    kids = [c for token in above[:1] for c in token.children]
    if any(t.lower in persons.trying for t in above[1:2] if word.dep in {"xcomp", "pcomp"}):
        return False
    return not any(c.dep == "neg" or c.lower in persons.unreal for c in kids)
