"""A parsed sentence as the other rooms see it: words with their tags and who hangs on whom.

No other room knows which parser made it. The words are taken out of the parser's own objects
once, because these are looked at many times and are slow to look at.

>>> sentence = Parse("They left.", [Token(0, "They", 0, "PRP", "nsubj"),
...     Token(1, "left", 5, "VBD", "ROOT"), Token(2, ".", 9, ".", "punct")], [1, 1, 1])
>>> [word.text for word in sentence[1].children], sentence[0].head.text
(['They', '.'], 'left')
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast, overload
from unicodedata import category

import numpy
from numpy.typing import NDArray

from firsthand.sentences.wording import runs_of

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc


class Token:
    """One word: its place, its text, its Penn tag and its ClearNLP dependency."""

    __slots__ = ("_edges", "children", "dep", "doc", "head", "i", "idx", "lower", "tag", "text")

    doc: Parse
    head: Token
    children: list[Token]

    def __init__(self, i: int, text: str, idx: int, tag: str, dep: str) -> None:
        """Take the word's number, text, offset in the sentence, tag and dependency."""
        self.i, self.text, self.idx, self.tag, self.dep = i, text, idx, tag, dep
        self.lower = text.lower()
        self._edges: tuple[int, int] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_punct(self) -> bool:
        """Tell a mark of punctuation."""
        return not self.text.isalnum() and all(category(sign)[0] == "P" for sign in self.text)

    @property
    def is_space(self) -> bool:
        """Tell white space."""
        return self.text.isspace()

    @property
    def has_digit(self) -> bool:
        """Tell a word that holds a digit, or is tagged as a number."""
        return self.tag == "CD" or (
            not self.text.isalpha() and any(character.isdigit() for character in self.text))

    @property
    def left_edge(self) -> Token:
        """Give the first word of all that hangs on this one."""
        return self.doc[self._reach()[0]]

    @property
    def right_edge(self) -> Token:
        """Give the last word of all that hangs on this one."""
        return self.doc[self._reach()[1]]

    @property
    def subtree(self) -> list[Token]:
        """Give this word and all that hang on it, in the order of the sentence."""
        found = [self]
        for token in found:
            found += token.children
        found.sort(key=_number)
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """Yield the words this one hangs on, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, step: int = 1) -> Token:
        """Give the word so many steps away."""
        return self.doc[self.i + step]

    def _reach(self) -> tuple[int, int]:
        if self._edges is None:
            found = [self]
            for token in found:
                found += token.children
            numbers = [token.i for token in found]
            self._edges = min(numbers), max(numbers)
        return self._edges


class Parse(Sequence[Token]):
    """A parsed sentence: its words, and its text character for character."""

    __slots__ = ("_runs", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], heads: Sequence[int]) -> None:
        """Take the words and, for each, the number of the word it hangs on (its own for none)."""
        self.text, self.tokens = text, tokens
        self._runs: frozenset[str] | None = None
        for token in tokens:
            token.doc, token.children = self, []
        for number, (token, head) in enumerate(zip(tokens, heads, strict=True)):
            token.head = governor = tokens[head]
            if head != number:
                governor.children.append(token)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        return self.tokens[index]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def runs(self) -> frozenset[str]:
        """Give the runs of letters and digits that the sentence holds, in lower case."""
        if self._runs is None:
            self._runs = runs_of(self.text)
        return self._runs

    def words(self, first: int, last: int) -> str:
        """Give the text from the first to the last word, both included."""
        end = self.tokens[last]
        return self.text[self.tokens[first].idx:end.idx + len(end.text)]


Rows = NDArray[numpy.uint64]
"""A parse in numbers, one row a word: small enough to keep for the next copy of a sentence."""


def rows_of(doc: Doc) -> Rows:
    """Take the numbers of a spaCy parse out of its own objects."""
    # the parser's type stub says that these are fractions
    return cast(Rows, doc.to_array(["ORTH", "SPACY", "TAG", "DEP", "HEAD"]))


def taken_out(rows: Rows, strings: StringStore, text: str) -> Parse:
    """Make the parse that the rows tell; ``text`` is what was parsed."""
    tokens, heads, at = [], [], 0
    for number, (orth, space, tag, dep, head) in enumerate(rows.tolist()):
        word = strings[orth]
        tokens.append(Token(number, word, at, strings[tag], strings[dep]))
        # the offset is stored as an unsigned number
        heads.append(number + (head if head < _HALF else head - _WHOLE))
        at += len(word) + space
    return Parse(text, tokens, heads)


_WHOLE = 1 << 64
_HALF = 1 << 63


def _number(token: Token) -> int:
    return token.i
