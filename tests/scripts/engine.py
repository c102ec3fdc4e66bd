"""Runs the browser's scripts without a browser: one process of deno, asked a line at a time.

It may read the scripts and nothing else. There is no page; scripts that read the address of one
find `PAGE`.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any

from deno import find_deno_bin  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "pipeline" / "theme" / "assets" / "javascripts"
ANSWERS = Path(__file__).with_name("engine.js")
PAGE = "https://atlas.example/page/"

# A busy machine takes its time to read some sixty scripts for the first answer.
SECONDS = 30.0

LIMITS = ("--no-remote", "--no-npm", "--no-config", "--no-lock", "--no-prompt")
ENDED = ""

EACH = """async (at, script, name, many) => {
  const own = (await at(script))[name];
  return Promise.all(many.map((given) => own(...given)));
}"""


class Thrown(Exception):
    """What a script threw."""


class NoAnswer(Exception):
    """Why the engine did not answer."""


class Engine:
    """A running process of deno, which keeps the scripts that it has loaded."""

    def __init__(self, process: subprocess.Popen[str], said: IO[str]) -> None:
        self._process = process
        self._said = said
        self._answers: Queue[str] = Queue()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

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
        request = json.dumps({"run": function, "given": given}, allow_nan=False)
        assert self._process.stdin
        try:
            self._process.stdin.write(f"{request}\n")
            self._process.stdin.flush()
            text = self._answers.get(timeout=seconds)
        except (OSError, ValueError):  # Its end of the line is closed, or was closed here.
            text = ENDED
        except Empty:
            raise self._no_answer(f"deno gave no answer within {seconds:g} seconds") from None
        if text == ENDED:
            raise self._no_answer("deno ended")
        answer = json.loads(text)
        if "thrown" in answer:
            raise Thrown("{name}: {message}".format_map(answer["thrown"]))
        return answer.get("value")

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(ENDED)

    def end(self) -> int:
        """End the process, whatever it is doing, and return its status."""
        self._process.kill()
        status = self._process.wait()
        self._listener.join()
        assert self._process.stdin and self._process.stdout
        self._process.stdout.close()
        # What a process that died has not read cannot be handed over any more.
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        return status

    def _no_answer(self, how: str) -> NoAnswer:
        """Why there is none, with the last that the process said; it is ended."""
        status = self.end()
        self._said.seek(0)
        last = self._said.read()[-2000:].strip()
        return NoAnswer(f"{how} (status {status}). {last or 'It said nothing.'}")


@contextmanager
def started(kept: Path, scripts: Path = SCRIPTS) -> Iterator[Engine]:
    """An engine for as long as it is needed; deno keeps its own files in the folder `kept`."""
    command = [find_deno_bin(), "run", "--quiet", *LIMITS, f"--allow-read={scripts}"]
    command += [f"--location={PAGE}", "--v8-flags=--max-old-space-size=1024"]
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(
            [*command, ANSWERS.as_posix(), scripts.as_uri()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            encoding="utf-8",
            env=surroundings(kept),
        )
        engine = Engine(process, said)
        try:
            yield engine
        finally:
            engine.end()


def surroundings(kept: Path) -> Mapping[str, str]:
    """All that deno gets to know of the machine. Windows starts no program without its root."""
    needed = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**needed, "DENO_DIR": str(kept), "NO_COLOR": "1"}
