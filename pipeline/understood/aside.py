"""What breaks the profile without deciding how a table is read is left aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import jsonschema

from pipeline.folders import is_question
from pipeline.front_matter import listed
from pipeline.profile import PropertyPath, describe_property, read_profile
from pipeline.project import Project
from pipeline.understood.draft import Draft
from pipeline.understood.nothing_said import take_out_what_asks_for_nothing
from pipeline.violations import violations

_MOST_ROUNDS = 10
# What decides how a table is read: wrong there, and its cells cannot be trusted.
_OF_TABLES = frozenset(
    {"name", "path", "type", "profile", "scheme", "format", "encoding", "bytes", "hash", "dialect"}
)
# Words of a dialect that are about other files than CSV, or that frictionless passes over.
_WITHOUT_EFFECT = frozenset(
    {
        *("itemKeys", "itemType", "lineTerminator", "nullSequence", "property", "sheetName"),
        *("sheetNumber", "table"),
    }
)
_OF_SCHEMAS = frozenset(
    {"$schema", "fields", "fieldsMatch", "foreignKeys", "missingValues", "primaryKey", "uniqueKeys"}
)
_OF_COLUMNS = frozenset(
    {
        "name",
        "type",
        "format",
        "constraints",
        "missingValues",
        "decimalChar",
        "groupChar",
        "bareNumber",
        "floatNumber",
        "trueValues",
        "falseValues",
        "delimiter",
        "itemType",
    }
)
# What stands in place of a file; beside one, or of a whole package, it is a word of one's own.
_BESIDE_A_PATH = ("url",)
_OF_NO_PACKAGE = ("data", "url", "control", "innerpath", "compression")
# Broken by what reads well all the same.
_SHAPES = ("string", "wkt")
_HARMLESS_RULES = frozenset({"uniqueItems", "maxLength"})


def is_left_aside(at: PropertyPath, value: object = ...) -> bool:
    """Whether a property that breaks a rule of the profile is left aside, and no error.

    An empty sign between thousands decides nothing, nor does a comment before the first row.
    """
    is_no_sign = at[-1:] == ("groupChar",) and value == ""
    is_no_row = at[-2:-1] == ("commentRows",) and type(value) is int
    return is_no_sign or is_no_row or (bool(at) and not _decides_reading(at))


def is_view_of_another_program(view: object) -> bool:
    """Whether a view is of no kind that this site draws."""
    return not isinstance(view, Mapping) or view.get("kind") not in _kinds_of_views()


def leave_aside(draft: Draft) -> None:
    """Take out what breaks the profile without deciding how a table is read."""
    for resource in listed(draft.descriptor.get("resources")):
        if isinstance(resource, dict):
            take_out_what_asks_for_nothing(resource)
    take_out_what_asks_for_nothing(draft.descriptor)
    _leave_words_aside(draft)
    _leave_views_aside(draft)
    _leave_shapes_aside(draft)
    for _ in range(_MOST_ROUNDS):
        paths = {_whole_view(tuple(error.absolute_path)) for error in _to_leave_aside(draft)}
        # Items of a list from its end, so that those before keep their places.
        for path in sorted(paths, key=_from_the_end):
            if not any(path[:n] in paths for n in range(1, len(path))):
                draft.take_out(path)
        if not paths:
            return


def leave_unknown_things_aside(draft: Draft, project: Project) -> None:
    """Take out topics and kinds of entity that this site does not have."""
    topics = draft.descriptor.get("topics")
    for i in reversed(range(len(listed(topics)))):
        if listed(topics)[i] not in project.topics_by_id:
            draft.take_out(("topics", i))
    for i, resource in enumerate(listed(draft.descriptor.get("resources"))):
        schema = resource.get("schema") if isinstance(resource, dict) else None
        fields = listed(schema.get("fields")) if isinstance(schema, dict) else ()
        for j, field in enumerate(fields):
            if isinstance(field, dict) and field.get("entity", None) not in {None, *project.kinds}:
                draft.take_out(("resources", i, "schema", "fields", j, "entity"))


@cache
def _kinds_of_views() -> tuple[str, ...]:
    kinds: list[str] = describe_property(read_profile(), ("views", 0, "kind"))["enum"]
    return tuple(kinds)


def _decides_reading(at: PropertyPath) -> bool:
    """Whether a table is read otherwise for a property."""
    if at[0] != "resources" or (at[2:3] == ("dialect",) and set(at[3:4]) & _WITHOUT_EFFECT):
        return False
    match at[2:]:
        case ():
            return True
        case ("schema", "fields", _, key, *_):
            return key in _OF_COLUMNS
        case ("schema", key, *_):
            return key in _OF_SCHEMAS
        case (key, *_):
            return key in _OF_TABLES or key == "schema"
    return True


def _leave_words_aside(draft: Draft) -> None:
    """Take out what has a meaning in place of a file, and none where it stands."""
    for key in _OF_NO_PACKAGE:
        if key in draft.descriptor:
            draft.take_out((key,))
    for i, resource in enumerate(listed(draft.descriptor.get("resources"))):
        for key in _BESIDE_A_PATH:
            if isinstance(resource, dict) and key in resource and "path" in resource:
                draft.take_out(("resources", i, key))


def _leave_views_aside(draft: Draft) -> None:
    """Take out the views of other programs, and their list where it has no others."""
    views = draft.descriptor.get("views")
    for i in reversed(range(len(listed(views)))):
        if is_view_of_another_program(listed(views)[i]):
            draft.take_out(("views", i))
    if views is not None and not draft.descriptor.get("views"):
        draft.take_out(("views",))


def _leave_shapes_aside(draft: Draft) -> None:
    """Take out that texts are shapes as WKT: they are published as texts, and judged as such."""
    for i, resource in enumerate(listed(draft.descriptor.get("resources"))):
        schema = resource.get("schema") if isinstance(resource, dict) else None
        for j, field in enumerate(listed(schema.get("fields")) if isinstance(schema, dict) else ()):
            if isinstance(field, dict) and (field.get("type"), field.get("format")) == _SHAPES:
                draft.take_out(("resources", i, "schema", "fields", j, "format"))


def _whole_view(at: PropertyPath) -> PropertyPath:
    """The path of what is left aside: of a view all, since what is left of it shows another."""
    return at[:2] if at[:1] == ("views",) else at


def _to_leave_aside(draft: Draft) -> Iterator[jsonschema.ValidationError]:
    for error in violations(draft.descriptor, "standard"):
        is_kept = error.validator in _HARMLESS_RULES or is_question(error.instance)
        if is_left_aside(tuple(error.absolute_path), error.instance) and not is_kept:
            yield error


def _from_the_end(path: PropertyPath) -> list[tuple[str, int]]:
    return [(part, 0) if isinstance(part, str) else ("", -part) for part in path]
