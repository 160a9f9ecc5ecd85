"""Figures that are part of a figure, and lists that a counter gives without a word of harm.

"Including three children", "Ninety of the dead were women", "48: 16 officers and four civilians",
"The monitor listed 745 civilians and 148 fighters, 1,018 in all".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.sentences import Parse, Token

from firsthand.claims.counts import Amount
from firsthand.claims.drafts import Draft, Lexica, harm_drafts, head_of, sentence_amounts
from firsthand.claims.victims import is_person, victim_head
from firsthand.record import Harm

_REACH = 8
_THE_HARMED = {"dead", "victims", "fatalities", "killed", "casualties", "slain", "deceased", "rest",
               "remainder", "others", "these", "them", "those", "injured", "wounded"}
_STATES = {"injured": "injured", "wounded": "injured"}
_IN_ALL = re.compile(r"^(?:people |dead )?(?:in all|in total|altogether|overall)\b")
_INSTEAD = re.compile(r"(?:instead of|rather than|corrected from|down from|revised from) (?:the )?$")
_ACCOUNTING = re.compile(r"(?:accounting|account|accounted) for$")


def find_drafts(doc: Parse, timed: set[int], words: Lexica, usual: Harm | None) -> list[Draft]:
    """Draft every claim of a sentence: harms and tolls first, then their parts, then lists."""
    amounts = sentence_amounts(doc, timed, words)
    drafts = harm_drafts(doc, amounts, words, usual)
    taken = {d.amount.first for d in drafts}
    free = [a for a in amounts if a.first not in taken]
    drafts += _listed(doc, free, drafts, words, usual)
    taken = {d.amount.first for d in drafts}
    drafts += _parts(doc, [a for a in free if a.first not in taken], drafts, words, usual)
    taken = {d.amount.first for d in drafts}
    drafts += _withdrawn(doc, [a for a in free if a.first not in taken], drafts)
    marked = [_as_part(doc, d, drafts, words) for d in drafts]
    return sorted(_summed(marked), key=lambda d: (d.part, d.amount.first, d.word.i))


def _withdrawn(doc: Parse, free: Sequence[Amount], found: Sequence[Draft]) -> Iterator[Draft]:
    """Read "45 people, not 54 as earlier reported": the second figure is taken back."""
    for amount in free:
        before = doc[amount.first - 1].lower if amount.first else ""
        parent = next((d for d in reversed(found) if d.amount.first < amount.first), None)
        if parent is not None and (before == "not" or _INSTEAD.search(
            doc.text[:doc[amount.first].idx].lower()
        )):
            yield parent._replace(amount=amount, part=False, rule="withdrawn", head=None)


def _listed(
    doc: Parse, free: Sequence[Amount], found: Sequence[Draft], words: Lexica, usual: Harm | None
) -> Iterator[Draft]:
    """Read what a counter lists: the objects of "listed", "counted", "recorded", and "in all"."""
    told_of = next((words.harms.states[t.lower] for t in doc if t.lower in words.harms.states), None)
    if usual is None and not found and told_of is None:
        return
    harm = found[0].harm if found else usual or told_of or "killed"
    for amount in free:
        head = head_of(doc, amount)
        told = victim_head(head, words.victims) if head is not None else None
        after = doc.text[doc[amount.last].idx + len(doc[amount.last]):].strip().lower()
        if _IN_ALL.match(after):
            yield Draft(harm, amount, doc[amount.last], None, None, False, "list")
            continue
        if told is None or not is_person(told, words.victims):
            continue
        verb = _governor(head or told)
        if verb is not None and verb.lower in words.harms.list_verbs and verb.i < amount.first:
            yield Draft(harm, amount, verb, told, None, False, "list")


def _governor(noun: Token) -> Token | None:
    """Climb from a noun over its list to the verb whose object it is."""
    token = noun
    for _ in range(6):
        if token.dep in {"conj", "appos", "nummod", "pobj"} or token.lower == "of":
            token = token.head
        elif token.dep in {"dobj", "npadvmod", "dep"}:
            return token.head if token.head.tag[0] == "V" else None
        else:
            return None
    return None


def _parts(
    doc: Parse, free: Sequence[Amount], found: Sequence[Draft], words: Lexica, usual: Harm | None
) -> Iterator[Draft]:
    lower = doc.text.lower()
    last_part: Amount | None = None
    for amount in free:
        parent = next((d for d in reversed(found) if d.amount.first < amount.first), None)
        ahead = _are_among(doc, amount) or "together with" in lower[:doc[amount.first].idx]
        if ahead and parent is None and found:
            parent = found[0]
        if amount.low is None and amount.number is None:
            continue
        if parent is None and usual is None:
            usual = _harm_pointed_at(doc, amount, words)
        if parent is None and usual is None:
            continue
        told = _told(doc, amount, words)
        if told is None:
            continue
        start = doc[amount.first].idx
        before = lower[doc[max(0, amount.first - _REACH)].idx:start].strip()
        if not (
            words.victims.parts.search(before) or _of_the_harmed(doc, amount, words)
            or _accounted(doc, before) is not None or lower.startswith("of the ")
            or _goes_on_listing(doc, last_part, amount) or _after_colon(doc, parent, amount)
            or _is_what_the_dead_were(doc, amount) or _are_among(doc, amount)
        ):
            continue
        if parent is None and amount.number == 1:
            continue  # "one of them told" singles out a speaker
        last_part = amount
        harm: Harm = parent.harm if parent else usual or "killed"
        yield Draft(harm, amount, parent.word if parent else doc[amount.last], told, None, True, "part")


def _harm_pointed_at(doc: Parse, amount: Amount, words: Lexica) -> Harm | None:
    """Read the harm from "12 of the dead" where nothing was told before."""
    for token in doc[amount.last + 1:amount.last + 4]:
        if token.lower in words.harms.states:
            return words.harms.states[token.lower]
    return None


def _told(doc: Parse, amount: Amount, words: Lexica) -> Token | None:
    """Find who a part counts; None where it counts no people."""
    of_them = _what_they_were(doc, amount, words)
    if of_them is not None:
        return of_them
    head = head_of(doc, amount)
    told = victim_head(head, words.victims) if head is not None else None
    if told is None or told.lower in words.harms.not_people | words.harms.not_harmed:
        return None
    if head is not None and any(c.lower in words.harms.not_harmed for c in head.children):
        return None
    accounted = _accounted(doc, doc.text[:doc[amount.first].idx].lower())
    if accounted is not None:
        return accounted
    if is_person(told, words.victims) and told.i != amount.last:
        return told if not _of_the_harmed(doc, amount, words) or not _else(doc, amount, words) else None
    if _of_the_harmed(doc, amount, words):
        return None if _else(doc, amount, words) else told
    in_place = doc[amount.last + 1].lower if amount.last + 1 < len(doc) else ""
    return doc[amount.last] if in_place == "in" else None


def _else(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Tell "five of them judges": they are something that no one counts as harmed."""
    for token in doc[amount.last + 2:amount.last + 5]:
        if token.lower in _THE_HARMED | {"the", "whom"}:
            continue
        return token.tag in {"NNS", "NN"} and not is_person(token, words.victims)
    return False


def _what_they_were(doc: Parse, amount: Amount, words: Lexica) -> Token | None:
    """Read "three of them children", "Ninety of the dead were women", "18 were women"."""
    index = amount.last + 1
    if index < len(doc) and doc[index].lower == "of":
        index += 1
        while index < len(doc) and (
            doc[index].lower in _THE_HARMED | {"the", "whom", "which"} or doc[index].tag == "CD"
        ):
            index += 1
        if index == amount.last + 2:
            return None
    elif index >= len(doc) or doc[index].lower not in {"were", "was", "are"}:
        return None
    for token in doc[index:index + 6]:
        if token.tag in {"NNS", "NN", "NNPS"} and is_person(token, words.victims):
            return token
        if token.tag == "IN" and token.lower != "as" or token.is_punct:
            break
    return None


def _of_the_harmed(doc: Parse, amount: Amount, words: Lexica) -> bool:
    """Tell "12 of them", "Ninety of the dead", "639 of the 1,084"."""
    follow = [t.lower for t in doc[amount.last + 1:amount.last + 4]]
    if follow[:1] != ["of"]:
        return False
    rest = [w for w in follow[1:] if w != "the"]
    return bool(rest) and (rest[0] in _THE_HARMED | {"whom", "which"} or rest[0][:1].isdigit())


def _accounted(doc: Parse, before: str) -> Token | None:
    """Read "civilians accounting for over 800"."""
    if not _ACCOUNTING.search(before.strip()):
        return None
    verb = next((t for t in doc if t.lower.startswith("account")), None)
    return doc[verb.i - 1] if verb is not None and verb.i and doc[verb.i - 1].tag == "NNS" else None


def _goes_on_listing(doc: Parse, part: Amount | None, amount: Amount) -> bool:
    """Tell whether a count goes on a list of parts: "16 officers, 28 gunmen and four civilians"."""
    if part is None:
        return False
    between = doc[part.last + 1:amount.first]
    return len(between) <= 12 and any(t.text in {",", "and", ";"} for t in between) and not any(
        t.tag[0] == "V" and t.tag != "VBN" and t.lower not in {"were", "was", "are"}
        for t in between)


def _after_colon(doc: Parse, parent: Draft | None, amount: Amount) -> bool:
    """Tell a list after a colon; without a figure before it, it splits up the last one told."""
    begin = parent.amount.last if parent is not None else 0
    between = doc[begin:amount.first]
    colon = next((t.i for t in between if t.text in {":", "—"}), None)
    return colon is not None and amount.first - colon <= 4


def _is_what_the_dead_were(doc: Parse, amount: Amount) -> bool:
    """Read "The dead were 16 officers, ..." and "The rest were 93 members of ..."."""
    before = doc[max(0, amount.first - 14):amount.first]
    verb = next((t for t in reversed(before) if t.lower in {"were", "are", "was", "include",
                                                              "included", "comprised"}), None)
    if verb is None or any(t.tag[0] == "V" for t in doc[verb.i + 1:amount.first]):
        return False
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    return subject is not None and subject.lower in _THE_HARMED and subject.tag[:2] != "DT"


def _are_among(doc: Parse, amount: Amount) -> bool:
    """Read "Seven children are among the civilians", "745 civilians were among 1,018 killed"."""
    after = doc[amount.last + 1:amount.last + 6]
    return any(
        t.lower in {"are", "were", "is", "was"} and t.i + 1 < len(doc) and t.nbor(1).lower == "among"
        for t in after
    )


def _as_part(doc: Parse, draft: Draft, drafts: Sequence[Draft], words: Lexica) -> Draft:
    """Mark a figure that a part marker or a colon puts inside an earlier one of the sentence."""
    earlier = [d for d in drafts if d.amount.last < draft.amount.first and d.harm == draft.harm]
    if draft.part:
        return draft
    if _of_the_harmed(doc, draft.amount, words) and draft.harm not in _STATES.values():
        return draft._replace(part=True)
    if not earlier:
        return draft
    before = doc.text.lower()[doc[max(0, draft.amount.first - 4)].idx:doc[draft.amount.first].idx]
    total = _value(earlier[0].amount)
    marker = words.victims.parts.search(before)
    inside = marker is not None and marker.group().lower() != "with" or (
        _after_colon(doc, earlier[0], draft.amount))
    return draft._replace(part=inside and _value(draft.amount) < total)


def _summed(drafts: Sequence[Draft]) -> list[Draft]:
    """Put what a list adds up to above it: "745 civilians, 125 officers ..., 1,018 in all"."""
    total = next((d for d in drafts if d.rule == "list" and d.head is None and not d.part), None)
    if total is None:
        return list(drafts)
    rest = [d for d in drafts if d is not total and d.harm == total.harm and not d.part]
    if rest and sum(_value(d.amount) for d in rest) == _value(total.amount):
        return [d._replace(part=d in rest) if d is not total else d for d in drafts]
    return list(drafts)


def _value(amount: Amount) -> int:
    return amount.best or amount.low or amount.high or 0
