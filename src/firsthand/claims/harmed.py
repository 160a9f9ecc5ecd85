"""Who was harmed, by which word: each word of harm with the nouns it is said of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.claims.lexicon import HarmWords
from firsthand.record import Harm
from firsthand.sentences import Parse, Token

_NOUNISH = {"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "DT", "PRP", "JJR", "RBR"}
_SAID_OF = {"acomp", "attr", "oprd", "xcomp", "acl", "advcl", "ccomp", "dep", "conj", "ROOT"}
_BARE_NUMBER = {"npadvmod", "dep", "oprd", "attr"}
_JOINED = {("killed", "injured"), ("injured", "killed")}


class Harmed(NamedTuple):
    """One word of harm, the nouns harmed, and who did it where the sentence says so."""

    word: Token
    harm: Harm
    heads: tuple[Token, ...]
    actor: Token | None
    pattern: str


def find_harmed(doc: Parse, words: HarmWords) -> Iterator[Harmed]:
    """Yield the words of harm in one sentence with the nouns they harm."""
    joined: set[int] = set()
    for token in doc:
        if token.lower not in words.triggers or token.i in joined:
            continue
        found = _of_token(token, words)
        if found is None:
            continue
        partner = _joint_harm(token, found.harm, words)
        if partner is not None:
            joined.add(partner.i)
            other = _of_token(partner, words)
            heads = found.heads or (other.heads if other else ())
            found = found._replace(harm="killed-or-injured", heads=heads)
        yield found


def _of_token(token: Token, words: HarmWords) -> Harmed | None:
    form = token.lower
    phrase = _phrase(token, words)
    if phrase is not None:
        harm, done = phrase
        if done:
            return Harmed(token, harm, undergoers(token), _actor(token), "phrase")
        return Harmed(token, harm, subjects_of(token) or _objects(token), None, "phrase")
    if form in words.verbs and token.tag[0] == "V" and token.dep != "amod":
        trigger = words.verbs[form]
        heads = subjects_of(token) if trigger.pattern == "subject" else undergoers(token)
        if trigger.pattern == "loss":
            heads = _lost(token)
        actor = _actor(token) if trigger.pattern in {"passive", "fought"} else None
        return Harmed(token, trigger.harm, heads, actor, trigger.pattern)
    if form in words.states and token.dep not in {"aux"}:
        return Harmed(token, words.states[form], _state_heads(token), None, "state")
    if form in words.nouns and token.tag in {"NN", "NNS", "NNP", "NNPS"} and not _is_tried(token):
        trigger = words.nouns[form]
        if trigger.pattern == "body" and not _is_found(token, words):
            return None
        return Harmed(token, trigger.harm, _counted_by(token), _noun_actor(token), trigger.pattern)
    return None


def _is_tried(noun: Token) -> bool:
    """Tell "an assassination attempt", which killed nobody."""
    return noun.dep == "compound" and noun.head.lower in {"attempt", "attempts", "plot", "plots"}


def _phrase(token: Token, words: HarmWords) -> tuple[Harm, bool] | None:
    for phrase, harm, done in words.phrases.get(token.lower, ()):
        if all(
            token.i + k < len(token.doc) and token.doc[token.i + k].lower == word
            for k, word in enumerate(phrase)
        ):
            return harm, done
    return None


def _joint_harm(token: Token, harm: Harm, words: HarmWords) -> Token | None:
    """Find "killed or injured": two harms that share one count."""
    doc, i = token.doc, token.i
    if i + 2 < len(doc) and doc[i + 1].lower in {"or", "and", "/"}:
        other = doc[i + 2]
        other_harm = words.states.get(other.lower) or (
            words.verbs[other.lower].harm if other.lower in words.verbs else None)
        struck = token.lower in words.verbs and words.verbs[token.lower].pattern == "struck"
        if (harm, other_harm) in _JOINED and not struck:  # "shot and killed" tells one death
            return other
    return None


def undergoers(verb: Token) -> tuple[Token, ...]:
    """Give who a verb like *kill* is done to, in the active, the passive or a headline."""
    kids = list(verb.children)
    passive = any(c.dep in {"auxpass", "nsubjpass"} for c in kids)
    if passive or (verb.dep in {"acl", "relcl"} and verb.tag == "VBN"):
        return subjects_of(verb)
    objects = _objects(verb)
    shared = next((c for c in kids if c.dep == "conj" and _objects(c)), None)
    if objects or (shared is not None and not any(c.dep == "dobj" for c in kids)):
        return objects or _objects(shared or verb)  # "he shot and killed a clerk"
    if verb.tag in {"VBN", "VBD"} and verb.dep != "amod":
        if any(c.lower in {"were", "was", "been", "be", "being", "is", "are"} for c in kids):
            return subjects_of(verb)
        if not any(c.dep == "aux" and c.lower in {"has", "have", "had"} for c in kids):
            return subjects_of(verb)
    return ()


def subjects_of(verb: Token) -> tuple[Token, ...]:
    """Give who is the subject of a verb, or the noun that its clause is about."""
    subjects: list[Token] = []
    for child in verb.children:
        if child.dep in {"nsubjpass", "nsubj"}:
            if child.tag in {"WDT", "WP"} or child.lower == "that":
                return _with_conjuncts(_counted(verb.head)) if verb.dep in {"relcl", "acl"} else ()
            subjects += [h for h in _with_conjuncts(child) if h not in subjects]
    if subjects:
        return tuple(subjects)
    if verb.dep in {"acl", "relcl"}:
        return _with_conjuncts(_counted(verb.head))
    if verb.dep == "conj" and verb.head.tag[0] == "V":
        return subjects_of(verb.head)
    if verb.dep in {"xcomp", "ccomp"} and verb.head.tag[0] == "V":
        subject = next((c for c in verb.head.children if c.dep in {"nsubjpass", "nsubj"}), None)
        passive = any(c.dep == "auxpass" for c in verb.head.children)
        if subject is not None and (passive or verb.dep == "xcomp"):
            return _with_conjuncts(subject)
    return _left_noun(verb)


def _lost(verb: Token) -> tuple[Token, ...]:
    """Give what a verb of loss takes: its object, or the subject of its passive."""
    if any(c.dep == "auxpass" for c in verb.children):
        return subjects_of(verb)
    return _objects(verb)


def _counted(noun: Token) -> Token:
    """Climb from what stands beside a verb to what is counted: "238 members of the guard"."""
    for _ in range(3):
        if noun.dep == "appos":
            noun = noun.head
        elif noun.dep == "pobj" and noun.head.lower == "of" and any(
            c.dep == "nummod" for c in noun.head.head.children
        ):
            noun = noun.head.head
        else:
            break
    return noun


def _left_noun(verb: Token) -> tuple[Token, ...]:
    """Take the noun right before a participle that the parser left alone ("12 killed")."""
    index = verb.i - 1
    while index >= 0 and verb.doc[index].dep in {"aux", "auxpass", "advmod", "neg"}:
        index -= 1
    if index >= 0 and verb.doc[index].tag in {"NNS", "CD", "NN", "NNPS"}:
        return (verb.doc[index],)
    return ()


def _objects(verb: Token) -> tuple[Token, ...]:
    for child in verb.children:
        if child.dep in {"dobj", "obj"} and child.tag in _NOUNISH:
            return _with_conjuncts(child)
    for child in verb.children:
        if child.i > verb.i and child.tag == "CD" and child.dep in _BARE_NUMBER:
            return (child,)
    return ()


def _with_conjuncts(head: Token) -> tuple[Token, ...]:
    heads = [head]
    for token in heads:
        heads += [c for c in token.children if c.dep == "conj" and c.tag in _NOUNISH]
        of = next((c for c in token.children if c.lower == "of"), None)
        inner = next((c for c in of.children if c.dep == "pobj"), None) if of is not None else None
        if inner is not None:
            # "121 members of the guard and 26 civilians": the second count is no part of the first
            heads += [c for c in inner.children if c.dep == "conj" and any(
                n.dep == "nummod" for n in c.children)]
    return tuple(heads)


def _state_heads(token: Token) -> tuple[Token, ...]:
    """Give whom a state is said of: "12 dead", "left 30 people wounded", "300 are missing"."""
    numbers = tuple(c for c in token.children if c.dep in {"nummod", "npadvmod"} and c.tag == "CD")
    if numbers:
        return (token,)
    own = next((c for c in token.children if c.dep in {"nsubj", "nsubjpass"}), None)
    if own is not None:
        return _with_conjuncts(own)
    head = token.head
    if token.dep == "amod":
        return (head,)
    if token.dep in _SAID_OF:
        noun = next((c for c in head.children if c.dep == "dobj" and c.i < token.i), None) or next(
            (c for c in head.children if c.dep in {"nsubj", "nsubjpass"} and c.i < token.i), None)
        if token.dep == "acl" and head.tag in _NOUNISH:
            noun = head
        if noun is not None and token.dep != "conj":
            return _with_conjuncts(noun)
    before = token.doc[token.i - 1] if token.i else None
    if before is not None and before.tag in {"CD", "NNS"}:
        return (before,)
    return ()


def _counted_by(noun: Token) -> tuple[Token, ...]:
    """Give the noun that a noun of harm counts: itself ("12 deaths") or what follows "of"."""
    for child in noun.children:
        if child.dep == "prep" and child.lower == "of":
            harmed = next((c for c in child.children if c.dep == "pobj"), None)
            if harmed is not None and not any(c.dep == "nummod" for c in noun.children):
                return _with_conjuncts(harmed)
    return (noun,)


def _is_found(body: Token, words: HarmWords) -> bool:
    tokens = [body.head, body.head.head, *body.children]
    return any(t.lower in words.body_verbs for t in tokens)


def _actor(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            return next((c for c in child.children if c.dep == "pobj"), None)
    passive = any(c.dep in {"auxpass", "nsubjpass"} for c in verb.children)
    if not passive and any(c.dep == "dobj" for c in verb.children):
        return next((c for c in verb.children if c.dep == "nsubj"), None)
    return None


def _noun_actor(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep in {"prep", "agent"} and child.lower == "by":
            return next((c for c in child.children if c.dep == "pobj"), None)
    return None
