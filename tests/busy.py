"""A program whose processes have work for minutes: for tests that kill it."""

from __future__ import annotations

import time

from pipeline.workers import executor


def long(number: int) -> int:
    """Work that takes longer than any test waits."""
    if number == 0:
        print("at work", flush=True)
    time.sleep(600)
    return number


if __name__ == "__main__":
    with executor(2) as pool:
        list(pool.map(long, range(4)))
