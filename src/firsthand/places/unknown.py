"""Names that only the words beside them call places: "the village of X", "X neighbourhood"."""

from __future__ import annotations

from firsthand.places.chains import Word
from firsthand.places.likeness import Likeness
from firsthand.places.wording import PlaceWords

_LEADING_ON = frozenset({"on", "and", "upon"})
_WORDS = 3  # of the longest name that is believed without a gazetteer


class UnknownNames:
    """Finds names of places that the gazetteer need not know."""

    def __init__(self, words: PlaceWords, likeness: Likeness) -> None:
        """Take the words."""
        self._words, self._likeness = words, likeness

    def name_at(self, text: str, chain: list[Word], first: int) -> tuple[int, int] | None:
        """Give where the name ends that begins here: "the village of X", "X village"."""
        words, chain = self._words, _unbroken(text, chain, first)
        start, end = chain[first].start, chain[-1].end
        left = text[max(0, start - 90) : start]
        if chain[first].text in words.demonyms or len(chain) - first > _WORDS:
            return None
        if any(pattern.search(left) for pattern in (
            words.settled_before, words.listed_before, words.area_before, words.locality_before)
        ):
            return start, end
        if first or all(map(self._is_plain, chain)) or self._is_people(chain[-1]):
            return None
        around = words.area_around.search(left) and words.area_after.match(text, end)
        return (start, end) if around or words.settlement_after.match(text, end) else None

    def is_town_part(self, text: str, at: tuple[int, int]) -> bool:
        """Tell "the sector of X" and "the X neighbourhood"."""
        left = text[max(0, at[0] - 32) : at[0]]
        return self._words.town_part_before.search(left) is not None or (
            self._words.town_part_after.match(text, at[1]) is not None)

    def goes_on(self, text: str, chain: list[Word], at: tuple[int, int]) -> bool:
        """Tell "the village of Tell X", of which the gazetteer knows some other Tell alone."""
        first, last = at
        left = text[max(0, chain[first].start - 32) : chain[first].start]
        if last + 1 == len(chain) or not (
            self._words.settled_before.search(left) or self._words.locality_before.search(left)
        ):
            return False
        after = chain[last + 1]
        return text[chain[last].end : after.start] == " " and not (
            after.text.lower() in self._words.ordinary or self._likeness.follows_place(after))

    def _is_plain(self, word: Word) -> bool:
        plain = word.text.lower()
        return plain in self._words.ordinary or plain in self._words.directions or (
            self._is_people(word))

    def _is_people(self, word: Word) -> bool:
        return word.text in self._words.peoples or word.text in self._words.demonyms


def _unbroken(text: str, chain: list[Word], first: int) -> list[Word]:
    """Cut "Karm al-X on Sunday" before the words that lead on to something else."""
    for n in range(first, len(chain) - 1):
        gap = text[chain[n].end : chain[n + 1].start].split()
        if not _LEADING_ON.isdisjoint(gap):
            return chain[: n + 1]
    return chain
