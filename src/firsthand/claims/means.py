"""How harm was done: the weapon, the accident or the disaster that a sentence names.

>>> words = MeansWords({"rail": ["train + collide"], "drone": ["drone"]}, {})
>>> words.named("Two trains had collided.", frozenset({"two", "trains", "had", "collided"}))
'rail'
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.sentences import Phrases
from firsthand.vocabulary.forms import noun_forms, verb_forms

_APART = " + "
_AS_IT_STANDS = "="


class MeansWords:
    """Words and pairs of words by the means they name, the telling ones first."""

    def __init__(
        self, means: dict[str, list[str]], irregular: dict[str, list[str]],
        unused: Sequence[str] = (),
    ) -> None:
        """Index the means of harms.yaml in their order; ``unused`` speaks of weapons not used."""
        self._unused = Phrases(sorted(unused))
        self._means = [
            (name, Phrases(sorted(_together(words, irregular) or {name})),
             tuple(_apart(words, irregular)))
            for name, words in means.items()
        ]
        # most sentences hold the first word of no means or of one: only these are asked
        self._opened_by: dict[str, tuple[int, ...]] = {}
        for number, (_, phrases, pairs) in enumerate(self._means):
            for run in phrases.openings.union(*(one for one, _ in pairs)):
                self._opened_by[run] = (*self._opened_by.get(run, ()), number)

    def named(self, text: str, runs: frozenset[str]) -> str | None:
        """Give the first means, in the order of the vocabulary, that a sentence names."""
        if (found := self._unused.search(text, runs)) is not None:
            text = text[:found.start()] + text[found.end():]
        opened = {n for run in self._opened_by.keys() & runs for n in self._opened_by[run]}
        for number in sorted(opened):
            name, phrases, pairs = self._means[number]
            if phrases.search(text, runs) or any(
                not runs.isdisjoint(one) and not runs.isdisjoint(other) for one, other in pairs
            ):
                return name
        return None


def _together(words: list[str], irregular: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    for word in words:
        if _APART not in word:
            found |= _forms(word, irregular)
    return found


def _apart(
    words: list[str], irregular: dict[str, list[str]]
) -> list[tuple[frozenset[str], frozenset[str]]]:
    pairs = [word.split(_APART) for word in words if _APART in word]
    return [(frozenset({one, *noun_forms(one)}), frozenset(_forms(other, irregular)))
            for one, other in pairs]


def _forms(word: str, irregular: dict[str, list[str]]) -> set[str]:
    if word.startswith(_AS_IT_STANDS):
        return {word.removeprefix(_AS_IT_STANDS)}
    forms = {word, *noun_forms(word)}
    return forms if " " in word else forms | verb_forms(word, irregular)
