"""Reads plain files inside a folder, and follows no symbolic link."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from pipeline.codes.phrases.files import IT_CHANGES, SOMETHING_ELSE, UNUSABLE_NAME, kind_of_file
from pipeline.strict_yaml import Unreadable


def is_plain_name(text: str) -> bool:
    """Whether a text can be the name of a file or folder in another, and leads nowhere else."""
    return bool(text) and text not in {".", ".."} and not {"/", "\\", "\0"} & set(text)


def read_inside(folder: Path, file: str, limit: int) -> bytes:
    """The bytes of a plain file inside a folder.

    Raises Unreadable, which names the code of a finding, when the file is missing, longer than
    `limit`, not a plain file, or reached through a symbolic link.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        path = folder
        for part in PurePosixPath(file).parts:
            path = path / part
            if path.is_symlink():
                raise Unreadable("symbolic-link")
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Unreadable("not-regular-file", found=kind_of_file(path.lstat().st_mode))
        with os.fdopen(os.open(path, flags), "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise Unreadable("not-regular-file", found=SOMETHING_ELSE)
            size = os.fstat(opened.fileno()).st_size
            if size > limit:
                raise Unreadable("file-too-large", limit=limit)
            # One byte more, by which a file that grows meanwhile is noticed.
            content = opened.read(size + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise Unreadable("file-missing") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or UNUSABLE_NAME
        raise Unreadable("file-unreadable", reason=reason) from None
    if len(content) > size:
        raise Unreadable("file-unreadable", reason=IT_CHANGES)
    return content
