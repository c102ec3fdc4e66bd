"""What is found about persons, before it is known whether the descriptor says that it is public."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.findings import Place

# What is said where it is not certain that persons are meant.
UNCLEAR = frozenset({"email-unclear", "phone-unclear", "number-unclear"})


class Kind(StrEnum):
    """A kind of personal data, as `personal_data` calls it."""

    EMAIL = "email"
    PHONE = "phone"
    NUMBER = "number"
    BIRTH = "birth"
    COORDINATES = "coordinates"
    FACTS = "facts"
    SMALL_COUNTS = "small-counts"


@dataclass(frozen=True)
class Subject:
    """Where personal data stands: a column of a table, or a text outside tables."""

    name: str
    table: str | None = None

    @property
    def is_text(self) -> bool:
        """Whether it stands outside tables."""
        return self.table is None


@dataclass(frozen=True)
class Trace:
    """Personal data that was found: the code to say it with, its kind, and where it stands.

    `subjects` are all that it stands in; it is free if the descriptor names one of them.
    """

    code: str
    kind: Kind
    subjects: tuple[Subject, ...]
    place: Place
    words: Mapping[str, str] = field(default_factory=dict)
    count: int = 1
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Seen:
    """Personal data in a column: the cells, one of the words in them, and whether it is certain."""

    kind: Kind
    cells: Sequence[str]
    first: str
    is_certain: bool = True
    called: str = ""

    @property
    def code(self) -> str:
        """The code of what is to be said."""
        return f"personal-{self.kind}" if self.is_certain else f"{self.kind}-unclear"
