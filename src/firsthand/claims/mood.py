"""Whether the verb over a figure tells what happened, or what may, might or would."""

from __future__ import annotations

from firsthand.claims.lexicon import PolarityWords
from firsthand.record import Polarity
from firsthand.sentences import Token

_WILL = {"will", "'ll", "’ll", "wo", "shall"}
_MAY = {"may", "might", "could", "can"}
_WOULD = {"would", "'d", "’d", "should"}
_IF = {"if", "unless", "whether", "lest"}
_CLIMB = {"acomp", "attr", "dobj", "oprd", "xcomp", "nsubj", "nsubjpass", "conj", "ccomp"}
_HIGHEST = 4


def mood_of(word: Token, of_toll: bool, words: PolarityWords) -> Polarity | None:
    """Read the mood of the verb that is, or governs, a word of harm; None where it is plain."""
    verb = _verb_over(word)
    if verb is None:
        return None
    if _is_only_meant(verb, words):
        return "hypothetical"
    auxiliaries = {c.lower for c in verb.children if c.dep in {"aux", "auxpass"}}
    if verb.dep == "xcomp" and verb.head.lower in {"have", "need"}:
        auxiliaries = {c.lower for c in verb.head.children if c.dep == "aux"}
    perfect = "have" in auxiliaries
    if auxiliaries & _WILL and not perfect:
        return "forecast"
    if auxiliaries & _MAY:
        return _possible(word, verb, of_toll, auxiliaries)
    if auxiliaries & _WOULD:
        return "forecast" if of_toll and not perfect else "hypothetical"
    if any(c.dep == "mark" and c.lower in _IF for c in verb.children):
        return "hypothetical"
    return None


def _possible(word: Token, verb: Token, of_toll: bool, auxiliaries: set[str]) -> Polarity:
    """Part "may have died" and "could be dead" from "could die", which has not happened."""
    if "have" in auxiliaries:
        return "hypothetical" if "could" in auxiliaries else "hedged"
    if word is not verb and word.tag[0] in "JV" and not of_toll:
        return "hedged"
    return "hypothetical" if _has_condition(verb) else "forecast"


def _has_condition(verb: Token) -> bool:
    return any(t.lower in _IF and t.dep in {"mark", "advmod"} for t in verb.subtree)


def _verb_over(word: Token) -> Token | None:
    token = word
    if word.dep == "acl" and word.head.dep == "attr":
        token = word.head.head  # "would have been the fifth person killed"
    for _ in range(_HIGHEST):
        if token.tag[0] == "V" and (token is word or token.dep != "amod") and (
            any(c.dep == "aux" for c in token.children) or token.dep not in {"xcomp", "conj"}
        ):
            return token
        if token.dep not in _CLIMB or token.head is token:
            return None
        if token.dep == "conj" and any(c.dep in {"nsubj", "nsubjpass"} for c in token.children):
            return token
        token = token.head
    return None


def _is_only_meant(verb: Token, words: PolarityWords) -> bool:
    """Tell "threatened to kill 50 hostages" from "went on to kill 50 hostages"."""
    infinitive = verb.tag == "VB" and any(c.tag == "TO" for c in verb.children)
    return infinitive and verb.dep in {"xcomp", "acl", "advcl", "ccomp"} and (
        verb.head.lower in words.unreal)
