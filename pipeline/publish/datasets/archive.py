"""The whole data package as one ZIP file."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest moment that a ZIP file can name.
NO_MOMENT = (1980, 1, 1, 0, 0, 0)
UNIX = 3
READABLE = 0o100644 << 16


def archive_bytes(files: Mapping[str, bytes]) -> bytes:
    """Files by name as a ZIP file, in their order, without times or owners."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, NO_MOMENT)
            entry.create_system = UNIX
            entry.external_attr = READABLE
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()
