"""One site: its paths and its settings, read from mkdocs.yml (`extra.atlas`)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag  # type: ignore[import-untyped]

from pipeline.settings import (
    BenchmarksPage,
    Collection,
    EntityKind,
    Goals,
    MaturityPage,
    TargetsPage,
    Term,
    Topic,
)
from pipeline.settings.faults import SettingFault
from pipeline.settings.lines import setting_line, setting_name
from pipeline.settings.read import read_settings
from pipeline.settings.site import Settings


class ConfigurationError(Exception):
    """The site's own configuration, pages or templates are broken: the command ends with 2."""


@dataclass(frozen=True, kw_only=True)
class Project:
    """Paths and settings of one site. `mkdocs` is what mkdocs.yml says, as it stands there."""

    root: Path
    title: str
    site_url: str
    publisher: str
    summary: str
    repository: str | None
    home_chart: tuple[str, str] | None
    kinds: Mapping[str, EntityKind]
    topics: tuple[Topic, ...]
    has_address: bool = True
    findings: tuple[tuple[str, str], ...] = ()
    glossary: tuple[Term, ...] = ()
    same_words: tuple[tuple[str, ...], ...] = ()
    mkdocs: Mapping[str, Any]
    collections: Mapping[str, Collection] = field(default_factory=dict)
    goals: Goals | None = None
    targets: TargetsPage | None = None
    benchmarks: BenchmarksPage | None = None
    maturity: MaturityPage | None = None

    @property
    def configuration(self) -> Path:
        """The MkDocs configuration file."""
        return self.root / "mkdocs.yml"

    @property
    def datasets(self) -> Path:
        """The folder that holds a folder a dataset."""
        return self.root / "datasets"

    @property
    def docs(self) -> Path:
        """The folder of pages that people write."""
        return self.root / "docs"

    @property
    def parts(self) -> Path:
        """The folder of texts that people write for pages that are made from data."""
        return self.docs / "parts"

    @property
    def templates(self) -> Path:
        """The folder that holds a folder for each template of a dataset."""
        return self.root / "templates"

    @property
    def build(self) -> Path:
        """The folder for all that is made."""
        return self.root / "build"

    @property
    def own_themes(self) -> tuple[Path, ...]:
        """The folder of templates that the site puts before its theme's, if it has one."""
        theme = self.mkdocs.get("theme")
        own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
        return (self.root / str(own),) if own else ()

    @cached_property
    def topics_by_id(self) -> Mapping[str, Topic]:
        """The topics under their ids."""
        return {topic.id: topic for topic in self.topics}

    @property
    def has_settings(self) -> bool:
        """Whether mkdocs.yml says anything under `extra.atlas`."""
        return bool((self.mkdocs.get("extra") or {}).get("atlas"))

    def collection_at(self, path: Path) -> Collection | None:
        """The collection whose folder lies at a path, if one does."""
        return self.collections.get(path.name) if path.parent == self.docs else None

    def absolute(self, address: str) -> str:
        """The full URL of an address on the site."""
        return self.site_url + address


# Where a site stands that has no address yet: on the machine of whoever makes it.
_WITHOUT_ADDRESS = "http://127.0.0.1:8000/"


def read_project(root: Path) -> Project:
    """Read the site's settings.

    Raises ConfigurationError, with the setting's name, when mkdocs.yml cannot be read or a setting
    under `extra.atlas` is not what it should be.
    """
    root = root.resolve()
    text = _text_of(root / "mkdocs.yml")
    mkdocs = _read_mkdocs(root / "mkdocs.yml", text)
    settings = _settings(mkdocs, text)
    title = str(mkdocs.get("site_name") or root.name)
    return Project(
        root=root,
        title=title,
        site_url=_site_url(mkdocs),
        has_address=bool(_told_address(mkdocs)),
        publisher=settings.publisher or title,
        summary=settings.summary or str(mkdocs.get("site_description") or ""),
        repository=_repository(settings),
        home_chart=settings.home.chart,
        kinds=settings.entities,
        topics=settings.topics,
        findings=settings.findings,
        glossary=settings.glossary,
        same_words=settings.same_words,
        mkdocs=mkdocs,
        collections=settings.collections,
        goals=settings.goals,
        targets=settings.targets,
        benchmarks=settings.benchmarks,
        maturity=settings.maturity,
    )


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml: knows `!ENV` as MkDocs does, and passes over tags of Python objects."""


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
_Loader.add_multi_constructor("!", lambda *_: None)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigurationError(
            f"{path} does not exist. Run the command in the folder that holds mkdocs.yml, "
            "or name that folder with --root."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from None


def _read_mkdocs(path: Path, text: str) -> dict[str, Any]:
    try:
        mkdocs = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError) as error:
        raise ConfigurationError(f"{path} is not YAML: {error}") from None
    if not isinstance(mkdocs, dict):
        raise ConfigurationError(f"{path} holds no settings.")
    return mkdocs


def _settings(mkdocs: Mapping[str, Any], text: str) -> Settings:
    extra = mkdocs.get("extra") or {}
    found = read_settings((extra.get("atlas") if isinstance(extra, dict) else None) or {})
    if isinstance(found, SettingFault):
        line = setting_line(text, found.at)
        at = f" (line {line})" if line else ""
        raise ConfigurationError(f"mkdocs.yml, {setting_name(found.at)}: {found.problem}{at}")
    return found


def _told_address(mkdocs: Mapping[str, Any]) -> str:
    return str(mkdocs.get("site_url") or os.environ.get("SITE_URL") or "")


def _site_url(mkdocs: Mapping[str, Any]) -> str:
    url = _told_address(mkdocs) or _WITHOUT_ADDRESS
    if not url.startswith(("http://", "https://")):
        raise ConfigurationError(f"mkdocs.yml, site_url: {url!r} is not an http or https address.")
    return url.rstrip("/") + "/"


def _repository(settings: Settings) -> str | None:
    address = settings.repository or os.environ.get("REPOSITORY_URL") or ""
    return address.rstrip("/") or None
