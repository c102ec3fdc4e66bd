"""What a kind of finding is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.findings import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True)
class Code:
    """A kind of finding. `message` and `hint` are str.format templates for the finding's words.

    `severity` is that under the profile `atlas`; `standard` that under `standard`, where it is
    milder. `hints` are functions of hints/: what is said in place of `hint` where more is known.
    What `tells_readers` something about the figures stands on the dataset's page.
    """

    name: str
    severity: Severity
    message: str
    hint: str
    explanation: str
    hints: tuple[Callable[..., str], ...] = ()
    standard: Severity | None = None
    tells_readers: bool = False
