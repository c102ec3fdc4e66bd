"""What there is to say about data that seems to be about single persons."""

from __future__ import annotations

from pipeline.codes.code import Code

PRIVACY: tuple[Code, ...] = ()
