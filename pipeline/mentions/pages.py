"""The addresses that a site will have, as far as they can be told before it is made.

What depends on single cells beyond that is taken to be there: the finished site tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline import addresses
from pipeline.drafting.templates import guide_addresses
from pipeline.folders import Folder
from pipeline.mentions.inventory import Inventory, texts_of
from pipeline.mentions.settings import without_missing
from pipeline.mentions.written import address_of, documents
from pipeline.project import Collection, EntityKind, Project
from pipeline.validation.declared import texts
from pipeline.validation.descriptor.views import NEEDS

PAGE = "index.html"
# How many pages of collections a topic's own page takes, where these are filed by topic.
FEWEST_COLLECTED = 2
ALWAYS = (
    addresses.HOME,
    addresses.DATASETS,
    addresses.CONTRIBUTE,
    addresses.DESCRIPTOR_GUIDE,
    addresses.FINDINGS_GUIDE,
    addresses.GALLERY,
    addresses.STATUS,
    addresses.UPDATES,
    addresses.SEARCH_DATA,
    addresses.CATALOG_JSONLD,
    addresses.CATALOG_TURTLE,
    addresses.DATA_JSON,
    addresses.FEED_ATOM,
    addresses.FEED_JSON,
    addresses.ROBOTS,
    addresses.LLMS,
    "404.html",
    "sitemap.xml",
)
# Files that scripts and machines fetch, and those of the theme.
FILES = ("api/", "assets/")
TABLE_FILES = ("csv", "json", "parquet", "xlsx")
CHART_FILES = ("svg", "png", "csv", "json", "live.json")


@dataclass(frozen=True)
class ExpectedPages:
    """What stands where on the site that will be made of an inventory."""

    inventory: Inventory

    def has(self, address: str, fragment: str = "") -> bool:
        """Whether a page or file will stand at an address, with that part of it if one is named."""
        address = address.removesuffix(PAGE)
        if address not in self.known and f"{address}/" in self.known:
            address += "/"  # A server leads from one to the other.
        if address in self.known:
            return self._has_part(address, fragment)
        if address.startswith((*FILES, *self._untold)):
            return True
        return any(address.rstrip("/") == page.rstrip("/") for page in self._places_near(address))

    @cached_property
    def known(self) -> frozenset[str]:
        """All addresses but those of places, for which tables must be read."""
        return frozenset(
            [
                *ALWAYS,
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
    def _untold(self) -> tuple[str, ...]:
        """Where anything may stand: below a dataset that cannot be read, or what plugins make."""
        plugins = self._project.mkdocs.get("plugins")
        own = () if not plugins or plugins == ["search"] else ("",)
        unread = set(self.inventory.datasets) - set(self.inventory.tables)
        return (*own, *map(addresses.dataset, sorted(unread)))

    def _has_part(self, address: str, fragment: str) -> bool:
        if address == addresses.GLOSSARY:
            return not fragment or fragment in {term.id for term in self._project.glossary}
        name = address.removeprefix(addresses.DATASETS).rstrip("/")
        if not fragment.startswith("chart-") or address != addresses.dataset(name):
            return True
        charts = (f"chart-{chart}" for chart in self._charts(name))
        return any(fragment == chart or fragment.startswith(f"{chart}-") for chart in charts)

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
        return {}

    def _charts(self, dataset: str) -> Iterable[str]:
        if dataset in self.inventory.charts:
            return self.inventory.charts[dataset]
        folder = self.inventory.datasets[dataset]
        if "views" in (folder.descriptor or {}):
            return self.inventory.views(dataset)
        return [f"{t}-{kind}" for t in self.inventory.tables.get(dataset, ()) for kind in NEEDS]

    def _of_datasets(self) -> Iterator[str]:
        for name, tables in self.inventory.tables.items():
            yield from (addresses.dataset(name), addresses.descriptor(name))
            yield addresses.archive(name)
            for table in tables:
                yield from (addresses.table(name, table, one) for one in TABLE_FILES)
            for chart in self._charts(name):
                yield addresses.chart(name, chart)
                yield from (addresses.chart_file(name, chart, one) for one in CHART_FILES)

    def _of_topics(self) -> Iterator[str]:
        """The topics that have a page: with data, and with pages of collections where filed so."""
        collections = self.inventory.collections.values()
        filed = [
            texts
            for collection, folder in collections
            for _, texts in texts_of(folder, collection.columns.get("topics", ""))
        ]
        needs = FEWEST_COLLECTED if any("topics" in one.columns for one, _ in collections) else 0
        described = [f.descriptor or {} for f in self.inventory.folders if not f.collection]
        for topic in self._project.topics:
            has_data = any(topic.id in texts(one.get("topics")) for one in described)
            if has_data and sum(topic.id in topics for topics in filed) >= needs:
                yield addresses.topic(topic.id)

    def _of_collections(self) -> Iterator[str]:
        for name, (collection, folder) in self.inventory.collections.items():
            yield addresses.collection(name)
            yield from (addresses.collected(name, page.key) for page in folder.pages)
            yield from _pictures(collection, folder)
            for facet in collection.facets:
                values = {value for _, own in texts_of(folder, facet) for value in own}
                yield from filter(None, (addresses.facet(name, facet, one) for one in values))


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


def _pictures(collection: Collection, folder: Folder) -> Iterator[str]:
    for key, names in texts_of(folder, collection.columns.get("image", "")):
        yield from (addresses.collected(folder.name, key) + name for name in names)
