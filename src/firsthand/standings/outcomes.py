"""What one later sentence says came of a call or pledge, where it says so unmistakably."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from firsthand.record import FollowUpStatus

_WORD = re.compile(r"n't\b|\w+")
_JUST_BEFORE = 4  # words before a verb that can undo it
_AROUND = 10  # words before or after it in which the call must be named
_NAMED = 2  # telling words that name a call
_MOST = 0.6  # of a body's name, the part that means it and no other
_SAID: tuple[tuple[FollowUpStatus, str], ...] = (
    ("refused", "refused"), ("broken", "broken"), ("overtaken", "overtaken"))


class Outcome(msgspec.Struct, frozen=True):
    """A status that words of a sentence give to what stands around them."""

    status: FollowUpStatus
    around: frozenset[str]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence says was done: by its verbs, and by other words with what is near them.

    ``doers`` are the names before the first of the verbs, and behind "by"; ``names`` all names.
    """

    done: frozenset[str] = frozenset()
    outcomes: tuple[Outcome, ...] = ()
    in_part: bool = False
    doers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def said_in(sentence: str, verbs: frozenset[str], words: Mapping[str, Any]) -> Said:
    """Read what a sentence says came of something; what is undone just before is not said."""
    written = _WORD.findall(sentence.replace("’", "'"))
    said = [word.casefold() for word in written]
    undone = frozenset(words["not_done"])
    done = [at for at, word in enumerate(said)
            if word in verbs and not undone & set(said[max(0, at - _JUST_BEFORE):at])]
    outcomes = tuple(
        Outcome(status, frozenset(said[max(0, at - _AROUND):at + _AROUND]))
        for status, kind in _SAID
        for at in _found(said, words[kind])
        if not undone & set(said[max(0, at - _JUST_BEFORE):at])
    )
    common = frozenset(words["common"])
    names = [at for at, word in enumerate(written)
             if word[:1].isupper() and said[at] not in common]
    first = done[0] if done else 0
    return Said(
        done=frozenset(said[at] for at in done), outcomes=outcomes,
        in_part=bool(next(_found(said, words["in_part"]), None) is not None),
        doers=frozenset(said[at] for at in names if at < first or said[at - 1] == "by"),
        names=frozenset(said[at] for at in names),
    )


def _found(said: Sequence[str], phrases: Sequence[str]) -> Any:
    for phrase in phrases:
        wanted = phrase.split()
        for at in range(len(said) - len(wanted) + 1):
            if said[at:at + len(wanted)] == wanted:
                yield at


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A call or pledge as an answer must name it: its telling words, names in it, its maker."""

    words: frozenset[str]
    names: frozenset[str]
    makers: frozenset[str]
    pledged: bool


def status_from(asked: Asked, said: Said, verbs: frozenset[str]) -> FollowUpStatus | None:
    """Give the status that a sentence gives a call; null where it is about something else.

    >>> asked = Asked(words=frozenset(["inquiry", "camp"]), names=frozenset(),
    ...               makers=frozenset(["kessaria"]), pledged=True)
    >>> opened = Said(done=frozenset(["opened"]), doers=frozenset(["kessaria"]))
    >>> status_from(asked, opened, frozenset(["opened"]))
    'met'
    """
    for outcome in said.outcomes:
        if len(outcome.around & asked.words) >= _NAMED:
            return outcome.status
    if not said.done & verbs:
        return None
    if asked.pledged and said.doers and not said.doers & (asked.makers | asked.words):
        return None  # another party did so, of its own
    if asked.names and len(asked.names & said.names) < _MOST * len(asked.names):
        return None  # another body
    return "partly met" if said.in_part else "met"
