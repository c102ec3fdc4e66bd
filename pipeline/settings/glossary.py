"""Settings of the words that the site explains: `glossary`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from pipeline.settings.values import Id, Line


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word that the site explains."""

    id: Annotated[
        Id,
        Meta(
            description="Its name in addresses and in the terms of a topic; no other has it.",
            examples=["flow"],
        ),
    ]
    term: Annotated[Line, Meta(description="The word as it stands in texts.", examples=["flow"])]
    group: Annotated[
        Line,
        Meta(description="The heading under which it is listed.", examples=["Water"]),
    ]
    text: Annotated[
        Line,
        Meta(
            description="What it means, in a sentence or two.",
            examples=["How much water passes a place in a second, in cubic metres."],
        ),
    ]
    also: Annotated[
        tuple[Line, ...],
        Meta(description="Other forms of it, such as its plural.", examples=[["flows"]]),
    ] = ()
