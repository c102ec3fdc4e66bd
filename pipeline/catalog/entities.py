"""What observations are about, and where it stands on maps, as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fact:
    """What a reference table says about an entity in a column: its title and the cell in words.

    An empty cell is not `is_known`; its text then says why.
    """

    title: str
    text: str
    is_known: bool = True


@dataclass(frozen=True, kw_only=True)
class Entity:
    """One of the things that observations are about, as its reference table has it.

    `groups` are titles of the groups it belongs to, `groups_by_day` the same under the day on which
    it did, "" where the table does not say. `sizes` are the numbers above zero by which peers are
    found, None for one that is not known, and `within` is what they agree in.
    """

    kind: str
    key: str
    name: str
    name_in_text: str
    section: str | None = None
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    groups_by_day: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    sizes: tuple[float | None, ...] = ()
    within: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Shape:
    """A place on a map: its outline as SVG path data ("" for a dot) and a point inside it."""

    path: str
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class Shapes:
    """The places of one kind by key, in a frame of so many pixels."""

    width: int
    height: int
    places: Mapping[str, Shape]


@dataclass(frozen=True)
class Grid:
    """Tiles of one kind: the column and row of each key that has one, and what each is part of."""

    places: Mapping[str, tuple[int, int]]
    parents: Mapping[str, str]

    def tiles(self, key: str) -> tuple[tuple[int, int], ...]:
        """The tile of a key; for one without, those of its parts."""
        if key in self.places:
            return (self.places[key],)
        return tuple(place for part, place in self.places.items() if self.parents.get(part) == key)
