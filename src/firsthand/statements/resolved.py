"""Whom a phrase names, as far as that can be told."""

from __future__ import annotations

from typing import NamedTuple


class Resolved(NamedTuple):
    """A speaker's name, role and organisation; every one empty where it stays open.

    ``names`` holds each of several joint speakers, or the one name again.
    """

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    names: tuple[str, ...] = ()


def named(name: str, role: str | None = None, organisation: str | None = None) -> Resolved:
    """Give one speaker who has a name."""
    return Resolved(name, role, organisation, (name,))
