"""Writing drafts down as claims: with their words, their speaker, their place and their time."""

from __future__ import annotations

import msgspec

from firsthand.claims.around import Around, Line, Nearby, find_nearby
from firsthand.claims.doers import bounds_of
from firsthand.claims.drafts import Draft
from firsthand.claims.fates import settle_persons
from firsthand.claims.figures import find_drafts
from firsthand.claims.lexicon import Lexica
from firsthand.claims.locating import Desk
from firsthand.claims.namings import find_namings
from firsthand.claims.placing import places_of
from firsthand.claims.plain_truth import polarity_told, span_told
from firsthand.claims.pointing import Pointed, named, names_a_place, pointed_at, stopped
from firsthand.claims.sides import counted_on, did_it, is_doer
from firsthand.claims.telling import claimant_of, only_speaks, said_before, statement_of
from firsthand.claims.timing import when_of
from firsthand.claims.victims import describe, phrase_bounds, scope_of
from firsthand.record import (
    Claim,
    Count,
    Harm,
    Passage,
    Polarity,
    Report,
    Source,
    Statement,
    Victims,
    make_id,
)
from firsthand.sentences import Parse, Sentence, Token

_UNREAL = {"forecast", "denied", "hypothetical"}
_SHORT = 12  # words; "It is false" is said in fewer


class ClaimWriter:
    """The claims of one report, sentence by sentence."""

    def __init__(self, report: Report, words: Lexica, around: Around) -> None:
        """Start with no claims."""
        self._report, self._words, self._around = report, words, around
        self._claims: list[Claim] = []
        self._ids: set[str] = set()
        self._statements = {statement.id: statement for statement in around.statements}
        self._usual: Harm | None = None
        self._pointed: list[Pointed] = []
        self._actors: set[str] = set()
        self._desk = Desk(report, around, words.harms)
        # the whole figures of the sentence that is being read
        self._told: list[tuple[Draft, Claim]] = []

    def read(self, sentence: Sentence, doc: Parse) -> None:
        """Write down every claim of one parsed sentence."""
        line = Line(sentence.start, sentence.end, sentence.field, doc)
        nearby = find_nearby(line, self._around)
        self._deny_before(doc)
        self._told = []
        last: Claim | None = None
        drafts = find_drafts(doc, nearby.timed(), self._words, self._usual)
        drafts = [d for d in drafts if not (
            names_a_place(d, nearby, self._words) or only_speaks(d, line, self._around))]
        figures = sorted(doc[d.amount.first].idx for d in drafts if not d.part)
        every = sorted(doc[d.amount.first].idx for d in drafts)
        nearby = nearby._replace(figures=tuple(figures), every=tuple(every))
        self._pointed += find_namings(line, self._words)
        for draft in drafts:
            within = _whole_of(draft, self._told) or self._before() if draft.part else None
            if draft.part and last is not None and _of_them(doc, draft):
                within = last
            if within is not None and {within.harm, draft.harm} == {"killed", "injured"} and (
                draft.rule != "part:fatally"
            ):
                within = None  # "Seven were among the wounded": of no toll of the dead
            claim = self._claim(draft, nearby, within)
            if claim.id in self._ids:
                continue
            self._ids.add(claim.id)
            self._claims.append(claim)
            self._point(draft, line, claim.id)
            last = claim if not _of_them(doc, draft) else last
            if draft.actor is not None:
                self._actors.add(draft.actor.lower)
            if not draft.part:
                self._told.append((draft, claim))
                self._usual = claim.harm

    def written(self) -> tuple[Claim, ...]:
        """Give the claims in the order of their evidence."""
        settled = settle_persons(
            self._claims, self._pointed, self._words.persons, self._report)
        order = sorted(settled, key=lambda c: (c.evidence.field, c.evidence.start, c.id))
        return tuple(order)

    def _point(self, draft: Draft, line: Line, claim: str) -> None:
        """Keep how one person was told of, to find out later who is who."""
        pointed = pointed_at(draft, line, claim, self._words)
        if pointed is not None:
            self._pointed.append(pointed)

    def _deny_before(self, doc: Parse) -> None:
        """Let "It is false" deny the figure of the sentence before."""
        if self._claims and len(doc) < _SHORT and (
            self._words.polarity.denied_next.search(doc.text, doc.runs)
        ):
            told = self._claims[-1].sentence
            self._claims = [
                msgspec.structs.replace(c, polarity="denied") if c.sentence == told else c
                for c in self._claims
            ]

    def _before(self) -> Claim | None:
        """Give the last figure that parts in a later sentence can split up."""
        told = (c for c in reversed(self._claims) if c.within is None)
        return next((c for c in told if c.polarity not in _UNREAL), None)

    def _claim(self, draft: Draft, nearby: Nearby, within: Claim | None) -> Claim:
        line = nearby.line
        count = _count(draft, line)
        victims = named(self._victims(draft, line, within), draft, self._words)
        evidence = line.passage(*_evidence(draft))
        statement = self._statement(draft, evidence, nearby, within)
        return Claim(
            id=make_id("claim", self._report.id, evidence.field, f"{count.start}:{count.end}",
                       draft.harm, victims.as_written),
            report=self._report.id, harm=draft.harm,
            means=self._words.harms.means.named(line.doc.text, line.doc.runs) or (
                within.means if within else None),
            scope=scope_of(victims), count=count, victims=victims,
            place=self._desk.meant_in(line.doc) or places_of(draft, nearby, statement) or (
                within.place if within else ()),
            when=when_of(draft, nearby, statement) or (within.when if within else None),
            actor=_actor(draft, line) or (within.actor if within else None),
            statement=statement.id if statement else None,
            claimant=claimant_of(statement, evidence, self._words.claimants),
            via=statement.via if statement else None,
            polarity=_with_whole(
                polarity_told(draft, line, evidence, statement, self._words), within),
            span=span_told(draft, line.doc, self._told, self._words),
            within=within.id if within else None, evidence=evidence, sentence=line.whole(),
            rule=draft.rule,
        )

    def _statement(
        self, draft: Draft, evidence: Passage, nearby: Nearby, within: Claim | None
    ) -> Statement | None:
        """Find who says a figure; a part is said by who said the whole."""
        statement = statement_of(evidence, nearby)
        if statement is None and within is not None:
            statement = self._statements.get(within.statement or "")
        if statement is None and draft.rule == "list":
            statement = said_before(evidence, nearby, self._around)
        return statement

    def _victims(self, draft: Draft, line: Line, within: Claim | None) -> Victims:
        known = self._known(draft, line.doc) if within is None or _points_back(draft.head) else None
        whole = known or within or counted_on(
            draft, line, self._told, self._before(), self._words)
        if draft.head is None:
            at = line.passage(draft.amount.first, draft.amount.last)
            return Victims(as_written=at.exact, start=at.start, end=at.end, field=at.field,
                           status=whole.victims.status if whole else "unstated")
        first, last = phrase_bounds(line.doc, draft.head)
        if first <= draft.amount.last < last:
            first = draft.amount.last + 1
        at = line.passage(first, last)
        said = describe(draft.head, self._words.victims)
        if whole is not None and said.get("status", "unstated") == "unstated":
            # children among dead civilians are civilians
            said["status"] = whole.victims.status
            if whole.victims.group and "group" not in said and _points_back(draft.head):
                said["group"] = whole.victims.group
        doer = did_it(draft.head, self._actors, self._words) or stopped(draft, self._words)
        if (said.get("status") == "combatant" and doer) or is_doer(draft, self._told, self._words):
            said["status"] = "perpetrator"
        told = {"as_written": at.exact, "start": at.start, "end": at.end, "field": at.field}
        return msgspec.convert({**told, **said}, Victims)

    def _known(self, draft: Draft, doc: Parse) -> Claim | None:
        """Find the earlier claim that "the 340" points back to."""
        if draft.head is not None and draft.head.tag != "CD":
            return None
        begin, end = draft.amount.first, draft.amount.last
        if not any(t.lower == "the" for t in doc[max(0, begin - 1):end + 3]):
            return None
        digits = (t.text.replace(",", "") for t in doc[begin:end + 4])
        numbers = {int(number) for number in digits if number.isdigit()}
        return next((c for c in reversed(self._claims) if c.count.number in numbers), None)


def _count(draft: Draft, line: Line) -> Count:
    amount = draft.amount
    at = line.passage(amount.first, amount.last)
    return Count(as_written=at.exact, start=at.start, end=at.end, field=at.field,
                 number=amount.number, low=amount.low, best=amount.best, high=amount.high,
                 wording=amount.wording)


def _actor(draft: Draft, line: Line) -> Source | None:
    if draft.actor is None:
        return None
    at = line.passage(*bounds_of(draft.actor))
    return Source(as_written=at.exact, start=at.start, end=at.end, field=at.field, name=None)


def _evidence(draft: Draft) -> tuple[int, int]:
    tokens = [draft.amount.first, draft.amount.last]
    if draft.rule[:4] != "part":
        tokens.append(draft.word.i)
    if draft.head is not None:
        tokens += phrase_bounds(draft.word.doc, draft.head)
    return min(tokens), max(tokens)


def _whole_of(part: Draft, told: list[tuple[Draft, Claim]]) -> Claim | None:
    """Find the figure of the sentence that a part belongs to: of its harm, the last before it."""
    same = [(d, c) for d, c in told if d.harm == part.harm] or told
    before = [c for d, c in same if d.amount.first < part.amount.first]
    return before[-1] if before else same[0][1] if same else None


def _of_them(doc: Parse, draft: Draft) -> bool:
    """Tell "ten of them women": part of the figure just told, whatever that is part of."""
    follow = [t.lower for t in doc[draft.amount.last + 1:draft.amount.last + 3]]
    return follow in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])


def _points_back(head: Token | None) -> bool:
    return head is None or head.tag == "CD" or head.lower in {"them", "whom", "those", "these"}


def _with_whole(polarity: Polarity, within: Claim | None) -> Polarity:
    """Give a part the doubt of its whole: it is no surer than what it is part of."""
    return within.polarity if within is not None and polarity == "asserted" else polarity
