"""What an audit found: which row, which promise is broken, in a sentence."""

from __future__ import annotations

from typing import Literal

import msgspec

Rule = Literal["file", "plan", "log", "hash", "bytes", "row", "quote", "reach", "sum", "signature"]


class Finding(msgspec.Struct, frozen=True, order=True):
    """One promise the record does not keep.

    ``rule``: ``file`` damaged pages, ``plan`` tables or triggers changed, ``log`` the chain of
    hashes, ``hash`` a row that is not what was logged, ``bytes`` a capture that is not its bytes,
    ``row`` a row that cannot be read back, ``quote`` words the report does not have there,
    ``reach`` something named that is not kept, ``sum`` a standing's arithmetic, ``signature`` a
    judgement without a name. ``number`` is the row's number in ``table``, 0 for the table itself.
    """

    table: str
    number: int
    id: str
    rule: Rule
    sentence: str
