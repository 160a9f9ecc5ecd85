"""Families found among many reports: sketched, paired, and weighed neighbourhood by neighbourhood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.families.candidates import find_pairs
from firsthand.families.index import Index
from firsthand.families.neighbourhoods import Weigher, neighbourhoods
from firsthand.families.reading import Reader
from firsthand.families.sketches import Sketcher
from firsthand.record import Family, Report
from firsthand.settings import Families
from firsthand.vocabulary import Vocabulary

# Reports sketched together into one segment of the index.
_SKETCHED = 1 << 14


def each_family(
    reports: Sequence[Report], vocabulary: Vocabulary, settings: Families
) -> Iterator[Family]:
    """Find the families of reports with different ids, in no order.

    ``reports`` are asked for by number, several times, and need not all be in memory.
    """
    reader = Reader(vocabulary)
    sketcher = Sketcher(reader)
    index = Index(
        sketcher.sketch([reports[n] for n in range(at, min(at + _SKETCHED, len(reports)))])
        for at in range(0, len(reports), _SKETCHED)
    )
    if not len(index):
        return
    weigher = Weigher(reports, index, reader, settings)
    for neighbourhood in neighbourhoods(find_pairs(index), len(index)):
        yield from weigher.families(neighbourhood)
