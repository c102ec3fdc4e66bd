"""A table that stands in several files, put together as frictionless puts it together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import PurePosixPath
from typing import Any

from pipeline.folders import Folder, JoinedTable
from pipeline.front_matter import listed
from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.strict_yaml import Unreadable
from pipeline.understood.other_files import is_table


def join_parts(folder: Folder, resource: dict[str, Any]) -> dict[str, JoinedTable]:
    """Give a table in several files one path, under which the folder has them as one.

    A file that cannot be one of them becomes the path, so that what is wrong with it is said.
    """
    paths = listed(resource.get("path"))
    if len(paths) < 2 or not all(isinstance(path, str) and path for path in paths):
        return {}
    if not is_table({**resource, "path": paths[0]}):
        return {}
    contents, room = [], LIMITS.table_bytes
    for path in paths:
        try:
            contents.append(_read(folder, path, room))
        except Unreadable:
            resource["path"] = path
            return {}
        room -= len(contents[-1])
    has_header = _names_columns(resource, paths[0])
    resource["path"] = path = _path_of_all(folder, paths)
    return {path: _joined(tuple(paths), contents, has_header=has_header)}


def _read(folder: Folder, path: str, limit: int) -> bytes:
    """A file inside the folder. Raises Unreadable."""
    place = PurePosixPath(path)
    is_inside = not place.is_absolute() and ".." not in place.parts and "\\" not in path
    if not is_inside or any(part.startswith((".", "~", "$")) for part in place.parts):
        raise Unreadable("file-missing")
    return read_inside(folder.path, path, limit)


def _names_columns(resource: Mapping[str, Any], first: str) -> bool:
    """Whether each file begins with a line that is passed over but in the first one."""
    dialect = resource.get("dialect")
    has_header = not isinstance(dialect, Mapping) or dialect.get("header") is not False
    form = resource.get("format") or PurePosixPath(first).suffix.removeprefix(".")
    return has_header and str(form).lower() == "csv"


def _path_of_all(folder: Folder, paths: Sequence[str]) -> str:
    """A path that no file of the folder has, and that says what it stands for."""
    first = PurePosixPath(paths[0])
    stem = f"{first.stem}-and-{len(paths) - 1}-more"
    while str(path := first.with_name(stem + first.suffix)) in folder.files:
        stem += "-"
    return str(path)


def _joined(paths: tuple[str, ...], contents: Sequence[bytes], *, has_header: bool) -> JoinedTable:
    kept = [
        content[content.find(b"\n") + 1 or len(content) :] if has_header and i else content
        for i, content in enumerate(contents)
    ]
    before = accumulate((part.count(b"\n") for part in kept[:-1]), initial=0)
    heads = [_head(content) for content in contents]
    is_alike = [head in {heads[0], b""} for head in heads]
    return JoinedTable(
        content=b"".join(kept),
        parts=paths,
        before=tuple(before),
        passed_over=int(has_header),
        unlike=tuple(_without(paths, is_alike)) if has_header else (),
        unended=tuple(
            path for path, part in zip(paths[:-1], kept, strict=False) if not _is_ended(part)
        ),
    )


def _without(paths: Sequence[str], is_left_out: Sequence[bool]) -> Iterator[str]:
    return (path for path, is_out in zip(paths, is_left_out, strict=True) if not is_out)


def _is_ended(part: bytes) -> bool:
    return not part or part.endswith(b"\n")


def _head(content: bytes) -> bytes:
    """The first line without what readers of headers do not see."""
    line = content[: content.find(b"\n") + 1 or len(content)]
    return line.translate(None, b' \t\r\n"').removeprefix(b"\xef\xbb\xbf")
