"""Reading one report's sentences in order, cue by cue."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.record import Report, Source, Statement, TimeNamed
from firsthand.sentences import Parse, Sentence, unwrapped
from firsthand.statements.cue import Cue
from firsthand.statements.cues import find_cues
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.memory import Memory
from firsthand.statements.people import People
from firsthand.statements.phrases import Spot, child_of, phrase_of
from firsthand.statements.quotations import Quotations, quoted_tokens
from firsthand.statements.repeats import settled
from firsthand.statements.speakers import Speakers
from firsthand.statements.writing import Line, StatementWriter


class ReportReading:
    """The statements found so far in one report, and who spoke last."""

    def __init__(self, report: Report, words: Lexicon, times: Sequence[TimeNamed]) -> None:
        """Start with nothing said."""
        apart = report.headline if report.headline and report.headline_at is None else ""
        whole = f"{unwrapped(report.text)}\n{apart}"
        self._report, self._words = report, words
        self._speakers = Speakers(People(whole, words), words, whole)
        self._quotations = Quotations(report)
        self._writer = StatementWriter(report, words, self._speakers, self._quotations, times)
        self._memory = Memory()
        self._found: list[Statement] = []
        # the direct statement whose quotation may go on in the next sentence
        self._open: int | None = None

    def read(self, sentence: Sentence) -> None:
        """Read the next sentence."""
        spot = self._memory.begin(sentence)
        before = len(self._found)
        if sentence.doc is not None:
            self._read_parsed(sentence, sentence.doc, spot)
        if len(self._found) == before:
            self._continue_quotation(sentence)
            self._note_topic(sentence)

    def finished(self) -> tuple[Statement, ...]:
        """Give what was found, in order, with the headline's repeats marked."""
        return settled(self._found, self._report)

    def _read_parsed(self, sentence: Sentence, doc: Parse, spot: Spot) -> None:
        quotes = self._quotations.inside(sentence)
        cues = list(find_cues(doc, self._words, quoted_tokens(doc, quotes)))
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
        for cue in spoken:
            statement = self._writer.write(cue, line, self._memory)
            if statement is not None:
                self._keep(statement)

    def _keep(self, statement: Statement) -> None:
        self._memory.spoke(statement.source)
        self._open = len(self._found) if statement.mode == "direct" else None
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

    def _continue_quotation(self, sentence: Sentence) -> None:
        if self._open is None:
            return
        continued = self._quotations.continued(self._found[self._open], sentence)
        if continued is None:
            self._open = None
        else:
            self._found[self._open] = continued


def _tokens_with_speaker(cue: Cue) -> set[int]:
    assert cue.speaker is not None
    return set(range(cue.group[0], phrase_of(cue.speaker, ()).last + 1))


def _is_speech_act(cue: Cue) -> bool:
    """Tell the acts that have a party of their own from plain reporting under "according to"."""
    return cue.act != "assert" and cue.speaker is not None
