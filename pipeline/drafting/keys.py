"""The columns that tell the rows of a draft apart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.drafting.columns import DraftColumn
from pipeline.drafting.days import is_span
from pipeline.drafting.headers import names_code

_MOST_COLUMNS = 4
_MOST_CANDIDATES = 10


def find_key(columns: Sequence[DraftColumn]) -> tuple[str, ...] | None:
    """The smallest set of leading columns that tells all rows apart; None if no set does.

    Entity and time are part of it where the table has both, even if today's rows do not need them:
    rows that come later will. Columns of numbers are measures and none of it, but for codes.
    """
    candidates = [c for c in columns if _may_tell_apart(c)][:_MOST_CANDIDATES]
    entity = next((c for c in candidates if c.entity is not None), None)
    time = next((c for c in candidates if c.role == "time" or is_span(c.cells[0])), None)
    base = [c for c in candidates if entity and time and (c is entity or c is time)]
    for chosen in _choices(candidates, base):
        if _tells_apart(chosen):
            return tuple(c.name for c in columns if c in chosen)
    return None


def _may_tell_apart(column: DraftColumn) -> bool:
    if column.missing or column.type in {"number", "boolean"}:
        return False
    return column.type != "integer" or names_code(column.header)


def _choices(
    candidates: Sequence[DraftColumn], base: Sequence[DraftColumn]
) -> Iterator[list[DraftColumn]]:
    others = [c for c in candidates if c not in base]
    for size in range(_MOST_COLUMNS + 1):
        for more in combinations(others, size):
            if base or more:
                yield [*base, *more]


def _tells_apart(columns: Sequence[DraftColumn]) -> bool:
    rows = len(columns[0].cells)
    if math.prod(len(set(c.cells)) for c in columns) < rows:
        return False
    return len(set(zip(*(c.cells for c in columns), strict=True))) == rows
