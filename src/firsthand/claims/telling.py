"""Who says a figure, and who stands behind it."""

from __future__ import annotations

from firsthand.claims.around import Around, Nearby
from firsthand.claims.lexicon import ClaimantWords
from firsthand.record import Passage, Statement

# Acts by which a speaker stands behind a figure. Who praises or threatens does not count the dead.
_STANDS_BEHIND = {
    "assert", "confirm", "announce", "accuse", "concern", "deny-event", "reject-figure",
    "condolence", "claim-responsibility", "call-for", "condemn",
}


def statement_of(evidence: Passage, nearby: Nearby) -> Statement | None:
    """Find the statement that says a figure: the shortest content that holds it."""
    holding = [
        (sum(p.end - p.start for p in s.content), s.id, s) for s in nearby.statements
        if any(p.field == evidence.field and p.start < evidence.end and evidence.start < p.end
               for p in s.content)
    ]
    return min(holding)[2] if holding else None


def said_before(evidence: Passage, nearby: Nearby, around: Around) -> Statement | None:
    """Find who says the list that "..., 292 in all" ends."""
    line = nearby.line
    before = [
        s for s in around.statements if s.cue.field == line.field
        and line.start <= s.cue.start and s.content[-1].end <= evidence.start
    ]
    return before[-1] if before else None


def claimant_of(statement: Statement | None, words: ClaimantWords) -> str | None:
    """Name who stands behind a figure: the body a person speaks for, else the speaker."""
    if statement is None or not statement.source.named or statement.act not in _STANDS_BEHIND:
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
