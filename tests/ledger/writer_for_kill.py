"""Reads invented reports, says so line by line, to be killed: ``PATH FACTORIES COUNT``."""

import sys
from pathlib import Path

from firsthand.ledger import open_ledger


def write(path: Path, count: int) -> None:
    import book_factories as make

    with open_ledger(path) as ledger:
        ledger.start_run(make.a_run())
        for number in range(count):
            reading = make.a_reading(
                said_by=f"Speaker {number % 7}", killed=number + 1, tail=" Rain fell." * 40
            )
            data = reading.report.text.encode()
            if not ledger.has_read(reading.report):
                ledger.keep(make.a_capture(data, reading.report.id), data, [reading])
                print("kept", flush=True)
        ledger.finish_run("run-1", make.a_weighing(list(ledger.readings())))


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[2])
    write(Path(sys.argv[1]), int(sys.argv[3]))
