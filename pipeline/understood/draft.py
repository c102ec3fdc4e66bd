"""A descriptor while what is not understood is taken out of it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pipeline.profile import PropertyPath


class Draft:
    """A descriptor while what is not understood is taken out of it.

    `left_aside` are the properties that were taken out, by their paths. `resources` are the places
    in the list as it was written of those that are left.
    """

    def __init__(self, descriptor: dict[str, Any]) -> None:
        self.descriptor = descriptor
        self.left_aside: list[tuple[PropertyPath, Any]] = []
        resources = self.descriptor.get("resources")
        self.resources = list(range(len(resources))) if isinstance(resources, list) else []

    def moved(self, path: PropertyPath) -> PropertyPath | None:
        """The path that a property has now; None for one of a resource that was taken out."""
        if path[:1] != ("resources",) or len(path) == 1:
            return path
        if path[1] not in self.resources:
            return None
        return ("resources", self.resources.index(int(path[1])), *path[2:])

    def take_out(self, at: PropertyPath) -> None:
        """Leave a property aside; of an item, the list that holds it remembers what it was."""
        held, node = at, self.at(at[:-1])
        while isinstance(held[-1], int):
            held = held[:-1]
        if not any(held == path for path, _ in self.left_aside):
            self.left_aside.append((held, deepcopy(self.at(held))))
        if isinstance(node, list):
            node.pop(int(at[-1]))
        elif isinstance(node, dict):
            node.pop(at[-1], None)

    def at(self, path: PropertyPath) -> Any:
        """What stands at a path."""
        node: Any = self.descriptor
        for part in path:
            node = node[part]
        return node
