"""What was called for or promised, and what later reports say came of it.

A follow-up is met only where a later report says unmistakably that the thing was done (the
Council met); anything less is a candidate that stays with the open follow-up as its evidence:
what is said in the same words, and of the same incident what bears on the same theme.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from firsthand.record import FollowUp, Incident, Reading, Statement, make_id
from firsthand.standings.answers import Call, Later, answers_from
from firsthand.standings.kin import Kin, moment_of
from firsthand.standings.told import words_in

_OPENING = ("call-for", "pledge")
_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"n't\b|\w+")
_SAME_CALL = 0.5  # of the words of two tellings of one call, the share that both have
_TWO_WORDS = 2
_JUST_BEFORE = 4  # words before a verb that can undo it


def follow_ups_from(
    readings: Sequence[Reading], incidents: Sequence[Incident], kin: Kin, words: Mapping[str, Any],
) -> tuple[FollowUp, ...]:
    """Open one follow-up for each call and pledge, told however often, with what may answer it."""
    told_of = _told_of(incidents)
    calls = _first_tellings(sorted(_calls(readings, told_of, kin, words), key=_order))
    if not calls:
        return ()
    answered = answers_from(calls, _later(readings, told_of, kin, words), words["done"])
    return tuple(
        FollowUp(
            id=make_id("follow_up", call.statement.id), statement=call.statement.id,
            status="met" if found.met else "open", evidence=found.evidence,
        )
        for call, found in zip(calls, answered, strict=True)
    )


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
) -> Iterator[Call]:
    common = frozenset(words["common"])
    for reading in readings:
        for statement in reading.statements:
            if statement.act not in _OPENING or statement.repeats is not None:
                continue
            said = " ".join(passage.exact for passage in statement.content)
            target = statement.target.as_written if statement.target else ""
            called = words_in(f"{said} {target}")
            yield Call(
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


def _order(call: Call) -> tuple[str, bool, str]:
    return call.moment, call.first != call.statement.report, call.statement.id


def _speakers(statement: Statement) -> frozenset[str]:
    source = statement.source
    named = source.names or ((source.name,) if source.name else ())
    return frozenset(name.casefold() for name in named) or frozenset([source.as_written.casefold()])


def _first_tellings(calls: Sequence[Call]) -> list[Call]:
    """Keep the first telling of each call: what copies and other reports tell of it is the same."""
    kept: list[Call] = []
    by_teller: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        tellers = call.speakers | {call.first}
        if any(_same_call(call, other) for teller in tellers for other in by_teller[teller]):
            continue
        for teller in tellers:
            by_teller[teller].append(call)
        kept.append(call)
    return kept


def _same_call(a: Call, b: Call) -> bool:
    """Tell whether one speaker, or one family of reports, tells one call twice."""
    if a.statement.act != b.statement.act or a.statement.report == b.statement.report:
        return False
    return len(a.words & b.words) >= _SAME_CALL * len(a.words | b.words)


def _later(
    readings: Sequence[Reading], told_of: Mapping[str, frozenset[str]], kin: Kin,
    words: Mapping[str, Any],
) -> Iterator[Later]:
    answering, common = frozenset(words["answering"]), frozenset(words["common"])
    verbs = frozenset(verb for verbs in words["done"].values() for verb in verbs)
    undone = frozenset(words["not_done"])
    bearing = verbs.union(*(sides["answered"] for sides in words["themes"].values()))
    for reading in readings:
        first, moment = kin.first[reading.report.id], moment_of(reading)
        incidents = told_of.get(reading.report.id, frozenset())
        for statement in reading.statements:
            if statement.act in answering and statement.repeats is None:
                said = " ".join(passage.exact for passage in statement.content)
                yield Later(
                    id=statement.id, first=first, moment=moment, words=words_in(said) - common,
                    speakers=_speakers(statement), done=_done(said, verbs, undone),
                )
        for found in _SENTENCE.finditer(reading.report.text):
            said_there = words_in(found[0])
            if said_there.isdisjoint(bearing):
                continue
            done = _done(found[0], verbs, undone)
            themes = _themes(said_there, words, "answered", _TWO_WORDS)
            if done or themes:
                yield Later(
                    id=_holder(reading, found.start(), found.end()), first=first, moment=moment,
                    words=said_there - common if done else frozenset(),
                    speakers=frozenset(), done=done, themes=themes, incidents=incidents,
                )


def _done(sentence: str, verbs: frozenset[str], undone: frozenset[str]) -> frozenset[str]:
    """Give the done-verbs of a sentence that nothing just before them undoes."""
    said = _WORD.findall(sentence.casefold().replace("’", "'"))
    return frozenset(
        word for at, word in enumerate(said)
        if word in verbs and not undone & set(said[max(0, at - _JUST_BEFORE):at])
    )


def _holder(reading: Reading, start: int, end: int) -> str:
    """Give the statement that a sentence tells, or the report where it tells none."""
    inside = [s for s in reading.statements if start <= s.cue.start < end and s.cue.field == "text"]
    return min((s.id for s in inside), default=reading.report.id)
