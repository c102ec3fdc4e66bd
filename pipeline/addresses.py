"""Where everything stands on the site, relative to its root: the one place that knows."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

# A name that is a folder of its own on any system, and needs no escaping in an address.
FOLDER_NAME = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9][a-z0-9_-]{0,79}")

# Names that are part of an address as they are. None has two underscores, which set apart the mark
# of one that is not; a description is published as datapackage.
_PLAIN_NAME = re.compile(
    r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:$|\.)|datapackage$|.*__)"
    r"[a-z0-9][a-z0-9._-]{0,79}(?<!\.)"
)
_NO_PART_OF_AN_ADDRESS = re.compile(r"[^a-z0-9._]+")
_LONGEST_START = 60
_DIGITS_OF_A_NAME = 8

HOME = ""
DATASETS = "datasets/"
TOPICS = "topics/"
TARGETS = "targets/"
BENCHMARKS = "benchmarks/"
COMPARE = "compare/"
CONTRIBUTE = "contribute/"
DESCRIPTOR_GUIDE = "contribute/descriptor/"
FINDINGS_GUIDE = "contribute/findings/"
SETTINGS_GUIDE = "contribute/settings/"
GALLERY = "charts/"
MATURITY = "maturity/"
UPDATES = "updates/"
STATUS = "status/"
KEY_FINDINGS = "findings/"
GLOSSARY = "glossary/"
LICENCES = "licences/"
SEARCH = "search/"
SEARCH_DATA = "search.json"

API_CATALOG = "api/catalog.json"
API_PROFILE = "api/profile.json"
API_SETTINGS = "api/settings.json"
CATALOG_JSONLD = "catalog.jsonld"
CATALOG_TURTLE = "catalog.ttl"
DATA_JSON = "data.json"
FEED_ATOM = "feed.xml"
FEED_JSON = "feed.json"
ROBOTS = "robots.txt"
LLMS = "llms.txt"

# What a page of somebody else may load, so that frames with charts are as high as what is in them.
EMBED_SCRIPT = "assets/javascripts/embed/fit.js"


# The formats of every table, by the endings of their files, in the order in which they are offered.
TABLE_FORMATS = ("csv", "xlsx", "json", "parquet")


def dataset(name: str) -> str:
    """Address of a dataset's page."""
    return f"{DATASETS}{name}/"


def table(dataset_name: str, resource: str, extension: str) -> str:
    """Address of a table in one of its TABLE_FORMATS."""
    return f"{dataset(dataset_name)}{resource}.{extension}"


def taken_as(address: str) -> str:
    """What a file of a dataset is called where it is taken away: it says whose it is.

    datasets/ferry-use/ports.csv -> ferry-use-ports.csv
    """
    dataset_name, name = address.split("/")[-2:]
    return name if name.startswith(dataset_name) else f"{dataset_name}-{name}"


def descriptor(dataset_name: str) -> str:
    """Address of a dataset's published descriptor."""
    return f"{dataset(dataset_name)}datapackage.json"


def archive(dataset_name: str) -> str:
    """Address of the whole data package as one ZIP file."""
    return f"{dataset(dataset_name)}{dataset_name}.zip"


# Files that every dataset has, beside its tables.
DATASET_FILES = (descriptor, archive)


def chart(dataset_name: str, view: str) -> str:
    """Address of a chart alone, to embed."""
    return f"{dataset(dataset_name)}charts/{view}/"


def embed_guide() -> str:
    """Address of what there is to know about charts on someone else's page."""
    return f"{GALLERY}#on-your-own-page"


def chart_file(dataset_name: str, view: str, extension: str) -> str:
    """Address of a chart as a file: svg, png, csv or json (Vega-Lite)."""
    return f"{dataset(dataset_name)}charts/{view}.{extension}"


def live_chart(dataset_name: str, view: str) -> str:
    """Address of what a chart needs to come to life in the browser."""
    return chart_file(dataset_name, view, "live.json")


def entities(kind: str) -> str:
    """Address of the names, other names and groups of all entities of a kind."""
    return f"api/entities/{kind}.json"


def indicators(kind: str) -> str:
    """Address of the list of all that entities of a kind can be compared by."""
    return f"api/indicators/{kind}.json"


def indicator(kind: str, name: str) -> str:
    """Address of the figures of one such thing."""
    return f"api/indicators/{kind}/{name}.json"


def search_part(number: int) -> str:
    """Address of a further part of what search finds."""
    return f"api/search/{number}.json"


def shapes(kind: str) -> str:
    """Address of the shapes or tiles of all entities of a kind, and of how they are drawn."""
    return f"api/shapes/{kind}.json"


def chart_anchor(dataset_name: str, view: str) -> str:
    """Address of a chart within its dataset's page."""
    return f"{dataset(dataset_name)}#chart-{view}"


def topic(topic_id: str) -> str:
    """Address of a topic's page."""
    return f"{TOPICS}{topic_id}/"


def benchmark(key: str) -> str | None:
    """Address of the page that sets one organisation beside the benchmark.

    None for a key that would be no name of a folder everywhere: it then has no page.
    """
    return entity(BENCHMARKS.rstrip("/"), key)


def collection(name: str) -> str:
    """Address of the page that lists a collection."""
    return f"{name}/"


def collected(collection_name: str, key: str) -> str:
    """Address of one page of a collection: `key` is the name of its file without the ending."""
    return f"{collection(collection_name)}{key}/"


def facet(collection_name: str, field: str, value: str) -> str | None:
    """Address of the list of those pages of a collection that agree in a column.

    None for a value that would be no name of a folder everywhere: it then has no page.
    """
    name = value.lower()
    if not FOLDER_NAME.fullmatch(name):
        return None
    return f"{collection(collection_name)}{field.replace('_', '-')}/{name}/"


def template_guide(name: str) -> str:
    """Address of the guide to a template of data."""
    return f"{CONTRIBUTE}{name}/"


def finding(code: str) -> str:
    """Address of what there is to know about a kind of finding, by its code."""
    return f"{FINDINGS_GUIDE}#{code}"


def entity(section: str, key: str) -> str | None:
    """Address of an entity's page: `section` is the entity kind's `address` setting.

    None for a key that would be no name of a folder everywhere: it then has no page.
    """
    name = key.lower()
    return f"{section}/{name}/" if FOLDER_NAME.fullmatch(name) else None


def page_file(address: str) -> str:
    """Path below the documents folder of the Markdown file that MkDocs turns into an address."""
    return f"{address}index.md"


def relative(address: str, start: str) -> str:
    """`address` as a link from the page that stands at `start` (both relative to the root).

    Links on the site are relative, so that it works at a root and under a path.
    """
    return "../" * start.count("/") + address or "./"


def plain_name(name: str) -> str:
    """A name as it stands in addresses: itself, or a plain form that ends in a mark of its own.

    The mark is made from the name alone, so that what falls together is told apart and nothing
    else ever moves an address: town-counts, Town counts -> town-counts, town-counts__ab12cd34.
    """
    if _PLAIN_NAME.fullmatch(name):
        return name
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    start = _NO_PART_OF_AN_ADDRESS.sub("-", letters).strip("-._")[:_LONGEST_START].rstrip("-._")
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS_OF_A_NAME]
    return f"{start or 'data'}__{mark}"
