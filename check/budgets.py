"""A first visit is light, quick and steady: bytes, requests, no chart script, little that moves."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from check.faults import Fault, Looked, count
from check.site import Site
from check.visits import Visited, visits
from pipeline.site.weights import weigh

MOST_BYTES = 80_000
MOST_REQUESTS = 10
MOST_SHIFT = 0.05
MOST_TOUCHED_BYTES = 270_000
MOST_TOUCHED_REQUESTS = 6
CHART_SCRIPT = "vega"

LIGHTER = "Let the page load less before anybody touches it, or split it."
FEWER = "Let a chart fetch less, or what belongs together in one file."
LATER = "Load it only when a visitor reaches for a chart."
STEADY = "Give what comes late its place from the start: width and height, or an aspect ratio."


def check_budgets(site: Site) -> Looked:
    """Weigh all pages as they are written, and those that a browser opened as they were loaded.

    Who comes with a choice asks for more than a page: what is drawn then is no first visit,
    and must not move either.
    """
    faults = [*_all_pages(site)]
    heaviest = 0
    first = [visit for visit in visits(site) if not visit.query]
    for visit in first:
        size, found = _of_visit(visit, site)
        heaviest = max(heaviest, size)
        faults += found
    faults += [fault for visit in visits(site) for fault in _of_shift(visit)]
    most = max((len(visit.asked) for visit in first), default=0)
    shift = max((visit.shift for visit in visits(site)), default=0.0)
    at = (
        f"{count(len(site.pages), 'page')}, {len(first)} first visits of a browser: at most "
        f"{heaviest / 1000:.1f} kB, {count(most, 'request')}, a shift of {shift:.2f}"
    )
    touches = [visit.touched for visit in visits(site) if visit.touched is not None]
    if touches:
        size = max(_size_of(urls, site) for urls in touches)
        at += (
            f"; {count(len(touches), 'first touch', 'first touches')} of a chart: at most "
            f"{size / 1000:.1f} kB, {count(max(map(len, touches)), 'request')}"
        )
    return Looked(at, tuple(faults))


def _all_pages(site: Site) -> list[Fault]:
    """Pages that are too heavy by what they say that they load."""
    addresses = [p.address for p in site.pages if p.file == f"{p.address}index.html"]
    return [
        _too_heavy(f"{weight.kind}index.html", weight.largest)
        for weight in weigh(site.folder, {address: address for address in addresses})
        if weight.largest > MOST_BYTES
    ]


def _of_visit(visit: Visited, site: Site) -> tuple[int, list[Fault]]:
    size = _size_of(visit.asked, site)
    faults = [*_of_touch(visit, site)]
    if size > MOST_BYTES:
        faults.append(_too_heavy(visit.where, size))
    if len(visit.asked) > MOST_REQUESTS:
        asked = count(len(visit.asked), "request")
        faults.append(Fault(visit.where, f"takes {asked}; {MOST_REQUESTS} are allowed.", LIGHTER))
    for url in visit.asked:
        if CHART_SCRIPT in url.rpartition("/")[2].casefold():
            faults.append(Fault(visit.where, f"loads {url.removeprefix(site.url)} at once.", LATER))
    return size, faults


def _of_shift(visit: Visited) -> Iterator[Fault]:
    if visit.shift > MOST_SHIFT:
        moved = f"moves by {visit.shift:.2f} while it loads; {MOST_SHIFT} are allowed."
        yield Fault(visit.where, moved, STEADY)


def _of_touch(visit: Visited, site: Site) -> Iterator[Fault]:
    """What is too much of what a chart fetches when a visitor first reaches for it."""
    touched = visit.touched or ()
    size = _size_of(touched, site)
    if size > MOST_TOUCHED_BYTES:
        allowed = f"{size / 1000:.1f} kB compressed; {MOST_TOUCHED_BYTES // 1000} kB are allowed."
        yield Fault(visit.where, f"the first touch of a chart takes {allowed}", FEWER)
    if len(touched) > MOST_TOUCHED_REQUESTS:
        asked = f"{count(len(touched), 'request')}; {MOST_TOUCHED_REQUESTS} are allowed."
        yield Fault(visit.where, f"the first touch of a chart takes {asked}", FEWER)


def _size_of(urls: Sequence[str], site: Site) -> int:
    return sum(_compressed(path) for url in urls if (path := site.file_at(url)))


def _too_heavy(where: str, size: int) -> Fault:
    allowed = f"{size / 1000:.1f} kB compressed; {MOST_BYTES // 1000} kB are allowed."
    return Fault(where, f"a first visit takes {allowed}", LIGHTER)


@cache
def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))
