"""No page or file is missing that the settings and the data ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urljoin

import yaml
from mkdocs.utils.meta import get_data

from check.faults import Fault, Looked, count
from check.links import missing
from check.site import Site
from check.values import fits_a_workbook
from pipeline import addresses
from pipeline.catalog.benchmark_data import read_benchmark_data
from pipeline.catalog.collection_items import collections
from pipeline.catalog.maturity import read_assessment
from pipeline.catalog.topic_contents import topic_contents
from pipeline.charts import KINDS
from pipeline.charts.indicators import read_indicators
from pipeline.drafting.templates import template_names
from pipeline.history import read_history
from pipeline.publish import entries
from pipeline.settings import EntityKind

REBUILD = "Build the site again, and report it if it stays so."
FILES = (
    addresses.API_CATALOG,
    addresses.API_PROFILE,
    addresses.API_SETTINGS,
    addresses.CATALOG_JSONLD,
    addresses.CATALOG_TURTLE,
    addresses.DATA_JSON,
    addresses.SEARCH_DATA,
    addresses.ROBOTS,
    addresses.LLMS,
    "sitemap.xml",
    "404.html",
)
DRAWING = "svg[@role='img']"


def check_pages(site: Site) -> Looked:
    """Look for each address that is promised."""
    faults, wanted = [], 0
    for kind, promise in {**PAGES, "written pages": _written, "files": _files}.items():
        for address in dict.fromkeys(promise(site)):
            wanted += 1
            if site.file_at(site.url + address) is None:
                said = f"is missing; it is promised as one of: {kind}."
                faults.append(Fault(address or "the home page", said, REBUILD))
    at = f"{count(wanted, 'address', 'addresses')} that settings and data ask for"
    return Looked(at, tuple(faults))


def _fixed(*promised: str) -> Callable[[Site], Iterable[str]]:
    return lambda _: promised


def _datasets(site: Site) -> Iterator[str]:
    for dataset in site.catalog.datasets:
        yield addresses.dataset(dataset.name)


def _charts(site: Site) -> Iterator[str]:
    for dataset in site.catalog.datasets:
        for view in dataset.views:
            if view.kind in KINDS:
                yield addresses.chart(dataset.name, view.name)


def _kinds(site: Site) -> list[EntityKind]:
    """The kinds of entity that have pages, of which the data holds any."""
    kinds = site.project.kinds.values()
    return [kind for kind in kinds if kind.address and site.catalog.entities.get(kind.id)]


def _lists_of_places(site: Site) -> Iterator[str]:
    for kind in _kinds(site):
        yield f"{kind.address}/"


def _places(site: Site) -> Iterator[str]:
    """Those that anything was measured of."""
    for kind in _kinds(site):
        for dataset in site.catalog.datasets:
            for table in dataset.tables:
                if table.entity is None or table.entity.entity != kind.id or not table.measures:
                    continue
                measures = [field.name for field in table.measures]
                measured = table.frame[measures].notna().any(axis=1)
                for key in table.texts.loc[measured, table.entity.name].unique():
                    yield site.catalog.entity(kind.id, key).address or addresses.HOME


def _compare(site: Site) -> Iterator[str]:
    if read_indicators(site.catalog, site.project):
        yield addresses.COMPARE


def _topics(site: Site) -> Iterator[str]:
    for one in topic_contents(site.catalog, site.project):
        if one.is_page:
            yield addresses.topic(one.topic.id)


def _targets(site: Site) -> Iterator[str]:
    setting = site.project.targets
    dataset = site.catalog.datasets_by_name.get(setting.view[0]) if setting else None
    if setting and dataset and setting.view[1] in {view.name for view in dataset.views}:
        yield addresses.TARGETS


def _list_of_benchmarks(site: Site) -> Iterator[str]:
    data = read_benchmark_data(site.catalog, site.project)
    if data and data.periods:
        yield addresses.BENCHMARKS


def _benchmarks(site: Site) -> Iterator[str]:
    data = read_benchmark_data(site.catalog, site.project)
    if data is None:
        return
    for body in data.bodies:
        has_score = any(
            data.value(body, measure, period) is not None
            for measure in data.measures
            for period in body.rows
        )
        if body.address is not None and has_score:
            yield body.address


def _maturity(site: Site) -> Iterator[str]:
    assessment = read_assessment(site.catalog, site.project)
    if assessment and assessment.questions:
        yield addresses.MATURITY


def _collections(site: Site) -> Iterator[str]:
    for collection, _, _ in collections(site.catalog, site.project):
        yield addresses.collection(collection.name)


def _facets(site: Site) -> Iterator[str]:
    for collection, _, items in collections(site.catalog, site.project):
        for field in collection.facets:
            for value in {item.cells[field] for item in items if item.cells[field]}:
                address = addresses.facet(collection.name, field, value)
                if address is not None:
                    yield address


def _collected(site: Site) -> Iterator[str]:
    for _, _, items in collections(site.catalog, site.project):
        for item in items:
            yield item.address


def _guides(site: Site) -> Iterator[str]:
    for name in template_names(site.project):
        guide = site.project.templates / name / "guide.yaml"
        if guide.is_file():
            told = yaml.safe_load(guide.read_text("utf-8"))
            yield addresses.template_guide(told["address"])


def _updates(site: Site) -> Iterator[str]:
    history = read_history(site.project.root, site.project.collections)
    if entries(site.catalog, history, site.project):
        yield from (addresses.UPDATES, addresses.FEED_ATOM, addresses.FEED_JSON)


def _if(setting: str, address: str) -> Callable[[Site], Iterable[str]]:
    """A page that is there if the settings ask for it, whatever the data."""
    return lambda site: (address,) if getattr(site.project, setting) else ()


def _key_findings(site: Site) -> Iterator[str]:
    named = {(d.name, view.name) for d in site.catalog.datasets for view in d.views}
    if named & set(site.project.findings):
        yield addresses.KEY_FINDINGS


def _written(site: Site) -> Iterator[str]:
    """What people wrote, but for what MkDocs is told to leave out."""
    docs, project = site.project.docs, site.project
    left_out = str(project.mkdocs.get("exclude_docs") or "").split()
    for path in sorted(docs.rglob("*.md")) if docs.is_dir() else ():
        name = path.relative_to(docs)
        is_part = path.is_relative_to(project.parts)
        is_collected = name.parts[0] in project.collections
        is_hidden = any(part.startswith(".") for part in name.parts)
        is_out = any(fnmatch(str(name), one) or fnmatch(name.name, one) for one in left_out)
        if not (is_part or is_collected or is_hidden or is_out or path.is_symlink()):
            address = _address_of(name)
            if not _leads_to_nothing(path, address, site):
                yield address


def _leads_to_nothing(path: Path, address: str, site: Site) -> bool:
    """Whether a page sends its visitors to what is not there: the site is made without it."""
    to = get_data(path.read_text("utf-8-sig"))[1].get("location")
    url = urljoin(site.url + address, str(to))
    return to is not None and missing(url, site, with_anchor=True) is not None


def _address_of(name: Path) -> str:
    """Where MkDocs puts a page."""
    folder = name.parent if name.stem in {"index", "README"} else name.with_suffix("")
    return "" if folder == Path() else f"{folder.as_posix()}/"


def _files(site: Site) -> Iterator[str]:
    yield from FILES
    for kind in site.project.kinds:
        yield addresses.entities(kind)
    for dataset in site.catalog.datasets:
        yield addresses.descriptor(dataset.name)
        yield addresses.archive(dataset.name)
        for table in dataset.tables:
            for extension in ("csv", "json", "parquet"):
                yield addresses.table(dataset.name, table.name, extension)
            rows = table.texts.to_numpy().tolist()
            if fits_a_workbook(rows, list(table.texts.columns)):
                yield addresses.table(dataset.name, table.name, "xlsx")
        for view in dataset.views:
            drawn = ("svg", "png", "json") if _is_drawn(dataset.name, view.name, site) else ()
            for extension in ("csv", *drawn):
                yield addresses.chart_file(dataset.name, view.name, extension)


def _is_drawn(dataset: str, view: str, site: Site) -> bool:
    """Whether the page of a chart alone shows a drawing: what cannot be drawn has none."""
    path = site.file_at(site.url + addresses.chart(dataset, view))
    page = site.pages_by_path.get(path) if path else None
    return page is not None and bool(page.tree.xpath(f"//{DRAWING}"))


# For each kind of page (pipeline/pages/kinds), the addresses that must be there.
PAGES: Mapping[str, Callable[[Site], Iterable[str]]] = {
    "home": _fixed(addresses.HOME),
    "catalogue": _fixed(addresses.DATASETS),
    "dataset": _datasets,
    "embed": _charts,
    "places": _lists_of_places,
    "places: each": _places,
    "compare": _compare,
    "topics": _if("topics", addresses.TOPICS),
    "topics: each": _topics,
    "targets": _targets,
    "benchmarks": _list_of_benchmarks,
    "benchmarks: each": _benchmarks,
    "maturity": _maturity,
    "collections": _collections,
    "collections: facets": _facets,
    "collections: each": _collected,
    "contribute": _fixed(addresses.CONTRIBUTE),
    "descriptor_guide": _fixed(addresses.DESCRIPTOR_GUIDE),
    "findings_guide": _fixed(addresses.FINDINGS_GUIDE),
    "settings_guide": _fixed(addresses.SETTINGS_GUIDE),
    "template_guide": _guides,
    "gallery": _fixed(addresses.GALLERY),
    "key_findings": _key_findings,
    "search": _fixed(addresses.SEARCH),
    "glossary": _if("glossary", addresses.GLOSSARY),
    "licences": _fixed(addresses.LICENCES),
    "updates": _updates,
    "status": _fixed(addresses.STATUS),
}
