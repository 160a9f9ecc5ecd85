"""Whom a part of a figure counts: "three of them children", "Ninety of the dead were women"."""

from __future__ import annotations

from firsthand.claims.amounts import Amount
from firsthand.claims.heads import head_of
from firsthand.claims.lexicon import Lexica
from firsthand.claims.victims import is_person, victim_head
from firsthand.record import Harm
from firsthand.sentences import Parse, Token

_THEM = {"whom", "which"}


def told_of(doc: Parse, amount: Amount, words: Lexica) -> Token | None:
    """Find who a part counts; None where it counts no people."""
    of_them = _what_they_were(doc, amount, words)
    if of_them is not None:
        return of_them
    head = head_of(doc, amount)
    told = victim_head(head, words.victims)
    if told.lower in words.harms.not_people or told.lower in words.harms.not_harmed:
        return None
    if any(c.lower in words.harms.not_harmed for c in head.children):
        return None
    accounted = accounting(doc, amount, words)
    if accounted is not None:
        return accounted
    among = is_of_the_harmed(doc, amount, words)
    if is_person(told, words.victims) and told.i != amount.last:
        return None if among and _is_else(doc, amount, words) else told
    if among:
        return None if _is_else(doc, amount, words) else told
    if is_the_rest(doc, amount, words):
        return doc[amount.last]
    in_place = doc[amount.last + 1].lower if amount.last + 1 < len(doc) else ""
    return doc[amount.last] if in_place == "in" else None


def harm_pointed_at(doc: Parse, amount: Amount, words: Lexica) -> Harm | None:
    """Read the harm from "12 of the dead" where nothing was told before."""
    states = words.harms.states
    told = {**words.harms.toll_harms, **states}
    opening = doc[:3] if amount.first >= 3 else []  # "Of the dead, 12", "The dead include 12"
    ahead = [*doc[amount.last + 1:amount.last + 4], *opening]
    among = next((t.i for t in doc[amount.last + 1:amount.last + 6] if t.lower == "among"), None)
    if among is not None:
        ahead = doc[among + 1:among + 4]
    of_toll = next((told[t.lower] for t in opening if t.lower in told), None)
    return next((states[t.lower] for t in ahead if t.lower in states), of_toll)


def is_of_the_harmed(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Tell "12 of them", "Ninety of the dead", "639 of the 1,084"."""
    follow = [t.lower for t in doc[amount.last + 1:amount.last + 4]]
    if follow[:1] != ["of"]:
        return False
    rest = next((word for word in follow[1:] if word != "the"), "")
    return rest in words.victims.the_harmed or rest in _THEM or rest[:1].isdigit()


def is_the_rest(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Tell "the remaining 420" and "the other nine", which count what a figure leaves."""
    before = [t.lower for t in doc[max(0, amount.first - 2):amount.first]]
    return len(before) == 2 and before[0] == "the" and before[1] in words.victims.remaining


def accounting(doc: Parse, amount: Amount, words: Lexica) -> Token | None:
    """Read "civilians accounting for over 800"; what stands before must end at "for"."""
    before = doc.text[:doc[amount.first].idx].strip().lower()
    if not words.victims.accounting.search(before):
        return None
    if before.split()[-2:-1] == ["responsible"]:
        return doc[amount.last]
    verb = next((t for t in doc if t.lower.startswith("account")), None)
    return doc[verb.i - 1] if verb is not None and verb.i and doc[verb.i - 1].tag == "NNS" else None


def _is_else(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Tell "five of them judges": they are something that no one counts as harmed."""
    for token in doc[amount.last + 2:amount.last + 5]:
        if token.lower not in words.victims.the_harmed and token.lower not in {"the", "whom"}:
            return token.tag in {"NNS", "NN"} and not is_person(token, words.victims)
    return False


def _what_they_were(doc: Parse, amount: Amount, words: Lexica) -> Token | None:
    """Read "three of them children", "Ninety of the dead were women", "18 were women"."""
    index = amount.last + 1
    if index < len(doc) and doc[index].lower == "of":
        index = _behind_them(doc, index + 1, words)
        if index == amount.last + 2:
            return None
    elif index >= len(doc) or doc[index].lower not in {"were", "was", "are"}:
        return None
    for token in doc[index:index + 6]:
        if token.tag in {"NNS", "NN", "NNPS"} and is_person(token, words.victims):
            return token
        if (token.tag == "IN" and token.lower != "as") or token.is_punct:
            break
    return None


def _behind_them(doc: Parse, index: int, words: Lexica) -> int:
    while index < len(doc) and (
        doc[index].lower in words.victims.the_harmed or doc[index].tag == "CD"
        or doc[index].lower == "the" or doc[index].lower in _THEM
    ):
        index += 1
    return index
