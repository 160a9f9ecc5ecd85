"""Reports that share wording, with who copied whom.

Three papers tell of one shelling; two of them printed the same text, and one says whose it is.

>>> from firsthand.vocabulary import load_vocabulary
>>> told = (
...     "Shells struck the fish market of Kesra at noon on Tuesday. Doctors at the harbour clinic"
...     " counted 12 bodies, three of them children. The garrison commander, Oren Vash, denied"
...     " that his guns had fired."
... )
>>> own = "A reporter walked through Kesra after the shelling. Traders were sweeping up glass."
>>> def a_report(publisher: str, text: str, published: str) -> Report:
...     return Report(
...         id=make_id("report", publisher), capture="", given_id=None, publisher=publisher,
...         url=None, headline=None, headline_at=None, by=None, credit=(), located=None,
...         published=published, language="en", text_sha256="", text=text,
...     )
>>> wire = a_report("Meridian Wire", told, "2031-05-06T12:40:00Z")
>>> paper = a_report("Harbour Post", told, "2031-05-06T16:40:00Z")
>>> other = a_report("Kesra Daily", own, "2031-05-06T18:00:00Z")
>>> family, = find_families([paper, other, wire], load_vocabulary("en"))
>>> family.earliest == wire.id, len(family.members)
(True, 2)
>>> print(family.why[0])
Harbour Post printed 100% of the words of Meridian Wire, up to 34 in one run, 4 hours later.

Reprints, excerpts and rewrites are found by their text; printed credits and dates say who was
first. A doubt is kept as a link of kind "unsure" and joins nothing. A compilation of several
families is listed in each of them and unites none.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.families.drift import find_drift
from firsthand.families.finding import Work, each_family
from firsthand.families.growing import Changed, GrowingFamilies
from firsthand.record import Family, Report, make_id
from firsthand.settings import Families
from firsthand.vocabulary import Vocabulary

__all__ = [
    "Changed",
    "GrowingFamilies",
    "Work",
    "each_family",
    "find_drift",
    "find_families",
    "lone_family_id",
]


def find_families(
    reports: Sequence[Report], vocabulary: Vocabulary, settings: Families | None = None
) -> tuple[Family, ...]:
    """Bring together the reports that share wording.

    The order of the reports is no matter, and a report given twice counts once. A lone report
    has no row, unless a link of kind "unsure" must be shown: then its row has one member.
    ``Member.parents`` of a compilation name reports of other families too. Families stand in
    order of their ids.
    """
    known = tuple({report.id: report for report in reports}.values())
    found = each_family(Work(known, vocabulary, settings or Families()))
    return tuple(sorted(found, key=lambda family: family.id))


def lone_family_id(report_id: str) -> str:
    """Give the family id of a report that shares its wording with none: its own family."""
    return make_id("family", report_id)
