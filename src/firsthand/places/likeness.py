"""Tell a place from a person, an organisation and an ordinary word of the same name."""

from __future__ import annotations

import re

from firsthand.places.chains import UPPER, Word
from firsthand.places.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, WIDE, Gazetteer, Spot
from firsthand.places.wording import PlaceWords

_COMMA_NAME = re.compile(rf", ([{UPPER}]\w+(?: [{UPPER}]\w+)?)")
_DATELINE = re.compile(r",[^.\n]{2,30} (?:[-–—]|\()|(?: ?:| [-–—]| \()")


class Likeness:
    """Decides by what stands beside a name."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        """Take where names are looked up, and the words."""
        self.gazetteer = gazetteer
        self.words = words

    def is_place(
        self, text: str, chain: list[Word], at: tuple[int, int], spots: tuple[Spot, ...],
        people: set[str],
    ) -> bool:
        """Tell a place from a person, an organisation and an ordinary word of the same name."""
        first, last = at
        if self._ends_organisation(text, chain, last):
            return False
        before = chain[first - 1] if first else None
        if before is not None and text[before.end : chain[first].start] not in (" ", ". "):
            before = None
        if before is not None and self._introduces_person(before):
            return False
        if first < last:
            plain = all(self._is_plain(inner) for inner in chain[first : last + 1])
            return not plain or spots[0].kind not in (CITY, ADMIN2)
        after = chain[last + 1] if last + 1 < len(chain) else None
        if after is not None and text[chain[last].end : after.start] != " ":
            after = None
        return self._is_one_word(text, chain[first], (before, after), spots, people)

    def _is_one_word(
        self, text: str, word: Word, beside: tuple[Word | None, Word | None],
        spots: tuple[Spot, ...], people: set[str],
    ) -> bool:
        """Tell a place of one word from a person and an ordinary word."""
        before, after = beside
        certain = spots[0].kind in (COUNTRY, WIDE)
        if word.text in people or word.text in self.words.given:
            # "Jordan" and "Chad" are countries unless a family name follows.
            paired = text[word.end : word.end + 2] == ", " and word.text not in people
            return (certain or paired) and before is None and after is None
        if certain:
            return True
        if word.text in self.words.bodies or word.text in self.words.organisations:
            return False
        if word.text.isupper() and len(word.text) < 6 and not is_headed(text, word):
            return False  # "NGO", "SWAT"
        if word.text.lower() in self.words.ordinary or len(word.text) < 3:
            return before is None and self._said_to_be_place(text, word)
        if before is not None and not self._leaves_place(before):
            return False
        return after is None or self.follows_place(after) or (
            spots[0].kind == ADMIN1 and not any(
                spot.kind == CITY and spot.population > 100_000 for spot in spots))

    def follows_place(self, after: Word) -> bool:
        """Tell "Homs Province", "Homs Mayor" and "Homs Police" from a longer name."""
        return (
            after.text.lower() in self.words.kinds or after.text in self.words.titles
            or after.text in self.words.bodies
        )

    def _is_plain(self, word: Word) -> bool:
        return word.text.lower() in self.words.ordinary and word.text not in self.words.kinds

    def _said_to_be_place(self, text: str, word: Word) -> bool:
        """Tell "the town of Reading" and "in Nice, France" from reading and nice."""
        left = text[max(0, word.start - 24) : word.start]
        if self.words.settled_before.search(left):
            return True
        area = _COMMA_NAME.match(text, word.end)
        if area is None or not self.words.place_before.search(left):
            return False
        short = self.words.short_areas.get(area[1]) or self.words.short_areas.get(f"{area[1]}.")
        spots = self.gazetteer.called(short or area[1])
        return any(spot.kind in (ADMIN1, COUNTRY) for spot in spots)

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
            if text[before.end : later.start] != " " or later.text in self.words.bodies:
                return False
            if later.text in self.words.organisations:
                return True
        return False


def is_headed(text: str, word: Word) -> bool:
    """Tell a dateline: capitals at the beginning of a line, then a dash, a colon or brackets."""
    if not word.text.isupper():
        return False
    line = text[text.rfind("\n", 0, word.start) + 1 : word.start]
    return line.upper() == line and bool(_DATELINE.match(text, word.end))
