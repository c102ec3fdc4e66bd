"""The texts of findings stand under codes/ only, and each hint there is one of a code's."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.codes import CODES, hints

PROGRAM = Path(__file__).parents[1] / "pipeline"
# What makes findings, or the words in them.
ROOMS = ("validation", "judging", "mentions")
FILES = ("folders.py", "front_matter.py", "pictures.py", "plain_files.py", "strict_yaml.py")
# Three words in a row with single spaces, as in a sentence and in no list of words.
SENTENCE = re.compile(r"[A-Za-z{}'`\"]+ [A-Za-z{}'`\"]+ [A-Za-z{}'`\"]+")
# Errors whose words go into a finding: that of all readers, and those of a module alone.
INTO_FINDINGS = re.compile(r"raise (Unreadable|_)")
# What only expressions have: an escape, a choice, a group, a set.
EXPRESSION = re.compile(r"\\|\||\(\?|\]\+")


def sentences(source: str) -> list[str]:
    """The texts of a module that read like a part of a sentence."""
    tree = ast.parse(source)
    passed_over = {id(one) for one in _unsaid(tree)}
    texts = (_text(one) for one in _outermost(tree) if id(one) not in passed_over)
    return [text for text in texts if SENTENCE.search(text) and not EXPRESSION.search(text)]


def _outermost(tree: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Texts, each whole: not the parts of those that are put together."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str)
        ):
            yield node
        else:
            waiting.extend(ast.iter_child_nodes(node))


def _unsaid(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and what errors say that go into no finding."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.Raise) and not INTO_FINDINGS.match(ast.unparse(node)):
            yield from ast.walk(node)


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in parts)


def modules() -> list[Path]:
    found = [file for room in ROOMS for file in sorted((PROGRAM / room).rglob("*.py"))]
    return [*found, *(PROGRAM / file for file in FILES)]


def test_no_sentence_of_a_finding_stands_outside_codes() -> None:
    files = modules()
    assert len(files) > 60
    assert [
        (file.name, text) for file in files for text in sentences(file.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize(
    "written",
    [
        'finding("cell-type", place, hint=f"Write {value} here.")',
        'HINT = "Save the file again."',
        'reason = "it has no mark"',
        'what = f"{code} of {name}"',
        'raise Unreadable("yaml-feature", feature="a strange key of texts")',
        'raise _Missing(f"there is no {table}")',
    ],
)
def test_a_sentence_is_noticed(written: str) -> None:
    assert len(sentences(written)) == 1


@pytest.mark.parametrize(
    "written",
    [
        '"""What this module does."""',
        'NAMES = re.compile(r"number of (?:people|persons) here")',
        'ROLES = "publisher, author, maintainer"',
        'raise ValueError("this is for programmers")',
    ],
)
def test_what_is_no_sentence_is_let_pass(written: str) -> None:
    assert sentences(written) == []


def test_every_hint_is_one_of_a_code() -> None:
    rooms = [
        importlib.import_module(f"{hints.__name__}.{room.name}")
        for room in pkgutil.iter_modules(hints.__path__)
    ]
    written = {
        hint
        for room in rooms
        for _, hint in inspect.getmembers(room, inspect.isfunction)
        if hint.__module__ == room.__name__
    }
    assert written == {hint for code in CODES for hint in code.hints}
