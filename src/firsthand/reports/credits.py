"""Whose words are these: the lines in which a report credits an agency, a page or a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.record import Credit, CreditKind
from firsthand.reports.patterns import MastheadWords

_MOST = 200  # credits kept of one report: beyond that it is no report but a list


def find_credits(text: str, words: MastheadWords) -> tuple[Credit, ...]:
    """Find every line of credit in a text, in the order of the text.

    ``as_written`` is the whole credit; one that names several agencies is one Credit for each.
    """
    lowered = text.lower()
    found = {
        credit
        for row in words.credits
        if not row.cues or any(cue in lowered for cue in row.cues)
        for match in row.pattern.finditer(text)
        for credit in _credits(match, row.kind, words)
    }
    return tidied(found)


def tidied(found: set[Credit]) -> tuple[Credit, ...]:
    """Put credits in order, and drop those that a longer one of the same agency contains."""
    ordered = sorted(found, key=lambda c: (c.start, -c.end, c.kind, c.agency))[:_MOST]
    return tuple(
        credit for credit in ordered
        if not any(_contains(other, credit) for other in ordered)
    )


def _contains(longer: Credit, credit: Credit) -> bool:
    same_place = (longer.start, longer.end) == (credit.start, credit.end)
    return (
        longer.agency == credit.agency
        and longer.start <= credit.start and credit.end <= longer.end
        and not same_place
    )


def _credits(match: re.Match[str], kind: CreditKind, words: MastheadWords) -> Iterator[Credit]:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "agencies" in groups:
        yield from agencies_in(match, "agencies", words)
    if "agency" in groups:
        yield _credit(match, named(groups["agency"], words), kind)
    if "person" in groups:
        person = groups["person"]
        agency = words.agency.fullmatch(person) is not None
        yield _credit(match, named(person, words) if agency else person,
                      "agency" if agency else kind)
    if "publisher" in groups:
        publisher = groups["publisher"]
        listed = kind == "publisher" and publisher.casefold() in words.agencies
        yield _credit(match, named(publisher, words), "agency" if listed else "publisher")


def agencies_in(match: re.Match[str], group: str, words: MastheadWords) -> Iterator[Credit]:
    """Yield one credit for each agency that a group of the match lists, at the match."""
    for name in words.join.split(match[group]):
        if name.strip():
            yield _credit(match, named(name.strip(), words), "agency")


def named(as_written: str, words: MastheadWords) -> str:
    """Give the name the record uses for an agency; one that is not listed keeps its own."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", as_written)
    return words.agencies.get(bare.casefold(), bare)


def _credit(match: re.Match[str], agency: str, kind: CreditKind) -> Credit:
    whole = match[0]
    start = match.start() + len(whole) - len(whole.lstrip())
    exact = whole.strip()
    return Credit(as_written=exact, start=start, end=start + len(exact), agency=agency, kind=kind)
