"""Whatever people and data bring, no browser runs it: in no page, and as no file.

A small site whose texts, cells, names and titles are scripts. Reading `marked` is all that they
do, which a page sees: it says that it was read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from check.serving import served, usual_kind
from check.visiting import Visit
from pipeline.cache import Cache
from pipeline.charts.drawing.render import from_bytes, to_bytes
from tests.golden.case import Case
from tests.site.running import GOLDEN, copy_project, copy_store, invoke

pytestmark = pytest.mark.browser

Opens = Callable[..., Visit]

NOTE_WHAT_RUNS = """
    window.ran = 0;
    const run = () => { window.ran += 1; };
    Object.defineProperty(window, "marked", {get: run, set: run});
"""

SCRIPTS = """
<script>marked</script>

<script type="module">marked</script>

<script src="data:text/javascript,marked"></script>

<svg onload="marked"><script>marked</script></svg>

<img src="no-such-picture.png" onerror="marked" alt="">

<iframe srcdoc="<script>parent.marked</script>" title="x"></iframe>

<p id="press" onclick="marked">Press</p>

<a id="follow" href="javascript:marked">Follow</a>
"""

# A table that is a script as it stands, from its header on.
CSV = "marked,name,top\nmarked,2020,1\nmarked/**/,2021,2\n"

DESCRIPTOR = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "marked",
    "title": "marked",
    "description": "marked",
    "licenses": [{"title": "marked", "path": "https://licences.example/marked"}],
    "sources": [{"title": "marked", "path": "https://sources.example/marked"}],
    "resources": [
        {
            "name": "marked",
            "type": "table",
            "path": "marked.csv",
            "title": "marked",
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": "marked", "title": "marked", "type": "string"},
                    {"name": "name", "title": "marked", "type": "year", "role": "time"},
                    {"name": "top", "title": "marked", "type": "number", "unit": "marked"},
                ],
                "primaryKey": ["marked", "name"],
            },
        }
    ],
    "views": [
        {
            "name": "marked",
            "title": "marked",
            "kind": "trend",
            "resource": "marked",
            "measure": "top",
        }
    ],
}

# Loads files as scripts, one after another, and tells what came of each: whether the browser
# refused it, could not make sense of it, or ran it (with or without an error on the way).
LOAD = """async (files) => {
    const told = [];
    for (const {address, ...settings} of files) {
        told.push(await new Promise((tell) => {
            let fault = null;
            const note = (event) => { fault = event.error?.name ?? event.message; };
            window.addEventListener("error", note);
            const done = (word) => {
                window.removeEventListener("error", note);
                tell([address, JSON.stringify(settings), fault ?? word]);
            };
            const script = Object.assign(document.createElement("script"), settings);
            script.onload = () => done("ran");
            script.onerror = () => done("refused");
            script.src = address;
            document.head.append(script);
        }));
    }
    return told;
}"""
WAYS: list[dict[str, str]] = [
    {},
    {"type": "module"},
    {"charset": "windows-1252"},
    {"charset": "utf-16le"},
    {"charset": "utf-16be"},
]


# Pages that have scripts in them, each from another hand.
PAGES = ["page/", "tales/trap/", "datasets/marked/", "datasets/traps/charts/trend/"]


@dataclass(frozen=True)
class Trap:
    """The built site, and what was said while it was built."""

    folder: Path
    said: str

    def files(self) -> list[str]:
        """All files but the program's own scripts and styles, and of pages a few."""
        paths = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        files = {path.as_posix() for path in paths if path.parts[0] != "assets"}
        pages = {file for file in files if file.endswith(".html")}
        return sorted((files - pages - {"control.txt"}) | {f"{page}index.html" for page in PAGES})


@pytest.fixture(scope="module")
def trap(golden: Callable[[str], Case], tmp_path_factory: pytest.TempPathFactory) -> Trap:
    """A site with scripts in its data, a page, a case, and a drawing that is kept in the store."""
    project = copy_project(
        GOLDEN / "hostile" / "input", tmp_path_factory.mktemp("trap") / "project"
    )
    copy_store(golden("hostile").project, project)
    dataset = project / "datasets" / "marked"
    dataset.mkdir()
    (dataset / "datapackage.json").write_text(json.dumps(DESCRIPTOR), "utf-8")
    (dataset / "marked.csv").write_text(CSV, "utf-8")
    (dataset / "CHANGELOG.md").write_text("marked\n\n## 1.0.0 – 2026-01-01\n\nmarked\n", "utf-8")
    (dataset / "marked.txt").write_text("marked", "utf-8")
    (project / "docs" / "page.md").write_text(f"# Page\n{SCRIPTS}", "utf-8")
    (project / "docs" / "control.txt").write_text("marked", "utf-8")
    case = project / "docs" / "tales" / "trap.md"
    case.write_text(case.read_text("utf-8") + SCRIPTS, "utf-8")
    (case.parent / "marked.txt").write_text("marked", "utf-8")
    (case.parent / "marked").write_text("marked", "utf-8")
    build = ["build", "--workers", "1", "--profile", "standard"]
    assert invoke(project, *build).exit_code == 0
    assert _spoil_drawings(project / "build" / "cache") > 2
    done = invoke(project, *build)
    assert done.exit_code == 0
    return Trap(project / "build" / "site", done.stderr)


def _spoil_drawings(store: Path) -> int:
    """Put scripts into all drawings that are kept, as the program itself would keep them."""
    cache, spoilt = Cache(store), 0
    for path in [path for path in store.rglob("*") if path.is_file()]:
        drawing = from_bytes(cache.read(path.name) or b"")
        if drawing is not None:
            parts = vars(drawing)
            for size in ("wide", "narrow"):
                parts[size] = parts[size].replace("</svg>", "<script>marked</script></svg>")
                parts[size] = parts[size].replace("<svg ", '<svg onload="marked" ')
            cache.write(path.name, to_bytes(type(drawing)(**parts)))
            spoilt += 1
    return spoilt


@pytest.fixture(scope="module")
def address(trap: Trap) -> Iterator[str]:
    with served(trap.folder) as found:
        yield found


def opened_at(url: str, visit: Opens) -> Visit:
    """A window at an address that notes what runs in it."""
    opened = visit(url)
    opened.page.add_init_script(NOTE_WHAT_RUNS)
    opened.troubles.clear()
    opened.page.goto(url, wait_until="load")
    return opened


def loaded_as_scripts(opened: Visit, files: list[str], base: str) -> list[list[str]]:
    """What came of each file, loaded by a page of the site in every way there is."""
    asked: list[dict[str, Any]] = [
        {"address": base + file, **way} for file in files for way in WAYS
    ]
    told: list[list[str]] = opened.measure(LOAD, asked)
    assert len(told) == len(asked)
    return told


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_no_script_in_a_page_runs(page: str, visit: Opens, address: str, trap: Trap) -> None:
    opened = opened_at(address + page, visit)
    for place in ("#press", "#follow"):
        if opened.page.locator(place).count():
            opened.page.locator(place).click()
    assert opened.measure("() => window.ran") == 0
    html = (trap.folder / page / "index.html").read_text("utf-8")
    refused = [one for one in opened.troubles if "violation of the policy: script-src" in one]
    if page == "tales/trap/":
        assert not refused, "what people write into a case is cleaned before it is published"
    else:
        assert "<script>marked</script>" in html
        assert refused
        assert f"{page}index.html has a script in the page itself" in trap.said


@pytest.mark.slow
def test_no_published_file_runs_as_a_script(visit: Opens, address: str, trap: Trap) -> None:
    opened = opened_at(address, visit)
    files = trap.files()
    kinds = {file.rpartition(".")[2] for file in files}
    assert {"csv", "html", "json", "parquet", "png", "svg", "txt", "xlsx", "xml", "zip"} <= kinds
    assert not [file for file in files if file.endswith(("marked.txt", "/marked"))]
    told = loaded_as_scripts(opened, files, address)
    # An array in JSON is a script that holds values and does nothing.
    ran = [
        one for one in told if one[2] not in {"refused", "SyntaxError"} and ".json" not in one[0]
    ]
    assert ran == []
    assert opened.measure("() => window.ran") == 0


@pytest.mark.slow
def test_a_file_that_is_a_script_would_have_been_noticed(
    visit: Opens, address: str, trap: Trap
) -> None:
    """What the site's own authors put into docs/ runs, and tells that the others did not."""
    opened = opened_at(address, visit)
    assert loaded_as_scripts(opened, ["control.txt"], address)[0][2] == "ran"
    assert opened.measure("() => window.ran") > 0


@pytest.mark.slow
def test_where_a_host_does_not_say_what_files_are_only_csv_depends_on_it(
    visit: Opens, trap: Trap
) -> None:
    """A table may be a script word for word: hosts must send it as text/csv, as README says."""

    def unsaid(name: str) -> str | None:
        return usual_kind(name) if name.endswith((".html", ".js", ".css")) else None

    with served(trap.folder, kind_of=unsaid) as address:
        opened = opened_at(address, visit)
        others = [file for file in trap.files() if not file.endswith((".html", ".csv"))]
        told = loaded_as_scripts(opened, others, address)
        ran = [one for one in told if one[2] not in {"refused", "SyntaxError"}]
        assert [one for one in ran if not one[0].endswith(".json")] == []
        assert opened.measure("() => window.ran") == 0
        loaded_as_scripts(opened, ["datasets/marked/marked.csv"], address)
        assert opened.measure("() => window.ran") > 0
