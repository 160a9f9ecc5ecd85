"""What a telling changed from its parent, and a headline from its own report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from firsthand.families.counterparts import claim_pairs, statement_pairs
from firsthand.families.lines import Lined, Side, Spelling, line_of, line_up, side_of
from firsthand.families.pages import Page
from firsthand.families.parties import Parties
from firsthand.families.quoting import Quoting
from firsthand.families.retelling import Change, Retelling, passage
from firsthand.families.rewording import Rewording
from firsthand.families.sites import Sites
from firsthand.families.speakers import Speakers, Told
from firsthand.families.unsaid import Unsaid
from firsthand.record import Drift, Family, Passage, Reading, Statement, make_id
from firsthand.vocabulary import Vocabulary

_SPOKEN = ("assert", "announce")  # a verb of saying is all of these
_NEXT = len(" that ")
_BLAMING = ("condemn", "accuse")


def find_drift(
    families: Sequence[Family], readings: Sequence[Reading], words: Vocabulary
) -> tuple[Drift, ...]:
    """Compare each child with its parents, along the edges of every family, and each page.

    ``before`` and ``after`` are the words that changed; what was left out has no ``after``, what
    was put in no ``before``. The same meaning in other words ("as many as", "up to") is no drift,
    nor is what a publisher changed in a later version of its own page: that is a revision.
    Parents that were not read are passed over. Within one page the body is the parent of its
    headline: ``parent`` and ``child`` are the same report then. In order of ids.
    """
    read = {reading.report.id: reading for reading in readings}
    comparing = _Comparing(words)
    found: dict[str, Drift] = {}
    homes: dict[str, str] = {}
    for family in families:
        for drift in _along(family, read, comparing):
            found[drift.id] = drift
        homes |= {member.report: family.id for member in family.members}
    for reading in readings:
        report = reading.report.id
        home = homes.get(report) or make_id("family", report)
        for change in comparing.page(reading):
            drift = _written(home, report, report, change)
            found[drift.id] = drift
    return tuple(found[key] for key in sorted(found))


def _along(
    family: Family, read: Mapping[str, Reading], comparing: _Comparing
) -> Iterator[Drift]:
    """Compare along the edges of one family, one parent after the other."""
    here = {member.report for member in family.members}
    edges = sorted(
        (parent, member.report)
        for member in family.members
        for parent in member.parents
        if parent in here and parent in read and member.report in read
        and not _own_version(read[parent], read[member.report])
        and read[parent].report.text != read[member.report].report.text
    )
    last, side = "", None
    for parent, child in edges:
        if side is None or parent != last:
            last, side = parent, side_of(read[parent].report, comparing.spelling)
        for change in comparing.changes(read[parent], side, read[child]):
            yield _written(family.id, parent, child, change)


def _own_version(parent: Reading, child: Reading) -> bool:
    publisher = parent.report.publisher
    return publisher is not None and publisher == child.report.publisher


def _written(family: str, parent: str, child: str, change: Change) -> Drift:
    kind, was, now = change
    where = (f"{p.field}:{p.start}:{p.end}" if p else "" for p in (was, now))
    return Drift(
        id=make_id("drift", family, parent, child, kind, *where),
        family=family, parent=parent, child=child, kind=kind, before=was, after=now,
    )


class _Comparing:
    """All that is compared between two reports, furnished once with the words."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words["drift"]
        self.spelling = Spelling.of(words)
        self.speakers = Speakers(words, self.spelling)
        self._parties = Parties(words, self.spelling)
        self._sites = Sites.of(words)
        self._rewording = Rewording(words, self.spelling, self._parties)
        self._quoting = Quoting(words, self.spelling)
        self._unsaid = Unsaid(words, self.spelling, self.speakers)
        self._same_acts = [frozenset(row) for row in self._words["same_acts"]]
        self._neutral = frozenset(self.spelling.phrase(cue) for cue in self._words["neutral_cues"])

    def changes(self, parent: Reading, side: Side, child: Reading) -> Iterable[Change]:
        """Give what the child changed, each words once for each kind."""
        lined = line_up(side, side_of(child.report, self.spelling))
        if all(before is after for before, after in lined.changed()):
            return ()
        found = [
            *self._claims(parent, child, lined), *self._statements(parent, child, lined),
            *self._quoting.changes(lined, parent.report, child),
        ]
        found += _not_told(found, self._unsaid.changes(parent, child, lined))
        found += _not_told(found, self._rewording.changes(lined, parent.report, child.report))
        return found

    def _claims(self, parent: Reading, child: Reading, lined: Lined) -> Iterator[Change]:
        spoken = {s.id: s for reading in (parent, child) for s in reading.statements}
        retelling = Retelling(lined, self.spelling, self.speakers, self._parties, self._sites,
                              self._words)
        for before, after in claim_pairs(parent.claims, child.claims, lined):
            yield from retelling.changes(
                Told(before, spoken.get(before.statement or "")),
                Told(after, spoken.get(after.statement or "")))

    def _statements(self, parent: Reading, child: Reading, lined: Lined) -> Iterator[Change]:
        pairs = statement_pairs(parent.statements, child.statements, lined, self.speakers)
        for said, resaid in pairs:
            if self._another_act(said, resaid):
                yield "act", self._words_of(said, parent), self._words_of(resaid, child)
            yield from self._accused(said, resaid, lined)

    def _accused(self, said: Statement, resaid: Statement, lined: Lined) -> Iterator[Change]:
        """Find a party put in as the object of a condemnation that had none."""
        if said.act != resaid.act or resaid.act not in _BLAMING or resaid.target is None:
            return
        now = line_of(resaid.target.as_written, self.spelling)
        was = line_of(said.target.as_written if said.target else "", self.spelling)
        if now is None or not self._parties.find(now) or (was and self._parties.find(was)):
            return
        if not lined.parent.holds(" ".join(now.plain)):
            yield "attribution", None, passage(resaid.target)

    def page(self, reading: Reading) -> Iterator[Change]:
        """Give what a headline or a standfirst says otherwise than its own report."""
        page = Page(reading)
        yield from page.changes()
        for said, resaid in page.spoken(self.speakers):
            if self._another_act(said, resaid):
                yield "act", said.cue, resaid.cue

    def _words_of(self, said: Statement, reading: Reading) -> Passage:
        """Give the words of an act: of "said he knew nothing", a neutral verb is but a part."""
        cue = said.cue
        behind = [part for part in said.content if part.field == cue.field == "text"
                  and cue.end <= part.start <= cue.end + _NEXT]
        if said.act in _SPOKEN or not behind or (
            self.spelling.phrase(cue.exact) not in self._neutral
        ):
            return cue
        end = behind[0].end
        return Passage(start=cue.start, end=end, exact=reading.report.text[cue.start:end])

    def _another_act(self, said: Statement, resaid: Statement) -> bool:
        if said.act == resaid.act or any(
            {said.act, resaid.act} <= acts for acts in self._same_acts
        ):
            return False
        was, now = (self.spelling.phrase(s.cue.exact) for s in (said, resaid))
        return bool(was and now) and was != now and not {was, now} <= self._neutral


def _not_told(told: Sequence[Change], more: Iterable[Change]) -> Iterator[Change]:
    """Leave out what touches words that were told of already, before or after."""
    for kind, was, now in more:
        if not any(
            _touch(was, other) or _touch(now, another) for _, other, another in told
        ):
            yield kind, was, now


def _touch(one: Passage | None, other: Passage | None) -> bool:
    return one is not None and other is not None and (
        one.field == other.field and one.start < other.end and other.start < one.end)
