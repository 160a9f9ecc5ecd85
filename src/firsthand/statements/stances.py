"""What somebody thinks, wants, likes or decides: "hopes to reopen", "her support for", "is sure".

Read only where stances are wanted; elsewhere the words are not there.
"""

from __future__ import annotations

from firsthand.sentences import Token
from firsthand.statements.complements import Complement, find_complement
from firsthand.statements.cue import Cue, verb_group
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import after_preposition, child_of, is_passive, subject_of
from firsthand.statements.unsaid import held_state, unsaid_cue

_WHETHER = {"whether", "if"}
_ASKING = {*_WHETHER, "how", "why", "what", "who", "when", "where", "which"}
_HOLDERS = ("by", "from", "among", "of")
_ABOUT = ("for", "of", "to", "on", "about", "against", "over", "with", "in", "toward", "towards",
          "at")
_STATE = {"JJ", "VB"}


def stance_cue(token: Token, words: Lexicon) -> Cue | None:
    """Read one word as a stance that somebody holds, or that nobody need hold."""
    stances, form = words.stances, token.lower
    if form in stances.adjectives and token.tag[:2] in _STATE:
        state = held_state(token, words)
        if state is not None:
            return state
    if token.tag[0] == "V" and token.dep not in {"amod", "aux", "auxpass"}:
        return unsaid_cue(token, words) or _carried(token, words) or _verb(token, words)
    if form in stances.nouns and token.tag in {"NN", "NNS"}:
        return _noun(token, stances.nouns[form])
    return None


def _verb(verb: Token, words: Lexicon) -> Cue | None:
    if is_passive(verb):
        return None
    for act, pattern in words.stances.verbs.get(verb.lower, ()):
        complement = _complement(verb, pattern, words)
        if complement is not None:
            return Cue(verb, act, pattern, subject_of(verb), complement.said, complement.about,
                       verb_group(verb), stance=True)
    return None


def _complement(verb: Token, pattern: str, words: Lexicon) -> Complement | None:
    match pattern:
        case "thought":
            clause = child_of(verb, "ccomp")
            return Complement(clause, None) if clause is not None else None
        case "question":
            return _question(verb)
        case "object":
            return _object(verb)
        case "as":
            noun = child_of(verb, "dobj")
            named = noun is not None and any(c.lower == "as" for c in verb.children)
            return Complement(noun, noun) if named else None
        case "to-verb" | "naming" | "matter":
            return find_complement(verb, pattern, words, set())
    noun = after_preposition(verb, pattern)
    return Complement(noun, None) if noun is not None else None


def _object(verb: Token) -> Complement | None:
    """Read "opposes the plan", "dreads leaving", "a plan she opposes"."""
    noun = child_of(verb, "dobj") or child_of(verb, "xcomp", "ccomp")
    if noun is None and verb.dep == "relcl" and verb.tag != "VBN":
        owner = child_of(verb, "nsubj")
        # with "who" before the verb the noun holds the stance, and is not what it is about
        noun = verb.head if owner is not None and owner.tag not in {"WP", "WDT"} else None
        return Complement(noun, noun) if noun is not None else None
    fits = noun is not None and (noun.dep == "dobj" or noun.tag == "VBG")
    return Complement(noun, noun) if fits else None


def _question(verb: Token) -> Complement | None:
    """Read "asked whether", "know why", "wondered if": a clause that a question word opens."""
    for clause in verb.children:
        opener = clause.left_edge
        if clause.i < verb.i or clause.dep not in {"ccomp", "advcl", "xcomp", "pcomp"}:
            continue
        if opener.lower in _ASKING and (clause.dep == "ccomp" or opener.lower in _WHETHER):
            return Complement(clause, None)
    return None


def _carried(verb: Token, words: Lexicon) -> Cue | None:
    """Read "raised questions about", "took issue with", "made clear that"."""
    if verb.lower not in words.light and verb.lower not in words.stances.light:
        return None
    noun = child_of(verb, "dobj")
    act = words.stances.carried.get(noun.lower) if noun is not None else None
    if noun is None or act is None:
        return None
    about = next(filter(None, (
        after_preposition(noun, p) or after_preposition(verb, p) for p in _ABOUT)), None)
    said = about or child_of(noun, "acl", "ccomp") or child_of(verb, "ccomp", "xcomp")
    if said is None:
        return None
    return Cue(verb, act, "carried", subject_of(verb), said, about,
               (verb_group(verb)[0], noun.i), stance=True)


def _noun(noun: Token, act: str) -> Cue | None:
    """Read "her opposition to the plan", "complaints by residents about the dust"."""
    owner = child_of(noun, "poss")
    if owner is None and noun.dep == "conj":
        owner = child_of(noun.head, "poss")
    content = _clause_of(noun)
    holder = next(filter(None, (after_preposition(noun, p) for p in _HOLDERS)), None)
    if owner is None:
        owner = holder
    if content is None:
        content = next((c for p in _ABOUT for c in [after_preposition(noun, p)]
                        if c is not None and c is not owner), None)
    if content is None or owner is None:
        return None
    return Cue(noun, act, "stance", owner, content, None, (noun.i, noun.i), stance=True)


def _clause_of(noun: Token) -> Token | None:
    clause = child_of(noun, "acl", "relcl", "ccomp")
    if clause is not None and any(
        c.lower in {"that", "to"} and c.dep in {"mark", "aux"} for c in clause.children
    ):
        return clause
    return None
