"""Measures drift on pairs of short reports: ``python bench/bench_drift.py [--misses]``.

The pairs are those of ``tests/drift``, written down before the rules: what the second report of
each changed in the first, by kind. A change is found where a drift of its kind quotes words of
both its cells. Printed per kind; of the pairs in which nothing was changed, the share that was
left alone; and how often the road itself finds the second to be a copy of the first.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import Floors

sys.path.insert(0, str(Path(__file__).parent.parent))  # the tests hold the same pairs

from tests.drift.pairs import Outcome, by_kind, judge_pairs, read, read_pairs

from firsthand.families import find_families
from firsthand.pipeline import House
from firsthand.record import Reading
from firsthand.settings import Settings

# Pairs written in three rounds after the rules, each before it was read: shorter texts, and more
# of them told in quite other words.
LATER = ("other-genres", "further-genres", "third-reading")


def main(*, misses: bool) -> int:
    """Print every figure beside its floor, and say whether one was lost."""
    floors = Floors("drift")
    house, pairs = House(Settings()), read_pairs()
    outcomes = list(judge_pairs(pairs, house))
    for kind, (wanted, found) in sorted(by_kind(outcomes).items()):
        floors.hold(kind, found / wanted, f"{found} of {wanted}")
    changed = [outcome for outcome in outcomes if outcome.pair.changes]
    same = [outcome for outcome in outcomes if not outcome.pair.changes]
    for name, chosen in (("pairs that changed", changed), ("pairs that did not", same)):
        right = sum(outcome.right for outcome in chosen)
        floors.hold(name, right / len(chosen), f"{right} of {len(chosen)}")
    found_alone = sum(not outcome.beside for outcome in changed)
    floors.hold("nothing beside", found_alone / len(changed), f"{found_alone} of {len(changed)}")
    two = [(pair.group in LATER, readings)
           for pair, readings in zip(pairs, read(pairs, house), strict=True) if len(readings) > 1]
    for name, later in (("copies found by the road", False), ("later copies found by it", True)):
        chosen = [readings for is_later, readings in two if is_later is later]
        linked = sum(_is_linked(readings, house) for readings in chosen)
        floors.hold(name, linked / len(chosen), f"{linked} of {len(chosen)}")
    if misses:
        for outcome in outcomes:
            _show(outcome)
    return 0 if floors.held else 1


def _is_linked(readings: Sequence[Reading], house: House) -> bool:
    families = find_families([reading.report for reading in readings], house.words)
    return any(member.parents for family in families for member in family.members)


def _show(outcome: Outcome) -> None:
    if outcome.right and not outcome.beside:
        return
    print(f"\n{outcome.pair.group}: {outcome.pair.title}")
    for name, changes in (("missing", outcome.missing), ("beside", outcome.beside)):
        for change in changes:
            print(f"  {name:8} {change.kind}: {change.before!r} -> {change.after!r}")


if __name__ == "__main__":
    sys.exit(main(misses="--misses" in sys.argv))
