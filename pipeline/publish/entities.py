"""Entities -> one file a kind: what the browser needs to name them and to find them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.catalog import Entity
from pipeline.project import EntityKind


def entities_data(kind: EntityKind, entities: Iterable[Entity]) -> dict[str, Any]:
    """The entities of a kind by column, all of equal length in the order of the reference table.

    `keys`, `names`, `in_text` ("" where the name reads well in a sentence), `aliases` (with "|"
    between them), `sections` (place in `section_titles`, -1 for none) and `groups` (places in
    `group_titles`). `one` and `many` are what they are called.
    """
    listed = list(entities)
    sections = list(dict.fromkeys(entity.section for entity in listed if entity.section))
    groups = list(dict.fromkeys(group for entity in listed for group in entity.groups))
    return {
        "one": kind.title,
        "many": kind.plural,
        "keys": [entity.key for entity in listed],
        "names": [entity.name for entity in listed],
        "in_text": [
            "" if entity.name_in_text == entity.name else entity.name_in_text for entity in listed
        ],
        "aliases": ["|".join(alias.replace("|", " ") for alias in e.aliases) for e in listed],
        "section_titles": sections,
        "sections": [sections.index(e.section) if e.section else -1 for e in listed],
        "group_titles": groups,
        "groups": [[groups.index(group) for group in entity.groups] for entity in listed],
    }
