"""Every kind of finding: its code, how grave it is, what it says, what to do, and why it matters.

The text of findings stands in this folder alone. Each file lists the codes of a subject; what to do
where that depends on the value stands in `hints/`, and parts of messages in `phrases/`. A message
never says where: the reporter prints the place before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.codes.bytes import BYTES
from pipeline.codes.cells import CELLS
from pipeline.codes.code import Code
from pipeline.codes.collections import COLLECTIONS
from pipeline.codes.folders import FOLDERS
from pipeline.codes.headers import HEADERS
from pipeline.codes.hidden import HIDDEN
from pipeline.codes.meaning import MEANING
from pipeline.codes.mentions import MENTIONS
from pipeline.codes.privacy import PRIVACY
from pipeline.codes.profile import PROFILE
from pipeline.codes.quality import QUALITY
from pipeline.codes.safety import SAFETY
from pipeline.findings import ROWS_NAMED, Finding, Place, Severity
from pipeline.visible import LONGEST_QUOTE, visible

__all__ = ["CODES", "CODES_BY_NAME", "Code", "as_grave_as", "finding"]

CODES = (
    *FOLDERS,
    *SAFETY,
    *PROFILE,
    *BYTES,
    *HEADERS,
    *CELLS,
    *HIDDEN,
    *MEANING,
    *QUALITY,
    *PRIVACY,
    *COLLECTIONS,
    *MENTIONS,
)

CODES_BY_NAME = {code.name: code for code in CODES}

_FROM_THE_GRAVEST = tuple(Severity)


def finding(
    code: str,
    place: Place,
    *,
    count: int = 1,
    rows: tuple[int, ...] = (),
    hint: str | None = None,
    **words: object,
) -> Finding:
    """Make a finding of a kind, its words filled in, shortened and made visible.

    `hint` replaces the one that the kind has, and is made by one of its `hints`. Raises KeyError
    when there is no such code or a word of its templates is not given.
    """
    kind = CODES_BY_NAME[code]
    shown = {name: _shown(name, word) for name, word in words.items()}
    # What people are told to write is told in full.
    whole = {name: visible(str(word), _LONGEST_TO_WRITE) for name, word in words.items()}
    return Finding(
        place=place,
        code=kind.name,
        severity=kind.severity,
        message=kind.message.format(**shown),
        hint=visible(hint, _LONGEST_HINT) if hint is not None else kind.hint.format(**whole),
        count=count,
        rows=rows[:ROWS_NAMED],
    )


def as_grave_as(profile: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings as grave as a profile takes them to be; none becomes graver."""
    for one in found:
        softest = CODES_BY_NAME[one.code].standard if profile == "standard" else None
        if softest is None:
            yield one
        else:
            severity = max(one.severity, softest, key=_FROM_THE_GRAVEST.index)
            yield replace(one, severity=severity)


_LONGEST_TO_WRITE = 1_000
_LONGEST_HINT = 2_000

# Words that are lists or sentences: cut later than a single value.
_LONG_WORDS = frozenset(
    {"allowed", "columns", "entry", "found", "note", "problem", "reason", "tables"}
)


def _shown(name: str, word: object) -> str:
    return visible(str(word), 4 * LONGEST_QUOTE if name in _LONG_WORDS else LONGEST_QUOTE)
