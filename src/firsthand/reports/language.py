"""Which language a text is in: as declared, else by its commonest words, else by a model."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Protocol, cast

from firsthand.reports.patterns import MastheadWords

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 2_000  # characters: enough for a model, and the same cost for every report
_ENOUGH = 0.15  # a share of common words that no neighbouring language reaches
_TOO_FEW = 0.02  # a share that no text of thirty words in the language falls to
_SURE = 0.8


class _Model(Protocol):
    def classify(self, instance: str) -> tuple[str, float]: ...


@lru_cache(maxsize=1)
def _model() -> _Model:
    # Loading takes a second or so; most reports are decided by their common words.
    from py3langid.langid import (  # type: ignore[import-untyped]
        MODEL_FILE,
        LanguageIdentifier,
    )

    return cast(_Model, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))


def language_of(text: str, declared: str | None, words: MastheadWords) -> str:
    """Give the language as ISO 639 writes it ("en"), "und" for a text without letters.

    A declaration stands; a region in it is dropped. A short text that a model is not sure of is
    taken to be in the language of the vocabulary where it is written in Latin letters.
    """
    if declared and (tag := _TAG.fullmatch(declared.strip())):
        return tag[1].lower()
    beginning = text[:_LOOKED_AT]
    tokens = _WORD.findall(beginning.lower())
    if not tokens:
        return "und"
    if _share(tokens, words) >= _ENOUGH:
        return words.language
    guess, sureness = _model().classify(beginning)
    if sureness < _SURE and _in_latin_letters(tokens):
        return words.language
    return guess


def contradicted(text: str, declared: str, words: MastheadWords) -> bool:
    """Say whether a page declares the vocabulary's language and holds next to none of it.

    Templates of websites declare "en" whatever is printed in them.
    """
    tokens = _WORD.findall(text[:_LOOKED_AT].lower())
    ours = declared.lower().startswith(words.language) and bool(words.common_words)
    return ours and len(tokens) >= 30 and _share(tokens, words) < _TOO_FEW


def _share(tokens: list[str], words: MastheadWords) -> float:
    return sum(token in words.common_words for token in tokens) / len(tokens)


def _in_latin_letters(tokens: list[str]) -> bool:
    letters = "".join(tokens)[:200]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return 2 * latin > len(letters)
