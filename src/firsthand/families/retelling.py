"""What became of a claim in a copy: its figure, whom it counts, when, where, who says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from firsthand.families.amounts import figure_change
from firsthand.families.lines import Line, Lined, Side, Spelling, is_close, line_of
from firsthand.families.parties import Parties
from firsthand.families.sites import Sites
from firsthand.families.speakers import Speakers, Told
from firsthand.record import Claim, DriftKind, Passage, Place, Source, When, Words

Change = tuple[DriftKind, Passage | None, Passage | None]


class Retelling(msgspec.Struct, frozen=True):
    """Compares a claim of a parent with the claim of a copy that tells the same."""

    lined: Lined
    spelling: Spelling
    speakers: Speakers
    parties: Parties
    sites: Sites
    words: Any

    def changes(self, before: Told, after: Told) -> Iterator[Change]:
        """Give what was changed; nothing where the claimant himself gave a new figure."""
        if self._revised(before, after):
            return
        everywhere: tuple[Callable[[Told, Told], Iterator[Change]], ...] = (self._figure, whom)
        # What stands beside a figure is compared only where both stand in the same sentence.
        beside = (self._period, self._place, self._attribution, self._blame)
        for compare in (*everywhere, *beside) if self._one_sentence(before, after) else everywhere:
            yield from compare(before, after)

    def _one_sentence(self, before: Told, after: Told) -> bool:
        was, now = self.lined.parent.at(before.claim.count), self.lined.child.at(after.claim.count)
        if was is None or now is None or self.lined.told.get(now) != was:
            return False
        one, other = self.lined.parent.lines[was], self.lined.child.lines[now]
        return one.headline == other.headline and is_close(one, other)

    def _revised(self, before: Told, after: Told) -> bool:
        one, other = before.claim.count.number, after.claim.count.number
        line = self._line(after)
        return line is not None and (
            any(line.holds(words) for words in self.words["revised"])
            or (one != other and line.holds(str(one)))
        )

    def _line(self, told: Told) -> Line | None:
        at = self.lined.child.at(told.claim.count)
        return None if at is None else self.lined.child.lines[at]

    def _said_there(self, phrase: str, after: Told) -> bool:
        """Say whether words of the parent still stand where the copy tells the claim."""
        line = self._line(after)
        plain = self.spelling.phrase(phrase)
        return line is not None and any(near.holds(plain) for near in self.lined.around(line))

    def _still_speaks(self, source: Source, after: Told) -> bool:
        """Say whether the copy still has this speaker: near by, or anywhere where unnamed."""
        phrase = self.spelling.phrase(source.as_written)
        line = self._line(after)
        if line is None or not source.named:
            return self.lined.child.holds(phrase)
        at = self.lined.child.lines.index(line)
        return any(near.holds(phrase) for near in self.lined.child.lines[max(at - 1, 0):at + 2])

    def _figure(self, before: Told, after: Told) -> Iterator[Change]:
        kind = figure_change(before.claim.count, after.claim.count)
        if kind and not (kind == "hedge" and self._behind(after)):
            yield kind, before.count, after.count

    def _behind(self, told: Told) -> bool:
        """Say whether a doubt stands behind what is counted: "35 people or more"."""
        line = self._line(told)
        return line is not None and told.claim.count.wording == "exact" and any(
            line.holds(words) for words in self.words["behind"])

    def _period(self, before: Told, after: Told) -> Iterator[Change]:
        was, now = before.claim.when, after.claim.when
        if was is None or was.start == was.end or self._said_there(was.as_written, after):
            return
        if not self._beside(was, before.claim, self.lined.parent):
            return
        if now is None or now.start == now.end:
            if not self._dated_elsewhere(was):
                yield "period", passage(was), None
        elif _another_time(was, now):
            yield "period", passage(was), passage(now)

    def _dated_elsewhere(self, was: When) -> bool:
        """Say whether the copy still tells the time, if in another sentence."""
        return self.lined.child.holds(self.spelling.phrase(was.as_written))

    def _place(self, before: Told, after: Told) -> Iterator[Change]:
        was, now = before.claim.place, after.claim.place
        known = [{p.gazetteer_id or (p.name or p.as_written).casefold() for p in row}
                 for row in (was, now)]
        # A place more is a gain in precision; a place less or another place is drift.
        gone = [p for p in was if self._site(p, before.claim, self.lined.parent)
                and not self.lined.child.holds(self.spelling.phrase(p.as_written))]
        # Another place stands where the first stood: what is carried on from elsewhere is none.
        there = [p for p in now if self._site(p, after.claim, self.lined.child)]
        if gone and (there or not now) and not known[0] <= known[1]:
            yield "place", passage(gone[0]), passage(there[0]) if there else None

    def _site(self, place: Place, claim: Claim, side: Side) -> bool:
        """Say whether a place is told beside a figure as where it was."""
        at = side.at(place)
        if at is None or not self._beside(place, claim, side):
            return False
        line = side.lines[at]
        first = next(n for n, token in enumerate(line.tokens) if token.end > place.start)
        return self.sites.behind(line, first)

    def _beside(self, words: Words, claim: Claim, side: Side) -> bool:
        """Say whether something stands in the sentence of a claim, and was not carried on to it."""
        at = side.at(words)
        return at is not None and at == side.at(claim.count)

    def _attribution(self, before: Told, after: Told) -> Iterator[Change]:
        was, now = before.source, after.source
        if was is None and now is None:
            claimant = before.claim.claimant
            if claimant and not after.claim.claimant and not self.lined.child.holds(
                self.spelling.phrase(claimant)
            ):
                yield "attribution", before.count, None
            return
        if was is None or self.speakers.hearsay(was):
            # What the publisher says himself, or hears, no copy makes worse by naming somebody.
            if now is not None and was is not None and not self.speakers.hearsay(now) and now.named:
                yield "attribution", passage(was), passage(now)
            return
        if now is None or self.speakers.hearsay(now):
            if not _claimed(before, after) and not self._still_speaks(was, after):
                yield "attribution", passage(was), passage(now) if now else None
        elif not (self.speakers.same(was, now) or _claimed(before, after)
                  or self.speakers.unresolved(was) or self.speakers.unresolved(now)):
            yield self._named_again(was, now), passage(was), passage(now)

    def _named_again(self, was: Source, now: Source) -> DriftKind:
        """Tell another name for the same party from another speaker."""
        before, after = (line_of(s.as_written, self.spelling) for s in (was, now))
        if before is None or after is None:
            return "attribution"
        changes = {self.parties.change(one, other)
                   for one in self.parties.find(before) for other in self.parties.find(after)}
        return "name" if "name" in changes else "attribution"

    def _blame(self, before: Told, after: Told) -> Iterator[Change]:
        """Compare who is said to have done it; a name put in where there was none has hardened."""
        was, now = before.claim.actor, after.claim.actor
        if now is None or not (self._names_a_party(now, after) or self._made_known(was, now)) or (
            self.lined.parent.holds(self.spelling.phrase(now.as_written))
        ):
            return
        if was is None:
            yield "attribution", None, passage(now)
        elif not self.speakers.same(was, now):
            kind = self._named_again(was, now)
            yield kind, passage(was), passage(now)

    def _made_known(self, was: Source | None, now: Source) -> bool:
        """Say whether somebody unknown became one of a side: "unknown riders", "soldiers"."""
        lines = [line_of(source.as_written, self.spelling) if source else None
                 for source in (was, now)]
        unknown = set(self.words["unidentified"])
        if lines[0] is None or lines[1] is None or not unknown & set(lines[0].plain):
            return False
        return not unknown & set(lines[1].plain) and any(
            party.kind in self.words["sides"] or party.loaded
            for party in self.parties.find(lines[1]))

    def _names_a_party(self, source: Source, told: Told) -> bool:
        """Tell "HTS militants" from "Gunmen": a name in capitals, resolved or not."""
        first, *others = source.as_written.split() or [""]
        line = self._line(told)
        opens = line is not None and line.tokens[0].start == source.start
        return source.named or any(word[:1].isupper() for word in others) or (
            first[:1].isupper() and (not opens or (len(first) > 1 and first.isupper())))


def _another_time(was: When, now: When) -> bool:
    """Say whether two times differ; "since Thursday" ends with the day it is told."""
    return bool(was.from_ or was.to) and bool(now.from_ or now.to) and (
        (was.from_, was.to) != (now.from_, now.to)
        and was.as_written.casefold() != now.as_written.casefold())


def _claimed(before: Told, after: Told) -> bool:
    one, other = before.claim.claimant, after.claim.claimant
    return one is not None and other is not None and one.casefold() == other.casefold()


def whom(before: Told, after: Told) -> Iterator[Change]:
    """Compare what is counted, and of whom."""
    if before.claim.harm != after.claim.harm:
        yield "unit", _evidence(before), _evidence(after)
    if before.claim.scope != after.claim.scope and not _same_words(before, after):
        yield "scope", _evidence(before), _evidence(after)


def _same_words(before: Told, after: Told) -> bool:
    """Say whether those counted are called the same, if spelt otherwise: "U.S." and "US"."""
    was, now = before.claim.victims.as_written, after.claim.victims.as_written
    one, other = (re.sub(r"\W", "", written.casefold()) for written in (was, now))
    return was != now and one == other != ""


def _evidence(told: Told) -> Passage:
    victims = told.claim.victims
    if victims.start < victims.end and victims.field == told.claim.count.field:
        return told.claim.evidence
    return told.count


def passage(words: Words) -> Passage:
    """Give where words stand."""
    return Passage(start=words.start, end=words.end, exact=words.as_written, field=words.field)
