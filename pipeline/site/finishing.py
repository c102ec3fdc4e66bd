"""What is left to do on the files of a finished site before it is put in its place."""

from __future__ import annotations

import re
from pathlib import Path

CHECKBOX = re.compile(r'<input\b[^>]*\btype="?checkbox\b[^>]*>', re.IGNORECASE)
AUTOCOMPLETE = re.compile(r"\sautocomplete=(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)

FILE, FOLDER = 0o644, 0o755


def finish(site: Path) -> None:
    """Make pages valid where Material's own template is not, and all files readable by anyone.

    Material gives checkboxes of its own an `autocomplete`, which HTML has only for fields of text,
    outside all blocks that a template of ours could put something else into.
    """
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        mended = CHECKBOX.sub(lambda found: AUTOCOMPLETE.sub("", found[0]), html)
        if mended != html:
            path.write_text(mended, encoding="utf-8", newline="\n")
    for path in (site, *site.rglob("*")):
        if not path.is_symlink():
            path.chmod(FOLDER if path.is_dir() else FILE)
