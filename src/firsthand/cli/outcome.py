"""What a reading took in, in words: how many, what was wrong, what to do next."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.cli.options import DEFAULT_RECORD
from firsthand.cli.saying import tell

if TYPE_CHECKING:
    from firsthand.ledger import Ledger
    from firsthand.pipeline import Summary
    from firsthand.record import Problem

# Problems that say that something was not read at all; the others say that it was, with a doubt.
UNREAD = frozenset({
    "empty", "binary", "too-large", "not-found", "broken-link", "linked-folder", "not-a-file",
    "empty-folder", "unreadable", "unknown-suffix", "not-utf8-lines", "malformed-line",
    "no-text-given", "mail-without-text", "mail-too-deep", "attachments-not-read",
    "archive-too-large", "archive-not-read", "archive-partly-read", "nothing-to-read",
    "page-too-nested", "page-too-large", "page-not-read", "language-not-read", "hidden-files",
    "own-brief",
})
_EXAMPLES = 3  # enough to see what is meant; the brief and --json list them all
_LARGEST = 3


def failing(problems: Sequence[Problem], fail_on: str) -> bool:
    """Say whether these problems are what ``--fail-on`` asked to fail on."""
    if fail_on == "unread":
        return any(problem.slug in UNREAD for problem in problems)
    return fail_on == "any" and bool(problems)


def tell_outcome(summary: Summary, record: Path, seconds: float) -> None:
    """Print what was read, what was found and what was wrong with the input."""
    from firsthand.brief import counted

    known = f" {counted(summary.known, 'report')} known already." if summary.known else ""
    took = f" in {seconds:.0f} s" if seconds >= 1 else ""
    tell(f"{counted(summary.read, 'report')} read into {record}{took}.{known}")
    _tell_incidents(summary)
    _tell_problems(summary, record)


def tell_outcome_as_json(summary: Summary, record: Path) -> None:
    """Print the same as one JSON object."""
    import msgspec

    found = [{"id": i.id, "title": i.title, "reports": len(i.reports)} for i in summary.incidents]
    told = {
        "record": str(record), "read": summary.read, "known": summary.known,
        "incidents": found, "problems": summary.problems,
    }
    tell(msgspec.json.encode(told).decode())


def record_words(record: Path) -> str:
    """Give the words that name this record on a command line; none for the usual one."""
    usual = str(record) == DEFAULT_RECORD
    return "" if usual else f" --record {shlex.quote(str(record))}"


def _tell_incidents(summary: Summary) -> None:
    from firsthand.brief import counted, largest_first

    largest = largest_first(summary.incidents)
    if not largest:
        tell("No incident: no report tells of harm to people.")
        return
    shown = largest[:_LARGEST]
    rest = ", the largest:" if len(largest) > len(shown) else ":"
    tell(f"{counted(len(largest), 'incident')} in the record{rest}")
    for incident in shown:
        tell(f"  {incident.title} ({counted(len(incident.reports), 'report')})")


def _tell_problems(summary: Summary, record: Path) -> None:
    from firsthand.brief import counted
    from firsthand.ledger import open_ledger

    if not summary.problems:
        return
    alike: dict[str, list[Problem]] = defaultdict(list)
    for problem in summary.problems:
        alike[problem.slug].append(problem)
    tell("")
    tell(f"{counted(len(summary.problems), 'problem')} with the input:")
    with open_ledger(record) as ledger:
        for slug in sorted(alike, key=lambda slug: (-len(alike[slug]), slug)):
            _tell_one_kind(alike[slug], ledger)


def _tell_one_kind(problems: list[Problem], ledger: Ledger) -> None:
    ordered = sorted(problems, key=lambda problem: (problem.about, problem.id))
    tell(f"  {ordered[0].slug} ({len(ordered)})")
    for problem in ordered[:_EXAMPLES]:
        tell(f"    {_about(problem, ledger)}: {problem.sentence}")
    if len(ordered) > _EXAMPLES:
        tell(f"    ... and {len(ordered) - _EXAMPLES} more; firsthand brief lists them.")
    tell(f"    What to do: {ordered[0].remedy}")


def _about(problem: Problem, ledger: Ledger) -> str:
    """Name the file or line a problem is about, rather than the id of its report."""
    from firsthand.record import Report

    for row in ledger.look_up(problem.about) if problem.about.startswith("report-") else ():
        if isinstance(row, Report):
            return next(
                (c.target_uri for c in ledger.captures() if c.id == row.capture), problem.about
            )
    return problem.about
