"""Public functions say in their docstrings which errors they raise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PROGRAM = Path(__file__).parents[1] / "pipeline"
TOLD = re.compile(r"\braises?\b", re.IGNORECASE)
Scope = ast.Module | ast.ClassDef


def silent(scope: Scope, told: str = "") -> Iterator[str]:
    """The public functions of a module or class that raise and do not say so.

    `told` is what the classes around say. What has a decorator may be a command, whose docstring is
    for those who run it.
    """
    for node in scope.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from silent(node, told + (ast.get_docstring(node) or ""))
        elif isinstance(node, ast.FunctionDef) and not re.match(r"_(?!_)", node.name):
            text = told + (ast.get_docstring(node) or "")
            if not node.decorator_list and _raises(node) and not TOLD.search(text):
                yield node.name


def _raises(function: ast.FunctionDef) -> bool:
    """Whether a function raises by itself, not only in others that it holds."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Raise):
            return True
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            waiting.extend(ast.iter_child_nodes(node))
    return False


def test_what_raises_says_so() -> None:
    files = sorted(PROGRAM.rglob("*.py"))
    found = {
        file.relative_to(PROGRAM).as_posix(): list(silent(ast.parse(file.read_text("utf-8"))))
        for file in files
    }
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_a_function_that_keeps_it_to_itself_is_found() -> None:
    written = "def read():\n    'Read it.'\n    raise ValueError\n"
    assert list(silent(ast.parse(written))) == ["read"]
    assert list(silent(ast.parse(written.replace("it.", "it. Raises ValueError.")))) == []
