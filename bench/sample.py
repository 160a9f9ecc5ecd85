"""Hold the shipped sample to what a careful analyst wrote down before the code ran on it.

    python bench/sample.py               what is missing and what is too much, by report
    python bench/sample.py --brief       the totals alone
    python bench/sample.py --only fam    one measure, by any part of its name
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # the tests hold the demo to the same

from tests.samples.sample import Sample
from tests.samples.scoring import SCORES


def main() -> None:
    """Read the sample once and print each measure."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--brief", action="store_true")
    arguments.add_argument("--only", default="")
    chosen = arguments.parse_args()
    sample = Sample()
    for name, score in SCORES.items():
        if chosen.only not in name:
            continue
        made = score(sample)
        if not chosen.brief:
            print(*made.notes, sep="\n")
        print(f"{name}: {made.wanted} wanted, {made.found} found, "
              f"{made.right} right in every respect")


if __name__ == "__main__":
    main()
