"""Every type of the record, frozen; read this first.

The types are the contract: written as JSON Lines they are what ``export --as jsonl`` prints,
one object a line with ``type`` first. The words come from the field's standards and are named
where they are used. This module imports nothing from the house.

>>> claim_id = make_id("claim", "report-1", "12:40", "killed")
>>> claim_id == make_id("claim", "report-1", "12:40", "killed")
True
>>> Passage(start=0, end=6, exact="Twelve").field
'text'
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

Harm = Literal[
    "killed", "injured", "killed-or-injured", "missing", "abducted", "detained", "captured",
    "displaced",
]
Act = Literal[
    "assert", "confirm", "deny-event", "deny-responsibility", "reject-figure", "deny-knowledge",
    "decline-to-comment", "concern", "condolence", "condemn", "accuse", "call-for", "pledge",
    "threaten", "claim-responsibility", "praise", "investigate", "announce",
]
Mode = Literal["direct", "indirect", "mixed"]
Wording = Literal["exact", "at least", "at most", "about", "range", "vague", "none"]
Status = Literal["civilian", "combatant", "security", "perpetrator", "unstated"]
Age = Literal["child", "adult", "elder", "unstated"]
Sex = Literal["female", "male", "unstated"]
Polarity = Literal["asserted", "hedged", "denied", "forecast", "hypothetical", "corrected"]
Span = Literal["this incident", "running total", "daily increment", "unclear"]
Where = Literal["text", "headline"]
CreditKind = Literal["agency", "link", "contributor", "publisher"]
Derivation = Literal[
    "earliest", "reprint", "excerpt", "rewrite", "translation", "independent", "unsure",
]
OriginKind = Literal["named", "unnamed", "nobody"]
IncidentKind = Literal[
    "attack", "bombing", "kidnapping", "clash", "massacre", "protest", "arrest", "accident",
    "disaster", "unclear",
]
DriftKind = Literal[
    "hedge", "bound", "unit", "scope", "period", "place", "attribution", "act", "name", "digits",
    "quotation",
]
FollowUpStatus = Literal["open", "met", "partly met", "broken", "refused", "overtaken"]


def make_id(kind: str, *parts: str) -> str:
    """Give the id that the same content always gets: the kind and 20 hex digits of a sha256."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:20]}"


class _Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """What all records share: frozen, made with keywords, equal when their content is equal."""


class Passage(_Frozen, frozen=True, kw_only=True):
    """Words with an address (W3C Web Annotation: TextPositionSelector, TextQuoteSelector).

    ``start`` and ``end`` count characters (code points) of the report's text, or of its headline
    where ``field`` says so; ``exact`` is those characters. The prefix and suffix of the standard
    are read from the report's text when an annotation is written.
    """

    start: int
    end: int
    exact: str
    field: Where = "text"


class Words(_Frozen, frozen=True, kw_only=True):
    """A value that keeps the words it was read from, and where they stand."""

    as_written: str
    start: int
    end: int
    field: Where = "text"


class Capture(_Frozen, frozen=True, kw_only=True, tag="capture", tag_field="type"):
    """Bytes as they came in (WARC: payload digest, target URI, date, media type).

    ``id`` is the sha256 of the bytes, ``size`` their number, ``captured_at`` ISO 8601 in UTC.
    """

    id: str
    target_uri: str
    captured_at: str
    media_type: str
    size: int


class Credit(Words, frozen=True, kw_only=True):
    """A line that says whose text or work this is: an agency, a link, a contributor."""

    agency: str
    kind: CreditKind


class Aligned(_Frozen, frozen=True, kw_only=True):
    """A stretch of the report's text and where the same characters stand in the original page."""

    start: int
    end: int
    page_start: int


class Report(_Frozen, frozen=True, kw_only=True, tag="report", tag_field="type"):
    """One publisher's telling, once (IPTC ninjs: headlines, by, located, firstCreated).

    ``text`` is never rewritten; ``text_sha256`` is over exactly that text in UTF-8. ``headline``
    is a field of its own where it was given apart, and ``headline_at`` says where it stands in
    the text otherwise. ``published`` is an ISO date or time, null where nothing said it.
    ``original`` leads back to the decoded original page, stretch by stretch; empty where the
    alignment is missing, and ``missing`` then says so.
    """

    id: str
    capture: str
    given_id: str | None
    publisher: str | None
    url: str | None
    headline: str | None
    headline_at: Passage | None
    by: str | None
    credit: tuple[Credit, ...]
    located: str | None
    published: str | None
    language: str
    text_sha256: str
    text: str
    about_harm: bool = True
    missing: tuple[str, ...] = ()
    original: tuple[Aligned, ...] = ()


class Source(Words, frozen=True, kw_only=True):
    """Whoever is speaking (PARC: source). ``named`` is false for "a security official".

    The words are empty where nobody is said to hold what is held ("is expected to rise").

    ``name`` is the resolved name or null; ``names`` holds each of several joint speakers.
    """

    name: str | None
    names: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    standpoint: str | None = None
    named: bool = False


class Count(Words, frozen=True, kw_only=True):
    """How many, with its doubt (UCDP GED: low, best, high). A missing bound stays missing."""

    number: int | None
    low: int | None
    best: int | None
    high: int | None
    wording: Wording


class Victims(Words, frozen=True, kw_only=True):
    """Who was harmed (Every Casualty: status, age, sex, names)."""

    status: Status = "unstated"
    age: Age = "unstated"
    sex: Sex = "unstated"
    group: str | None = None
    names: tuple[str, ...] = ()


class Place(Words, frozen=True, kw_only=True):
    """Where, and how near the point is.

    ``precision`` is UCDP GED where_prec: 1 the place itself, 2 near it, 3 a second-order and 4 a
    first-order area, 5 a part of a country or a region, 6 a country, 7 a continent or unknown.

    ``latitude`` and ``longitude`` are degrees (WGS 84); ``country`` is ISO 3166-1 alpha-2;
    ``gazetteer_id`` is the GeoNames id, null where the gazetteer lacks the place.
    """

    name: str | None
    country: str | None
    admin1: str | None
    gazetteer_id: str | None
    latitude: float | None
    longitude: float | None
    precision: int


class PlaceNamed(Place, frozen=True, kw_only=True, tag="place", tag_field="type"):
    """Every place named in a report, in a claim or not."""

    id: str
    report: str


class When(Words, frozen=True, kw_only=True, rename={"from_": "from"}):
    """When, as an interval of ISO dates, both ends included.

    ``precision`` is UCDP GED date_prec: 1 the day is known, 2 two to six days, 3 a week,
    4 a month, 5 more than a month. An unknown end is null.
    """

    from_: str | None
    to: str | None
    precision: int


class TimeNamed(
    When, frozen=True, kw_only=True, tag="time", tag_field="type", rename={"from_": "from"}
):
    """Every time expression; ``value`` is its TIMEX3 value (2025-03-10, 2025-03, P3D)."""

    id: str
    report: str
    value: str


class Statement(_Frozen, frozen=True, kw_only=True, tag="statement", tag_field="type"):
    """Somebody said something (PARC attribution relation: source, cue, content).

    ``act`` maps to ``plover`` and ``cameo`` by the codebook; ``target`` is whom or what it is
    about; ``via`` through whom it reached this report; ``rule`` names what found it.
    """

    id: str
    report: str
    act: Act
    plover: str | None
    cameo: str | None
    mode: Mode
    source: Source
    cue: Passage
    content: tuple[Passage, ...]
    target: Words | None
    when: When | None
    via: Source | None
    rule: str
    repeats: str | None = None


class Claim(_Frozen, frozen=True, kw_only=True, tag="claim", tag_field="type"):
    """Somebody's figure for harm done to people.

    A claim without a ``statement`` is the publisher speaking. ``claimant`` is the resolved
    name, null where nobody named stands behind the figure. ``scope`` is one key made from the
    victims' attributes. ``within`` is the claim it is part of; ``repeats`` the claim of the body
    that a headline or a standfirst only tells again; ``background`` marks an earlier event told
    for context.
    """

    id: str
    report: str
    harm: Harm
    means: str | None
    scope: str
    count: Count
    victims: Victims
    place: tuple[Place, ...]
    when: When | None
    actor: Source | None
    statement: str | None
    claimant: str | None
    via: Source | None
    polarity: Polarity
    span: Span
    within: str | None
    evidence: Passage
    sentence: Passage
    rule: str
    repeats: str | None = None
    background: bool = False


class Name(_Frozen, frozen=True, kw_only=True, tag="name", tag_field="type"):
    """What a party is called, and by whom: ``by`` is null where it is the report's own word."""

    id: str
    report: str
    party: str
    as_written: str
    by: str | None
    evidence: Passage
    statement: str | None = None


class Member(_Frozen, frozen=True, kw_only=True):
    """A report in a family (METER: wholly, partially or not derived); ``share`` is 0 to 1."""

    report: str
    parents: tuple[str, ...]
    derivation: Derivation
    share: float


class Shared(_Frozen, frozen=True, kw_only=True):
    """The same words on both sides of a link."""

    a: Passage
    b: Passage


class Link(_Frozen, frozen=True, kw_only=True):
    """What was found between two reports: ``share`` of the shorter text found in the longer."""

    a: str
    b: str
    kind: Derivation
    share: float
    why: str
    shared: tuple[Shared, ...] = ()


class Family(_Frozen, frozen=True, kw_only=True, tag="family", tag_field="type"):
    """Reports that share wording, with who copied whom; ``earliest`` is null where undecidable."""

    id: str
    earliest: str | None
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    why: tuple[str, ...] = ()


class Origin(_Frozen, frozen=True, kw_only=True, tag="origin", tag_field="type"):
    """The informant that claims go back to, through families and through attribution."""

    id: str
    name: str
    kind: OriginKind
    claims: tuple[str, ...]
    reports: tuple[str, ...]


class Incident(_Frozen, frozen=True, kw_only=True, tag="incident", tag_field="type"):
    """What claims are about: one event, or a bounded wave of them."""

    id: str
    title: str
    kind: IncidentKind
    means: tuple[str, ...]
    place: tuple[Place, ...]
    when: When | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    why: tuple[str, ...] = ()


class Standing(_Frozen, frozen=True, kw_only=True, tag="standing", tag_field="type"):
    """For one incident, harm and scope on one date: who really knows, and why.

    Each origin speaks with its latest claim; ``low`` and ``high`` are the smallest and largest
    of these; ``best`` is null until a person sets it. ``first`` is the claim that told it first.
    """

    id: str
    incident: str
    harm: Harm
    scope: str
    as_of: str
    low: int | None
    best: int | None
    high: int | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    families: tuple[str, ...]
    origins: tuple[str, ...]
    first: str | None
    why: tuple[str, ...]


class Drift(_Frozen, frozen=True, kw_only=True, tag="drift", tag_field="type"):
    """What a telling changed from its parent; ``before`` and ``after`` are the words."""

    id: str
    family: str
    parent: str
    child: str
    kind: DriftKind
    before: Passage | None
    after: Passage | None


class FollowUp(_Frozen, frozen=True, kw_only=True, tag="follow_up", tag_field="type"):
    """A call or pledge, and the later statements, or reports, that may answer it."""

    id: str
    statement: str
    status: FollowUpStatus
    evidence: tuple[str, ...]


class Judgement(_Frozen, frozen=True, kw_only=True, tag="judgement", tag_field="type"):
    """A person's decision, signed; a new one supersedes, nothing is erased."""

    id: str
    left: str
    right: str | None
    verdict: str
    by: str
    at: str
    note: str
    supersedes: str | None = None


class Run(_Frozen, frozen=True, kw_only=True, tag="run", tag_field="type"):
    """One reading (W3C PROV: activity): what was read, by which version, settings and words."""

    id: str
    version: str
    settings: str
    vocabulary: str
    started_at: str
    inputs: tuple[str, ...]


class Problem(_Frozen, frozen=True, kw_only=True, tag="problem", tag_field="type"):
    """Something about the input that the reader must know: what, about what, what to do."""

    id: str
    slug: str
    about: str
    sentence: str
    remedy: str
    at: Passage | None = None


class Reading(_Frozen, frozen=True, kw_only=True):
    """Everything taken from one report alone; what the rooms below the line hand on."""

    report: Report
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    names: tuple[Name, ...] = ()
    places: tuple[PlaceNamed, ...] = ()
    times: tuple[TimeNamed, ...] = ()
    problems: tuple[Problem, ...] = ()


class Weighing(_Frozen, frozen=True, kw_only=True):
    """Everything concluded from all reports together; rebuilt by every run."""

    families: tuple[Family, ...] = ()
    origins: tuple[Origin, ...] = ()
    incidents: tuple[Incident, ...] = ()
    standings: tuple[Standing, ...] = ()
    drifts: tuple[Drift, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    problems: tuple[Problem, ...] = ()


Row = (
    Report | Capture | Judgement | Run | Statement | Claim | PlaceNamed | TimeNamed | Name
    | Family | Origin | Incident | Standing | Drift | FollowUp | Problem
)
"""One line of the record as JSON Lines."""
