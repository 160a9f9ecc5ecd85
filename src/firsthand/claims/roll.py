"""Names listed beside a figure: "Three men were killed: Ilir Brandt, 19, Sead Moric, 24, and ...".

A list is that of the figure's victims only where it holds as many names as the figure says.

>>> names_in("Ilir Brandt, 19, Sead Moric (24) and Teo van Haas.")
('Ilir Brandt, 19', 'Sead Moric, 24', 'Teo van Haas')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from firsthand.record import Claim, Report

_WORD = r"[A-Z][\w’'-]+"
_NAME = rf"{_WORD}(?: (?:[a-z]{{2,3}} |al-|el-)?{_WORD}){{1,3}}"
_AGE = r"(?:, (?:aged )?(?P<a>\d{1,2})\b| \((?:aged )?(?P<b>\d{1,2})\))?"
_ONE = re.compile(rf"(?P<name>{_NAME}){_AGE}")
_NEXT = re.compile(r",? and |; and |[,;] ")
_OPENS = re.compile(
    rf"(?:: |[—–] | ?\(|\b(?:named|identified)(?: \w+){{0,3}}? as )(?={_NAME})")
_REACH = 120  # characters behind a figure in which its list may begin
_MOST = 40


def with_rolls(claims: Sequence[Claim], report: Report) -> tuple[Claim, ...]:
    """Give the claims with the names that a list behind each of them holds."""
    return tuple(_named(claim, report.text) for claim in claims)


def names_in(text: str) -> tuple[str, ...]:
    """Read the list of names, with their ages, that a text begins with."""
    names: list[str] = []
    at = 0
    while (found := _ONE.match(text, at)) is not None:
        age = found["a"] or found["b"]
        names.append(f"{found['name']}, {age}" if age else found["name"])
        link = _NEXT.match(text, found.end())
        if link is None:
            break
        at = link.end()
    return tuple(names)


def _named(claim: Claim, text: str) -> Claim:
    number = claim.count.number
    if claim.evidence.field != "text" or claim.victims.names or not number or (
        not 2 <= number <= _MOST
    ):
        return claim
    listed = names_in(claim.count.as_written)
    if len(listed) == number:  # they were counted by their names
        return _with(claim, listed)
    end = claim.evidence.end
    opened = _OPENS.search(text, end, min(len(text), max(claim.sentence.end, end) + _REACH))
    if opened is None:
        return claim
    names = names_in(text[opened.end():opened.end() + _REACH * number])
    return _with(claim, names) if len(names) == number else claim


def _with(claim: Claim, names: tuple[str, ...]) -> Claim:
    return msgspec.structs.replace(
        claim, victims=msgspec.structs.replace(claim.victims, names=names))
