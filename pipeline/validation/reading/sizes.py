"""Holds what a descriptor says of a file's size against the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pipeline.codes import finding
from pipeline.codes.hints.files import write_hash
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredTable


def check_size_and_hash(folder: Folder, table: DeclaredTable, content: bytes) -> Iterator[Finding]:
    """Find that a file has other bytes than the descriptor says."""
    yield from _size(folder, table, content)
    yield from _hash(folder, table, content)


def _size(folder: Folder, table: DeclaredTable, content: bytes) -> Iterator[Finding]:
    declared = table.properties.get("bytes")
    if isinstance(declared, int) and declared != len(content):
        place = folder.property_place((*table.at, "bytes"), str(declared))
        yield finding("wrong-size", place, declared=declared, found=len(content))


def _hash(folder: Folder, table: DeclaredTable, content: bytes) -> Iterator[Finding]:
    declared = table.properties.get("hash")
    if not isinstance(declared, str):
        return
    algorithm, _, digest = declared.rpartition(":")
    if algorithm not in {"", "md5", "sha1", "sha256", "sha512"}:
        return  # said by the profile
    found = hashlib.new(algorithm or "md5", content, usedforsecurity=False).hexdigest()
    if digest.lower() != found:
        prefix = f"{algorithm}:" if algorithm else ""
        place = folder.property_place((*table.at, "hash"), declared)
        hint = write_hash(f"{prefix}{found}")
        yield finding("wrong-hash", place, hint=hint, found=f"{prefix}{found}")
