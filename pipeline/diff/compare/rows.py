"""Which rows of two tables are the same rows: matched by their key, or as wholes without one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

MISSING = -1
Codes = np.ndarray
"""A number for each cell, the same for equal values on both sides; MISSING for a missing one."""


@dataclass(frozen=True)
class Pairing:
    """Rows of two tables, by position.

    `before` and `after` are the matched ones, in the order of the table after; `removed` stand
    before only, `added` after only. `is_keyed` tells whether a key matched them.
    """

    before: np.ndarray
    after: np.ndarray
    removed: np.ndarray
    added: np.ndarray
    is_keyed: bool


def encode(*columns: pd.Series) -> tuple[Codes, ...]:
    """Number the values of columns: 1.0 and 1 are equal, and so are "2020" and 2020."""
    codes, _ = pd.factorize(np.concatenate([_plain(column) for column in columns]))
    ends = np.cumsum([len(column) for column in columns])[:-1]
    return tuple(np.split(codes, ends))


def pair_rows(
    columns: Mapping[str, tuple[Codes, Codes]], key: Sequence[str], lengths: tuple[int, int]
) -> Pairing:
    """Match rows by `key`; by all columns where it is empty or does not tell rows apart."""
    if key:
        before, after = combine([columns[name] for name in key], lengths)
        if _are_distinct(before) and _are_distinct(after):
            return _pair(before, after, is_keyed=True)
    before, after = combine(list(columns.values()), lengths)
    times = _occurrence(before), _occurrence(after)
    return _pair(*combine([(before, after), times], lengths), is_keyed=False)


def combine(
    columns: Sequence[tuple[Codes, Codes]], lengths: tuple[int, int]
) -> tuple[Codes, Codes]:
    """Number the combinations of values in several columns."""
    split = lengths[0]
    ids = np.zeros(sum(lengths), dtype=np.int64)
    for before, after in columns:
        codes = np.concatenate([before, after]).astype(np.int64) + 1
        ids, _ = pd.factorize(ids * (int(codes.max(initial=0)) + 1) + codes)
    return ids[:split], ids[split:]


def _pair(before: Codes, after: Codes, *, is_keyed: bool) -> Pairing:
    _, first, second = np.intersect1d(before, after, assume_unique=True, return_indices=True)
    order = np.argsort(second, kind="stable")
    return Pairing(
        before=first[order],
        after=second[order],
        removed=np.setdiff1d(np.arange(len(before)), first),
        added=np.setdiff1d(np.arange(len(after)), second),
        is_keyed=is_keyed,
    )


def _are_distinct(ids: Codes) -> bool:
    return len(np.unique(ids)) == len(ids)


def _occurrence(ids: Codes) -> Codes:
    return pd.Series(ids).groupby(ids).cumcount().to_numpy()


def _plain(values: pd.Series) -> np.ndarray:
    """Values as text, each distinct one written once; None for a missing one."""
    codes, distinct = pd.factorize(values.astype("object"))
    texts = np.array([*(_text(value) for value in distinct), None], dtype="object")
    return texts[codes]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return text if text.isascii() else unicodedata.normalize("NFC", text)
