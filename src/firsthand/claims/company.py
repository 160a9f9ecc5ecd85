"""Who shared somebody's fate: "a commander was killed along with three of his men"."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.claims.arguments import with_conjuncts
from firsthand.claims.harmed import Harmed
from firsthand.sentences import Token

_ALONG = {"along", "together"}
_SHARED = {"passive", "subject", "phrase", "struck", "fought"}


def company_of(harmed: Harmed) -> Iterator[Token]:
    """Yield the nouns that "along with" or "together with" puts beside the harmed."""
    if harmed.pattern not in _SHARED or not harmed.heads:
        return
    near = (harmed.word, *harmed.heads)
    for above in near:
        for child in above.children:
            outer = child.lower in _ALONG
            for prep in (child, *(child.children if outer else ())):
                if prep.lower == "with" and prep.i:
                    along = prep.nbor(-1).lower in _ALONG
                    yield from (noun for c in prep.children if c.dep == "pobj" and (
                        along or _is_theirs(c)) for noun in with_conjuncts(c))


def _is_theirs(noun: Token) -> bool:
    """Tell "with two of his men" and "with three others" from "with a rifle"."""
    return any(t.tag == "PRP$" or t.lower in {"others", "other"} for t in noun.subtree) and any(
        t.tag == "CD" for t in noun.subtree)


def goes_with(word: Token, other: Token) -> bool:
    """Tell two things that befell the same people: "was wounded and detained"."""
    joined = (word.dep == "conj" and word.head.i == other.i) or (
        other.dep == "conj" and other.head.i == word.i)
    return joined and word.tag[:1] == "V" and other.tag[:1] == "V"
