"""What columns are called, in many languages, that hold no measure or a special one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".json")


@cache
def words(name: str) -> frozenset[str]:
    """One list of words of column_words.json."""
    lists = json.loads(_FILE.read_text(encoding="utf-8"))
    return frozenset(" ".join(lists[name]).split())
