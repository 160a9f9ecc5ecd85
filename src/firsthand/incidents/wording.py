"""What a telling says in words that few others say: names first, then any word that is no
ordinary word of such reports.

How much a word weighs is fixed by what it is and not by the other reports, so that another
report never changes how alike two are. What stands in the vocabularies ("shot", "police",
"Tuesday") is what every such report says and weighs little; a name weighs most.

>>> from firsthand.vocabulary import load_vocabulary
>>> weigher = Weigher(load_vocabulary("en"))
>>> told = weigher.weigh("A gunman killed Ada Odran near the Kesra brewery.")
>>> sorted(word for word in told if told[word] > 0.4)
['ada', 'kesra', 'odran']
>>> likeness(told, weigher.weigh("Odran was shot outside a brewery in Kesra.")) > 0.4
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import log, sqrt
from typing import Any

import Stemmer  # type: ignore[import-not-found,import-untyped,unused-ignore]

from firsthand.record import Claim, Reading
from firsthand.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LEAD = 400  # characters of a report's beginning that say what it is about
_LINK = "http"


class Weigher:
    """How much each word says about which incident is told of."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Gather what every report of harm may say, from all vocabularies but those of names."""
        words = vocabulary["incidents"]["wording"]
        self._stem = Stemmer.Stemmer("english").stemWord
        self._silent = frozenset(words["silent"])
        self._weights: Mapping[str, float] = words["weights"]
        self._nations = self._stems(vocabulary["nations"])
        self._ordinary = self._nations.union(*(
            self._stems(content)
            for file, content in vocabulary.files.items() if file not in words["of_names"]))

    def weigh(self, text: str, places: Iterable[str] = ()) -> dict[str, float]:
        """Give the stems of a text with their weights, as a vector of length one.

        The names of ``places`` weigh as other words do: where it was is evidence of its own.
        """
        where = frozenset(self._stem(w.lower()) for name in places for w in _WORD.findall(name))
        times: dict[str, int] = {}
        capital: dict[str, int] = {}
        for found in _WORD.finditer(text):
            word = found.group().replace("’", "'").removesuffix("'s")
            if len(word) < 2 or word.startswith(_LINK):
                continue
            stem = self._stem(word.lower())
            times[stem] = times.get(stem, 0) + 1
            capital[stem] = capital.get(stem, 0) + word[0].isupper()
        out = {
            stem: (1 + log(n)) * self._weight(stem, 2 * capital[stem] > n and stem not in where)
            for stem, n in times.items() if stem not in self._silent
        }
        length = sqrt(sum(weight * weight for weight in out.values()))
        return {stem: weight / length for stem, weight in out.items()}

    def names_something(self, stem: str) -> bool:
        """Tell whether a stem is more than an ordinary word of such reports."""
        return stem not in self._ordinary

    def _stems(self, content: Any) -> frozenset[str]:
        return frozenset(
            self._stem(word.lower())
            for phrase in _phrases(content) for word in _WORD.findall(phrase))

    def _weight(self, stem: str, named: bool) -> float:
        if stem in self._nations:
            return self._weights["nation"]
        weight = self._weights["ordinary" if stem in self._ordinary else "other"]
        if named:
            return weight * self._weights["named"]
        return weight * self._weights["figure"] if stem[0].isdigit() else weight


def likeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Give how alike two tellings are in their words: 0 nothing shared, 1 the same words."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[stem] for stem, weight in left.items() if stem in right)


def words_of(reading: Reading, claims: Iterable[Claim]) -> str:
    """Give the words that say what a report is about: headline, lead and sentences of harm.

    The headline counts twice: what a page puts above everything is what it is about.
    """
    report = reading.report
    at = sorted({(c.sentence.start, c.sentence.end) for c in claims
                 if c.sentence.field == "text" and c.sentence.start >= _LEAD})
    told = [report.headline or "", report.headline or "", report.text[:_LEAD]]
    return "\n".join([*told, *(report.text[start:end] for start, end in at)])


def _phrases(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for key, value in content.items():
            yield from _phrases(key)
            yield from _phrases(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from _phrases(value)
