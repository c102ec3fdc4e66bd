"""Runs any function of the browser's scripts without a browser.

The engine may read the scripts and nothing else. There is no page; scripts that read the address of
one find `PAGE`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline import engine
from pipeline.engine import MODULES as SCRIPTS
from pipeline.engine import SECONDS, NoAnswer, Thrown

ROOT = Path(__file__).parents[2]
ANSWERS = Path(__file__).with_name("engine.js")
PAGE = "https://atlas.example/page/"

EACH = """async (at, script, name, many) => {
  const own = (await at(script))[name];
  return Promise.all(many.map((given) => own(...given)));
}"""

__all__ = ["PAGE", "ROOT", "SCRIPTS", "Engine", "NoAnswer", "Thrown", "started"]


class Engine:
    """A running engine that is asked for functions of scripts."""

    def __init__(self, running: engine.Engine) -> None:
        self._running = running

    def call(self, script: str, function: str, *given: Any) -> Any:
        """What a function of a script, such as `charts/numbers`, gives for arguments as in JSON."""
        return self.call_each(script, function, [given])[0]

    def call_each(self, script: str, function: str, many: Sequence[Sequence[Any]]) -> list[Any]:
        """What it gives for each of several lists of arguments."""
        return self.run(EACH, script, function, many)

    def run(self, function: str, *given: Any, seconds: float = SECONDS) -> Any:
        """What a function in the scripts' own language gives; its first argument loads a script.

        Raises Thrown for what it throws, and NoAnswer where none comes in time.
        """
        return self._running.ask({"run": function, "given": given}, seconds=seconds)


@contextmanager
def started(kept: Path, scripts: Path = SCRIPTS) -> Iterator[Engine]:
    """An engine for as long as it is needed; deno keeps its own files in the folder `kept`."""
    options = (f"--allow-read={scripts}", f"--location={PAGE}")
    with engine.started(kept, ANSWERS, options=options, given=(scripts.as_uri(),)) as running:
        yield Engine(running)
