"""Verbs of saying: "said", "was quoted as saying", "expressed concern", "was condemned by"."""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.carried import carried_cue
from firsthand.statements.complements import Complement, find_complement
from firsthand.statements.cue import Cue, refusal_group, verb_group
from firsthand.statements.doing import is_negated, performs
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import agent_of, child_of, is_passive, subject_of
from firsthand.statements.quoting import quoting_cue

# A condition of speaking stands so near: "who asked not to be named".
_CONDITION = 60
_DONE_TO = {"object", "clause", "to-verb", "matter"}
# What stays an act with a "not" before it.
_OF_REFUSING = {"deny", "decline-to-comment", "refuse", "veto", "deny-responsibility"}


def verb_cue(verb: Token, words: Lexicon, quoted: set[int]) -> Cue | None:
    """Read one verb as a cue; ``quoted`` are tokens inside quotations."""
    quoting = quoting_cue(verb, words, quoted)
    if quoting is not None:
        return quoting
    if verb.dep in {"amod", "aux", "auxpass"}:
        return None
    passive = is_passive(verb)
    if passive and verb.tag == "VBN" and verb.dep in {"acl", "relcl"}:
        return None
    if verb.tag == "VBG" and _quoted_as(verb, words):
        return None
    carried = carried_cue(verb, words)
    if carried is not None:
        return carried if performs(verb, words) else None
    if passive and verb.lower not in words.quoting:
        return _passive(verb, words) if verb.lower in words.verbs else None
    for use in words.verbs.get(verb.lower, ()):
        complement = find_complement(verb, use.pattern, words, quoted)
        if complement is not None:
            behind = verb.doc.text[verb.idx:verb.idx + _CONDITION]
            if use.act == "call-for" and words.anonymity.search(behind):
                return None
            return _spoken(verb, use.act, use.pattern, complement, words)
    return None


def _quoted_as(verb: Token, words: Lexicon) -> bool:
    """Tell the "saying" of "quoted the governor as saying", which belongs to the quoting."""
    before = verb.doc[:verb.i]
    return bool(before) and before[-1].lower == "as" and any(
        t.lower in words.quoting for t in before)


def _spoken(
    verb: Token, act: str, pattern: str, complement: Complement, words: Lexicon
) -> Cue | None:
    said, about = complement
    if is_passive(verb):
        return Cue(verb, act, "quoted", subject_of(verb), said, None, verb_group(verb))
    whose = child_of(verb, "dobj") if verb.lower in words.quoting else None
    if whose is not None:
        return Cue(verb, act, "quoted", whose, said, subject_of(verb), verb_group(verb))
    if act not in _OF_REFUSING and (
        is_negated(verb) or not (act == "assert" or performs(verb, words))
    ):
        return None
    refused = act == "decline-to-comment"
    group = refusal_group(verb, words) if refused else verb_group(verb)
    return Cue(verb, act, pattern, speaker_of(verb, words), said, about, group)


def speaker_of(verb: Token, words: Lexicon) -> Token | None:
    """Find who speaks: of "the union issued a report accusing the army", the union."""
    paper = verb.head
    if verb.dep == "acl" and paper.lower in words.documents and paper.dep == "dobj":
        return subject_of(paper.head) or paper
    return subject_of(verb)


def _passive(verb: Token, words: Lexicon) -> Cue | None:
    """Read "X was condemned by Y"; without "by" nobody speaks."""
    agent = agent_of(verb)
    if not performs(verb, words):
        return None
    about = child_of(verb, "nsubjpass")
    done = _to_have(verb)
    if agent is not None and done is not None and about is not None and any(
        use == ("assert", "clause") for use in words.verbs[verb.lower]
    ):
        return Cue(verb, "assert", "unsaid", agent, done, about, verb_group(verb))
    act = next((use.act for use in words.verbs[verb.lower] if use.pattern in _DONE_TO), None)
    if agent is None or act is None or about is None:
        return None
    return Cue(verb, act, "passive", agent, about, about, verb_group(verb))


def _to_have(verb: Token) -> Token | None:
    """Find what "was reported by the ministry to have killed nine" says of its subject."""
    done = child_of(verb, "xcomp", "ccomp")
    told = done is not None and any(c.lower == "to" and c.dep == "aux" for c in done.children)
    return done if told else None
