"""Settings of the kinds of thing that observations are about: `entities`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from msgspec import Meta

from pipeline.settings.values import DISTINCT, Column, Count, Id, Line, TableAddress


@dataclass(frozen=True, kw_only=True)
class AliasTable:
    """A table of other names."""

    table: Annotated[
        TableAddress,
        Meta(
            description="The table that lists the names, a row for each.",
            examples=["rivers/aliases"],
        ),
    ]
    key: Annotated[
        Column,
        Meta(
            description="The column that holds the code of whom a name means.",
            examples=["river_id"],
        ),
    ]
    alias: Annotated[
        Column, Meta(description="The column that holds the name.", examples=["alias"])
    ]

    @property
    def value(self) -> str:
        """The column of what stands beside the key."""
        return self.alias


@dataclass(frozen=True, kw_only=True)
class GroupTable:
    """A table of groups and who belongs to them."""

    table: Annotated[
        TableAddress,
        Meta(
            description="The table that lists the members, a row for each and group.",
            examples=["rivers/groups"],
        ),
    ]
    key: Annotated[
        Column,
        Meta(description="The column that holds the member's code.", examples=["river_id"]),
    ]
    group: Annotated[
        Column, Meta(description="The column that holds the group.", examples=["group_id"])
    ]
    as_of: (
        Annotated[
            Column,
            Meta(
                description="The column that holds the day on which one belonged to the group.",
                examples=["as_of"],
            ),
        ]
        | None
    ) = None

    @property
    def value(self) -> str:
        """The column of what stands beside the key."""
        return self.group


LinkedTable: TypeAlias = AliasTable | GroupTable
"""A table beside a reference table: `value` is the column of what it says of a key."""


@dataclass(frozen=True, kw_only=True)
class ShapesTable:
    """A table of outlines and dots, and the size in pixels of the frame that they stand in."""

    table: Annotated[
        TableAddress,
        Meta(description="The table that holds the shapes.", examples=["river-map/shapes"]),
    ]
    key: Annotated[
        Column,
        Meta(
            description="The column that holds the code of whom a shape is.",
            examples=["river_id"],
        ),
    ]
    path: Annotated[
        Column,
        Meta(
            description="The column that holds the outline, as SVG path data in straight lines.",
            examples=["path"],
        ),
    ]
    x: Annotated[
        Column,
        Meta(
            description="The column that says how far from the left a dot stands, in pixels.",
            examples=["x"],
        ),
    ]
    y: Annotated[
        Column,
        Meta(
            description="The column that says how far from the top a dot stands, in pixels.",
            examples=["y"],
        ),
    ]
    width: Annotated[Count, Meta(description="How wide the frame is, in pixels.", examples=[680])]
    height: Annotated[Count, Meta(description="How high the frame is, in pixels.", examples=[302])]


@dataclass(frozen=True, kw_only=True)
class TilesTable:
    """A table of tiles in a grid, and the column that says which thing is part of which."""

    table: Annotated[
        TableAddress,
        Meta(description="The table that holds the tiles.", examples=["river-tiles/tiles"]),
    ]
    key: Annotated[
        Column,
        Meta(
            description="The column that holds the code of whose tile it is.",
            examples=["river_id"],
        ),
    ]
    column: Annotated[
        Column,
        Meta(
            description="The column that says how far from the left a tile stands, counted from 1.",
            examples=["column"],
        ),
    ]
    row: Annotated[
        Column,
        Meta(
            description="The column that says how far from the top a tile stands, counted from 1.",
            examples=["row"],
        ),
    ]
    parent: (
        Annotated[
            Column,
            Meta(
                description="The column that holds the code of what it is a part of.",
                examples=["flows_into"],
            ),
        ]
        | None
    ) = None


@dataclass(frozen=True, kw_only=True)
class PeersRule:
    """Who is set beside whom: those of the same kind that are nearest in some numbers."""

    like: Annotated[
        tuple[Column, ...],
        Meta(
            min_length=1,
            description="Columns of numbers above zero. Those are nearest whose numbers are in the "
            "least ratio to each other, in all columns together.",
            extra_json_schema=DISTINCT,
            examples=[["length_km", "flow"]],
        ),
    ]
    within: (
        Annotated[
            Column,
            Meta(
                description="A column in which peers agree, as far as there are enough.",
                examples=["basin"],
            ),
        ]
        | None
    ) = None


@dataclass(frozen=True, kw_only=True)
class EntityKind:
    """A kind of thing that observations are about, and the reference table that lists them.

    `id` is the name under which it stands among the settings.
    """

    id: str
    title: Annotated[
        Line,
        Meta(description="What one of them is called, in small letters.", examples=["river"]),
    ]
    plural: Annotated[Line, Meta(description="What many of them are called.", examples=["rivers"])]
    table: Annotated[
        TableAddress,
        Meta(
            description="The reference table that lists them, a row for each.",
            examples=["rivers/rivers"],
        ),
    ]
    key: Annotated[
        Column, Meta(description="The column that holds the code.", examples=["river_id"])
    ]
    name: Annotated[Column, Meta(description="The column that holds the name.", examples=["name"])]
    name_in_text: (
        Annotated[
            Column,
            Meta(
                description="The column that holds the name as it reads inside a sentence: "
                "“the Netherlands”.",
                examples=["name_in_text"],
            ),
        ]
        | None
    ) = None
    group_by: (
        Annotated[
            Column,
            Meta(description="The column by which a list of them is divided.", examples=["basin"]),
        ]
        | None
    ) = None
    aliases: (
        Annotated[
            AliasTable,
            Meta(
                title="Other names",
                description="The table of their other names, by which search finds them and checks "
                "know what was meant.",
                examples=[{"table": "rivers/aliases", "key": "river_id", "alias": "alias"}],
            ),
        ]
        | None
    ) = None
    groups: (
        Annotated[
            GroupTable,
            Meta(
                title="Groups",
                description="The table of the groups that they belong to, such as the G7.",
                examples=[
                    {
                        "table": "rivers/groups",
                        "key": "river_id",
                        "group": "group_id",
                        "as_of": "as_of",
                    }
                ],
            ),
        ]
        | None
    ) = None
    facts: Annotated[
        tuple[Column, ...],
        Meta(
            description="Columns of the reference table that stand at the top of each page, and "
            "that divide all of them where some are picked.",
            extra_json_schema=DISTINCT,
            examples=[["length_km"]],
        ),
    ] = ()
    shapes: (
        Annotated[
            ShapesTable,
            Meta(
                title="Shapes on a map",
                description="The table that places them on a map, with its frame in pixels: an "
                "outline as SVG path data in straight lines, or a dot where there is none.",
            ),
        ]
        | None
    ) = None
    tiles: (
        Annotated[
            TilesTable,
            Meta(
                title="Tiles in a grid",
                description="The table that gives each its tile in a grid, counted from 1. What "
                "has no tile stands on those of its parts, if a column names the parent of each.",
            ),
        ]
        | None
    ) = None
    peers: (
        Annotated[
            PeersRule,
            Meta(
                title="Peers",
                description="By which rule a page offers others to compare with. Without it they "
                "are those of the same section that are nearest in the first headline figure.",
                examples=[{"like": ["length_km", "flow"], "within": "basin"}],
            ),
        ]
        | None
    ) = None
    address: (
        Annotated[
            Id,
            Meta(
                description="The section of the site that holds a page for each. Without it they "
                "have no pages.",
                examples=["rivers"],
            ),
        ]
        | None
    ) = None
    picks: Annotated[
        tuple[str, ...],
        Meta(
            description="Those that charts show first, by code.",
            extra_json_schema=DISTINCT,
            examples=[["willow", "heron", "mill"]],
        ),
    ] = ()

    @property
    def tables(self) -> tuple[TableAddress, ...]:
        """All tables that say something of them, and not what was measured."""
        beside = (self.aliases, self.groups, self.shapes, self.tiles)
        return (self.table, *(linked.table for linked in beside if linked))
