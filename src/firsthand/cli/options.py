"""The words that several commands share, and the settings they lead to."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firsthand.cli.saying import Refused, say

if TYPE_CHECKING:
    from firsthand.settings import Settings

DEFAULT_RECORD = "firsthand.db"
_FOUND = Path("firsthand.toml")
_FILE = click.Path(path_type=Path)

_SETTINGS_HELP = "Settings to use instead of firsthand.toml in the current folder."

Command = Callable[..., Any]


def record_option(default: str = DEFAULT_RECORD) -> Callable[[Command], Command]:
    """Add ``--record FILE``."""
    return click.option(
        "--record", "record", type=_FILE, default=default, show_default=True, metavar="FILE",
        help="The record: one file.",
    )


def settings_option(command: Command) -> Command:
    """Add ``--settings FILE``; the command is handed the settings, and the file found is said."""
    return click.option(
        "--settings", "settings", type=_FILE, default=None, metavar="FILE",
        callback=lambda _context, _option, path: _said(path), help=_SETTINGS_HELP,
    )(command)


def settings_checked(command: Command) -> Command:
    """Add ``--settings FILE`` to a command that only shows: it is read, refused, and no more."""
    return click.option(
        "--settings", type=_FILE, default=None, metavar="FILE", expose_value=False,
        callback=lambda _context, _option, path: _settings(path), help=_SETTINGS_HELP,
    )(command)


def json_option(command: Command) -> Command:
    """Add ``--json``."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON, for other programs."
    )(command)


def _said(path: Path | None) -> Settings:
    settings = _settings(path)
    if path is None and _FOUND.exists():
        say(f"Settings are taken from {_FOUND} in this folder.")
    return settings


def _settings(path: Path | None) -> Settings:
    import msgspec

    from firsthand.settings import load_settings

    chosen = path or _FOUND
    if path is not None and not path.is_file():
        raise Refused(f"There is no settings file at {path}. Correct the path.")
    try:
        settings = load_settings(path)
    except msgspec.ValidationError as reason:
        raise Refused(f"{chosen} holds a setting that is not understood: {reason}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        raise Refused(f"{chosen} is not TOML: {reason}.") from None
    except OSError as reason:
        raise Refused(f"{chosen} cannot be read: {reason.strerror}.") from None
    return _beside(chosen, settings)


def _beside(chosen: Path, settings: Settings) -> Settings:
    """Look for the extensions beside the settings file that names them, and read each once."""
    import msgspec

    paths = [chosen.parent / extension for extension in settings.words.extensions]
    for path in paths:
        _refuse_unreadable(path)
    words = msgspec.structs.replace(settings.words, extensions=tuple(map(str, paths)))
    return msgspec.structs.replace(settings, words=words)


def _refuse_unreadable(path: Path) -> None:
    import yaml

    from firsthand.vocabulary import read_extension

    try:
        read_extension(path)
    except OSError as reason:
        raise Refused(
            f"The words in {path} cannot be read: {reason.strerror}. Correct words.extensions in "
            "the settings."
        ) from None
    except yaml.YAMLError as reason:
        raise Refused(f"The words in {path} are not YAML: {reason}") from None
    except UnicodeDecodeError as reason:
        raise Refused(f"The words in {path} are not UTF-8: {reason}.") from None
    except ValueError as reason:
        told = str(reason)
        sentence = f" {told}" if told.startswith("are ") else f" hold {told}"
        raise Refused(f"The words in {path}{sentence}.") from None
