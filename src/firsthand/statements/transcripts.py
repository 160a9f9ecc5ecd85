"""Turns of a transcript: lines that open with who speaks and a colon.

>>> text = "WALLACE: What did you see?\\nHADDAD: Smoke over the bridge.\\n"
>>> [(text[a:b], text[c:d]) for a, b, c, d in find_turns(text, frozenset())]
[('WALLACE', 'What did you see?'), ('HADDAD', 'Smoke over the bridge.')]
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from firsthand.record import Passage, Report, Source, Statement, make_id
from firsthand.statements.lexicon import Lexicon
from firsthand.statements.people import People

_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.'’ -]*[^\W\d_a-z.]"
_NAME = r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){0,3}"
_TURN = re.compile(
    rf"^[ \t]*[“\"]?(?P<who>{_CAPITALS}|{_NAME})(?: ?\([^()\n]{{1,60}}\))?:[ \t]+"
    r"(?P<said>\S.*?)[ \t]*$", re.MULTILINE)
_LONGEST_NAME = 40


class Turn(NamedTuple):
    """Where a speaker's name stands, and what is said."""

    name_start: int
    name_end: int
    start: int
    end: int


def find_turns(text: str, labels: frozenset[str]) -> list[Turn]:
    """Find the turns of a text in which at least two speakers take turns.

    ``labels`` are words before a colon that nobody is called. A name that is not in capitals must
    come twice, for "Weather: sunny" is no turn.
    """
    found = [m for m in _TURN.finditer(text)
             if len(m["who"]) <= _LONGEST_NAME and m["who"].split()[0].lower() not in labels]
    times = Counter(m["who"] for m in found)
    turns = [m for m in found if m["who"].isupper() or times[m["who"]] > 1]
    if len({m["who"] for m in turns}) < 2:
        return []
    return [Turn(m.start("who"), m.end("who"), m.start("said"), m.end("said")) for m in turns]


def turns_of(report: Report, words: Lexicon, people: People) -> list[Statement]:
    """Give each turn of a transcript as a statement of its speaker."""
    return [_statement(turn, report, words, people)
            for turn in find_turns(report.text, words.labels)]


def _statement(turn: Turn, report: Report, words: Lexicon, people: People) -> Statement:
    text, codes = report.text, words.codes["assert"]
    written = text[turn.name_start:turn.name_end]
    nobody = written.split()[-1].lower() in words.roles | words.unnamed
    name = None if nobody else people.full_name(written) or written
    colon = text.index(":", turn.name_end)
    return Statement(
        id=make_id("statement", report.id, "text", f"{turn.start}:{turn.end}", "turn"),
        report=report.id, act="assert", plover=codes["plover"], cameo=codes["cameo"],
        mode="direct", cue=Passage(start=colon, end=colon + 1, exact=":"),
        source=Source(as_written=written, start=turn.name_start, end=turn.name_end, name=name,
                      names=(name,) if name else (), role=written.lower() if nobody else None,
                      named=name is not None),
        content=(Passage(start=turn.start, end=turn.end, exact=text[turn.start:turn.end]),),
        target=None, when=None, via=None, rule="cue:turn",
    )
