from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from check.files import check_files
from check.site import Site
from tests.check.planting import Plant, missed, write

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"


def large(name: str, size: int) -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        write(name, "")(folder)
        os.truncate(folder / name, size)

    return put


def secret(folder: Path) -> None:
    write("about/secret.css", "")(folder)
    (folder / "about" / "secret.css").chmod(0o600)


def closed(folder: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed").chmod(0o700)


PLANTS = {
    "a pointer": Plant(
        "ferry-use.csv", "Git LFS", write("datasets/ferry-use/ferry-use.csv", POINTER)
    ),
    "a large file": Plant("large.csv", "has 101 MB", large("large.csv", 101_000_000)),
    "much in all": Plant("the site", "1,000 are allowed", large("more.zip", 999_000_000)),
    "a mode": Plant("about/secret.css", "mode 600", secret),
    "a mode of a folder": Plant("closed", "mode 700", closed),
    "a link": Plant(
        "faq/link.css", "symbolic link", lambda f: (f / "faq/link.css").symlink_to("/")
    ),
    "a linked folder": Plant("linked", "symbolic link", lambda f: (f / "linked").symlink_to(f)),
    "a device": Plant("aux.css", "device", write("faq/aux.css", "")),
    "a PDF": Plant("faq/report.pdf", "no kind of file", write("faq/report.pdf", "")),
    "a text": Plant("ferry-use/notes.txt", "no kind", write("datasets/ferry-use/notes.txt", "")),
    "no ending": Plant("api/README", "no kind of file", write("api/README", "alert(1)")),
    "an old page": Plant("faq/old.htm", "no kind of file", write("faq/old.htm", "")),
    "capitals": Plant(
        "about", "differs from About in capitals alone", write("About/index.css", "")
    ),
}


def test_what_hosts_do_not_take_is_found(copy: Site) -> None:
    assert missed(copy, check_files, PLANTS) == []


def test_what_authors_write_may_be_of_any_kind_but_not_what_people_bring(
    small: Callable[..., Site],
) -> None:
    texts = dict.fromkeys(("report.pdf", "stories/run.js", "stories/notes.pdf", "own.js"), "")
    collection = (
        "extra: {atlas: {collections: {stories: {title: story, plural: stories, summary: s, "
        "headings: [], facets: [], columns: {title: title}}}}}\n"
    )
    site = small(texts, collection)
    for name in texts:
        path = site.project.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    found = {fault.where for fault in check_files(site).faults if "kind" in fault.what}
    assert found == {"stories/run.js", "stories/notes.pdf"}
