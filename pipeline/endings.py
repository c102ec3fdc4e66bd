"""Why a command cannot go on, in one line for whoever runs it."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from pipeline.machine import MachineLimit, check_memory
from pipeline.project import ConfigurationError

PROGRAM = Path(__file__).parent
STRIPPED = 2

TOO_LITTLE_MEMORY = "there is too little memory. Allow more, or build with fewer --workers."
A_PROCESS_ENDED = (
    "a process that worked for this one ended: it was killed, or had too little memory, or too few "
    "files may be open. Try again, or build with fewer --workers."
)
WITHOUT_TEXTS = "Python leaves out texts that the program needs. Run it without -OO."


def check_surroundings() -> None:
    """Raise ConfigurationError or MachineLimit where the program cannot run at all."""
    if sys.flags.optimize >= STRIPPED:
        raise ConfigurationError(WITHOUT_TEXTS)
    check_memory()


def why_ended(error: Exception) -> str:
    """What to say of an error that nothing has caught: what is the matter, and what to do."""
    # A command that ends well needs none of these.
    from concurrent.futures.process import BrokenProcessPool

    from pipeline.engine import EngineFault
    from pipeline.folders import UnknownDataset

    if isinstance(
        error, ConfigurationError | EngineFault | MachineLimit | UnknownDataset | OSError
    ):
        return str(error)
    if isinstance(error, MemoryError):
        return TOO_LITTLE_MEMORY
    if isinstance(error, BrokenProcessPool | EOFError):
        return A_PROCESS_ENDED
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"the program has a fault ({told}, {_place(error)}). Please report it with this line."


def _place(error: Exception) -> str:
    """Where it was raised: the last line of the program on the way."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(PROGRAM)] or frames
    return f"{Path(own[-1].filename).name} line {own[-1].lineno}" if own else "nowhere"
