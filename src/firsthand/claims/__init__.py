"""How many, harmed how: somebody's figures for harm done to people.

>>> from firsthand.record import Report
>>> from firsthand.sentences import SentenceReader
>>> from firsthand.settings import Settings
>>> from firsthand.vocabulary import load_vocabulary
>>> words = load_vocabulary("en")
>>> text = "Shells killed at least 12 people, including three children."
>>> report = Report(id="r", capture="", given_id=None, publisher=None, url=None, headline=None,
...     headline_at=None, by=None, credit=(), located=None, published=None, language="en",
...     text_sha256="", text=text)
>>> sentences = SentenceReader(words, Settings().reading).read_text(text)
>>> for c in ClaimFinder(words).find(report, sentences, Around()):
...     print(c.harm, c.count.as_written, c.count.low, c.scope, c.within is not None)
killed at least 12 12 total False
killed three 3 child True
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.around import Around, without_leaders
from firsthand.claims.counts import find_counts
from firsthand.claims.disasters import with_disaster
from firsthand.claims.foreigners import mark_foreigners
from firsthand.claims.lexicon import CountWords, read_lexica
from firsthand.claims.locating import PlaceCarrier
from firsthand.claims.repeats import mark_background, mark_repeats
from firsthand.claims.roll import with_rolls
from firsthand.claims.timing import DayCarrier
from firsthand.claims.whole_wars import kept_apart, of_whole_wars
from firsthand.claims.writing import ClaimWriter
from firsthand.record import Claim, Report
from firsthand.sentences import Sentence
from firsthand.vocabulary import Vocabulary

__all__ = ["Amount", "Around", "ClaimFinder", "CountWords", "find_counts"]


class ClaimFinder:
    """Finds the claims of reports in one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the words once."""
        self._words = read_lexica(vocabulary)

    def find(
        self, report: Report, sentences: Sequence[Sentence], around: Around
    ) -> tuple[Claim, ...]:
        """Give every claim of a report, headline and text, in the order of their evidence."""
        around = without_leaders(around, report)
        writer = ClaimWriter(report, self._words, around)
        for sentence in sentences:
            if sentence.doc is not None:
                writer.read(sentence, sentence.doc)
        carrier = DayCarrier(report, around, sentences, self._words.harms)
        written = writer.written()
        wars = of_whole_wars(written, self._words.polarity)
        dated = kept_apart(carrier.carry(written), written, wars)
        old = {claim.id for claim in mark_background(dated, report) if claim.background}
        places = PlaceCarrier(report, around, sentences, self._words.harms)
        placed = places.carry(dated, old)
        told = with_rolls(mark_foreigners(placed, self._words.victims), report)
        marked = mark_background(mark_repeats(told, report), report)
        return with_disaster(marked, self._words.harms)
