"""The mutants of a file of Python.

Left alone is what says nothing of the data: annotations, decorators, assertions, texts, `strict`,
which only guards, and by how much bits are shifted, which only mixes them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import accumulate

from .mutant import Mutant

# What an operator becomes, and the rule that it breaks.
COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
LEFT_OUT = (ast.Expr, ast.AugAssign, ast.Continue, ast.Break, ast.Raise, ast.Delete)


def mutants_of(file: str, text: str) -> list[Mutant]:
    """All changes of a file."""
    return list(_Changes(file, text).of(ast.parse(text)))


class _Changes:
    """Walks through a file and knows where in its text a node stands."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._lines = text.splitlines(keepends=True)
        self._starts = [0, *accumulate(map(len, self._lines))]

    def of(self, node: ast.AST) -> Iterator[Mutant]:
        if isinstance(node, ast.Assert):
            return
        yield from self._own(node)
        is_shift = isinstance(node, ast.BinOp) and isinstance(node.op, ast.LShift | ast.RShift)
        for name, value in ast.iter_fields(node):
            if is_shift and name == "right":
                continue
            if name in {"annotation", "returns", "decorator_list", "type_params"}:
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.keyword) and child.arg == "strict":
                    continue
                if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                    yield from self.of(child)

    def _own(self, node: ast.AST) -> Iterator[Mutant]:
        match node:
            case ast.Compare():
                for left, operator, right in zip(
                    [node.left, *node.comparators], node.ops, node.comparators, strict=False
                ):
                    was, new = COMPARISONS[type(operator)]
                    yield from self._between(left, right, was, new, "comparison")
            case ast.BinOp() if type(node.op) in ARITHMETIC and not _is_of_types(node):
                was, new = ARITHMETIC[type(node.op)]
                yield from self._between(node.left, node.right, was, new, "arithmetic")
            case ast.BoolOp():
                was, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
                for left, right in zip(node.values, node.values[1:], strict=False):
                    yield from self._between(left, right, was, new, "and, or")
            case ast.UnaryOp(op=ast.Not() | ast.Invert()):
                yield self._replaced(node, f"({self._said(node.operand)})", "not")
            case ast.Constant():
                yield from self._constant(node)
            case ast.IfExp():
                yield self._replaced(node, f"({self._said(node.body)})", "choice")
                yield self._replaced(node, f"({self._said(node.orelse)})", "choice")
            case ast.If() | ast.While():
                yield self._replaced(node.test, "False", "condition")
            case ast.comprehension():
                for condition in node.ifs:
                    yield self._replaced(condition, "True", "condition")
            case ast.Call(func=ast.Name(id=name) as called) if name in NAMES:
                if name != "sorted" or not node.keywords:
                    yield self._replaced(called, NAMES[name], "function")
            case ast.Dict():
                yield from self._entries(node)
            case ast.stmt() if isinstance(node, LEFT_OUT) and not _is_text(node):
                yield self._replaced(node, "pass", "statement")

    def _constant(self, node: ast.Constant) -> Iterator[Mutant]:
        value = node.value
        if isinstance(value, bool):
            yield self._replaced(node, str(not value), "constant")
        elif isinstance(value, int):
            yield self._replaced(node, str(value + 1), "constant")
            if value > 0:
                yield self._replaced(node, str(value - 1), "constant")
        elif isinstance(value, float):
            yield self._replaced(node, repr(value * 1.5 or 1.0), "constant")
            yield self._replaced(node, repr(value / 1.5 or 1.0), "constant")

    def _entries(self, node: ast.Dict) -> Iterator[Mutant]:
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                yield self._replaced(value, "{}", "entry")
            else:
                start, end = self._at(key)[0], self._at(value)[1]
                yield Mutant(self._file, start, end, "**{}", "entry")

    def _between(
        self, left: ast.AST, right: ast.AST, was: str, new: str, rule: str
    ) -> Iterator[Mutant]:
        begin, end = self._at(left)[1], self._at(right)[0]
        found = self._text.find(was, begin, end)
        if found >= 0:
            yield Mutant(self._file, found, found + len(was), new, rule)

    def _replaced(self, node: ast.AST, new: str, rule: str) -> Mutant:
        return Mutant(self._file, *self._at(node), new, rule)

    def _said(self, node: ast.AST) -> str:
        start, end = self._at(node)
        return self._text[start:end]

    def _at(self, node: ast.AST) -> tuple[int, int]:
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None and node.end_col_offset is not None
        return (
            self._place(node.lineno, node.col_offset),
            self._place(node.end_lineno, node.end_col_offset),
        )

    def _place(self, line: int, column: int) -> int:
        # Columns are counted in bytes.
        before = self._lines[line - 1].encode()[:column].decode()
        return self._starts[line - 1] + len(before)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_of_types(node: ast.BinOp) -> bool:
    """Whether it is a union of types, such as `float | None`."""
    return isinstance(node.op, ast.BitOr) and any(
        isinstance(side, ast.Constant) and side.value is None for side in (node.left, node.right)
    )
