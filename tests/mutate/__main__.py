"""Tells whether tests notice falsehoods in the code: `python -m tests.mutate [EACH [SEED [PART]]]`.

Of each group of files it makes so many mutants, the same for the same seed, has the tests of that
group look at each, and prints how many were caught and which were not. It ends with 1 if fewer than
85 of 100 are caught in all or in any group, or if a survivor must be explained and is not.
With PART, only groups and files whose names hold it are mutated, and only survivors count.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from . import python
from .copies import ROOT, Copy, Verdict, copied
from .groups import GROUPS, Group, Run, files_of, runs_of
from .mutant import Mutant, before_and_after, line_of, sample
from .survivors import ACCEPTED, Survivor, must_be_explained, read_accepted

EACH, SEED = 60, 1000
PROCESSES = 2
ENOUGH = 0.85
JAVASCRIPT = Path(__file__).with_name("javascript.mjs")
# A mutant that hangs is late after so many times what its tests take.
PATIENCE, AT_LEAST, AT_MOST = 3, 20.0, 600.0


@dataclass(frozen=True)
class Tried:
    """A mutant and what its tests said of it."""

    group: str
    mutant: Mutant
    verdict: Verdict

    @property
    def is_caught(self) -> bool:
        return self.verdict.how != "passed"


def main(each: int = EACH, seed: int = SEED, part: str = "") -> int:
    planned = [(group, mutant) for group in GROUPS for mutant in chosen(group, each, seed, part)]
    with ExitStack() as open_copies:
        copies = [
            open_copies.enter_context(copied(Path(open_copies.enter_context(TemporaryDirectory()))))
            for _ in range(PROCESSES)
        ]
        tried = try_all(copies, planned)
    return report(tried, is_whole=not part)


def chosen(group: Group, each: int, seed: int, part: str) -> list[Mutant]:
    """The mutants of a group that are tried."""
    files = [file.relative_to(ROOT).as_posix() for file in files_of(group, ROOT / "pipeline")]
    wanted = [file for file in files if part in f"{group.name} {file}"]
    return sample(mutants_of(wanted), each, seed)


def mutants_of(files: Sequence[str]) -> list[Mutant]:
    """All mutants of files."""
    scripts = [file for file in files if file.endswith(".js")]
    found = [
        mutant
        for file in files
        if file.endswith(".py")
        for mutant in python.mutants_of(file, (ROOT / file).read_text("utf-8"))
    ]
    if scripts:
        asked = ["node", str(JAVASCRIPT), *scripts]
        answer = subprocess.run(asked, cwd=ROOT, check=True, stdout=subprocess.PIPE)
        found += [Mutant(**one) for one in json.loads(answer.stdout)]
    return found


def try_all(copies: Sequence[Copy], planned: Sequence[tuple[Group, Mutant]]) -> list[Tried]:
    """What the tests say of each mutant; all of them must pass where nothing is changed."""
    free: SimpleQueue[Copy] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def seconds_of(run: Run) -> float:
        copy = free.get()
        verdict = copy.verdict([run], AT_MOST)
        free.put(copy)
        if verdict.how != "passed":
            sys.exit(f"Without any change, {verdict.by or run} {verdict.how}.")
        return verdict.seconds

    def tried(group: Group, mutant: Mutant) -> Tried:
        copy = free.get()
        runs = runs_of(group, mutant.file)
        verdict = copy.verdict_on(
            mutant, runs, AT_LEAST + PATIENCE * sum(usual[run] for run in runs)
        )
        free.put(copy)
        print(_told(mutant, verdict), file=sys.stderr, flush=True)
        return Tried(group.name, mutant, verdict)

    wanted = dict.fromkeys(run for group, one in planned for run in runs_of(group, one.file))
    with ThreadPoolExecutor(len(copies)) as threads:
        usual = dict(zip(wanted, threads.map(seconds_of, wanted), strict=True))
        return list(threads.map(lambda one: tried(*one), planned))


def _told(mutant: Mutant, verdict: Verdict) -> str:
    line = line_of(mutant, (ROOT / mutant.file).read_text("utf-8"))
    return f"{verdict.how} {verdict.seconds:5.1f} s {mutant.file}:{line} {verdict.by}"


def report(tried: Sequence[Tried], *, is_whole: bool) -> int:
    """Print how many were caught and which were not, and give the status."""
    accepted = read_accepted()
    by_file: dict[str, list[Tried]] = defaultdict(list)
    by_group: dict[str, list[Tried]] = defaultdict(list)
    for one in tried:
        by_file[one.mutant.file].append(one)
        by_group[one.group].append(one)
    unexplained = 0
    for one in (one for one in tried if not one.is_caught):
        survivor, line = _survivor(one.mutant)
        known = accepted.get((survivor.file, survivor.before, survivor.after))
        is_wanting = must_be_explained(survivor) and not known
        unexplained += is_wanting
        mark = "must be explained" if is_wanting else known.why if known else "survived"
        print(f"{survivor.file}:{line}: {mark}\n  - {survivor.before}\n  + {survivor.after}")
    for name, some in sorted(by_file.items()):
        print(_share(some), name)
    few = [name for name, some in by_group.items() if _caught(some) < ENOUGH * len(some)]
    for name, some in by_group.items():
        print(_share(some), name)
    print(_share(tried), "in all;", dict(Counter(one.verdict.how for one in tried)))
    if unexplained:
        print(f"{unexplained} must be caught, or explained in {ACCEPTED.relative_to(ROOT)}")
    if few and is_whole:
        print(f"Fewer than 85 of 100 are caught in: {', '.join(few)}")
    return 1 if unexplained or (is_whole and (few or _caught(tried) < ENOUGH * len(tried))) else 0


def _survivor(mutant: Mutant) -> tuple[Survivor, int]:
    text = (ROOT / mutant.file).read_text("utf-8")
    return Survivor(mutant.file, *before_and_after(mutant, text)), line_of(mutant, text)


def _caught(tried: Iterable[Tried]) -> int:
    return sum(one.is_caught for one in tried)


def _share(tried: Sequence[Tried]) -> str:
    return f"{_caught(tried):4} of {len(tried):3} caught"


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(*map(int, given[:2]), *given[2:3]))
