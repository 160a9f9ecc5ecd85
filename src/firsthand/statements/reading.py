"""Reading one report's sentences in order, so that "he" and "it added" find who spoke before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from firsthand.sentences import Parse

from firsthand.record import Passage, Report, Source, Statement, TimeNamed, When, Words, make_id
from firsthand.sentences import Sentence
from firsthand.statements.acts import decide_act
from firsthand.statements.contents import content_of, spoken_spans
from firsthand.statements.cues import Cue, find_cues
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import child_of, phrase_of
from firsthand.statements.quotes import SHORTEST_SAYING
from firsthand.statements.speakers import Phrase, Place, Speakers

_REPORTED_THROUGH = {"told", "tell", "tells", "telling"}
_IT = {"it", "they"}


class ReportReading:
    """The statements found so far in one report."""

    def __init__(
        self, report: Report, words: Lexicon, speakers: Speakers,
        quotes: Mapping[str, list[tuple[int, int]]], times: Sequence[TimeNamed],
    ) -> None:
        """Start with nothing said."""
        self._report, self._words, self._speakers = report, words, speakers
        self._quotes, self._times = quotes, times
        self._found: list[Statement] = []
        self._starts: list[int] = []
        self._last: tuple[int, Source] | None = None
        self._open: int | None = None
        self._unnamed: tuple[int, str] | None = None

    def read(self, sentence: Sentence, sentences: Sequence[Sentence]) -> None:
        """Read one sentence; the ones after it are asked only where a quotation runs on."""
        place = Place(sentence.start, sentence.field, list(self._starts))
        self._starts.append(sentence.start)
        before = len(self._found)
        if sentence.doc is not None:
            self._read_parsed(sentence, sentence.doc, place)
        if len(self._found) == before:
            self._continue_quotation(sentence)
            self._note_topic(sentence)

    def finished(self) -> tuple[Statement, ...]:
        """Give what was found, with the headline's repeats marked."""
        ordered = sorted(self._found, key=lambda s: (s.cue.field, s.cue.start, s.id))
        return tuple(_without_doubles(_mark_repeats(ordered, self._report)))

    def _note_topic(self, sentence: Sentence) -> None:
        """Remember the body a sentence is about: "it said" in the next one means it."""
        if sentence.doc is None:
            return
        root = next((t for t in sentence.doc if t.dep == "ROOT"), None)
        subject = child_of(root, "nsubj", "nsubjpass") if root is not None else None
        if subject is None or subject.tag in {"PRP", "WDT", "WP", "DT"}:
            return
        source = self._speakers.source(phrase_of(subject, set()), sentence.doc, Place(
            sentence.start, sentence.field, list(self._starts)))
        if source.named and source.role is None:
            self._last = (len(self._starts), source)

    def _read_parsed(self, sentence: Sentence, doc: Parse, place: Place) -> None:
        quotes = self._quotes_in(sentence)
        quoted = {
            t.i for t in doc for a, b in quotes
            if a <= t.idx < b and (len(doc.text[a:b].split()) >= SHORTEST_SAYING or _says(doc, a, b))
        }
        cues = list(find_cues(doc, self._words, quoted))
        according = [c for c in cues if c.pattern == "according"]
        spoken = [c for c in cues if c.pattern != "according"]
        via = None
        if according and any(_is_speech_act(c) for c in spoken):
            # "Moscow is concerned, according to its spokesman": the spokesman is the way here
            via = self._source_of(according[0], doc, place)
        else:
            spoken += according
        taken = {i for c in cues for i in range(c.group[0], c.group[1] + 1)}
        if via is not None:
            taken |= self._tokens(according[0])
        for cue in spoken:
            self._one(cue, doc, place, quotes, taken, via)

    def _one(
        self, cue: Cue, doc: Parse, place: Place, quotes: list[tuple[int, int]],
        taken: set[int], via: Source | None,
    ) -> None:
        group = set(range(cue.group[0], cue.group[1] + 1))
        speaker = self._phrase(cue, taken)
        spans = spoken_spans(cue, speaker, doc, (taken - group) - self._said_inner(cue, doc))
        if cue.said is None and quotes and (cue.pattern != "trailing" or _covers(quotes, spans)):
            spans = list(quotes)
        source = self._speaker(cue, speaker, doc, place)
        if source is None or cue.pattern == "counter" and not self._counts(source):
            return
        content, mode = content_of(spans, quotes, doc.text, place, cue.pattern in {"clause", "according", "trailing"})
        if not content and cue.pattern == "refuse":
            last = doc[cue.group[1]]
            content, mode = content_of([(last.idx, last.idx + len(last))], [], doc.text, place, False)
        if not content:
            return
        content = self._whole_quotation(content, mode)
        words = " … ".join(p.exact for p in content)
        act = decide_act(cue.act, words, doc.text[doc[cue.group[0]].idx:], self._words)
        self._keep(cue, doc, place, (source, via or self._told_to(cue, doc, place)), content, (act, mode))

    def _counts(self, source: Source) -> bool:
        """Tell whether a source is one whose trade is counting."""
        alias = self._words.aliases.get(source.name or "")
        return alias is not None and alias.kind in self._words.counters

    def _phrase(self, cue: Cue, taken: set[int]) -> Phrase | None:
        if cue.speaker is None:
            return None
        if cue.spoken_by is not None:
            return Phrase(cue.speaker, *cue.spoken_by)
        return phrase_of(cue.speaker, taken | self._said_tokens(cue))

    def _keep(
        self, cue: Cue, doc: Parse, place: Place, who: tuple[Source, Source | None],
        content: tuple[Passage, ...], how: tuple[str, str],
    ) -> None:
        first, last = doc[cue.group[0]], doc[cue.group[1]]
        start, end = first.idx, last.idx + len(last)
        passage = Passage(start=place.offset + start, end=place.offset + end,
                          exact=doc.text[start:end], field=place.field)
        act, mode = how
        codes = self._words.acts[act]
        statement = msgspec.convert({
            "type": "statement",
            "id": make_id("statement", self._report.id, passage.field, f"{passage.start}:{passage.end}",
                          cue.pattern, act),
            "report": self._report.id, "act": act, "plover": codes["plover"], "cameo": codes["cameo"],
            "mode": mode, "source": who[0], "cue": passage, "content": content,
            "target": self._target(cue, doc, place), "when": self._when(place, doc, content),
            "via": who[1], "rule": f"cue:{cue.pattern}:{cue.token.lower}",
        }, Statement, from_attributes=True)
        self._found.append(statement)
        unnamed = not who[0].named and who[0].role is not None
        self._unnamed = (len(self._starts), who[0].as_written) if unnamed else None
        if who[0].named:
            self._last = (len(self._starts), who[0])
        self._open = len(self._found) - 1 if mode == "direct" else None

    def _speaker(self, cue: Cue, speaker: Phrase | None, doc: Parse, place: Place) -> Source | None:
        if speaker is None:
            if cue.pattern != "noun":
                return None
            token = cue.token
            return Source(as_written=token.text, start=place.offset + token.idx,
                          end=place.offset + token.idx + len(token), field=place.field, name=None)
        source = self._speakers.source(speaker, doc, place)
        if source.name is None and speaker.head.lower in {"he", "she"} and self._unnamed is not None and (
            len(self._starts) - self._unnamed[0] <= 1
        ):
            # "A doctor ... “I have stopped counting,” he said": the same unnamed person
            return msgspec.structs.replace(source, role=self._unnamed[1])
        if source.name is None and speaker.head.lower in _IT and self._last is not None and (
            len(self._starts) - self._last[0] <= 2
        ):
            known = self._last[1]
            return msgspec.structs.replace(
                source, name=known.name, names=known.names, role=known.role,
                organisation=known.organisation, named=known.named)
        return source

    def _source_of(self, cue: Cue, doc: Parse, place: Place) -> Source:
        assert cue.speaker is not None
        return self._speakers.source(phrase_of(cue.speaker, set(range(cue.group[0], cue.group[1] + 1))),
                                     doc, place)

    def _tokens(self, cue: Cue) -> set[int]:
        assert cue.speaker is not None
        phrase = phrase_of(cue.speaker, set())
        return set(range(cue.group[0], phrase.last + 1))

    @staticmethod
    def _said_tokens(cue: Cue) -> set[int]:
        if cue.said is None or cue.speaker is None:
            return set()
        subtree = {t.i for t in cue.said.subtree}
        return set() if cue.speaker.i in subtree else {cue.said.i}

    @staticmethod
    def _said_inner(cue: Cue, doc: Parse) -> set[int]:
        """Cues inside what is said belong to it."""
        if cue.pattern == "trailing":
            return set(range(cue.token.i))
        if cue.pattern == "refuse":
            return set(range(cue.group[1] + 1, len(doc)))
        if cue.said is None:
            return set()
        return {t.i for t in cue.said.subtree} if cue.pattern != "according" else set(range(len(doc)))

    def _told_to(self, cue: Cue, doc: Parse, place: Place) -> Source | None:
        """Read through whom words came: "told AFP", "state TV quoted the governor"."""
        phrase = None
        if cue.token.lower in _REPORTED_THROUGH:
            phrase = child_of(cue.token, "dobj", "dative")
        elif cue.pattern == "quoted":
            by = child_of(cue.token, "agent")
            phrase = child_of(by, "pobj") if by is not None else cue.about
        if phrase is None or phrase.tag in {"PRP"}:
            return None
        return self._speakers.source(phrase_of(phrase, {cue.token.i}), doc, place)

    def _target(self, cue: Cue, doc: Parse, place: Place) -> Words | None:
        if cue.about is None:
            return None
        phrase = phrase_of(cue.about, {cue.token.i})
        start, end = doc[phrase.first].idx, doc[phrase.last].idx + len(doc[phrase.last])
        return Words(as_written=doc.text[start:end], start=place.offset + start,
                     end=place.offset + end, field=place.field)

    def _when(self, place: Place, doc: Parse, content: tuple[Passage, ...]) -> When | None:
        """Take the time that stands in the sentence beside what is said."""
        begin, end = place.offset, place.offset + len(doc.text)
        for time in self._times:
            if time.field == place.field and begin <= time.start < end and not any(
                p.start <= time.start < p.end for p in content
            ):
                return When(as_written=time.as_written, start=time.start, end=time.end, field=time.field,
                            from_=time.from_, to=time.to, precision=time.precision)
        return None

    def _quotes_in(self, sentence: Sentence) -> list[tuple[int, int]]:
        return [
            (max(a, sentence.start) - sentence.start, min(b, sentence.end) - sentence.start)
            for a, b in self._quotes[sentence.field] if a < sentence.end and sentence.start < b
        ]

    def _whole_quotation(self, content: tuple[Passage, ...], mode: str) -> tuple[Passage, ...]:
        """Let a direct statement begin where its quotation begins, in an earlier sentence."""
        if mode != "direct":
            return content
        first = content[0]
        for a, b in self._quotes[first.field]:
            if a < first.start <= b:
                text = self._text(first.field)
                return (Passage(start=a, end=first.end, exact=text[a:first.end], field=first.field),
                        *content[1:])
        return content

    def _continue_quotation(self, sentence: Sentence) -> None:
        """Let a sentence that is only quotation go on with the statement before it."""
        if self._open is None:
            return
        covering = [(a, b) for a, b in self._quotes[sentence.field]
                    if a - 1 <= sentence.start + 1 and sentence.end - 2 <= b]
        statement = self._found[self._open]
        if not covering or statement.cue.field != sentence.field:
            self._open = None
            return
        a, b = max(covering[0][0], sentence.start), min(covering[0][1], sentence.end)
        text = self._text(sentence.field)
        if a < b and not any(p.start <= a < p.end for p in statement.content):
            more = Passage(start=a, end=b, exact=text[a:b], field=sentence.field)
            self._found[self._open] = msgspec.structs.replace(
                statement, content=(*statement.content, more))

    def _text(self, field: str) -> str:
        return self._report.text if field == "text" else self._report.headline or ""


def _says(doc: Parse, start: int, end: int) -> bool:
    """Tell a quoted sentence from a quoted name: it has a verb."""
    return any(start <= t.idx < end and t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in doc)


def _covers(quotes: list[tuple[int, int]], spans: list[tuple[int, int]]) -> bool:
    """Tell whether quotations are most of what is said."""
    said = sum(b - a for a, b in spans)
    return sum(b - a for a, b in quotes) > said * 0.6


def _is_speech_act(cue: Cue) -> bool:
    """Tell the acts that have a party of their own from plain reporting under "according to"."""
    return cue.act != "assert" and cue.speaker is not None


def _mark_repeats(found: list[Statement], report: Report) -> list[Statement]:
    """Mark a headline's statement that the body tells again."""
    marked = []
    for statement in found:
        headline = statement.cue.field == "headline" or (
            report.headline_at is not None and statement.cue.field == "text"
            and statement.cue.start < report.headline_at.end)
        same = next(
            (s for s in found if s is not statement and s.act == statement.act
             and s.cue.start > statement.cue.start and s.cue.field == "text"), None,
        ) if headline else None
        marked.append(msgspec.structs.replace(statement, repeats=same.id) if same else statement)
    return marked


def _without_doubles(found: list[Statement]) -> list[Statement]:
    seen: dict[str, Statement] = {}
    for statement in found:
        seen.setdefault(statement.id, statement)
    return list(seen.values())
