"""Counting shared words bit by bit finds what comparing every call with everything would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.standings.answers import SHOWN, Answered, Call, Later, answers_from
from firsthand.standings.outcomes import Asked, Said
from tests.standings.factories import a_statement

DONE = {"inquiry": ["opened"], "council": ["met", "convened"]}
CALL = a_statement("call-for", "an inquiry", "the mayor")
ASKED = Asked(words=frozenset(), names=frozenset(), makers=frozenset(), pledged=False)
WORDS = st.frozensets(st.sampled_from(["inquiry", "council", "deaths", "road", "aid"]))
WHO = st.frozensets(st.sampled_from(["the mayor", "the police"]), max_size=1)
MOMENTS = st.sampled_from(["2031-03-07", "2031-03-08", "2031-03-09"])
ABOUT = st.frozensets(st.sampled_from(["aid", "justice"]), max_size=2)
INCIDENTS = st.frozensets(st.sampled_from(["incident-1", "incident-2"]))
FIRSTS = st.sampled_from(["report-1", "report-2", "report-3"])

CALLS = st.builds(
    Call, statement=st.just(CALL), first=FIRSTS, moment=MOMENTS | st.just(""), words=WORDS,
    speakers=WHO, themes=ABOUT, incidents=INCIDENTS, asked=st.just(ASKED))
LATER = st.builds(
    Later, id=st.sampled_from([f"statement-{at}" for at in range(9)]), first=FIRSTS,
    moment=MOMENTS, words=WORDS, speakers=WHO, themes=ABOUT, incidents=INCIDENTS,
    said=st.builds(Said, done=st.frozensets(st.sampled_from(["opened", "met"]), max_size=1)))


def answers(call: Call, item: Later) -> tuple[bool, bool]:
    """Say whether this meets the call, and whether it may answer it, by the rule as written."""
    if not call.moment or item.moment <= call.moment or item.first == call.first:
        return False, False
    shared = len(call.words & item.words)
    done = {verb for thing in call.words for verb in DONE.get(thing, ())}
    enough = 2 if call.speakers & item.speakers else 3
    met = shared >= 2 and bool(item.said.done & done)
    about = bool(call.themes & item.themes and call.incidents & item.incidents)
    return met, met or about or (not item.said.done and shared >= enough)


def one_by_one(call: Call, later: list[Later]) -> Answered:
    heard: dict[tuple[object, ...], Later] = {}
    for item in sorted(later, key=lambda item: (item.moment, item.id)):
        said = (item.first, item.words, item.speakers, item.said.done, item.themes)
        heard.setdefault(said if item.words else (item.id, len(heard)), item)
    told = [(item.id, *answers(call, item)) for item in heard.values()]
    met = dict.fromkeys(id_ for id_, does, _ in told if does)
    may = dict.fromkeys(id_ for id_, does, could in told if could and not does)
    evidence = dict.fromkeys([*list(met)[:SHOWN], *list(may)[:SHOWN]])
    return Answered(status="met" if met else "open", evidence=tuple(evidence))


@given(st.lists(CALLS, max_size=4), st.lists(LATER, max_size=12))
def test_every_call_is_answered_as_if_it_were_alone(calls: list[Call], later: list[Later]) -> None:
    assert answers_from(calls, later, DONE) == [one_by_one(call, later) for call in calls]


def test_an_answer_is_found_however_much_is_said_before_it() -> None:
    call = Call(
        statement=CALL, first="report-1", moment="2031-03-07", speakers=frozenset(),
        words=frozenset(["inquiry", "deaths"]), themes=frozenset(), incidents=frozenset(),
        asked=ASKED)
    before = [
        Later(id=f"statement-{at}", first="report-2", moment="2031-03-08",
              words=frozenset(["road"]), speakers=frozenset())
        for at in range(5000)
    ]
    answer = Later(
        id="answer", first="report-3", moment="2031-03-09", words=call.words,
        speakers=frozenset(), said=Said(done=frozenset(["opened"])))

    found = answers_from([call], [*before, answer], DONE)

    assert found == [Answered(status="met", evidence=("answer",))]
