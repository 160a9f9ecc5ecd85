"""The words, kept as commented YAML where someone who does not program can change them.

A folder a language; a file a kind of word. Extension files of the user are merged over them:
a list grows, a mapping gains keys, a plain value is replaced.

>>> words = load_vocabulary("en")
>>> sorted(words.files)[:1] == sorted(words.files)[:1]
True
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from firsthand.vocabulary.extending import read_extension

__all__ = ["Vocabulary", "load_vocabulary", "read_extension"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Vocabulary:
    """One language's words; ``words["harms"]`` is the content of ``harms.yaml``."""

    def __init__(self, language: str, files: dict[str, Any]) -> None:
        """Take the files' contents by their names without suffix."""
        self.language = language
        self.files = files

    def __getitem__(self, name: str) -> Any:
        """Give one file's content; a name that no file has raises ``KeyError``."""
        return self.files[name]

    @cached_property
    def digest(self) -> str:
        """Give the sha256 that a run keeps to say which words it read with."""
        return hashlib.sha256(repr(_ordered(self.files)).encode()).hexdigest()


def load_vocabulary(language: str, extensions: tuple[Path, ...] = ()) -> Vocabulary:
    """Read one language's folder and merge the extensions, whose top keys name files."""
    folder = resources.files(__package__) / language
    files = {
        entry.name.removesuffix(".yaml"): yaml.load(entry.read_text("utf-8"), _Loader)
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml")
    }
    for extension in extensions:
        files = _merged(files, read_extension(extension))
    return Vocabulary(language, files)


def _merged(ground: Any, more: Any) -> Any:
    if isinstance(ground, dict) and isinstance(more, dict):
        return {
            key: _merged(ground[key], more[key]) if key in ground and key in more
            else more.get(key, ground.get(key))
            for key in [*ground, *(k for k in more if k not in ground)]
        }
    if isinstance(ground, list) and isinstance(more, list):
        return [*ground, *(item for item in more if item not in ground)]
    return more


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, _ordered(value[key])) for key in sorted(value, key=str)]
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    return value
