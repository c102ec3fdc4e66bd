"""The Content-Security-Policy of every page: nothing from other hosts, no script but our own.

MkDocs Material writes small scripts into its pages, which differ with a page's depth: each is
allowed by its digest, in the policy of the page where it stands (Content Security Policy Level 3,
section 6.7.3).
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from pipeline.project import ConfigurationError

SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE
)
CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
DATA_BLOCK = re.compile(r"type=[\"']?application/(?:ld\+)?json", re.IGNORECASE)


def add_policies(site: Path) -> None:
    """Write a policy into every .html file below `site`.

    Raises ConfigurationError, with the file's name, for a page that does not declare its character
    set, after which the policy is put.
    """
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        declared = CHARSET.search(html)
        if declared is None:
            name = path.relative_to(site)
            raise ConfigurationError(f"{name} has no <meta charset>. Add it to its <head>.")
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(html)}">'
        end = declared.end()
        path.write_text(html[:end] + meta + html[end:], encoding="utf-8", newline="\n")


def policy_of(html: str) -> str:
    """The policy that lets a page do what it does and no more."""
    scripts = " ".join(["'self'", *_digests(html)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "frame-src 'self'",
            "form-action 'self'",
            "base-uri 'self'",
        ]
    )


def _digests(html: str) -> list[str]:
    inline = [
        script["text"]
        for script in SCRIPT.finditer(html)
        if not SOURCE.search(script["attributes"]) and not DATA_BLOCK.search(script["attributes"])
    ]
    digests = {hashlib.sha256(text.encode()).digest() for text in inline}
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
