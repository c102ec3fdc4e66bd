from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.workers import Failure, executor, run_bounded

MEGABYTES = 1_000_000
ROOT = Path(__file__).parent.parent


def double(number: int) -> int:
    return 2 * number


def process_id(_: object) -> int:
    return os.getpid()


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def spin(_: object) -> None:
    while True:
        pass


def grow(_: object) -> int:
    return len(bytearray(10_000 * MEGABYTES))


def fail(words: str) -> None:
    raise ValueError(words)


def end(status: int) -> None:
    os._exit(status)


def many(number: int) -> list[str]:
    return ["x" * 100] * number


def test_a_result_comes_from_another_process() -> None:
    outcome = run_bounded(process_id, None, seconds=10, memory=2_000 * MEGABYTES)
    assert outcome.failure is None
    assert outcome.result not in {None, os.getpid()}


def test_a_large_result_comes_whole() -> None:
    outcome = run_bounded(many, 100_000, seconds=20, memory=2_000 * MEGABYTES)
    assert outcome.result is not None
    assert len(outcome.result) == 100_000


@pytest.mark.parametrize("function", [sleep, spin])
def test_work_that_takes_too_long_is_stopped(function: object) -> None:
    began = time.monotonic()
    outcome = run_bounded(function, 60, seconds=0.3, memory=2_000 * MEGABYTES)  # type: ignore[arg-type]
    assert outcome.failure is Failure.TIMED_OUT
    assert time.monotonic() - began < 15


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps to the limit")
def test_work_that_takes_too_much_memory_is_stopped() -> None:
    outcome = run_bounded(grow, None, seconds=20, memory=1_000 * MEGABYTES)
    assert outcome.failure is Failure.OUT_OF_MEMORY
    assert outcome.note == "it took more than 1,000 MB of memory"


def test_an_exception_is_told_in_its_words() -> None:
    outcome = run_bounded(fail, "no such bridge", seconds=10, memory=2_000 * MEGABYTES)
    assert (outcome.failure, outcome.note) == (Failure.RAISED, "ValueError: no such bridge")


def test_a_process_that_ends_is_noticed() -> None:
    outcome = run_bounded(end, 3, seconds=10, memory=2_000 * MEGABYTES)
    assert (outcome.failure, outcome.is_of_the_machine) == (Failure.ENDED, True)
    assert outcome.note == "the process that did it was ended with status 3"


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_arguments(workers: int) -> None:
    with executor(workers) as pool:
        assert list(pool.map(double, range(20))) == list(range(0, 40, 2))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_exception_comes_back(workers: int) -> None:
    with executor(workers) as pool, pytest.raises(ValueError, match="broken"):
        list(pool.map(fail, ["broken"]))


def test_threads_that_start_processes_leave_the_surroundings_as_they_were() -> None:
    before = dict(os.environ)
    with ThreadPoolExecutor(8) as threads:
        outcomes = threads.map(
            lambda n: run_bounded(double, n, seconds=20, memory=2000 * MEGABYTES), range(24)
        )
        assert [outcome.result for outcome in outcomes] == [2 * n for n in range(24)]
    assert dict(os.environ) == before


def test_one_worker_works_here() -> None:
    with executor(1) as pool:
        assert pool.submit(process_id, None).result() == os.getpid()


SCRIPT = """
from operator import neg
from pipeline.workers import run_bounded
{guard}print(run_bounded(neg, 1, seconds=10, memory=2_000_000_000).result)
"""


@pytest.mark.parametrize("kind", ["module", "script"])
def test_it_works_whatever_the_main_module_is(tmp_path: Path, kind: str) -> None:
    package = tmp_path / "sample"
    package.mkdir()
    main = package / "__main__.py"
    main.write_text(SCRIPT.format(guard=""))
    script = tmp_path / "sample-command"
    script.write_text(SCRIPT.format(guard='if __name__ == "__main__":\n    '))
    arguments = ["-m", "sample"] if kind == "module" else [str(script)]
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (result.stdout, result.stderr) == ("-1\n", "")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="interrupts a group of processes")
def test_an_interrupt_ends_the_work_at_once() -> None:
    """A hundred seconds of work are left: neither they nor results that nobody reads hold it up."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.interrupted"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        start_new_session=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are read from /proc")
def test_a_program_that_is_killed_leaves_no_process_behind() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.busy"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert running.stdout is not None
    with running.stdout:
        assert running.stdout.readline() == b"at work\n"
        assert len(processes_of(running.pid)) > 2
        running.kill()
        running.wait()
    deadline = time.monotonic() + 5
    while left := processes_of(running.pid):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def processes_of(session: int) -> list[str]:
    """The processes of a session that have not ended, as the kernel describes them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # After the name, which may hold anything: state, parent, group, session.
            state, _, _, own = stat.read_text().rpartition(")")[2].split()[:4]
            if int(own) == session and state != "Z":
                found.append(f"{stat.parent.name}: {(stat.parent / 'cmdline').read_text()}")
    return found
