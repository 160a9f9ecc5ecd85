"""Sentences that matter, parsed; the others only marked off.

Words decide first: a report in which nobody is harmed, and a sentence in which nothing is said,
is never parsed.

>>> from firsthand.settings import Settings
>>> from firsthand.vocabulary import load_vocabulary
>>> reader = SentenceReader(load_vocabulary("en"), Settings().reading)
>>> read = reader.read_text("Twelve people were killed. It rained.")
>>> [(sentence.start, sentence.doc is not None) for sentence in read]
[(0, True), (27, False)]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy
from msgspec.structs import replace

from firsthand.record import Report, Where
from firsthand.sentences.gate import Gate
from firsthand.sentences.loading import load_parser
from firsthand.sentences.splitting import Splitter, unwrapped
from firsthand.sentences.tokens import Parse, Rows, Token, rows_of, taken_out
from firsthand.sentences.wording import Phrases, runs_of
from firsthand.settings import Reading
from firsthand.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = [
    "Gate", "Parse", "Phrases", "Sentence", "SentenceReader", "Splitter", "Token", "dateline_end",
    "runs_of", "unwrapped",
]

# A longer sentence is a table or a list; the parser's memory grows with it and its answer is noise.
_LONGEST = 1200
_REPORTS_AT_ONCE = 64
# Sentences whose parse is kept for their copies: some 20 MB, the reports of a day.
_LATELY = 16_000
# Behind the place a dateline has capitals and figures alone (region, day, agency), then its mark;
# what brackets hold behind a day may be anybody. Wire copy says how much of the text it gives.
_DATELINE = re.compile(
    r"(?:[ \t,.()/|]+[^\W_a-z][\w'’]*(?:-\w+)*|[ \t,()]+(?:no [Dd]ate|may)){0,14}?"
    r"(?:(?<=[\da-z])[ \t]\([^()\n]{2,60}\))?[ \t,.()/|]*(?:[—–]|--?\s|:\s|/\.)-?\s*"
    r"(?:\[(?:[Tt]ext|[Ee]xcerpts?)\]\s*)?")
_TOP = 1500  # characters in which a dateline may stand


def dateline_end(report: Report) -> tuple[int, int]:
    """Give where a report's dateline begins and ends; it is no part of the first sentence.

    Where an agency's desk sits is not where people died.
    """
    if not report.located:
        return 0, 0
    for at in re.finditer(r"(?m)^[ \t]*" + re.escape(report.located), report.text[:_TOP]):
        found = _DATELINE.match(report.text, at.end())
        if found:
            return at.start(), found.end()
    return 0, 0


class Sentence(NamedTuple):
    """A sentence of the text or the headline; ``doc`` is its parse, or None where skipped."""

    start: int
    end: int
    field: Where
    doc: Parse | None


class SentenceReader:
    """Splits, gates and parses; loads the parser when the first sentence needs it."""

    def __init__(self, vocabulary: Vocabulary, settings: Reading) -> None:
        """Take one language's words and how to read."""
        self.gate = Gate(vocabulary)
        self._splitter = Splitter(vocabulary)
        self._settings = settings
        self._parser: Language | None = None
        self._lately: dict[str, Rows] = {}

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Sentence, ...]]]:
        """Yield each report with its sentences, in order; parsing goes over many at once.

        The reports come back with ``about_harm`` decided.
        """
        waiting = iter(reports)
        while batch := list(islice(waiting, _REPORTS_AT_ONCE)):
            batch = [replace(r, about_harm=self.is_about_harm(r)) for r in batch]
            yield from zip(batch, self._parsed([self._marked(r) for r in batch]), strict=True)

    def read_text(self, text: str) -> tuple[Sentence, ...]:
        """Read one text as if it were a report without a headline."""
        return next(self._parsed([self._marked_text(text, "text", self.gate.about_harm(text))]))

    def is_about_harm(self, report: Report) -> bool:
        """Tell whether a report, headline or text, speaks of harm to people at all."""
        return self.gate.about_harm(f"{report.headline or ''}\n{report.text}")

    def _marked(self, report: Report) -> list[tuple[Sentence, str]]:
        headline = report.headline if report.headline_at is None else None
        about = report.about_harm
        marked = self._marked_text(headline, "headline", about) if headline else []
        own = report.headline_at.end if report.headline_at is not None else 0
        return marked + self._marked_text(report.text, "text", about, dateline_end(report), own)

    def _marked_text(
        self, text: str, field: Where, about: bool, dateline: tuple[int, int] = (0, 0),
        headline: int = 0,
    ) -> list[tuple[Sentence, str]]:
        everything = self._settings.scope == "all"
        marked = []
        for start, end in self._splitter.split(text):
            if dateline[0] <= start < dateline[1]:
                start = min(dateline[1], end)
            words = text[start:end]
            # a headline may name its speaker without a word of speech: "Police: road is clear"
            titled = (field == "headline" or start < headline) and ":" in words
            wanted = everything or (about and (titled or self.gate.opens(words)))
            short = end - start <= _LONGEST
            marked.append((Sentence(start, end, field, None), words if wanted and short else ""))
        return marked

    def _parsed(
        self, batch: list[list[tuple[Sentence, str]]]
    ) -> Iterator[tuple[Sentence, ...]]:
        docs = self._parse([words for marked in batch for _, words in marked if words])
        for marked in batch:
            yield tuple(
                sentence._replace(doc=next(docs)) if words else sentence
                for sentence, words in marked
            )

    def _parse(self, texts: list[str]) -> Iterator[Parse]:
        if not texts:
            return
        if self._parser is None:
            self._parser = load_parser()
        known = self._rows_of(texts)
        for text in texts:
            yield taken_out(known[text], self._parser.vocab.strings, text)

    def _rows_of(self, texts: list[str]) -> dict[str, Rows]:
        """Parse what was not parsed lately: copies of a report repeat its sentences."""
        assert self._parser is not None
        wanted = dict.fromkeys(texts)
        fresh = [text for text in wanted if text not in self._lately]
        lines = (text.replace("\n", " ").replace("\r", " ") for text in fresh)
        docs = self._parser.pipe(map(self._one_sentence, lines), batch_size=self._settings.batch)
        parsed = dict(zip(fresh, map(rows_of, docs), strict=True))
        known = {text: parsed[text] if text in parsed else self._lately[text] for text in wanted}
        self._keep_for_copies(known)
        return known

    def _keep_for_copies(self, known: dict[str, Rows]) -> None:
        """Keep these parses as the latest, and let the oldest go."""
        for text in known:
            self._lately.pop(text, None)
        self._lately |= known
        for text in list(islice(self._lately, max(0, len(self._lately) - _LATELY))):
            del self._lately[text]

    def _one_sentence(self, text: str) -> Doc:
        assert self._parser is not None
        doc = self._parser.make_doc(text)
        # one sentence it is, whatever the parser thinks: 1 begins a sentence, -1 goes on with it
        doc.from_array("SENT_START", _starts(len(doc)))
        return doc


def _starts(length: int) -> Any:  # the parser's type stub asks for two dimensions; one is right
    starts = numpy.full(length, -1, dtype=numpy.int64)
    starts[:1] = 1
    return starts.view(numpy.uint64)
