"""Figures a report tells twice, and earlier events it recalls.

A headline or a standfirst tells again what the body says: it is kept, marked, and never counted
beside it. An event of another year told for context is background.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from firsthand.record import Claim, Count, Report

_LONG_AGO = timedelta(days=60)
_A_YEAR = timedelta(days=360)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MONTH = 4  # the precision of a month; a day with its year may be that of the news


def mark_repeats(claims: Sequence[Claim], report: Report) -> tuple[Claim, ...]:
    """Mark headline claims, and vague ones told exactly elsewhere, as repeating the exact one.

    A figure that the report denies anywhere is denied wherever nobody named stands behind it.
    """
    denied = {(c.harm, c.count.number) for c in claims if c.polarity == "denied" and c.count.number}
    claims = [
        msgspec.structs.replace(c, polarity="denied")
        if c.claimant is None and (c.harm, c.count.number) in denied else c for c in claims
    ]
    marked = []
    for claim in claims:
        same = next((c for c in claims if _is_told_by(claim, c, report)), None)
        marked.append(msgspec.structs.replace(claim, repeats=same.id) if same else claim)
    return tuple(marked)


def _is_told_by(claim: Claim, other: Claim, report: Report) -> bool:
    if other.id == claim.id or other.harm != claim.harm or other.polarity != claim.polarity:
        return False
    if _in_headline(other, report):
        return False
    fits = _fits(claim.count, other.count)
    if _in_headline(claim, report):
        return fits and (claim.scope == other.scope or "total" in {claim.scope, other.scope})
    return (
        fits and claim.count.wording == "vague" and other.count.wording != "vague"
        and claim.scope == other.scope and claim.count.low is not None
        and (claim.claimant is None or claim.claimant == other.claimant)
        and not _elsewhere(claim, other)
    )


def _fits(told: Count, exact: Count) -> bool:
    """Tell whether a count may be the same figure as a more exact one."""
    if told.number is not None and exact.number is not None:
        return told.number == exact.number
    value = exact.best or exact.low or exact.high or exact.number
    if value is None:
        return told.low is None
    if told.low is not None and value < told.low:
        return False
    return told.high is None or value <= told.high


def _elsewhere(claim: Claim, other: Claim) -> bool:
    """Tell claims apart whose places do not lie in one another."""
    ours = {p.name for p in claim.place if p.precision < 6}
    theirs = {p.name for p in other.place if p.precision < 6}
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _in_headline(claim: Claim, report: Report) -> bool:
    if claim.evidence.field == "headline":
        return True
    return report.headline_at is not None and claim.evidence.end <= report.headline_at.end


def mark_background(claims: Sequence[Claim], report: Report) -> tuple[Claim, ...]:
    """Mark claims whose time ended long before a report that has news beside them."""
    if report.published is None:
        return _apart_in_years(claims)
    published = date.fromisoformat(report.published[:10])
    old = {c.id for c in claims if _ended_before(c, published - _LONG_AGO) or (
        _is_of_a_year(c) and _ended_before(c, published))}
    # who is told of again without that day, or with a later one, is news of the report
    fresh = {c.repeats or c.id for c in claims if c.id not in old}
    old = {c.id for c in claims if c.id in old and (c.repeats or c.id) not in fresh}
    news = [c for c in claims if c.id not in old and c.repeats is None and c.when is not None]
    if not news:
        return tuple(claims)
    return tuple(
        msgspec.structs.replace(c, background=True) if c.id in old else c for c in claims
    )


def _apart_in_years(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Mark what another year took behind news that has no such date: "In 1998 a bus ..."."""
    news = next((c for c in claims if c.evidence.field == "text"), None)
    if news is None or _YEAR.search(news.sentence.exact):
        return tuple(claims)
    return tuple(
        msgspec.structs.replace(c, background=True) if c.when is not None and c.within is None
        and c.when.precision >= _MONTH and _YEAR.search(c.when.as_written)
        and c.sentence.start > news.sentence.start else c
        for c in claims
    )


def _is_of_a_year(claim: Claim) -> bool:
    """Tell what a whole year took, which is no news of the next January."""
    when = claim.when
    if when is None or not (when.from_ and when.to):
        return False
    return date.fromisoformat(when.to) - date.fromisoformat(when.from_) >= _A_YEAR


def _ended_before(claim: Claim, day: date) -> bool:
    ended = claim.when.to if claim.when is not None else None
    return ended is not None and date.fromisoformat(ended) < day
