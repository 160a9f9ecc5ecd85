"""People told one after the other: "a shopkeeper, his brother and two neighbours" are four.

Nobody has added them up in the report, so the reader must. Only a list that ties its people to
one another is added up: "a soldier and three civilians" are two figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.amounts import Amount
from firsthand.claims.heads import amount_of
from firsthand.claims.lexicon import Lexica
from firsthand.claims.mentions import kind_of
from firsthand.claims.victims import is_person
from firsthand.sentences import Token

_THEIRS = {"his", "her", "their", "'s", "’s"}
_ONE = {"a", "an", "his", "her", "their", "another"}


def told_together(
    word: Token, heads: Sequence[Token], amounts: Sequence[Amount], words: Lexica
) -> Amount | None:
    """Count people told one after the other, kin or names, where nobody has added them up."""
    return _list_of_people(heads, amounts, words) or _names_together(word, heads, words)


def _list_of_people(
    heads: Sequence[Token], amounts: Sequence[Amount], words: Lexica
) -> Amount | None:
    """Add up the members of a list that names somebody by kinship with another."""
    if not any(_is_tied(head, words) for head in heads):
        return None
    members = [_member(head, amounts, words) for head in heads]
    if any(n is None for n in members) or not any(n > 1 for n in members if n is not None):
        return None  # "his wife and son" are told of one by one
    total = sum(n for n in members if n is not None)
    first = min(head.left_edge.i for head in heads)
    last = max(head.i for head in heads)
    return Amount(first, last, total, total, total, total, "exact")


def _names_together(word: Token, heads: Sequence[Token], words: Lexica) -> Amount | None:
    """Count the names that one "who" tells of: "Ada Tarn, 19, and Ilmo Tarn, 52, who were shot"."""
    if word.dep != "relcl" or len(heads) < 2 or any(kind_of(h, words) != "name" for h in heads):
        return None
    first, last = min(h.left_edge.i for h in heads), max(h.i for h in heads)
    behind = heads[0].doc[last + 1:last + 3]
    if len(behind) == 2 and behind[0].text in {",", "("} and behind[1].text.isdigit():
        last += 2
    return Amount(first, last, len(heads), len(heads), len(heads), len(heads), "exact")


def family_of(head: Token, amounts: Sequence[Amount], words: Lexica) -> Amount | None:
    """Read "a family of five" and "the crew of nine"."""
    if head.lower not in words.harms.households | words.harms.companies:
        return None
    of = next((c for c in head.children if c.lower == "of"), None)
    number = next((c for c in of.children if c.tag == "CD"), None) if of is not None else None
    return next((
        a for a in amounts if number is not None and a.first <= number.i <= a.last), None)


def _is_tied(head: Token, words: Lexica) -> bool:
    return head.lower in words.victims.kin and any(
        c.dep == "poss" and (c.lower in _THEIRS or any(g.lower in _THEIRS for g in c.children))
        for c in head.children)


def _member(head: Token, amounts: Sequence[Amount], words: Lexica) -> int | None:
    """Count one member of the list: a figure, one person, or None where it cannot be counted."""
    own = [a for a in amounts if (a.first < head.i and head.left_edge.i <= a.first) or (
        a.first <= head.i <= a.last)]
    amount = amount_of(head.doc, head, own) if own else None
    if amount is not None:
        pair = amount.low if head.doc[amount.last].lower == "couple" else None
        return amount.number if amount.wording == "exact" else pair
    if head.tag == "NNP":
        return 1
    edge = next((c for c in head.children if c.dep in {"det", "poss"}), None)
    alone = head.tag == "NN" and (edge is None or edge.lower in _ONE or edge.dep == "poss")
    # whoever stands in a list with kin is a person: "a schoolteacher, her sister and ..."
    someone = edge is not None and head.lower not in words.harms.not_people
    return 1 if alone and (someone or is_person(head, words.victims)) else None
