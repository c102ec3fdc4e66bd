"""What a site may say under `extra.atlas` in mkdocs.yml: each setting once, with its type.

A setting is a field of a frozen class, with a sentence on what it means. What reads settings, the
published JSON Schema and the guide are all made from these classes.
"""

from pipeline.settings.collections import Collection
from pipeline.settings.entities import (
    AliasTable,
    EntityKind,
    GroupTable,
    LinkedTable,
    ShapesTable,
    TilesTable,
)
from pipeline.settings.glossary import Term
from pipeline.settings.pages import BenchmarksPage, MaturityPage, TargetsPage
from pipeline.settings.topics import Goals, Topic
from pipeline.settings.values import ChartAddress, TableAddress

__all__ = [
    "AliasTable",
    "BenchmarksPage",
    "ChartAddress",
    "Collection",
    "EntityKind",
    "Goals",
    "GroupTable",
    "LinkedTable",
    "MaturityPage",
    "ShapesTable",
    "TableAddress",
    "TargetsPage",
    "Term",
    "TilesTable",
    "Topic",
]
