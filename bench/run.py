"""Run every measure: ``make bench``, or ``make bench CORPORA=FOLDER`` with annotated corpora.

The corpora are not part of the project. Without their folder the measures that need one are
named and left out.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parent
# What a measure is handed of the corpora's folder; a measure not named here needs none.
CORPUS = {
    "bench_attributions.py": "polnear",
    "bench_acts.py": "plv_zsp",
    "bench_dates.py": "cis530_gva",
    "bench_families.py": ".",
    "bench_incidents.py": ".",
    "bench_local_crime.py": ".",
    "bench_places.py": "geo",
    "bench_quotations.py": "polnear",
    "bench_scenarios.py": "../scenarios",
    "bench_times.py": "tempeval3/Training/TBAQ-cleaned",
    "bench_wire.py": "muc34",
}
NO_MEASURES = {"run.py", "generate_news.py", "blame.py", "corpus.py",
               "casing.py", "likeness.py", "matching.py", "muc.py", "scenarios.py"}


def main(corpora: Path | None) -> int:
    """Run the measures one after the other and give how many failed."""
    failed = 0
    for script in sorted(BENCH.glob("*.py")):
        if script.name in NO_MEASURES:
            continue
        wanted = CORPUS.get(script.name)
        print(f"\n== {script.stem} ==", flush=True)
        if wanted is not None and corpora is None:
            print(f"not measured: no corpora given (make bench CORPORA=FOLDER; it reads {wanted})")
            continue
        given = [] if wanted is None or corpora is None else [str(corpora / wanted)]
        failed += subprocess.run([sys.executable, str(script), *given], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
