"""How a long command says where it is: bars on a terminal, plain lines otherwise, on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import track

Item = TypeVar("Item")


class Progress(Protocol):
    """What a stage may say while it works."""

    def say(self, words: str) -> None:
        """Say one thing."""

    def follow(self, words: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """Pass items on, saying how far along they are."""


class Silence:
    """Says nothing."""

    def say(self, words: str) -> None:
        """Say nothing."""

    def follow(self, words: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """Pass items on."""
        yield from items


class PlainLines:
    """Says everything in plain lines."""

    def say(self, words: str) -> None:
        """Print a line."""
        print(words, file=sys.stderr, flush=True)

    def follow(self, words: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """Print one line, then pass items on."""
        self.say(f"{words} ({total})")
        yield from items


class Bars(PlainLines):
    """Says things in lines and follows items with a bar."""

    def follow(self, words: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """Draw a bar that grows as items pass."""
        yield from track(items, words, total=total, console=Console(stderr=True), transient=True)


def progress() -> Progress:
    """Bars if stderr is a terminal, plain lines otherwise."""
    return Bars() if sys.stderr.isatty() else PlainLines()
