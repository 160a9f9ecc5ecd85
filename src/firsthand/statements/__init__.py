"""Who said what: direct, indirect and mixed statements with source, cue, content and act.

>>> from firsthand.settings import Settings
>>> from firsthand.vocabulary import load_vocabulary
>>> from firsthand.sentences import SentenceReader
>>> from firsthand.record import Report
>>> words = load_vocabulary("en")
>>> text = "The health ministry condemned the attack, and a doctor said 17 people had died."
>>> report = Report(id="r", capture="", given_id=None, publisher=None, url=None, headline=None,
...     headline_at=None, by=None, credit=(), located=None, published=None, language="en",
...     text_sha256="", text=text)
>>> sentences = SentenceReader(words, Settings().reading).read_text(text)
>>> for s in StatementFinder(words).find(report, sentences, ()):
...     print(s.source.as_written, "|", s.act, "|", s.content[0].exact)
The health ministry | condemn | the attack
a doctor | assert | 17 people had died
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.record import Report, Statement, TimeNamed
from firsthand.sentences import Sentence
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.reading import ReportReading
from firsthand.statements.transcripts import find_turns
from firsthand.vocabulary import Vocabulary

__all__ = ["Lexicon", "StatementFinder"]


class StatementFinder:
    """Finds the statements of reports in one language."""

    def __init__(self, vocabulary: Vocabulary, *, stances: bool = False) -> None:
        """Index the words once; ``stances`` are beliefs, wishes and the like, said or not."""
        self._words = Lexicon(vocabulary, stances=stances)

    def find(
        self, report: Report, sentences: Sequence[Sentence], times: Sequence[TimeNamed]
    ) -> tuple[Statement, ...]:
        """Give every statement of a report, headline and text, in the order of their cues."""
        spoken = any(sentence.doc is not None for sentence in sentences)
        if not spoken and not find_turns(report.text, self._words.labels):
            return ()
        reading = ReportReading(report, self._words, times)
        for sentence in sentences:
            reading.read(sentence)
        return reading.finished()
