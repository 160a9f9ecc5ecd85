"""The words of ``places.yaml``, made ready for looking up.

>>> from firsthand.vocabulary import load_vocabulary
>>> PlaceWords(load_vocabulary("en")["places"]).demonyms["Syrian"]
'SY'
"""

from __future__ import annotations

import re
from typing import Any


class PlaceWords:
    """Sets of words and the patterns made of them."""

    def __init__(self, words: dict[str, Any]) -> None:
        """Take the content of the file."""
        self.demonyms = {
            name: code for code, names in words["demonyms"].items() for name in names
        }
        self.given = frozenset(words["given names"])
        self.surnames = frozenset(words["surnames"])
        self.never = frozenset(words["never places"])
        self.titles = frozenset(words["titles"])
        self.ordinary = frozenset(words["ordinary words"])
        self.organisations = frozenset(words["organisation words"])
        self.bodies = frozenset(words["public bodies"])
        self.particles = frozenset(words["particles"])
        self.short_areas: dict[str, str] = words["short areas"]
        self.parts_of_countries = frozenset(words["parts of countries"])
        self.levels = dict.fromkeys(words["first-order words"], 4)
        self.levels |= dict.fromkeys(words["second-order words"], 3)
        self.directions = frozenset(words["directions"])
        self.kinds = frozenset(self.levels) | frozenset(
            (*words["settlement words"], *words["either-order words"], *words["locality words"]))
        self.peoples = frozenset(words["peoples"])
        self._read_patterns(words)
        self._read_localities(words)

    def _read_patterns(self, words: dict[str, Any]) -> None:
        """Make the patterns of what stands before and after a name."""
        self.tails = re.compile(rf"-(?:{_either(words['hyphened words'])})(?!\w)")
        self.place_after = re.compile(rf"(?:['’]s?)? (?:{_either(words['place after'])})\b")
        press = _either(words["press words"])
        self.press_before = re.compile(rf"(?:{press}|the|my|online|in|our|this ?is)[ -]?",
                                       re.IGNORECASE)
        self.press_after = re.compile(rf"[ -]?(?:{press}|and|online|today|live)[ -]?\w?$",
                                      re.IGNORECASE)
        settled = _either([*words["settlement words"], *words["settlement plurals"]])
        areas = _either([*words["first-order words"], *words["second-order words"],
                         *words["either-order words"], *words["area plurals"]])
        self.settled_before = re.compile(rf"\b(?:{settled})(?: of|,)? $")
        capital = r"(?:[a-z]{1,3}[-'’])?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
        self.listed_before = re.compile(
            rf"\b(?:{settled}) of (?:{capital}(?:,? and |, ))+$"
        )
        self.area_before = re.compile(rf"\b(?:{areas}) of $")
        near = _either(words["near words"])
        self.near_before = re.compile(rf"\b(?:{near}) (?:the )?(?:\w+ of )?$", re.IGNORECASE)
        name = rf"(?:the )?(?:\w+ of )?{capital}"
        self.between_before = re.compile(rf"\b[Bb]etween {name} and (?:the )?(?:\w+ of )?$")
        self.between_after = re.compile(r" and (?:the )?(?:\w+ of )?(?:[a-z]{1,3}[-'’])?[A-Z]")
        self.near_after = re.compile(rf"(?:['’]s?)? (?:\w+ )?(?:{_either(words['near after'])})\b")
        directions = _either(words["directions"])
        self.direction_before = re.compile(rf"\b(?:{directions}) $", re.IGNORECASE)
        self.place_before = re.compile(
            rf"\b(?:{_either(words['place before'])}) (?:the )?$", re.IGNORECASE
        )
        self.person_after = re.compile(rf",? (?:{_either(words['person after'])})\b")
        self.part_after = re.compile(rf" (?:{_either(words['parts'])})\b")
        plurals = _either(words["area plurals"])
        self.areas_listed_after = re.compile(rf"(?:(?:,? and|,) {capital})+ (?:{plurals})\b")
        self.features_after = re.compile(rf" (?:{_either(words['features'])})\b")
        self.border_after = re.compile(rf" (?:{_either(words['borders'])})\b")
        self.areas_after = re.compile(rf",? (?:{areas})\b", re.IGNORECASE)
        self.settled_after = re.compile(rf",? (?:an? |the )?(?:\w+ )?(?:{settled})\b")

    def _read_localities(self, words: dict[str, Any]) -> None:
        """Make the patterns that find places which the gazetteer may lack."""
        directions = _either(words["directions"])
        local = _either([*words["settlement words"], *words["locality words"]])
        self.settlement_after = re.compile(
            rf" (?:{local})\b(?! of(?! (?:the )?(?:{directions}) [A-Z]))", re.IGNORECASE)
        self.locality_before = re.compile(rf"\b(?:{local}) of $", re.IGNORECASE)
        self.area_around = re.compile(r"\b(?:in|at|near|from|to|around|of) the $")
        self.area_after = re.compile(r" (?:area|zone)\b(?! of)")
        parts = _either(words["town parts"])
        self.town_part_before = re.compile(rf"\b(?:{parts}) of $", re.IGNORECASE)
        self.town_part_after = re.compile(rf" (?:{parts})\b", re.IGNORECASE)


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
