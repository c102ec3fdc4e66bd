"""Finds what is wrong with the pages of a collection beside the cells of the tables they make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.addresses import FOLDER_NAME
from pipeline.codes import finding
from pipeline.codes.hints.collections import heading, remove_key
from pipeline.codes.hints.suggestions import did_you_mean
from pipeline.codes.phrases.lists import ANY, NO_TOPICS
from pipeline.codes.phrases.values import A_LIST, items_with, more_than_one
from pipeline.findings import Finding
from pipeline.folders import Folder, find_folders
from pipeline.front_matter import SECTION, PageShape, WrittenPage, headings, is_page, listed
from pipeline.limits import LIMITS
from pipeline.profile import PropertyPath
from pipeline.project import Project
from pipeline.settings import Collection
from pipeline.strict_yaml import Unreadable
from pipeline.validation.descriptor_view import declared_tables
from pipeline.validation.inspection import Inspection
from pipeline.validation.suggest import nearest_meaning, nearest_spelling

PICTURE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\.([a-z]+)")


def check_pages(known: Inspection) -> Iterator[Finding]:
    """Find what is wrong with names, properties, headings, links and pictures of pages."""
    folder, project = known.folder, known.project
    if folder.collection is None or folder.shape is None:
        return
    yield from _without_key(folder, folder.shape)
    lists = _list_columns(folder)
    datasets = frozenset(path.name for path in find_folders(project)[0])
    for file in filter(is_page, folder.files):
        stem = file.rpartition(".")[0]
        if not FOLDER_NAME.fullmatch(stem) or not file.endswith(".md"):
            yield finding("page-name", folder.place(file), value=file)
    for page in folder.pages:
        yield from _properties(folder, folder.shape, page, lists)
        yield from _headings(folder, folder.collection, page)
        yield from _links(folder, folder.collection, page, project, datasets)
        yield from _picture(folder, folder.collection, page)


def _without_key(folder: Folder, shape: PageShape) -> Iterator[Finding]:
    tables = declared_tables(folder.descriptor or {})
    if tables and not tables[0].primary_key:
        place = folder.property_place((*tables[0].at, "schema", "primaryKey"))
        yield finding("collection-without-key", place, column=shape.key)


def _list_columns(folder: Folder) -> frozenset[str]:
    tables = declared_tables(folder.descriptor or {})
    return frozenset(field.name for field in tables[0].fields if field.type == "list")


def _properties(
    folder: Folder, shape: PageShape, page: WrittenPage, lists: frozenset[str]
) -> Iterator[Finding]:
    for name, value in page.front.items():
        if name not in shape.properties:
            yield _unknown(folder, page, (name,), shape.properties, shape.key)
        elif name in shape.columns and name != shape.main:
            yield from _rows(folder, shape, page, name)
        elif name in lists:
            yield from _list(folder, page, name)
        elif isinstance(value, list | dict):
            found = more_than_one(value)
            yield _say("front-matter-not-one", folder, page, (name,), value=name, found=found)
    sources = folder.collection.sources if folder.collection else None
    if sources and sources in shape.tables and not page.front.get(sources):
        yield _say("source-missing", folder, page, (sources,), value=sources)


def _rows(folder: Folder, shape: PageShape, page: WrittenPage, name: str) -> Iterator[Finding]:
    """What is wrong with a list each item of which makes a row."""
    of = items_with(", ".join(shape.columns[name]))
    value = page.front[name]
    if value is not None and not isinstance(value, list):
        yield _say("front-matter-not-list", folder, page, (name,), value=name, of=of)
    for i, item in enumerate(listed(value)):
        if not isinstance(item, dict):
            yield _say("front-matter-not-list", folder, page, (name, i), value=name, of=of)
            continue
        for key, inner in item.items():
            if key not in shape.columns[name]:
                yield _unknown(folder, page, (name, i, key), shape.columns[name], shape.key)
            elif isinstance(inner, list | dict):
                found = more_than_one(inner)
                at = (name, i, key)
                yield _say("front-matter-not-one", folder, page, at, value=key, found=found)


def _list(folder: Folder, page: WrittenPage, name: str) -> Iterator[Finding]:
    value = page.front[name]
    if value is not None and not isinstance(value, list):
        yield _say("front-matter-not-list", folder, page, (name,), value=name, of="")
    for i, item in enumerate(listed(value)):
        if not isinstance(item, str):
            yield _say("front-matter-not-one", folder, page, (name, i), value=name, found=A_LIST)
        elif "," in item:
            yield _say("list-item-with-comma", folder, page, (name, i), value=item)


def _unknown(
    folder: Folder, page: WrittenPage, at: PropertyPath, known: tuple[str, ...], key: str
) -> Finding:
    name = str(at[-1])
    near = nearest_spelling(name, known) or nearest_meaning(name, known)
    hint = did_you_mean(near) if near else None
    if name == key:
        hint = remove_key()
    place = folder.place(page.file, line=_line(page, at), field=name)
    allowed = ", ".join(known)
    return finding("front-matter-unknown", place, hint=hint, value=name, allowed=allowed)


def _headings(folder: Folder, collection: Collection, page: WrittenPage) -> Iterator[Finding]:
    allowed = ", ".join(collection.headings) or ANY
    if not page.body.strip():
        place = folder.place(page.file, line=page.body_line)
        yield finding("text-missing", place, allowed=allowed)
    seen: set[str] = set()
    for line, signs, title in headings(page.body):
        place = folder.place(page.file, line=page.body_line + line - 1, value=title)
        if collection.headings and (signs != SECTION or title not in collection.headings):
            near = nearest_meaning(title, collection.headings)
            yield finding(
                "heading-unknown",
                place,
                hint=heading(near) if near else None,
                value=title,
                allowed=allowed,
                first=collection.headings[0],
            )
        elif title in seen:
            yield finding("heading-repeated", place, value=title)
        seen.add(title)


def _links(
    folder: Folder,
    collection: Collection,
    page: WrittenPage,
    project: Project,
    known: frozenset[str],
) -> Iterator[Finding]:
    topics, data = (collection.column_of.get(role, "") for role in ("topics", "data"))
    for i, topic in enumerate(listed(page.front.get(topics))):
        if isinstance(topic, str) and topic not in project.topics_by_id:
            near = nearest_spelling(topic, project.topics_by_id)
            yield finding(
                "topic-unknown",
                folder.place(page.file, line=_line(page, (topics, i)), field=topics, value=topic),
                hint=did_you_mean(near) if near else None,
                value=topic,
                allowed=", ".join(project.topics_by_id) or NO_TOPICS,
            )
    for i, name in enumerate(listed(page.front.get(data))):
        if isinstance(name, str) and name not in known:
            near = nearest_spelling(name, known)
            hint = did_you_mean(near) if near else None
            yield _say("dataset-unknown", folder, page, (data, i), hint=hint, value=name)


def _picture(folder: Folder, collection: Collection, page: WrittenPage) -> Iterator[Finding]:
    column = collection.columns.get("image", "")
    name = page.front.get(column)
    if not isinstance(name, str) or not name:
        return
    if name not in folder.files:
        yield _say("picture-missing", folder, page, (column,), value=name)
    else:
        for code, words in _faults(folder, name):
            yield _say(code, folder, page, (column,), value=name, **words)
    for role in ("image_alt", "image_licence"):
        needed = collection.column_of.get(role)
        if needed and not page.front.get(needed):
            yield _say("picture-undescribed", folder, page, (column,), value=needed)


def _faults(folder: Folder, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What is wrong with a picture: codes of findings, with their words."""
    # Most folders hold no picture, and what decodes them takes a while to load.
    from pipeline.pictures import read_picture

    named = PICTURE_NAME.fullmatch(name)
    try:
        content = folder.content(name, LIMITS.picture_bytes)
        picture = read_picture(content, named[1] if named else "")
    except Unreadable as problem:
        pictures = problem.code.startswith("picture-")
        words = {"limit": f"{LIMITS.picture_bytes:,}", **(problem.words if pictures else {})}
        yield problem.code if pictures else "picture-unfit", words
        return
    if picture.moves:
        yield "picture-moves", {}
    if picture.beyond:
        yield "picture-with-more", {"size": f"{picture.beyond:,}"}


def _say(
    code: str,
    folder: Folder,
    page: WrittenPage,
    at: PropertyPath,
    *,
    hint: str | None = None,
    **words: str,
) -> Finding:
    names = [part for part in at if isinstance(part, str)]
    place = folder.place(page.file, line=_line(page, at), field=names[-1] if names else None)
    return finding(code, place, hint=hint, **words)  # type: ignore[arg-type]


def _line(page: WrittenPage, at: PropertyPath) -> int:
    """The line of a property, or of what holds it."""
    parts = (at[:length] for length in range(len(at), 0, -1))
    return next((page.lines[part] for part in parts if part in page.lines), 1)
