"""What was said: the passages of a statement's content, broken where the cue breaks it."""

from __future__ import annotations

from firsthand.record import Mode, Passage
from firsthand.sentences import Parse, Token
from firsthand.statements.cue import Cue
from firsthand.statements.phrases import Phrase, Spot, cut, phrase_of
from firsthand.statements.quotes import SHORTEST_SAYING

_TRIM = " \t,;:—–-"
_OPENERS = {"that", "to", "by", "of", "for", "over", "about", "at", "on"}
_PHRASES = {"for", "on", "carried", "noun", "at", "to-verb", "object", "refuse", "responsibility",
            "wording"}
_ALL_BEHIND = {"object", "on", "to-verb", "naming", "wording", "as"}
_COMPARED = {"least", "most"}
_ENDS = {",", ";", ".", "—", "–", "”", '"'}
_BESIDE = {"during", "on", "in", "after", "before", "at", "since", "until", "amid", "by", "while",
           "throughout", "through", "despite", "following", "without", "within", "via", "like",
           "under"}
_SUBORDINATE = {"while", "as", "after", "when", "but", "although"}
_NOT_SAID = {"conj", "cc", "punct", "nsubj", "nsubjpass"}
_SAID = {"dobj", "prep", "xcomp", "ccomp", "pcomp", "advcl", "oprd", "dative", "acomp"}
Spans = list[tuple[int, int]]


def spoken_spans(cue: Cue, speaker: Phrase | None, doc: Parse, around: set[int]) -> Spans:
    """Give what one cue says as (start, end) in the sentence, before quotations are looked at.

    ``around`` holds the tokens of other cues and their speakers, which are nobody's content.
    """
    runs = _runs(cue, speaker, doc, around)
    return [(doc[a].idx, doc[b].idx + len(doc[b])) for a, b in runs]


def _runs(cue: Cue, speaker: Phrase | None, doc: Parse, around: set[int]) -> Spans:
    keep_out = cue.tokens | around
    if speaker is not None:
        keep_out |= set(range(speaker.first, speaker.last + 1))
    if cue.pattern == "trailing":
        return _before_ending(cue, doc, around)
    if cue.pattern in {"according", "counter", "label"} or (
        cue.said is not None and cue.said.lower in {"them", "these"}
    ):
        return cut(0, len(doc) - 1, doc, keep_out)
    if cue.pattern == "unsaid":
        return _around(cue, doc, keep_out)
    if cue.said is None:
        return [cue.group] if cue.pattern == "phrase" else []
    if cue.pattern == "as-said":
        aside = set(range(cue.token.left_edge.i, cue.token.right_edge.i + 1))
        return cut(0, len(doc) - 1, doc, keep_out | aside)
    if cue.stance and cue.token.dep == "relcl" and cue.said is cue.token.head:
        before = set(range(speaker.first if speaker else cue.group[0], len(doc)))
        phrase = phrase_of(cue.said, keep_out | before)
        return [(phrase.first, phrase.last)]
    first, last = reach_of(cue, cue.said, doc)
    return _fronted(cue, cue.said) + cut(first, last, doc, keep_out)


def _fronted(cue: Cue, said: Token) -> Spans:
    """Give the "which" of "which, she said, was too late"."""
    return [(t.i, t.i) for t in said.children if t.tag in {"WDT", "WP"} and t.i < cue.group[0]
            and said.i > cue.token.i]


def begun_before(cue: Cue, quotes: Spans, doc: Parse) -> Spans:
    """Let what is said begin before its quotation: "that “the road” was closed"."""
    behind = cue.group[1] + 1
    if behind >= len(doc) or doc[behind].lower != "that":
        return list(quotes)
    begin = doc[behind].idx
    return [(begin, max(end for _, end in quotes))] if max(quotes)[1] > begin else list(quotes)


def _around(cue: Cue, doc: Parse, keep_out: set[int]) -> Spans:
    """Give whom a passive or "seemed" is said of, and what of them: "the toll … to rise"."""
    runs = []
    if cue.about is not None:
        phrase = phrase_of(cue.about, keep_out)
        runs = [(phrase.first, phrase.last)]
    behind = [c for c in cue.token.children if c.i > cue.token.i and c.dep in _SAID]
    if behind:
        first = max(min(c.left_edge.i for c in behind), cue.group[1] + 1)
        runs += cut(first, max(c.right_edge.i for c in behind), doc, keep_out)
    return runs


def _before_ending(cue: Cue, doc: Parse, around: set[int]) -> Spans:
    """Give what stands before ", the ministry said", and where it goes on behind."""
    assert cue.spoken_by is not None
    first = min(cue.spoken_by[0], cue.group[0])
    runs = cut(0, first - 1, doc, around)
    if not any(t.tag[0] == "V" for t in doc[:first]):
        # "Between 6 and 10 March, the monitor says, 779 people were killed"
        return runs + cut(cue.group[1] + 1, len(doc) - 1, doc, around)
    goes_on = _goes_on(cue, doc)
    return runs if goes_on is None else runs + cut(goes_on, len(doc) - 1, doc, around)


def _goes_on(cue: Cue, doc: Parse) -> int | None:
    """Find where what is said goes on behind its speaker: ", bringing the toll to 85"."""
    comma = next((t.i for t in doc[cue.group[1]:] if t.text == ","), None)
    if comma is None or comma + 1 >= len(doc) or doc[comma + 1].tag != "VBG":
        return None
    return comma + 1


def reach_of(cue: Cue, said: Token, doc: Parse) -> tuple[int, int]:
    """Give the first and last token of what a cue says."""
    first, last = said.left_edge.i, said.right_edge.i
    behind = said.i > cue.token.i
    if cue.pattern == "at" and cue.about is not None:
        first = cue.about.left_edge.i
    if cue.pattern == "noun":
        last = _before_next_noun_cue(cue, last, doc)
    if cue.pattern in _ALL_BEHIND and behind:
        # "condemned X for doing Y": all that follows the cue and hangs on it is condemned
        first = cue.group[1] + 1
        last = max([last, *(c.right_edge.i for c in cue.token.children if _belongs(c, cue))])
    if cue.pattern in {"noun", "refuse"} and behind:
        first = cue.group[1] + 1
        if cue.pattern == "refuse" or doc[first].lower == "that":
            last = _clause_end(doc, max(last, first))
    if behind and first <= cue.token.i <= last:
        first = cue.group[1] + 1
    return _behind_opener(cue, first, last, doc), last


def _behind_opener(cue: Cue, first: int, last: int, doc: Parse) -> int:
    """Step over the "that" or "to" that opens what is said, but not over "to hold"."""
    first = _behind_day(cue, first, last, doc)
    openers = _OPENERS - {"that"} if cue.pattern in _PHRASES else set()
    while first < last and doc[first].lower in openers and doc[first + 1].lower not in _COMPARED:
        if doc[first].lower == "to" and doc[first + 1].tag == "VB":
            break
        first += 1
    return first


def _behind_day(cue: Cue, first: int, last: int, doc: Parse) -> int:
    """Step over the day of the saying: "said Tuesday the road was closed"."""
    if first != cue.group[1] + 1 or last - first < 3 or cue.pattern != "clause":
        return first
    if doc[first].dep == "npadvmod" and doc[first].tag == "NNP" and doc[first + 1].text != ",":
        return first + 1
    if doc[first].lower == "on" and doc[first + 1].tag == "NNP" and doc[first + 2].text != ",":
        return first + 2
    return first


def _before_next_noun_cue(cue: Cue, last: int, doc: Parse) -> int:
    """Stop before "... and his promise of": the second pledge is one of its own."""
    for token in doc[cue.token.i + 1:last + 1]:
        if token.tag == "PRP$" and token.head.dep == "conj" and token.nbor(-1).tag == "CC":
            return token.i - 2
    return last


def _belongs(child: Token, cue: Cue) -> bool:
    if child.i <= cue.token.i or child.dep in _NOT_SAID:
        return False
    if child.dep == "advcl" and (
        any(c.lower in _SUBORDINATE for c in child.children)
        or (child.tag == "VBG" and child.left_edge.i == child.i)
    ):
        return False
    if child.dep == "prep" and child.lower in _BESIDE and (
        child.i > cue.token.i + 1 and cue.pattern != "on"
    ):
        return False
    return child.dep in _SAID


def _clause_end(doc: Parse, index: int) -> int:
    """Go on to the end of the clause where the parser lost the thread."""
    while index + 1 < len(doc) and doc[index + 1].text not in _ENDS:
        index += 1
    return index


def content_of(
    spans: Spans, quotes: Spans, sentence: str, spot: Spot, direct_allowed: bool
) -> tuple[tuple[Passage, ...], Mode]:
    """Join spans and quotations (both in the sentence) to the content passages and the mode.

    A quotation that the spans overlap by itself is direct speech and its marks are left out; one
    that stands inside a longer span makes the statement mixed.
    """
    inside = [q for q in quotes if any(q[0] < e and s < q[1] for s, e in spans)]
    plain = [s for s in spans if not _covered(s, inside)]
    if direct_allowed and inside and not plain and any(
        len(sentence[a:b].split()) >= SHORTEST_SAYING or len(spans) == 1 or a == 0
        for a, b in inside
    ):  # at 0 stands the end of a quotation that an earlier sentence opened
        # “We heard it,” she said, “and lay down”: both pieces are hers
        return _passages(quotes, sentence, spot), "direct"
    mode: Mode = "mixed" if inside else "indirect"
    return _passages(spans, sentence, spot), mode


def _covered(span: tuple[int, int], quotes: Spans) -> bool:
    return any(q[0] - 2 <= span[0] and span[1] <= q[1] + 2 for q in quotes)


def _passages(spans: Spans, sentence: str, spot: Spot) -> tuple[Passage, ...]:
    made = []
    for start, end in spans:
        start, end = _bare(sentence, start, end)
        if start < end:
            made.append(spot.passage(start, end, sentence))
    return tuple(made)


def _bare(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Trim marks at both ends, but keep a quotation mark whose partner stays inside."""
    while start < end and (sentence[start] in _TRIM or (
        sentence[start] in _MARKS and not _partner(sentence[start], sentence[start + 1:end - 1])
    )):
        start += 1
    while end > start and (sentence[end - 1] in _TRIM or (
        sentence[end - 1] in _MARKS and not _partner(sentence[end - 1], sentence[start:end - 1])
    )):
        end -= 1
    if end - start > 2 and _MARKS.get(sentence[start]) == sentence[end - 1] and not any(
        mark in sentence[start + 1:end - 1] for mark in (sentence[start], sentence[end - 1])
    ):
        return _bare(sentence, start + 1, end - 1)
    return start, end


_MARKS = {"“": "”", "”": "“", "«": "»", "»": "«", '"': '"'}


def _partner(mark: str, inside: str) -> bool:
    return _MARKS[mark] in inside
