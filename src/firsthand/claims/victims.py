"""Who was harmed: status, age, sex, group, and the scope key made of them.

>>> from firsthand.record import Victims
>>> scope_of(Victims(as_written="children", start=0, end=8, status="civilian", age="child"))
'civilian+child'
>>> scope_of(Victims(as_written="people", start=0, end=6))
'total'
"""

from __future__ import annotations

from firsthand.claims.victim_words import VictimWords
from firsthand.record import Victims
from firsthand.sentences import Parse, Token

_ORDER = ("civilian", "combatant", "security", "child", "woman", "health-worker", "journalist",
          "foreigner", "perpetrator")
_INSIDE = {"compound", "amod", "nmod"}
# Names of peoples that take an s: Alawites, Yazidis, Hutus, Armenians; not Druze, not Kurdish.
_PLURAL_IN_S = ("ite", "i", "u", "an", "o", "ist", "im", "arian", "ab", "urd", "urk")
_OCCUPATIONS = {"health-worker", "journalist", "foreigner"}


def scope_of(victims: Victims) -> str:
    """Join what is known of the victims to one key, in the order of the codebook."""
    keys: set[str] = {victims.status}
    if victims.age == "child":
        keys.add("child")
    elif victims.sex == "female":
        keys.add("woman")
    groups = set((victims.group or "").split("+"))
    keys |= groups & _OCCUPATIONS
    parts = [key for key in _ORDER if key in keys]
    if victims.group and not groups & _OCCUPATIONS:
        parts.append(f"group:{victims.group}")
    return "+".join(parts) or "total"


class Described(dict[str, str]):
    """What the words around a head say about the victims."""


def describe(head: Token, words: VictimWords) -> Described:
    """Gather what the head noun, its modifiers and its complements say."""
    said = Described()
    for token in _speaking(head, words):
        known = words.nouns.get(token.lower)
        if known is None and token.i != head.i:
            known = words.modifiers.get(token.lower)
        for key, value in (known or {}).items():
            if key == "group" and value not in said.get("group", value):
                said["group"] = "+".join(g for g in _ORDER if g in {said["group"], value})
            said.setdefault(key, value)
        if known and known.get("age") == "elder":
            said["age"] = "elder"  # "two elderly women" are more than adults
        group = _group(token, words)
        if group:
            said.setdefault("group", group)
    if said.get("status") in {None, "security"}:
        body = _body_of_men(head, words)
        if body:
            said["status"] = body
    return said


def is_person(head: Token, words: VictimWords) -> bool:
    """Tell whether a noun can name people who are harmed."""
    return head.lower in words.nouns or _group(head, words) is not None or (
        head.text in words.countries and head.dep not in _INSIDE and any(
            c.dep in {"det", "nummod"} and c.lower not in {"the", "this"} for c in head.children))


def victim_head(head: Token, words: VictimWords) -> Token:
    """Follow "hundreds of civilians" and "those identified as civilians" to the telling noun."""
    for child in head.children:
        if child.dep == "prep" and child.lower == "of" and head.tag != "NNP" and not (
            head.lower in words.nouns and head.lower not in words.remains
        ):
            noun = next((c for c in child.children if c.dep == "pobj"), None)
            if noun is not None:
                return victim_head(noun, words)
    if head.tag == "CD" or head.lower in words.told_apart:
        for child in head.children:
            if child.dep in {"acl", "relcl"} and child.lower in words.identified:
                told = _told_as(child)
                if told is not None:
                    return told
    return head


def phrase_bounds(doc: Parse, head: Token) -> tuple[int, int]:
    """Give the first and last token of the words that name the victims."""
    first = head.i
    while first > 0 and doc[first - 1].dep in {"amod", "compound", "nmod"} and (
        doc[first - 1].head.i == head.i or doc[first - 1].head.dep == "compound"
    ):
        if doc[first - 1].lower == "old" or doc[first - 1].text in {"-", "–"}:
            break  # the end of an age: "a 12-year-old boy"
        first -= 1
    return first, head.i


def _told_as(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep == "prep" and child.lower == "as":
            return next((c for c in child.children if c.dep in {"pobj", "amod"}), None)
    return None


def _speaking(head: Token, words: VictimWords) -> list[Token]:
    tokens = [head]
    for token in tokens:
        for child in token.children:
            if child.dep in {"amod", "compound", "nmod"} and child.i < token.i:
                tokens.append(child)
            elif child.dep in {"acl", "relcl"} and child.lower in words.identified:
                told = _told_as(child)
                if told is not None:
                    tokens.append(told)
    return tokens


def _body_of_men(head: Token, words: VictimWords) -> str | None:
    """Read "members of the security forces" and "security personnel"."""
    if head.lower not in words.belonging:
        return None
    tied = [t for c in head.children if c.lower in {"of", "from", "in"} for t in c.subtree] + [
        c for c in head.children if c.dep in {"compound", "amod", "nmod"}]
    tied = [t for t in tied if abs(t.i - head.i) <= 7]
    near = {t.lower for t in tied}
    phrase = " ".join(t.lower for t in tied)
    for status, names in words.bodies_of_men.items():
        if any(name in near or (" " in name and name in phrase) for name in names):
            return status
    return None


def _is_plural(token: Token) -> bool:
    """Tell a people from a person or a place: "Hazaras were", "12 Hazaras"."""
    if token.dep == "compound":
        return False
    if any(c.dep == "nummod" for c in token.children):
        return True
    return token.head.tag[:1] == "V" and any(
        c.lower in {"were", "are", "have"} for c in token.head.children)


def _group(token: Token, words: VictimWords) -> str | None:
    """Name the group a capitalised plural or adjective stands for ("Alawites", "Druze")."""
    text = token.text
    if not text[:1].isupper() or text.isupper() or (token.i == 0 and token.tag != "NNPS"):
        return None
    if token.lower in words.nouns or (token.i and token.nbor(-1).text in {"-", "–"}):
        return None
    if token.tag in {"NNPS", "NNS"} and token.dep != "compound":
        return text
    if token.tag == "NNP" and token.dep != "compound" and (
        (text.endswith("s") and _is_plural(token))
        or any(c.dep == "nummod" for c in token.children)
    ):
        return text  # "34 Druze"
    if token.tag in {"JJ", "NNP"} and token.dep in {"amod", "compound"} and (
        text not in words.nationalities and token.head.lower in words.nouns
    ):
        return _named_by(token, words)
    return None


def _named_by(token: Token, words: VictimWords) -> str | None:
    """Name the party of "Islamic State militants", the people of "Alawite civilians"."""
    armed = words.nouns.get(token.head.lower, {}).get("status") in {"combatant", "security"}
    before = token.nbor(-1) if token.i else None
    if armed:
        first = token.i
        while first > 1 and token.doc[first - 1].text[:1].isupper() and (
            token.doc[first - 1].dep in _INSIDE
        ):
            first -= 1
        return token.doc.words(first, token.i)
    if before is not None and before.tag == "NNP":
        return None
    return token.text + "s" if token.text.endswith(_PLURAL_IN_S) else token.text
