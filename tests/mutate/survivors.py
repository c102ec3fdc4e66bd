"""Mutants that no test notices: which of them must be explained, and the explanations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

ACCEPTED = Path(__file__).with_name("survivors.yaml")

# Where a falsehood misleads most: breaks, comparability, missing values, units and ranks.
TOUCHES = re.compile(
    r"break|begins|stretch|series|compar|missing|null|None|isna|notna|isnan|absent|unit|power"
    r"|rank|quarter|aside|higher_is",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Survivor:
    """The lines of a file that change, as they are and as they become; `why` nothing else does."""

    file: str
    before: str
    after: str
    why: str = ""


def read_accepted(file: Path = ACCEPTED) -> dict[tuple[str, str, str], Survivor]:
    """The survivors that are explained, by file and text, so that lines may move."""
    entries = yaml.safe_load(file.read_text("utf-8")) or []
    listed = [Survivor(**entry) for entry in entries]
    assert all(one.why for one in listed), "each says why it changes nothing"
    return {(one.file, one.before, one.after): one for one in listed}


def must_be_explained(survivor: Survivor) -> bool:
    """Whether it touches what readers are most easily misled by."""
    return bool(TOUCHES.search(f"{survivor.file} {survivor.before}"))
