"""Charts on a page of someone else: what they show, whether all is seen, and how high they are."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, expect

from check.serving import served
from check.visiting import Visit
from tests.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/"
CHOSEN = "?trend.picks=ELV~AMB&trend.years=2005~2010"
WIDTHS = (280, 320, 480, 703, 704, 800, 1000)

# How much of what must be seen of a chart lies outside its frame, in pixels.
OUTSIDE = """() => ["h1", ".chart-drawing", ".chart-notes", ".chart-caution", ".chart-source"]
  .map((part) => document.querySelector(part).getBoundingClientRect())
  .map(({top, bottom, left, right}) =>
    Math.max(-top, bottom - innerHeight, -left, right - document.documentElement.clientWidth))"""
SCROLLS = """() => {
  const {scrollHeight, clientHeight} = document.documentElement;
  return scrollHeight - clientHeight;
}"""


def code_on(opened: Visit, view: str) -> str:
    """The code that a chart's page gives for someone else's."""
    return str(opened.page.locator(f"#chart-{view} .chart-embed textarea").input_value())


@contextmanager
def article(site: Site, root: str, code: str, width: int, script: str = "") -> Iterator[str]:
    """Another site's page that holds the code as it is, but for where this site is served."""
    own = re.sub(r'src="https?://[^/]+/(?:atlas/)?', f'src="{root}', code)
    head = '<!doctype html><html lang="en"><title>Article</title><link rel="icon" href="data:,">'
    page = f'{head}<body style="margin:0"><div style="width:{width}px">{own}</div>{script}'
    with served(site.folder / "nowhere", "/", {"/article": page}) as url:
        yield f"{url}article"


def frame(opened: Visit) -> FrameLocator:
    return opened.page.frame_locator("iframe")


def come_alive(opened: Visit) -> None:
    """Touch the chart in the frame: a page does not wait for the scripts of its frames."""
    inside = frame(opened)
    expect(inside.locator(".chart-drawing")).to_have_attribute("role", "application")
    inside.locator(".chart-drawing").dispatch_event("pointerdown")
    expect(inside.locator(".chart-live svg")).to_be_visible()


def test_the_code_shows_what_is_seen(visit: Opens, built_site: Site, at_root: str) -> None:
    opened = visit(at_root + PAGE + CHOSEN)
    opened.page.locator("#chart-trend .chart-live svg").wait_for(state="attached")
    code = code_on(opened, "trend")
    assert "charts/trend/?trend.picks=ELV~AMB&amp;trend.years=2005~2010" in code
    title = opened.page.locator("#chart-trend .chart-title").inner_text()
    assert f'title="{html.escape(title)}"' in code
    assert "2005 to 2010" in title
    with article(built_site, at_root, code, 800) as url:
        opened.page.goto(url)
        drawn = frame(opened).locator(".chart-live svg")
        expect(drawn).to_be_visible()
        names = " ".join(drawn.locator("text").all_text_contents())
    assert "Elvenny" in names
    assert "Ambry" in names
    assert "Kestrin" not in names
    assert "2010" in names
    assert "2020" not in names


def test_the_code_of_what_was_drawn_first_asks_for_nothing(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    assert "?" not in code_on(opened, "trend")


@pytest.mark.parametrize("view", ["trend", "ranking", "targets", "map"])
def test_nothing_is_cut_at_any_width(
    view: str, visit: Opens, built_site: Site, at_root: str
) -> None:
    opened = visit(at_root + PAGE)
    code = code_on(opened, view)
    for width in WIDTHS:
        with article(built_site, at_root, code, width) as url:
            opened.page.goto(url)
            inside = frame(opened).locator("body")
            come_alive(opened)
            outside = inside.evaluate(OUTSIDE)
            assert max(outside) <= 0, f"{view}, {width} px: {outside}"
            assert inside.evaluate(SCROLLS) <= 0, f"{view}, {width} px"


def test_a_script_on_the_other_page_fits_the_height(
    visit: Opens, built_site: Site, at_root: str
) -> None:
    opened = visit(at_root + PAGE)
    code = code_on(opened, "trend")
    given = int(re.findall(r"height:(\d+)", code)[0])
    opened.page.goto(f"{at_root}charts/#on-your-own-page")
    script = html.unescape(re.findall(r"&lt;script .*?&lt;/script&gt;", opened.page.content())[0])
    assert re.sub(r'src="https?://[^/]+/(?:atlas/)?', 'src="', script) == (
        '<script src="assets/javascripts/embed/fit.js" async></script>'
    )
    own = re.sub(r'src="https?://[^/]+/(?:atlas/)?', f'src="{at_root}', script)
    heights = {}
    for width in (320, 800):
        with article(built_site, at_root, code, width, own) as url:
            opened.page.goto(url)
            expect(frame(opened).locator(".chart-source")).to_be_visible()
            opened.page.wait_for_function(
                "(given) => document.querySelector('iframe').offsetHeight < given", arg=given
            )
            inside = frame(opened).locator("body")
            heights[width] = opened.page.locator("iframe").evaluate("(one) => one.offsetHeight")
            assert inside.evaluate(SCROLLS) <= 0
            assert max(inside.evaluate(OUTSIDE)) <= 0
            inside.locator(".chart-table summary").click()
            opened.page.wait_for_function(
                "(was) => document.querySelector('iframe').offsetHeight > was", arg=heights[width]
            )
    assert heights[800] < heights[320]


def test_the_script_believes_nobody_else(visit: Opens, built_site: Site, at_root: str) -> None:
    opened = visit(at_root)
    script = f'<script src="{at_root}assets/javascripts/embed/fit.js"></script>'
    stranger = "<script>parent.postMessage({'chart-height': 3000}, '*')</script>"
    code = f'<iframe srcdoc="{html.escape(stranger)}" style="height:300px"></iframe>'
    with article(built_site, at_root, code, 800, script) as url:
        opened.page.goto(url)
        opened.page.evaluate("postMessage({'chart-height': 3000}, '*')")
        opened.page.wait_for_timeout(300)
        height = opened.page.locator("iframe").evaluate("(one) => one.style.height")
    assert height == "300px"


def test_charts_may_stand_in_frames_of_other_sites(built_site: Site) -> None:
    page = (built_site.folder / PAGE / "charts" / "trend" / "index.html").read_text("utf-8")
    assert "frame-ancestors" not in page
    for config in Path("servers").iterdir():
        text = config.read_text("utf-8") if config.is_file() else ""
        assert "X-Frame-Options" not in text or "charts" in text, config.name
