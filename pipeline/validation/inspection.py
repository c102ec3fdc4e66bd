"""What every check is given: a dataset's folder, its tables as far as they are read, the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.project import Project
from pipeline.validation.meaning.references import Reference
from pipeline.validation.reading.tables import ReadTable


@dataclass(frozen=True, eq=False)
class Inspection:
    """A folder under inspection.

    `tables` are those whose header is readable, `references` the tables of entities that the site
    names, by the kind's id. Without `today` nothing is overdue or still to come.
    """

    folder: Folder
    project: Project
    profile: str = "atlas"
    references: Mapping[str, Reference] = field(default_factory=dict)
    today: date | None = None
    tables: tuple[ReadTable, ...] = ()

    @property
    def written(self) -> Folder:
        """The folder with its descriptor as it was written, whatever of it is understood."""
        return self.folder.as_written

    @cached_property
    def names_of_properties(self) -> Counter[str]:
        """How often each name of a property stands in the descriptor as it was written."""
        names: Counter[str] = Counter()
        waiting: list[object] = [self.written.descriptor]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Mapping):
                names.update(node.keys())
                waiting.extend(node.values())
            elif isinstance(node, list):
                waiting.extend(node)
        return names

    @cached_property
    def descriptor(self) -> Mapping[str, Any]:
        """The descriptor; empty where there is none that can be read."""
        return self.folder.descriptor or {}

    @cached_property
    def tables_by_name(self) -> Mapping[str, ReadTable]:
        """The tables under the names that the descriptor gives them."""
        return {table.declared.name: table for table in self.tables}


Check: TypeAlias = Callable[[Inspection], Iterable[Finding]]
