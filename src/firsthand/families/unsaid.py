"""Statements that a copy tells without whoever made them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from firsthand.families.lines import Line, Lined, Spelling, is_close
from firsthand.families.retelling import Change, passage
from firsthand.families.speakers import Speakers
from firsthand.record import Reading, Statement

_TOLD = ("assert", "announce", "confirm")  # an appeal or a denial is not told without its maker
_MOST = 0.8  # of the telling words of what was said, the share that the copy still tells
_FEW = 3  # telling words; fewer may have been told by anybody


class Unsaid:
    """Finds what a copy tells as a fact that its parent had somebody say."""

    def __init__(self, words: Any, spelling: Spelling, speakers: Speakers) -> None:
        """Take the words of doubt: who tells of reports does not tell a fact."""
        self._spelling, self._speakers = spelling, speakers
        self._hearsay = [spelling.phrase(doubt) for doubt in words["drift"]["doubt"]]

    def changes(self, parent: Reading, child: Reading, lined: Lined) -> Iterator[Change]:
        """Give the speakers that are gone; nothing where the copy has anybody speak near by."""
        told: dict[int, list[int]] = {}
        for new, old in lined.told.items():
            told.setdefault(old, []).append(new)
        speaking = {lined.child.at(said.cue) for said in child.statements}
        for said in parent.statements:
            at = lined.parent.at(said.cue)
            if at is None or not self._is_somebody(said):
                continue
            for n in told.get(at, ()):
                near = {n - 1, n, n + 1} & speaking
                if not near and self._tells(said, lined.parent.lines[at], n, lined):
                    yield "attribution", passage(said.source), None
                    break

    def _is_somebody(self, said: Statement) -> bool:
        source = said.source
        # "Lawyer Ada Venn" is somebody, whether or not it is known who she is
        named = source.named or any(w[:1].isupper() for w in source.as_written.split()[1:])
        return said.act in _TOLD and named and source.start < source.end and not (
            self._speakers.hearsay(source) or self._speakers.unresolved(source))

    def _tells(self, said: Statement, before: Line, n: int, lined: Lined) -> bool:
        after = lined.child.lines[n]
        who = set(self._spelling.phrase(said.source.as_written).split())
        what = set(self._spelling.phrase(" ".join(part.exact for part in said.content)).split())
        telling = what & before.telling
        return (
            not before.headline and not after.headline and is_close(before, after)
            and len(telling) >= _FEW and len(telling & after.telling) >= _MOST * len(telling)
            and not any(lined.child.holds(word) for word in who - self._spelling.silent)
            and not any(after.holds(doubt) and not before.holds(doubt)
                        for doubt in self._hearsay)
        )
