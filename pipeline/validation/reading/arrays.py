"""Goes between Python, numpy and Arrow without pandas.

pyarrow imports pandas, which costs more than checking a small dataset, as soon as `pa.array` or
`pa.scalar` meets a value of Python's or an array is asked `to_numpy`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa


def text_array(texts: Sequence[str]) -> pa.Array:
    """Texts as an Arrow array of strings. Raises UnicodeError for one that UTF-8 cannot hold."""
    import pyarrow as pa

    joined = "".join(texts)
    lengths: Iterable[int] = map(len, texts)
    if not joined.isascii():
        lengths = (len(text.encode()) for text in texts)
    offsets = np.zeros(len(texts) + 1, np.int32)
    np.cumsum(np.fromiter(lengths, np.int32, len(texts)), out=offsets[1:])
    return pa.StringArray.from_buffers(
        len(texts), pa.py_buffer(offsets), pa.py_buffer(joined.encode())
    )


def whole_array(column: pa.ChunkedArray) -> pa.Array:
    """A column as one array, copied only where it stands in several."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def as_numpy(numbers: pa.Array | pa.ChunkedArray, kind: Any) -> np.ndarray:
    """An Arrow array of numbers without nulls as numpy holds it, copied only where chunked."""
    import pyarrow as pa

    if isinstance(numbers, pa.ChunkedArray):
        numbers = whole_array(numbers)
    values = np.frombuffer(numbers.buffers()[1], kind)
    return values[numbers.offset : numbers.offset + len(numbers)]


def mask_as_numpy(mask: pa.Array | pa.ChunkedArray) -> np.ndarray:
    """An Arrow array of booleans without nulls as numpy holds it."""
    import pyarrow as pa

    if isinstance(mask, pa.ChunkedArray):
        mask = whole_array(mask)
    end = mask.offset + len(mask)
    bits = np.frombuffer(mask.buffers()[1], np.uint8, (end + 7) // 8)
    return np.unpackbits(bits, count=end, bitorder="little")[mask.offset :].astype(bool)


def give_back_memory() -> None:
    """Give back to the system what Arrow keeps of columns that are no longer needed."""
    import pyarrow as pa

    pa.default_memory_pool().release_unused()


def text_scalar(text: str) -> pa.Scalar:
    """A text as Arrow has it. Raises UnicodeError for one that UTF-8 cannot hold."""
    return text_array([text])[0]


def mask_array(mask: np.ndarray) -> pa.Array:
    """A numpy array of booleans as an Arrow array."""
    import pyarrow as pa

    bits = np.packbits(mask, bitorder="little")
    return pa.BooleanArray.from_buffers(pa.bool_(), len(mask), [None, pa.py_buffer(bits)])
