"""Where: which places of a sentence belong to one of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.claims.around import Line, Nearby
from firsthand.claims.doers import bounds_of
from firsthand.claims.drafts import Draft
from firsthand.record import Place, PlaceNamed, Statement
from firsthand.sentences import Token

# From this precision on a place is a country, below it something in one.
_COUNTRY = 6
# "Near X", "south of X".
_BESIDE = 2
# From this precision on a place is a province: it may only say where a village lies.
_PROVINCE = 4
# Characters between a town and the province named right behind it, or further on.
_BEHIND, _FAR = 5, 60
# Characters between a town and the one that it lies beside: "in X, located 200 km east of Y".
_AWAY = 40
# A place no further than this behind the words of saying is where they were said.
_NEAR = 24
# A country by its letters, and words that make a place of it all the same.
_LETTERS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,3}")
_INTO = re.compile(
    r"\b(?:in|inside|into|to|from|within|across|throughout|over|of|around|near|entering|leaving)"
    r" (?:the )?$", re.IGNORECASE)
# "A man from X", "Anna Bell, 34, of X": where somebody lives or came from.
_HOME = re.compile(
    r"(?:, (?:of|from) |\b(?:man|woman|boy|girl|resident|residents|native|natives|people|men|women"
    r"|families|family|couple|teenager|migrants|workers|students) (?:of|from) )$")
# Words that say that something was done there.
_AT = {"in", "at", "near", "outside", "inside", "around", "on", "across", "throughout"}


def places_of(
    draft: Draft, nearby: Nearby, statement: Statement | None
) -> tuple[Place, ...]:
    """Choose the places of a figure: its own, those that hang on the harm, else the sentence's.

    Where somebody said it ("said in Geneva") is not where it was.
    """
    if statement is not None and statement.cue.field == nearby.line.field:
        nearby = nearby._replace(places=tuple(
            p for p in nearby.places if not _is_where_it_was_said(p, statement, nearby.line)))
    nearby = nearby._replace(places=tuple(
        p for p in nearby.places if not _says_whose(p, nearby.line)))
    nearby = nearby._replace(
        places=tuple(p for p in nearby.places if not _is_adjective(p, nearby.line)))
    start, end = reach_of(draft, nearby.line)
    near = _between_figures(draft, nearby) or [
        p for p in nearby.places if start <= p.start < end] or list(nearby.places)
    # an office, or a paper, is called by its town wherever it is spoken of
    near = [p for p in near if not _names_an_office(p, nearby.line)] or near
    if not near:
        # "Syrian security forces": the adjective of who did it or suffered it says the country
        near = _countries_meant(draft, nearby)
    return as_places([p for p in _not_homes(near, nearby.line)
                      if p in nearby.countries or not _is_actor(p, draft, nearby.line)])


def as_places(near: Sequence[PlaceNamed]) -> tuple[Place, ...]:
    """Take the places named together as those of a figure: the inner ones, not what holds them."""
    inner = {p.country for p in near if p.precision < _COUNTRY}
    chosen = [p for p in near if p.precision < _COUNTRY or p.country not in inner]
    chosen = [p for p in chosen if not _only_says_where(p, chosen)]
    chosen = [p for p in chosen if not _only_points_from(p, chosen)]
    once = {(p.name, p.admin1, p.country, p.precision): p for p in reversed(chosen)}
    return tuple(
        Place(**{name: getattr(p, name) for name in Place.__struct_fields__})
        for p in chosen if p in once.values())


def _not_homes(places: Sequence[PlaceNamed], line: Line) -> Sequence[PlaceNamed]:
    """Leave out where somebody lives ("the man, 34, of X,"), if another place is named."""
    others = [p for p in places if not _HOME.search(line.doc.text[: p.start - line.start])]
    return others or places


def _is_where_it_was_said(place: PlaceNamed, statement: Statement, line: Line) -> bool:
    """Tell "told reporters in Geneva": right behind the words of saying and in nothing said."""
    if any(p.start <= place.start < p.end for p in statement.content):
        return False
    end = max(statement.cue.end, statement.via.end if statement.via else 0)
    if not line.start <= end <= place.start or place.start - end > _NEAR:
        return False
    return "," not in line.doc.text[end - line.start:place.start - line.start]


def _says_whose(place: PlaceNamed, line: Line) -> bool:
    """Tell "U.S. citizens" and "U.S. Embassy": a country before a noun says whose, not where."""
    return place.precision >= _COUNTRY and _noun_behind(place, line) is not None


def _names_an_office(place: PlaceNamed, line: Line) -> bool:
    """Tell "the Kesra governor" from "in Kesra province" and "at the Kesra market"."""
    noun = _noun_behind(place, line)
    return noun is not None and not (noun.dep == "pobj" and noun.head.lower in _AT)


def _noun_behind(place: PlaceNamed, line: Line) -> Token | None:
    last = next((t for t in line.doc if line.start + t.idx + len(t) >= place.end), None)
    before = last is not None and last.dep in {"compound", "amod", "nmod", "poss"} and (
        last.head.i > last.i and last.head.tag[:2] == "NN")
    return last.head if before and last is not None else None


def _is_adjective(place: PlaceNamed, line: Line) -> bool:
    """Tell "U.S. soldiers" from "in the U.S.": letters for a country, before what belongs to it."""
    start, end = place.start - line.start, place.end - line.start
    if place.precision < _COUNTRY or not _LETTERS.fullmatch(place.as_written):
        return False
    text = line.doc.text
    return text[end : end + 1] == " " and _INTO.search(text[:start]) is None


def reach_of(draft: Draft, line: Line) -> tuple[int, int]:
    """Give the stretch of the report that hangs on the word of harm."""
    first, last = draft.word.left_edge, draft.word.right_edge
    return line.start + first.idx, line.start + last.idx + len(last)


def _between_figures(draft: Draft, nearby: Nearby) -> list[PlaceNamed]:
    """Give the places between this figure and the next ("seven in X and three in Y")."""
    figures = nearby.every if draft.part else nearby.figures
    if len(figures) < 2:
        return []
    line = nearby.line
    start = line.doc[draft.amount.first].idx
    end = next((other for other in figures if other > start), len(line.doc.text))
    owned = [p for p in nearby.places if start < p.start - line.start < end]
    return owned if len(owned) < len(nearby.places) else []


def _countries_meant(draft: Draft, nearby: Nearby) -> list[PlaceNamed]:
    begin = nearby.line.start
    spans = [
        (begin + word.left_edge.idx, begin + word.idx + len(word))
        for word in (draft.actor, draft.head) if word is not None
    ]
    meant = [p for p in nearby.countries if any(a <= p.start < b for a, b in spans)]
    return meant[:1] if len({p.country for p in meant}) == 1 else []


def _only_says_where(place: PlaceNamed, places: Sequence[PlaceNamed]) -> bool:
    """Tell a province that only says where a village beside it lies."""
    return any(
        _is_part_of(p, place) or _is_area_of(place, p)
        or ((p.precision < _PROVINCE or p.gazetteer_id is None)
            and 0 < place.start - p.end <= _BEHIND and p.country == place.country
            and (p.gazetteer_id is None or place.precision >= _PROVINCE)
            and (p.admin1 == place.admin1 or place.precision >= _COUNTRY))
        for p in places if p is not place
    )


def _is_area_of(area: PlaceNamed, town: PlaceNamed) -> bool:
    """Tell the department that a town before it lies in: "in X, the capital of Y department"."""
    return (
        area.precision == _PROVINCE and town.precision <= _BESIDE
        and (area.country, area.admin1) == (town.country, town.admin1)
        and 0 < area.start - town.end <= _FAR)


def _is_part_of(part: PlaceNamed, town: PlaceNamed) -> bool:
    """Tell a neighbourhood that the gazetteer lacks from the town at whose point it is put."""
    return part.gazetteer_id is None and town.gazetteer_id is not None and (
        part.latitude is not None and part.latitude == town.latitude
        and part.longitude == town.longitude)


def _only_points_from(place: PlaceNamed, places: Sequence[PlaceNamed]) -> bool:
    """Tell a town that only says where another lies: "in X, south of Y"."""
    return place.precision == _BESIDE and place.gazetteer_id is not None and any(
        0 < place.start - p.end < _AWAY and p.country in {place.country, None}
        and p.precision != _BESIDE for p in places)


def _is_actor(place: PlaceNamed, draft: Draft, line: Line) -> bool:
    if draft.actor is None:
        return False
    first, last = (line.doc[i] for i in bounds_of(draft.actor))
    return line.start + first.idx <= place.start < line.start + last.idx + len(last)
