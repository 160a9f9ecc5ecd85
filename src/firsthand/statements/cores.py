"""The core of a noun phrase: up to its head, without its article, with what belongs to the name."""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.phrases import Phrase

_DETERMINERS = ("the ", "The ", "a ", "A ", "an ", "An ", "both ", "Both ", "its ", "Its ")
_OF_A_NAME = {"of", "for", "at", "in"}
_CLAUSES = {"WDT", "WP", "VBG", "VBN", "VBD", "VBZ", "VBP"}


def core_of(phrase: Phrase) -> str:
    """Give the phrase up to its head, with an "of" or "for" that belongs to the name."""
    doc, last = phrase.doc, phrase.head.i
    for token in doc[phrase.head.i + 1:phrase.last + 1]:
        if token.tag in _CLAUSES or token.is_punct or (
            token.tag == "IN" and token.lower not in _OF_A_NAME
        ):
            break
        last = token.i
    return doc.words(phrase.first, last)


def undetermined(words: str) -> str:
    """Take the articles away: "the ministry", "both the army"."""
    for article in _DETERMINERS:
        if words.startswith(article):
            return undetermined(words[len(article):])
    return words


def is_definite(core: str) -> bool:
    """Tell "the group" from "a group"."""
    return core[:4].lower() == "the "


def role_before(core: str, person: str) -> str | None:
    """Give what stands before a person's name in a phrase."""
    at = core.find(person)
    role = undetermined(core[:at].strip()) if at > 0 else ""
    return role or None


def with_particle(phrase: Phrase, articles: frozenset[str]) -> Phrase:
    """Take in what a parser cuts off after an article of a name: "Ibrahim al-Masri"."""
    doc, last = phrase.doc, phrase.last
    ahead = [t.text for t in doc[last + 1:last + 4]]
    if ahead[:1] == ["-"] and doc[last].lower in articles and len(ahead) > 1:
        last += 2
    elif len(ahead) == 3 and ahead[0].lower() in articles and ahead[1] == "-":
        last += 3
    if last == phrase.last or not doc[last].text[:1].isupper():
        return phrase
    return Phrase(doc[last], phrase.first, last)


def maker_of(paper: Token) -> Token | None:
    """Find who made a paper that speaks: "an investigation by X"."""
    for child in paper.children:
        if child.lower in {"by", "from"}:
            return next((c for c in child.children if c.dep == "pobj" and c.tag[:2] == "NN"), None)
    return None
