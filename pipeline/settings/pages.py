"""Settings of single pages: `home`, `targets`, `benchmarks` and `maturity`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from pipeline.settings.values import ChartAddress, Column, Count, Id, Line, TableAddress


@dataclass(frozen=True)
class HomePage:
    """The home page."""

    chart: (
        Annotated[
            ChartAddress,
            Meta(
                description="The chart on the home page, as dataset/view.",
                examples=["river-flow/trend"],
            ),
        ]
        | None
    ) = None


@dataclass(frozen=True)
class TargetsPage:
    """The page of targets and what came of them."""

    title: Annotated[
        Line, Meta(description="What the page is called.", examples=["Targets for clean water"])
    ]
    summary: Annotated[
        Line,
        Meta(
            description="What the page is, in a sentence at its top.",
            examples=["What towns aimed for in their rivers, and what happened."],
        ),
    ]
    view: Annotated[
        ChartAddress,
        Meta(
            description="The view of kind progress that compares targets of a table with figures, "
            "as dataset/view.",
            examples=["river-flow/targets"],
        ),
    ]
    note: (
        Annotated[
            Column,
            Meta(
                description="The column of the table of targets that says what came after.",
                examples=["note"],
            ),
        ]
        | None
    ) = None
    publisher: (
        Annotated[
            Column,
            Meta(
                description="The column that says who published a target.",
                examples=["source_publisher"],
            ),
        ]
        | None
    ) = None
    source: (
        Annotated[
            Column,
            Meta(
                description="The column that says in what it was published.",
                examples=["source_title"],
            ),
        ]
        | None
    ) = None
    link: (
        Annotated[
            Column,
            Meta(description="The column that holds the link to that.", examples=["source_url"]),
        ]
        | None
    ) = None


@dataclass(frozen=True)
class BenchmarksPage:
    """Pages that set each organisation beside a published benchmark, year by year."""

    title: Annotated[
        Line,
        Meta(description="What the pages are called together.", examples=["Survey of anglers"]),
    ]
    summary: Annotated[
        Line, Meta(description="What the pages are, in a sentence at the top of their list.")
    ]
    caution: Annotated[Line, Meta(description="What must be known before anyone compares.")]
    mark: Annotated[
        Line,
        Meta(
            description="What the benchmark is called inside a sentence.",
            examples=["the median of clubs"],
        ),
    ]
    mark_short: Annotated[
        Line, Meta(description="The same in a word, over a column.", examples=["median"])
    ]
    entity: Annotated[
        Id,
        Meta(description="The kind of entity that the scores are about.", examples=["club"]),
    ]
    scores: Annotated[
        TableAddress,
        Meta(
            description="The table of scores, as dataset/resource: a row for each of them and "
            "period.",
            examples=["anglers-survey/scores"],
        ),
    ]
    benchmark: Annotated[
        TableAddress,
        Meta(
            description="The table of benchmarks: columns of the same names, a row for each period "
            "and statistic.",
            examples=["anglers-survey/benchmarks"],
        ),
    ]
    where: Annotated[
        Mapping[str, str],
        Meta(
            description="Which rows of it to compare with: a value for each column that tells them "
            "apart.",
            examples=[{"statistic": "median"}],
        ),
    ]
    unit: Annotated[
        Column,
        Meta(
            description="The column of the scores that tells groups, which hold others of the "
            "table, apart.",
            examples=["unit_kind"],
        ),
    ]
    groups: Annotated[
        str, Meta(description="What that column says of a group.", examples=["group"])
    ]
    same_as: Annotated[
        Column,
        Meta(
            description="The column of the kind's table that names the usual spelling of a name.",
            examples=["same_as"],
        ),
    ]
    continues: Annotated[
        Column,
        Meta(
            description="The column of that table that names what the same body was called before.",
            examples=["continues"],
        ),
    ]
    years: Annotated[
        Count,
        Meta(description="How many years of scores a page of its own takes.", examples=[5]),
    ]


@dataclass(frozen=True)
class MaturityPage:
    """The page on which a team assesses itself, in the browser alone."""

    title: Annotated[
        Line, Meta(description="What the page is called.", examples=["Assess your river"])
    ]
    summary: Annotated[Line, Meta(description="What the page is, in a sentence at its top.")]
    caution: Annotated[
        Line,
        Meta(
            description="What a result is not.",
            examples=["A conversation aid, not a validated measure."],
        ),
    ]
    dimensions: Annotated[
        TableAddress,
        Meta(
            description="The table of questions, as dataset/resource, with the columns "
            "dimension_id, position, title, question and why_it_matters.",
            examples=["river-model/dimensions"],
        ),
    ]
    levels: Annotated[
        TableAddress,
        Meta(
            description="The table of answers, with the columns dimension_id, level, title, "
            "description and next_step.",
            examples=["river-model/levels"],
        ),
    ]
    cases: (
        Annotated[
            TableAddress,
            Meta(
                description="The table of pages that go with each question, with the columns "
                "dimension_id and slug. It needs the setting collection beside it.",
                examples=["river-model/cases"],
            ),
        ]
        | None
    ) = None
    collection: (
        Annotated[
            Id,
            Meta(description="The collection that those pages belong to.", examples=["clean-ups"]),
        ]
        | None
    ) = None
