"""Who was hurt, told without a verb of harm: by wounds, by care, by the state somebody is in.

"Was hit in the leg", "suffering from a gunshot wound", "was taken to a hospital in critical
condition", "turned the gun on himself", "the fatal shooting of".
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.claims.arguments import subjects_of, undergoers
from firsthand.claims.harmed import Harmed
from firsthand.claims.lexicon import HarmWords
from firsthand.claims.person_words import PersonWords
from firsthand.record import Harm
from firsthand.sentences import Parse, Token

_HIGHEST = 3
_HOSPITALS = {"hospital", "hospitals", "clinic", "infirmary"}
_PAST = {"VBD", "VBN", "VBG"}


def find_wounded(doc: Parse, words: PersonWords, harms: HarmWords) -> Iterator[Harmed]:
    """Yield what tells that somebody was hurt, with the nouns it is told of."""
    for token in doc:
        found = _of_verb(token, words) if token.tag[:1] == "V" else (
            _of_noun(token, words, harms) if token.tag[:2] == "NN" else (
                _then_oneself(token, words, harms)))
        if found is not None and found.heads:
            yield found


def made_fatal(harmed: Harmed, words: PersonWords) -> Harmed:
    """Read "fatally wounded" as a death."""
    if harmed.harm == "injured" and any(
        c.lower in words.fatally for c in (*harmed.word.children, *harmed.word.head.children)
        if c.dep == "advmod" and abs(c.i - harmed.word.i) < 3
    ):
        return harmed._replace(harm="killed")
    return harmed


def _of_verb(verb: Token, words: PersonWords) -> Harmed | None:
    if verb.lower in words.hit:
        if any(c.lower in words.fatally for c in verb.children):
            return Harmed(verb, "killed", undergoers(verb), None, "wound")
        return _hit(verb, words)
    if verb.lower in words.searching:
        return _sought(verb, words)
    harm = _turned_on_self(verb, words)
    if harm is not None:
        return Harmed(verb, harm, _doers(verb), None, "self")
    if verb.lower in words.care and _is_cared_for(verb, words):
        return Harmed(verb, "injured", undergoers(verb), None, "wound")
    if verb.lower.startswith("treat") and _is_treated_for(verb, words):
        return Harmed(verb, "injured", undergoers(verb), None, "wound")
    if verb.lower in words.needing and verb.tag in _PAST and _needed_care(verb, words):
        return Harmed(verb, "injured", subjects_of(verb), None, "wound")
    return None


def _is_treated_for(verb: Token, words: PersonWords) -> bool:
    """Tell "treated 12 people for burns" and "treated at the scene"."""
    inner = [t for c in verb.children if c.dep == "prep" for t in c.children]
    inner += [t for c in verb.children if c.dep == "dobj" for p in c.children for t in p.children]
    return any(t.lower in words.ailments for t in inner)


def _sought(verb: Token, words: PersonWords) -> Harmed | None:
    """Read "rescuers are searching for 31 people"; whom the police look for is another matter."""
    if not any(c.dep == "nsubj" and c.lower in words.searchers for c in verb.children):
        return None
    preps = (c for c in verb.children if c.dep == "prep" and c.lower == "for")
    heads = tuple(t for c in preps for t in c.children if t.dep == "pobj")
    return Harmed(verb, "missing", heads, None, "struck")


def _needed_care(verb: Token, words: PersonWords) -> bool:
    """Tell "required medical treatment" and "underwent surgery" from "received aid"."""
    return any(
        c.dep == "dobj" and c.lower in words.needed and (c.lower in words.needed_alone or any(
            t.lower in words.needed_kinds for t in c.children))
        for c in verb.children)


def _hit(verb: Token, words: PersonWords) -> Harmed | None:
    """Read "was hit in the leg", "a bullet struck her", "shots were fired, hitting a boy"."""
    near = [
        inner for c in verb.children if c.dep in {"prep", "agent"}
        for inner in c.children if inner.dep == "pobj"
    ]
    near += [c for c in verb.children if c.dep in {"nsubj", "npadvmod"}]
    if verb.dep in {"advcl", "acl", "conj", "xcomp"}:
        near += [verb.head, *verb.head.children]
    signs = words.projectiles | words.body | {"times"}
    if any(t.lower in signs or (t.i != verb.i and t.lower in words.firing) for t in near):
        return Harmed(verb, "injured", undergoers(verb), None, "struck")
    by = [t for c in verb.children if c.dep in {"prep", "agent"} and c.lower == "by"
          for t in c.children]
    if any(t.lower in words.hit_by for t in by):
        return Harmed(verb, "injured", undergoers(verb), None, "wound")
    hurt = next((c for c in verb.children if c.dep == "dobj" and c.lower in words.body), None)
    if hurt is not None:
        return Harmed(verb, "injured", _owners(hurt), None, "wound")
    return None


def _then_oneself(token: Token, words: PersonWords, harms: HarmWords) -> Harmed | None:
    """Read "killed her son and then herself": what the verb tells is told of both."""
    if token.lower not in words.reflexive:
        return None
    before = token.i - 1
    while before > 0 and token.doc[before].tag == "RB":
        before -= 1
    if before < 1 or token.doc[before].lower != "and":
        return None
    verb = next((t for t in reversed(token.doc[:before])
                 if t.lower in harms.verbs and t.tag[:1] == "V"), None)
    harm = harms.verbs[verb.lower].harm if verb is not None else None
    if verb is None or harm not in {"killed", "injured"}:
        return None
    return Harmed(verb, harm, (token,), None, "self")


def _doers(verb: Token) -> tuple[Token, ...]:
    """Give who did it, also where another verb says so: "shot them before turning the gun on"."""
    over = verb.head
    if verb.dep == "pcomp" and over.head.tag[:1] == "V" and over.head is not over:
        return subjects_of(over.head)
    return subjects_of(verb)


def _turned_on_self(verb: Token, words: PersonWords) -> Harm | None:
    """Read "turned the gun on himself", "took her own life", "committed suicide"."""
    object_ = next((c for c in verb.children if c.dep == "dobj"), None)
    if object_ is None:
        return None
    if object_.lower in words.turned_on_self and verb.lower.startswith("turn"):
        on = [p for c in (*verb.children, *object_.children) if c.lower == "on" for p in c.children]
        return "killed" if any(p.lower in words.reflexive for p in on) else None
    own = object_.lower == "life" and any(c.lower == "own" for c in object_.children)
    taken = verb.lower in {"took", "taken", "taking", "takes", "ended", "ending"}
    suicide = object_.lower == "suicide" and verb.lower.startswith("commit")
    return "killed" if (own and taken) or suicide else None


def _is_cared_for(verb: Token, words: PersonWords) -> bool:
    if any(t.lower in words.not_hurt for t in verb.subtree):
        return False
    return any(
        _is_care_place(inner, words)
        for c in verb.children if c.dep in {"prep", "dative"} for inner in c.children
        if inner.dep in {"pobj", "pcomp"}
    )


def _is_care_place(noun: Token, words: PersonWords) -> bool:
    if noun.lower in words.care_places:
        return True
    near = {c.lower for c in noun.children}
    if not near.isdisjoint(words.care_places):
        return True
    return noun.lower in words.care_centres and not near.isdisjoint(words.care_kinds)


def _of_noun(noun: Token, words: PersonWords, harms: HarmWords) -> Harmed | None:
    if noun.dep == "compound":
        return None
    before = {c.lower for c in noun.children if c.i < noun.i}
    if noun.lower in words.wounds or (
        noun.lower in words.body and not before.isdisjoint(words.broken)
    ):
        heads = () if "no" in before else _owners(noun) or _bearers(noun, words, harms)
        return Harmed(noun, "injured", heads, None, "wound")
    if noun.lower == "condition" and not before.isdisjoint(words.conditions):
        return Harmed(noun, "injured", _bearers(noun, words, harms), None, "wound")
    if noun.lower in words.deeds and before.isdisjoint(words.attempts):
        harm: Harm = "injured" if before.isdisjoint(words.fatal) else "killed"
        return Harmed(noun, harm, _suffered_by(noun), None, "deed")
    if noun.lower in words.deaths and before.isdisjoint(words.attempts):
        return Harmed(noun, "killed", _owners(noun), None, "death")
    return None


def _owners(noun: Token) -> tuple[Token, ...]:
    """Give whose it is: "his injuries", "Tarn's death"."""
    return tuple(c for c in noun.children if c.dep == "poss" and c.lower not in {"their", "our"})


def _suffered_by(deed: Token) -> tuple[Token, ...]:
    of = next((c for c in deed.children if c.dep == "prep" and c.lower == "of"), None)
    return tuple(c for c in of.children if c.dep == "pobj") if of is not None else ()


def _bearers(wound: Token, words: PersonWords, harms: HarmWords) -> tuple[Token, ...]:
    """Climb from a wound to who has it: "a man with a wound", "he suffered a wound"."""
    token = wound
    for _ in range(_HIGHEST):
        if token.dep in {"conj", "appos"} and token.head.lower in words.wounds:
            token = token.head
    above = token.head
    if token.dep in {"dobj", "attr"} and above.tag[:1] == "V":
        return subjects_of(above) if above.lower in words.bearing and not _is_negated(above) else ()
    if token.dep != "pobj" or above.lower not in {*words.borne_by, "in"}:
        return ()
    if above.lower == "in" and wound.lower != "condition":
        return ()
    return _carried_by(above.head, harms)


def _carried_by(told_of: Token, harms: HarmWords) -> tuple[Token, ...]:
    """Give who the noun or the verb is told of that "with a wound" stands beside."""
    if told_of.tag[:1] != "V":
        if told_of.dep in {"pobj", "xcomp"} and told_of.lower in _HOSPITALS:
            above = told_of.head.head if told_of.dep == "pobj" else told_of.head
            return undergoers(above) if above.tag[:1] == "V" else ()
        if told_of.lower in harms.states:
            return ()  # "dead from a wound" is told by "dead"
        is_state = told_of.tag[:2] == "JJ" and told_of.head.tag[:1] == "V"
        return subjects_of(told_of.head) if is_state else (told_of,)
    trigger = harms.verbs.get(told_of.lower)
    if _is_negated(told_of) or (trigger is not None and trigger.pattern == "subject"):
        return ()  # "died of his wounds" is told by the verb
    passive = told_of.tag == "VBN" or any(c.dep == "dobj" for c in told_of.children)
    return (undergoers(told_of) if passive else ()) or subjects_of(told_of)


def _is_negated(verb: Token) -> bool:
    return any(c.dep == "neg" for c in verb.children)
