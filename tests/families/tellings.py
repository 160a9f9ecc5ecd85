"""Makes tellings in English whose families are known: one parent, its rewrites, and rivals.

Every fact has several wordings. Two reporters of one event choose their own facts, order and
wordings; a rewrite keeps the facts and the order of its parent and changes only the wording.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from tests.families.cases import a_report
from tests.families.generator import Made, a_word

WORDINGS = [
    block.splitlines()
    for block in Path(__file__).with_name("wordings.txt").read_text("utf-8").split("\n\n")
]
FIGURES = ("n", "m", "k")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "March", "April", "June", "August", "October")
SYNONYMS = {
    "killed": "slain", "people": "persons", "wounded": "injured", "asked": "appealed",
    "arrived": "came", "denied": "disputed", "found": "discovered", "accused": "blamed",
    "army": "military", "fled": "escaped", "families": "households", "ordered": "demanded",
    "inquiry": "investigation", "called": "pleaded", "ceasefire": "truce", "shops": "stores",
    "shut": "closed", "show": "reveal", "houses": "homes", "burnt": "charred",
    "names": "identities", "missing": "disappeared", "talks": "negotiations",
    "collapsed": "failed", "held": "staged",
    "prices": "costs", "doubled": "soared", "closed": "barred", "hid": "concealed",
    "pupils": "schoolchildren", "counted": "tallied", "dead": "deceased", "doctors": "medics",
    "residents": "inhabitants", "attackers": "assailants", "trucks": "lorries", "road": "highway",
    "soldiers": "troops", "city": "town", "night": "evening", "homes": "dwellings",
    "victims": "casualties", "following": "next", "second": "next", "raid": "assault",
    "refused": "declined", "declared": "proclaimed", "stopped": "halted", "told": "instructed",
    "saw": "noticed", "started": "began", "armed": "weaponed", "search": "sweep", "cut": "severed",
    "appeared": "emerged", "shelter": "refuge", "buried": "interred", "place": "site",
}
STRENGTHS = (20, 40, 60, 80, 100)


def an_event(rng: random.Random) -> dict[str, str]:
    """Give every slot of the wordings its value: names, figures, a day."""
    slots = sorted(set(re.findall(r"{(\w+)}", "\n".join(map("\n".join, WORDINGS)))))
    event = {slot: a_word(rng).title() for slot in slots}
    for slot in ("gov", "leader", "mayor", "envoy", "teacher"):
        event[slot] = f"{a_word(rng).title()} {a_word(rng).title()}"
    event |= {slot: str(rng.randint(3, 90)) for slot in FIGURES}
    return event | {"day": rng.choice(DAYS), "month": rng.choice(MONTHS),
                    "year": str(rng.randint(2019, 2029))}


def rewrite(
    rng: random.Random, told: Sequence[tuple[int, int]], voices: Sequence[Sequence[int]],
    strength: float,
) -> list[tuple[int, int]]:
    """Give this share of the sentences, evenly chosen, a wording that no reporter used."""
    chosen = set(rng.sample(range(len(told)), k=round(strength * len(told))))
    return [(fact, rng.choice(voices[fact][2:]) if at in chosen else wording)
            for at, (fact, wording) in enumerate(told)]


def with_synonyms(rng: random.Random, text: str, strength: float) -> str:
    """Exchange this share of the words that have a synonym."""
    return re.sub(
        r"\b[a-z]+\b",
        lambda m: SYNONYMS.get(m[0], m[0]) if rng.random() < strength else m[0], text,
    )


def make_tellings(events: int, seed: int) -> list[Made]:
    """Make events, each with a parent, its rewrites at five strengths, and a rival's telling."""
    rng = random.Random(seed)
    made = []
    for number in range(events):
        event = an_event(rng)
        quotation = f"“{_spoken(rng)},” {event['mayor']} said."
        facts = list(range(len(WORDINGS)))
        voices = [rng.sample(range(4), k=4) for _ in facts]
        first, second = (
            [(fact, voices[fact][reporter]) for fact in rng.sample(facts, k=rng.randint(9, 11))]
            for reporter in (0, 1)
        )
        at = rng.randint(1, 8)
        kin = f"{number}-parent"
        made.append(_made(_text(first, event, quotation, at), kin, "own", 0))
        made.append(_made(_text(second, event, quotation, at - 1), f"{number}-rival", "own", 1))
        for hour, percent in enumerate(STRENGTHS):
            told = rewrite(rng, first, voices, percent / 100)
            other = _text(told, event, quotation, at)
            made.append(_made(other, kin, f"sentences-{percent}", hour + 2))
            swapped = with_synonyms(rng, _text(first, event, quotation, at), percent / 100)
            made.append(_made(swapped, kin, f"synonyms-{percent}", hour + 7))
    return made


def _spoken(rng: random.Random) -> str:
    who = rng.choice(("We", "The people here", "My neighbours", "Those who stayed"))
    what = rng.choice(("buried", "carried", "waited for", "called", "searched for"))
    whom = rng.choice(("our own brothers", "whoever was left", "the youngest first", "our sons"))
    return f"{who} {what} {whom} {rng.choice(('all night', 'alone', 'until noon', 'in the rain'))}"


def _text(
    told: Sequence[tuple[int, int]], event: dict[str, str], quotation: str, at: int
) -> str:
    sentences = [WORDINGS[fact][wording].format(**event) for fact, wording in told]
    return " ".join([*sentences[:at], quotation, *sentences[at:]])


def _made(text: str, kin: str, kind: str, hour: int) -> Made:
    name = f"{kin}-{kind}"
    report = a_report(text, f"Paper {name}", given_id=name,
                      published=f"2031-05-06T{hour + 8:02}:00:00Z")
    return Made(report, kin, kind)
