"""What a kind of finding is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.findings import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True)
class Code:
    """A kind of finding. `message` and `hint` are str.format templates for the finding's words.

    `hints` are functions of hints/: what is said in place of `hint` where more is known.
    """

    name: str
    severity: Severity
    message: str
    hint: str
    explanation: str
    hints: tuple[Callable[..., str], ...] = ()
