"""Who says a figure, and who stands behind it."""

from __future__ import annotations

import re

from firsthand.claims.around import Around, Line, Nearby
from firsthand.claims.claimant_words import ClaimantWords
from firsthand.claims.drafts import Draft
from firsthand.record import Passage, Source, Statement

# Acts that leave a figure to somebody else. Whoever condemns the killing of thirty people, or vows
# to avenge them, takes the thirty for granted: the figure is his as much as one that he states.
_LEAVES_OPEN = {"deny-responsibility", "deny-knowledge", "decline-to-comment"}
# Acts that tell what happened; in the others a clause added after a comma is the reporter's.
_TELLING = {"assert", "confirm", "announce", "deny-event", "reject-figure"}
_DENYING = {"deny-event", "reject-figure"}
_BESIDE = re.compile(r", (?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+(?=,)")


def statement_of(evidence: Passage, nearby: Nearby) -> Statement | None:
    """Find the statement that says a figure: the shortest content that holds it.

    Of "rejected a report that forty had died" the rejection says it, not the report.
    """
    holding = [
        (not s.rule.startswith("cue:noun") or s.act in _DENYING, s) for s in nearby.statements
        if any(p.field == evidence.field and p.start < evidence.end and evidence.start < p.end
               for p in s.content)
    ]
    denied = any(s.act in _DENYING for _, s in holding)
    found = [s for spoken, s in holding if spoken or not denied]
    return min(found, key=_length_of, default=None)


def _length_of(statement: Statement) -> tuple[int, str]:
    return sum(p.end - p.start for p in statement.content), statement.id


def said_before(evidence: Passage, nearby: Nearby, around: Around) -> Statement | None:
    """Find who says the list that "..., 292 in all" ends."""
    line = nearby.line
    before = [
        s for s in around.statements if s.cue.field == line.field
        and line.start <= s.cue.start and s.content[-1].end <= evidence.start
    ]
    return before[-1] if before else None


def only_speaks(draft: Draft, line: Line, around: Around) -> bool:
    """Tell who only says it from the harmed: "most of them women, activists said"."""
    if draft.head is None or draft.rule[:4] == "part":
        return False
    head, word = (line.start + t.idx for t in (draft.head, draft.word))
    speakers = (statement.source for statement in around.statements)
    return any(
        s.field == line.field and s.start <= head < _named_till(s, line) and (
            not s.start <= word < s.end)
        for s in speakers
    )


def _named_till(source: Source, line: Line) -> int:
    """Give where a speaker ends, a name between commas included: "the mayor, Ilse Varga, five"."""
    told = _BESIDE.match(line.doc.text, source.end - line.start) if source.end <= line.end else None
    return source.end + len(told.group()) if told is not None else source.end


def claimant_of(
    statement: Statement | None, evidence: Passage, words: ClaimantWords
) -> str | None:
    """Name who stands behind a figure: the body a person speaks for, else the speaker."""
    if statement is None or not statement.source.named or statement.act in _LEAVES_OPEN:
        return None
    if statement.act not in _TELLING and _is_added(statement, evidence, words):
        return None
    source = statement.source
    body = source.organisation
    if body is None:
        return source.name
    if words.kinds.get(body, "state") != "state":
        return body
    role = (source.role or "").lower()
    if body not in words.states and any(part in role for part in words.speaks_for):
        return body
    return source.name


def _is_added(statement: Statement, evidence: Passage, words: ClaimantWords) -> bool:
    """Tell "condemned the raid, which killed nine": the nine are what the reporter adds."""
    holding = (p for p in statement.content
               if p.field == evidence.field and p.start <= evidence.start < p.end)
    return any(words.added.search(p.exact, 0, evidence.start - p.start + 1) for p in holding)
