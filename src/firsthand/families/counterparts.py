"""Which claim or statement of a copy answers which of its parent's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from firsthand.families.lines import Line, Lined
from firsthand.families.speakers import Speakers
from firsthand.record import Claim, Statement

# Two figures are one misread or rounded when this near, as a part of the larger.
_ROUNDED = 0.1
# Two sentences are one but for their figures when this much of them is the same.
_ONE_FRAME = 0.75
# From here on the same number twice is no chance, wherever it stands.
_NO_CHANCE = 20
# Contents of two statements are one when they share this much of their words.
_ONE_CONTENT = 0.5
_ALL_BUT = 0.8  # of the words, where the statements stand in different places
_FEW = 4  # words of content; fewer prove nothing


class Placed(msgspec.Struct, frozen=True):
    """A claim and the sentence it stands in."""

    claim: Claim
    at: int | None


def claim_pairs(
    parents: Sequence[Claim], children: Sequence[Claim], lined: Lined
) -> Iterator[tuple[Claim, Claim]]:
    """Pair the claims that tell the same, the likeliest first; each is paired once.

    What stands in a sentence that was copied word for word is not compared: the same words say
    the same.
    """
    copied = {parent for child, parent in lined.told.items()
              if lined.parent.lines[parent].plain == lined.child.lines[child].plain}
    old = [p for p in (Placed(c, lined.parent.at(c.count)) for c in parents if not c.repeats)
           if p.at not in copied]
    new = [p for p in (Placed(c, lined.child.at(c.count)) for c in children if not c.repeats)
           if p.at is None or lined.told.get(p.at) not in copied]
    scored = [
        (-score, before.claim.count.start, after.claim.count.start, before.claim, after.claim)
        for before in old
        for after in new
        if (score := _likely(before, after, lined))
    ]
    taken: set[str] = set()
    for *_, before, after in sorted(
        scored, key=lambda row: (*row[:3], row[3].id, row[4].id)
    ):
        if before.id not in taken and after.id not in taken:
            taken |= {before.id, after.id}
            yield before, after


def statement_pairs(
    parents: Sequence[Statement], children: Sequence[Statement], lined: Lined, speakers: Speakers
) -> Iterator[tuple[Statement, Statement]]:
    """Pair the statements of one speaker that say the same or stand in the same place."""
    places = [(after, lined.told.get(_known(lined.child.at(after.cue)))) for after in children]
    options = []
    for before in parents:
        at = lined.parent.at(before.cue)
        for after, told in places:
            near = at is not None and told == at and _heads(lined, at, after)
            same = speakers.same(before.source, after.source)
            if not near and not same:
                continue
            shared = overlap(before, after)
            if shared >= (_ONE_CONTENT if near else _ALL_BUT) or (near and same):
                options.append((
                    not near, before.act != after.act, -shared, before.id, after.id,
                    before, after))
    taken: set[str] = set()
    for *_, before, after in sorted(options, key=lambda option: option[:5]):
        if before.id not in taken and after.id not in taken:
            taken |= {before.id, after.id}
            yield before, after


def _heads(lined: Lined, at: int, after: Statement) -> bool:
    """Say whether both stand in a headline, or neither."""
    there = lined.child.at(after.cue)
    return there is not None and (
        lined.parent.lines[at].headline == lined.child.lines[there].headline)


def words_of(text: str) -> list[str]:
    """Give the words of a quotation, without marks and case."""
    return re.findall(r"\w+", text.casefold())


def _known(at: int | None) -> int:
    return -1 if at is None else at


def _likely(before: Placed, after: Placed, lined: Lined) -> int:
    """Score how likely two claims tell the same; 0 where they do not."""
    near = before.at is not None and lined.told.get(_known(after.at)) == before.at
    a, b = before.claim, after.claim
    alike = (a.harm == b.harm) + (a.scope == b.scope)
    one, other = a.count.number, b.count.number
    if one is None or other is None:
        same = _ends(a) == _ends(b) if _ends(a) else False
        agree = near or (same and alike == 2)
    elif one == other:
        same = True
        agree = near or alike == 2 or (alike == 1 and one >= _NO_CHANCE)
    else:
        same = False
        agree = near and alike == 2 and (_misread(one, other) or _one_frame(before, after, lined))
    if not agree or (not same and alike < 2):
        return 0
    claimant = bool(a.claimant) and a.claimant == b.claimant
    return 1 + 4 * same + 3 * near + 2 * alike + claimant


def _one_frame(before: Placed, after: Placed, lined: Lined) -> bool:
    """Say whether two sentences are the same but for their figures."""
    if before.at is None or after.at is None:
        return False
    one, other = (
        _without_figures(side.lines[at])
        for side, at in ((lined.parent, before.at), (lined.child, after.at)))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ONE_FRAME


def _without_figures(line: Line) -> list[str]:
    return [word for word in line.plain if not word[0].isdigit()]


def _misread(one: int, other: int) -> bool:
    """Say whether a figure is another one rounded, or with a digit lost, added or swapped."""
    small, large = sorted((one, other))
    if large and (large - small) / large <= _ROUNDED:
        return True
    return sorted(str(small).strip("0")) == sorted(str(large).strip("0")) and small > 0


def _ends(claim: Claim) -> tuple[int, ...]:
    bounds = (claim.count.low, claim.count.best, claim.count.high)
    return tuple(bound for bound in bounds if bound is not None)


def overlap(before: Statement, after: Statement) -> float:
    """Give the share of the words of the shorter content that both have."""
    one, other = (
        set(words_of(" ".join(p.exact for p in s.content))) for s in (before, after)
    )
    return len(one & other) / max(min(len(one), len(other)), _FEW)


