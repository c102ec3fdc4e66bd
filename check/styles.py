"""A page loads the style sheets of what stands on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from check.faults import Fault, Looked, count
from check.site import Site

# What can hold a brace or a point that opens no rule and names no class.
NO_RULES = re.compile(r"""/\*.*?\*/|url\((?:"[^"]*"|'[^']*'|[^)]*)\)|"[^"]*"|'[^']*'""", re.DOTALL)
SELECTORS = re.compile(r"([^{};]+)\{")
CLASS = re.compile(r"\.(-?[a-z_][\w-]*)", re.IGNORECASE)

LOAD = (
    "Let that kind of page load it (theme/main.html), or move its rules to a sheet that all share."
)


def check_styles(site: Site) -> Looked:
    """Compare the classes on each page with those of the style sheets that it loads."""
    sheets = {path: classes_in(path.read_text("utf-8")) for path in _sheets(site)}
    faults = []
    for page in site.pages:
        loaded = {
            site.file_at(link.url)
            for link in page.links()
            if link.element == "link" and "stylesheet" in link.rel.lower().split()
        }
        used = {name for names in page.tree.xpath("//@class") for name in str(names).split()}
        here = {name for path in loaded if path in sheets for name in sheets[path]}
        for name in sorted(used - here):
            where = _holding(name, sheets, site)
            if loaded and where:
                what = f"has the class {name}, and does not load {where}, where its rules are."
                faults.append(Fault(page.file, what, LOAD))
    every = {name for names in sheets.values() for name in names}
    at = (
        f"{count(len(every), 'class', 'classes')} of {count(len(sheets), 'style sheet')} on "
        f"{count(len(site.pages), 'page')}"
    )
    return Looked(at, tuple(faults))


def classes_in(css: str) -> frozenset[str]:
    """The classes that selectors of a style sheet name."""
    heads = SELECTORS.findall(NO_RULES.sub("", css))
    return frozenset(name for head in heads for name in CLASS.findall(head))


def _sheets(site: Site) -> list[Path]:
    return [path for path in site.files if path.suffix == ".css" and path.is_file()]


def _holding(name: str, sheets: Mapping[Path, frozenset[str]], site: Site) -> str:
    """The style sheets with rules for a class."""
    return " or ".join(site.name(path) for path, names in sheets.items() if name in names)
