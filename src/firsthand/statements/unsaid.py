"""Stances that nobody need say: "is expected to rise", "seemed to flee", "was glad that".

Read only where stances are wanted; without them the words are not there.
"""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import agent_of, child_of, subject_of

_LOOKED = {"xcomp", "oprd", "acomp", "ccomp"}
_LINKING = {"as", "for", "of", "about", "to", "on"}
_CLAUSES = {"xcomp", "ccomp", "oprd"}
_STATES = {"be", "is", "are", "was", "were", "been", "being", "am", "’s", "'s", "’re", "'re", "’m",
           "feel", "feels", "felt", "become", "becomes", "became", "seem", "seems", "seemed",
           "remain", "remains", "remained", "get", "got", "grow", "grew", "sound", "sounded"}
_TOWARDS = {"about", "of", "at", "with", "by", "to", "over", "for", "on", "in", "from", "against"}


def unsaid_cue(verb: Token, words: Lexicon) -> Cue | None:
    """Read a verb that needs nobody to say it."""
    if verb.lower in words.stances.seeming:
        return _seeming(verb)
    if verb.lower not in words.stances.impersonal or verb.tag != "VBN":
        return None
    subject, agent = child_of(verb, "nsubjpass"), agent_of(verb)
    if subject is None:
        if verb.dep != "acl" or verb.head.tag[0] not in "NP":
            return None
        subject = verb.head
    rest = rest_of(verb)
    if verb.lower in words.stances.told or subject.lower in {"it", "there"}:
        subject = None
    said = subject or (rest[0] if rest else None)
    if said is None or (not rest and (agent is None or verb.dep == "acl")):
        return None
    act = next((use.act for use in words.verbs.get(verb.lower, ()) if use.pattern in {
        "object", "clause", "thought"}), "assert")
    return Cue(verb, act, "unsaid", agent, said, subject, verb_group(verb), stance=True)


def told_cue(verb: Token, words: Lexicon) -> Cue | None:
    """Read "Asked whether anyone had died, the mayor ...": nobody is said to have asked."""
    if verb.lower not in words.stances.told or verb.tag not in {"VBN", "VBD"}:
        return None
    alone = child_of(verb, "nsubj", "nsubjpass", "auxpass", "dobj", "aux") is None
    rest = rest_of(verb) or [c for c in verb.children if c.i > verb.i and c.dep == "advcl"]
    if not alone or not rest or (verb.i and verb.dep != "advcl"):
        return None
    return Cue(verb, "assert", "unsaid", None, rest[0], None, (verb.i, verb.i), stance=True)


def rest_of(verb: Token) -> list[Token]:
    """Give what a passive verb goes on with: "to rise", "as revenge", "for the raid"."""
    return [c for c in verb.children if c.i > verb.i and (
        c.dep in _CLAUSES or (c.dep == "prep" and c.lower in _LINKING))]


def _seeming(verb: Token) -> Cue | None:
    subject = child_of(verb, "nsubj")
    rest = [c for c in verb.children if c.i > verb.i and c.dep in _LOOKED]
    if not rest:
        return None
    if subject is not None and subject.lower in {"it", "there"}:
        subject = None
    return Cue(verb, "assert", "unsaid", None, subject or rest[0], subject, verb_group(verb),
               stance=True)


def held_state(word: Token, words: Lexicon) -> Cue | None:
    """Read "was worried about the crossing", "is sure that nobody was left"."""
    verb = word.head if word.dep in {"acomp", "attr", "oprd"} else word
    if verb is word and child_of(word, "auxpass") is None:
        return None
    if verb is not word and verb.lower not in _STATES:
        return None
    said = _held(word) or (_held(verb) if verb is not word else None)
    if said is None:
        return None
    return Cue(word, words.stances.adjectives[word.lower], "state", subject_of(verb), said, None,
               (verb_group(verb)[0], word.i), stance=True)


def _held(word: Token) -> Token | None:
    for child in word.children:
        if child.i < word.i:
            continue
        if child.dep in {"ccomp", "xcomp"}:
            return child
        if child.dep in {"prep", "agent"} and child.lower in _TOWARDS:
            return child_of(child, "pobj", "pcomp")
    return None
