"""The command line: what is asked in words is answered by the rooms.

Before, a question; after, the answer and an exit code: 0 done, 1 done but something asked for
attention (``read --fail-on``, ``check``), 2 asked wrongly.

>>> from click.testing import CliRunner
>>> asked = CliRunner().invoke(firsthand, ["brief", "--record", "nowhere.db"])
>>> print(asked.stderr.strip(), asked.exit_code)
There is no record at nowhere.db. Read some reports into it first. 2
"""

from __future__ import annotations

import signal

import click

from firsthand.cli.checking import check
from firsthand.cli.exporting import export
from firsthand.cli.reading import read
from firsthand.cli.saying import refuse_unusable, say
from firsthand.cli.showing import brief, why
from firsthand.cli.trying import demo

__all__ = ["firsthand", "main"]


class _Plain(click.Group):
    """Commands in the order in which they are needed; no traceback for the user's mistakes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            say("Stopped. What was read is kept: run the same command again to go on.")
            raise click.exceptions.Exit(130) from None
        except Exception as reason:
            refuse_unusable(reason)


@click.group(cls=_Plain, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="firsthand", message="firsthand %(version)s")
def firsthand() -> None:
    """Read reports of violence and disaster into a record that can be argued with.

    A copy is not a witness: every number says who claims it, through whom, in which words, and
    how many of the tellings really know.

    \b
    First steps:
      firsthand demo                       the sample reports, and their brief
      firsthand read ~/reports             your own, into firsthand.db in this folder
      firsthand brief                      what they say, and who really knows
      firsthand why ID                     the working behind any value of the brief
    """


for _command in (read, brief, why, check, export, demo):
    firsthand.add_command(_command)


def main() -> None:
    """Answer one command line."""
    if hasattr(signal, "SIGPIPE"):
        # `firsthand brief | head` ends quietly, as other programs do; reading survives being
        # killed at any moment.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    firsthand(prog_name="firsthand")
