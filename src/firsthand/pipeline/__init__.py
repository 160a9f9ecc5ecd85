"""The rooms in order, one page, no logic.

Above the line each report is read alone, and may be read anywhere; below it reports meet.

>>> from firsthand.settings import Settings
>>> house = House(Settings())
>>> reading = house.read_text("Twelve people were killed in Homs, the mayor said.")
>>> [(claim.harm, claim.count.number, claim.place[0].name) for claim in reading.claims]
[('killed', 12, 'Homs')]
"""

from __future__ import annotations

from firsthand.pipeline.house import House, Progress
from firsthand.pipeline.taking_in import Summary, clock, read_into

__all__ = ["House", "Progress", "Summary", "clock", "read_into"]
