"""Phrases that call a party something, in one parsed sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.sentences import Parse, Token
from firsthand.vocabulary import Vocabulary
from firsthand.vocabulary.forms import verb_forms

_QUOTED = re.compile(r"[“\"«]([^”\"»]+)[”\"»]")
_NOUNISH = {"NN", "NNS", "NNP", "NNPS"}
_PRO = re.compile(r"\bpro-(\w+)")
_PROPER = {"NNP", "NNPS"}
_BEFORE_HEAD = {"amod", "compound", "nmod", "punct"}
_NOT_IN_NAMES = {"DT", ",", "``", "''", ":"}
_LONGEST_QUOTED, _LONGEST_SUPPORTED = 9, 7


class Called(NamedTuple):
    """A name in a sentence: where, its words, the party it is sorted under, and who is credited."""

    start: int
    end: int
    words: str
    party: str
    by: str | None
    quoted: bool


class NameWords:
    """The words of names, indexed once per vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index parties.yaml."""
        parties = vocabulary["parties"]
        self.heads = frozenset(parties["heads"])
        self.loaded = frozenset(parties["loaded"])
        self.sorts: list[tuple[str, frozenset[str]]] = [
            (row["party"], frozenset(row["words"])) for row in parties["sorts"]
        ]
        self.supporters = frozenset(parties["supporters"])
        self.rulers = frozenset(parties["rulers"])
        self.pro_rulers = frozenset(parties["pro_rulers"])
        self.general = frozenset(parties["general"])
        self.naming = frozenset(
            form for verb in parties["naming"] for form in verb_forms(verb, vocabulary["forms"])
        )


def find_called(doc: Parse, words: NameWords) -> Iterator[Called]:
    """Yield the names of parties in a sentence; a longer name swallows the ones inside it."""
    found: list[Called] = []
    found += _named_as(doc, words)
    found += _quoted_names(doc, words)
    found += _phrases(doc, words)
    kept: list[Called] = []
    for called in found:
        if not any(k.start <= called.start and called.end <= k.end for k in kept):
            kept.append(called)
    yield from sorted(kept)


def _named_as(doc: Parse, words: NameWords) -> Iterator[Called]:
    """Read "groups described in X as Y" and "what the army called Y"."""
    for token in doc:
        if token.lower not in words.naming or token.tag not in {"VBN", "VBD"}:
            continue
        as_what = next((c for c in token.subtree if c.lower == "as" and c.i > token.i), None)
        if token.dep == "acl" and as_what is not None and token.head.tag in _NOUNISH:
            by = _namer(token)
            head = token.head
            yield _called(doc, (head.left_edge.i, token.right_edge.i), words, by)


def _namer(verb: Token) -> str | None:
    for child in verb.children:
        if child.dep in {"prep", "agent"} and child.lower in {"in", "by"}:
            noun = next((c for c in child.children if c.dep == "pobj"), None)
            if noun is not None:
                last = max((t.i for t in noun.subtree if t.lower != "as" and not any(
                    a.lower == "as" for a in t.ancestors if a.i > noun.i)), default=noun.i)
                return noun.doc.words(noun.left_edge.i, min(last, noun.i))
    return None


def _quoted_names(doc: Parse, words: NameWords) -> Iterator[Called]:
    for match in _QUOTED.finditer(doc.text):
        start, end = match.span(1)
        end = start + len(match.group(1).rstrip(",. "))
        inside = [t for t in doc if start <= t.idx < end]
        if not 0 < len(inside) <= _LONGEST_QUOTED:
            continue
        said = any(t.tag[0] == "V" and t.tag not in {"VBN", "VBG"} for t in inside)
        if said or not any(t.lower in words.heads for t in inside):
            continue
        yield Called(start, end, doc.text[start:end], _party(inside, words), None, True)


def _phrases(doc: Parse, words: NameWords) -> Iterator[Called]:
    """Read noun phrases whose words take a stand: "militias aligned with the government"."""
    for token in doc:
        if token.lower not in words.heads or token.tag not in _NOUNISH:
            continue
        named = _named_beside(token)
        if token.dep == "compound" and named is None:
            continue
        first, last = _first(token), _last(token, named or token, words)
        modified = doc[first:last + 1]
        loaded = any(
            (t.lower in words.loaded or t.lower in words.supporters)
            and (t.i != token.i or token.lower not in words.general) for t in modified)
        if loaded and (len(modified) > 1 or token.lower not in words.general):
            yield _called(doc, (first, last), words, None)


def _named_beside(head: Token) -> Token | None:
    """Find the name in "the jihadist force HTS", which parsers make the head."""
    name = head.head
    beside = head.dep == "compound" and name.i == head.i + 1 and name.tag in _PROPER
    return name if beside else None


def _first(head: Token) -> int:
    doc, first = head.doc, head.i
    while first > 0 and doc[first - 1].dep in _BEFORE_HEAD and (
        doc[first - 1].tag not in _NOT_IN_NAMES and doc[first - 1].text not in "“”\",("
    ):
        first -= 1
    return first


def _last(head: Token, named: Token, words: NameWords) -> int:
    """Give the last token of a phrase, over whom it supports and over a name set beside it."""
    proper = next((c for c in head.children if c.dep == "appos" and c.tag in _PROPER
                   and c.i == head.i + 1), None)
    if proper is not None:
        return proper.i
    aligned = next((c for c in head.children if c.dep in {"acl", "amod"} and c.i > head.i
                    and c.lower in words.supporters), None)
    if aligned is not None:
        return aligned.right_edge.i
    if head.lower in words.supporters:
        to = next((c for c in head.children if c.lower in {"to", "of"}), None)
        if to is not None and to.right_edge.i - to.i < _LONGEST_SUPPORTED:
            return to.right_edge.i
    return named.i


def _called(doc: Parse, bounds: tuple[int, int], words: NameWords, by: str | None) -> Called:
    first, last = bounds
    while last > first and doc[last].is_punct:
        last -= 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    party = _party(doc[first:last + 1], words)
    return Called(start, end, doc.text[start:end], party, by, False)


def _party(tokens: list[Token], words: NameWords) -> str:
    """Sort a phrase under a neutral description; a proper name of a body is its own."""
    supported = _supported(tokens, words)
    if supported:
        return f"supporters of {supported}"
    proper = [
        t.text for t in tokens if t.tag in _PROPER and t.text.isupper() and len(t.text) > 2]
    if proper:
        return proper[0]
    lower = {t.lower for t in tokens}
    for party, listed in words.sorts:
        if lower & listed:
            return party
    return " ".join(t.text for t in tokens)


def _supported(tokens: list[Token], words: NameWords) -> str | None:
    """Find whom a party is said to support: "pro-X", "X loyalists", "loyal to X"."""
    text = tokens[0].doc.words(tokens[0].i, tokens[-1].i)
    pro = _PRO.search(text)
    if pro:
        return "the authorities" if pro.group(1).lower() in words.pro_rulers else pro.group(1)
    if not any(t.lower in words.supporters for t in tokens):
        return None
    if any(t.lower in words.rulers for t in tokens):
        return "the authorities"
    return next((t.text for t in reversed(tokens) if t.tag in _PROPER), None)
