"""The quotations of one report: which stand in a sentence, and what kind they are."""

from __future__ import annotations

from firsthand.record import Passage, Report, Statement, Where
from firsthand.sentences import Parse, Sentence, unwrapped
from firsthand.statements.phrases import Spot
from firsthand.statements.quotes import SHORTEST_SAYING, find_quotes

Spans = list[tuple[int, int]]
# Words up to this length stay small in titles.
_SHORT = 4


class Quotations:
    """Where quotations stand in a report's text and headline."""

    def __init__(self, report: Report) -> None:
        """Find them once for all sentences."""
        headline = report.headline or ""
        apart = headline if report.headline_at is None else ""
        self._texts = {"text": report.text, "headline": headline}
        self._found = {
            "text": find_quotes(unwrapped(report.text)), "headline": find_quotes(apart)}

    def inside(self, sentence: Sentence) -> Spans:
        """Give the quotations of a sentence as (start, end) in it."""
        return [
            (max(a, sentence.start) - sentence.start, min(b, sentence.end) - sentence.start)
            for a, b in self._found[sentence.field]
            if a < sentence.end and sentence.start < b
        ]

    def whole(self, content: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """Let direct speech begin where its quotation begins, in an earlier sentence."""
        first = content[0]
        for a, b in self._found[first.field]:
            if a < first.start <= b:
                exact = self._texts[first.field][a:first.end]
                begun = Passage(start=a, end=first.end, exact=exact, field=first.field)
                return (begun, *content[1:])
        return content

    def fills(self, sentence: Sentence) -> tuple[int, int] | None:
        """Give the quotation that a sentence lies in, with nothing outside it."""
        text = self._texts[sentence.field]
        for a, b in self._found[sentence.field]:
            if a < sentence.end and sentence.start < b:
                outside = text[sentence.start:max(a, sentence.start)] + text[b:sentence.end]
                return None if any(sign.isalnum() for sign in outside) else (a, b)
        return None

    def passage(self, start: int, end: int, field: Where) -> Passage:
        """Give quoted words as a passage."""
        return Passage(start=start, end=end, exact=self._texts[field][start:end], field=field)


def quoted_tokens(doc: Parse, quotes: Spans) -> set[int]:
    """Give the tokens inside quotations that say something; a quoted name says nothing."""
    return {
        token.i for a, b in quotes
        if a == 0 or len(doc.text[a:b].split()) >= SHORTEST_SAYING or _says(doc, a, b)
        for token in doc if a <= token.idx < b
    }


def stands_alone(quoted: str) -> bool:
    """Tell a quotation that can be a sentence of its own from a quoted name."""
    return len(quoted.split()) >= SHORTEST_SAYING or quoted.rstrip()[-1:] in ".?!"


def is_title(quoted: str) -> bool:
    """Tell the name of a work or a broadcast, in which every longer word is a capital one."""
    words = [word for word in quoted.split() if len(word) > _SHORT and word[0].isalpha()]
    return len(quoted.split()) > 1 and quoted[-1] not in ".?!," and bool(words) and all(
        word[0].isupper() for word in words)


def unclaimed(quotes: Spans, statements: list[Statement], spot: Spot) -> Spans:
    """Give the quotations of a sentence that are no part of what these statements say."""
    said = [(p.start - spot.offset, p.end - spot.offset) for s in statements for p in s.content]
    return [q for q in quotes if not any(q[0] < b and a < q[1] for a, b in said)]


def _says(doc: Parse, start: int, end: int) -> bool:
    """Tell a quoted sentence from a quoted name: it has a verb."""
    return any(start <= t.idx < end and t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in doc)
