"""Settings of folders of Markdown files that are published as pages and as data: `collections`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Required, TypedDict, cast

from msgspec import Meta

from pipeline.settings.values import DISTINCT, Column, Id, Line


class PageColumns(TypedDict, total=False):
    """Which columns of its table a page leads with, by what they are on the page."""

    title: Required[Annotated[Column, Meta(description="What it is called.")]]
    who: Annotated[Column, Meta(description="The organisation that did it.")]
    where: Annotated[
        Column, Meta(description="The entity that it is about; the column declares which kind.")
    ]
    started: Annotated[Column, Meta(description="The year in which it began.")]
    ended: Annotated[Column, Meta(description="The year in which it ended, if it did.")]
    status: Annotated[Column, Meta(description="How it stands.")]
    checked: Annotated[Column, Meta(description="When somebody last made sure of that.")]
    done: Annotated[Column, Meta(description="What was done, in a sentence.")]
    result: Annotated[Column, Meta(description="What came of it.")]
    result_year: Annotated[Column, Meta(description="The year that the result is of.")]
    evidence: Annotated[Column, Meta(description="How far the result is known.")]
    topics: Annotated[Column, Meta(description="The topics that it belongs to: a list.")]
    data: Annotated[Column, Meta(description="The datasets to read beside it: a list.")]
    image: Annotated[Column, Meta(description="A picture, as the name of a file in the folder.")]
    image_alt: Annotated[Column, Meta(description="What the picture shows.")]
    image_licence: Annotated[
        Column, Meta(description="Who made the picture and under which terms.")
    ]


@dataclass(frozen=True, kw_only=True)
class Collection:
    """A folder of Markdown files below docs/ whose front matter makes the rows of a dataset.

    `name` is the folder's, under which it stands among the settings.
    """

    name: str
    title: Annotated[
        Line,
        Meta(description="What one of them is called, in small letters.", examples=["clean-up"]),
    ]
    plural: Annotated[
        Line, Meta(description="What many of them are called.", examples=["clean-ups"])
    ]
    summary: Annotated[
        Line,
        Meta(
            description="What they are, in a sentence, at the top of the page that lists them.",
            examples=["What was tried on a river, what came of it and how far that is known."],
        ),
    ]
    headings: Annotated[
        tuple[Line, ...],
        Meta(
            description="The headings that the text of a page may have, in their order. Without "
            "them any may stand there.",
            extra_json_schema=DISTINCT,
            examples=[["The problem", "What was done", "What came of it"]],
        ),
    ] = ()
    facets: Annotated[
        tuple[Column, ...],
        Meta(
            description="The columns by which the list is filtered, with a page for each value.",
            extra_json_schema=DISTINCT,
            examples=[["method", "river"]],
        ),
    ] = ()
    columns: Annotated[
        PageColumns,
        Meta(
            title="Columns of a page",
            description="Which columns of the table a page leads with.",
            examples=[{"title": "title", "who": "organisation", "where": "river"}],
        ),
    ]
    sources: (
        Annotated[
            Id,
            Meta(
                description="The table that holds the sources of each page, with the columns "
                "title, publisher and url.",
                examples=["sources"],
            ),
        ]
        | None
    ) = None

    @property
    def column_of(self) -> Mapping[str, str]:
        """The columns by any part that one may have on a page."""
        return cast(Mapping[str, str], self.columns)


FEWEST_PAGES_OF_A_TOPIC = 2


def pages_needed(collections: Iterable[Collection]) -> int:
    """How many pages of collections a topic's own page takes, where these are filed by topic."""
    are_filed = any("topics" in one.columns for one in collections)
    return FEWEST_PAGES_OF_A_TOPIC if are_filed else 0
