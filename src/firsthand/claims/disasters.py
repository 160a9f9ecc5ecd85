"""One disaster, told of in one sentence and counted in the next, did all of a report's harm.

"Flash floods have displaced 12,500 persons. The disaster office has confirmed 37 deaths."
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from firsthand.claims.lexicon import HarmWords
from firsthand.record import Claim

_UNREAL = {"forecast", "hypothetical", "denied"}


def with_disaster(claims: Sequence[Claim], words: HarmWords) -> tuple[Claim, ...]:
    """Give the means of the only disaster a report tells of to its figures that name none."""
    named = {c.means for c in claims if c.means is not None and not c.background}
    if len(named) != 1 or not named <= words.disasters:
        return tuple(claims)
    means = next(iter(named))
    return tuple(
        msgspec.structs.replace(c, means=means)
        if c.means is None and not c.background and c.polarity not in _UNREAL else c
        for c in claims
    )
