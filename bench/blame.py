"""Who did it, and how surely: organisations of the keys beside what claims and statements name.

An answer is the words for the actor of a claim, for who claims or denies responsibility, or for
whom somebody accuses, where a name or an arm of the state stands in them. Who condemns a deed
blames nobody for it. It meets an organisation of a key where the
words of one of its names stand together in it, or it stands in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from muc import Told

from firsthand.record import Reading

_SURE = {"claim-responsibility": "CLAIMED", "accuse": "SUSPECTED"}
_NAME = re.compile(r"[A-Z][\w'’-]+|\b(?:army|armed forces|air force|navy|government)\b")
_DOUBTED = re.compile(r"\b(?:alleged|suspected|presumed|apparent|supposed|believed)", re.IGNORECASE)
_KINDS = {"REPORTED": "REPORTED", "CLAIMED": "CLAIMED", "SUSPECTED": "SUSPECTED",
          "POSSIBLE": "SUSPECTED"}  # hedged, or said by somebody: the line between is a fine one


class Blamed(NamedTuple):
    """The words for who did it, and how surely it is told."""

    words: str
    sure: str


def blamed_in(reading: Reading) -> list[Blamed]:
    """Give each named doer once, with the first way in which it is told."""
    once: dict[str, Blamed] = {}
    for told in _all(reading):
        if _NAME.search(told.words):
            once.setdefault(told.words.lower(), told._replace(words=told.words.lower()))
    out: list[Blamed] = []
    for told in sorted(once.values(), key=lambda b: -len(b.words)):
        if not any(_inside(told.words, other.words) for other in out):
            out.append(told)
    return out


def _all(reading: Reading) -> Iterator[Blamed]:
    for statement in reading.statements:
        who = statement.target if statement.act == "accuse" else statement.source
        if statement.act in _SURE and who is not None:
            yield Blamed(" ".join(who.as_written.split()), _SURE[statement.act])
    for claim in reading.claims:
        if claim.actor is not None and claim.polarity in {"asserted", "hedged"}:
            doubted = claim.polarity == "hedged" or _DOUBTED.match(claim.actor.as_written)
            sure = "SUSPECTED" if doubted else "REPORTED"
            yield Blamed(" ".join(claim.actor.as_written.split()), sure)


def did_it(told: Told, blamed: Blamed) -> bool:
    """Tell whether an answer names an organisation of a key."""
    return any(_inside(name.lower(), blamed.words) or _inside(blamed.words, name.lower())
               for _, names in told.answers for name in names)


def as_surely(told: Told, blamed: Blamed) -> bool:
    """Tell whether it does so with the key's confidence."""
    kinds = {_KINDS.get(value.split()[0].lstrip("?("), "") for value, _ in told.answers}
    return did_it(told, blamed) and blamed.sure in kinds


def _inside(part: str, whole: str) -> bool:
    return re.search(rf"\b{re.escape(part)}\b", whole) is not None
