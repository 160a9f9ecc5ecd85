"""What is said on a terminal beside the answer, and how a mistake is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from rich.console import Console


class Refused(click.ClickException):
    """Something was asked that cannot be done: one sentence, what to do, exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print the sentence on stderr, and nothing else."""
        say(self.message)


def say(words: str) -> None:
    """Say something on stderr; words that came from a report or a path drive no terminal."""
    click.echo(_safe(words), err=True)


def tell(words: str = "") -> None:
    """Print a line of the answer on stdout."""
    click.echo(_safe(words))


def screen(*, stderr: bool = False) -> Console:
    """Give the terminal as rich sees it: NO_COLOR, COLUMNS and pipes are honoured."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=False)


def refuse_unusable(reason: Exception) -> NoReturn:
    """Turn what is the user's to mend into a sentence; anything else is a bug and goes on up."""
    import apsw

    from firsthand.ledger import RecordUnusable

    if isinstance(reason, RecordUnusable):
        raise Refused(str(reason)) from None
    if isinstance(reason, apsw.FullError):
        raise Refused(
            "The disk is full. Make room and run the same command again: what was read is kept."
        ) from None
    raise reason


def _safe(words: str) -> str:
    if words.replace("\n", "").isprintable():
        return words
    from firsthand.brief import visible

    return visible(words)
