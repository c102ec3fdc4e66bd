"""What people copy to begin with: templates of pages and of data ask for what there is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from check.quoted_runs import copied, judged
from pipeline.drafting import create_from_template
from pipeline.drafting.templates import read_template, template_names
from pipeline.findings import Severity
from pipeline.folders import is_question
from pipeline.front_matter import PageShape, headings, read_page, read_shape
from pipeline.pages.parts.template_guides import guides
from pipeline.project import Collection, ConfigurationError, Project, read_project
from pipeline.strict_yaml import Unreadable, read_yaml

TEMPLATE = "_template.md"
COPY = "copy-of-the-template"
# What a fresh copy is told: nothing but what it has still to be filled with.
_ASKS = {"front-matter-lacks"}
_WAITS = {"question-open", "file-header-only"}
# Answers to questions without an example, by the property that asks.
_ANSWERS = {"path": "https://www.example.org/", "accessed": "2020-01-01", "next": "2099-01-01"}


def page_templates(root: Path) -> list[str]:
    """Templates of pages that ask for other properties or headings than their collection has."""
    project = read_project(root)
    return [
        f"docs/{collection.name}/{TEMPLATE}: {fault}"
        for collection in project.collections.values()
        if (project.docs / collection.name / TEMPLATE).is_file()
        for fault in _of_page(root, project, collection)
    ]


def table_templates(root: Path) -> list[str]:
    """Templates of data that hold figures, lack columns, or do not fit their guides."""
    project = read_project(root)
    faults = []
    try:
        list(guides(project))
    except ConfigurationError as error:
        faults.append(str(error))
    for name in template_names(project):
        faults += [f"templates/{name}: {fault}" for fault in _of_tables(root, project, name)]
    return faults


def _of_page(root: Path, project: Project, collection: Collection) -> Iterator[str]:
    folder = project.docs / collection.name
    text = (folder / TEMPLATE).read_text("utf-8")
    try:
        described = read_yaml((folder / "datapackage.yaml").read_text("utf-8")).value
        shape = read_shape(described)
        page = read_page(TEMPLATE, _with_all(text, shape) if shape else text)
    except (OSError, Unreadable) as error:
        yield f"it cannot be read beside its description: {error!r}"
        return
    if shape is None:
        yield "the description beside it does not say what a page may hold."
        return
    asked, there = set(page.front), set(shape.properties)
    if asked != there:
        yield f"it asks for {sorted(asked - there)}, and not for {sorted(there - asked)}."
    written = [title for _, signs, title in headings(page.body) if signs == "##"]
    if written != list(collection.headings):
        yield f"its headings are {written}, the settings say {list(collection.headings)}."
    yield from _of_copy(root, collection, _required(described, shape))


def _of_copy(root: Path, collection: Collection, required: set[str]) -> Iterator[str]:
    with copied(root) as project:
        folder = project.docs / collection.name
        shutil.copy(folder / TEMPLATE, folder / f"{COPY}.md")
        found = [
            one
            for one in judged(project, [collection.name]).findings
            if one.place.file == f"docs/{collection.name}/{COPY}.md"
        ]
    lacking = {str(one.place.field) for one in found if one.code in _ASKS}
    if lacking != required:
        yield f"a copy is told to fill in {sorted(lacking)}, but {sorted(required)} are needed."
    for one in found:
        if one.code not in _ASKS:
            yield f"a copy of it is told: {one.message} ({one.code})"


def _of_tables(root: Path, project: Project, name: str) -> Iterator[str]:
    template = read_template(project, name)
    for resource in template.descriptor["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        if template.tables[resource["path"]] != ",".join(columns) + "\n":
            yield f"{resource['path']} must hold its column names and nothing else: {columns}."
    with copied(root) as copy:
        create_from_template(name, COPY, copy, today=date(2020, 1, 1))
        for one in judged(copy, [COPY]).findings:
            if one.code not in _WAITS and not is_question(one.place.value):
                yield f"a copy of it is told: {one.message} ({one.code})"
        _fill(copy.datasets / COPY)
        for one in judged(copy, [COPY]).findings:
            if one.severity is Severity.ERROR:
                yield f"once it is filled in, it is told: {one.message} ({one.code})"


def _fill(folder: Path) -> None:
    """Answer each question by its own example or by made-up words, and write rows."""
    path = folder / "datapackage.yaml"
    described = read_yaml(path.read_text("utf-8")).value
    for resource in described["resources"]:
        fields = resource["schema"]["fields"]
        rows = [",".join(_cell(field, number) for field in fields) + "\n" for number in range(1, 4)]
        with (folder / resource["path"]).open("a", encoding="utf-8") as table:
            table.writelines(rows)
    answered = yaml.safe_dump(_answered(described, ""), allow_unicode=True, sort_keys=False)
    path.write_text(answered, encoding="utf-8")


def _answered(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return {name: _answered(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_answered(one, key) for one in value]
    if not is_question(value):
        return value
    _, given, example = value.partition("For example: ")
    return example if given else _ANSWERS.get(key, "Words that somebody wrote")


def _cell(field: Mapping[str, Any], number: int) -> str:
    """A value that a column may hold, which tells rows apart unless the column lists its values."""
    allowed = (field.get("constraints") or {}).get("enum")
    forms = {"year": f"{2017 + number}", "date": f"2020-01-0{number}", "string": f"a{number}"}
    return str(allowed[0]) if allowed else forms.get(field["type"], str(number))


def _with_all(text: str, shape: PageShape) -> str:
    """A template with the properties that stand in it as comments."""
    names = "|".join(map(re.escape, shape.properties))
    return re.sub(rf"^# ?({names}):", r"\1:", text, flags=re.MULTILINE)


def _required(described: Mapping[str, Any], shape: PageShape) -> set[str]:
    """The properties that every page must have."""
    return {
        field["name"]
        for resource in described["resources"]
        for field in resource["schema"]["fields"]
        if field["name"] != shape.key and (field.get("constraints") or {}).get("required")
    }
