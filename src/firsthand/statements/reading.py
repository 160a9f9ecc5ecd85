"""Reading one report's sentences in order, cue by cue."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.record import Passage, Report, Source, Statement, TimeNamed
from firsthand.sentences import Parse, Sentence, unwrapped
from firsthand.statements.beside import cues_beside
from firsthand.statements.cue import Cue
from firsthand.statements.cues import find_cues, outermost
from firsthand.statements.going_on import continued, introducing_cue, went_on
from firsthand.statements.labels import label_cue
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.memory import Memory
from firsthand.statements.people import People
from firsthand.statements.phrases import Spot, child_of, phrase_of
from firsthand.statements.quotations import (
    Quotations,
    Spans,
    is_title,
    quoted_tokens,
    stands_alone,
    unclaimed,
)
from firsthand.statements.repeats import settled
from firsthand.statements.speakers import Speakers
from firsthand.statements.transcripts import turns_of
from firsthand.statements.wording import cues_of_wording
from firsthand.statements.writing import Line, StatementWriter

# So many sentences on, a quotation that stands alone is still by who spoke last.
_REACH = 2
_STOPS = (".", "!", "?", "”", '"')


class ReportReading:
    """The statements found so far in one report, and who spoke last."""

    def __init__(self, report: Report, words: Lexicon, times: Sequence[TimeNamed]) -> None:
        """Start with nothing said."""
        apart = report.headline if report.headline and report.headline_at is None else ""
        whole = f"{unwrapped(report.text)}\n{apart}"
        self._report, self._words = report, words
        self._people = People(whole, words)
        self._speakers = Speakers(self._people, words, whole)
        self._quotations = Quotations(report)
        self._writer = StatementWriter(report, words, self._speakers, self._quotations, times)
        self._memory = Memory()
        self._found: list[Statement] = []
        # the statement whose quotation may go on in the next sentence
        self._open: int | None = None
        # where the first of the sentences began that lie in a quotation not ended yet
        self._begun: int | None = None
        # the sentence before, and the numbers of this one and of the last that held a statement
        self._before: Line | None = None
        self._number = self._spoken_in = 0

    def read(self, sentence: Sentence) -> None:
        """Read the next sentence."""
        spot = self._memory.begin(sentence)
        self._number += 1
        before, line = len(self._found), None
        if sentence.doc is not None:
            line = self._read_parsed(sentence, sentence.doc, spot)
        if len(self._found) == before:
            ended = self._go_on(sentence)
            self._note_topic(sentence)
            if not ended:
                return
        self._begun, self._before = None, line

    def finished(self) -> tuple[Statement, ...]:
        """Give what was found, in order, with the headline's repeats marked."""
        told = turns_of(self._report, self._words, self._people)
        return settled([*self._found, *told], self._report)

    def _read_parsed(self, sentence: Sentence, doc: Parse, spot: Spot) -> Line:
        quotes = self._quotations.inside(sentence)
        cues = outermost(list(find_cues(doc, self._words, quoted_tokens(doc, quotes))))
        according = [c for c in cues if c.pattern == "according"]
        spoken = [c for c in cues if c.pattern != "according"]
        taken = set[int]().union(*(cue.tokens for cue in cues))
        via = None
        if according and any(_is_speech_act(c) for c in spoken):
            # "Moscow is concerned, according to its spokesman": the spokesman is the way here
            via = self._source_of(according[0], spot)
            taken |= _tokens_with_speaker(according[0])
        else:
            spoken += according
        line = Line(doc, spot, quotes, taken, via)
        before = len(self._found)
        for cue in spoken:
            statement = self._writer.write(cue, line, self._memory)
            if statement is not None:
                self._keep(statement)
        if len(self._found) == before and self._in_headline(sentence):
            self._read_label(line)
        if quotes:
            self._read_unclaimed(line, self._unclaimed(line, before))
        return line

    def _in_headline(self, sentence: Sentence) -> bool:
        at = self._report.headline_at
        told = at is not None and sentence.start < at.end
        return sentence.field == "headline" or told or self._stands_alone(sentence)

    def _stands_alone(self, sentence: Sentence) -> bool:
        """Tell an alert: one line that no stop ends is all there is, and is put like a headline."""
        alone = self._report.text.strip()
        return sentence.end - sentence.start >= len(alone) and "\n" not in alone and (
            alone[-1:] not in _STOPS)

    def _read_label(self, line: Line) -> None:
        cue = label_cue(line.doc, self._words, self._people)
        statement = None if cue is None else self._writer.write(cue, line, self._memory)
        if statement is not None:
            self._keep(statement)

    def _read_unclaimed(self, line: Line, free: Spans) -> None:
        """Read the quotations of a sentence that none of its cues claimed."""
        for cues in (cues_beside, cues_of_wording):
            if not free:
                return
            before = len(self._found)
            marked = quoted_tokens(line.doc, line.quotes)
            for cue, claimed in cues(line.doc, free, self._words, marked):
                one = line._replace(quotes=claimed, taken=line.taken | cue.tokens)
                statement = self._writer.write(cue, one, self._memory)
                if statement is not None:
                    self._keep(statement)
            free = [q for q in free if q in self._unclaimed(line, before)]

    def _unclaimed(self, line: Line, before: int) -> Spans:
        quotes = [(a, b) for a, b in line.quotes if not is_title(line.doc.text[a:b])]
        return unclaimed(quotes, self._found[before:], line.spot)

    def _keep(self, statement: Statement) -> None:
        self._memory.spoke(statement.source)
        held = self._open is not None and self._spoken_in == self._number and (
            statement.mode == "indirect" or (
                statement.mode == "mixed" and self._found[self._open].mode == "direct"))
        if not held:  # else a quotation of this sentence goes on, whatever else stands beside it
            self._open = len(self._found) if statement.mode != "indirect" else None
        self._spoken_in = self._number
        self._found.append(statement)

    def _source_of(self, cue: Cue, spot: Spot) -> Source:
        assert cue.speaker is not None
        return self._speakers.source(phrase_of(cue.speaker, cue.tokens), spot)

    def _note_topic(self, sentence: Sentence) -> None:
        """Remember the body a sentence is about: "it said" in the next one means it."""
        root = next((t for t in sentence.doc or () if t.dep == "ROOT"), None)
        subject = child_of(root, "nsubj", "nsubjpass") if root is not None else None
        if subject is None or subject.tag in {"PRP", "WDT", "WP", "DT"}:
            return
        body = self._speakers.source(phrase_of(subject, ()), self._memory.spot(sentence))
        if body.named and body.role is None:
            self._memory.told_of(body)

    def _go_on(self, sentence: Sentence) -> bool:
        """Let sentences that are all quotation go on with who spoke, or was announced, last.

        False where the quotation does not end here: its last sentence may tell the speaker.
        """
        quote = self._quotations.fills(sentence)
        if quote is None:
            self._open = self._begun = None
            return True
        self._begun = max(quote[0], sentence.start) if self._begun is None else self._begun
        if quote[1] > sentence.end:
            return False
        quoted = self._quotations.passage(self._begun, quote[1], sentence.field)
        self._begun = None
        if self._open is not None:
            self._found[self._open] = continued(self._found[self._open], quoted)
        elif stands_alone(quoted.exact):
            statement = self._introduced(quoted) or self._by_last_speaker(quoted)
            if statement is not None:
                self._keep(statement)
        return True

    def _introduced(self, quoted: Passage) -> Statement | None:
        """Read a quotation behind a sentence that ends in a colon: "He had one answer:"."""
        if self._before is None:
            return None
        cue = introducing_cue(self._before.doc, self._words)
        return None if cue is None else self._writer.introduced(
            cue, self._before, quoted, self._memory)

    def _by_last_speaker(self, quoted: Passage) -> Statement | None:
        last = self._found[-1] if self._found else None
        near = self._number - self._spoken_in <= _REACH
        return went_on(last, quoted) if last is not None and near else None


def _tokens_with_speaker(cue: Cue) -> set[int]:
    assert cue.speaker is not None
    return set(range(cue.group[0], phrase_of(cue.speaker, ()).last + 1))


def _is_speech_act(cue: Cue) -> bool:
    """Tell the acts that have a party of their own from plain reporting under "according to"."""
    return cue.act != "assert" and cue.speaker is not None
