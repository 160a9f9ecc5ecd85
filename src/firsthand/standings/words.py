"""Small plain-English forms: "3 reports", "A, B and C", "10 March 2025", "1,311"."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Sequence
from datetime import date


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    >>> counted(1, "report"), counted(2, "family", "families")
    ('1 report', '2 families')
    """
    return f"{grouped_digits(number)} {one if number == 1 else many or one + 's'}"


def and_list(items: Sequence[str]) -> str:
    """List things with a closing "and".

    >>> and_list(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def dated(day: str) -> str:
    """Write an ISO date in words.

    >>> dated("2025-03-09")
    '9 March 2025'
    """
    read = date.fromisoformat(day)
    return f"{read.day} {month_name[read.month]} {read.year:04}"


def grouped_digits(number: int) -> str:
    """Write a number with thousands separators, never rounded."""
    return f"{number:,}"
