"""A descriptor from elsewhere as this site understands it, under the profile `standard`.

The standard lets people add properties of their own, give views of other programs, list files that
are no tables, keep a schema in a file of its own, and use names that are no addresses. What the
site does not understand is left aside, and goes out again as it came in; what decides how a table
is read is never left aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import jsonschema

from pipeline.addresses import plain_name
from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder, is_question, parse_document
from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.profile import PropertyPath, describe_property, read_profile
from pipeline.project import Project
from pipeline.strict_yaml import Unreadable
from pipeline.violations import violations

TABLE_SUFFIXES = (".csv", ".tsv")
_TAB = "\t"
_POINTERS = ("schema", "dialect")
_STRUCTURED = frozenset({".json", ".yaml", ".yml"})
_MOST_ROUNDS = 10

# What decides how a table is read: wrong there, and its cells cannot be trusted.
_OF_TABLES = frozenset(
    {"name", "path", "type", "profile", "scheme", "format", "encoding", "bytes", "hash", "dialect"}
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
# What is written of a plain file, and asks nobody to unpack, join or fetch anything.
_ASKS_FOR_NOTHING: Mapping[str, tuple[object, ...]] = {
    "basepath": ("", None),
    "compression": ("", "no", None),
    "control": ({}, {"newline": ""}, None),
    "extrapaths": ([], None),
    "innerpath": ("", None),
    "multipart": (False, None),
}
# What stands in place of a file; beside one, or of a whole package, it is a word of one's own.
_BESIDE_A_PATH = ("url",)
_OF_NO_PACKAGE = ("data", "url", "control", "innerpath", "compression")
# What programs write to say nothing, and frictionless takes for that.
_SAYS_NOTHING_OF_A_TABLE: Mapping[str, tuple[object, ...]] = {
    "bytes": (None,),
    "encoding": ("",),
    "format": ("",),
    "hash": ("",),
    "profile": ("",),
    "scheme": ("",),
}
_SAYS_NOTHING_OF_A_SCHEMA: Mapping[str, tuple[object, ...]] = {
    "primaryKey": ([],),
    "uniqueKeys": ([], None),
}
_SAYS_NOTHING_OF_A_COLUMN: Mapping[str, tuple[object, ...]] = {
    "decimalChar": (None,),
    "format": ("",),
    "groupChar": (None,),
}
# How tables are read without a word of it, in the words of frictionless.
_SAYS_NOTHING_OF_A_DIALECT: Mapping[str, tuple[object, ...]] = {
    "commentChar": ("", None),
    "commentRows": ([],),
    "headerCase": (True,),
    "headerJoin": (" ",),
    "nullSequence": ("", None),
    "skipBlankRows": (False,),
}
# Formats that frictionless reads in another way than CSV, whatever a file's ending is.
_OTHER_FORMATS = frozenset(
    {
        *(
            "csvz",
            "db",
            "duckdb",
            "geojson",
            "gsheets",
            "html",
            "inline",
            "json",
            "jsonl",
            "jsonld",
        ),
        *("ndjson", "ods", "parq", "parquet", "pq", "qsv", "sav", "sql", "sqlite", "topojson"),
        *("xls", "xlsx", "xml", "yaml", "yml", "zip", "zsav"),
    }
)
COUNTS = ("bytes", "fields", "hash", "rows")
_ALGORITHMS = ("sha512", "sha256", "sha1", "md5")
# Broken by what reads well all the same.
_HARMLESS_RULES = frozenset({"uniqueItems", "maxLength"})
# Where a list of columns stands in a schema, and in its references.
_KEYS = frozenset({"primaryKey", "uniqueKeys"})


def as_understood(folder: Folder, project: Project, profile: str) -> Folder:
    """The folder with its descriptor as a site understands it.

    Under `atlas` that is what was written. `written` is then the folder with the descriptor as it
    came in, but for a schema or dialect that it took from a file beside it, or from the ending, and
    for what says nothing.
    """
    if profile != "standard" or folder.profile == profile or folder.descriptor is None:
        return replace(folder, profile=profile)
    written = _with_what_it_points_at(folder)
    draft = _Draft(deepcopy(dict(written.descriptor or {})))
    _leave_aside(draft)
    _leave_unknown_things_aside(draft, project)
    attachments = _take_out_other_files(draft)
    _name_plainly(draft, folder.name)
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


def is_left_aside(at: PropertyPath, value: object = ...) -> bool:
    """Whether a property that breaks a rule of the profile is left aside, and no error.

    An empty sign between thousands decides nothing.
    """
    is_no_sign = at[-1:] == ("groupChar",) and value == ""
    return is_no_sign or (bool(at) and not _decides_reading(at))


def is_table(resource: Mapping[str, Any]) -> bool:
    """Whether a resource is a table that can be read here, or is declared as one."""
    kind, profile = resource.get("type"), resource.get("profile")
    path, form = resource.get("path"), resource.get("format")
    if "data" in resource and path is None:
        return False
    if not isinstance(path, str) or "data" in resource:
        return True
    if isinstance(kind, str) and kind not in {"", "table"}:
        return False
    is_declared = kind == "table" or profile == "tabular-data-resource" or resource.get("schema")
    is_csv = path.lower().endswith(TABLE_SUFFIXES)
    is_csv = is_csv or (isinstance(form, str) and f".{form.lower()}" in TABLE_SUFFIXES)
    return bool(is_declared) or is_csv


def is_view_of_another_program(view: object) -> bool:
    """Whether a view is of no kind that this site draws."""
    return not isinstance(view, Mapping) or view.get("kind") not in _kinds_of_views()


@cache
def _kinds_of_views() -> tuple[str, ...]:
    kinds: list[str] = describe_property(read_profile(), ("views", 0, "kind"))["enum"]
    return tuple(kinds)


class _Draft:
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


def _decides_reading(at: PropertyPath) -> bool:
    """Whether a table is read otherwise for a property."""
    if at[0] != "resources":
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


def _with_what_it_points_at(folder: Folder) -> Folder:
    """The folder with schemas and dialects that stand in files of its own in their places."""
    descriptor = deepcopy(dict(folder.descriptor or {}))
    findings: list[Finding] = []
    pointed = set()
    for i, resource in enumerate(_list(descriptor.get("resources"))):
        if not isinstance(resource, dict):
            continue
        for key in _POINTERS:
            file = _pointer(resource.get(key))
            if file is None:
                continue
            pointed.add(str(PurePosixPath(file)))
            try:
                content = read_inside(folder.path, file, LIMITS.descriptor_bytes)
                document = parse_document(content, file)
                if not isinstance(document.value, dict):
                    raise Unreadable("pointer-not-mapping", value=file)
                resource[key] = document.value
            except Unreadable as error:
                place = folder.property_place(("resources", i, key), file)
                if error.line is not None:
                    place = folder.place(file, line=error.line)
                findings.append(finding(error.code, place, **error.words))
                resource.pop(key)
        _name_only_path(resource)
        _join_dialect(resource)
        _take_out_what_says_nothing(resource)
        _name_delimiter(resource)
    return replace(
        folder,
        descriptor=descriptor,
        pointed=frozenset(pointed),
        findings=(*folder.findings, *findings),
    )


def _pointer(value: object) -> str | None:
    """The file inside the folder that a schema or dialect stands in, if it points at one."""
    if isinstance(value, Mapping) and set(value) == {"$ref"}:
        value = value["$ref"]
    if not isinstance(value, str) or not value.strip():
        return None
    path = PurePosixPath(value)
    is_inside = not path.is_absolute() and ".." not in path.parts and "\\" not in value
    is_file = path.suffix.lower() in _STRUCTURED and "://" not in value
    is_shown = not any(part.startswith((".", "~", "$")) for part in path.parts)
    return value if is_inside and is_file and is_shown else None


def _leave_aside(draft: _Draft) -> None:
    """Take out what breaks the profile without deciding how a table is read."""
    for resource in _list(draft.descriptor.get("resources")):
        if isinstance(resource, dict):
            _take_out_what_asks_for_nothing(resource)
    _take_out_what_asks_for_nothing(draft.descriptor)
    _leave_words_aside(draft)
    _leave_views_aside(draft)
    for _ in range(_MOST_ROUNDS):
        paths = {_whole_view(tuple(error.absolute_path)) for error in _to_leave_aside(draft)}
        # Items of a list from its end, so that those before keep their places.
        for path in sorted(paths, key=_from_the_end):
            if not any(path[:n] in paths for n in range(1, len(path))):
                draft.take_out(path)
        if not paths:
            return


def _leave_words_aside(draft: _Draft) -> None:
    """Take out what has a meaning in place of a file, and none where it stands."""
    for key in _OF_NO_PACKAGE:
        if key in draft.descriptor:
            draft.take_out((key,))
    for i, resource in enumerate(_list(draft.descriptor.get("resources"))):
        for key in _BESIDE_A_PATH:
            if isinstance(resource, dict) and key in resource and "path" in resource:
                draft.take_out(("resources", i, key))


def _leave_views_aside(draft: _Draft) -> None:
    """Take out the views of other programs, and their list where it has no others."""
    views = draft.descriptor.get("views")
    for i in reversed(range(len(_list(views)))):
        if is_view_of_another_program(_list(views)[i]):
            draft.take_out(("views", i))
    if views is not None and not draft.descriptor.get("views"):
        draft.take_out(("views",))


def _leave_unknown_things_aside(draft: _Draft, project: Project) -> None:
    """Take out topics and kinds of entity that this site does not have."""
    topics = draft.descriptor.get("topics")
    for i in reversed(range(len(_list(topics)))):
        if _list(topics)[i] not in project.topics_by_id:
            draft.take_out(("topics", i))
    for i, resource in enumerate(_list(draft.descriptor.get("resources"))):
        schema = resource.get("schema") if isinstance(resource, dict) else None
        fields = _list(schema.get("fields")) if isinstance(schema, dict) else ()
        for j, field in enumerate(fields):
            if isinstance(field, dict) and field.get("entity", None) not in {None, *project.kinds}:
                draft.take_out(("resources", i, "schema", "fields", j, "entity"))


def _whole_view(at: PropertyPath) -> PropertyPath:
    """The path of what is left aside: of a view all, since what is left of it shows another."""
    return at[:2] if at[:1] == ("views",) else at


def _to_leave_aside(draft: _Draft) -> Iterator[jsonschema.ValidationError]:
    for error in violations(draft.descriptor, "standard"):
        is_kept = error.validator in _HARMLESS_RULES or is_question(error.instance)
        if is_left_aside(tuple(error.absolute_path), error.instance) and not is_kept:
            yield error


def _from_the_end(path: PropertyPath) -> list[tuple[str, int]]:
    return [(part, 0) if isinstance(part, str) else ("", -part) for part in path]


def _name_only_path(resource: dict[str, Any]) -> None:
    """Say the one path of a list of one."""
    match resource.get("path"):
        case [str(path)]:
            resource["path"] = path


def _join_dialect(resource: dict[str, Any]) -> None:
    """Say in one what frictionless says of CSV files in a part of its own."""
    match resource.get("dialect"):
        case {"csv": dict(part), **rest}:
            resource["dialect"] = {**part, **rest}


def _name_delimiter(resource: dict[str, Any]) -> None:
    """Say of a table with tabs that it has them: for the standard its ending does."""
    form, path = resource.get("format"), resource.get("path")
    is_csv = isinstance(path, str) and path.lower().endswith(TABLE_SUFFIXES)
    if isinstance(form, str):
        form = form.lower()
        if f".{form}" in TABLE_SUFFIXES:
            resource["format"] = "csv"
        elif is_csv and form not in _OTHER_FORMATS:
            form = resource.pop("format") and None
    is_tabbed = form == "tsv" or (
        form is None and isinstance(path, str) and path.lower().endswith(".tsv")
    )
    dialect = resource.get("dialect", {})
    if is_tabbed and isinstance(dialect, dict):
        resource["dialect"] = {"delimiter": _TAB, **dialect}


def _take_out_what_asks_for_nothing(properties: dict[str, Any]) -> None:
    """Take out what programs write of a file that is read as it lies there, and its numbers."""
    _without(properties, _ASKS_FOR_NOTHING)
    algorithm, stats = properties.pop("hashing", None), properties.pop("stats", None)
    for key in COUNTS if isinstance(stats, dict) else ():
        if stats.get(key):
            properties.setdefault(key, stats[key])
    for key in _ALGORITHMS if isinstance(stats, dict) else ():
        if isinstance(stats.get(key), str) and stats[key]:
            properties.setdefault("hash", f"{key}:{stats[key]}")
    digest = properties.get("hash")
    if algorithm in _ALGORITHMS and isinstance(digest, str) and ":" not in digest:
        properties["hash"] = f"{algorithm}:{digest}"


def _take_out_what_says_nothing(resource: dict[str, Any]) -> None:
    """Take out what programs write of a table, its columns and their limits to say nothing."""
    schema, dialect = resource.get("schema"), resource.get("dialect")
    _without(resource, _SAYS_NOTHING_OF_A_TABLE)
    if isinstance(dialect, dict):
        _without(dialect, _SAYS_NOTHING_OF_A_DIALECT)
    if not isinstance(schema, dict):
        return
    _without(schema, _SAYS_NOTHING_OF_A_SCHEMA)
    for field in _list(schema.get("fields")):
        if isinstance(field, dict):
            _without(field, _SAYS_NOTHING_OF_A_COLUMN)
            if field.get("type") != "number":
                _without(field, {"decimalChar": ("",)})
            limits = field.get("constraints")
            if isinstance(limits, dict):
                _without(limits, dict.fromkeys(limits, (None,)))


def _without(properties: dict[str, Any], nothing: Mapping[str, tuple[object, ...]]) -> None:
    """Take out properties that have values which say nothing; `False` is not 0."""
    for key, values in nothing.items():
        found = properties.get(key, ...)
        if any(found == value and type(found) is type(value) for value in values):
            properties.pop(key)


def _take_out_other_files(draft: _Draft) -> tuple[Mapping[str, Any], ...]:
    """Take out resources that are no tables."""
    resources = _list(draft.descriptor.get("resources"))
    others = [
        i for i, one in enumerate(resources) if isinstance(one, Mapping) and not is_table(one)
    ]
    if others:
        draft.descriptor["resources"] = [r for i, r in enumerate(resources) if i not in others]
        draft.resources = [i for i in draft.resources if i not in others]
    return tuple(resources[i] for i in others)


def _name_plainly(draft: _Draft, folder_name: str) -> None:
    """Give the dataset, its tables and their columns names that can stand in addresses."""
    descriptor = draft.descriptor
    descriptor["name"] = plain_name(folder_name)
    renamed: dict[str, str] = {}
    for resource in _list(descriptor.get("resources")):
        if isinstance(resource, dict):
            name = resource.get("name")
            if isinstance(name, str) and name.strip() and not is_question(name):
                resource["name"] = renamed[name] = plain_name(name)
            schema = resource.get("schema")
            if isinstance(schema, dict):
                _without_spaces(schema)
    views = (view for view in _list(descriptor.get("views")) if isinstance(view, dict))
    for names_a_table in (*views, *_references(descriptor)):
        name = names_a_table.get("resource")
        if isinstance(name, str) and name in renamed:
            names_a_table["resource"] = renamed[name]


def _references(descriptor: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for resource in _list(descriptor.get("resources")):
        schema = resource.get("schema") if isinstance(resource, Mapping) else None
        for key in _list(schema.get("foreignKeys")) if isinstance(schema, Mapping) else ():
            reference = key.get("reference") if isinstance(key, Mapping) else None
            if isinstance(reference, dict):
                yield reference


def _without_spaces(schema: dict[str, Any]) -> None:
    """Take the spaces around names of columns away, as readers of headers do."""
    fields = [field for field in _list(schema.get("fields")) if isinstance(field, dict)]
    names = [field.get("name") for field in fields]
    bare = [name.strip() if isinstance(name, str) else name for name in names]
    if bare == names or len({str(name) for name in bare}) < len(bare) or "" in bare:
        return
    for field, name in zip(fields, bare, strict=True):
        field["name"] = name
    for key in _KEYS & schema.keys():
        schema[key] = _stripped(schema[key])
    for key in _list(schema.get("foreignKeys")):
        for named in (key, key.get("reference")) if isinstance(key, dict) else ():
            if isinstance(named, dict) and "fields" in named:
                named["fields"] = _stripped(named["fields"])


def _stripped(value: Any) -> Any:
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    return value.strip() if isinstance(value, str) else value


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else []
