"""What each party is called, and by whom.

A name is kept as somebody's words: of the speaker whose statement holds it, of those it is
credited to ("groups described in Western media as ..."), or of the report itself.

>>> from firsthand.record import Report
>>> from firsthand.sentences import SentenceReader
>>> from firsthand.settings import Settings
>>> from firsthand.vocabulary import load_vocabulary
>>> words = load_vocabulary("en")
>>> text = "The army killed twelve men of groups described by the ministry as armed gangs."
>>> report = Report(id="r", capture="", given_id=None, publisher=None, url=None, headline=None,
...     headline_at=None, by=None, credit=(), located=None, published=None, language="en",
...     text_sha256="", text=text)
>>> sentences = SentenceReader(words, Settings().reading).read_text(text)
>>> [(n.as_written, n.by) for n in NameFinder(words).find(report, sentences, ())]
[('groups described by the ministry as armed gangs', 'the ministry')]
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.names.calling import Called, NameWords, find_called
from firsthand.record import Name, Passage, Report, Statement, make_id
from firsthand.sentences import Sentence
from firsthand.vocabulary import Vocabulary

__all__ = ["NameFinder"]


class NameFinder:
    """Finds the names of parties in reports of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the words once."""
        self._words = NameWords(vocabulary)

    def find(
        self, report: Report, sentences: Sequence[Sentence], statements: Sequence[Statement]
    ) -> tuple[Name, ...]:
        """Give every name of a report once by its words and whose words they are."""
        found: dict[tuple[str, str | None], Name] = {}
        for sentence in sentences:
            if sentence.doc is None:
                continue
            for called in find_called(sentence.doc, self._words):
                name = _name(report, sentence, called, statements)
                found.setdefault((name.as_written.lower(), name.by), name)
        return tuple(found.values())


def _name(
    report: Report, sentence: Sentence, called: Called, statements: Sequence[Statement]
) -> Name:
    start, end = sentence.start + called.start, sentence.start + called.end
    statement = _said_in(start, end, sentence.field, statements) if called.by is None else None
    by = called.by
    if statement is not None and by is None and (called.quoted or statement.mode == "direct"):
        by = statement.source.name or statement.source.as_written
    return Name(
        id=make_id("name", report.id, sentence.field, f"{start}:{end}", by or ""),
        report=report.id, party=called.party, as_written=called.words, by=by,
        evidence=Passage(start=start, end=end, exact=called.words, field=sentence.field),
        statement=statement.id if statement is not None and by is not None else None,
    )


def _said_in(
    start: int, end: int, field: str, statements: Sequence[Statement]
) -> Statement | None:
    holding = [
        (sum(p.end - p.start for p in s.content), s.id, s) for s in statements
        if any(p.field == field and p.start <= start and end <= p.end + 1 for p in s.content)
    ]
    return min(holding)[2] if holding else None
