"""Quotations that no word of saying claimed, read by what stands right beside them.

A speaker and any verb between a quotation and a comma are enough: “We held,” the captain
grinned. So is a name behind a dash: “We held.” — Ira Dovan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.sentences import Parse, Token
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import subject_of
from firsthand.statements.quotes import SHORTEST_SAYING

_DASH = re.compile(r"[”\"»’']*\s*(?:--|[—–―-])\s*(?=\S)")
_MARKS = {"“", "”", '"', "''", "``", "«", "»", "„", "‘", "’", "'"}
_CLOSE_SPEECH = ",?!…—–-"
_CLAUSE_END = {",", ";", ":", ".", "—", "–", "―"}
_FINITE = {"VBD", "VBZ", "VBP"}
_SPEAKING = {"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "CD"}
_NO_DEED = {"be", "is", "are", "was", "were", "been", "have", "has", "had", "'s", "’s"}
_LONGEST_SIGNATURE = 9
_FURTHEST = 24
Spans = list[tuple[int, int]]


def cues_beside(
    doc: Parse, free: Spans, words: Lexicon, quoted: set[int]
) -> Iterator[tuple[Cue, Spans]]:
    """Yield a cue for quotations that nobody claimed, each with the quotations that it claims.

    ``quoted`` are the tokens inside any quotation of the sentence.
    """
    left = list(free)
    while left:
        start, end = left.pop(0)
        says = len(doc.text[start:end].split()) >= SHORTEST_SAYING
        before = [t for t in doc if t.idx < start and t.i not in quoted]
        behind = [t for t in doc if t.idx >= end and t.i not in quoted]
        cue = _signed(behind, end, doc) or _labelled(before) or (
            _behind(doc, (start, end), behind, words) or _before(doc, (start, end), before, says))
        if cue is not None and _may_speak(cue, words):
            also = [q for q in left if _goes_with(doc, cue, (start, end), q)]
            left = [q for q in left if q not in also]
            yield cue, [(start, end), *also]


def _signed(behind: list[Token], end: int, doc: Parse) -> Cue | None:
    """Read a name behind a dash at the end: “We held.” — Ira Dovan."""
    dash = _DASH.match(doc.text, end)
    if dash is None:
        return None
    name = [t for t in behind if t.idx >= dash.end()]
    mark = next((t for t in reversed(doc.tokens) if t.idx < dash.end()), doc[0])
    while name and name[-1].is_punct:
        name.pop()
    if not 0 < len(name) < _LONGEST_SIGNATURE or not name[0].text[:1].isupper() or any(
        t.tag in _FINITE for t in name
    ):
        return None
    head = next((t for t, after in zip(name, [*name[1:], None], strict=True)
                 if t.tag[:2] == "NN" and (after is None or after.tag[:2] != "NN")), name[-1])
    return Cue(mark, "assert", "signed", head, None, None, (mark.i, mark.i),
               (name[0].i, name[-1].i))


def _labelled(before: list[Token]) -> Cue | None:
    """Read a speaker and a colon: "The mayor: “We will rebuild.”"."""
    rest = [t for t in before if t.text not in _MARKS]
    if not 1 < len(rest) <= _LONGEST_SIGNATURE or rest[-1].text != ":":
        return None
    name = rest[:-1]
    if name[0].i > 1 or any(t.tag in _FINITE or t.text in _CLAUSE_END for t in name):
        return None
    head = next((t for t in reversed(name) if t.tag[:2] == "NN"), None)
    return None if head is None else Cue(
        rest[-1], "assert", "beside", head, None, None, (rest[-1].i, rest[-1].i),
        (name[0].i, name[-1].i))


def _may_speak(cue: Cue, words: Lexicon) -> bool:
    """Tell whether a deed beside a quotation is done by somebody who can speak."""
    assert cue.speaker is not None
    form, speaker = cue.token.lower, cue.speaker
    if form in words.verbs or form in words.wording or cue.token.tag[0] != "V":
        return True
    return speaker.tag in {"NNP", "NNPS", "PRP", "WP"} or speaker.lower in (
        words.roles | words.unnamed | words.bodies | words.points_back)


def _behind(
    doc: Parse, quote: tuple[int, int], behind: list[Token], words: Lexicon
) -> Cue | None:
    """Read “We held,” the captain grinned, and “We held,” grinned the captain."""
    start, end = quote
    rest = [t for t in behind if t.text not in _MARKS]
    comma = bool(rest) and rest[0].text == ","
    says = len(doc.text[start:end].split()) >= SHORTEST_SAYING
    if not rest or not (says or comma or doc.text[end - 1] in "?!,"):
        return None
    if not (comma or doc.text[end - 1] in _CLOSE_SPEECH):
        return None
    rest = rest[1:] if comma else rest
    if not rest or rest[0].i - _last_inside(doc, start, end).i > 4:
        return None
    verb = _first_verb(rest) or _mistaken_verb(rest, words)
    if verb is None or verb.lower in _NO_DEED:
        return None
    subjects = [c for c in verb.children if c.dep in {"nsubj", "dobj"} and c.idx >= end]
    between = _noun_after(verb) if verb is rest[0] else _noun_between(rest[0], verb)
    subject = subjects[0] if subjects else between
    if subject is None or subject.i < rest[0].i or subject.idx < end:
        return None
    return Cue(verb, "assert", "beside", subject, None, None, verb_group(verb))


def _before(doc: Parse, quote: tuple[int, int], before: list[Token], says: bool) -> Cue | None:
    """Read “The captain grinned, “We held.”” and “He had one answer: “Never.”"""
    start, end = quote
    rest = [t for t in before if t.text not in _MARKS]
    if not rest or rest[-1].text not in {",", ":"} or not doc.text[start:start + 1].isupper():
        return None
    if not says and doc.text[end - 1] not in ".?!,":
        return None
    if rest[-1].text == "," and not says and doc.text[end - 1] == ",":
        return None
    near = rest[-_FURTHEST:-1]
    verbs = [t for t in near if t.tag[0] == "V" and t.dep not in {"aux", "auxpass", "amod"}]
    for verb in reversed(verbs):
        subject = subject_of(verb)
        if subject is not None and subject.tag in _SPEAKING and (
            verb.lower not in _NO_DEED or rest[-1].text == ":"
        ):
            return Cue(verb, "assert", "beside", subject, None, None, verb_group(verb))
    return None


def _goes_with(doc: Parse, cue: Cue, first: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether a second quotation goes on with the first over the words of saying."""
    between = [t for t in doc if first[1] <= t.idx < other[0]]
    return any(t is cue.token for t in between) and other[0] > first[1]


def _last_inside(doc: Parse, start: int, end: int) -> Token:
    return [t for t in doc if t.idx < end][-1]


def _first_verb(rest: list[Token]) -> Token | None:
    for token in rest[:_FURTHEST]:
        if token.tag in _FINITE and token.dep not in {"aux", "auxpass"} and not _relative(token):
            return token
        if token.text in {";", ":", "."}:
            return None
    return None


def _mistaken_verb(rest: list[Token], words: Lexicon) -> Token | None:
    """Find a last word that the parser took for a noun: "a shopkeeper recalled"."""
    bare = [t for t in rest if not t.is_punct]
    if not 1 < len(bare) <= _LONGEST_SIGNATURE or bare[-1].tag != "NN":
        return None
    form = bare[-1].lower
    says = any(use.pattern == "clause" for use in words.verbs.get(form, ()))
    return bare[-1] if says and form not in words.nouns else None


def _relative(verb: Token) -> bool:
    return any(c.tag in {"WP", "WDT"} and c.dep in {"nsubj", "nsubjpass"} for c in verb.children)


def _noun_after(verb: Token) -> Token | None:
    near = verb.doc[verb.i + 1:verb.i + 8]
    nouns = [t for t in near if t.tag[:2] == "NN" or t.tag == "PRP"]
    return nouns[0] if nouns else None


def _noun_between(first: Token, verb: Token) -> Token | None:
    nouns = [t for t in verb.doc[first.i:verb.i] if t.tag[:2] == "NN" or t.tag == "PRP"]
    return nouns[-1] if nouns else None
