"""A descriptor from elsewhere as this site understands it, under the profile `standard`.

The standard lets people add properties of their own, give views of other programs, list files that
are no tables, keep a schema in a file of its own, and use names that are no addresses. What the
site does not understand is left aside, and goes out again as it came in; what decides how a table
is read is never left aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pipeline.folders import Folder
from pipeline.profile import PropertyPath
from pipeline.project import Project
from pipeline.understood.as_plain import plain_table
from pipeline.understood.aside import (
    is_left_aside,
    is_view_of_another_program,
    leave_aside,
    leave_unknown_things_aside,
)
from pipeline.understood.beside import with_what_it_points_at
from pipeline.understood.draft import Draft
from pipeline.understood.names import name_plainly
from pipeline.understood.nothing_said import COUNTS
from pipeline.understood.other_files import (
    TABLE_SUFFIXES,
    is_table,
    paths,
    take_out_other_files,
)

__all__ = [
    "COUNTS",
    "TABLE_SUFFIXES",
    "as_understood",
    "is_left_aside",
    "is_table",
    "is_view_of_another_program",
    "paths",
    "plain_table",
    "put_back",
]


def as_understood(folder: Folder, project: Project, profile: str) -> Folder:
    """The folder with its descriptor as a site understands it.

    Under `atlas` that is what was written. Under `standard` `written` is the folder with the
    descriptor as it came in, but for a schema or dialect that it took from a file beside it, or
    from the ending, and for what says nothing.
    """
    if profile != "standard" or folder.profile == profile or folder.descriptor is None:
        return replace(folder, profile=profile)
    written = with_what_it_points_at(folder)
    draft = Draft(deepcopy(dict(written.descriptor or {})))
    leave_aside(draft)
    leave_unknown_things_aside(draft, project)
    attachments = take_out_other_files(draft)
    name_plainly(draft, folder.name)
    lines = {draft.moved(path): line for path, line in written.lines.items()}
    left_aside = ((draft.moved(path), value) for path, value in draft.left_aside)
    return replace(
        written,
        profile=profile,
        descriptor=draft.descriptor,
        lines={path: line for path, line in lines.items() if path is not None},
        written=written,
        left_aside=tuple((path, value) for path, value in left_aside if path is not None),
        attachments=attachments,
    )


def put_back(
    descriptor: Mapping[str, Any], left_aside: Sequence[tuple[PropertyPath, Any]]
) -> dict[str, Any]:
    """A descriptor with what was left aside of it in its place again."""
    whole = deepcopy(dict(descriptor))
    for path, value in reversed(left_aside):
        node: Any = whole
        for part in path[:-1]:
            node = node[part]
        node[path[-1]] = value
    return whole
