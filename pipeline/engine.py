"""Asks the browser's own modules at build time: one process of deno, a request a line.

The process may do nothing but answer: no network, no files, no environment. Its modules are loaded
by static imports, which need no permission. A request is JSON, and its answer depends on it alone.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cache as cache_function
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Lock, Thread, Timer
from typing import IO, Any

from deno import find_deno_bin  # type: ignore[import-untyped]

from pipeline.cache import Cache, key_of

MODULES = Path(__file__).with_name("scripts")
ANSWERS = MODULES / "answers.js"

Ask = Callable[[str, Any], Any]
"""Asks the modules: what for, and what that needs. Answers are as in JSON."""

KEPT = "deno"
# To ask for these anew takes less than to read the answer back.
QUICK = frozenset({"frame", "numbers", "rows", "stretches"})
QUICK_KEPT = 20_000
# Words and numbers depend on what it knows of languages, too.
DENO = version("deno")

# A busy machine takes its time to read some sixty modules for the first answer.
SECONDS = 60.0
MEGABYTES = 1024
# Bytes at most: what systems give a pipe at least, with some room for characters of several bytes.
FITS_INTO_A_PIPE = 4_000

LIMITS = ("--no-remote", "--no-npm", "--no-config", "--no-lock", "--no-prompt")
ENDED = ""
LATE = "deno gave no answer within {:g} seconds"


class EngineFault(Exception):
    """Why there is no answer, in one line."""


class CannotBeDrawn(Exception):
    """What a module threw because no axis can hold the figures."""


class Thrown(EngineFault):
    """What a module threw."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name


class NoAnswer(EngineFault):
    """Why the engine did not answer."""


class Engine:
    """A running process of deno, which keeps the modules that it has loaded."""

    def __init__(self, process: subprocess.Popen[str], said: IO[str]) -> None:
        """Talk to a process; `said` is the file that it writes its faults to."""
        self._process = process
        self._said = said
        self._answers: Queue[str] = Queue()
        self._count = 0
        self._asking = Lock()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self, request: Mapping[str, Any], *, seconds: float = SECONDS) -> Any:
        """The answer to a request.

        Raises CannotBeDrawn or Thrown for what a module throws, and NoAnswer where none comes in
        time or what comes is no answer; the process is then ended.
        """
        with self._asking:
            self._count += 1
            numbered = {**request, "number": self._count}
            text = self._answer_to(json.dumps(numbered, allow_nan=False), seconds)
            answer = _read(text, self._count)
        if answer is None:
            raise self._no_answer(f"deno answered {text[:80]!r}")
        if "thrown" in answer:
            name, message = answer["thrown"]["name"], answer["thrown"]["message"]
            raise CannotBeDrawn(message) if name == "CannotBeDrawn" else Thrown(name, message)
        return answer["value"]

    def _answer_to(self, request: str, seconds: float) -> str:
        assert self._process.stdin
        # An engine that reads nothing would keep whoever writes more than a pipe holds waiting.
        late = Timer(seconds, self._process.kill)
        if len(request) > FITS_INTO_A_PIPE:
            late.start()
        try:
            self._process.stdin.write(f"{request}\n")
            self._process.stdin.flush()
            text = self._answers.get(timeout=seconds)
        except (OSError, ValueError):  # Its end of the line is closed, or was closed here.
            text = ENDED
        except Empty:
            raise self._no_answer(LATE.format(seconds)) from None
        is_late = late.finished.is_set()
        late.cancel()
        if text == ENDED and is_late:
            raise self._no_answer(LATE.format(seconds))
        if text == ENDED:
            raise self._no_answer("deno ended")
        return text

    def _listen(self) -> None:
        assert self._process.stdout
        try:
            for line in self._process.stdout:
                self._answers.put(line)
        finally:
            self._answers.put(ENDED)

    def end(self) -> int:
        """End the process, whatever it is doing, and return its status."""
        self._process.kill()
        status = self._process.wait()
        self._listener.join()
        assert self._process.stdin and self._process.stdout
        self._process.stdout.close()
        # What a process that died has not read cannot be handed over any more.
        with suppress(OSError):
            self._process.stdin.close()
        return status

    def _no_answer(self, how: str) -> NoAnswer:
        """Why there is none, with the last that the process said; it is ended."""
        status = self.end()
        self._said.seek(0)
        said = self._said.read().partition("==== C stack trace")[0][-500:]
        last = " ".join(said.replace("#", " ").split())
        if "out of memory" in last:
            last += " It needs much room for addresses: raise a limit such as that of ulimit -v."
        return NoAnswer(f"{how} (status {status}). {last or 'It said nothing.'}")


def _read(text: str, number: int) -> dict[str, Any] | None:
    """An answer to the request of that number, or None for what is none."""
    try:
        answer = json.loads(text)
    except ValueError:
        return None
    if not isinstance(answer, dict) or answer.pop("number", None) != number:
        return None
    if set(answer) == {"value"}:
        return answer
    thrown = answer.get("thrown")
    is_told = isinstance(thrown, dict) and set(thrown) == {"name", "message"}
    return answer if set(answer) == {"thrown"} and is_told else None


@contextmanager
def about(what: str) -> Iterator[None]:
    """Name what was asked about where no answer comes. Raises EngineFault in that case."""
    try:
        yield
    except EngineFault as fault:
        raise EngineFault(f"{what}: {fault}") from fault


@contextmanager
def asking(cache: Cache, build: Path) -> Iterator[Ask]:
    """A function that asks an engine, which is started when the first answer is not in the cache.

    Answers but QUICK ones are kept under the digest of the request and of all modules; deno keeps
    its own files below the folder `build`, or where nothing is kept, in one that goes at the end.
    The function raises CannotBeDrawn or EngineFault like `Engine.ask`.
    """
    modules = digest_of_modules()
    with ExitStack() as running:

        @cache_function
        def engine() -> Engine:
            if cache.folder:
                return running.enter_context(started(build / KEPT))
            return running.enter_context(started(Path(running.enter_context(TemporaryDirectory()))))

        @lru_cache(maxsize=QUICK_KEPT)
        def quickly(request: str) -> Any:
            return engine().ask(json.loads(request))

        def ask(what: str, given: Any) -> Any:
            request = {"ask": what, "given": given}
            if what in QUICK:
                return quickly(json.dumps(request, allow_nan=False))
            key = key_of("answer", DENO, modules, request)
            found = cache.read(key)
            if found is not None:
                return json.loads(found)
            answer = engine().ask(request)
            cache.write(key, json.dumps(answer).encode())
            return answer

        yield ask


def digest_of_modules() -> str:
    """The digest of all that an answer depends on beside its request."""
    files = {path.relative_to(MODULES).as_posix(): path for path in sorted(MODULES.rglob("*.js"))}
    own = {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    return key_of("modules", own)


@contextmanager
def started(
    kept: Path,
    answers: Path = ANSWERS,
    *,
    options: tuple[str, ...] = (),
    given: tuple[str, ...] = (),
) -> Iterator[Engine]:
    """An engine for as long as it is needed; deno keeps its own files in the folder `kept`.

    `answers` is the module that answers, `options` are more of deno's, `given` its arguments.
    """
    command = [find_deno_bin(), "run", "--quiet", *LIMITS, *options]
    command += [f"--v8-flags=--max-old-space-size={MEGABYTES}", answers.as_posix(), *given]
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            encoding="utf-8",
            errors="replace",
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
    own = {"DENO_DIR": str(kept.absolute()), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    return {**needed, **own}
