"""One site: its paths and its settings, read from mkdocs.yml (`extra.atlas`)."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import jsonschema
import yaml
import yaml_env_tag  # type: ignore[import-untyped]

from pipeline.page_settings import (
    BenchmarksPage,
    Goals,
    MaturityPage,
    TargetsPage,
    read_benchmarks_page,
    read_goals,
    read_maturity_page,
    read_targets_page,
)

SETTINGS_SCHEMA = Path(__file__).with_name("project.schema.json")


class ConfigurationError(Exception):
    """The site's own configuration, pages or templates are broken: the command ends with 2."""


@dataclass(frozen=True)
class TableAddress:
    """A table of the catalogue: the dataset's name and the resource's."""

    dataset: str
    resource: str


@dataclass(frozen=True)
class LinkedTable:
    """A table beside a reference table, and the columns of it that hold the key and the value.

    `as_of` is the column of the day on which that was true, if there is one.
    """

    table: TableAddress
    key: str
    value: str
    as_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class ShapesTable:
    """A table of outlines and dots, and the size in pixels of the frame that they stand in."""

    table: TableAddress
    key: str
    path: str
    x: str
    y: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class TilesTable:
    """A table of tiles in a grid, and the column that says which thing is part of which."""

    table: TableAddress
    key: str
    column: str
    row: str
    parent: str | None = None


@dataclass(frozen=True, kw_only=True)
class EntityKind:
    """A kind of thing that observations are about, and the reference table that lists them."""

    id: str
    title: str
    plural: str
    table: TableAddress
    key: str
    name: str
    name_in_text: str | None = None
    group_by: str | None = None
    aliases: LinkedTable | None = None
    groups: LinkedTable | None = None
    facts: tuple[str, ...] = ()
    shapes: ShapesTable | None = None
    tiles: TilesTable | None = None
    address: str | None = None
    picks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Collection:
    """A folder of Markdown files below docs/ whose front matter makes the rows of a dataset.

    `columns` says which columns of its table a page leads with, by what they are on the page:
    project.schema.json lists them.
    """

    name: str
    title: str
    plural: str
    summary: str
    headings: tuple[str, ...]
    facets: tuple[str, ...]
    columns: Mapping[str, str]
    sources: str | None = None


@dataclass(frozen=True)
class Topic:
    """A subject under which data is filed.

    `goals` are the numbers of the goals that it touches, `terms` the ids of glossary terms that
    belong to it.
    """

    id: str
    title: str
    summary: str
    goals: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word that the site explains: `also` are other forms, `group` is where it is listed."""

    id: str
    term: str
    group: str
    text: str
    also: tuple[str, ...] = ()


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
    findings: tuple[tuple[str, str], ...] = ()
    glossary: tuple[Term, ...] = ()
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


def read_project(root: Path) -> Project:
    """Read the site's settings.

    Raises ConfigurationError, with the setting's name, when mkdocs.yml cannot be read or a setting
    under `extra.atlas` is not what `project.schema.json` asks for.
    """
    root = root.resolve()
    mkdocs = _read_mkdocs(root / "mkdocs.yml")
    extra = mkdocs.get("extra") or {}
    settings = (extra.get("atlas") if isinstance(extra, dict) else None) or {}
    _check(settings)
    title = str(mkdocs.get("site_name") or root.name)
    home_chart = settings.get("home", {}).get("chart")
    return Project(
        root=root,
        title=title,
        site_url=_site_url(mkdocs),
        publisher=settings.get("publisher", title),
        summary=settings.get("summary") or str(mkdocs.get("site_description") or ""),
        repository=_repository(settings),
        home_chart=tuple(home_chart.split("/")) if home_chart else None,
        kinds={
            kind: _entity_kind(kind, entity)
            for kind, entity in settings.get("entities", {}).items()
        },
        topics=tuple(_topic(topic) for topic in settings.get("topics", ())),
        findings=tuple(_pair(pair) for pair in settings.get("findings", ())),
        glossary=_glossary(settings.get("glossary", ())),
        mkdocs=mkdocs,
        collections={
            name: _collection(name, setting)
            for name, setting in settings.get("collections", {}).items()
        },
        goals=read_goals(settings.get("goals")),
        targets=read_targets_page(settings.get("targets")),
        benchmarks=read_benchmarks_page(settings.get("benchmarks")),
        maturity=read_maturity_page(settings.get("maturity")),
    )


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml: knows `!ENV` as MkDocs does, and passes over tags of Python objects."""


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
_Loader.add_multi_constructor("!", lambda *_: None)


def _read_mkdocs(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigurationError(
            f"{path} does not exist. Run the command in the folder that holds mkdocs.yml, "
            "or name that folder with --root."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from None
    try:
        mkdocs = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError) as error:
        raise ConfigurationError(f"{path} is not YAML: {error}") from None
    if not isinstance(mkdocs, dict):
        raise ConfigurationError(f"{path} holds no settings.")
    return mkdocs


def _check(settings: object) -> None:
    schema = json.loads(SETTINGS_SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    error = jsonschema.exceptions.best_match(validator.iter_errors(settings))
    if error is not None:
        setting = ".".join(["extra.atlas", *(str(part) for part in error.absolute_path)])
        raise ConfigurationError(f"mkdocs.yml, {setting}: {error.message}")


def _site_url(mkdocs: Mapping[str, Any]) -> str:
    url = str(mkdocs.get("site_url") or os.environ.get("SITE_URL") or "http://127.0.0.1:8000/")
    if not url.startswith(("http://", "https://")):
        raise ConfigurationError(f"mkdocs.yml, site_url: {url!r} is not an http or https address.")
    return url.rstrip("/") + "/"


def _repository(settings: Mapping[str, Any]) -> str | None:
    address = settings.get("repository") or os.environ.get("REPOSITORY_URL") or ""
    return str(address).rstrip("/") or None


def _entity_kind(kind: str, entity: Mapping[str, Any]) -> EntityKind:
    plain = {
        name: value
        for name, value in entity.items()
        if name not in {"table", "aliases", "groups", "facts", "shapes", "tiles", "picks"}
    }
    shapes, tiles = entity.get("shapes"), entity.get("tiles")
    return EntityKind(
        id=kind,
        **plain,
        table=_table_address(entity["table"]),
        aliases=_linked_table(entity.get("aliases"), "alias"),
        groups=_linked_table(entity.get("groups"), "group"),
        facts=tuple(entity.get("facts", ())),
        shapes=ShapesTable(**_located(shapes)) if shapes else None,
        tiles=TilesTable(**_located(tiles)) if tiles else None,
        picks=tuple(entity.get("picks", ())),
    )


def _topic(setting: Mapping[str, Any]) -> Topic:
    listed = {key: tuple(setting.get(key, ())) for key in ("goals", "terms")}
    return Topic(**{**setting, **listed})


def _collection(name: str, setting: Mapping[str, Any]) -> Collection:
    listed = {key: tuple(setting.get(key, ())) for key in ("headings", "facets")}
    return Collection(name=name, **{**setting, **listed})


def _linked_table(setting: Mapping[str, str] | None, value: str) -> LinkedTable | None:
    if setting is None:
        return None
    return LinkedTable(
        _table_address(setting["table"]), setting["key"], setting[value], setting.get("as_of")
    )


def _located(setting: Mapping[str, Any]) -> dict[str, Any]:
    return {**setting, "table": _table_address(setting["table"])}


def _pair(text: str) -> tuple[str, str]:
    first, _, second = text.partition("/")
    return first, second


def _glossary(settings: Sequence[Mapping[str, Any]]) -> tuple[Term, ...]:
    terms = tuple(Term(**{**term, "also": tuple(term.get("also", ()))}) for term in settings)
    for number, term in enumerate(terms):
        if term.id in {earlier.id for earlier in terms[:number]}:
            raise ConfigurationError(
                f"mkdocs.yml, extra.atlas.glossary.{number}: the id {term.id} is taken. "
                "Give each term an id of its own."
            )
    return terms


def _table_address(pair: str) -> TableAddress:
    dataset, resource = pair.split("/")
    return TableAddress(dataset, resource)
