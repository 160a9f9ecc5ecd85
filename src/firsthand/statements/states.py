"""States of mind that somebody must have told: "is alarmed at", "is ready to send troops"."""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import after_preposition, agent_of, child_of, subject_of

_OVER = ("about", "over", "at", "by")
_AFTER_BE = {"acomp", "attr", "oprd", "ROOT", "conj", "ccomp"}


def state_cue(adjective: Token, words: Lexicon) -> Cue | None:
    """Read an adjective, or a participle used as one, with what it is about."""
    verb = adjective if child_of(adjective, "auxpass", "nsubjpass") else adjective.head
    if adjective.dep not in _AFTER_BE or (verb is not adjective and verb.tag[0] != "V"):
        return None
    speaker = subject_of(verb)
    if speaker is None or speaker.tag in {"EX", "DT", "WDT"}:
        return None
    first = verb_group(verb)[0]
    refused = any(t.dep == "neg" for t in (*verb.children, *adjective.children))
    if adjective.lower in words.states:
        about = agent_of(adjective) or next(
            filter(None, (after_preposition(adjective, p) for p in _OVER)), None)
        said = about or child_of(adjective, "ccomp")
        if said is None or refused:
            return None
        return Cue(adjective, words.states[adjective.lower], "carried", speaker, said, about,
                   (first, adjective.i))
    doing = child_of(adjective, "xcomp", "ccomp") or after_preposition(adjective, "to")
    if doing is None or doing.tag not in {"VB", "VBG"}:
        return None
    refused ^= adjective.lower in words.intents.unwilling
    act = words.intents.doing(doing.doc.text[doing.idx:], refused=refused)
    if act is None:
        return None
    return Cue(adjective, act, "to-verb", speaker, doing, None, (first, adjective.i))
