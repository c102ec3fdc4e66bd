"""All that search finds is there, and queries lead where the site's own list says.

The list is a file of the site, searches.csv beside mkdocs.yml: a query, the address that it must
lead to, and within how many results (the first, where nothing is said).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from check.faults import Fault, Looked, count
from check.links import missing
from check.site import Site, read_json
from pipeline import addresses
from pipeline.cache import Cache
from pipeline.engine import EngineFault, asking

LIST = "searches.csv"
COLUMNS = ["query", "address", "within"]
REBUILD = "It is made from the data: build the site again, and report it if it stays so."
LEAD = "Mend what the query should be known by (other names, same_words), or the list."


@dataclass(frozen=True)
class Search:
    """A query, and the address that must be among its first results; `line` is its place."""

    line: int
    query: str
    address: str
    within: int = 1


def check_search(site: Site) -> Looked:
    """Ask the site's own search for everything, and for what the list of queries says."""
    listed = site.project.root / LIST
    searches, faults = read_searches(listed)
    core = read_json(site.folder / addresses.SEARCH_DATA)
    if not isinstance(core, dict):
        return Looked("search", (_unreadable(),))
    parts = [read_json(site.folder / str(part)) for part in core.get("parts", ())]
    asked = {"core": core, "parts": parts, "queries": [one.query for one in searches]}
    try:
        with asking(Cache(None), site.project.build) as ask:
            answer: dict[str, Any] = ask("searches", asked)
    except EngineFault:
        return Looked("search", (_unreadable(),))
    for address in answer["all"]:
        wrong = missing(site.url + address, site, with_anchor=True)
        if wrong:
            faults.append(Fault(addresses.SEARCH_DATA, f"names {address}, {wrong}.", REBUILD))
    for one, found in zip(searches, answer["found"], strict=True):
        faults += _led_astray(one, found, site)
    said = count(len(searches), "query", "queries") if listed.is_file() else f"no {LIST}"
    return Looked(
        f"{count(len(answer['all']), 'address', 'addresses')} to find, {said}", tuple(faults)
    )


def read_searches(path: Path) -> tuple[list[Search], list[Fault]]:
    """The queries of a list, and what is wrong with it; a site need not have one."""
    if not path.is_file():
        return [], []
    searches, faults = [], []
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if next(rows, []) != COLUMNS:
            said = f"does not begin with {','.join(COLUMNS)}."
            return [], [Fault(LIST, said, "Write that as its first line.")]
        for row in rows:
            within = (row[2] if len(row) == len(COLUMNS) else "x") or "1"
            if within.isdigit() and int(within):
                searches.append(Search(rows.line_num, row[0], row[1], int(within)))
            else:
                said = "is not a query, an address and a number."
                where = f"{LIST}, line {rows.line_num}"
                faults.append(Fault(where, said, "Write the three, with commas between them."))
    return searches, faults


def _led_astray(one: Search, found: list[str], site: Site) -> Iterator[Fault]:
    where = f"{LIST}, line {one.line}"
    wrong = missing(site.url + one.address, site, with_anchor=True)
    if wrong:
        yield Fault(where, f"names {one.address}, {wrong}.", LEAD)
    elif one.address not in found[: one.within]:
        place = f"comes {found.index(one.address) + 1}." if one.address in found else "is not found"
        first = f" First is {found[0]}." if found else " Nothing has all of its words."
        yield Fault(
            where, f"for “{one.query}”, {one.address} {place}.".replace("..", ".") + first, LEAD
        )


def _unreadable() -> Fault:
    return Fault(addresses.SEARCH_DATA, "is not as search reads it.", REBUILD)
