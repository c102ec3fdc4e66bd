"""Which texts stand in a column and in which rows, looked up only when someone asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from pipeline.findings import ROWS_NAMED
from pipeline.validation.reading.arrays import as_numpy, text_scalar

if TYPE_CHECKING:
    import pyarrow as pa

_FIRST_ROW = 2
# As Python's texts, all of a large column take many times their memory.
_AT_ONCE = 10_000


@dataclass(frozen=True)
class Rows:
    """In how many rows something stands, and the first ten of them; the header is row 1."""

    count: int
    first: tuple[int, ...]


class Distinct(Mapping[str, Rows]):
    """The distinct texts of a column in the order in which they appear, each with its rows.

    `texts` are the distinct ones; `codes` has the place among them of each cell.
    """

    def __init__(self, column: pa.Array) -> None:
        encoded = column.dictionary_encode()
        self.texts: pa.Array = encoded.dictionary
        self.codes = as_numpy(encoded.indices, np.int32)

    def __getitem__(self, text: str) -> Rows:
        code = self._places[text]
        start, end = self._starts[code], self._starts[code + 1]
        rows = self._order[start : min(end, start + ROWS_NAMED)] + _FIRST_ROW
        return Rows(int(end - start), tuple(rows.tolist()))

    def __contains__(self, text: object) -> bool:
        import pyarrow.compute as pc

        return isinstance(text, str) and pc.index(self.texts, text_scalar(text)).as_py() >= 0

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self.texts), _AT_ONCE):
            yield from self.texts[start : start + _AT_ONCE].to_pylist()

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text: code for code, text in enumerate(self.texts.to_pylist())}

    @cached_property
    def _order(self) -> np.ndarray:
        return np.argsort(self.codes, kind="stable")

    @cached_property
    def _starts(self) -> np.ndarray:
        counts = np.bincount(self.codes, minlength=len(self))
        return np.concatenate(([0], np.cumsum(counts)))


@dataclass(frozen=True)
class Without(Mapping[str, Rows]):
    """The texts of a column but for some of them. Raises KeyError for any of these."""

    column: Mapping[str, Rows]
    left_out: Set[str]

    def __getitem__(self, text: str) -> Rows:
        if text in self.left_out:
            raise KeyError(text)
        return self.column[text]

    def __iter__(self) -> Iterator[str]:
        return (text for text in self.column if text not in self.left_out)

    def __len__(self) -> int:
        return len(self.column) - sum(text in self.column for text in self.left_out)
