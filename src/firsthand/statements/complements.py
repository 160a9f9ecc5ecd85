"""What a verb of saying says, by the pattern the vocabulary gives it."""

from __future__ import annotations

from typing import NamedTuple

from firsthand.sentences import Token
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.phrases import after_preposition, child_of

_IN_ANSWER = ("over", "against", "from", "after")
_NEEDS_OBJECT = {"with", "as"}
_HELD_WITHIN = 12
_FIGURE = ("at", "above", "below", "over", "under", "between")


class Complement(NamedTuple):
    """What heads the words said, None where a quotation is all, and what they are about."""

    said: Token | None
    about: Token | None


def find_complement(
    verb: Token, pattern: str, words: Lexicon, quoted: set[int]
) -> Complement | None:
    """Find what a verb says in one pattern of cues.yaml; None where the pattern is not there."""
    match pattern:
        case "clause":
            return _clause(verb, words, quoted)
        case "object":
            return _object(verb, words)
        case "naming":
            return _naming(verb)
        case "to-verb":
            return _to_verb(verb, words)
        case "at":
            return _at_figure(verb)
        case "responsibility":
            noun = child_of(verb, "dobj")
            claimed = noun is not None and noun.lower in words.claimed
            return Complement(noun, noun) if claimed else None
        case "refuse":
            return _refusal(verb, words)
    return _by_word(verb, pattern, words)


def _by_word(verb: Token, pattern: str, words: Lexicon) -> Complement | None:
    """Read the patterns that are named after the word they want beside the verb."""
    match pattern:
        case "for" | "on" | "against":
            return _after(verb, pattern, words)
        case "with" | "as" | "of" | "about" | "from" | "to":
            return _beside_object(verb, pattern)
        case "out" | "down" | "out-at":
            return _with_particle(verb, pattern)
        case "guilty" | "responsible":
            return _held(verb, pattern)
        case "matter" | "stance":
            return _matter(verb, words, past=pattern == "matter")
        case "that-do":
            return _that_do(verb)
        case "gerund":
            return _gerund(verb)
    return None


def _object(verb: Token, words: Lexicon) -> Complement | None:
    noun = child_of(verb, "dobj")
    if noun is None and all(use.pattern != "clause" for use in words.verbs[verb.lower]):
        # "welcomed the committee formed in May": a noun that the parser made a small clause of
        small = child_of(verb, "ccomp")
        noun = child_of(small, "nsubj", "nsubjpass") if small is not None else None
        noun = noun if noun is not None and noun.i > verb.i else None
    return Complement(noun, noun) if noun is not None and noun.tag[0] in "NPC" else None


def _clause(verb: Token, words: Lexicon, quoted: set[int]) -> Complement | None:
    clause = child_of(verb, "ccomp")
    if verb.lower in words.quoting:
        behind = verb.doc[verb.i:]
        saying = after_preposition(verb, "as") or next(
            (t for t in behind if t.lower == "saying" and t.nbor(-1).lower == "as"), None)
        if saying is not None:
            clause = child_of(saying, "ccomp") or saying
    if clause is not None:
        return Complement(clause, None)
    if quoted and verb.lower not in words.not_quoting:
        near = {verb.i + step for step in (-3, -2, -1, 1, 2, 3, 4)}
        if quoted & near or verb.dep in {"parataxis", "ROOT"}:
            return Complement(None, None)
    beside = child_of(verb, "parataxis")
    if verb.dep == "parataxis" or (verb.dep == "ROOT" and beside is not None):
        said = beside or verb.head
        return Complement(said, None) if said is not verb else None
    return None


def _after(verb: Token, preposition: str, words: Lexicon) -> Complement | None:
    """Read "called for a halt", "urged them on", "called on them to halt"."""
    noun = after_preposition(verb, preposition)
    if preposition == "on" and (child_of(verb, "dobj") is not None or (
        noun is not None and noun.lower in words.days
    )):
        return None  # "called the minister on Friday to say"
    follow = child_of(verb, "advcl", "xcomp")
    if preposition == "on" and follow is not None and follow.lower in words.visiting:
        return None  # "called on the governor to discuss the roads"
    if noun is None and follow is not None:
        mark = child_of(follow, "mark")
        noun = follow if mark is not None and mark.lower == preposition else None
    if noun is None:
        return None
    return Complement(follow or noun, noun) if preposition == "on" else Complement(noun, None)


def _beside_object(verb: Token, preposition: str) -> Complement | None:
    """Read "charged him with murder", "demanded proof from them", "agreed to a truce"."""
    noun, person = after_preposition(verb, preposition), child_of(verb, "dobj")
    if preposition == "as" and noun is None:
        # "dismissed the report as invented"
        marks = (child_of(c, "mark") for c in verb.children if c.dep == "advcl")
        noun = next((m.head for m in marks if m is not None and m.lower == "as"), None)
    if noun is None or (preposition in _NEEDS_OBJECT and person is None):
        return None
    return Complement(person or noun, noun if preposition == "from" else person or noun)


def _with_particle(verb: Token, pattern: str) -> Complement | None:
    """Read "turned the offer down", "ruled out a truce", "lashed out at the army"."""
    particle, _, preposition = pattern.partition("-")
    near = [t for t in verb.children if t.lower == particle and t.dep in {"prt", "advmod", "prep"}]
    if not near:
        return None
    noun = child_of(verb, "dobj") or child_of(near[0], "pobj")
    if preposition:
        noun = after_preposition(verb, preposition) or after_preposition(near[0], preposition)
    return Complement(noun, noun) if noun is not None else None


def _held(verb: Token, adjective: str) -> Complement | None:
    """Read "found the driver guilty", "holds the army responsible"."""
    ahead = verb.doc[verb.i + 1:verb.i + _HELD_WITHIN]
    held = next((t for t in ahead if t.lower == adjective), None)
    if held is None or any(t.text in ",;" for t in ahead[:held.i - verb.i]):
        return None
    noun = child_of(verb, "dobj") or child_of(held, "nsubj") or next(
        (t for t in reversed(verb.doc[verb.i + 1:held.i]) if t.tag[0] in "NP"), None)
    return Complement(noun, noun) if noun is not None else None


def _matter(verb: Token, words: Lexicon, *, past: bool) -> Complement | None:
    """Read "defended the decision", "defended Norland over the claims", "supports the plan"."""
    noun = child_of(verb, "dobj")
    if noun is None or (verb.tag in {"VBD", "VBN"} and not past):
        return None
    answered = (after_preposition(verb, p) or after_preposition(noun, p) for p in _IN_ANSWER)
    if noun.lower in words.matters or any(
        t is not None and t.lower in words.criticisms for t in answered
    ):
        return Complement(noun, noun)
    return None


def _gerund(verb: Token) -> Complement | None:
    """Read "denied killing nine villagers", "admitted to having fired"."""
    doing = child_of(verb, "xcomp", "ccomp") or after_preposition(verb, "to")
    if doing is None or child_of(doing, "nsubj", "nsubjpass", "mark") is not None:
        return None
    having = child_of(doing, "aux")
    done = doing.tag == "VBG" or (having is not None and having.lower == "having")
    return Complement(doing, None) if done else None


def _that_do(verb: Token) -> Complement | None:
    """Read "insisted that the army leave": a bare verb asks, "insisted that it left" tells."""
    clause = child_of(verb, "ccomp")
    subject = child_of(clause, "nsubj", "nsubjpass") if clause is not None else None
    if clause is None or subject is None or child_of(clause, "aux") is not None:
        return None
    # of the present tense told from the bare verb by its subject: "that the rebels leave" asks
    # where the telling itself is past
    asks = clause.tag == "VB" or (clause.tag == "VBP" and verb.tag in {"VBD", "VBN"})
    return Complement(clause, None) if asks and clause.lower != "are" else None


def _to_verb(verb: Token, words: Lexicon) -> Complement | None:
    doing = child_of(verb, "xcomp", "ccomp")
    if doing is not None and any(c.lower == "to" and c.dep == "aux" for c in doing.children):
        return Complement(doing, child_of(verb, "dobj") or child_of(doing, "nsubj"))
    gerund = after_preposition(verb, "to")
    if gerund is not None and (gerund.tag == "VBG" or verb.lower in words.to_doing):
        return Complement(gerund, None)
    return None


def _at_figure(verb: Token) -> Complement | None:
    """Read "put the toll at 745"."""
    noun = child_of(verb, "dobj")
    figure = next(filter(None, (after_preposition(verb, p) for p in _FIGURE)), None)
    return Complement(figure, noun) if noun is not None and figure is not None else None


def _naming(verb: Token) -> Complement | None:
    """Read "called it a planned assault": a noun phrase given to a noun phrase."""
    small = child_of(verb, "ccomp", "oprd")
    noun = child_of(verb, "dobj") or (child_of(small, "nsubj") if small is not None else None)
    if small is None or noun is None or small.tag[0] == "V":
        return None
    return Complement(small, noun)


def _refusal(verb: Token, words: Lexicon) -> Complement | None:
    refused = child_of(verb, "xcomp") or after_preposition(verb, "from")
    if refused is None and verb.i + 2 < len(verb.doc):
        refused = verb.nbor(2) if verb.nbor(1).lower in {"to", "from"} else verb.nbor(1)
    if refused is None or refused.lower not in words.comment_verbs:
        return None
    given = child_of(refused, "dobj")
    about = given or after_preposition(refused, "on") or after_preposition(refused, "about")
    if refused.lower in words.doubtful_comments and (
        given is not None and given.lower not in words.informed
    ):
        return None  # "refused to release the captives" is no silence
    return Complement(about or refused, about)
