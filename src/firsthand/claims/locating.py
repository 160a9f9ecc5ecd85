"""Where, over sentences: a figure whose sentence names no place has the place told of before it.

A report says in its lead where the bomb went off, and counts the dead below.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set

import msgspec

from firsthand.claims.around import Around
from firsthand.claims.lexicon import HarmWords
from firsthand.claims.placing import as_places
from firsthand.record import Claim, Passage, Place, PlaceNamed, Report, Source, Statement
from firsthand.sentences import Parse, Sentence, dateline_end

# Of these polarities a figure is of no event that was told of.
_UNREAL = frozenset({"forecast", "hypothetical"})
_AHEAD = 1  # sentences in which the place may be told behind a figure
_BACK = 6  # sentences over which a place is carried on
_COUNTRY = 6  # from this precision on, a sentence beside may name a place for any reason
_NEAR = 24  # characters between words of saying and the place at which it was said

Told = tuple[int, tuple[Place, ...]]


class Desk:
    """The place of a report's dateline, for sentences that point at it: "in this capital"."""

    def __init__(self, report: Report, around: Around, words: HarmWords) -> None:
        """Find the first place of the dateline, if it has one."""
        begin, end = dateline_end(report)
        named = (p for p in around.places if p.field == "text" and begin <= p.start < end)
        self._place = next(named, None)
        self._words = words

    def meant_in(self, doc: Parse) -> tuple[Place, ...]:
        """Give the place where a sentence means it, else nothing."""
        if self._place is None or "this" not in doc.runs:
            return ()
        this = (t.i for t in doc if t.lower == "this" and t.i and t.nbor(-1).tag == "IN")
        points = any(t.lower in self._words.towns for i in this for t in doc[i + 1:i + 4])
        return as_places([self._place]) if points else ()


class PlaceCarrier:
    """Gives the figures of one report that have no place the place told of around them."""

    def __init__(
        self, report: Report, around: Around, sentences: Sequence[Sentence], words: HarmWords
    ) -> None:
        """Take what was found in the text, sentence by sentence."""
        self._report, self._around, self._words = report, around, words
        self._body = [s for s in sentences if s.field == "text"]
        self._starts = [s.start for s in self._body]
        self._meant = {(p.field, p.start, p.end) for p in around.countries}

    def carry(self, claims: Sequence[Claim], old: Set[str] = frozenset()) -> tuple[Claim, ...]:
        """Give each figure without a place the one told of last before it, else right behind it.

        The place is that of another figure, or of a sentence that tells of the event. ``old`` are
        the ids of figures of another year, which neither give nor get one.
        """
        if all(self._is_placed(claim) or claim.polarity in _UNREAL for claim in claims):
            return tuple(claims)
        fresh = [c for c in claims if c.id not in old]
        told = self._told([c for c in fresh if self._is_placed(c)])
        told = told or self._told(fresh)
        return tuple(
            claim if self._is_placed(claim) or claim.polarity in _UNREAL or claim.id in old
            else self._placed(claim, told) for claim in claims
        )

    def _placed(self, claim: Claim, told: Sequence[Told]) -> Claim:
        """Give a figure the place told of; the country of a foreign doer gives way to it."""
        found = _nearest(self._number(claim), told)
        actor = claim.actor
        by = actor is not None and all(actor.start <= p.start < actor.end for p in claim.place)
        if claim.place and (not by or claim.place[0].country in {p.country for p in found}):
            return claim
        return msgspec.structs.replace(claim, place=found or claim.place)

    def _is_placed(self, claim: Claim) -> bool:
        """Tell a place named from the country that an adjective means ("Syrian soldiers")."""
        return any((p.field, p.start, p.end) not in self._meant for p in claim.place)

    def _number(self, claim: Claim) -> int:
        if claim.sentence.field == "headline":
            return -1
        return bisect_right(self._starts, claim.evidence.start) - 1

    def _told(self, claims: Sequence[Claim]) -> list[Told]:
        """Give the places of figures and of sentences about the event, in the order of the text."""
        own = _whole([(self._number(c), c) for c in claims
                      if c.place and c.polarity not in _UNREAL])
        dateline = dateline_end(self._report)
        named: dict[int, list[PlaceNamed]] = {}
        for place in self._around.places:
            number = bisect_right(self._starts, place.start) - 1
            inside = dateline[0] <= place.start < dateline[1]
            if place.field == "text" and number >= 0 and not inside:
                named.setdefault(number, []).append(place)
        taken = {number for number, _ in own}
        events = [
            (number, as_places(here)) for number, places in named.items() if number not in taken
            and (here := [p for p in places if _is_told_there(p)
                          and not self._is_of_speech(p)])
            and self._tells_event(self._body[number])
        ]
        return sorted([*own, *events], key=lambda told: told[0])

    def _tells_event(self, sentence: Sentence) -> bool:
        return self._words.tells_event(self._report.text[sentence.start : sentence.end])

    def _is_of_speech(self, place: PlaceNamed) -> bool:
        """Tell the place of whoever speaks, and that at which it was said."""
        return any(
            _holds(told, place) for statement in self._around.statements
            for told in (statement.source, statement.via) if told is not None
        ) or any(
            0 <= place.start - statement.cue.end < _NEAR and not _said(statement, place)
            for statement in self._around.statements if statement.cue.field == place.field
        )


def _whole(claims: Sequence[tuple[int, Claim]]) -> list[Told]:
    """Give the places of figures; what parts of a figure have apart is told of them together."""
    own = [(number, claim.place) for number, claim in claims if claim.within is None]
    numbers = {number for number, _ in own}
    for number in {n for n, claim in claims if claim.within is not None} - numbers:
        parts = [p for n, claim in claims if n == number for p in claim.place]
        own.append((number, tuple({(p.field, p.start): p for p in parts}.values())))
    return own


def _nearest(at: int, told: Sequence[Told]) -> tuple[Place, ...]:
    """Find what was told last up to a sentence, else first right behind it."""
    before = [places for number, places in told if at - _BACK <= number <= at]
    if before:
        return before[-1]
    return next((places for number, places in told if at < number <= at + _AHEAD), ())


def _is_told_there(place: PlaceNamed) -> bool:
    """Tell a place in a country, or one in it that the gazetteer lacks, from a country alone."""
    if place.gazetteer_id is None:
        return place.country is not None
    return place.precision < _COUNTRY


def _holds(words: Source | Passage, place: PlaceNamed) -> bool:
    return words.field == place.field and words.start <= place.start < words.end


def _said(statement: Statement, place: PlaceNamed) -> bool:
    return any(_holds(passage, place) for passage in statement.content)
