"""What parties are called in a sentence, and what it means to call one otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from firsthand.families.lines import Line, Spelling, Token
from firsthand.record import DriftKind

_SHORT = 3  # letters; "the" and "all" modify nothing
_MODIFIERS = 4  # words before the head that may belong to the name


class Party(msgspec.Struct, frozen=True):
    """One phrase for a party: ``kind`` by its head, null for a bare name in capitals."""

    tokens: tuple[Token, ...]
    kind: str | None
    loaded: frozenset[str]
    names: frozenset[str]

    @property
    def plain(self) -> str:
        """Give the words as they are compared."""
        return " ".join(token.plain for token in self.tokens)


class Parties:
    """Finds phrases for parties, and names what a change from one to another is."""

    def __init__(self, words: Any, spelling: Spelling) -> None:
        """Index the heads by kind, the modifiers and the names of one party."""
        drift = words["drift"]
        self._articles = spelling.articles
        self._nations = frozenset(
            word for phrase in _strings(words["nations"])
            for word in spelling.phrase(phrase).split())
        self._heads: dict[tuple[str, ...], tuple[str, bool]] = {}
        for kind, sides in drift["parties"].items():
            for tone in ("plain", "loaded"):
                for head in sides[tone]:
                    words = tuple(spelling.phrase(head).split())
                    self._heads[words] = (kind, tone == "loaded")
        self._loaded = frozenset(spelling.plain(w) for w in drift["loaded_modifiers"])
        self._modifiers = self._loaded | {spelling.plain(w) for w in drift["plain_modifiers"]}
        self._one = {
            spelling.phrase(name): n for n, row in enumerate(drift["one_party"]) for name in row}

    def find(self, line: Line) -> list[Party]:
        """Give the phrases for parties of one sentence, in order."""
        return [*self._by_head(line), *self._by_name(line)]

    def _by_head(self, line: Line) -> Iterator[Party]:
        for n in range(len(line.tokens)):
            for size in (2, 1):
                head = self._heads.get(tuple(line.plain[n:n + size]))
                if head is None or n + size > len(line.tokens):
                    continue
                if line.plain[n + size:n + size + 1] in self._heads:
                    break  # "government troops" are troops
                begin = self._begins(line, n)
                tokens = line.tokens[begin:n + size]
                yield Party(
                    tokens, head[0], _loaded(tokens[:-size], self._loaded)
                    | ({" ".join(line.plain[n:n + size])} if head[1] else frozenset()),
                    _names(line, begin, n),
                )
                break

    def _begins(self, line: Line, head: int) -> int:
        """Go back over the modifiers of a head: known ones, names, one other behind "the"."""
        begin = head
        while begin > 0 and head - begin < _MODIFIERS:
            token = line.tokens[begin - 1]
            capital = token.written[:1].isupper()
            first = begin == 1
            opens = first or line.tokens[begin - 2].plain in self._articles
            named = capital and (not first or line.tokens[begin].written[:1].isupper())
            other = opens and begin == head and len(token.plain) > _SHORT
            if not (token.plain in self._modifiers or named or other):
                break
            begin -= 1
        return begin

    def _by_name(self, line: Line) -> Iterator[Party]:
        for name, number in self._one.items():
            words = tuple(name.split())
            for n in range(len(line.plain) - len(words) + 1):
                if line.plain[n:n + len(words)] == words:
                    yield Party(line.tokens[n:n + len(words)], None, frozenset(),
                                frozenset({f"={number}"}))

    def change(self, before: Party, after: Party) -> DriftKind | None:
        """Name what a change from one phrase to the other is; null where they mean the same."""
        if before.plain == after.plain:
            return None
        if before.kind is None or after.kind is None:
            same = before.names & after.names and before.kind is after.kind
            return "name" if same else None
        if before.kind != after.kind:
            # "Security forces" called "death squads" are judged, and not another party
            judged = {before.kind, after.kind} == {"state forces", "armed"} and (
                _loaded(after.tokens[:-1], self._loaded) and not after.names)
            return "name" if judged else "attribution"
        if before.kind == "armed" and after.names and not after.names <= before.names:
            return "attribution"
        put_in = after.names - before.names - self._nations
        return "name" if before.loaded != after.loaded or put_in else None


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (*_strings(key), *_strings(inner))
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _strings(inner)


def _loaded(tokens: Sequence[Token], loaded: frozenset[str]) -> frozenset[str]:
    return frozenset(t.plain for t in tokens if t.plain in loaded)


def _names(line: Line, begin: int, head: int) -> frozenset[str]:
    """Give the modifiers in capitals, but for a word that only opens the sentence."""
    return frozenset(
        line.plain[n] for n in range(begin, head)
        if line.tokens[n].written[:1].isupper()
        and (n > 0 or (head - begin > 1 and line.tokens[1].written[:1].isupper()))
    )
