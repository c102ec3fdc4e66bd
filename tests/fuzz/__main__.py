"""Judges many spoilt packages: `python -m tests.fuzz [COUNT [FIRST_SEED]]`.

Prints each that is judged wrongly with its seed, which makes the same package again
(`python -m tests.fuzz 1 SEED`), and ends with 1 if there was any.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.fuzz.check import check_package


def main(count: int, first: int) -> int:
    """Judge so many packages and give the number of those that are judged wrongly."""
    wrong = 0
    with ProcessPoolExecutor(os.cpu_count() if count > 1 else 1) as processes:
        results = processes.map(check_package, range(first, first + count), chunksize=20)
        for done, problems in enumerate(results, start=1):
            wrong += bool(problems)
            for problem in problems:
                print(problem, flush=True)
            if done % 1_000 == 0:
                print(f"{done:,} packages, {wrong} judged wrongly", file=sys.stderr, flush=True)
    print(f"{count:,} packages from seed {first}: {wrong} judged wrongly")
    return wrong


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(1 if main(*(*given, *(20_000, 1_000)[len(given) :])) else 0)
