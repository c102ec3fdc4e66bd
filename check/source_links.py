"""Asks once whether the links of sources and licences still answer: `python -m check.source_links`.

Figures outlive the pages they came from. Each address that a description names, and each source of
a page in a collection, is asked once: a host at a time, with pauses, for a few minutes at most, and
with the address of the repository, so that whoever is asked can see by whom.
"""

from __future__ import annotations

import re
import ssl
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from check.asking import TOO_MANY, Asker, End, NotAsked, clean, find_host, follow
from pipeline.findings import Place
from pipeline.folders import Folder, read_folders
from pipeline.front_matter import WrittenPage
from pipeline.profile import PropertyPath
from pipeline.project import ConfigurationError, Project, read_project
from pipeline.reporting.markdown import escape
from pipeline.reporting.words import place_of
from pipeline.visible import visible

NAMED = 3
"""How many of the places that name an address are listed."""
LISTS = frozenset({"sources", "licenses"})
GONE = frozenset({404, 410})
REFUSED = frozenset({401, 403, 405, 406, 407, 418, TOO_MANY, 451})

_WEB = re.compile(r"https?://", re.IGNORECASE)
_AGENT = re.compile(r"https?://[!-~]+")


class Verdict(StrEnum):
    """What became of a link, the gravest first."""

    GONE = "gone"
    MOVED = "moved"
    SILENT = "no answer"
    REFUSED = "refused"
    NOT_ASKED = "not asked"
    ANSWERS = "answers"


REMEDIES = {
    Verdict.GONE: "Find where it stands now, or a copy in an archive, and write that address.",
    Verdict.MOVED: "Write the new address, if it shows the same.",
    Verdict.SILENT: "Ask by hand. If it stays silent for some weeks, find another address.",
    Verdict.REFUSED: "It refuses programs: ask by hand.",
    Verdict.NOT_ASKED: "Ask by hand.",
    Verdict.ANSWERS: "",
}


@dataclass(frozen=True)
class Link:
    """An address, and where it is named."""

    address: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Answer:
    """What became of a link, and what came back, in words."""

    link: Link
    verdict: Verdict
    words: str


class NobodyToName(Exception):
    """It is not known whose site this is, and nobody is asked in nobody's name."""


def find_links(folders: Iterable[Folder]) -> tuple[Link, ...]:
    """The addresses of sources and licences that descriptions and pages name, each once."""
    places: dict[str, list[Place]] = defaultdict(list)
    for folder in folders:
        for address, place in (*_described(folder), *_written(folder)):
            if _WEB.match(address):
                places[clean(address)].append(place)
    return tuple(Link(address, tuple(named)) for address, named in places.items())


def _described(folder: Folder) -> Iterator[tuple[str, Place]]:
    """The `path` of all sources and licences, and every `source`, as breaks have one."""
    for path, value in _texts(folder.descriptor, ()):
        is_listed = path[-1] == "path" and len(path) > 2 and path[-3] in LISTS
        if is_listed or path[-1] == "source":
            yield value, folder.property_place(path)


def _written(folder: Folder) -> Iterator[tuple[str, Place]]:
    """The addresses among the sources of a collection's pages."""
    sources = folder.collection.sources if folder.collection is not None else None
    for page in folder.pages if sources else ():
        for path, value in _texts(page.front.get(sources or ""), (sources or "",)):
            yield value, folder.place(page.file, line=_line(page, path))


def _line(page: WrittenPage, path: PropertyPath) -> int | None:
    above = (path[:length] for length in range(len(path), 0, -1))
    return next((page.lines[one] for one in above if one in page.lines), None)


def _texts(value: Any, path: PropertyPath) -> Iterator[tuple[PropertyPath, str]]:
    """Every text in a description, with the path to it."""
    if isinstance(value, str) and path:
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))


def ask_all(links: Sequence[Link], asker: Asker) -> Iterator[Answer]:
    """Ask about each link once, the hosts in turns, until the time for all is over.

    A host that says it is asked too much is not asked again.
    """
    clock = asker.world.clock
    end = clock() + asker.bounds.overall
    tired: set[str] = set()
    for host, link in _in_turns(links):
        now = clock()
        if now >= end:
            yield Answer(link, Verdict.NOT_ASKED, "the time for all links was over")
        elif host in tired:
            yield Answer(link, Verdict.REFUSED, f"{host} had asked for a pause")
        else:
            answer, status = _ask(link, asker, min(end, now + asker.bounds.each))
            if status == TOO_MANY:
                tired.add(host)
            yield answer


def _in_turns(links: Sequence[Link]) -> list[tuple[str, Link]]:
    """The links with their hosts: the first of each host, then the second of each, and so on."""
    turns: Counter[str] = Counter()
    ranked: list[tuple[int, str, Link]] = []
    for link in links:
        try:
            host, _ = find_host(link.address)
        except NotAsked:
            host = ""
        ranked.append((turns[host], host, link))
        turns[host] += 1
    ranked.sort(key=lambda one: one[0])
    return [(host, link) for _, host, link in ranked]


def _ask(link: Link, asker: Asker, until: float) -> tuple[Answer, int | None]:
    """What became of a link, and the status that came back."""
    try:
        end = follow(asker, link.address, until)
    except NotAsked as error:
        return Answer(link, Verdict.NOT_ASKED, str(error)), None
    except OSError as error:
        return Answer(link, Verdict.SILENT, _reason(error)), None
    return Answer(link, *_judge(link, end)), end.status


def _judge(link: Link, end: End) -> tuple[Verdict, str]:
    """The verdict on where a link led, and words for it."""
    status = f"it answers {end.status}"
    if end.status in GONE:
        return Verdict.GONE, status
    if end.status in REFUSED:
        return Verdict.REFUSED, status
    if end.status >= 400 and end.status != 416:
        return Verdict.SILENT, status
    if end.address != link.address and end.is_permanent:
        return Verdict.MOVED, f"it moved for good to {end.address}"
    return Verdict.ANSWERS, status


def _reason(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not valid"
    if isinstance(error, TimeoutError):
        return "it took too long"
    return error.strerror or str(error) or type(error).__name__


def as_lines(answers: Sequence[Answer]) -> Iterator[str]:
    """A paragraph for each link that asks for something to be done, then one line on all."""
    for answer in _gravest_first(answers):
        yield f"{answer.verdict}: {visible(answer.link.address)}: {visible(answer.words)}."
        yield f"  {visible(_named(answer.link))}"
        yield f"  {REMEDIES[answer.verdict]}"
        yield ""
    yield _sum_up(answers)


def as_markdown(answers: Sequence[Answer]) -> str:
    """The same for the summary of a job."""
    parts = [f"\n## Links of sources\n\n{_sum_up(answers)}\n"]
    listed = _gravest_first(answers)
    if listed:
        parts.append("\n| Link | Where | What came back | What to do |\n|---|---|---|---|\n")
    for answer in listed:
        words = f"{answer.verdict}: {answer.words}"
        cells = (answer.link.address, _named(answer.link), words, REMEDIES[answer.verdict])
        parts.append(f"| {' | '.join(map(escape, cells))} |\n")
    return "".join(parts)


def _gravest_first(answers: Sequence[Answer]) -> list[Answer]:
    left = [answer for answer in answers if answer.verdict is not Verdict.ANSWERS]
    return sorted(left, key=lambda answer: list(Verdict).index(answer.verdict))


def _named(link: Link) -> str:
    more = len(link.places) - NAMED
    named = "; ".join(place_of(place) for place in link.places[:NAMED])
    return f"{named}; and {more} more" if more > 0 else named


def _sum_up(answers: Sequence[Answer]) -> str:
    counts = Counter(answer.verdict for answer in answers)
    said = ", ".join(f"{counts[one]} {one}" for one in Verdict if counts[one])
    links = "1 link" if len(answers) == 1 else f"{len(answers):,} links"
    return f"{links} of sources and licences: {said or 'nothing to ask'}."


def agent_of(project: Project) -> str:
    """Who asks, as servers are told: with the repository's address, or else the site's.

    Raises NobodyToName.
    """
    public = None if "//127.0.0.1" in project.site_url else project.site_url
    address = project.repository or public or ""
    if not _AGENT.fullmatch(address):
        raise NobodyToName(
            "Set REPOSITORY_URL to the address of this repository: whoever is asked must be able "
            "to see who asks."
        )
    return f"source-links/1 (+{address})"


def ask_project(project: Project, asker: Asker) -> tuple[Answer, ...]:
    """Ask about all links of a project's sources, in its name."""
    folders, _ = read_folders(project)
    return tuple(ask_all(find_links(folders), replace(asker, agent=agent_of(project))))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="this folder",
    help="The folder that holds mkdocs.yml and datasets/.",
)
@click.option(
    "--markdown",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file for the same as Markdown.",
)
def main(root: Path, markdown: Path | None) -> None:
    """Ask once whether the links of sources and licences still answer.

    Ends with 0, with 1 when a link is gone, and with 2 when nobody can be asked.
    """
    try:
        answers = ask_project(read_project(root), Asker())
    except (ConfigurationError, NobodyToName) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    for line in as_lines(answers):
        click.echo(line)
    if markdown is not None:
        markdown.write_text(as_markdown(answers), encoding="utf-8")
    sys.exit(1 if any(answer.verdict is Verdict.GONE for answer in answers) else 0)


if __name__ == "__main__":
    main()
