"""Plain words for what the record keeps as keys, dates and numbers.

>>> day("2025-03-10"), day("2025-03"), day("2025-03-10T14:05:00+00:00", hour=True)
('10 March 2025', 'March 2025', '10 March 2025, 14:05 UTC')
>>> scope_words("civilian+child"), number(1300), counted(1, "report"), counted(3, "family")
('civilians, children', '1,300', '1 report', '3 families')
>>> visible("safe\\u202etxt.exe")
'safe⟨U+202E⟩txt.exe'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from firsthand.record import Act, Count, Derivation, Polarity, Report, When, Wording

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
SCOPES = {
    "total": "everyone", "civilian": "civilians", "combatant": "combatants",
    "security": "security forces", "child": "children", "woman": "women",
    "health-worker": "health workers", "journalist": "journalists", "foreigner": "foreigners",
    "perpetrator": "perpetrators",
}
ACTS: dict[Act, str] = {
    "assert": "says", "confirm": "confirms", "deny-event": "denies that it happened",
    "deny-responsibility": "denies having done it", "reject-figure": "rejects a figure",
    "deny-knowledge": "says it does not know", "decline-to-comment": "declines to comment",
    "concern": "voices concern", "condolence": "offers condolences", "condemn": "condemns",
    "accuse": "accuses", "call-for": "calls for", "pledge": "pledges", "threaten": "threatens",
    "claim-responsibility": "says it did it", "praise": "praises",
    "investigate": "investigates", "announce": "announces",
}
WORDINGS: dict[Wording, str] = {
    "exact": "An exact figure: low, best and high are the same.",
    "at least": "A floor: no fewer than this. Nothing above it was said, so high stays blank.",
    "at most": "A ceiling: no more than this. Nothing below it was said, so low stays blank.",
    "about": "An estimate around a figure. Bounds that were not given stay blank.",
    "range": "A range: both ends were given, and no single figure.",
    "vague": "A vague word. Where a low is shown, it is the least that the word can mean.",
    "none": "No figure was given.",
}
POLARITIES: dict[Polarity, str] = {
    "asserted": "told as so", "hedged": "told with a hedge", "denied": "quoted to be rejected",
    "forecast": "a forecast", "hypothetical": "supposed, not told as so",
    "corrected": "withdrawn or corrected later",
}
DERIVATIONS: dict[Derivation, str] = {
    "earliest": "earliest found", "reprint": "reprint", "excerpt": "excerpt",
    "rewrite": "rewrite", "translation": "translation", "independent": "own telling",
    "unsure": "shares wording, not clear who copied",
}
# Embedding, override and isolate controls reorder what a reader sees; the other controls can
# drive a terminal; a lone surrogate cannot be written out. All are shown by their number.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def visible(text: str) -> str:
    """Show characters that hide or reorder others by their number."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def one_line(text: str) -> str:
    """Set words that run over several lines on one."""
    return " ".join(text.split())


def number(value: int | None) -> str:
    """Write a number with its thousands apart, never rounded; a missing one is a dash."""
    return "–" if value is None else f"{value:,}"


def counted(amount: int, thing: str) -> str:
    """Write how many of a thing there are."""
    if amount == 1:
        return f"1 {thing}"
    ending = "es" if thing.endswith("s") else "s"
    many = thing[:-1] + "ies" if thing.endswith("y") else thing + ending
    return f"{amount:,} {many}"


def listed(names: Iterable[str]) -> str:
    """Join names as a sentence does."""
    given = list(names)
    return " and ".join(filter(None, (", ".join(given[:-1]), *given[-1:])))


def moment(iso: str | None) -> datetime | None:
    """Read an ISO date or time as a time in UTC; what cannot be read is null."""
    try:
        read = datetime.fromisoformat(iso or "")
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def day(iso: str | None, *, hour: bool = False) -> str:
    """Write an ISO date as 10 March 2025, with the hour in UTC where it is known and asked for."""
    if not iso:
        return "date not given"
    if re.fullmatch(r"\d{4}-\d{2}", iso) and 1 <= int(iso[5:]) <= 12:
        return f"{MONTHS[int(iso[5:]) - 1]} {iso[:4]}"
    when = moment(iso)
    if when is None:
        return iso
    written = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    return f"{written}, {when:%H:%M} UTC" if hour and "T" in iso else written


def interval(when: When | None) -> str:
    """Write when something was: one day, an interval, or an open one."""
    if when is None or (when.from_ is None and when.to is None):
        return "date not given"
    if when.from_ is None:
        return f"up to {day(when.to)}"
    if when.to is None:
        return f"from {day(when.from_)}"
    return day(when.from_) if when.from_ == when.to else f"{day(when.from_)} to {day(when.to)}"


def scope_words(scope: str) -> str:
    """Write whom a figure counts."""
    return ", ".join(
        SCOPES.get(part, part.removeprefix("group:")) for part in scope.split("+")
    )


def figure_words(count: Count) -> str:
    """Write a figure with its bound, short: 1,300; at least 801; 100 to 300."""
    if count.number is not None:
        exact = count.wording in ("exact", "none")
        return number(count.number) if exact else f"{count.wording} {number(count.number)}"
    if count.low is not None and count.high is not None:
        return f"{number(count.low)} to {number(count.high)}"
    return f"“{one_line(count.as_written)}”"


def publisher_of(report: Report) -> str:
    """Name who printed a report, as far as anything says it."""
    host = urlsplit(report.url).hostname if report.url and "[" not in report.url else None
    return report.publisher or host or report.given_id or "a report without a publisher"
