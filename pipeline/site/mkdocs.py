"""Run MkDocs over the assembled documents, with our theme put before Material's."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from pipeline import addresses
from pipeline.cache import NOWHERE, Cache, key_of
from pipeline.mentions.menu import leads_somewhere, menu_of
from pipeline.mentions.pages import may_be_of_plugins
from pipeline.project import ConfigurationError, Project
from pipeline.site.pages_once import PagesOnce

THEME = Path(__file__).parents[1] / "theme"

DEFAULT_THEME: Mapping[str, Any] = {
    "name": "material",
    "language": "en",
    "font": False,
    "palette": [
        {
            "media": "(prefers-color-scheme)",
            "toggle": {"icon": "material/brightness-auto", "name": "Switch to light colours"},
        },
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "material/brightness-7", "name": "Switch to dark colours"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "material/brightness-4", "name": "Use the colours of this device"},
        },
    ],
}

# What Material can do and a page here cannot: what to say of it, by its name under `extra`.
LEFT_OUT: Mapping[str, str] = {
    "analytics": "it would run a script of another host",
    "version": "there is one version of the site",
}

# Beginnings of those features of Material that its own script brings about, which no page has.
OF_SCRIPT = (
    "content.code.",
    "content.footnote.",
    "content.lazy",
    "content.tooltips",
    "header.autohide",
    "navigation.instant",
    "navigation.top",
    "navigation.tracking",
    "search.",
    "toc.follow",
)


def run_mkdocs(
    project: Project,
    docs: Path,
    site: Path,
    today: date | None,
    *,
    cache: Cache = NOWHERE,
    frame: str | None = None,
) -> tuple[str, ...]:
    """Turn the Markdown below `docs` into the site. Returns what MkDocs warned of.

    Pages are kept in the cache; `frame` is the digest of all that they share, or None where that is
    not known.

    Raises ConfigurationError with what MkDocs said, which names the page or the setting.
    """
    with _heard() as heard, _dated(today):
        try:
            config = load_config(
                str(project.configuration),
                docs_dir=str(docs),
                site_dir=str(site),
                site_url=project.site_url,
                **_defaults(project.mkdocs),
            )
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
            left_out = [_left_out(name) for name in LEFT_OUT if config.extra.pop(name, None)]
            left_out += _without_script(config)
            config.extra["repository"] = project.repository
            config.extra["has_address"] = project.has_address
            config.extra["is_dated"] = today is not None
            config.extra["has_feed"] = (docs / addresses.FEED_ATOM).is_file()
            has = _leave_out_dead_entries(config, project, docs)
            frame = key_of(frame, config.extra["has_feed"]) if frame else None
            once = PagesOnce(cache, frame, lambda to: leads_somewhere(to, has), heard.warnings)
            config.plugins["innovation-atlas"] = once
            config.extra["leads_somewhere"] = once.leads_somewhere
            mkdocs_build(config)
            _drop_materials_own(site)
        except (Exception, SystemExit) as error:
            said = [
                *_template_of(error),
                *heard.errors,
                *([str(error)] if not isinstance(error, SystemExit) else []),
            ]
            raise ConfigurationError(" ".join(said) or repr(error)) from (
                None if isinstance(error, MkDocsException | SystemExit) else error
            )
    return (*left_out, *heard.warnings)


def _left_out(name: str) -> str:
    return f"mkdocs.yml, extra.{name}: left out, for {LEFT_OUT[name]}. Remove it."


def _without_script(config: Any) -> list[str]:
    """What to say of the theme's features that a site asks for and its pages do not have."""
    named = (feature for feature in config.theme.get("features") or () if isinstance(feature, str))
    return [
        f"mkdocs.yml, theme.features: {feature} is left out, for Material's script, which would "
        "do it, is not on the pages. Remove it."
        for feature in named
        if feature.startswith(OF_SCRIPT)
    ]


def _drop_materials_own(site: Path) -> None:
    """Leave out the scripts and style sheets that Material brings: no page asks for them.

    Pages have scripts of the site's own in their place, and what they need of the style sheets.
    """
    brought = Path(str(files("material"))) / "templates" / "assets"
    for folder in ("javascripts", "stylesheets"):
        for path in sorted((brought / folder).rglob("*"), reverse=True):
            made = site / "assets" / path.relative_to(brought)
            if made.is_file():
                made.unlink()
            elif made.is_dir() and not any(made.iterdir()):
                made.rmdir()


def _leave_out_dead_entries(config: Any, project: Project, docs: Path) -> Callable[[str], bool]:
    """Leave out of the menu what leads nowhere. Returns what says whether an address does.

    What people wrote and leads nowhere was said before MkDocs looks at it, with its line.
    """

    def has(address: str) -> bool:
        return _is_made(docs, address) or may_be_of_plugins(address, project)

    if config.nav is not None:
        config.nav = menu_of(config.nav, has) or []
    config.validation.nav.not_found = config.validation.links.not_found = logging.DEBUG
    # The finished site is asked about parts of pages, too; MkDocs knows those of Markdown alone.
    config.validation.links.anchors = logging.DEBUG
    return has


def _is_made(docs: Path, address: str) -> bool:
    """Whether MkDocs will make a page, or copy a file, for an address."""
    page = address.rstrip("/")
    names = [address, f"{page}/index.md", f"{page}/index.html", f"{page}.md"]
    try:
        return any((docs / name.lstrip("/")).is_file() for name in names)
    except OSError:
        return False  # No file can have such a name.


def _template_of(error: BaseException) -> list[str]:
    """The template and the line where a page could not be made, if one is to blame."""
    if isinstance(error, TemplateSyntaxError):
        return [f"{error.filename or error.name}, line {error.lineno}:"]
    frames = traceback.extract_tb(error.__traceback__)
    templates = [frame for frame in frames if frame.filename.endswith(".html")]
    return [f"{templates[-1].filename}, line {templates[-1].lineno}:"] if templates else []


def _defaults(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What a site that says little gets: Material as its theme, and no search plugin.

    What its theme does not say stays the default: Material's own would ask another host for fonts.
    The site has a search box of its own, whose data is fetched on first use.
    """
    theme = settings.get("theme")
    own = theme if isinstance(theme, Mapping) and theme.get("name") == "material" else {}
    defaults: dict[str, Any] = {"theme": {**DEFAULT_THEME, **own}}
    if "plugins" not in settings:
        defaults["plugins"] = []
    return defaults


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        heard = self.errors if record.levelno >= logging.ERROR else self.warnings
        heard.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[_Heard]:
    logger = logging.getLogger("mkdocs")
    handler, propagate, level = _Heard(), logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
        logger.setLevel(level)


@contextmanager
def _dated(today: date | None) -> Iterator[None]:
    """Let MkDocs' sitemap carry today's date, if one is known, and never the clock's."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    day = today or date(1970, 1, 1)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
