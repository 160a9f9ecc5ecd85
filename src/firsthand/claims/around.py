"""What other rooms found in a report, and what of it stands beside one sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from firsthand.record import Passage, PlaceNamed, Report, Source, Statement, TimeNamed, Where, Words
from firsthand.sentences import Parse

# Behind a country: it does something, and nothing happened there.
_LEADS = re.compile(
    r"[-‐–](?:led|backed|allied|aligned|funded|sponsored|supported|trained|brokered|made|supplied"
    r"|installed|appointed|imposed)\b")


class Line(NamedTuple):
    """A parsed sentence, and where it stands in the report."""

    start: int
    end: int
    field: Where
    doc: Parse

    def passage(self, first: int, last: int) -> Passage:
        """Give the words from the first to the last token."""
        exact, start = self.doc.words(first, last), self.start + self.doc[first].idx
        return Passage(start=start, end=start + len(exact), exact=exact, field=self.field)

    def whole(self) -> Passage:
        """Give the sentence itself."""
        return Passage(start=self.start, end=self.end, exact=self.doc.text, field=self.field)

    def holds(self, found: Words) -> bool:
        """Tell whether something found in the report stands in this sentence."""
        return found.field == self.field and self.start <= found.start < self.end


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What other rooms found in the same report."""

    statements: tuple[Statement, ...] = ()
    places: tuple[PlaceNamed, ...] = ()
    countries: tuple[PlaceNamed, ...] = ()
    times: tuple[TimeNamed, ...] = ()


def without_leaders(around: Around, report: Report) -> Around:
    """Leave out a country that only says who leads or backs somebody: "the U.S.-led coalition"."""
    texts: dict[Where, str] = {"text": report.text, "headline": report.headline or ""}
    named = tuple(p for p in around.places if not _LEADS.match(texts[p.field], p.end))
    return msgspec.structs.replace(around, places=named)


class Nearby(NamedTuple):
    """What was found in one sentence, and where its counts begin: ``figures``, in order.

    ``every`` has those of its parts too.
    """

    line: Line
    statements: tuple[Statement, ...]
    places: tuple[PlaceNamed, ...]
    countries: tuple[PlaceNamed, ...]
    times: tuple[TimeNamed, ...]
    figures: tuple[int, ...] = ()
    every: tuple[int, ...] = ()

    def timed(self) -> set[int]:
        """Give the tokens of time expressions: their numbers count nobody."""
        begin = self.line.start
        spans = [(t.start - begin, t.end - begin) for t in self.times]
        return {t.i for a, b in spans for t in self.line.doc if a <= t.idx < b}


def find_nearby(line: Line, around: Around) -> Nearby:
    """Gather what stands in a sentence; a place that is part of a speaker's name is left out."""
    speakers = [s for told in around.statements for s in (told.source, told.via) if s is not None]
    return Nearby(
        line=line,
        statements=tuple(s for s in around.statements if _overlaps(s, line)),
        places=tuple(
            p for p in around.places if line.holds(p) and not any(_is_in(p, s) for s in speakers)),
        countries=tuple(p for p in around.countries if line.holds(p)),
        times=tuple(t for t in around.times if line.holds(t)),
    )


def _overlaps(statement: Statement, line: Line) -> bool:
    return any(
        p.field == line.field and p.start < line.end and line.start < p.end
        for p in statement.content
    )


def _is_in(place: PlaceNamed, speaker: Source) -> bool:
    return speaker.field == place.field and speaker.start <= place.start < speaker.end
