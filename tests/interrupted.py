"""A program that works in processes until it is interrupted as from a keyboard: for a test."""

from __future__ import annotations

import os
import signal
import sys
import time

from pipeline.workers import executor


def much(number: int) -> bytes:
    """More than a pipe holds, so that who sends it waits for somebody to read it."""
    if number == 0:
        os.killpg(0, signal.SIGINT)
    time.sleep(0.1)
    return bytes(1_000_000)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with executor(2) as pool:
            list(pool.map(much, range(1000)))
    except KeyboardInterrupt:
        sys.exit(130)
