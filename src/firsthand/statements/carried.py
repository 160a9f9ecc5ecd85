"""Acts that a noun says and a verb only does: "expressed concern", "launched an inquiry"."""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon, Performed
from firsthand.statements.phrases import (
    after_preposition,
    agent_of,
    child_of,
    is_passive,
    subject_of,
)

_ABOUT = ("over", "about", "at", "for", "to", "of", "against", "with", "on", "into", "from")


def carried_cue(verb: Token, words: Lexicon) -> Cue | None:
    """Read a verb with the noun it carries; None where the noun says no act."""
    if verb.lower not in words.light and verb.lower not in words.performed:
        return None
    passive = is_passive(verb)
    noun = child_of(verb, "nsubjpass" if passive else "dobj")
    found = _performed(verb, noun, words)
    speaker = agent_of(verb) if passive else subject_of(verb)
    if noun is None or found is None or speaker is None:
        return None
    group = verb_group(verb)
    said = next(filter(None, (
        after_preposition(noun, p) or after_preposition(verb, p) for p in _ABOUT)), None)
    clause = child_of(noun, "acl", "ccomp", "relcl") or child_of(verb, "ccomp", "xcomp")
    if found.whole or (said is None and clause is None):
        # "signed an agreement": the noun itself is what was agreed to, refused or signed
        return Cue(verb, found.act, "object", speaker, noun, noun, group)
    if noun.i > verb.i:
        group = (group[0], noun.i)
    # "issued a warning to the army that ...": to whom is no part of what is said
    told = clause if clause is not None and said is after_preposition(noun, "to") else None
    return Cue(verb, found.act, "carried", speaker, told or said or clause, said, group)


def _performed(verb: Token, noun: Token | None, words: Lexicon) -> Performed | None:
    if noun is None:
        return None
    for performed in words.performed.get(verb.lower, {}).get(noun.lower, ()):
        if not performed.beside or any(c.lower == performed.beside for c in noun.children):
            return performed
    if verb.lower in words.light and not is_passive(verb) and noun.lower in words.carried:
        return Performed(words.carried[noun.lower], "", whole=False)
    return None
