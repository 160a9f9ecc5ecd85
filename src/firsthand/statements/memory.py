"""What the reading of one report remembers, so that "he" and "it added" find who spoke before."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from firsthand.record import Source
from firsthand.sentences import Sentence
from firsthand.statements.phrases import Spot

_PERSON = {"he", "she"}
_BODY = {"it", "they"}
# So many sentences on, "it", "he" and "the official" still mean who spoke before.
_BODY_REACH, _PERSON_REACH, _ROLE_REACH = 2, 1, 3


class _Spoke(NamedTuple):
    """Somebody who spoke, or was spoken of, and in the how-manieth sentence."""

    sentence: int
    source: Source


class Memory:
    """The sentences begun so far, the last named source and the last unnamed one."""

    def __init__(self) -> None:
        """Remember nobody."""
        self._starts: list[int] = []
        self._named: _Spoke | None = None
        self._unnamed: _Spoke | None = None

    def begin(self, sentence: Sentence) -> Spot:
        """Go on to a sentence and give where it stands."""
        spot = self.spot(sentence)
        self._starts.append(sentence.start)
        return spot

    def spot(self, sentence: Sentence) -> Spot:
        """Give where a sentence stands among those begun."""
        return Spot(sentence.start, sentence.field, tuple(self._starts))

    def spoke(self, source: Source) -> None:
        """Remember who made a statement."""
        spoke = _Spoke(len(self._starts), source)
        self._unnamed = spoke if not source.named and source.role is not None else None
        self._named = spoke if source.named else self._named

    def told_of(self, body: Source) -> None:
        """Remember the body that a sentence is about."""
        self._named = _Spoke(len(self._starts), body)

    def recalled(self, source: Source, pronoun: str) -> Source:
        """Give a source that only a pronoun names as the one it points back to."""
        if source.name is not None:
            return source
        if pronoun in _PERSON and self._is_near(self._unnamed, _PERSON_REACH):
            # "A doctor ... “I have stopped counting,” he said": the same unnamed person
            assert self._unnamed is not None
            known = self._unnamed.source
            back = known.as_written[:4].lower() == "the "
            return msgspec.structs.replace(source, role=known.role if back else known.as_written)
        if self._means_unnamed(source):
            # "A security official ... The official added": the same unnamed person
            assert self._unnamed is not None
            return msgspec.structs.replace(source, role=self._unnamed.source.role)
        if pronoun in _BODY and self._is_near(self._named, _BODY_REACH):
            assert self._named is not None
            known = self._named.source
            return msgspec.structs.replace(
                source, name=known.name, names=known.names, role=known.role,
                organisation=known.organisation, named=known.named)
        return source

    def _means_unnamed(self, source: Source) -> bool:
        if source.role is None or not source.as_written.lower().startswith("the ") or (
            not self._is_near(self._unnamed, _ROLE_REACH)
        ):
            return False
        assert self._unnamed is not None
        known = self._unnamed.source.role or ""
        return " " not in source.role and known.lower().endswith(f" {source.role.lower()}")

    def _is_near(self, spoke: _Spoke | None, reach: int) -> bool:
        return spoke is not None and len(self._starts) - spoke.sentence <= reach
