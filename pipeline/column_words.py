"""What columns are called, in many languages, that hold no measure or a special one."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_JOINT = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FILE = Path(__file__).with_suffix(".json")


@cache
def words(name: str) -> frozenset[str]:
    """One list of words of column_words.json."""
    return frozenset(_listed(name))


@cache
def word_by_letter(name: str) -> Mapping[str, str]:
    """A list of column_words.json in which each letter stands before its word."""
    listed = _listed(name)
    return dict(zip(listed[::2], listed[1::2], strict=True))


def _listed(name: str) -> list[str]:
    lists = json.loads(_FILE.read_text(encoding="utf-8"))
    return " ".join(lists[name]).split()


def plain_words(name: str) -> list[str]:
    """The words of a column's name, small and without accents: `anoRegistro` is two."""
    spread = unicodedata.normalize("NFKD", _JOINT.sub(" ", name))
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign)).lower()
    return re.findall(r"[^\W_]+", plain)
