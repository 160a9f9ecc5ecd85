"""Find the words of a text that may name a place, with every place they may mean.

Only the surface is read: capitalised words, what stands beside them, and the gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.places.chains import UPPER, Word, find_chains
from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, PART, Gazetteer, Spot
from firsthand.places.likeness import Likeness, is_headed
from firsthand.places.unknown import UnknownNames
from firsthand.places.wording import PlaceWords

_LABEL = re.compile(rf"\[([{UPPER}][\w'’-]+)(?:, [a-z]+)?\] ")
"""Who speaks next, in the written record of an interview."""
_INITIAL = re.compile(rf"[{UPPER}]\w+ [{UPPER}]\. ([{UPPER}][\w'’-]+)")
"""A name with a middle letter is somebody's."""
_BETWEEN = re.compile(r"\b[Bb]etween (?:the )?$")
_LONGEST = 6
"""Words of the longest name that is looked up."""


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
    level: int = 0
    """The level that is written beside it ("district"), where no such area is known."""
    of_town: bool = False
    """The words beside it say that it is a part of a town."""


class _Meant(NamedTuple):
    """The places that the words beside a name leave, and the level that none of them has."""

    end: int
    spots: tuple[Spot, ...]
    settled: bool
    lacking: int


class Spotter:
    """Finds hits and the countries that adjectives speak of."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        """Take where names are looked up, and the words."""
        self.gazetteer = gazetteer
        self.words = words
        self.likeness = Likeness(gazetteer, words)
        self.unknown = UnknownNames(words, self.likeness)

    def spot(self, text: str) -> tuple[list[Hit], dict[str, int]]:
        """Give the hits in order, and how often each country's adjective or people is named."""
        hits: list[Hit] = []
        spoken: dict[str, int] = {}
        people = {*_INITIAL.findall(text), *_LABEL.findall(text)}
        chains = list(find_chains(text, self.words))
        for chain in chains:
            self._note_people(text, chain, people)
        for chain in chains:
            for word in chain:
                code = self.words.demonyms.get(word.text)
                if code:
                    spoken[code] = spoken.get(code, 0) + 1
                    hits += self._part_of_country(text, word, code)
            hits += self._read_chain(text, chain, people)
        return hits, spoken

    def _note_people(self, text: str, chain: list[Word], people: set[str]) -> None:
        """Remember the family names of people named in full, with a title or a given name."""
        for n, word in enumerate(chain[:-1]):
            if word.text not in self.words.given and word.text not in self.words.titles:
                continue
            for before, later in zip(chain[n : n + 2], chain[n + 1 : n + 3], strict=False):
                if text[before.end : later.start] not in (" ", ". "):
                    break  # "John Bell of the Homs Police"
                if later.text not in self.words.organisations:
                    people.add(later.text)

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
            longer = self.unknown.goes_on(text, chain, (n, last))
            whole = self._unknown(text, chain, n) if longer else None
            if whole is not None:
                yield whole
                break
            if spots and self.likeness.is_place(text, chain, (n, last), spots, people):
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
            name = text[chain[first].start : chain[last].end]
            spots = self.gazetteer.called(name)
            if "." in name and name in self.words.short_areas:  # "N.Y."
                spots = self.gazetteer.area(self.words.short_areas[name]) or spots
            elif spots and name.isupper() and len(name) < 5 and spots[0].kind == COUNTRY:
                spots = spots[:1]  # "US" is no village
            if spots or name in self.words.never:
                return last, () if name in self.words.never else spots
        return None

    def _hit(
        self, text: str, chain: list[Word], at: tuple[int, int], spots: tuple[Spot, ...]
    ) -> Hit:
        first, last = at
        start, end = chain[first].start, chain[last].end
        left = text[max(0, start - 32) : start]
        meant = self._narrowed(text, left, end, spots)
        spots, settled = meant.spots, meant.settled
        direction = self.words.direction_before.search(left)
        part = direction is not None and spots[:1] != () and spots[0].kind in (
            ADMIN1, ADMIN2, COUNTRY) and not (
            direction[0].strip().lower() == "central" and any(s.kind == CITY for s in spots))
        if part and direction is not None:
            start = start - len(left) + direction.start()
        border = self.words.border_after.match(text, end)
        if border and spots and spots[0].kind == COUNTRY:
            part, meant = True, meant._replace(end=border.end())
        near = bool(
            self.words.near_before.search(left) or self.words.near_after.match(text, end)
            or self._is_between(text, chain, at))
        said = settled or near or self._said_to_be_place(text, left, chain, last)
        person = bool(self.words.person_after.match(text, end)) or (
            chain[first].text in self.words.surnames and not said)
        return Hit(start, meant.end, spots, settled, part, near, said, person, first == last,
                   meant.lacking, self.unknown.is_town_part(text, (start, end)))

    def _narrowed(self, text: str, left: str, end: int, spots: tuple[Spot, ...]) -> _Meant:
        """Keep the places of the level that the words beside a name speak of."""
        areas = self.words.areas_after.match(text, end)
        listed = self.words.areas_listed_after.match(text, end)
        if self.words.features_after.match(text, end):
            spots = tuple(spot for spot in spots if spot.kind in (ADMIN1, ADMIN2, PART))
        if areas or listed or self.words.area_before.search(left):
            level = self.words.levels.get(areas[0].strip(" ,").lower(), 0) if areas else 0
            kinds = (level,) if level else (ADMIN1, ADMIN2)
            narrowed = [spot for spot in spots if spot.kind in kinds] or [
                spot for spot in spots if spot.kind in (ADMIN1, ADMIN2)]
            if areas and areas[0][1:2].isupper():
                end = areas.end()
            return _Meant(end, tuple(narrowed) or spots, not spots[:1] or not narrowed,
                          0 if narrowed else level)
        if any(pattern.search(left) for pattern in (
            self.words.settled_before, self.words.locality_before)) or (
            self.words.settled_after.match(text, end)
        ):
            cities = tuple(spot for spot in spots if spot.kind == CITY)
            return _Meant(end, cities or spots, True, 0)
        return _Meant(end, spots, False, 0)

    def _said_to_be_place(self, text: str, left: str, chain: list[Word], last: int) -> bool:
        """Tell "in X", "X police", "X-based", "X Mayor" and a dateline."""
        end = chain[last].end
        if self.words.place_before.search(left) or self.words.place_after.match(text, end):
            return True
        if self.words.tails.match(text, end) or is_headed(text, chain[last]):
            return True
        return last + 1 < len(chain) and text[end : chain[last + 1].start] == " " and (
            self.likeness.follows_place(chain[last + 1]))

    def _is_between(self, text: str, chain: list[Word], at: tuple[int, int]) -> bool:
        """Read "between X and Y", for X and for Y."""
        start, end = chain[at[0]].start, chain[at[1]].end
        if self.words.between_before.search(text[max(0, start - 60) : start]):
            return True
        left = text[max(0, start - 12) : start]
        return bool(_BETWEEN.search(left) and self.words.between_after.match(text, end))

    def _part_of_country(self, text: str, word: Word, code: str) -> list[Hit]:
        """Read "the Syrian coast" as a part of the country."""
        found = self.words.part_after.match(text, word.end)
        country = self.gazetteer.country(code)
        if found is None or country is None:
            return []
        return [Hit(word.start, found.end(), (country,), False, True)]

    def _unknown(self, text: str, chain: list[Word], first: int) -> Hit | None:
        """Read "the village of X" and "X village" where the gazetteer has no X."""
        at = self.unknown.name_at(text, chain, first)
        if at is None:
            return None
        return Hit(*at, (), True, of_town=self.unknown.is_town_part(text, at))
