"""Figures that written pages ask for: the calls between double braces, and what they name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.codes import finding
from pipeline.codes.hints.mentions import sentence
from pipeline.codes.phrases.mentions import CHART, DATASET, TABLE
from pipeline.findings import Finding, Place
from pipeline.mentions.inventory import Inventory
from pipeline.mentions.written import WrittenText
from pipeline.validation.descriptor_view import text
from pipeline.validation.suggest import nearest_spelling

FUNCTIONS = ("figure", "latest", "count", "years", "headline")
HEADLINE = "headline"
CALL = re.compile(r"\{\{(?P<inside>.*?)(?P<end>\}\}|\Z)", re.DOTALL)


class NotACall(ValueError):
    """What stands between braces is not a function with plain texts and numbers."""


@dataclass(frozen=True)
class Call:
    """A function that a page asks for, with its values by place and by name."""

    function: str
    values: tuple[object, ...]
    words: Mapping[str, object]

    def value(self, place: int, name: str) -> str:
        """The text given at a place or under a name; "" where there is none."""
        found = self.values[place] if place < len(self.values) else self.words.get(name)
        return text(found)


def read_call(inside: str) -> Call:
    """Read what stands between braces. Raises NotACall, and runs nothing of it."""
    try:
        written = ast.parse(inside, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        written = None
    if not (
        isinstance(written, ast.Call)
        and isinstance(written.func, ast.Name)
        and all(isinstance(one, ast.Constant) for one in written.args)
        and all(word.arg and isinstance(word.value, ast.Constant) for word in written.keywords)
    ):
        raise NotACall(inside)
    return Call(
        written.func.id,
        tuple(ast.literal_eval(one) for one in written.args),
        {str(word.arg): ast.literal_eval(word.value) for word in written.keywords},
    )


def check_calls(written: WrittenText, inventory: Inventory) -> Iterator[Finding]:
    """Find the datasets, tables and charts that a page asks for and are not there."""
    for found in CALL.finditer(written.text):
        try:
            call = read_call(found["inside"].strip())
        except NotACall:
            continue  # The build stops at it.
        if call.function in FUNCTIONS:
            check = _of_chart if call.function == HEADLINE else _of_table
            yield from check(call, (written.file, written.line(found.start())), inventory)


def not_held(file: str, line: int, what: str, name: str, near: str | None = None) -> Finding:
    """What is said where a page asks for something that is not there."""
    place = Place(dataset="", file=file, line=line, value=name)
    hint = sentence(near) if near else None
    return finding("figure-not-held", place, hint=hint, what=what, value=name)


def _of_chart(call: Call, at: tuple[str, int], inventory: Inventory) -> Iterator[Finding]:
    named = call.value(0, "view")
    dataset, _, view = named.partition("/")
    reason = inventory.reason_against((dataset, view))
    if named and not inventory.has_chart((dataset, view)):
        yield not_held(*at, CHART, named, nearest_spelling(named, inventory.chart_names))
    elif reason is not None:
        place = Place(dataset="", file=at[0], line=at[1], value=named)
        yield finding("figure-not-drawn", place, value=named, reason=reason)


def _of_table(call: Call, at: tuple[str, int], inventory: Inventory) -> Iterator[Finding]:
    dataset, table = call.value(0, "dataset"), text(call.words.get("table"))
    if dataset and dataset not in inventory.datasets:
        yield not_held(*at, DATASET, dataset, nearest_spelling(dataset, inventory.datasets))
    elif table and not inventory.has_table((dataset, table)):
        near = nearest_spelling(table, inventory.tables[dataset])
        yield not_held(*at, TABLE, f"{dataset}/{table}", near)
