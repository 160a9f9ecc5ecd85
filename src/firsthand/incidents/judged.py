"""Honours what people decided: two things are one incident, or two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from firsthand.incidents.telling import Telling
from firsthand.record import Judgement

_SAME, _DIFFERENT = "same incident", "different incident"

Part = list[Telling]


def apply_judgements(
    parts: Sequence[Part],
    judgements: Sequence[Judgement],
    id_of: Callable[[Part], str],
) -> list[Part]:
    """Bring together and set apart as decided; a superseded judgement no longer speaks.

    A judgement names claims or incidents (as they stood before any judgement). "Different"
    sets the tellings of the right-hand claim apart from the left-hand one's.
    """
    gone = {judgement.supersedes for judgement in judgements}
    live = sorted(
        (j for j in judgements if j.id not in gone and j.right is not None
         and j.verdict in (_SAME, _DIFFERENT)),
        key=lambda j: (j.at, j.id),
    )
    if not live:
        return [list(part) for part in parts]
    ids = {id_of(list(part)): part[0].id for part in parts}
    out = [list(part) for part in parts]
    for judgement in live:
        left = _holder(out, ids.get(judgement.left, judgement.left))
        right = _holder(out, ids.get(judgement.right or "", judgement.right or ""))
        if left is None or right is None:
            continue
        if judgement.verdict == _SAME and left is not right:
            out = [part for part in out if part is not right]
            left.extend(right)
        elif judgement.verdict == _DIFFERENT and left is right:
            apart = [t for t in left if judgement.right in (t.id, *t.claims)]
            rest = [t for t in left if t not in apart]
            if apart and rest:
                out = [part for part in out if part is not left] + [rest, apart]
    return out


def _holder(parts: Sequence[Part], wanted: str) -> Part | None:
    return next(
        (part for part in parts for telling in part if wanted in (telling.id, *telling.claims)),
        None,
    )
