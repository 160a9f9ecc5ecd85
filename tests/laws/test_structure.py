"""Structure does not hang on words we have seen: shapes drawn anew keep claims and speakers.

``python -m tests.laws.test_structure [SHAPE] [NUMBER]`` prints what differs, by cause.
"""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from firsthand.intake import Captured
from firsthand.intake import Told as Given
from firsthand.pipeline import House
from firsthand.record import Capture, Reading, make_id
from firsthand.reports import read_report
from firsthand.settings import Settings
from tests.laws.variants import SHAPES, Said, Told, Variant, variants

EACH = 30
# The share of variants with all their structure right, pinned where it stands: raise it when it is
# beaten, never lower it. One wrong row of a dozen makes a variant wrong.
FLOORS = {
    "long report": 0.9, "breakdown": 1.0, "shooting": 1.0, "communique": 1.0, "flood": 0.96,
}


def read(house: House, drawn: list[Variant]) -> list[Reading]:
    """Read all in one batch, so that many are parsed together."""
    reports = []
    for variant in drawn:
        given = Given(text=variant.text, published="2031-03-12")
        capture = Capture(id=make_id("capture", variant.text), target_uri="drawn", captured_at="",
                          media_type="text/plain", size=0)
        reports.append(read_report(
            Captured(capture=capture, data=variant.text.encode(), kind="text", told=given),
            house.words))
    return list(house.read_reports(reports))


def told(reading: Reading) -> list[Told]:
    """Write the claims as a variant does; background and what a headline repeats are left out."""
    return [
        Told(c.harm, c.count.number, c.count.low, c.count.best, c.count.high, c.scope,
             c.claimant or "", c.within is not None)
        for c in reading.claims if not c.background
    ]


def said(reading: Reading) -> list[Said]:
    return [Said(" + ".join(s.source.names) or s.source.name or "", s.act)
            for s in reading.statements if s.repeats is None]


def differences(variant: Variant, reading: Reading) -> list[str]:
    """Name each claim and statement that is missing or too many; empty where all is right."""
    rows = []
    for kind, wanted, found in (("claim", Counter(variant.claims), Counter(told(reading))),
                                ("statement", Counter(variant.statements), Counter(said(reading)))):
        rows += [f"missing {kind} {tuple(row)}" for row in (wanted - found).elements()]
        rows += [f"further {kind} {tuple(row)}" for row in (found - wanted).elements()
                 if row not in variant.spare]
    return rows


@pytest.fixture(scope="module")
def house() -> House:
    return House(Settings())


@pytest.mark.parametrize("shape", SHAPES)
def test_structure_stays_when_the_words_change(house, shape):
    drawn = variants(shape, EACH)

    wrong = {index: rows for index, (variant, reading) in
             enumerate(zip(drawn, read(house, drawn), strict=True))
             if (rows := differences(variant, reading))}

    share = 1 - len(wrong) / EACH
    assert share >= FLOORS[shape], "\n".join(
        f"{shape} {index}: {row}" for index, rows in wrong.items() for row in rows)


def test_variants_differ():
    """A generator that always draws the same would prove nothing."""
    for shape in SHAPES:
        drawn = variants(shape, EACH)
        assert len({variant.text for variant in drawn}) == EACH
        assert len({frozenset(variant.claims) for variant in drawn}) > EACH // 2
        assert [v.text for v in drawn] == [v.text for v in variants(shape, EACH)]


def test_a_difference_is_seen(house):
    """The measure itself: one changed bound or speaker is reported."""
    (drawn,) = variants("flood", 1)
    (reading,) = read(house, [drawn])
    claim, statement = drawn.claims[1], drawn.statements[2]
    off = drawn._replace(
        claims=[drawn.claims[0], claim._replace(low=(claim.low or 0) + 1), *drawn.claims[2:]],
        statements=[*drawn.statements[:2], statement._replace(act="condemn"),
                    *drawn.statements[3:]])

    rows = set(differences(off, reading)) - set(differences(drawn, reading))

    assert len(rows) >= 2


def main(shapes: list[str], number: int) -> None:
    house = House(Settings())
    for shape in shapes:
        drawn = variants(shape, number)
        right = 0
        for index, (variant, reading) in enumerate(zip(drawn, read(house, drawn), strict=True)):
            rows = differences(variant, reading)
            right += not rows
            if rows:
                print(f"\n{shape} {index}\n{variant.text}")
                print("\n".join(f"  ** {row}" for row in rows))
        print(f"\n{shape}: {right} of {number} right")


if __name__ == "__main__":
    chosen = [a for a in sys.argv[1:] if a in SHAPES] or list(SHAPES)
    main(chosen, next((int(a) for a in sys.argv[1:] if a.isdigit()), EACH))
