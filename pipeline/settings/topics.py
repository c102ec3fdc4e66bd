"""Settings of the subjects under which data is filed: `topics`, and `goals` that they touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from pipeline.settings.values import DISTINCT, Count, Id, Line


@dataclass(frozen=True)
class Topic:
    """A subject under which data is filed."""

    id: Annotated[
        Id,
        Meta(
            description="Its name in addresses and in the descriptions of data.",
            examples=["clean-water"],
        ),
    ]
    title: Annotated[
        Line,
        Meta(description="What people read for it.", examples=["Clean water"]),
    ]
    summary: Annotated[
        Line,
        Meta(
            description="What belongs to it, in a sentence.",
            examples=["How clean rivers are, and what is done for them."],
        ),
    ]
    goals: Annotated[
        tuple[Count, ...],
        Meta(
            description="The goals that the topic touches, by their numbers in the goals of the "
            "site.",
            extra_json_schema=DISTINCT,
            examples=[[6, 14]],
        ),
    ] = ()
    terms: Annotated[
        tuple[Id, ...],
        Meta(
            description="The terms of the glossary that belong to the topic, by their ids.",
            extra_json_schema=DISTINCT,
            examples=[["flow", "basin"]],
        ),
    ] = ()


@dataclass(frozen=True)
class Goals:
    """Goals that the world has agreed on, which topics touch."""

    title: Annotated[
        Line,
        Meta(
            description="What they are called together.", examples=["Sustainable Development Goals"]
        ),
    ]
    titles: Annotated[
        Mapping[int, Line],
        Meta(
            description="The official title of each goal, under its number.",
            extra_json_schema={
                "propertyNames": {"pattern": "^[1-9][0-9]*$", "expects": "the number of a goal"}
            },
            examples=[{"6": "Clean water and sanitation"}],
        ),
    ]
    page: Annotated[
        str,
        Meta(
            description="The address of the page of a goal, with {goal} for its number.",
            pattern="^https://",
            extra_json_schema={"expects": "an address that begins with https://"},
            examples=["https://sdgs.un.org/goals/goal{goal}"],
        ),
    ]

    def link(self, goal: int) -> str:
        """Where a goal is explained by those who set it."""
        return self.page.replace("{goal}", str(goal))
