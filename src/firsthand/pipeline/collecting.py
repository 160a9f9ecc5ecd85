"""How often Python looks for objects that hold each other and nobody else.

A parsed sentence is some fifty of these, all young when they are let go: looking at everything
else again and again finds nothing and takes a twentieth of the time.

>>> import gc
>>> before = gc.get_threshold()
>>> with seldom_collecting():
...     gc.get_threshold()[0] > before[0]
True
>>> gc.get_threshold() == before
True
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects made between two looks, and how many looks at the young go before one at the older: the
# garbage that waits is some ten megabytes.
_SELDOM = (50_000, 20, 50)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Collect seldom meanwhile, then as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
