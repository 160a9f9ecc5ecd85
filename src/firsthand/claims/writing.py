"""Writing drafts down as claims: with their words, their speaker, their place and their time."""

from __future__ import annotations

import re

import msgspec
from firsthand.sentences import Parse, Token

from firsthand.claims.drafts import Draft, Lexica
from firsthand.claims.lexicon import PolarityWords
from firsthand.claims.parts import find_drafts
from firsthand.claims.settling import polarity_of, span_of
from firsthand.claims.victims import describe, phrase_bounds, scope_of
from firsthand.record import (
    Claim,
    Count,
    Harm,
    Passage,
    Place,
    PlaceNamed,
    Polarity,
    Report,
    Source,
    Statement,
    TimeNamed,
    Victims,
    When,
    make_id,
)
from firsthand.sentences import Sentence

# Acts by which a speaker stands behind a figure. Who condemns a killing does not count the dead.
_STANDS_BEHIND = {"assert", "confirm", "announce", "accuse", "concern", "deny-event", "reject-figure",
                  "condolence", "claim-responsibility", "call-for", "condemn"}
_CAUSES = {"attack", "strike", "blast", "explosion", "bomb", "airstrike", "fire", "quake", "earthquake",
           "flood", "crash", "clash", "shelling", "violence", "storm", "raid", "strikes", "attacks",
           "clashes", "shells", "floods", "fighting", "it", "which", "that", "this", "gunfire", "toll"}


_THAN_THE = re.compile(r"\b(?:lower|higher|less|fewer|more|smaller|larger) than the $")


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What other rooms found in the same report."""

    statements: tuple[Statement, ...] = ()
    places: tuple[PlaceNamed, ...] = ()
    countries: tuple[PlaceNamed, ...] = ()
    times: tuple[TimeNamed, ...] = ()


class ClaimWriter:
    """The claims of one report, sentence by sentence."""

    def __init__(
        self, report: Report, words: Lexica, polarity: PolarityWords, around: Around,
        bodies: dict[str, str], states: frozenset[str],
    ) -> None:
        """Start with no claims; ``bodies`` are the claimants of the alias table by kind."""
        self._states = states
        self._report, self._words, self._polarity = report, words, polarity
        self._around, self._bodies = around, bodies
        self._claims: list[Claim] = []
        self._starts_of_counts: list[int] = []
        self._usual: Harm | None = None

    def read(self, sentence: Sentence, doc: Parse) -> None:
        """Write down every claim of one parsed sentence."""
        timed = self._timed(sentence, doc)
        self._deny_before(doc)
        parent: Claim | None = None
        last: Claim | None = None
        drafts = find_drafts(doc, timed, self._words, self._usual)
        self._starts_of_counts = sorted(doc[d.amount.first].idx for d in drafts if not d.part)
        for draft in drafts:
            within = parent or self._before() if draft.part else None
            if draft.part and last is not None and _of_them(doc, draft):
                within = last
            claim = self._claim(draft, sentence, doc, within)
            if claim.id in {c.id for c in self._claims}:
                continue
            self._claims.append(claim)
            last = claim if not _of_them(doc, draft) else last
            if not draft.part:
                parent, self._usual = claim, claim.harm

    def _deny_before(self, doc: Parse) -> None:
        """Let "It is false" deny the figure of the sentence before."""
        if len(doc) < 12 and self._polarity.denied_next.search(doc.text) and self._claims:
            told = self._claims[-1].sentence
            self._claims = [
                msgspec.structs.replace(c, polarity="denied") if c.sentence == told else c
                for c in self._claims
            ]

    def written(self) -> tuple[Claim, ...]:
        """Give the claims in the order of their evidence."""
        return tuple(sorted(self._claims, key=lambda c: (c.evidence.field, c.evidence.start, c.id)))

    def _before(self) -> Claim | None:
        told = (c for c in reversed(self._claims) if c.within is None)
        return next((c for c in told if c.polarity not in {"forecast", "denied", "hypothetical"}), None)

    def _claim(self, draft: Draft, sentence: Sentence, doc: Parse, within: Claim | None) -> Claim:
        count = self._count(draft, sentence, doc)
        known = self._known(draft, doc) if within is None or _points_back(draft.head) else None
        victims = self._victims(draft, sentence, doc, known or within)
        evidence = _passage(sentence, doc, *_evidence(draft, doc))
        inherits = within is not None
        statement = self._statement(evidence) or (self._by_id(within.statement) if within else None)
        if statement is None and draft.rule == "list":
            statement = self._said_before(evidence, sentence)
        told_by = statement.source if statement else None
        place = self._place(draft, sentence, doc, statement) or (within.place if inherits else ())
        return Claim(
            id=make_id("claim", self._report.id, evidence.field, f"{count.start}:{count.end}", draft.harm,
                       victims.as_written),
            report=self._report.id, harm=draft.harm, means=self._means(doc, draft),
            scope=scope_of(victims), count=count, victims=victims, place=place,
            when=self._when(draft, sentence, doc, statement) or (within.when if inherits else None),
            actor=self._actor(draft, sentence, doc),
            statement=statement.id if statement else None,
            claimant=self._claimant(statement, told_by), via=statement.via if statement else None,
            polarity=self._polarity_of(draft, doc, evidence.start - sentence.start, statement),
            span=span_of(doc.text, self._polarity, self._is_added(draft, doc), draft.rule == "toll"),
            within=within.id if inherits else None, evidence=evidence,
            sentence=Passage(start=sentence.start, end=sentence.end, exact=doc.text, field=sentence.field),
            rule=draft.rule,
        )

    def _known(self, draft: Draft, doc: Parse) -> Claim | None:
        """Find the earlier claim that "the 340" points back to."""
        head = draft.head
        if head is not None and head.tag != "CD":
            return None
        numbers = {int(t.text.replace(",", "")) for t in doc[draft.amount.first:draft.amount.last + 4]
                   if t.text.replace(",", "").isdigit()}
        the = doc[max(0, draft.amount.first - 1):draft.amount.last + 3]
        if not any(t.lower == "the" for t in the):
            return None
        return next((c for c in reversed(self._claims) if c.count.number in numbers), None)

    def _count(self, draft: Draft, sentence: Sentence, doc: Parse) -> Count:
        a = draft.amount
        at = _passage(sentence, doc, a.first, a.last)
        return Count(as_written=at.exact, start=at.start, end=at.end, field=at.field, number=a.number,
                     low=a.low, best=a.best, high=a.high, wording=a.wording)

    def _victims(
        self, draft: Draft, sentence: Sentence, doc: Parse, within: Claim | None
    ) -> Victims:
        if draft.head is None:
            at = _passage(sentence, doc, draft.amount.first, draft.amount.last)
            return Victims(as_written=at.exact, start=at.start, end=at.end, field=at.field,
                           status=within.victims.status if within else "unstated")
        first, last = phrase_bounds(doc, draft.head)
        if first <= draft.amount.last < last:
            first = draft.amount.last + 1
        at = _passage(sentence, doc, first, last)
        said = describe(draft.head, self._words.victims)
        if within is not None and said.get("status", "unstated") == "unstated":
            # children among dead civilians are civilians
            said["status"] = within.victims.status
            if within.victims.group and "group" not in said and _points_back(draft.head):
                said["group"] = within.victims.group
        return msgspec.convert(
            {"as_written": at.exact, "start": at.start, "end": at.end, "field": at.field, **said}, Victims)

    def _statement(self, evidence: Passage) -> Statement | None:
        """Find the statement that says this figure: the shortest content that holds it."""
        holding = [
            (sum(p.end - p.start for p in s.content), s.id, s) for s in self._around.statements
            if any(p.field == evidence.field and p.start < evidence.end and evidence.start < p.end
                   for p in s.content)
        ]
        return min(holding)[2] if holding else None

    def _polarity_of(
        self, draft: Draft, doc: Parse, start: int, statement: Statement | None
    ) -> Polarity:
        if draft.rule == "withdrawn" or _THAN_THE.search(doc.text[:doc[draft.amount.first].idx]):
            return "corrected"  # "not 54 as reported", "lower than the 93 given in the morning"
        act = statement.act if statement else None
        return polarity_of(
            doc.text, start, "deny-event" if _is_negated(draft) else act, self._polarity)

    def _said_before(self, evidence: Passage, sentence: Sentence) -> Statement | None:
        """Find who says the list that "..., 292 in all" ends."""
        before = [
            s for s in self._around.statements if s.cue.field == sentence.field
            and sentence.start <= s.cue.start and s.content[-1].end <= evidence.start
        ]
        return before[-1] if before else None

    def _by_id(self, statement_id: str | None) -> Statement | None:
        return next((s for s in self._around.statements if s.id == statement_id), None)

    def _claimant(self, statement: Statement | None, source: Source | None) -> str | None:
        if statement is None or source is None or not source.named:
            return None
        if statement.act not in _STANDS_BEHIND:
            return None
        if source.organisation in self._bodies and self._bodies[source.organisation] != "state":
            return source.organisation
        if source.role and "spokes" in source.role.lower() and source.organisation not in (
            None, *self._states
        ):
            return source.organisation
        return source.name

    def _place(
        self, draft: Draft, sentence: Sentence, doc: Parse, statement: Statement | None
    ) -> tuple[Place, ...]:
        inside = [p for p in self._around.places if p.field == sentence.field
                  and sentence.start <= p.start < sentence.end and not self._is_speaking(p)]
        reach = _reach(draft, sentence)
        own = self._places_of_figure(draft, inside, sentence, doc)
        near = own or [p for p in inside if reach[0] <= p.start < reach[1]] or inside
        if not near:
            # "Syrian security forces": the adjective of who did it or suffered it says the country
            near = self._countries_meant(draft, sentence)
        fine = [p for p in near if p.precision < 6]
        chosen = [p for p in near if p.precision < 6 or p.country not in {f.country for f in fine}]
        chosen = [p for p in chosen if not _only_says_where(p, chosen)]
        chosen = [p for p in chosen if not _is_actor(p, draft, sentence) or p in self._around.countries]
        return tuple(
            Place(**{f: getattr(p, f) for f in Place.__struct_fields__}) for p in chosen
        )

    def _places_of_figure(
        self, draft: Draft, inside: list[PlaceNamed], sentence: Sentence, doc: Parse
    ) -> list[PlaceNamed]:
        """Give the places between this figure and the next ("seven in X and three in Y")."""
        if len(self._starts_of_counts) < 2 or draft.part:
            return []
        start = doc[draft.amount.first].idx
        after = [s for s in self._starts_of_counts if s > start]
        end = after[0] if after else len(doc.text)
        owned = [p for p in inside if start < p.start - sentence.start < end]
        others = [p for p in inside if p not in owned]
        return owned if others else []

    def _countries_meant(self, draft: Draft, sentence: Sentence) -> list[PlaceNamed]:
        tokens = [t for t in (draft.actor, draft.head) if t is not None]
        spans = [(sentence.start + t.left_edge.idx, sentence.start + t.idx + len(t)) for t in tokens]
        meant = [p for p in self._around.countries if p.field == sentence.field
                 and any(a <= p.start < b for a, b in spans)]
        return meant[:1] if len({p.country for p in meant}) == 1 else []

    def _is_speaking(self, place: PlaceNamed) -> bool:
        """Leave out a place that is part of a speaker's name."""
        return any(
            s.source.field == place.field and s.source.start <= place.start < s.source.end
            or s.via is not None and s.via.field == place.field and s.via.start <= place.start < s.via.end
            for s in self._around.statements
        )

    def _when(
        self, draft: Draft, sentence: Sentence, doc: Parse, statement: Statement | None
    ) -> When | None:
        inside = [t for t in self._around.times if t.field == sentence.field
                  and sentence.start <= t.start < sentence.end]
        if statement is not None:
            inside = [t for t in inside
                      if any(p.start <= t.start < p.end for p in statement.content)]
        reach = _reach(draft, sentence)
        near = [t for t in inside if reach[0] <= t.start < reach[1]] or inside
        middle = draft.word.idx + sentence.start
        best = min(near, key=lambda t: (abs(t.start - middle), t.start), default=None)
        if best is None:
            return None
        return When(as_written=best.as_written, start=best.start, end=best.end, field=best.field,
                    from_=best.from_, to=best.to, precision=best.precision)

    def _is_added(self, draft: Draft, doc: Parse) -> bool:
        """Tell "another 12" and "12 more" from totals."""
        near = {t.lower for t in doc[max(0, draft.amount.first - 1):draft.amount.last + 2]}
        return not near.isdisjoint(self._words.counts.increments - {"more"}) or (
            draft.amount.last + 1 < len(doc) and doc[draft.amount.last + 1].lower == "more")

    def _actor(self, draft: Draft, sentence: Sentence, doc: Parse) -> Source | None:
        actor = draft.actor
        if actor is None or actor.lower in _CAUSES or actor.tag not in {"NN", "NNS", "NNP", "NNPS"}:
            return None
        first, last = actor.left_edge.i, actor.i
        at = _passage(sentence, doc, first, last)
        return Source(as_written=at.exact, start=at.start, end=at.end, field=at.field, name=None)

    def _means(self, doc: Parse, draft: Draft) -> str | None:
        text = doc.text.lower()
        return next((means for means, words in self._words.harms.means if words.search(text)), None)

    def _timed(self, sentence: Sentence, doc: Parse) -> set[int]:
        spans = [(t.start - sentence.start, t.end - sentence.start) for t in self._around.times
                 if t.field == sentence.field and sentence.start <= t.start < sentence.end]
        return {t.i for t in doc for a, b in spans if a <= t.idx < b}


def _of_them(doc: Parse, draft: Draft) -> bool:
    """Tell "ten of them women": part of the figure just told, whatever that is part of."""
    follow = [t.lower for t in doc[draft.amount.last + 1:draft.amount.last + 3]]
    return follow in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])


def _is_negated(draft: Draft) -> bool:
    """Tell "7,000 people were not killed"."""
    return draft.rule != "part" and draft.word.tag[0] == "V" and any(
        c.dep == "neg" for c in draft.word.children)


def _points_back(head: Token | None) -> bool:
    return head is None or head.tag == "CD" or head.lower in {"them", "whom", "those", "these"}


def _reach(draft: Draft, sentence: Sentence) -> tuple[int, int]:
    """Give the stretch of the report that hangs on the word of harm."""
    word: Token = draft.word
    first, last = word.left_edge, word.right_edge
    return sentence.start + first.idx, sentence.start + last.idx + len(last)


def _only_says_where(place: PlaceNamed, places: list[PlaceNamed]) -> bool:
    """Tell a province that only says where a village beside it lies."""
    return any(
        p.precision < 4 or p.gazetteer_id is None and p is not place
        for p in places
        if p is not place and 0 < place.start - p.end <= 5 and p.country == place.country
        and (p.gazetteer_id is None or place.precision >= 4)
        and (p.admin1 == place.admin1 or place.precision >= 6)
    )


def _is_actor(place: PlaceNamed, draft: Draft, sentence: Sentence) -> bool:
    if draft.actor is None:
        return False
    start = sentence.start + draft.actor.left_edge.idx
    return start <= place.start < sentence.start + draft.actor.idx + len(draft.actor)


def _evidence(draft: Draft, doc: Parse) -> tuple[int, int]:
    tokens = [draft.amount.first, draft.amount.last]
    if draft.rule != "part":
        tokens.append(draft.word.i)
    if draft.head is not None:
        tokens += phrase_bounds(doc, draft.head)
    return min(tokens), max(tokens)


def _passage(sentence: Sentence, doc: Parse, first: int, last: int) -> Passage:
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return Passage(start=sentence.start + start, end=sentence.start + end, exact=doc.text[start:end],
                   field=sentence.field)
