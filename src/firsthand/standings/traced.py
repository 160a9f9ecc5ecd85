"""A claim and where it was led back to."""

from __future__ import annotations

import msgspec

from firsthand.record import OriginKind
from firsthand.standings.told import Told


class Traced(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim leads: ``origin`` is null where two fit and none can be chosen.

    ``speaks`` is true where the claim gives the origin's figure itself; a copy, or a figure that
    nobody named stands behind beside one that somebody does, only tells it again. ``how`` says
    how it was led there, empty where it names its informant.
    """

    told: Told
    origin: str | None
    kind: OriginKind
    name: str
    speaks: bool
    how: str
