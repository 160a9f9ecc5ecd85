"""What was called for or promised, and what later reports say came of it.

A follow-up is met only where a later report says unmistakably that the thing was done (the
Council met); anything less is a candidate that stays with the open follow-up as its evidence:
what is said in the same words, and of the same incident what bears on the same theme.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from firsthand.record import FollowUp, Incident, Reading, Statement, make_id
from firsthand.standings.kin import Kin, moment_of
from firsthand.standings.told import words_in

_OPENING = ("call-for", "pledge")
_SENTENCE = re.compile(r"[^.!?\n]+")
_SAME_CALL = 0.5  # of the words of two tellings of one call, the share that both have
_TWO_WORDS, _THREE_WORDS = 2, 3
_JUST_BEFORE = 4  # words before a verb that can undo it


class _Call(msgspec.Struct, frozen=True, kw_only=True):
    statement: Statement
    first: str
    moment: str
    words: frozenset[str]
    speakers: frozenset[str]
    themes: frozenset[str]
    incidents: frozenset[str]


class _Later(msgspec.Struct, frozen=True, kw_only=True):
    """Something a later report says: a statement, or a sentence that says a thing was done."""

    id: str
    first: str
    moment: str
    words: frozenset[str]
    speakers: frozenset[str]
    done: frozenset[str]
    themes: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()


def follow_ups_from(
    readings: Sequence[Reading], incidents: Sequence[Incident], kin: Kin, words: Mapping[str, Any],
) -> tuple[FollowUp, ...]:
    """Open one follow-up for each call and pledge, told however often, with what may answer it."""
    common = frozenset(words["common"])
    told_of = _told_of(incidents)
    calls = _first_tellings(sorted(_calls(readings, told_of, kin, words), key=_order))
    if not calls:
        return ()
    later = sorted(_later(readings, told_of, kin, words), key=lambda i: (i.moment, i.id))
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(later):
        for word in (*(item.words - common), *(f"theme:{theme}" for theme in item.themes)):
            by_word[word].append(at)
    return tuple(_follow_up(call, later, by_word, words) for call in calls)


def _told_of(incidents: Sequence[Incident]) -> Mapping[str, frozenset[str]]:
    """Give by report the incidents it tells of."""
    told: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        for report in incident.reports:
            told[report].add(incident.id)
    return {report: frozenset(ids) for report, ids in told.items()}


def _calls(
    readings: Sequence[Reading], told_of: Mapping[str, frozenset[str]], kin: Kin,
    words: Mapping[str, Any],
) -> Iterator[_Call]:
    common = frozenset(words["common"])
    for reading in readings:
        for statement in reading.statements:
            if statement.act not in _OPENING or statement.repeats is not None:
                continue
            said = " ".join(passage.exact for passage in statement.content)
            target = statement.target.as_written if statement.target else ""
            called = words_in(f"{said} {target}")
            yield _Call(
                statement=statement, first=kin.first[reading.report.id],
                moment=moment_of(reading), words=called - common,
                speakers=_speakers(statement), themes=_themes(called, words, "asked", 1),
                incidents=told_of.get(reading.report.id, frozenset()),
            )


def _themes(
    said: frozenset[str], words: Mapping[str, Any], side: str, least: int,
) -> frozenset[str]:
    """Give the themes that at least so many words of one side bear on."""
    return frozenset(
        theme for theme, sides in words["themes"].items()
        if len(said.intersection(sides[side])) >= least
    )


def _order(call: _Call) -> tuple[str, bool, str]:
    return call.moment, call.first != call.statement.report, call.statement.id


def _speakers(statement: Statement) -> frozenset[str]:
    source = statement.source
    named = source.names or ((source.name,) if source.name else ())
    return frozenset(name.casefold() for name in named) or frozenset([source.as_written.casefold()])


def _first_tellings(calls: Sequence[_Call]) -> list[_Call]:
    """Keep the first telling of each call: what copies and other reports tell of it is the same."""
    kept: list[_Call] = []
    by_teller: dict[str, list[_Call]] = defaultdict(list)
    for call in calls:
        tellers = call.speakers | {call.first}
        if any(_same_call(call, other) for teller in tellers for other in by_teller[teller]):
            continue
        for teller in tellers:
            by_teller[teller].append(call)
        kept.append(call)
    return kept


def _same_call(a: _Call, b: _Call) -> bool:
    """Tell whether one speaker, or one family of reports, tells one call twice."""
    if a.statement.act != b.statement.act or a.statement.report == b.statement.report:
        return False
    return len(a.words & b.words) >= _SAME_CALL * len(a.words | b.words)


def _later(
    readings: Sequence[Reading], told_of: Mapping[str, frozenset[str]], kin: Kin,
    words: Mapping[str, Any],
) -> Iterator[_Later]:
    answering = frozenset(words["answering"])
    verbs = frozenset(verb for verbs in words["done"].values() for verb in verbs)
    undone = frozenset(words["not_done"])
    for reading in readings:
        first, moment = kin.first[reading.report.id], moment_of(reading)
        for statement in reading.statements:
            if statement.act in answering and statement.repeats is None:
                said = " ".join(passage.exact for passage in statement.content)
                yield _Later(
                    id=statement.id, first=first, moment=moment, words=words_in(said),
                    speakers=_speakers(statement), done=_done(said, verbs, undone),
                )
        for found in _SENTENCE.finditer(reading.report.text):
            done, said_there = _done(found[0], verbs, undone), words_in(found[0])
            themes = _themes(said_there, words, "answered", _TWO_WORDS)
            if done or themes:
                yield _Later(
                    id=_holder(reading, found.start(), found.end()), first=first, moment=moment,
                    words=said_there if done else frozenset(), speakers=frozenset(), done=done,
                    themes=themes, incidents=told_of.get(reading.report.id, frozenset()),
                )


def _done(sentence: str, verbs: frozenset[str], undone: frozenset[str]) -> frozenset[str]:
    """Give the done-verbs of a sentence that nothing just before them undoes."""
    said = re.findall(r"n't\b|\w+", sentence.casefold().replace("’", "'"))
    return frozenset(
        word for at, word in enumerate(said)
        if word in verbs and not undone & set(said[max(0, at - _JUST_BEFORE):at])
    )


def _holder(reading: Reading, start: int, end: int) -> str:
    """Give the statement that a sentence tells, or the report where it tells none."""
    inside = [s for s in reading.statements if start <= s.cue.start < end and s.cue.field == "text"]
    return min((s.id for s in inside), default=reading.report.id)


def _follow_up(
    call: _Call, later: Sequence[_Later], by_word: Mapping[str, list[int]],
    words: Mapping[str, Any],
) -> FollowUp:
    themes = [f"theme:{theme}" for theme in call.themes]
    shared = Counter(at for word in call.words for at in by_word.get(word, ()))
    near = {at for theme in themes for at in by_word.get(theme, ())}
    met = False
    evidence: dict[str, None] = {}
    for at in sorted(shared.keys() | near):
        item = later[at]
        if not call.moment or item.moment <= call.moment or item.first == call.first:
            continue
        answers = shared[at] >= _TWO_WORDS and _is_done(call, item, words["done"])
        met = met or answers
        if answers or _may_answer(call, item, shared[at]) or (
            at in near and item.incidents & call.incidents
        ):
            evidence[item.id] = None
    return FollowUp(
        id=make_id("follow_up", call.statement.id), statement=call.statement.id,
        status="met" if met else "open", evidence=tuple(evidence),
    )


def _may_answer(call: _Call, item: _Later, shared: int) -> bool:
    enough = _TWO_WORDS if item.speakers & call.speakers else _THREE_WORDS
    return not item.done and shared >= enough


def _is_done(call: _Call, item: _Later, done: Mapping[str, Sequence[str]]) -> bool:
    return any(
        item.done.intersection(verbs) for thing, verbs in done.items() if thing in call.words
    )
