"""What happened to a dataset that its readers want to know: releases, corrections, new figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.catalog import Dataset
from pipeline.catalog.collection_items import collected_titles
from pipeline.charts.words import listed
from pipeline.folders import CHANGELOG
from pipeline.history import Change
from pipeline.project import Project
from pipeline.validation.hidden.characters import without_hidden

RELEASE = re.compile(
    r"^##[ \t]+(?P<version>\d[0-9A-Za-z.+-]*)[ \t]+[–—-][ \t]+(?P<date>\d{4}-\d{2}-\d{2})[ \t]*$",
    re.MULTILINE,
)
NEXT_HEADING = re.compile(r"^##?[ \t]", re.MULTILINE)
BULLET = re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE)
MOST_NAMED = 4


@dataclass(frozen=True)
class News:
    """Something that happened to a dataset; `mark` tells it from all else that did.

    `revision` is the commit that did it, if one did.
    """

    date: str | None
    mark: str
    what: str
    text: str
    revision: str | None = None


def news_of(dataset: Dataset, changes: Sequence[Change], project: Project) -> Iterator[News]:
    """Corrections, releases, and changes of what the dataset holds that neither of them tells.

    A change of its description alone is none for readers; its first commit is its release, and a
    commit that changes the changelog too is told by that.
    """
    yield from _corrections(dataset)
    told = tuple(_releases(without_hidden(dataset.changelog or "")))
    yield from told
    if f"release-{dataset.version}" not in {release.mark for release in told}:
        what = f"version {dataset.version}" if dataset.version else "published"
        yield News(dataset.created, f"release-{dataset.version}", what, dataset.description)
    told_elsewhere = {
        f"change-{change.revision}"
        for i, change in enumerate(changes)
        if (told and CHANGELOG in change.files)
        or (i == len(changes) - 1 and set(change.files) == set(change.added))
    }
    for news in changes_of(dataset, changes, project):
        if news.mark not in told_elsewhere:
            yield news


def changes_of(dataset: Dataset, changes: Sequence[Change], project: Project) -> Iterator[News]:
    """Changes of what the dataset holds: its tables, or the pages of a collection."""
    titles = _titles(dataset, project)
    for change in changes:
        yield from _change(change, titles)


def _corrections(dataset: Dataset) -> Iterator[News]:
    seen: Counter[str] = Counter()
    for correction in dataset.corrections:
        seen[correction.date] += 1
        mark = f"correction-{correction.date}-{seen[correction.date]}"
        yield News(correction.date, mark, "corrected", correction.text)


def _releases(changelog: str) -> Iterator[News]:
    """The versions of a changelog whose headings read `## 1.0.1 – 2026-01-31`."""
    for found in RELEASE.finditer(changelog):
        rest = changelog[found.end() :]
        end = NEXT_HEADING.search(rest)
        text = " ".join(BULLET.sub("", rest[: end.start()] if end else rest).split())
        version = found["version"]
        yield News(found["date"], f"release-{version}", f"version {version}", text)


def _change(change: Change, titles: Mapping[str, str]) -> Iterator[News]:
    """A commit, told by the titles of what it changed; by its subject too, if that is of data."""
    named = [name for name in change.files if name in titles]
    if not named:
        return
    is_all_new = all(name in change.added for name in named)
    words = [
        f"{titles[name]} (new)" if name in change.added and not is_all_new else titles[name]
        for name in named
    ]
    if len(words) > MOST_NAMED:
        words = [*words[: MOST_NAMED - 1], f"{len(words) - MOST_NAMED + 1} more"]
    subject = change.subject if change.is_of_data else ""
    is_plain = subject and len(titles) == 1
    text = subject if is_plain else ". ".join(filter(None, (listed(words), subject)))
    what = "added" if is_all_new else "changed"
    yield News(change.date, f"change-{change.revision}", what, text, change.revision)


def _titles(dataset: Dataset, project: Project) -> Mapping[str, str]:
    """What readers call the contents of a dataset's files, by file name."""
    collection = project.collections.get(dataset.name)
    if collection is not None:
        return {f"{key}.md": title for key, title in collected_titles(collection, dataset).items()}
    paths = [resource.get("path", "") for resource in dataset.descriptor.get("resources") or ()]
    return {path: table.title for path, table in zip(paths, dataset.tables, strict=False)}
