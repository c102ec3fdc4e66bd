"""Where work runs: here, or in processes of its own, behind the standard library's Executor.

Processes are forked from a small server that has imported what they need, where the system has
such a thing (Linux, macOS), and started afresh elsewhere.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, ParamSpec, TypeVar

from pipeline.limits import MEGABYTE
from pipeline.machine import MachineLimit

Argument = TypeVar("Argument")
Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")

_SECONDS_TO_START = 60
_TIMES_BY_THE_CLOCK = 10
_SECONDS_TO_END = 5
_ENDED_WITH_STARTER = 3
_FILES = 1024
_SAFE_PATH = "PYTHONSAFEPATH"
# The surroundings are those of all threads.
_AWAY = threading.Lock()
_FEWEST_FILES = 64


class Failure(StrEnum):
    """Why work in a process of its own gave no result."""

    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    ENDED = "ended"
    NOT_ALLOWED = "not allowed"
    RAISED = "raised"


@dataclass(frozen=True)
class Outcome(Generic[Result]):
    """A result, or why there is none.

    `note` then says more: the limit that was met or, where the work itself `RAISED` something, that
    in its own words.
    """

    result: Result | None = None
    failure: Failure | None = None
    note: str = ""

    @property
    def is_of_the_machine(self) -> bool:
        """Whether the work came to no end for reasons that lie in this machine and its limits."""
        return self.failure not in {None, Failure.RAISED}


def run_bounded(
    function: Callable[[Argument], Result],
    argument: Argument,
    *,
    seconds: float,
    memory: int,
    preload: Sequence[str] = (),
) -> Outcome[Result]:
    """Run a function of a module's top level in a process of its own, within limits.

    `seconds` are those of the processor, where the system can count them; the clock may show ten
    times as many, since the machine may have other work. `memory` are bytes of address space.
    `preload` names modules to import once for all such processes; who asks first decides.
    """
    context = _context(preload)
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(  # type: ignore[attr-defined]
        target=_run, args=(sender, function, argument, seconds, memory), daemon=False
    )
    with receiver:
        process.start()
        sender.close()
        try:
            return _outcome(receiver, process, seconds)
        finally:
            process.kill()
            process.join(_SECONDS_TO_END)


def executor(workers: int, *, preload: Sequence[str] = ()) -> Executor:
    """An executor with so many processes, or one that works here if it is one.

    Its `map` gives results in the order of the arguments, so the number of workers never shows.
    """
    if workers <= 1:
        return Here()
    return Processes(workers, _context(preload), initializer=_begin)


class Processes(ProcessPoolExecutor):
    """Works in processes; what waits is given up when whoever needs it is interrupted or fails."""

    def submit(
        self, fn: Callable[Parameters, Any], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Any]:
        """Give it work. A process whose start is interrupted would be forgotten, and never end."""
        with _uninterrupted():
            return super().submit(fn, *args, **kwargs)

    def __exit__(self, *error: Any) -> None:
        """Wait for the processes: for all that they were given or, after an error, what runs."""
        self.shutdown(wait=True, cancel_futures=error[0] is not None)


class Here(Executor):
    """Does the work at once, in this process."""

    def submit(
        self, fn: Callable[Parameters, Any], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Any]:
        """Run the function and give its result as a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        os.environ[_SAFE_PATH] = "1"
        return multiprocessing.get_context("spawn")
    _allow_files()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    # What a process inherits keeps interrupts away from it before it can say so itself. Starting
    # the tracker, which the server needs, would let them through again.
    with _away_from_here():
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


@contextmanager
def _away_from_here() -> Iterator[None]:
    """Keep processes from importing what stands in the current folder: it may be data."""
    with _AWAY:
        before = os.environ.get(_SAFE_PATH)
        os.environ[_SAFE_PATH] = "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ[_SAFE_PATH]
            else:
                os.environ[_SAFE_PATH] = before


def _allow_files() -> None:
    """See to it that enough files may be open. Raises MachineLimit where that is not allowed."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    if most < _FEWEST_FILES:
        message = f"only {most} files may be open at once, and {_FEWEST_FILES} are needed"
        raise MachineLimit(f"{message}: raise the limit (ulimit -n).")


def _outcome(receiver: Connection[Any, Any], process: BaseProcess, seconds: float) -> Outcome[Any]:
    """What the process sends: first that it has begun, so that its start is not counted."""
    by_the_clock = seconds * _TIMES_BY_THE_CLOCK
    try:
        if not receiver.poll(_SECONDS_TO_START):
            note = f"it had not begun after {_SECONDS_TO_START} seconds"
            return Outcome(failure=Failure.TIMED_OUT, note=note)
        receiver.recv()
        if not receiver.poll(by_the_clock):
            note = f"it took longer than {by_the_clock:.0f} seconds"
            return Outcome(failure=Failure.TIMED_OUT, note=note)
        outcome: Outcome[Any] = receiver.recv()
    except (EOFError, OSError):
        return _ended(process, seconds)
    return outcome


def _ended(process: BaseProcess, seconds: float) -> Outcome[Any]:
    """Why a process ended without a word, as far as its exit status tells."""
    process.join(_SECONDS_TO_END)
    status = process.exitcode or 0
    if status == -getattr(signal, "SIGXCPU", 0) and status:
        note = f"it took longer than {seconds:.0f} seconds of the processor's time"
        return Outcome(failure=Failure.TIMED_OUT, note=note)
    how = f"by signal {-status}" if status < 0 else f"with status {status}"
    return Outcome(failure=Failure.ENDED, note=f"the process that did it was ended {how}")


def _run(
    sender: Connection[Any, Any],
    function: Callable[[Any], Any],
    argument: object,
    seconds: float,
    memory: int,
) -> None:
    allowed = _limit(seconds, memory)
    note = f"it took more than {allowed // MEGABYTE:,} MB of memory"
    too_much: Outcome[Any] = Outcome(failure=Failure.OUT_OF_MEMORY, note=note)
    sender.send(None)
    try:
        outcome: Outcome[Any] = Outcome(result=function(argument))
    except MemoryError:
        outcome = too_much
    except MachineLimit as error:
        outcome = Outcome(failure=Failure.NOT_ALLOWED, note=str(error))
    except Exception as error:
        outcome = Outcome(failure=Failure.RAISED, note=f"{type(error).__name__}: {error}")
    try:
        sender.send(outcome)
    except MemoryError:
        sender.send(too_much)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold an interrupt from the keyboard back until what is at work here is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: held.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
        if held:
            signal.raise_signal(signal.SIGINT)


def _begin() -> None:
    """Leave to whoever started this process when it ends."""
    _leave_interrupts()
    _end_with_starter()


def _end_with_starter() -> None:
    """End this process as soon as whoever started it is gone, even if that was killed."""
    starter = multiprocessing.parent_process()
    if starter is not None:
        threading.Thread(target=_wait_and_end, args=(starter,), daemon=True).start()


def _wait_and_end(starter: BaseProcess) -> None:
    starter.join()
    os._exit(_ENDED_WITH_STARTER)


def _leave_interrupts() -> None:
    """Leave an interrupt from the keyboard to whoever started this process, and then ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _limit(seconds: float, memory: int) -> int:
    """Bind this process, so that it ends even when whoever started it is gone.

    Gives the bytes of memory that it may have: fewer than it asks for where the system says so.
    """
    _begin()
    try:
        import resource
    except ImportError:
        return memory
    # At the first of the two limits of time a signal says which was met; at the second all ends.
    time = ceil(seconds)
    limits = ((resource.RLIMIT_AS, (memory, memory)), (resource.RLIMIT_CPU, (time, time + 5)))
    for kind, limit in limits:
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, limit)
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return memory if soft == resource.RLIM_INFINITY else min(memory, soft)
