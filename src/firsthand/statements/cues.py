"""Words of saying and what they say: each cue with its act, its speaker and its complement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.sentences import Parse, Token

from firsthand.statements.lexicon import Lexicon
from firsthand.statements.endings import Ending, find_ending
from firsthand.statements.phrases import (
    after_preposition,
    agent_of,
    child_of,
    is_passive,
    subject_of,
)


_QUOTING = {"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"}
_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_AT = ("at", "above", "below", "over", "under", "between")


class Cue(NamedTuple):
    """A cue: its token, the act it may be, the pattern found, the speaker and what is said.

    ``said`` heads the complement (None where a quotation is all that is said), ``about`` whom or
    what it is about, ``group`` the first and last token of the verb group.
    """

    token: Token
    act: str
    pattern: str
    speaker: Token | None
    said: Token | None
    about: Token | None
    group: tuple[int, int]
    spoken_by: tuple[int, int] | None = None


def find_cues(doc: Parse, words: Lexicon, quoted: set[int]) -> Iterator[Cue]:
    """Yield the cues of one sentence outside its quotations, in order."""
    taken: set[int] = set()
    trailing = trailing_cue(doc, words, quoted)
    if trailing is not None:
        taken.add(trailing.token.i)
        yield trailing
    for token in doc:
        if token.i in quoted or token.i in taken or (trailing is not None and token.i == trailing.token.i):
            continue
        if token.lower == "according" and token.i + 1 < len(doc) and token.nbor(1).lower == "to":
            yield from _according(token)
            continue
        cue = _cue_at(token, words, quoted)
        if cue is None and trailing is None and token.tag in _FINITE:
            cue = _counter_cue(token, words)
        if cue is not None:
            taken |= set(range(cue.group[0], cue.group[1] + 1))
            yield cue
    yield from phrase_cues(doc, words, quoted, taken)
    if not taken and quoted:
        yield from _colon_cue(doc, quoted)


def _cue_at(token: Token, words: Lexicon, quoted: set[int]) -> Cue | None:
    form = token.lower
    if token.tag[0] == "V" and (form in words.verbs or form in words.light):
        return _verb_cue(token, words, quoted)
    if token.tag in {"NN", "NNS"} and form in words.nouns:
        return _noun_cue(token, words)
    return None


def trailing_cue(doc: Parse, words: Lexicon, quoted: set[int]) -> Cue | None:
    """Read ", the ministry said on Monday." at the end, where parsers often lose the thread."""
    ending: Ending | None = find_ending(doc, words, quoted)
    if ending is None:
        return None
    return Cue(doc[ending.verb], ending.act, "trailing", doc[ending.head], None, None,
               (ending.verb, ending.verb), (ending.first, ending.last))


def _according(token: Token) -> Iterator[Cue]:
    doc = token.doc
    to = doc[token.i + 1]
    noun = child_of(to, "pobj") or child_of(token, "pobj") or next(
        (t for t in doc[token.i + 2:] if t.tag[:2] == "NN"), None)
    if noun is not None:
        yield Cue(token, "assert", "according", noun, None, None, (token.i, token.i + 1))


def _verb_cue(token: Token, words: Lexicon, quoted: set[int]) -> Cue | None:
    if token.dep in {"amod", "aux", "auxpass"} or (
        token.tag == "VBN" and token.dep in {"acl", "relcl"} and is_passive(token)
    ):
        return None
    if token.lower in words.light:
        carried = _carried(token, words)
        if carried:
            return carried
    before = token.doc[token.i - 1].lower if token.i else ""
    negated = before == "without" or any(child.dep == "neg" for child in token.children)
    passive = is_passive(token)
    if passive and token.lower not in _QUOTING:
        return _passive(token, words) if token.lower in words.verbs else None
    for act, pattern, _ in words.verbs.get(token.lower, ()):
        found = _matches(token, pattern, words, quoted)
        if found is None:
            continue
        said, about = found
        if passive:
            return Cue(token, act, "quoted", subject_of(token), said, None, _group(token, act, None))
        if token.lower in _QUOTING and child_of(token, "dobj") is not None:
            return Cue(token, act, "quoted", child_of(token, "dobj"), said, subject_of(token),
                       _group(token, act, None))
        if negated and act not in {"deny", "decline-to-comment"}:
            return None
        return Cue(token, act, pattern, subject_of(token), said, about, _group(token, act, words))
    return None


def _passive(token: Token, words: Lexicon) -> Cue | None:
    """Read "X was condemned by Y"; without "by" nobody speaks."""
    agent = agent_of(token)
    act = next((a for a, pattern, _ in words.verbs[token.lower] if pattern in _DONE_TO), None)
    about = child_of(token, "nsubjpass")
    if agent is None or act is None or about is None:
        return None
    return Cue(token, act, "passive", agent, about, about, _group(token, act, None))


_DONE_TO = {"object", "clause"}


def _matches(
    token: Token, pattern: str, words: Lexicon, quoted: set[int]
) -> tuple[Token | None, Token | None] | None:
    if pattern == "clause":
        return _clause(token, quoted)
    if pattern == "object":
        noun = child_of(token, "dobj")
        return (noun, noun) if noun is not None and noun.tag[0] in "NPC" else None
    if pattern == "naming":
        return _naming(token)
    if pattern in {"for", "on", "against"}:
        noun = after_preposition(token, pattern)
        follow = child_of(token, "advcl", "xcomp")
        if noun is None and follow is not None and child_of(follow, "mark") is not None and (
            child_of(follow, "mark").lower == pattern  # type: ignore[union-attr]
        ):
            noun = follow
        if noun is None:
            return None
        return (follow or noun, noun) if pattern == "on" else (noun, None)
    if pattern == "to-verb":
        return _to_verb(token)
    if pattern == "at":
        noun = child_of(token, "dobj")
        figure = next(filter(None, (after_preposition(token, p) for p in _AT)), None)
        return (figure, noun) if noun is not None and figure is not None else None
    if pattern == "responsibility":
        noun = child_of(token, "dobj")
        return (noun, noun) if noun is not None and noun.lower == "responsibility" else None
    return _refusal(token, words) if pattern == "refuse" else None


def _clause(token: Token, quoted: set[int]) -> tuple[Token | None, Token | None] | None:
    clause = child_of(token, "ccomp")
    if token.lower in _QUOTING:
        saying = after_preposition(token, "as") or next(
            (t for t in token.doc[token.i:] if t.lower == "saying" and t.nbor(-1).lower == "as"), None)
        if saying is not None:
            clause = child_of(saying, "ccomp") or saying
    if clause is not None:
        return clause, None
    if quoted and token.lower not in {"report", "reports"}:
        near = {token.i - 1, token.i - 2, token.i - 3, token.i + 1, token.i + 2, token.i + 3, token.i + 4}
        if quoted & near or token.dep in {"parataxis", "ROOT"}:
            return None, None
    if token.dep == "parataxis" or (token.dep == "ROOT" and child_of(token, "parataxis") is not None):
        said = child_of(token, "parataxis") or token.head
        return (said, None) if said is not token else None
    return None


def _to_verb(token: Token) -> tuple[Token | None, Token | None] | None:
    verb = child_of(token, "xcomp", "ccomp")
    if verb is not None and any(c.lower == "to" and c.dep == "aux" for c in verb.children):
        person = child_of(token, "dobj") or child_of(verb, "nsubj")
        return verb, person
    gerund = after_preposition(token, "to")
    if gerund is not None and (gerund.tag == "VBG" or token.lower.startswith("commit")):
        return gerund, None
    return None


def _naming(token: Token) -> tuple[Token | None, Token | None] | None:
    """Read "called it a planned assault": a noun phrase given to a noun phrase."""
    small = child_of(token, "ccomp", "oprd")
    noun = child_of(token, "dobj") or (child_of(small, "nsubj") if small is not None else None)
    if small is None or noun is None or small.tag[0] == "V":
        return None
    return small, noun


def _refusal(token: Token, words: Lexicon) -> tuple[Token | None, Token | None] | None:
    verb = child_of(token, "xcomp") or after_preposition(token, "from")
    if verb is None and token.i + 2 < len(token.doc):
        verb = token.nbor(2) if token.nbor(1).lower in {"to", "from"} else token.nbor(1)
    if verb is None or verb.lower not in words.comment_verbs:
        return None
    about = child_of(verb, "dobj") or after_preposition(verb, "on") or after_preposition(verb, "about")
    return (about or verb), about


def _carried(token: Token, words: Lexicon) -> Cue | None:
    noun = child_of(token, "dobj")
    if noun is None or noun.lower not in words.carried:
        return None
    act = words.carried[noun.lower]
    said: Token | None = None
    for preposition in ("over", "about", "at", "for", "to", "of", "against", "with", "on"):
        said = after_preposition(noun, preposition) or after_preposition(token, preposition)
        if said is not None:
            break
    clause = child_of(noun, "acl", "ccomp") or child_of(token, "ccomp", "xcomp")
    last = noun.i
    return Cue(token, act, "carried", subject_of(token), said or clause or noun, said,
               (_group(token, act, None)[0], last))


def _counter_cue(token: Token, words: Lexicon) -> Cue | None:
    """Read what a counter does with its figures: "The monitor raised its count to 830"."""
    if not any(t.has_digit for t in token.subtree):
        return None
    subject = next((c for c in token.children if c.dep in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return None
    if subject.lower == "it":
        return Cue(token, "assert", "counter", subject, token, None, _group(token, "assert", None))
    first, last = subject.left_edge.i, subject.right_edge.i
    doc = token.doc
    phrase = doc.text[doc[first].idx:doc[last].idx + len(doc[last])]
    found = words.alias_pattern.search(phrase)
    if found is None or words.alias(found.group(1)).kind not in words.counters:
        return None
    start = doc[first].idx + found.start()
    named = [t for t in doc[first:last + 1] if start <= t.idx < start + len(found.group())]
    return Cue(token, "assert", "counter", named[-1], token, None,
               _group(token, "assert", None), (named[0].i, named[-1].i))


def _colon_cue(doc: Parse, quoted: set[int]) -> Iterator[Cue]:
    """Read "The surgeon was brief: “...”": the colon does the work of "said"."""
    first = min(quoted)
    colon = next((t for t in doc[max(0, first - 3):first] if t.text == ":"), None)
    verb = next((t for t in doc[:first] if t.tag in _FINITE), None)
    if colon is not None and verb is not None:
        speaker = subject_of(verb)
        if speaker is not None:
            yield Cue(verb, "assert", "clause", speaker, None, None, (verb.i, colon.i - 1))


def phrase_cues(doc: Parse, words: Lexicon, quoted: set[int], taken: set[int]) -> Iterator[Cue]:
    """Read acts said without a verb of saying: "had no comment", "did not respond to questions"."""
    for act, phrases in (
        ("decline-to-comment", words.no_comment), ("deny-knowledge", words.deny_knowledge)
    ):
        for match in phrases.finditer(doc.text):
            inside = [t for t in doc if match.start() <= t.idx < match.end()]
            verb = _verb_of(inside)
            if verb is None or verb.i in quoted or taken & {t.i for t in inside}:
                continue
            if any(a.i in taken for a in verb.ancestors):
                continue  # it is what somebody else says, and that saying has this act already
            speaker = subject_of(verb)
            if speaker is None or speaker.tag in {"EX", "WP"}:
                continue
            first = min(verb.i, inside[0].i)
            last = max(verb.i, inside[-1].i)
            about = next((t for t in doc[last + 1:last + 3] if t.lower in {"on", "to", "about"}), None)
            said = child_of(about, "pobj") if about is not None else None
            yield Cue(verb, act, "phrase", speaker, said, said, (first, last))
            break


def _verb_of(inside: list[Token]) -> Token | None:
    """Find the verb that a phrase hangs on: its own, or its governor."""
    own = next((t for t in inside if t.tag[0] == "V" and t.dep not in {"aux", "auxpass"}), None)
    if own is not None or not inside:
        return own
    token = inside[-1]
    for _ in range(3):
        if token.tag[0] == "V":
            return token
        token = token.head
    return None


def _noun_cue(token: Token, words: Lexicon) -> Cue | None:
    act = words.nouns[token.lower]
    owner = child_of(token, "poss")
    if owner is None and token.dep == "conj":
        owner = child_of(token.head, "poss")
    clause = child_of(token, "acl", "relcl", "ccomp")
    content: Token | None = None
    if clause is not None and any(
        c.lower in {"that", "to"} and c.dep in {"mark", "aux"} for c in clause.children
    ):
        content = clause
    if token.i + 1 < len(token.doc) and token.nbor(1).lower == "that":
        content = content or _after_that(token)
    if content is None and owner is not None:
        content = after_preposition(token, "of") or after_preposition(token, "for")
    if content is None or (owner is None and act != "assert"):
        return None
    return Cue(token, act, "noun", owner, content, None, (token.i, token.i))


def _after_that(token: Token) -> Token | None:
    """Find the verb of a that-clause the parser hung elsewhere."""
    return next(
        (t for t in token.doc[token.i + 2:] if t.tag in {"VBD", "VBZ", "VBP", "VBN"}), None
    )


def _group(token: Token, act: str, words: Lexicon | None) -> tuple[int, int]:
    first = last = token.i
    for child in token.children:
        if child.dep in {"aux", "auxpass", "neg"} and child.i == first - 1:
            first = child.i
    while first > 0 and token.doc[first - 1].dep in {"aux", "auxpass", "neg"} and (
        token.doc[first - 1].head.i == token.i
    ):
        first -= 1
    if act == "decline-to-comment" and words is not None:
        for offset in (1, 2, 3):
            if token.i + offset < len(token.doc) and (
                token.nbor(offset).lower in words.comment_verbs
            ):
                last = token.i + offset
                break
    return first, last
