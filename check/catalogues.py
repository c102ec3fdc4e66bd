"""The catalogues for machines can be read, agree, and list all that is published."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import rdflib
from rdflib.compare import to_isomorphic
from rdflib.namespace import RDF

from check.faults import Fault, Looked, count
from check.site import Site, read_json
from pipeline import addresses

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
REBUILD = "It is made from the data: build the site again, and report it if it stays so."


def check_catalogues(site: Site) -> Looked:
    """Read every catalogue with what others read it with."""
    faults = [*_all_json(site), *_graphs(site), *_lists(site), *_script_data(site)]
    jsons = sum(path.suffix in {".json", ".jsonld"} for path in site.files)
    at = f"{count(jsons, 'JSON file')}, the catalogue as DCAT in two forms, and data.json"
    return Looked(at, tuple(faults))


def published(site: Site) -> set[str]:
    """The names of all datasets that have a description on the site."""
    return {folder.name for folder, _ in site.packages()}


def _all_json(site: Site) -> Iterator[Fault]:
    for path in site.files:
        if path.suffix in {".json", ".jsonld", ".map"} and path.is_file():
            try:
                json.loads(path.read_bytes(), parse_constant=_refuse)
            except (ValueError, RecursionError) as error:
                yield Fault(site.name(path), f"is no JSON: {error}.", REBUILD)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def _graphs(site: Site) -> Iterator[Fault]:
    as_json, as_turtle = (
        site.folder / addresses.CATALOG_JSONLD,
        site.folder / addresses.CATALOG_TURTLE,
    )
    if _named_elsewhere(read_json(as_json)):
        yield Fault(addresses.CATALOG_JSONLD, "takes its words from an address.", REBUILD)
        return
    found: list[rdflib.Graph] = []
    for path, form in ((as_json, "json-ld"), (as_turtle, "turtle")):
        try:
            found.append(rdflib.Graph().parse(path, format=form))
        except Exception as error:  # each form has errors of its own
            said = " ".join(str(error).split())[:200]
            yield Fault(site.name(path), f"cannot be read as {form}: {said}", REBUILD)
    if len(found) < 2:
        return
    if to_isomorphic(found[0]) != to_isomorphic(found[1]):
        said = f"{len(found[0])} and {len(found[1])} statements"
        yield Fault(addresses.CATALOG_TURTLE, f"differs from catalog.jsonld ({said}).", REBUILD)
    pages = {str(node).partition("#")[0] for node in found[0].subjects(RDF.type, DCAT.Dataset)}
    listed = {page.removeprefix(site.url + addresses.DATASETS).strip("/") for page in pages}
    yield from _same(addresses.CATALOG_JSONLD, listed, published(site))


def _named_elsewhere(document: Any) -> bool:
    """Whether a JSON-LD document's words are defined at an address, which would be fetched."""
    context = document.get("@context") if isinstance(document, dict) else None
    contexts = context if isinstance(context, list) else [context]
    return any(isinstance(one, str) for one in contexts)


def _lists(site: Site) -> Iterator[Fault]:
    data = read_json(site.folder / addresses.DATA_JSON)
    datasets = data.get("dataset") if isinstance(data, dict) else None
    if not isinstance(datasets, list):
        yield Fault(addresses.DATA_JSON, "lists no datasets.", REBUILD)
    else:
        listed = {
            str(one.get("landingPage", "")).rstrip("/").rpartition("/")[2] for one in datasets
        }
        yield from _same(addresses.DATA_JSON, listed, published(site))
    catalog = read_json(site.folder / addresses.API_CATALOG)
    datasets = catalog.get("datasets") if isinstance(catalog, dict) else None
    if not isinstance(datasets, list):
        yield Fault(addresses.API_CATALOG, "lists no datasets.", REBUILD)
    else:
        yield from _same(
            addresses.API_CATALOG, {one.get("name") for one in datasets}, published(site)
        )
        for one in datasets:
            yield from _sizes(one, site)
    for address in (addresses.API_PROFILE, addresses.API_SETTINGS):
        schema = read_json(site.folder / address)
        try:
            jsonschema.validators.validator_for(schema).check_schema(schema)
        except jsonschema.SchemaError as error:
            yield Fault(address, f"is no JSON Schema: {error.message}", REBUILD)


def _sizes(dataset: Mapping[str, Any], site: Site) -> Iterator[Fault]:
    """Downloads whose size is not the one that the catalogue gives."""
    for download in dataset.get("downloads", ()):
        path = site.file_at(download["url"])
        if path and path.stat().st_size != download["bytes"]:
            said = f"gives {download['bytes']} bytes for {site.name(path)}"
            yield Fault(addresses.API_CATALOG, f"{said}, which has {path.stat().st_size}.", REBUILD)


def _same(file: str, listed: Iterable[Any], wanted: set[str]) -> Iterator[Fault]:
    found = set(map(str, listed))
    for name in sorted(wanted - found):
        yield Fault(file, f"does not list the dataset {name}.", REBUILD)
    for name in sorted(found - wanted):
        yield Fault(file, f"lists {name}, of which there is no datapackage.json.", REBUILD)


def _script_data(site: Site) -> Iterator[Fault]:
    """What the site's scripts fetch, as far as they could trip over it."""
    for path in sorted((site.folder / "api" / "entities").glob("*.json")):
        yield from _columns(path, ("names", "in_text", "aliases", "sections", "groups"), site)
    for path in sorted((site.folder / "api" / "shapes").glob("*.json")):
        shapes = read_json(path)
        form = shapes.get("form") if isinstance(shapes, dict) else None
        columns = ("places",) if form == "tiles" else ("x", "y", "dots")
        yield from _columns(path, columns, site)


def _columns(path: Path, columns: Iterable[str], site: Site) -> Iterator[Fault]:
    """Columns that are not as long as that of the keys."""
    found = read_json(path)
    if not isinstance(found, dict):
        return
    for column in columns:
        if len(found.get(column, ())) != len(found.get("keys", ())):
            yield Fault(site.name(path), f"has not a value of {column} for each key.", REBUILD)
