"""Words of saying and what they say: each cue with its act, its speaker and its complement.

A sentence is asked in this order: is it closed by an attribution; does a word of it introduce
speech; does a counter count; is something left unsaid; does a colon do the work of "said".
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.sentences import Parse, Token
from firsthand.statements.contents import reach_of
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.endings import find_ending
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.nouns import noun_cue
from firsthand.statements.phrases import child_of, subject_of
from firsthand.statements.revised import revised_cue
from firsthand.statements.silences import silence_cues
from firsthand.statements.stances import stance_cue
from firsthand.statements.states import state_cue
from firsthand.statements.unsaid import told_cue
from firsthand.statements.verbs import verb_cue

# A clause longer than this between "as" and its end says more than who said it.
_ASIDE = 16
_FINITE = {"VBD", "VBZ", "VBP", "VBN"}


def find_cues(doc: Parse, words: Lexicon, quoted: set[int]) -> Iterator[Cue]:
    """Yield the cues of one sentence outside its quotations, in order."""
    taken: set[int] = set()
    closing = _closing_cue(doc, words, quoted)
    if closing is not None:
        taken.add(closing.token.i)
        yield closing
    for token in doc:
        if token.i in quoted or token.i in taken:
            continue
        if token.lower == "according" and token.i + 1 < len(doc) and token.nbor(1).lower == "to":
            yield from _according(token)
            continue
        cue = told_cue(token, words) or _as_cue(token, words) or _cue_at(token, words, quoted)
        if cue is None and words.stances.wanted:
            cue = stance_cue(token, words)
        if cue is None and closing is None and token.tag in _FINITE:
            cue = _counter_cue(token, words) or revised_cue(token, words)
        if cue is not None and not _by_quoted(cue, quoted):
            taken |= cue.tokens
            yield cue
    yield from silence_cues(doc, words, quoted, taken)
    if not taken and quoted:
        yield from _colon_cue(doc, quoted)


def _by_quoted(cue: Cue, quoted: set[int]) -> bool:
    """Tell a speaker whom the parser found among the quoted words: they do not say themselves."""
    return cue.speaker is not None and cue.speaker.i in quoted


def outermost(cues: list[Cue]) -> list[Cue]:
    """Leave out the stances that stand in what somebody says: they are his words already."""
    return [cue for cue in cues if not (cue.stance and any(
        other is not cue and cue.token.i in _words_of(other) for other in cues))]


def _words_of(cue: Cue) -> set[int]:
    if cue.pattern == "trailing" and cue.spoken_by is not None:
        return set(range(cue.spoken_by[0]))
    if cue.pattern in {"according", "as-said"}:
        return set(range(len(cue.token.doc)))
    if cue.said is None or cue.said.i == cue.token.i:
        return set()
    first, last = reach_of(cue, cue.said, cue.token.doc)
    return set(range(first, last + 1)) - cue.tokens


def _closing_cue(doc: Parse, words: Lexicon, quoted: set[int]) -> Cue | None:
    """Read ", the ministry said on Monday." at the end, where parsers often lose the thread."""
    ending = find_ending(doc, words, quoted)
    if ending is None:
        return None
    return Cue(doc[ending.verb], ending.act, "trailing", doc[ending.head], None, None,
               (ending.verb, ending.verb), (ending.first, ending.last))


def _cue_at(token: Token, words: Lexicon, quoted: set[int]) -> Cue | None:
    form = token.lower
    if token.tag[0] == "V" and (
        form in words.verbs or form in words.light or form in words.performed
    ):
        return verb_cue(token, words, quoted)
    if form in words.states or form in words.intents.willing or form in words.intents.unwilling:
        return state_cue(token, words)
    if form in words.nouns and token.tag in {"NN", "NNS"}:
        return noun_cue(token, words)
    return None


def _as_cue(verb: Token, words: Lexicon) -> Cue | None:
    """Read "As the ministry reported, the bridge fell": all the rest is what it reported."""
    if verb.dep != "advcl" or verb.tag[0] != "V" or verb.lower not in words.verbs:
        return None
    act = next((u.act for u in words.verbs[verb.lower] if u.pattern == "clause"), None)
    opens = verb.left_edge.lower == "as" and verb.left_edge.head is verb
    subject = child_of(verb, "nsubj")
    if act is None or not opens or subject is None or verb.right_edge.i - verb.left_edge.i > _ASIDE:
        return None
    if any(c.dep in {"ccomp", "xcomp", "dobj"} for c in verb.children):
        return None
    return Cue(verb, act, "as-said", subject, verb.head, None, verb_group(verb))


def _according(token: Token) -> Iterator[Cue]:
    doc = token.doc
    to = doc[token.i + 1]
    noun = child_of(to, "pobj") or child_of(token, "pobj") or next(
        (t for t in doc[token.i + 2:] if t.tag[:2] == "NN"), None)
    if noun is not None:
        yield Cue(token, "assert", "according", noun, None, None, (token.i, token.i + 1))


def _counter_cue(verb: Token, words: Lexicon) -> Cue | None:
    """Read what a counter does with its figures: "The monitor raised its count to 830"."""
    subject = child_of(verb, "nsubj", "nsubjpass")
    if subject is None or not any(t.has_digit for t in verb.subtree):
        return None
    if subject.lower == "it":
        return Cue(verb, "assert", "counter", subject, verb, None, verb_group(verb))
    doc, first, last = verb.doc, subject.left_edge.i, subject.right_edge.i
    found = words.claimants.search(doc.words(first, last))
    if found is None or words.claimants.alias(found.group(1)).kind not in words.counters:
        return None
    start = doc[first].idx + found.start()
    named = [t for t in doc[first:last + 1] if start <= t.idx < start + len(found.group())]
    return Cue(verb, "assert", "counter", named[-1], verb, None, verb_group(verb),
               (named[0].i, named[-1].i))


def _colon_cue(doc: Parse, quoted: set[int]) -> Iterator[Cue]:
    """Read "The surgeon was brief: “...”": the colon does the work of "said"."""
    first = min(quoted)
    colon = next((t for t in doc[max(0, first - 3):first] if t.text == ":"), None)
    verb = next((t for t in doc[:first] if t.tag in _FINITE), None)
    if colon is not None and verb is not None:
        speaker = subject_of(verb)
        if speaker is not None:
            yield Cue(verb, "assert", "clause", speaker, None, None, (verb.i, colon.i - 1))
