"""The parser is loaded so that one process keeps to one core."""

from __future__ import annotations

import ctypes

import pytest
from numpy.linalg import _umath_linalg

from firsthand.sentences.loading import load_parser


def test_a_process_that_parses_leaves_the_other_cores_alone():
    linked = ctypes.CDLL(_umath_linalg.__file__)
    if not hasattr(linked, "scipy_openblas_get_num_threads64_"):
        pytest.skip("numpy multiplies with another library here")
    linked.scipy_openblas_set_num_threads64_(2)

    load_parser()

    assert linked.scipy_openblas_get_num_threads64_() == 1
