"""Sound folders made into a Catalog that later stages never need to check."""

from pipeline.catalog.entities import Entity, Fact, Grid, Shape, Shapes
from pipeline.catalog.model import (
    Break,
    Catalog,
    Contributor,
    Correction,
    Dataset,
    Field,
    Licence,
    Source,
    Table,
    Target,
    Update,
    View,
)
from pipeline.catalog.read import read_catalog

__all__ = [
    "Break",
    "Catalog",
    "Contributor",
    "Correction",
    "Dataset",
    "Entity",
    "Fact",
    "Field",
    "Grid",
    "Licence",
    "Shape",
    "Shapes",
    "Source",
    "Table",
    "Target",
    "Update",
    "View",
    "read_catalog",
]
