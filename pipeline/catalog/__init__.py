"""Sound folders made into a Catalog that later stages never need to check."""

from pipeline.catalog.model import (
    Break,
    Catalog,
    Contributor,
    Correction,
    Dataset,
    Entity,
    Fact,
    Field,
    Grid,
    Licence,
    Shape,
    Shapes,
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
