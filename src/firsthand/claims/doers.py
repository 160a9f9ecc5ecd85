"""Who did the harm, where a sentence says so: who killed, or whose planes and shells did.

"Guerrillas attacked the post, leaving 12 dead"; "shelling by the army killed 15"; "an Israeli
air strike killed eleven"; "killed when mortars fired by rebels hit a school". What harms without
being anybody (a bomb, a fire) is nobody's deed unless the words beside it say whose it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.sentences import Token
from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import noun_forms, verb_forms

_HIGHEST = 5  # verbs to climb from the word of harm to the deed
_BESIDE = {"amod", "compound", "nmod", "npadvmod", "poss"}
_CHAINED = {"advcl", "xcomp", "conj", "ccomp", "acl", "dep", "oprd", "acomp", "attr", "pcomp"}
# Over these a deed reaches its harm: "left 12 dead", "planes believed to be X killed 12".
_LEAVING = {"leaving", "left", "leaves", "leave", "believed", "thought", "suspected"}
_FATED = {"advcl", "prep", "agent"}
_OF_LENGTH = 6
_RELATIVE = {"who", "which", "that"}


class DoerWords:
    """Words for who can do harm, for what does harm by itself, and for violent deeds."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the parties, the fighters and the causes of harm."""
        harms, parties = vocabulary["harms"], vocabulary["parties"]
        victims = vocabulary["victims"]["nouns"]
        irregular = vocabulary["forms"]
        self.causes = frozenset(harms["causes"]) | frozenset(
            form for noun in harms["weapons"] for form in noun_forms(noun))
        self.armed = frozenset(parties["heads"]) | frozenset(
            form for noun in harms["platforms"] for form in noun_forms(noun)) | frozenset(
            noun for noun, said in victims.items()
            if said.get("status") in {"combatant", "security", "perpetrator"})
        self.sided = frozenset(harms["sides"])
        self.violent = frozenset(
            form for verb in harms["violent"] for form in verb_forms(verb, irregular))
        self.mutual = frozenset(harms["mutual"])
        self.nations = frozenset(
            name for row in vocabulary["nations"].values() for name in row["adjectives"]
        ) | frozenset(name for names in vocabulary["places"]["demonyms"].values() for name in names)


def doer_of(word: Token, said: Token | None, words: DoerWords) -> Token | None:
    """Give the head of the words for who did it; ``said`` is whom the verb itself names."""
    said = _meant_by(said, words)
    if said is not None:
        if said.lower not in words.causes:
            return said if said.tag[:2] == "NN" else None
        return _behind_cause(said, words)
    for verb in _verbs_above(word):
        found = _of_verb(verb, verb is word, words)
        if found is not None:
            return found
    return None


def _meant_by(said: Token | None, words: DoerWords) -> Token | None:
    """Give whom "which" or "who" means: "the Iron Column, which kidnapped two priests"."""
    if said is None or said.lower not in _RELATIVE or said.head.dep != "relcl":
        return said
    meant = said.head.head
    does = meant.lower in words.armed or meant.tag[:3] == "NNP"
    return meant if meant.i < said.i and does else said


def bounds_of(doer: Token) -> tuple[int, int]:
    """Give the first and last token of the words for the doer: "Syrian army" of its operation."""
    if doer.dep not in _BESIDE:
        # "fighters of the Iron Column"; a longer phrase tells more than who they are
        of = next((c for c in doer.children if c.lower == "of" and c.i == doer.i + 1), None)
        last = of.right_edge.i if of is not None else doer.i
        relative = next((c for c in of.subtree if c.dep == "relcl"), None) if of else None
        last = relative.left_edge.i - 1 if relative is not None else last
        first = doer.left_edge.i
        if doer.doc[first].lower == "that" and first < doer.i:
            first += 1  # "reported that alleged rebels killed"
        colon = next((t.i for t in reversed(doer.doc[first:doer.i]) if t.text == ":"), first - 1)
        return colon + 1, last if last - doer.i <= _OF_LENGTH else doer.i
    first, begin = doer.left_edge.i, doer.head.left_edge.i
    while first > begin and _names_side(doer.doc[first - 1]):
        first -= 1
    return first, doer.i


def _names_side(token: Token) -> bool:
    """Tell the words of "US-led" and "Syrian" before a side from the article."""
    return token.tag != "DT" and (token.text[:1].isupper() or token.tag == "HYPH" or (
        token.i > 0 and token.nbor(-1).tag == "HYPH"))


def _verbs_above(word: Token) -> Iterator[Token]:
    """Yield the word of harm and the verbs it hangs on: "attacked ..., leaving 12 dead"."""
    token = word
    for _ in range(_HIGHEST):
        yield token
        if token.head is token or token.dep not in _CHAINED:
            return
        own = any(c.dep[:5] == "nsubj" for c in token.children)
        if token.dep == "ccomp" and token.head.lower not in _LEAVING:
            return  # somebody says it
        if own and token.dep == "conj" and token.tag != "VBN":
            return  # with a subject of its own it is told apart
        if own and any(c.dep == "auxpass" or c.lower == "while" for c in token.children):
            return  # "two soldiers fell and four were wounded", "one died while three were hurt"
        token = token.head


def _of_verb(verb: Token, is_harm: bool, words: DoerWords) -> Token | None:
    passive = any(c.dep in {"auxpass", "nsubjpass"} for c in verb.children)
    subject = next((c for c in verb.children if c.dep in {"nsubj", "csubj"}), None)
    if subject is not None and not passive and (not is_harm or subject.dep == "csubj"):
        return _as_doer(subject, verb, words)
    return _of_fate(verb, words) if is_harm else None


def _as_doer(subject: Token, deed: Token, words: DoerWords) -> Token | None:
    """Take the subject of a deed as the doer: armed men and planes, a state that bombs."""
    if subject.lower in words.causes:
        return _behind_cause(subject, words)
    if subject.lower in words.armed:
        return subject
    return subject if subject.tag[:3] == "NNP" and deed.lower in words.violent else None


def _of_fate(verb: Token, words: DoerWords) -> Token | None:
    """Read "killed in a Russian raid", "died when shells fired by rebels hit the school"."""
    for child in verb.children:
        if child.dep not in _FATED or child.i < verb.i:
            continue
        if child.tag in {"IN", "VBG"} and child.lower in {"in", "by", "from", "during", "under"}:
            noun = next((c for c in child.children if c.dep in {"pobj", "pcomp"}), None)
            found = _of_cause(noun, words) if noun is not None else None
        else:
            subject = next((c for c in child.children if c.dep == "nsubj"), None)
            found = _as_doer(subject, child, words) if subject and _is_when(child) else None
        if found is not None:
            return found
    return None


def _of_cause(noun: Token, words: DoerWords) -> Token | None:
    """Read "in an Israeli raid", and "in regime shelling" where the parser parts the two."""
    if noun.lower in words.causes:
        return _behind_cause(noun, words)
    after = noun.doc[noun.i + 1].lower if noun.i + 1 < len(noun.doc) else ""
    apart = after in words.causes and after not in words.mutual and noun.lower in words.sided
    return noun if apart else None


def _is_when(clause: Token) -> bool:
    return any(c.lower in {"when", "after", "as"} and c.i < clause.i for c in clause.children)


def _behind_cause(cause: Token, words: DoerWords) -> Token | None:
    """Find whose a raid or a shell was: "by the army", "fired by rebels", "Israeli"."""
    if cause.lower in words.mutual:
        return None
    told = [c for child in cause.children for c in (
        [child, *child.children] if child.dep in {"acl", "relcl"} else [child])]
    for by in told:
        noun = next((c for c in by.children if c.dep == "pobj"), None)
        if by.lower == "by" and noun is not None and noun.tag[:2] == "NN":
            return noun if noun.lower not in words.causes else None
    return _beside(cause.children, words)


def _beside(children: Sequence[Token], words: DoerWords) -> Token | None:
    """Give the last word before a raid that names a side: "U.S.-led coalition" air strikes."""
    named = [c for c in children if c.dep in _BESIDE and (
        c.lower in words.sided or c.text in words.nations or c.dep == "poss"
        or (c.dep == "compound" and c.lower in words.armed))
        and c.tag[:3] != "PRP"]
    return named[-1] if named else None
