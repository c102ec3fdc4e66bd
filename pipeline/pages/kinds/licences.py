"""Under which terms everything on the site stands: its texts, its data, and what others made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.words import sort_key
from pipeline.pages.render import make_page

PARTS = Path(__file__).parents[1] / "shipped_parts.yaml"
TEXTS = Path(__file__).parents[1] / "licence_texts"


@dataclass(frozen=True, kw_only=True)
class ShippedPart:
    """A part of the site that others made. `licence` is its SPDX identifier."""

    name: str
    what: str
    link: str
    licence: str
    copyright: tuple[str, ...]
    version: str | None = None


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page of all licences."""
    parts = shipped_parts()
    named = sorted({part.licence for part in parts})
    yield make_page(
        "licences",
        "licences.md",
        addresses.LICENCES,
        project=atlas.project,
        copyright=atlas.project.mkdocs.get("copyright"),
        datasets=sorted(atlas.catalog.datasets, key=lambda dataset: sort_key(dataset.title)),
        parts=parts,
        texts={name: (TEXTS / f"{name}.md").read_text(encoding="utf-8") for name in named},
    )


@cache
def shipped_parts() -> tuple[ShippedPart, ...]:
    """All that a site ships and others made, in the order of the list."""
    listed = yaml.safe_load(PARTS.read_text(encoding="utf-8"))
    return tuple(_shipped_part(entry) for entry in listed)


def _shipped_part(entry: Mapping[str, Any]) -> ShippedPart:
    apart = {"package", "npm", "theme", "copyright"}
    given = {name: value for name, value in entry.items() if name not in apart}
    package = entry.get("package")
    return ShippedPart(
        **given,
        copyright=tuple(entry["copyright"]),
        version=version(package) if package else None,
    )
