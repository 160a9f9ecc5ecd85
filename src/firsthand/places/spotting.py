"""Find the words of a text that may name a place, with every place they may mean.

Only the surface is read: capitalised words, what stands beside them, and the gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, WIDE, Gazetteer, Spot
from firsthand.places.wording import PlaceWords

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ɎḀ-ỿ"
_CAPITAL = re.compile(
    rf"(?<!\w)(?:[a-z]{{1,3}}[-'’])?[{_UPPER}]"
    rf"(?:\.(?:[A-Z]\.)+|(?:[^\W\d_]|['’ʻʼ‘`](?=[^\W\d_])|-(?=[^\W\d_]))*)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_BEGINS = re.compile(r"(?:^|[.!?:;\n]['’\"”)]*\s+|['\"“‘(\[]|\n|[-–—]\s)$")
_COMMA_NAME = re.compile(rf", [{_UPPER}]")
_LONGEST = 6
"""Words of the longest name that is looked up."""


class Word(NamedTuple):
    """A capitalised word without its possessive, and whether it begins a sentence."""

    start: int
    end: int
    text: str
    begins: bool


class Hit(NamedTuple):
    """Words that may name a place, and the places; none where only the wording says "place"."""

    start: int
    end: int
    spots: tuple[Spot, ...]
    settlement: bool = False
    """The words beside it say that it is a village, town or city."""
    part: bool = False
    """Only a part of it is meant: "northern", "the coast of"."""
    near: bool = False
    placed: bool = False
    """Words such as "in" stand before it."""
    person: bool = False
    """Words such as "said" stand after it."""
    single: bool = False


class Spotter:
    """Finds hits and the countries that adjectives speak of."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        """Take where names are looked up, and the words."""
        self.gazetteer = gazetteer
        self.words = words

    def spot(self, text: str) -> tuple[list[Hit], dict[str, int]]:
        """Give the hits in order, and how often each country's adjective or people is named."""
        hits: list[Hit] = []
        spoken: dict[str, int] = {}
        people: set[str] = set()
        chains = list(self._chains(text))
        for chain in chains:
            self._note_people(chain, people)
        for chain in chains:
            for word in chain:
                code = self.words.demonyms.get(word.text)
                if code:
                    spoken[code] = spoken.get(code, 0) + 1
                    hits += self._part_of_country(text, word, code)
            hits += self._read_chain(text, chain, people)
        return hits, spoken

    def _chains(self, text: str) -> Iterator[list[Word]]:
        """Yield runs of capitalised words that one name could be made of."""
        chain: list[Word] = []
        for found in _CAPITAL.finditer(text):
            start, word = found.start(), _POSSESSIVE.sub("", found[0])
            end = start + len(word)
            gap = text[chain[-1].end : start] if chain else ""
            if chain and not (gap == " " or self._joins(gap, chain[-1])):
                yield chain
                chain = []
            begins = not chain and _BEGINS.search(text[max(0, start - 4) : start]) is not None
            plain = word.lower() in self.words.ordinary and word not in self.words.titles
            if begins and plain:
                continue
            chain.append(Word(start, end, word, begins))
        if chain:
            yield chain

    def _joins(self, gap: str, before: Word) -> bool:
        if len(gap) > 9 or not gap.startswith((" ", ". ")):
            return False
        if gap == ". ":
            return before.text in ("St", "Ft", "Mt", "Ste", *self.words.titles)
        inner = gap.split()
        return gap.endswith(" ") and bool(inner) and all(w in self.words.particles for w in inner)

    def _note_people(self, chain: list[Word], people: set[str]) -> None:
        """Remember the family names of people named in full, with a title or a given name."""
        for n, word in enumerate(chain[:-1]):
            if word.text in self.words.given or word.text in self.words.titles:
                people.update(
                    later.text for later in chain[n + 1 : n + 3]
                    if later.text not in self.words.organisations
                )

    def _read_chain(self, text: str, chain: list[Word], people: set[str]) -> Iterator[Hit]:
        n = 0
        while n < len(chain):
            found = self._longest(text, chain, n)
            if found is None:
                unknown = self._unknown(text, chain, n)
                if unknown is not None:
                    yield unknown
                    break
                n += 1
                continue
            last, spots = found
            if self._is_place(text, chain, (n, last), spots, people):
                yield self._hit(text, chain, (n, last), spots)
            n = last + 1

    def _longest(
        self, text: str, chain: list[Word], first: int
    ) -> tuple[int, tuple[Spot, ...]] | None:
        if chain[first].text in self.words.demonyms:
            return None
        for last in range(min(first + _LONGEST, len(chain)) - 1, first - 1, -1):
            if last > first and len(text[chain[first].end : chain[last].start]) > 40:
                continue
            spots = self.gazetteer.called(text[chain[first].start : chain[last].end])
            if spots:
                return last, spots
        return None

    def _is_place(
        self, text: str, chain: list[Word], at: tuple[int, int], spots: tuple[Spot, ...],
        people: set[str],
    ) -> bool:
        """Tell a place from a person, an organisation and an ordinary word of the same name."""
        first, last = at
        word = chain[first]
        certain = spots[0].kind in (COUNTRY, WIDE)
        if self._ends_organisation(text, chain, last):
            return False
        before = chain[first - 1] if first else None
        if before is not None and text[before.end : word.start] not in (" ", ". "):
            before = None
        after = chain[last + 1] if last + 1 < len(chain) else None
        if after is not None and text[chain[last].end : after.start] != " ":
            after = None
        if before is not None and self._introduces_person(before):
            return False
        if first < last:
            return True
        if word.text in people or word.text in self.words.given:
            # "Jordan" and "Chad" are countries unless a family name follows.
            paired = text[word.end : word.end + 2] == ", " and word.text not in people
            return (certain or paired) and before is None and after is None
        if certain:
            return True
        if word.text.lower() in self.words.ordinary or len(word.text) < 3:
            return before is None and self._said_to_be_place(text, word)
        if before is not None and not self._leaves_place(before):
            return False
        state = spots[0].kind == ADMIN1 and not any(
            spot.kind == CITY and spot.population > 100_000 for spot in spots
        )
        return after is None or after.text.lower() in self.words.kinds or state

    def _said_to_be_place(self, text: str, word: Word) -> bool:
        """Tell "the town of Reading" and "in Nice, France" from reading and nice."""
        left = text[max(0, word.start - 24) : word.start]
        if self.words.settled_before.search(left):
            return True
        return bool(self.words.place_before.search(left) and _COMMA_NAME.match(text, word.end))

    def _introduces_person(self, before: Word) -> bool:
        return before.text in self.words.titles or before.text in self.words.given

    def _leaves_place(self, before: Word) -> bool:
        """Tell a word that may stand before a place from the first word of another name."""
        plain = before.text.lower()
        return (
            plain in self.words.directions or plain in self.words.ordinary
            or before.text in self.words.demonyms
        )

    def _ends_organisation(self, text: str, chain: list[Word], last: int) -> bool:
        """Tell whether the words that follow without a break are an organisation's."""
        for before, later in zip(chain[last:], chain[last + 1 :], strict=False):
            if text[before.end : later.start] != " ":
                return False
            if later.text in self.words.organisations:
                return True
        return False

    def _hit(
        self, text: str, chain: list[Word], at: tuple[int, int], spots: tuple[Spot, ...]
    ) -> Hit:
        first, last = at
        start, end = chain[first].start, chain[last].end
        left = text[max(0, start - 32) : start]
        settled = bool(self.words.settled_before.search(left))
        areas = self.words.areas_after.match(text, end)
        if areas or self.words.area_before.search(left):
            level = self.words.levels.get(areas[0].strip(" ,").lower(), 0) if areas else 0
            kinds = (level,) if level else (ADMIN1, ADMIN2)
            narrowed = [spot for spot in spots if spot.kind in kinds] or [
                spot for spot in spots if spot.kind in (ADMIN1, ADMIN2)]
            spots = tuple(narrowed) or spots
            if areas and areas[0][1:2].isupper():
                end = areas.end()
        elif settled or self.words.settled_after.match(text, end):
            settled = True
            spots = tuple(spot for spot in spots if spot.kind == CITY) or spots
        direction = self.words.direction_before.search(left)
        part = direction is not None and spots[0].kind in (ADMIN1, ADMIN2, COUNTRY)
        if part and direction is not None:
            start = start - len(left) + direction.start()
        near = bool(self.words.near_before.search(left))
        said = bool(self.words.place_before.search(left)) or settled or near
        person = bool(self.words.person_after.match(text, end))
        return Hit(start, end, spots, settled, part, near, said, person, first == last)

    def _part_of_country(self, text: str, word: Word, code: str) -> list[Hit]:
        """Read "the Syrian coast" as a part of the country."""
        found = self.words.part_after.match(text, word.end)
        country = self.gazetteer.country(code)
        if found is None or country is None:
            return []
        return [Hit(word.start, found.end(), (country,), False, True)]

    def _unknown(self, text: str, chain: list[Word], first: int) -> Hit | None:
        """Read "the village of X" and "X village" where the gazetteer has no X."""
        start, end = chain[first].start, chain[-1].end
        left = text[max(0, start - 90) : start]
        if chain[first].text in self.words.demonyms or len(chain) - first > 3:
            return None
        plain = chain[first].text.lower() in self.words.ordinary
        after = first == 0 and not plain and self.words.settlement_after.match(text, end)
        before = self.words.settled_before.search(left) or self.words.listed_before.search(left)
        return Hit(start, end, (), True) if before or after else None
