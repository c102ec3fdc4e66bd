"""Pages look as they would with all of Material's rules: what was purged is missed by no pixel.

Of the tests' own site, a page of each of many kinds; of a small one, a page with whatever Markdown
and its extensions make, which any site may have.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, Route

from check.serving import served
from check.visiting import DESKTOP, PHONE, Visit
from tests.golden.case import Case
from tests.site.running import GOLDEN, ROOT, copy_project, copy_store, invoke

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opens = Callable[..., Visit]

MATERIAL = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
STYLES = ROOT / "pipeline" / "styles"
WHOLE = "\n".join(
    path.read_text("utf-8")
    for path in (
        *sorted(MATERIAL.glob("main.*.css")),
        *sorted(MATERIAL.glob("palette.*.css")),
        *(STYLES / f"{name}.css" for name in ("colours", "charts", "sort", "site")),
    )
)
SIZES = {"desktop": DESKTOP, "phone": PHONE}

PAGES = (
    "",
    "isles/",
    "isles/amb/",
    "topics/crossings/",
    "datasets/",
    "datasets/ferry-use/",
    "voyages/",
    "compare/",
    "maturity/",
    "targets/",
    "charts/",
    "contribute/descriptor/",
    "faq/",
    "search/",
)

SETTINGS = """
theme:
  name: material
  features: [announce.dismiss, content.tabs.link]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem
  - pymdownx.blocks.caption
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight: {anchor_linenums: true, linenums: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""


@pytest.fixture(scope="module")
def written(
    golden: Callable[[str], Case], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where a site is served with a page of whatever people can write."""
    project = copy_project(GOLDEN / "standard" / "input", tmp_path_factory.mktemp("written") / "s")
    copy_store(golden("standard").project, project)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    docs = project / "docs"
    docs.mkdir()
    (docs / "everything.md").write_text(
        (Path(__file__).parent / "everything.md").read_text("utf-8"), "utf-8"
    )
    done = invoke(project, "build", "--workers", "1", "--profile", "standard")
    assert done.exit_code == 0, done.stderr
    with served(project / "build" / "site") as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_pixel_of_a_page_is_another(
    size: str, scheme: Literal["light", "dark"], visit: Opens, at_root: str
) -> None:
    opened = visit("about:blank", size=SIZES[size], scheme=scheme)
    assert [page for page in PAGES if differs(opened.page, at_root + page)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_pixel_of_what_people_can_write_is_another(
    size: str, scheme: Literal["light", "dark"], visit: Opens, written: str
) -> None:
    opened = visit("about:blank", size=SIZES[size], scheme=scheme)
    assert not differs(opened.page, f"{written}everything/")


def differs(page: Page, url: str) -> bool:
    """Whether a page looks otherwise with all rules of Material, none of them purged."""
    page.goto(url, wait_until="networkidle")
    assert page.locator("article#content").count() == 1, url
    seen = screenshot(page)
    sheet = "**/assets/stylesheets/atlas.css"
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=WHOLE, content_type="text/css; charset=utf-8")

    page.route(sheet, answer)
    page.goto(url, wait_until="networkidle")
    page.unroute(sheet)
    assert asked, f"{url} does not load the style sheet of all pages"
    whole = screenshot(page)
    return seen.size != whole.size or ImageChops.difference(seen, whole).getbbox() is not None


def screenshot(page: Page) -> Image.Image:
    taken = page.screenshot(full_page=True, animations="disabled", caret="hide")
    return Image.open(io.BytesIO(taken)).convert("RGB")
