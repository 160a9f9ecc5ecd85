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
_RULERS = {"government", "authorities", "state", "leadership", "rulers", "administration", "regime"}
_GENERAL = {"group", "groups", "force", "organisation", "organization", "government", "authorities", "army",
            "units", "troops", "opposition", "supporters"}


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
            first, last = head.left_edge.i, max(t.i for t in token.subtree)
            yield _called(doc, (first, last), words, by)


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
        if not inside or len(inside) > 9 or not any(t.lower in words.heads for t in inside):
            continue
        if any(t.tag[0] == "V" and t.tag not in {"VBN", "VBG"} for t in inside):
            continue
        yield Called(start, end, doc.text[start:end], _party(inside, words), None, True)


def _phrases(doc: Parse, words: NameWords) -> Iterator[Called]:
    """Read noun phrases whose words take a stand: "militias aligned with the government"."""
    for token in doc:
        if token.lower not in words.heads or token.tag not in _NOUNISH:
            continue
        first = last = token.i
        if token.dep == "compound":
            # "the jihadist force HTS": parsers make the name the head
            if token.head.i != token.i + 1 or token.head.tag not in {"NNP", "NNPS"}:
                continue
            last = token.head.i
        while first > 0 and doc[first - 1].dep in {"amod", "compound", "nmod", "punct"} and (
            doc[first - 1].tag not in {"DT", ",", "``", "''", ":"} and doc[first - 1].text not in "“”\",("
        ):
            first -= 1
        aligned = next((c for c in token.children if c.dep in {"acl", "amod"} and c.i > token.i
                        and c.lower in words.supporters), None)
        if aligned is not None:
            last = max(t.i for t in aligned.subtree)
        elif token.lower in words.supporters:
            to = next((c for c in token.children if c.lower in {"to", "of"}), None)
            last = max(t.i for t in to.subtree) if to is not None and to.right_edge.i - to.i < 7 else last
        proper = next((c for c in token.children if c.dep == "appos" and c.tag in {"NNP", "NNPS"}
                       and c.i == token.i + 1), None)
        last = proper.i if proper is not None else last
        modified = doc[first:last + 1]
        loaded = [t for t in modified if t.lower in words.loaded | words.supporters
                  and (t.i != token.i or token.lower not in _GENERAL)]
        if not loaded or (len(modified) == 1 and token.lower in _GENERAL):
            continue
        yield _called(doc, (first, last), words, None)


def _called(doc: Parse, bounds: tuple[int, int], words: NameWords, by: str | None) -> Called:
    first, last = bounds
    while last > first and doc[last].is_punct:
        last -= 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return Called(start, end, doc.text[start:end], _party(list(doc[first:last + 1]), words), by, False)


def _party(tokens: list[Token], words: NameWords) -> str:
    """Sort a phrase under a neutral description; a proper name of a body is its own."""
    supported = _supported(tokens, words)
    if supported:
        return f"supporters of {supported}"
    proper = [t.text for t in tokens if t.tag in {"NNP", "NNPS"} and t.text.isupper() and len(t.text) > 2]
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
    pro = re.search(r"\bpro-(\w+)", text)
    if pro:
        return "the authorities" if pro.group(1).lower() in {"government", "regime"} else pro.group(1)
    if not any(t.lower in words.supporters for t in tokens):
        return None
    names = [t.text for t in tokens if t.tag in {"NNP", "NNPS"}]
    if any(t.lower in _RULERS for t in tokens):
        return "the authorities"
    return names[-1] if names else None
