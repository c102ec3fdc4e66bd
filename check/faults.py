"""What a check has to say of a site: what it looked at, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """Something that must not be: in which file or at which address, what, and what to do."""

    where: str
    what: str
    remedy: str


@dataclass(frozen=True)
class Looked:
    """What a check looked at ("12 links on 3 pages"), and the faults that it found."""

    at: str
    faults: tuple[Fault, ...] = ()


class NotRun(Exception):
    """A check is left out where what it needs is not at hand; says what, for whoever started it."""


class CannotLook(Exception):
    """A check that must be made cannot be; says why and what to do about it."""


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and what is counted: "1 page", "1,203 anchors"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
