"""Writing one cue down as a statement: who says what, when, about whom, and through whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

import msgspec

from firsthand.record import (
    Act,
    Mode,
    Passage,
    Report,
    Source,
    Statement,
    TimeNamed,
    When,
    Words,
    make_id,
)
from firsthand.sentences import Parse
from firsthand.statements.acts import decide_kind
from firsthand.statements.contents import Spans, begun_before, content_of, spoken_spans
from firsthand.statements.cue import Cue, linked
from firsthand.statements.doing import performs
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.memory import Memory
from firsthand.statements.phrases import Phrase, Spot, antecedent_of, phrase_of
from firsthand.statements.quotations import Quotations, is_title
from firsthand.statements.selves import selves_of
from firsthand.statements.speakers import Speakers
from firsthand.statements.via import cited_in, passed_on_by
from firsthand.statements.whom import blamed_in

_MAY_BE_DIRECT = {"clause", "according", "trailing", "beside", "signed", "label", "quoted"}
# A time no further than this from the words of saying goes with them.
_NEAR = 24
# Quotations that are more than this share of what is said are all that is said.
_MOSTLY = 0.6


class Line(NamedTuple):
    """A parsed sentence in its report: its words, where it stands, its quotations, its cues.

    ``taken`` are the tokens of all its cues; ``via`` is through whom all of it came.
    """

    doc: Parse
    spot: Spot
    quotes: Spans
    taken: set[int]
    via: Source | None


class StatementWriter:
    """Writes the statements of one report."""

    def __init__(
        self, report: Report, words: Lexicon, speakers: Speakers, quotations: Quotations,
        times: Sequence[TimeNamed],
    ) -> None:
        """Take the report and what is known of its speakers, quotations and times."""
        self._report, self._words, self._speakers = report, words, speakers
        self._quotations, self._times = quotations, times

    def write(self, cue: Cue, line: Line, memory: Memory) -> Statement | None:
        """Write a cue down; None where nobody speaks or nothing is said."""
        speaker = self._phrase(cue, line)
        source = self._source(cue, speaker, line, memory)
        if source is None or (cue.pattern == "counter" and not self._counts(source)):
            return None
        cited = cited_in(cue, line.doc, self._words)
        if cited is not None:
            line = line._replace(taken=line.taken | set(range(cited.first, cited.last + 1)))
        content, mode = _content(cue, speaker, line)
        if not content:
            return None
        content = self._quotations.whole(content)
        statement = self._statement(cue, line, source, content, mode)
        if cited is None or statement.via is not None:
            return statement
        # "the agency reported, citing a doctor": the doctor knows, the agency passes it on
        informant = self._speakers.source(
            Phrase(cited.head, cited.head.left_edge.i, cited.last), line.spot)
        return msgspec.structs.replace(statement, source=informant, via=source)

    def introduced(
        self, cue: Cue, line: Line, quoted: Passage, memory: Memory
    ) -> Statement | None:
        """Write down a quotation that the sentence before it announces."""
        source = self._source(cue, self._phrase(cue, line), line, memory)
        return None if source is None else self._statement(cue, line, source, (quoted,), "direct")

    def _statement(
        self, cue: Cue, line: Line, source: Source, content: tuple[Passage, ...], mode: Mode
    ) -> Statement:
        doc, first, last = line.doc, cue.group[0], linked(cue)
        at = line.spot.passage(doc[first].idx, doc[last].idx + len(doc[last]), doc.text)
        said = " … ".join(p.exact for p in content)
        own = selves_of(source, cue.speaker, self._words)
        # "did not back the plan" is where somebody stands, and praises nothing
        open_act = "assert" if cue.stance and not performs(cue.token, self._words) else cue.act
        kind = decide_kind(open_act, said, doc.text[doc[first].idx:], own, self._words)
        codes = self._words.codes[kind]
        act = cast(Act, codes.get("act", kind))
        via = line.via or self._told_to(cue, line)
        return Statement(
            id=make_id("statement", self._report.id, at.field, f"{at.start}:{at.end}", cue.pattern,
                       act),
            report=self._report.id, act=act, plover=codes["plover"], cameo=codes["cameo"],
            mode=mode, source=source, cue=at, content=content, target=_target(cue, line)
            or (blamed_in(content[0], self._words.intents) if act == "accuse" else None),
            when=self._when(line, content, (at, source, via)), via=via,
            rule=f"cue:{cue.pattern}:{cue.token.lower}",
        )

    def _phrase(self, cue: Cue, line: Line) -> Phrase | None:
        if cue.speaker is None:
            return None
        if cue.spoken_by is not None:
            return Phrase(cue.speaker, *cue.spoken_by)
        keep_out = set(line.taken)
        if cue.said is not None and cue.said not in {cue.speaker, *cue.speaker.ancestors}:
            keep_out.add(cue.said.i)  # where the speaker stands inside what is said, it may not cut
        return phrase_of(cue.speaker, keep_out)

    def _source(
        self, cue: Cue, speaker: Phrase | None, line: Line, memory: Memory
    ) -> Source | None:
        if speaker is not None:
            source = self._relative(speaker, line) or self._speakers.source(speaker, line.spot)
            return memory.recalled(source, speaker.head.lower)
        if cue.pattern == "unsaid":
            at = line.spot.offset + line.doc[cue.group[0]].idx
            return Source(as_written="", start=at, end=at, field=line.spot.field, name=None)
        if cue.pattern != "noun":
            return None
        noun = line.spot.words(line.doc, cue.token.i, cue.token.i)
        return Source(as_written=noun.as_written, start=noun.start, end=noun.end, field=noun.field,
                      name=None)

    def _relative(self, speaker: Phrase, line: Line) -> Source | None:
        """Read "who" as the noun it stands for; the noun's words stay where it has no name."""
        antecedent = antecedent_of(speaker.head)
        if antecedent is None or antecedent is speaker.head:
            return None
        behind = set(range(speaker.first, len(line.doc)))
        told = self._speakers.source(phrase_of(antecedent, line.taken | behind), line.spot)
        if not told.named and not self._words.stances.wanted:
            return told
        at = line.spot.words(line.doc, speaker.head.i, speaker.head.i)
        return msgspec.structs.replace(
            told, as_written=at.as_written, start=at.start, end=at.end,
            role=told.role or (None if told.named else told.as_written))

    def _counts(self, source: Source) -> bool:
        """Tell whether a source is one whose trade is counting."""
        alias = self._words.claimants.aliases.get(source.name or "")
        return alias is not None and alias.kind in self._words.counters

    def _told_to(self, cue: Cue, line: Line) -> Source | None:
        """Read through whom words came: "told AFP", "state TV quoted the governor"."""
        phrase = passed_on_by(cue, line.doc, self._words)
        if phrase is None or phrase.tag == "PRP":
            return None
        through = self._speakers.source(phrase_of(phrase, {cue.token.i}), line.spot)
        named = any(word[:1].isupper() for word in through.as_written.split())
        # "told reporters" says before whom, not through whom
        return through if named or cue.token.lower not in self._words.telling else None

    def _when(
        self, line: Line, content: tuple[Passage, ...],
        beside: tuple[Passage | Words | None, ...],
    ) -> When | None:
        """Take the time that stands beside the words of saying, and not in what is said."""
        begin, end = line.spot.offset, line.spot.offset + len(line.doc.text)
        text = line.doc.text
        for time in self._times:
            if time.field == line.spot.field and begin <= time.start < end and not any(
                p.start <= time.start < p.end for p in content
            ) and any(_beside(time, words, text, begin) for words in beside if words is not None):
                return When(as_written=time.as_written, start=time.start, end=time.end,
                            field=time.field, from_=time.from_, to=time.to,
                            precision=time.precision)
        return None


def _beside(time: TimeNamed, words: Passage | Words, text: str, offset: int) -> bool:
    """Tell whether nothing but a few words stands between a time and what it goes with."""
    first, last = sorted(((time.start, time.end), (words.start, words.end)))
    between = text[max(0, first[1] - offset):max(0, last[0] - offset)]
    return len(between) <= _NEAR and not any(mark in between for mark in ",;:“”\"")


def _content(cue: Cue, speaker: Phrase | None, line: Line) -> tuple[tuple[Passage, ...], Mode]:
    doc, quotes = line.doc, line.quotes
    if cue.said is None:  # the name of a work beside a verb of saying is not what is said
        quotes = [(a, b) for a, b in quotes if not is_title(doc.text[a:b])]
    around = (line.taken - cue.tokens) - _said_inner(cue, doc) | _said_next(cue, line)
    spans = spoken_spans(cue, speaker, doc, around)
    if not spans and cue.said is None and quotes:
        spans = begun_before(cue, quotes, doc)
    elif cue.said is None and quotes and (cue.pattern != "trailing" or _covers(quotes, spans)):
        spans = list(quotes)
    content, mode = content_of(spans, quotes, doc.text, line.spot, cue.pattern in _MAY_BE_DIRECT)
    if not content and cue.pattern == "refuse":
        last = doc[cue.group[1]]
        return content_of([(last.idx, last.idx + len(last))], [], doc.text, line.spot, False)
    return content, mode


def _said_next(cue: Cue, line: Line) -> set[int]:
    """Give what follows from a second saying on: "..., adding that", ", telling reporters"."""
    doc = line.doc
    if cue.pattern in {"trailing", "according", "as-said"}:
        return set()
    nexts = [i for i in line.taken if i > cue.group[1] and doc[i].dep == "advcl"
             and doc[i].tag == "VBG" and doc[i - 1].text == ","]
    return set(range(min(nexts), len(doc))) if nexts else set()


def _said_inner(cue: Cue, doc: Parse) -> set[int]:
    """Give the tokens whose cues belong to what is said."""
    if cue.pattern == "trailing":
        return set(range(cue.token.i))
    if cue.pattern in {"according", "as-said"}:
        return set(range(len(doc)))
    if cue.pattern == "refuse":
        return set(range(cue.group[1] + 1, len(doc)))
    if cue.said is None:
        return set()
    return {t.i for t in cue.said.subtree}


def _covers(quotes: Spans, spans: Spans) -> bool:
    """Tell whether quotations are most of what is said."""
    said = sum(b - a for a, b in spans)
    return sum(b - a for a, b in quotes) > said * _MOSTLY


def _target(cue: Cue, line: Line) -> Words | None:
    if cue.about is None:
        return None
    phrase = phrase_of(cue.about, {cue.token.i})
    return line.spot.words(line.doc, phrase.first, phrase.last)
