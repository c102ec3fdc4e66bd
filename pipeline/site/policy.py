"""The Content-Security-Policy of every page: nothing from other hosts, no script but our files.

A script that stands in a page itself does not run, whoever put it there. Blocks of data, such as
JSON-LD, are no scripts (HTML Standard, section 4.12.1).
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from pipeline.project import ConfigurationError

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
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
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)

# Endings under which hosts send pages, too, as some file systems and editors name them.
OTHER_PAGE = re.compile(r"\.(?:s?html?|xht(?:ml)?)$", re.IGNORECASE)

# What makes a page worth reading closely, in small letters: most hold files and data alone.
ELEMENT = re.compile(r'<script(?![^>]*\ssrc=)(?![^>]*type="application/(?:ld\+)?json")')
HANDLER = re.compile(r"\son[a-z]+\s*=")
ADDRESS = "javascript:"
# Types of scripts, and of what tells a browser how to run them; any other is data.
RUN = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma|live|j)script.*",
    re.IGNORECASE,
)
ADDRESSES = frozenset({"action", "formaction", "href", "src", "xlink:href"})


def add_policies(site: Path) -> tuple[str, ...]:
    """Write the policy into every .html file below `site`.

    Returns the names of those files that hold a script in themselves, which will not run. Raises
    ConfigurationError, with the file's name, for a page that does not declare its character set,
    after which the policy is put, and for one that has another ending.
    """
    for path in sorted(site.rglob("*.*")):
        if path.suffix != ".html" and OTHER_PAGE.search(path.name) and path.is_file():
            name = path.relative_to(site).as_posix()
            raise ConfigurationError(
                f"{name} is a page, and only what ends in .html gets a policy. Rename it."
            )
    with_scripts = []
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        name = path.relative_to(site).as_posix()
        declared = CHARSET.search(html)
        if declared is None:
            raise ConfigurationError(f"{name} has no <meta charset>. Add it to its <head>.")
        end = declared.end()
        path.write_text(html[:end] + META + html[end:], encoding="utf-8", newline="\n")
        if holds_script(html):
            with_scripts.append(name)
    return tuple(with_scripts)


def holds_script(html: str) -> bool:
    """Whether a page has a script in itself: an element, a handler of events, or an address."""
    small = html.lower()
    if not (ELEMENT.search(small) or HANDLER.search(small) or ADDRESS in small):
        return False
    page = _Scripts()
    page.feed(html)
    page.close()
    return page.found


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: (value or "").strip() for name, value in attrs}
        if tag == "script" and "src" not in named and RUN.fullmatch(named.get("type", "")):
            self.found = True
        if any(name.startswith("on") for name in named):
            self.found = True
        addresses = (named[name].lower() for name in ADDRESSES & named.keys())
        self.found = self.found or any(one.startswith(ADDRESS) for one in addresses)
