"""What a whole war has taken, told for context below a day's news.

"More than 130,000 people have been killed in the civil war": no toll of Sunday's raid, of its day
or of its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from firsthand.claims.lexicon import PolarityWords
from firsthand.record import Claim

_MANY = 1000  # from this figure on a war is spoken of and no raid in it
_WEEK = 3  # a figure with a day or a week of its own is news, whatever war it is part of


def of_whole_wars(claims: Iterable[Claim], words: PolarityWords) -> frozenset[str]:
    """Find the figures of a war as a whole, by their size, the war named and the perfect tense.

    A total that the same sentence gives beside the news, "bringing the toll to 41,020", is news.
    """
    told = tuple(claims)
    wars = [c for c in told if _of_a_war(c, words)]
    kept = {c.id for c in wars}
    news = {c.sentence.start for c in told if c.id not in kept and c.polarity == "asserted"}
    return frozenset(c.id for c in wars if c.sentence.start not in news)


def _of_a_war(c: Claim, words: PolarityWords) -> bool:
    return bool(
        max(c.count.number or 0, c.count.low or 0, c.count.high or 0) >= _MANY
        and (c.when is None or c.when.precision > _WEEK)
        and words.whole_wars.search(c.sentence.exact) and words.perfect.search(c.sentence.exact)
    )


def kept_apart(
    claims: Sequence[Claim], before: Iterable[Claim], wars: frozenset[str]
) -> tuple[Claim, ...]:
    """Give the figures of wars back the time they had ``before`` days were carried on.

    They are running totals, and background where the report has other figures.
    """
    own = {claim.id: claim.when for claim in before}
    background = any(claim.id not in wars for claim in claims)
    return tuple(
        msgspec.structs.replace(
            claim, when=own[claim.id], span="running total", background=background)
        if claim.id in wars else claim for claim in claims
    )
