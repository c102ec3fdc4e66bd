"""Shapes for maps: each place stands in the frame, and no dot hides another."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from pathlib import Path

from pipeline.catalog import read_catalog
from pipeline.folders import read_folders
from pipeline.project import read_project

# In units of the frame. A dot in less distance from another covers more than half of it.
NEAREST = 4


def places(root: Path) -> list[str]:
    """Places that maps would draw beyond their frame, and dots that cover each other."""
    project = read_project(root)
    folders, _ = read_folders(project)
    catalog = read_catalog(folders, project)
    faults = []
    for kind, shapes in catalog.shapes.items():
        where = f"mkdocs.yml, extra.atlas.entities.{kind}.shapes"
        faults += [
            f"{where}: {key} stands at {place.x:g}, {place.y:g}, beyond the frame of "
            f"{shapes.width} by {shapes.height}. Mend its x or y."
            for key, place in shapes.places.items()
            if not (0 <= place.x <= shapes.width and 0 <= place.y <= shapes.height)
        ]
        dots = [(key, place) for key, place in shapes.places.items() if not place.path]
        faults += [
            f"{where}: the dots of {one} and {other} cover each other. Move one of them."
            for (one, a), (other, b) in combinations(dots, 2)
            if hypot(a.x - b.x, a.y - b.y) < NEAREST
        ]
    return faults
