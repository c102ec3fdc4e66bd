"""A table of somebody's -> a new dataset: its CSV and a descriptor, with questions where needed."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.drafting.columns import DraftColumn, guess_columns
from pipeline.drafting.describe import describe_dataset
from pipeline.drafting.grid import CannotDraft
from pipeline.drafting.read import read_bytes, read_grid
from pipeline.drafting.table import find_table
from pipeline.drafting.templates import fill_in, read_template, template_names
from pipeline.drafting.write import write_descriptor
from pipeline.folders import YAML_DESCRIPTOR
from pipeline.profile import PropertyPath, read_profile
from pipeline.project import Project
from pipeline.strict_yaml import read_yaml
from pipeline.validation.descriptor.questions import open_questions
from pipeline.validation.descriptor.rules import reason_against_name
from pipeline.validation.meaning.references import read_references

__all__ = [
    "CannotDraft",
    "Draft",
    "create_dataset",
    "create_from_template",
    "draft_dataset",
    "draft_descriptor",
]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A dataset to be: its files as texts, and what was assumed on the way.

    `table` is CSV in UTF-8 with commas; None for a draft that was made from no file. `tables` are
    those of a template, by their file names.
    """

    name: str
    descriptor: str
    table: str | None
    assumed: tuple[str, ...]
    questions: int
    tables: Mapping[str, str] = field(default_factory=dict)


def draft_descriptor(content: bytes | None, name: str, project: Project, *, today: date) -> str:
    """The descriptor for a CSV or Excel file, as YAML. Raises CannotDraft like draft_dataset."""
    return draft_dataset(content, name, project, today=today).descriptor


def draft_dataset(content: bytes | None, name: str, project: Project, *, today: date) -> Draft:
    """Draft a dataset from the bytes of a CSV or Excel file, or, without them, from nothing.

    Raises CannotDraft when the name is not allowed or no table can be read.
    """
    _refuse_name(name)
    references, _ = read_references(project, project.kinds)
    columns: tuple[DraftColumn, ...] = ()
    assumed: tuple[str, ...] = ()
    if content is not None:
        grid = read_grid(content)
        table = find_table(grid)
        columns, guessed = guess_columns(table, references, semicolons=grid.semicolons)
        assumed = (*table.assumed, *guessed)
    schema = read_profile()
    descriptor = describe_dataset(name, columns, project, references, schema, today=today)
    if columns and isinstance(descriptor["resources"][0]["schema"]["primaryKey"], str):
        assumed += (
            "No key was found: no few columns but measures tell all rows apart. "
            "Look for rows that stand there twice.",
        )
    return Draft(
        name=name,
        descriptor=write_descriptor(descriptor, schema, head=_head(assumed), more=_topics(project)),
        table=_write_table(columns) if columns else None,
        assumed=assumed,
        questions=sum(1 for _ in open_questions(descriptor)),
    )


def create_dataset(source: Path | None, name: str, project: Project, *, today: date) -> Draft:
    """Draft a dataset and write its folder, whole or not at all, over nothing that is there.

    Raises CannotDraft like draft_dataset, when the source cannot be read, and when the folder
    exists or a collection has that name.
    """
    _refuse_what_exists(name, project)
    content = read_bytes(source) if source is not None else None
    draft = draft_dataset(content, name, project, today=today)
    _write(draft, project)
    return draft


def create_from_template(template: str, name: str, project: Project, *, today: date) -> Draft:
    """Begin a dataset as a copy of a template of the site, over nothing that is there.

    Raises CannotDraft when the name is not allowed or taken, or there is no such template, and
    ConfigurationError when the template is broken.
    """
    _refuse_name(name)
    _refuse_what_exists(name, project)
    names = template_names(project)
    if template not in names:
        there = f"There are: {', '.join(names)}." if names else "This site has none."
        raise CannotDraft(f'There is no template "{template}". {there}')
    read = read_template(project, template)
    descriptor = fill_in(read, name, today)
    draft = Draft(
        name=name,
        descriptor=descriptor,
        table=None,
        assumed=(),
        questions=sum(1 for _ in open_questions(read_yaml(descriptor).value)),
        tables=read.tables,
    )
    _write(draft, project)
    return draft


def _refuse_name(name: str) -> None:
    reason = reason_against_name(name)
    if reason is not None:
        raise CannotDraft(f'The name "{name}" cannot be used: {reason}.')


def _refuse_what_exists(name: str, project: Project) -> None:
    if reason_against_name(name) is None and os.path.lexists(project.datasets / name):
        raise CannotDraft(f"datasets/{name} exists already, and nothing is ever written over.")
    if name in project.collections:
        raise CannotDraft(f"docs/{name} is data of that name already. Choose another name.")


def _write(draft: Draft, project: Project) -> None:
    """Write a dataset's folder, whole or not at all."""
    aside = project.datasets / f".{draft.name}.{os.getpid()}"
    try:
        aside.mkdir(parents=True)
        for file, text in _files(draft):
            (aside / file).write_bytes(text.encode("utf-8"))
        aside.rename(project.datasets / draft.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _files(draft: Draft) -> Iterator[tuple[str, str]]:
    yield YAML_DESCRIPTOR, draft.descriptor
    if draft.table is not None:
        yield f"{draft.name}.csv", draft.table
    yield from draft.tables.items()


def _write_table(columns: Sequence[DraftColumn]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows(zip(*(column.cells for column in columns), strict=True))
    return written.getvalue()


def _head(assumed: Sequence[str]) -> list[str]:
    head = ["A value that begins with TODO: is a question. Write the answer in its place."]
    if assumed:
        head += ["What was assumed about the file; delete these lines once you have checked them:"]
        head += [f"- {line}" for line in assumed]
    return head


def _topics(project: Project) -> Mapping[PropertyPath, Sequence[str]]:
    """The site's topics, to choose from."""
    return {("topics", 0): [f"{topic.id}: {topic.title}" for topic in project.topics]}
