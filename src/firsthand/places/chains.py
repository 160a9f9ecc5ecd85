"""Runs of capitalised words that one name could be made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.places.wording import PlaceWords

UPPER = "A-ZÀ-ÖØ-ÞĀ-ɎḀ-ỿ"
_CAPITAL = re.compile(
    rf"(?<!\w)(?:[a-z]{{1,3}}[-'’])?[{UPPER}]"
    rf"(?:\.(?: ?[A-Z][a-z]?\.(?!\w))+|(?:[^\W\d_]|['’ʻʼ‘`](?=[^\W\d_])|-(?=[^\W\d_]))*)"
)
# "Homs's", and what apostrophes tie to words that are no names at all ("We're").
_POSSESSIVE = re.compile(r"['’](?:s|re|ve|ll|d|m|t)?$")
# The party of an American politician: "R-Charleston".
_PARTY = re.compile(r"[DRI]-(?=[A-Z][a-z])")
_BEGINS = re.compile(r"(?:^|[.!?:;\n]['’\"”)]*\s+|['\"“‘(\[]|\n|[-–—]\s)$")


class Word(NamedTuple):
    """A capitalised word without its possessive, and whether it begins a sentence."""

    start: int
    end: int
    text: str
    begins: bool


def find_chains(text: str, words: PlaceWords) -> Iterator[list[Word]]:
    """Yield the runs in order; an ordinary word that begins a sentence begins no name."""
    chain: list[Word] = []
    for found in _CAPITAL.finditer(text):
        start, word = found.start(), _POSSESSIVE.sub("", found[0])
        party = _PARTY.match(word)
        if party:
            start, word = start + party.end(), word[party.end():]
        word = words.tails.sub("", word)
        end = start + len(word)
        gap = text[chain[-1].end : start] if chain else ""
        if chain and not (gap == " " or _joins(gap, chain[-1], words)):
            yield chain
            chain = []
        begins = not chain and _BEGINS.search(text[max(0, start - 4) : start]) is not None
        plain = word.lower() in words.ordinary and word not in words.titles
        if begins and plain:
            continue
        chain.append(Word(start, end, word, begins))
    if chain:
        yield chain


def _joins(gap: str, before: Word, words: PlaceWords) -> bool:
    if len(gap) > 9 or not gap.startswith((" ", ". ")):
        return False
    if gap == ". ":
        return before.text in ("St", "Ft", "Mt", "Ste", *words.titles)
    inner = gap.split()
    return gap.endswith(" ") and bool(inner) and all(word in words.particles for word in inner)
