"""What is written beside the data must be true of it: documents, templates, settings.

README and CONTRIBUTING show a real dataset as it stands, and what the program says about it. Who
changes that data is told here which lines to bring up to date.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from check.documents import read_blocks, read_documents, without_blocks
from check.faults import Fault, Looked, count
from check.places import places
from check.quoted_runs import examples, is_example, reports, transcripts
from check.site import Site
from check.starters import page_templates, table_templates
from check.topics import topics
from pipeline.cache import Cache
from pipeline.catalog import Catalog, read_catalog
from pipeline.engine import asking
from pipeline.folders import read_folders
from pipeline.pages.parts.figures_in_text import CALL, Figures, Unresolved
from pipeline.project import read_project
from pipeline.strict_yaml import read_yaml

_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_DATASET = re.compile(r"\]\(datasets/([^)/#]+)")
_CODE = re.compile(r"(\bhere )?`([^`\n]+)`")
_TEMPLATE = re.compile(r"--template ([a-z0-9][a-z0-9-]*)")
_FEWEST_CELLS = 3

REMEDY = "Bring what is written up to date with the data, or the other way round."


def quotes(root: Path) -> Iterator[str]:
    """What is written and not true, as sentences that begin with the file and, mostly, the line."""
    for kind in KINDS:
        yield from kind(root)


def check_quotes(site: Site) -> Looked:
    """Look at what is written beside the data that the site was made from."""
    root = site.project.root
    faults = []
    for said in quotes(root):
        where, _, what = said.partition(": ")
        faults.append(Fault(where, what, REMEDY))
    documents = sum(1 for _ in read_documents(root))
    return Looked(f"{count(documents, 'document')}, templates and settings", tuple(faults))


def links(root: Path) -> list[str]:
    """Links between documents that lead to no file, and templates that are named but not there."""
    faults = []
    for document in read_documents(root):
        for found in _LINK.finditer(document.text):
            if not (root / found[1]).exists():
                place = document.place(found.start())
                faults.append(f"{place}: the link to {found[1]} leads nowhere. Name what is there.")
        for found in _TEMPLATE.finditer(document.text):
            if not (root / "templates" / found[1]).is_dir():
                place = document.place(found.start())
                faults.append(f"{place}: there is no template {found[1]}.")
    return faults


def descriptions(root: Path) -> list[str]:
    """Properties that are quoted from a dataset's description, and stand otherwise in it."""
    faults = []
    for block in read_blocks(root):
        quoted = read_yaml(block.text).value if block.language == "yaml" else None
        if quoted is None or block.dataset is None or is_example(quoted):
            continue
        described = _description(root, block.dataset)
        if described is None:
            faults.append(f"{block.place}: {_gone(block.dataset)}")
            continue
        entries = quoted.items() if isinstance(quoted, dict) else [("an entry", quoted)]
        faults += [
            f"{block.place}: {key} is quoted, but datasets/{block.dataset} says"
            f" {_short(described.get(key, 'nothing of it'))}"
            for key, value in entries
            if not _holds(described, key, value)
        ]
    return faults


def words(root: Path) -> list[str]:
    """Properties and words in the text that are quoted from the dataset which it is about.

    Looked at are `key: value` where the dataset has such a key, and what follows "here".
    """
    faults = []
    for document in read_documents(root):
        text = without_blocks(document.text)
        linked = [(one.start(), one[1]) for one in _DATASET.finditer(text)]
        for found in _CODE.finditer(text):
            before = [name for at, name in linked if at < found.start()]
            described = _description(root, before[-1]) if before else None
            if described is not None and not _says(described, found[2], named_here=bool(found[1])):
                place = document.place(found.start())
                faults.append(f"{place}: datasets/{before[-1]} does not say `{found[2]}`.")
    return faults


def rows(root: Path) -> list[str]:
    """Lines of a table that are quoted, and stand in no table of that header."""
    faults = []
    paths = sorted(_tables(root))
    tables = [path.read_text("utf-8", errors="replace").splitlines() for path in paths]
    for block in read_blocks(root):
        lines = block.text.splitlines()
        if block.language or not _is_table(lines):
            continue
        held = [table for table in tables if table[:1] == lines[:1]]
        if not held:
            faults.append(f"{block.place}: no table of the site has the columns {lines[0]}.")
            continue
        faults += [
            f"{block.place}: {line} is quoted, but no row of such a table reads so."
            for line in lines[1:]
            if not any(line in table for table in held)
        ]
    return faults


def figures(root: Path) -> list[str]:
    """Figures that a document shows how to ask for, and that the data does not hold."""
    asked = [
        (document.place(found.start()), found["inside"].strip())
        for document in read_documents(root)
        for found in CALL.finditer(document.text)
        if found["end"]
    ]
    if not asked:
        return []
    catalog = _catalog(root)
    with asking(Cache(None), root / "build") as ask:
        held = Figures(catalog, {}, ask)
        return [
            f"{place}: {call}: {fault}." for place, call in asked if (fault := _fault(held, call))
        ]


KINDS: tuple[Callable[[Path], list[str]], ...] = (
    links,
    descriptions,
    words,
    rows,
    figures,
    reports,
    examples,
    transcripts,
    page_templates,
    table_templates,
    topics,
    places,
)


def _gone(dataset: str) -> str:
    return f"datasets/{dataset} is quoted, but not there or not readable. Quote one that is."


def _description(root: Path, dataset: str) -> dict[str, Any] | None:
    path = root / "datasets" / dataset / "datapackage.yaml"
    return dict(read_yaml(path.read_text("utf-8")).value) if path.is_file() else None


def _holds(described: dict[str, Any], key: str, value: object) -> bool:
    """Whether a description has a property; a list may be quoted in parts, and its entries too."""
    if not isinstance(value, list):
        return described.get(key) == value
    pools = described.values() if key not in described else [described[key]]
    entries = [entry for pool in pools if isinstance(pool, list) for entry in pool]
    return all(any(_is_part(one, entry) for entry in entries) for one in value)


def _is_part(one: object, entry: object) -> bool:
    if isinstance(one, dict) and isinstance(entry, dict):
        return one.items() <= entry.items()
    return one == entry


def _says(described: object, code: str, *, named_here: bool) -> bool:
    """Whether a description agrees with a piece of code, or does not know of what it speaks."""
    if named_here:
        return code.strip('"') in _leaves(described)
    key, colon, _ = code.partition(": ")
    found = list(_values_of(described, key)) if colon and key.isidentifier() else []
    if not found:
        return True
    return read_yaml(code).value[key] in found


def _values_of(value: object, key: str) -> Iterator[object]:
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _values_of(one, key)


def _leaves(value: object) -> set[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return {leaf for one in value for leaf in _leaves(one)}
    return {str(value)}


def _tables(root: Path) -> Iterator[Path]:
    return (root / "datasets").glob("*/*.csv")


def _is_table(lines: list[str]) -> bool:
    """Whether lines are a header and rows: as many cells each, and the columns named plainly."""
    cells = list(csv.reader(lines))
    header = cells[0] if cells else []
    return (
        len(cells) > 1
        and len(header) >= _FEWEST_CELLS
        and all(re.fullmatch(r"\w+", name) for name in header)
        and all(len(row) == len(header) for row in cells)
    )


def _catalog(root: Path) -> Catalog:
    project = read_project(root)
    folders, _ = read_folders(project)
    return read_catalog([one for one in folders if one.descriptor], project)


def _fault(figures: Figures, call: str) -> str | None:
    """What is wrong with a call, which is one of a function of `Figures` with plain values."""
    try:
        written = ast.parse(call, mode="eval").body
        if not (isinstance(written, ast.Call) and isinstance(written.func, ast.Name)):
            return "it is no call of a function"
        values = [ast.literal_eval(one) for one in written.args]
        words = {str(one.arg): ast.literal_eval(one.value) for one in written.keywords}
        if written.func.id == "headline":
            return _chart_fault(figures.catalog, *values)
        getattr(figures, written.func.id)(*values, **words)
    except Unresolved as error:
        return str(error)
    except (AttributeError, SyntaxError, TypeError, ValueError) as error:
        return f"it cannot be asked: {error}"
    return None


def _chart_fault(catalog: Catalog, view: str) -> str | None:
    dataset, _, name = view.partition("/")
    held = catalog.datasets_by_name.get(dataset)
    if held is None or name not in {one.name for one in held.views}:
        return f"there is no chart {view}"
    return None


def _short(value: object) -> str:
    text = str(value)
    return f"{text}." if len(text) <= 100 else f"{text[:100]}…"
