"""The words for deeds, in the forms that say they were done.

>>> from firsthand.vocabulary import load_vocabulary
>>> deeds = DeedWords(load_vocabulary("en")["incidents"])
>>> [(deed.kind, deed.words) for deed in deeds.told_in("A bomb exploded near the bridge.")]
[('bombing', 'exploded')]
>>> list(deeds.told_in("They threatened to attack the town. The mayor fears a raid."))
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from firsthand.sentences import Phrases, runs_of
from firsthand.vocabulary.forms import noun_forms

# No deed is told across a mark: what stands between two is asked before the pattern is tried.
_STRETCH = re.compile(r"[^.,;:!?()\"“”]+")
_REACH = 4  # words before a deed in which something can say that it was not done


class DeedWord(NamedTuple):
    """A deed in a text: its kind (none for "it happened"), its words and where they stand."""

    kind: str
    words: str
    start: int
    end: int


class DeedWords:
    """The words for deeds, by the kind of incident they make."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Index the deeds of incidents.yaml."""
        self._kinds = {
            form: kind for kind, told in reversed(words["deeds"].items())
            for form in (*told["past"], *(f for noun in told["nouns"] for f in noun_forms(noun)))
        }
        past = {form for told in words["deeds"].values() for form in told["past"]}
        nouns = {noun for told in words["deeds"].values() for noun in told["nouns"]}
        many = {max(noun_forms(noun), key=len) for noun in nouns}
        self._opening = Phrases(sorted(past | nouns | many | set(words["happening"]["past"])))
        several = "|".join(words["several"])
        self._pattern = re.compile(
            rf"\b(?P<past>{_any(past)})\b"
            rf"|\b(?:an?|the|this|that|another|[\w-]+['’]s)\s(?:(?!who|which|that|to)[\w-]+\s){{0,2}}?"
            rf"(?P<noun>{_any(nouns)})\b(?![-’'])"
            rf"|\b(?:{'|'.join(words['happening']['subjects'])})\s"
            rf"(?P<happening>{'|'.join(words['happening']['past'])})\b"
            rf"|\b(?:{several}|\d+)\s(?:[\w-]+\s){{0,2}}?(?P<nouns>{_any(many)})\b",
            re.IGNORECASE)
        self._undone = frozenset(words["undone"])

    def told_in(self, text: str) -> Iterator[DeedWord]:
        """Yield the deeds that a text says were done."""
        if self._opening.search(text, runs_of(text)) is None:
            return
        for found in self._found_in(text):
            group = found.lastgroup or "past"
            before = re.findall(r"[\w’']+|[.!?]", text[max(0, found.start() - 60):found.start()])
            sentence = before[max((i for i, w in enumerate(before) if w in ".!?"), default=-1) + 1:]
            # a capital only at the beginning: the month of May undoes nothing
            sentence[:1] = [word.lower() for word in sentence[:1]]
            if self._undone.isdisjoint(sentence[-_REACH:]):
                kind = self._kinds.get(" ".join(found.group(group).lower().split()), "")
                yield DeedWord(kind, found.group(group), found.start(group), found.end(group))

    def _found_in(self, text: str) -> Iterator[re.Match[str]]:
        for stretch in _STRETCH.finditer(text):
            if self._opening.may_stand_among(runs_of(stretch.group())):
                yield from self._pattern.finditer(text, *stretch.span())


def _any(phrases: set[str]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)
