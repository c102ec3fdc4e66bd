"""All that may stand under `extra.atlas`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from msgspec import Meta

from pipeline.settings.collections import Collection
from pipeline.settings.entities import EntityKind
from pipeline.settings.glossary import Term
from pipeline.settings.pages import BenchmarksPage, HomePage, MaturityPage, TargetsPage
from pipeline.settings.topics import Goals, Topic
from pipeline.settings.values import DISTINCT, ChartAddress, Id, Line, WebAddress


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a site says of itself. All of it may be left out."""

    publisher: (
        Annotated[
            Line,
            Meta(
                description="Who publishes the site, and any dataset that names no publisher of "
                "its own. Without it, site_name.",
                examples=["River Atlas"],
            ),
        ]
        | None
    ) = None
    summary: Annotated[
        str,
        Meta(
            description="One sentence on what the site is, shown on the home page. Without it, "
            "site_description.",
            examples=["Open data on rivers and what lives in them."],
        ),
    ] = ""
    repository: Annotated[
        WebAddress | None,
        Meta(
            description="Address of the repository that takes changes. Without it, what the "
            "variable REPOSITORY_URL says.",
            examples=["https://code.example.org/rivers"],
        ),
    ] = ""
    home: Annotated[HomePage, Meta(title="Home page", description="What the home page shows.")] = (
        field(default_factory=HomePage)
    )
    entities: Annotated[
        Mapping[Id, EntityKind],
        Meta(
            title="Kinds of entity",
            description="The kinds of thing that observations are about, such as countries, each "
            "under a name of its own, by which columns of data say whose codes they hold.",
        ),
    ] = field(default_factory=dict)
    collections: Annotated[
        Mapping[Id, Collection],
        Meta(
            title="Collections of pages",
            description="Folders below docs/, by their names, whose Markdown files are published "
            "as a page each and together as a dataset. The name is also that of the dataset, of "
            "its first table, and the address of the pages.",
        ),
    ] = field(default_factory=dict)
    findings: Annotated[
        tuple[ChartAddress, ...],
        Meta(
            description="The charts whose sentences make the page of key findings, as "
            "dataset/view.",
            extra_json_schema=DISTINCT,
            examples=[["river-flow/ranking", "river-flow/targets"]],
        ),
    ] = ()
    glossary: Annotated[
        tuple[Term, ...],
        Meta(
            title="Glossary",
            description="Words that the site explains: on a page of their own, and where a page "
            "that people wrote first uses them.",
        ),
    ] = ()
    same_words: Annotated[
        tuple[Annotated[tuple[Line, ...], Meta(min_length=2)], ...],
        Meta(
            description="Words and names that mean the same to whoever searches, each list on its "
            "own: short forms, everyday words, what others call it.",
            examples=[[["salmon", "Atlantic salmon", "Salmo salar"], ["flow", "discharge"]]],
        ),
    ] = ()
    topics: Annotated[
        tuple[Topic, ...],
        Meta(
            title="Topics",
            description="The subjects under which data is filed, with a page each, in their order "
            "on the site.",
        ),
    ] = ()
    goals: (
        Annotated[
            Goals,
            Meta(
                title="Goals",
                description="Goals that the world has agreed on, with their official titles.",
            ),
        ]
        | None
    ) = None
    targets: (
        Annotated[
            TargetsPage,
            Meta(title="Page of targets", description="The page of targets and what came of them."),
        ]
        | None
    ) = None
    maturity: (
        Annotated[
            MaturityPage,
            Meta(
                title="Self-assessment",
                description="The page on which a team assesses itself, in the browser alone.",
                extra_json_schema={"dependentRequired": {"cases": ["collection"]}},
            ),
        ]
        | None
    ) = None
    benchmarks: (
        Annotated[
            BenchmarksPage,
            Meta(
                title="Pages of benchmarks",
                description="Pages that set each organisation beside a published benchmark.",
            ),
        ]
        | None
    ) = None


NAMED_BY_KEY: Mapping[str, tuple[type, str]] = {
    "entities": (EntityKind, "id"),
    "collections": (Collection, "name"),
}
"""Where entries stand under keys: what is made of them, and the field that takes the key."""
