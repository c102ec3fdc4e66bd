"""What there is to say about figures that are well formed and may yet be wrong."""

from __future__ import annotations

from pipeline.codes.code import Code

QUALITY: tuple[Code, ...] = ()
