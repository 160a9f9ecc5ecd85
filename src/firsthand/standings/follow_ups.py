"""What was called for or promised, and what later reports say came of it.

A follow-up is met only where a later report says unmistakably that the thing was done (the
Council met); anything less is a candidate that stays with the open follow-up as its evidence:
what is said in the same words, and of the same incident what bears on the same theme.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, get_args

import msgspec

from firsthand.record import (
    FollowUp,
    FollowUpStatus,
    Incident,
    Judgement,
    Reading,
    Statement,
    make_id,
)
from firsthand.standings.answers import Call, Later, answers_from
from firsthand.standings.kin import Kin, moment_of
from firsthand.standings.outcomes import Asked, Said, said_in
from firsthand.standings.told import words_in

_OPENING = ("call-for", "pledge")
_SENTENCE = re.compile(r"[^.!?\n]+")
_STATUSES: tuple[FollowUpStatus, ...] = get_args(FollowUpStatus)
_SAME_CALL = 0.5  # of the words of two tellings of one call, the share that both have
_TWO_WORDS = 2
_NAMED_BEFORE = 8  # words up to the pledge in which its breaking is told
_NAMED_IN = 14  # words of a call that name what is called for; the reasons follow


def follow_ups_from(
    readings: Sequence[Reading], incidents: Sequence[Incident], kin: Kin, words: Mapping[str, Any],
) -> tuple[FollowUp, ...]:
    """Open one follow-up for each call and pledge, told however often, with what may answer it."""
    told_of = _told_of(incidents)
    every = sorted(_calls(readings, told_of, kin, words), key=_order)
    calls = _first_tellings(every)
    # A call or pledge told again is no answer to itself, unless what was done is told beside it.
    retold = {call.statement.id for call in every}
    if not calls:
        return ()
    later = (item for item in _later(readings, told_of, kin, words) 
             if item.said.done or item.said.outcomes or item.id not in retold)
    answered = answers_from(calls, later, words["done"])
    return tuple(
        FollowUp(
            id=make_id("follow_up", call.statement.id), statement=call.statement.id,
            status=found.status, evidence=found.evidence,
        )
        for call, found in zip(calls, answered, strict=True)
    )


def judged(
    follow_ups: Sequence[FollowUp], judgements: Sequence[Judgement]
) -> tuple[FollowUp, ...]:
    """Set what a person decided: a status as the verdict on a follow-up's id; the latest stands."""
    gone = {judgement.supersedes for judgement in judgements}
    set_: dict[str, FollowUpStatus] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        status = next((one for one in _STATUSES if one == judgement.verdict), None)
        if status is not None and judgement.id not in gone:
            set_[judgement.left] = status
    return tuple(
        msgspec.structs.replace(one, status=set_[one.id]) if one.id in set_ else one
        for one in follow_ups
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
                recalled=_recalled(reading, statement, words),
                incidents=told_of.get(reading.report.id, frozenset()),
                asked=_asked(statement, f"{said} {target}", words),
            )


def _recalled(reading: Reading, statement: Statement, words: Mapping[str, Any]) -> bool:
    """Say whether a pledge is only named to say that it was broken."""
    if statement.act != "pledge" or statement.cue.field != "text":
        return False
    before = _SENTENCE.findall(reading.report.text[:statement.cue.end])
    said = " ".join(re.findall(r"\w+", before[-1].casefold())[-_NAMED_BEFORE:]) if before else ""
    return any(phrase in said for phrase in words["broken"])


def _asked(statement: Statement, said: str, words: Mapping[str, Any]) -> Asked:
    """Give a call as its answer must name it: by its first telling words and the names there."""
    common, reasons = frozenset(words["common"]), frozenset(words["reasons"])
    plain = re.findall(r"\w+", re.split(r"[,;:]", said)[0])[:_NAMED_IN]
    written = list(takewhile(lambda word: word.casefold() not in reasons, plain))
    telling = frozenset(word.casefold() for word in written) - common
    makers = words_in(" ".join(_speakers(statement)) + " " + statement.source.as_written)
    return Asked(
        words=telling, names=frozenset(w.casefold() for w in written if w[:1].isupper()) - common,
        makers=makers - common, pledged=statement.act == "pledge",
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
    pledged: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        if call.recalled and any(
            _same_pledge(call, other) for word in call.words for other in pledged[word]
        ):
            continue  # whoever "his pledge" is said of
        tellers = call.speakers | {call.first}
        if any(_same_call(call, other) for teller in tellers for other in by_teller[teller]):
            continue
        for teller in tellers:
            by_teller[teller].append(call)
        if call.asked.pledged:
            for word in call.words:
                pledged[word].append(call)
        kept.append(call)
    return kept


def _same_call(a: Call, b: Call) -> bool:
    """Tell whether one speaker, or one family of reports, tells one call twice."""
    if a.statement.act != b.statement.act or a.statement.report == b.statement.report:
        return False
    return len(a.words & b.words) >= _SAME_CALL * len(a.words | b.words)


def _same_pledge(recalled: Call, made: Call) -> bool:
    """Tell whether a pledge that is said to be broken is one that was made before."""
    shared = len(recalled.words & made.words)
    fewer = min(len(recalled.words), len(made.words))
    return shared >= max(_TWO_WORDS, _SAME_CALL * fewer)


def _later(
    readings: Sequence[Reading], told_of: Mapping[str, frozenset[str]], kin: Kin,
    words: Mapping[str, Any],
) -> Iterator[Later]:
    answering, common = frozenset(words["answering"]), frozenset(words["common"])
    verbs = frozenset(verb for verbs in words["done"].values() for verb in verbs)
    marks = frozenset(
        word for kind in ("refused", "broken", "overtaken")
        for phrase in words[kind] for word in phrase.split()[:1])
    bearing = verbs.union(marks, *(sides["answered"] for sides in words["themes"].values()))
    for reading in readings:
        first, moment = kin.first[reading.report.id], moment_of(reading)
        incidents = told_of.get(reading.report.id, frozenset())
        for statement in reading.statements:
            if statement.act in answering and statement.repeats is None:
                said = " ".join(passage.exact for passage in statement.content)
                yield Later(
                    id=statement.id, first=first, moment=moment, words=words_in(said) - common,
                    speakers=_speakers(statement),
                    # what somebody denies was not said to be done
                    said=Said() if statement.act in words["denying"]
                    else said_in(said, verbs, words),
                )
        for found in _SENTENCE.finditer(reading.report.text):
            said_there = words_in(found[0])
            if said_there.isdisjoint(bearing):
                continue
            said_of = said_in(found[0], verbs, words)
            done = said_of.done or said_of.outcomes
            themes = _themes(said_there, words, "answered", _TWO_WORDS)
            if done or themes:
                yield Later(
                    id=_holder(reading, found.start(), found.end()), first=first, moment=moment,
                    words=said_there - common if done else frozenset(),
                    speakers=frozenset(), said=said_of, themes=themes, incidents=incidents,
                    until=_until(reading, found.start(), found.end()),
                )


def _until(reading: Reading, start: int, end: int) -> str:
    """Give the last day that a sentence speaks of."""
    return max((time.to or "" for time in reading.times
                if start <= time.start < end and time.field == "text"), default="")


def _holder(reading: Reading, start: int, end: int) -> str:
    """Give the statement that a sentence tells, or the report where it tells none."""
    inside = [s for s in reading.statements if start <= s.cue.start < end and s.cue.field == "text"]
    return min((s.id for s in inside), default=reading.report.id)
