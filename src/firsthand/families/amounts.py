"""What became of a figure: its digits, what it bounds, its doubt."""

from __future__ import annotations

from typing import Protocol

from firsthand.record import DriftKind, Wording

# A declared rounding ("about 1,300" for 1,311) is this near, as a part of the larger.
_ROUNDED = 0.1


class Bounded(Protocol):
    """A number with what it bounds, read from a claim or from words alone."""

    @property
    def number(self) -> int | None: ...  # noqa: D102
    @property
    def low(self) -> int | None: ...  # noqa: D102
    @property
    def best(self) -> int | None: ...  # noqa: D102
    @property
    def high(self) -> int | None: ...  # noqa: D102
    @property
    def wording(self) -> Wording: ...  # noqa: D102


def figure_change(one: Bounded, other: Bounded) -> DriftKind | None:
    """Name what became of a figure: its digits, what it bounds, its doubt; null for nothing."""
    if one.number != other.number and one.number is not None and (
        other.number is not None or other.wording == "vague"
    ):
        return None if declared(one, other) else "digits"
    if _turned(one, other):
        return "bound"
    return "hedge" if bounds(one) != bounds(other) else None


def _turned(one: Bounded, other: Bounded) -> bool:
    """Say whether an end of what the figure bounds was lost, gained or turned over."""
    ends = [(count.low is not None, count.high is not None) for count in (one, other)]
    open_ = [count.best is None and count.low != count.high for count in (one, other)]
    if ends in ([(True, False), (False, True)], [(False, True), (True, False)]):
        return True  # "more than 200", "nearly 200"
    if not all(open_) or not all(any(end) for end in ends):
        return False
    return (one.low, one.high) != (other.low, other.high)


def bounds(count: Bounded) -> tuple[object, ...]:
    """Give what a figure bounds, and how softly: "nearly", "about" and "some" are one."""
    return count.low, count.best, count.high, count.wording


def declared(one: Bounded, other: Bounded) -> bool:
    """Say whether the second figure is the first one rounded, and says so."""
    was, now = one.number, other.number
    if was is None or now is None:
        return False
    near = abs(was - now) <= _ROUNDED * max(was, now)
    coarser = len(str(now).rstrip("0")) < len(str(was).rstrip("0"))
    holds = (other.low is None or other.low <= was) and (other.high is None or was <= other.high)
    return near and coarser and holds and other.wording in ("about", "at least", "at most")
