"""The quotations of one report, and the statements that run on in them."""

from __future__ import annotations

import msgspec

from firsthand.record import Passage, Report, Statement
from firsthand.sentences import Parse, Sentence, unwrapped
from firsthand.statements.quotes import SHORTEST_SAYING, find_quotes

Spans = list[tuple[int, int]]


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
            for a, b in self._found[sentence.field] if a < sentence.end and sentence.start < b
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

    def continued(self, statement: Statement, sentence: Sentence) -> Statement | None:
        """Let a sentence that is only quotation go on with a statement; None where it is not."""
        covering = next(((a, b) for a, b in self._found[sentence.field]
                         if a - 1 <= sentence.start + 1 and sentence.end - 2 <= b), None)
        if covering is None or statement.cue.field != sentence.field:
            return None
        a, b = max(covering[0], sentence.start), min(covering[1], sentence.end)
        if a >= b or any(p.start <= a < p.end for p in statement.content):
            return statement
        exact = self._texts[sentence.field][a:b]
        more = Passage(start=a, end=b, exact=exact, field=sentence.field)
        return msgspec.structs.replace(statement, content=(*statement.content, more))


def quoted_tokens(doc: Parse, quotes: Spans) -> set[int]:
    """Give the tokens inside quotations that say something; a quoted name says nothing."""
    return {
        token.i for a, b in quotes
        if len(doc.text[a:b].split()) >= SHORTEST_SAYING or _says(doc, a, b)
        for token in doc if a <= token.idx < b
    }


def _says(doc: Parse, start: int, end: int) -> bool:
    """Tell a quoted sentence from a quoted name: it has a verb."""
    return any(start <= t.idx < end and t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in doc)
