"""A small change that makes the code say something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Mutant:
    """What stands in a file from `start` to `end` is replaced by `new`; `rule` says what for."""

    file: str
    start: int
    end: int
    new: str
    rule: str


def mutated(mutant: Mutant, text: str) -> str:
    """The whole file with the change."""
    return text[: mutant.start] + mutant.new + text[mutant.end :]


def line_of(mutant: Mutant, text: str) -> int:
    """The line on which the change begins, counted from 1."""
    return text.count("\n", 0, mutant.start) + 1


def before_and_after(mutant: Mutant, text: str) -> tuple[str, str]:
    """The lines that change, as they are and as they become, each as one line."""
    first = text.rfind("\n", 0, mutant.start) + 1
    last = text.find("\n", mutant.end)
    lines = text[first : last if last >= 0 else len(text)]
    changed = mutated(Mutant("", mutant.start - first, mutant.end - first, mutant.new, ""), lines)
    return " ".join(lines.split()), " ".join(changed.split())


def sample(mutants: Iterable[Mutant], count: int, seed: int) -> list[Mutant]:
    """So many mutants, at least one of each file, the same for the same seed."""
    shuffled = in_any_order(mutants, seed)
    first_of_each = {mutant.file: mutant for mutant in reversed(shuffled)}
    others = [mutant for mutant in shuffled if mutant is not first_of_each[mutant.file]]
    return [*first_of_each.values(), *others][: max(count, len(first_of_each))]


def in_any_order(mutants: Iterable[Mutant], seed: int) -> Sequence[Mutant]:
    """The mutants shuffled, whatever order they came in."""
    ordered = sorted(mutants, key=lambda one: (one.file, one.start, one.end, one.new))
    Random(seed).shuffle(ordered)
    return ordered
