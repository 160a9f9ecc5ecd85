"""Words inside quotation marks: found in the parent, or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

import msgspec

from firsthand.families.lines import Line, Lined, Spelling
from firsthand.families.retelling import Change
from firsthand.record import Passage, Reading, Report

_QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]|«([^«»\n]+)»|[‘]([^‘’\n]+)[’](?!\w)")
_PARTS = re.compile(r"\.\.\.|…|\[[^\]]*\]|\([^)]*\)")
_FEW = 4  # words; fewer may be a title, or a word held at arm's length
# Of the telling words of a quotation, so much the parent tells itself where it was made of that.
_RETOLD, _BOTH = 0.25, 2
_REWORDED = 0.4  # of the words of two quotations in the same order, where one reworded the other


class Quotation(msgspec.Struct, frozen=True):
    """What stands between two quotation marks, and how it is compared."""

    passage: Passage
    plain: str


class Quoting:
    """Compares the quotations of a copy with those of its parent."""

    def __init__(self, words: Any, spelling: Spelling) -> None:
        """Take the contractions from the vocabulary's ``drift`` file."""
        self._spelling = spelling
        self._full = words["drift"]["contractions"]

    def changes(self, lined: Lined, parent: Report, reading: Reading) -> Iterator[Change]:
        """Give each quotation of the child that its parent does not have.

        A part of a quotation is still the quotation. A quotation that nothing in the parent
        answers is the child's own reporting, and no drift.
        """
        child = reading.report
        old = list(self._quotations(parent))
        said = f" {self._plain(parent.text)} "
        for new in self._quotations(child):
            if self._stands(new, said):
                continue
            before = self._answered(new, old, lined)
            if before is not None:
                yield "quotation", before.passage, new.passage
            elif self._instead(new, lined, reading):
                yield "quotation", None, new.passage

    def _quotations(self, report: Report) -> Iterator[Quotation]:
        for found in _QUOTED.finditer(report.text):
            exact = next(group for group in found.groups() if group is not None)
            start = found.start() + 1
            plain = self._plain(exact)
            if plain:
                yield Quotation(
                    Passage(start=start, end=start + len(exact), exact=exact), plain)

    def _plain(self, text: str) -> str:
        return " ".join(self._full.get(w, w) for w in self._spelling.phrase(text).split())

    def _stands(self, new: Quotation, said: str) -> bool:
        """Say whether all parts of a quotation, cut or not, stand in the parent."""
        parts = [self._plain(part) for part in _PARTS.split(new.passage.exact)]
        return all(f" {part} " in said for part in parts if part)

    def _answered(
        self, new: Quotation, old: Sequence[Quotation], lined: Lined
    ) -> Quotation | None:
        """Find the quotation that was reworded: by its words, else by its place."""
        best = max(
            ((_alike(one.plain, new.plain), -one.passage.start, one) for one in old),
            key=lambda row: row[:2], default=None)
        if best is not None and best[0] >= _REWORDED:
            return best[2]
        told = lined.told.get(_number(lined, new))
        if told is None:
            return None
        line = lined.parent.lines[told]
        gone = [one for one in old if _inside(one.passage, line)
                and f" {one.plain} " not in f" {self._plain(lined.child.joined)} "]
        long = len(new.plain.split()) >= _FEW
        return gone[0] if gone and (long or len(gone[0].plain.split()) < _FEW) else None

    def _instead(self, new: Quotation, lined: Lined, child: Reading) -> bool:
        """Say whether the parent tells there in its own words what the same speaker said."""
        told = lined.told.get(_number(lined, new))
        if told is None or len(new.plain.split()) < _FEW:
            return False
        there = lined.parent.lines[told]
        own = frozenset(new.plain.split()) - self._spelling.silent
        if len(own & there.telling) < max(_RETOLD * len(own), _BOTH):
            return False
        return any(
            said.source.start < said.source.end
            and there.holds(self._spelling.phrase(said.source.as_written))
            for said in child.statements
            if any(part.start < new.passage.end and new.passage.start < part.end
                   for part in said.content)
        )


def _number(lined: Lined, new: Quotation) -> int:
    at = lined.child.at(new.passage)
    return -1 if at is None else at


def _inside(passage: Passage, line: Line) -> bool:
    return line.field == "text" and (
        line.tokens[0].start < passage.end and passage.start < line.tokens[-1].end)


def _alike(one: str, other: str) -> float:
    a, b = one.split(), other.split()
    if not set(a) & set(b):
        return 0.0
    same = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) / max(len(a), len(b))
