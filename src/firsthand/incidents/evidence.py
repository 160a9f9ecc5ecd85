"""What speaks for two tellings being about one incident, and what against, in points.

The points were found by weighing pairs of reports of crime, accidents, disasters and attacks; they
are added, and what reaches `ENOUGH` is one incident. Nothing here looks at other reports.
"""

from __future__ import annotations

from firsthand.incidents.telling import Telling
from firsthand.incidents.wording import likeness

ENOUGH = 5.0
APART = 3.5  # below this, place and day alone bring nothing together
# One strong pair must not tie two groups that are otherwise unlike; a flood and an attack in like
# words have nothing in common either.
LOWEST, HIGHEST = 0.0, 11.0
NOTHING = 2.0  # two tellings that share no rare word and were never compared

_WORDS, _WORDS_MOST = 19.0, 8.0  # times the likeness of the words, which is 0 to 1
_UNLIKE, _A_FEW_SENTENCES, _OTHER_WORDS = 0.05, 12, -4.0  # so many words, and none the same
_TOWN_NAMED, _BOTH_NAMED = 2.2, 0.4  # the one names a town of the other; and the other one's too
_OTHER_TOWN = -1.2
_SAME_DAY, _NEXT_DAY, _OTHER_MONTH = 1.3, 1.2, -0.4
_FIGURE = 1.5  # both tell one figure above one
_OTHER_NEWS, _FRESH_DAYS = -2.0, 2  # both are told within so many days of days that differ
_OTHER_TOLL = -4.0  # and tell other figures of them: formula news is alike in all else
_OTHER_SIZE = -3.0  # not on one day, and ten times as many
_PERSON, _OTHER_PERSON = 0.9, -0.4  # the same victim by name; victims named and none the same
_NATURE, _OTHER_CAUSE = "nature", -2.0  # what looks like an accident may be called an attack later
_TOLD_TOGETHER, _TOLD_MUCH_LATER = 2.3, -1.5
_TOGETHER_DAYS, _MUCH_LATER_DAYS, _MONTH = 3, 45, 30
_FAR_LARGER = 10


def points(left: Telling, right: Telling) -> float:
    """Add up what speaks for one incident and take off what speaks against it."""
    out = 0.0
    if left.causes and right.causes and not left.causes & right.causes:
        if _NATURE in left.causes | right.causes:
            return LOWEST
        out = _OTHER_CAUSE
    out += _words(left, right)
    out += _places(left, right) + _days(left, right) + _told(left, right)
    if left.figures & right.figures:
        out += _FIGURE
    if left.victims and right.victims:
        out += _PERSON if left.victims & right.victims else _OTHER_PERSON
    return min(max(out, LOWEST), HIGHEST)


def _words(left: Telling, right: Telling) -> float:
    alike = likeness(left.words, right.words)
    told = left.claims and right.claims  # a response to what happened need not retell it
    if told and alike < _UNLIKE and min(len(left.words), len(right.words)) >= _A_FEW_SENTENCES:
        return _WORDS * alike + _OTHER_WORDS
    return min(_WORDS * alike, _WORDS_MOST)


def _places(left: Telling, right: Telling) -> float:
    ours, theirs = left.names & right.keys, right.names & left.keys
    if ours or theirs:
        return _TOWN_NAMED + (_BOTH_NAMED if ours and theirs else 0.0)
    return _OTHER_TOWN if left.keys and right.keys else 0.0


def _days(left: Telling, right: Telling) -> float:
    other_size = _OTHER_SIZE if _far_larger(left, right) else 0.0
    if not (left.dated and right.dated and left.days and right.days):
        return other_size
    gap = max(left.days[0], right.days[0]) - min(left.days[1], right.days[1])
    if gap <= 1:
        return _SAME_DAY if gap <= 0 else _NEXT_DAY
    out = _OTHER_MONTH if gap > _MONTH else 0.0
    if _is_news(left) and _is_news(right) and not left.figures & right.figures:
        out += _OTHER_NEWS
        if {told[:2] for told in left.figures} & {told[:2] for told in right.figures}:
            out += _OTHER_TOLL
    return out + other_size


def _is_news(telling: Telling) -> bool:
    return telling.told is not None and telling.days is not None and (
        0 <= telling.told - telling.days[1] <= _FRESH_DAYS)


def _far_larger(left: Telling, right: Telling) -> bool:
    ours, theirs = (
        max((number for harm, _, number in told.figures if harm == "killed"), default=0)
        for told in (left, right))
    return min(ours, theirs) > 0 and max(ours, theirs) >= _FAR_LARGER * min(ours, theirs)


def _told(left: Telling, right: Telling) -> float:
    if left.told is None or right.told is None:
        return 0.0
    gap = abs(left.told - right.told)
    if gap <= _TOGETHER_DAYS:
        return _TOLD_TOGETHER
    return _TOLD_MUCH_LATER if gap > _MUCH_LATER_DAYS else 0.0
