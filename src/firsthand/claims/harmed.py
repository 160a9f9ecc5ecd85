"""Who was harmed, by which word: each word of harm with the nouns it is said of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.claims.arguments import (
    actor_of,
    actor_of_noun,
    counted_by,
    lost_by,
    objects_of,
    subjects_of,
    undergoers,
    whose_state,
)
from firsthand.claims.lexicon import HarmWords
from firsthand.record import Harm
from firsthand.sentences import Parse, Token

_LIFE = {"life", "lives"}
_DEATH = {"death", "deaths"}
_BE = {"was", "were", "is", "are"}
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
        if token.lower == "among":
            yield from _among(token, words)
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
    phrase = _of_phrase(token, words) or _standing(token, words)
    if phrase is not None:
        return phrase
    if token.tag[0] == "V" and token.dep != "amod":
        return _lives_lost(token, words) or _injuries_suffered(token, words) or (
            _of_verb(token, words) or _of_state(token, words))
    if form in words.verbs and token.tag == "NNS" and token.i + 1 < len(token.doc) and (
        token.nbor().tag == "CD"
    ):
        # "Strike on market kills 14", which the parser takes for a noun
        return Harmed(token, words.verbs[form].harm, (token.nbor(),), None, "passive")
    state = _of_state(token, words) or _of_rare_noun(token, words)
    if state is not None:
        return state
    if form in words.nouns and token.tag in {"NN", "NNS", "NNP", "NNPS"}:
        trigger = words.nouns[form]
        if _is_tried(token) or (trigger.pattern == "body" and not _is_found(token, words)):
            return None
        owner = next((c for c in token.children if c.dep == "poss"), None)
        if trigger.pattern == "body" and owner is not None and token.tag == "NN":
            # "the driver's body was found"; "their" is told by its plural
            return Harmed(token, "killed", (owner,), None, "death")
        return Harmed(token, trigger.harm, counted_by(token), actor_of_noun(token), trigger.pattern)
    return None


def _is_tried(noun: Token) -> bool:
    """Tell "an assassination attempt", which killed nobody."""
    return noun.dep == "compound" and noun.head.lower in {"attempt", "attempts", "plot", "plots"}


def _of_verb(verb: Token, words: HarmWords) -> Harmed | None:
    trigger = words.verbs.get(verb.lower)
    if trigger is None:
        return _held(verb, words)
    heads = subjects_of(verb) if trigger.pattern == "subject" else undergoers(verb)
    if trigger.pattern == "loss":
        heads = lost_by(verb)
    if not heads and verb.lower in words.intransitive:
        heads = subjects_of(verb)  # "thousands would have drowned"
    actor = actor_of(verb) if trigger.pattern in {"passive", "fought"} else None
    if trigger.harm == "abducted" and trigger.pattern == "struck":
        actor = actor_of(verb)
        if actor is not None and actor.lower in words.arresting:
            trigger = trigger._replace(harm="detained")  # "twelve were seized by police"
    return Harmed(verb, trigger.harm, heads, actor, trigger.pattern)


def _held(verb: Token, words: HarmWords) -> Harmed | None:
    """Read "are being held by pirates", "rebels hold 40 drivers"; who else holds does no harm."""
    particle = next((c.lower for c in verb.children if c.dep in {"prt", "advmod"}), "")
    taken = verb.lower in words.takers and any(p[-1] == particle for p in words.taking_away)
    actor = actor_of(verb) if verb.lower in words.holding or taken else None
    if taken and actor is not None and actor.lower in words.detaining:
        return Harmed(verb, "detained", undergoers(verb), actor, "struck")
    if actor is None or actor.lower not in words.captors | words.arresting:
        return None
    harm: Harm = "detained" if actor.lower in words.arresting else "abducted"
    return Harmed(verb, harm, undergoers(verb), actor, "struck")


def _of_state(token: Token, words: HarmWords) -> Harmed | None:
    if token.lower not in words.states or token.dep == "aux":
        return None
    return Harmed(token, words.states[token.lower], whose_state(token), None, "state")


def _among(among: Token, words: HarmWords) -> Iterator[Harmed]:
    """Read "a woman and her son were among the dead", "she was among the nine killed"."""
    verb = among.head
    if verb.lower not in _BE or any(c.dep == "mark" for c in verb.children):
        return
    named = [c for c in among.children if c.dep == "pobj"]
    said = [*named, *(t for c in named for t in c.children if t.dep in {"acl", "relcl"})]
    for token in said:
        harm = words.states.get(token.lower)
        if token.lower in words.taken and token.lower.startswith("victim"):
            harm = "killed"
        if harm is not None:
            yield Harmed(token, harm, subjects_of(verb), None, "among")
            return


def _of_rare_noun(noun: Token, words: HarmWords) -> Harmed | None:
    """Read "the whereabouts of six are unknown", "for the loss of two", "the neutralisation of"."""
    form, heads = noun.lower, counted_by(noun)
    if heads == (noun,):
        return None
    if form in words.unknown_of:
        unknown = any(t.lower in words.not_known for t in noun.doc)
        return Harmed(noun, "missing", heads, None, "loss") if unknown else None
    if form in words.losses:
        return Harmed(noun, "killed", heads, None, "loss")
    harm = words.fought_nouns.get(form)
    return Harmed(noun, harm, heads, actor_of_noun(noun), "fought") if harm else None


def _lives_lost(verb: Token, words: HarmWords) -> Harmed | None:
    """Read "took 14 lives", "claimed the lives of 14 people", "they gave their lives"."""
    if verb.lower not in words.lives:
        return None
    life = next((h for h in undergoers(verb) if h.lower in _LIFE), None)
    if life is None:
        return None
    heads = counted_by(life)
    if heads == (life,) and any(c.dep == "poss" for c in life.children):
        robbed = tuple(c for c in verb.children if c.dep == "dative" and c.tag[:2] == "NN")
        return Harmed(verb, "killed", robbed or subjects_of(verb), None, "subject")
    pattern = "loss" if heads == (life,) else "lives"  # "the lives of five nurses"
    return Harmed(verb, "killed", heads, actor_of(verb), pattern)


def _injuries_suffered(verb: Token, words: HarmWords) -> Harmed | None:
    """Read "12 people suffered burns"."""
    if verb.lower not in words.suffering:
        return None
    if not any(c.dep == "dobj" and c.lower in words.suffered and not any(
        n.dep == "nummod" for n in c.children) for c in verb.children
    ):
        return None
    return Harmed(verb, "injured", subjects_of(verb), None, "wound")


def _of_phrase(token: Token, words: HarmWords) -> Harmed | None:
    """Read "lost their lives", "shot dead", "beat 14 men to death"."""
    doc = token.doc
    for rest, harm in words.phrases.get(token.lower, ()):
        if _lower(doc, token.i + 1, len(rest)) == rest:
            return Harmed(token, harm, subjects_of(token) or objects_of(token), None, "phrase")
    for rest, harm in words.done.get(token.lower, ()):
        if _lower(doc, token.i + 1, len(rest)) == rest:
            heads = undergoers(token)
            if heads and all(token.i < h.i <= token.i + len(rest) for h in heads):
                heads = subjects_of(token)  # "soldiers taken prisoner"
            if not heads and rest[-1] in _DEATH:
                heads = subjects_of(token)  # "forty have starved to death"
            return Harmed(token, harm, heads, actor_of(token), "phrase")
        objects = objects_of(token) if token.tag[0] == "V" else ()
        for start in {at for o in objects for at in (o.i + 1, o.right_edge.i + 1)}:
            if _lower(doc, start, len(rest)) == rest and not _leads_on(doc, start, rest):
                return Harmed(token, harm, objects, actor_of(token), "phrase")
        if objects and (objects[0].lower,) == rest and objects[0].i and (
            objects[0].nbor(-1).dep == "compound"
        ):
            # "took 35 soldiers prisoner", which the parser reads as one noun
            return Harmed(token, harm, (objects[0].nbor(-1),), actor_of(token), "phrase")
    return None


def _leads_on(doc: Parse, start: int, rest: tuple[str, ...]) -> bool:
    """Tell "carrying a crew of nine off Mombasa" from "carried nine women off"."""
    return len(rest) == 1 and rest[0] in {"off", "away"} and any(
        c.dep == "pobj" for c in doc[start].children)


def _standing(token: Token, words: HarmWords) -> Harmed | None:
    """Read "12 men are behind bars" and "five have not been heard from"."""
    for rest, harm in words.standing.get(token.lower, ()):
        if _lower(token.doc, token.i + 1, len(rest)) == rest:
            verb = token if token.tag[:1] == "V" else token.head
            held = objects_of(verb) if verb is not token and verb.tag[:1] == "V" else ()
            # "had him in custody"
            heads = held or subjects_of(verb if verb.tag[:1] == "V" else token)
            heads = heads if verb.tag[:1] == "V" or verb not in heads else (verb,)
            return Harmed(token, harm, heads, None, "phrase")
    return None


def _lower(doc: Parse, start: int, length: int) -> tuple[str, ...]:
    return tuple(token.lower for token in doc[start:start + length])


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


def _is_found(body: Token, words: HarmWords) -> bool:
    tokens = [body.head, body.head.head, *body.children]
    inner = [t for c in body.children if c.dep == "prep" for t in c.children]
    return any(t.lower in words.body_verbs for t in tokens) or any(
        t.lower in words.body_places for t in inner)
