"""Brings together the claims that are about one event, or about a bounded wave of them.

Before, two reports of one day and a third from the other end of the country; after, two
incidents:

>>> from firsthand.record import Claim, Count, Passage, Place, Reading, Report, Victims, When
>>> def told(number, town, division):
...     at = Passage(start=0, end=0, exact="")
...     report = Report(
...         id=f"report-{number}", capture="", given_id=None, publisher=None, url=None,
...         headline=None, headline_at=None, by=None, credit=(), located=None,
...         published="2031-05-02", language="en", text_sha256="", text="")
...     claim = Claim(
...         id=f"claim-{number}", report=report.id, harm="killed", means="shelling",
...         scope="total", victims=Victims(as_written="", start=0, end=0), actor=None,
...         count=Count(as_written="12", start=0, end=0, number=12, low=12, best=12, high=12,
...                     wording="exact"),
...         place=(Place(as_written=town, start=0, end=0, name=town, country="XK",
...                      admin1=division, gazetteer_id=town, latitude=None, longitude=None,
...                      precision=1),),
...         when=When(as_written="Tuesday", start=0, end=0, from_="2031-05-01",
...                   to="2031-05-01", precision=1),
...         statement=None, claimant=None, via=None, polarity="asserted",
...         span="this incident", within=None, evidence=at, sentence=at, rule="")
...     return Reading(report=report, claims=(claim,))
>>> from firsthand.settings import Incidents
>>> found = group_incidents(
...     [told(1, "Kesra", "North"), told(2, "Kesra", "North"), told(3, "Odra", "South")],
...     Incidents())
>>> [(incident.title, incident.reports) for incident in found]
[('Attack in Kesra, 1 May 2031', ('report-1', 'report-2')), \
('Attack in Odra, 1 May 2031', ('report-3',))]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

import msgspec

from firsthand.incidents.copies import copied_from
from firsthand.incidents.cores import link
from firsthand.incidents.describing import Known, describe, known_from, told_first
from firsthand.incidents.evidence import APART
from firsthand.incidents.gathering import gather
from firsthand.incidents.guide import guide_from
from firsthand.incidents.joining import join, merge_by_claimant
from firsthand.incidents.judged import apply_judgements
from firsthand.incidents.telling import Telling
from firsthand.incidents.tellings import tell
from firsthand.incidents.union import Union, sets_of
from firsthand.record import Family, Incident, Judgement, Reading, make_id
from firsthand.settings import Incidents
from firsthand.vocabulary import Vocabulary, load_vocabulary

__all__ = ["group_incidents"]


def group_incidents(
    readings: Sequence[Reading],
    settings: Incidents,
    judgements: Sequence[Judgement] = (),
    vocabulary: Vocabulary | None = None,
    families: Sequence[Family] = (),
) -> tuple[Incident, ...]:
    """Group what the readings tell into incidents, the same ones in any order of the readings.

    Background claims belong to none, nor does a harm short of death of which nothing is said but
    that somebody suffered it: no place, day, counter or means. Forecasts and denied figures are
    listed and never tolls. A report that only responds joins where its places and times fit one
    incident. Judgements ("same incident", "different incident" between two claims or two
    incidents) are honoured.
    Without a vocabulary the English one is read. With the families, what a copy tells goes
    where its parent's telling went, however late and bare the copy is.
    """
    vocabulary = vocabulary or load_vocabulary("en")
    words = vocabulary["incidents"]
    guide = guide_from(vocabulary)
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    tellings = [telling for reading in ordered for telling in tell(reading, guide)]
    above = copied_from(tellings, families, ordered)
    union = Union(tellings, APART, settings.longest_days)
    own = [i for i in range(len(tellings)) if i not in above]
    gather(tellings, own, union, guide.weigher.names_something)
    _group(tellings, own, union, settings)
    for index, parent in above.items():
        union.put_together(index, parent)
    parts = [
        [tellings[index] for index in members]
        for members in sets_of(union, range(len(tellings))).values()
        if any(tellings[index].says_enough for index in members)
    ]
    known = known_from(ordered, words, frozenset(tellings[index].id for index in above))
    found = apply_judgements(parts, judgements, lambda part: _described(part, known).id)
    return _distinct([(_described(part, known), part) for part in found])


def _group(
    tellings: Sequence[Telling], own: Sequence[int], union: Union, settings: Incidents,
) -> None:
    """Build from what is said exactly, then join what is said vaguely, the vaguest last."""
    told = [i for i in own if tellings[i].claims]
    exact = [i for i in told if tellings[i].keys and tellings[i].dated and not tellings[i].weak]
    link(tellings, exact, union, settings)
    placed = set(exact)
    for layer in (
        [i for i in told if tellings[i].keys and not tellings[i].period],
        [i for i in told if not tellings[i].period],
        told,
    ):
        waiting = [i for i in layer if i not in placed]
        placed |= join(tellings, union, placed, waiting, settings)
        alone = [i for i in waiting if i not in placed]
        link(tellings, [i for i in alone if tellings[i].keys], union, settings)
        _link_wide([i for i in alone if not tellings[i].keys], tellings, union, settings)
        placed |= set(alone)
    merge_by_claimant(tellings, union, placed)
    silent = [i for i in own if not tellings[i].claims]
    join(tellings, union, placed, silent, settings)


def _link_wide(
    chosen: Sequence[int], tellings: Sequence[Telling], union: Union, settings: Incidents,
) -> None:
    """Join what names the same country or region and nothing narrower, where no incident fits."""
    named = {
        index: frozenset(place.name or place.as_written for place in tellings[index].places)
        for index in chosen
    }
    keyed = list(tellings)
    for index in chosen:
        keyed[index] = msgspec.structs.replace(
            tellings[index], keys=frozenset(f"wide:{name.casefold()}" for name in named[index]),
        )
    link(keyed, chosen, union, settings)


def _described(part: Sequence[Telling], known: Known) -> Incident:
    return describe(sorted(part, key=lambda telling: telling.id), known)


def _distinct(found: Sequence[tuple[Incident, Sequence[Telling]]]) -> tuple[Incident, ...]:
    """Order the incidents, largest first; where two began in one area on one day, tell them apart.

    The one told first keeps the plain id; the others add the claim that told them first.
    """
    by_id: dict[str, list[tuple[tuple[int, str], Incident]]] = defaultdict(list)
    for incident, part in found:
        by_id[incident.id].append((told_first(part), incident))
    out = [
        incident if not at else msgspec.structs.replace(
            incident, id=make_id("incident", incident.id, first[1]))
        for same in by_id.values()
        for at, (first, incident) in enumerate(sorted(same, key=itemgetter(0)))
    ]
    return tuple(sorted(out, key=lambda i: (-len(i.reports), i.title, i.id)))
