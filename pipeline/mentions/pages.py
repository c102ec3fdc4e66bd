"""The addresses that a site will have, as far as they can be told before it is made.

What depends on single cells beyond that is taken to be there: the finished site tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from pipeline import addresses
from pipeline.drafting.templates import guide_addresses
from pipeline.folders import Folder
from pipeline.mentions.inventory import Inventory, texts_of
from pipeline.mentions.settings import without_missing
from pipeline.mentions.written import address_of, documents
from pipeline.project import Project
from pipeline.settings import EntityKind
from pipeline.settings.collections import pages_needed
from pipeline.validation.descriptor_view import texts

PAGE = "index.html"
# Pages that settings or data must ask for; all others that addresses.py names are on every site.
ASKED_FOR = frozenset(
    {
        addresses.TOPICS,
        addresses.TARGETS,
        addresses.BENCHMARKS,
        addresses.COMPARE,
        addresses.MATURITY,
        addresses.KEY_FINDINGS,
        addresses.GLOSSARY,
    }
)
NAMED = {value for name, value in vars(addresses).items() if name.isupper()}
ALWAYS = frozenset(value for value in NAMED if isinstance(value, str)) - ASKED_FOR
OF_MKDOCS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
SECTIONS = (*ASKED_FOR, addresses.DATASETS, addresses.CONTRIBUTE)
# Files that scripts and machines fetch, and those of the theme.
FILES = ("api/", "assets/")
CHART = "chart-"
CHART_ADDRESS = re.compile(
    r"datasets/(?P<dataset>[^/]+)/charts/(?P<chart>[^/.]+)(/|\.(svg|png|csv|json|live\.json))?"
)


class Pages(Protocol):
    """What stands where on a site."""

    @property
    def known(self) -> Collection[str]:
        """Addresses of the site, among which one may be meant."""

    def has(self, address: str, fragment: str = "") -> bool:
        """Whether a page or file stands at an address, with that part of it if one is named."""


@dataclass(frozen=True)
class ExpectedPages:
    """What will stand where on the site that is made of an inventory."""

    inventory: Inventory

    def has(self, address: str, fragment: str = "") -> bool:
        """Whether a page or file will stand at an address, with that part of it if one is named."""
        address = address.removesuffix(PAGE)
        if address not in self.known and f"{address}/" in self.known:
            address += "/"  # A server leads from one to the other.
        if address in self.known:
            return self._has_part(address, fragment)
        if address.startswith((*FILES, *self._unread)) or self._is_chart(address):
            return True
        if may_be_of_plugins(address, self.inventory.project):
            return True
        return any(address.rstrip("/") == page.rstrip("/") for page in self._places_near(address))

    @cached_property
    def known(self) -> frozenset[str]:
        """All addresses but those of places, for which tables must be read."""
        return frozenset(
            [
                *ALWAYS,
                *OF_MKDOCS,
                *map(address_of, documents(self.inventory.project)),
                *_of_settings(self._project),
                *map(addresses.template_guide, guide_addresses(self._project)),
                *self._of_datasets(),
                *self._of_topics(),
                *self._of_collections(),
                *([addresses.COMPARE] if self.inventory.compared else []),
            ]
        )

    @cached_property
    def _project(self) -> Project:
        return without_missing(self.inventory)

    @cached_property
    def _unread(self) -> tuple[str, ...]:
        """Where anything may stand: below datasets that cannot be read."""
        unread = set(self.inventory.datasets) - set(self.inventory.tables)
        return tuple(map(addresses.dataset, sorted(unread)))

    def _has_part(self, address: str, fragment: str) -> bool:
        if address == addresses.GLOSSARY:
            return not fragment or fragment in {term.id for term in self._project.glossary}
        name = address.removeprefix(addresses.DATASETS).rstrip("/")
        if not fragment.startswith(CHART) or address != addresses.dataset(name):
            return True
        return self.inventory.has_chart((name, fragment.removeprefix(CHART)))

    def _is_chart(self, address: str) -> bool:
        """Whether an address is that of a chart alone, or of a file of it."""
        found = CHART_ADDRESS.fullmatch(address)
        return found is not None and self.inventory.has_chart((found["dataset"], found["chart"]))

    def _places_near(self, address: str) -> Iterator[str]:
        """The pages of the things that stand in a section, if an address lies in one."""
        for kind in self._project.kinds.values():
            if kind.address and address.startswith(f"{kind.address}/"):
                yield from self._places(kind)
        benchmarks = self._project.benchmarks
        if benchmarks and address.startswith(addresses.BENCHMARKS):
            codes = self.inventory.codes(self._project.kinds[benchmarks.entity])
            yield from filter(None, map(addresses.benchmark, codes))

    def _places(self, kind: EntityKind) -> Iterable[str]:
        if kind.id not in self._read:
            pages = (addresses.entity(kind.address or "", c) for c in self.inventory.places(kind))
            self._read[kind.id] = tuple(filter(None, pages))
        return self._read[kind.id]

    @cached_property
    def _read(self) -> dict[str, tuple[str, ...]]:
        """The pages of each kind of entity once they are worked out: a site may have thousands."""
        return {}

    def _of_datasets(self) -> Iterator[str]:
        for name, tables in self.inventory.tables.items():
            yield addresses.dataset(name)
            yield from (address(name) for address in addresses.DATASET_FILES)
            for table in tables:
                yield from (addresses.table(name, table, one) for one in addresses.TABLE_FORMATS)

    def _of_topics(self) -> Iterator[str]:
        """The topics that have a page: with data, and with pages of collections where filed so."""
        collections = self.inventory.collections.values()
        filed = [
            texts
            for collection, folder in collections
            for _, texts in texts_of(folder, collection.columns.get("topics", ""))
        ]
        needs = pages_needed(one for one, _ in collections)
        described = [f.descriptor or {} for f in self.inventory.folders if not f.collection]
        for topic in self._project.topics:
            has_data = any(topic.id in texts(one.get("topics")) for one in described)
            if has_data and sum(topic.id in topics for topics in filed) >= needs:
                yield addresses.topic(topic.id)

    def _of_collections(self) -> Iterator[str]:
        for name, (collection, folder) in self.inventory.collections.items():
            yield addresses.collection(name)
            yield from (addresses.collected(name, page.key) for page in folder.pages)
            yield from _pictures(collection.columns.get("image", ""), folder)
            for facet in collection.facets:
                values = {value for _, own in texts_of(folder, facet) for value in own}
                yield from filter(None, (addresses.facet(name, facet, one) for one in values))


def may_be_of_plugins(address: str, project: Project) -> bool:
    """Whether an address may be that of a page which a plugin of MkDocs makes.

    None in the sections that are made from data is.
    """
    plugins = project.mkdocs.get("plugins")
    if not plugins or plugins == ["search"]:
        return False
    kinds = (f"{kind.address}/" for kind in project.kinds.values() if kind.address)
    collections = map(addresses.collection, project.collections)
    return bool(address) and not address.startswith((*SECTIONS, *kinds, *collections))


def _of_settings(project: Project) -> Iterator[str]:
    """The pages that settings ask for."""
    asked = {
        addresses.TOPICS: project.topics,
        addresses.GLOSSARY: project.glossary,
        addresses.KEY_FINDINGS: project.findings,
        addresses.TARGETS: project.targets,
        addresses.BENCHMARKS: project.benchmarks,
        addresses.MATURITY: project.maturity,
    }
    yield from (address for address, setting in asked.items() if setting)
    yield from (f"{kind.address}/" for kind in project.kinds.values() if kind.address)


def _pictures(column: str, folder: Folder) -> Iterator[str]:
    for key, names in texts_of(folder, column):
        yield from (addresses.collected(folder.name, key) + name for name in names)
