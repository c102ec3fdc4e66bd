"""Drawings as a browser shows them: there, whole, legible and one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import pytest

from check.serving import served
from check.visiting import Visit
from tests.conftest import Site
from tests.site.living import living

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/"
ALONE = f"{PAGE}charts/trend/"
# Their texts are looked at in every run: charts of all kinds, and the longest names.
OFTEN = ("crew-survey", "district-ferries", "ferry-use")

WINDOWS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (1280, "dark"),
    (1280, "light"),
    (390, "light"),
    (320, "light"),
)

# Each figure's drawings: how many there are, which of them are to be seen, and how large.
DRAWINGS = """() => [...document.querySelectorAll("figure, main")]
  .filter((one) => one.querySelector("svg[role=img]") && !one.querySelector("figure"))
  .map((figure) => [...figure.querySelectorAll("svg[role=img]")].map((svg) => {
    const box = svg.getBoundingClientRect();
    return {width: Math.round(box.width), height: Math.round(box.height)};
  }))"""

# Texts in drawings that are seen: how large they are, by how much they are cut off, which others of
# the drawing they cover by more than a sliver, and how they stand out from what lies under their
# middle. A copy that only makes a rim around a text is left out.
TEXTS = """() => {
  const seen = (svg) => [...svg.querySelectorAll("text")].filter((text) =>
    text.textContent.trim()
    && text.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && text.getBoundingClientRect().width > 0
    && getComputedStyle(text).stroke === "none");
  const cover = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;
  const luminance = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const under = (text) => {
    const box = text.getBoundingClientRect();
    const stack = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const mark = stack.find((one) => one.closest("svg[role=img]")
      && /^(path|rect|circle)$/.test(one.tagName)
      && getComputedStyle(one).fillOpacity > 0.5
      && !/^(none|transparent|rgba\\(.*, 0\\))$/.test(getComputedStyle(one).fill));
    return mark ? getComputedStyle(mark).fill : ground;
  };
  const contrast = (text) => {
    const svg = text.closest("svg[role=img]");
    const has_rim = [...svg.querySelectorAll("text")].some((other) => other !== text
      && other.textContent === text.textContent && getComputedStyle(other).stroke !== "none");
    if (has_rim) return 21;
    text.scrollIntoView({block: "center", behavior: "instant"});
    const [a, b] = [luminance(getComputedStyle(text).fill), luminance(under(text))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const found = [...document.querySelectorAll("svg[role=img]")].flatMap((svg) => {
    const around = svg.getBoundingClientRect();
    const texts = seen(svg).map((text) => ({text, box: text.getBoundingClientRect()}));
    return texts.map(({text, box}, i) => {
      const matrix = text.getScreenCTM();
      return {
        element: text,
        chart: (svg.closest("figure") ?? svg).id,
        text: text.textContent,
        size: parseFloat(getComputedStyle(text).fontSize) * Math.hypot(matrix.a, matrix.b),
        cut: Math.max(around.left - box.left, box.right - around.right,
                      around.top - box.top, box.bottom - around.bottom),
        covers: texts.slice(i + 1).filter((other) => cover(box, other.box))
          .map((other) => other.text.textContent),
      };
    });
  });
  return found.map(({element, ...one}) => ({...one, contrast: contrast(element)}));
}"""

# The colours of texts, but for copies that only make a rim around one.
INKS = """() => [getComputedStyle(document.body).color]
  .concat([...document.querySelectorAll("svg[role=img] text")]
    .map((text) => getComputedStyle(text))
    .filter((style) => style.stroke === "none")
    .map((style) => style.fill))"""


@dataclass(frozen=True)
class Text:
    """A text in a drawing as it is seen in a window of some width."""

    window: int
    scheme: Literal["light", "dark"]
    chart: str
    text: str
    size: float
    cut: float
    covers: list[str]
    contrast: float

    @property
    def faults(self) -> list[str]:
        """What keeps it from being read."""
        found = {
            f"is {self.size:.1f} px large": self.window < 400 and self.size < 11.99,
            f"is cut off by {self.cut:.0f} px": self.cut > 2,
            f"covers {self.covers}": bool(self.covers),
            f"has a contrast of {self.contrast:.1f}": self.contrast < 4.5,
        }
        return [fault for fault, is_so in found.items() if is_so]


@pytest.mark.slow
def test_text_in_charts_can_be_read(turn_to: Opens, at_root: str) -> None:
    pages = ["", ALONE, *(f"datasets/{name}/" for name in OFTEN)]
    assert hard_to_read(pages, turn_to, at_root) == []


@pytest.mark.slow
def test_text_in_other_charts_can_be_read(turn_to: Opens, at_root: str, built_site: Site) -> None:
    others = sorted(living(built_site).keys() - set(OFTEN))
    assert hard_to_read([f"datasets/{name}/" for name in others], turn_to, at_root) == []


def hard_to_read(pages: Iterable[str], turn_to: Opens, at_root: str) -> list[str]:
    """The texts in the charts of pages that some cannot read, and why."""
    faults = []
    for page in pages:
        opened = turn_to(at_root + page, scheme=WINDOWS[0][1])
        for width, scheme in WINDOWS:
            opened.use_scheme(scheme)
            opened.page.set_viewport_size({"width": width, "height": 844})
            texts = [Text(width, scheme, **one) for one in opened.measure(TEXTS)]
            assert len(texts) > 5, f"no texts were found in charts of {page}"
            faults += [
                f"{page}, {text.chart}, {width} px, {scheme}: {text.text!r} {fault}"
                for text in texts
                for fault in text.faults
            ]
    return faults


@pytest.mark.slow
def test_one_drawing_of_each_chart_is_seen_without_scripts(visit: Opens, at_root: str) -> None:
    opened = visit(at_root, scripts=False)
    for page in ("", PAGE, "datasets/seafarers/", ALONE):
        opened.turn_to(at_root + page)
        for width in (320, 390, 640, 768, 1024, 1280):
            opened.page.set_viewport_size({"width": width, "height": 844})
            charts = opened.measure(DRAWINGS)
            assert charts
            for drawings in charts:
                assert len(drawings) == 2, "one wide and one narrow"
                seen = [one for one in drawings if one["width"] and one["height"]]
                assert len(seen) == 1, f"{len(seen)} on {page} at {width} px"
                assert seen[0]["width"] > 200
                assert seen[0]["height"] > 100


@pytest.mark.slow
def test_charts_are_printed_dark_on_white(turn_to: Opens, at_root: str) -> None:
    for page in ("", PAGE, ALONE):
        opened = turn_to(at_root + page, scheme="dark")
        opened.page.emulate_media(media="print")
        for drawings in opened.measure(DRAWINGS):
            assert len([one for one in drawings if one["width"] and one["height"]]) == 1
        inks = opened.measure(INKS)
        assert len(inks) > 5
        for ink in set(inks):
            red, green, blue = (int(part) for part in ink.strip("rgb()").split(",")[:3])
            pale = f"{ink} is too pale for paper on {page}"
            assert 0.3 * red + 0.6 * green + 0.1 * blue < 140, pale


@pytest.mark.slow
def test_a_printed_page_holds_its_charts_whole(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    assert opened.page.pdf(format="A4").startswith(b"%PDF")
    opened.page.emulate_media(media="print")
    opened.page.set_viewport_size({"width": 720, "height": 1000})
    texts = opened.measure(TEXTS)
    assert len(texts) > 5
    assert not [one for one in texts if one["cut"] > 2]


@pytest.mark.slow
def test_a_chart_stands_in_a_frame_on_another_page(turn_to: Opens, built_site: Site) -> None:
    frame = f'<iframe src="/atlas/{ALONE}" title="Chart" width="{{}}" height="620"></iframe>'
    head = '<html lang="en"><title>Article</title><link rel="icon" href="data:,">'
    page = f"<!doctype html>{head}<body><h1>News</h1>{frame}"
    widths = (320, 640, 900)
    articles = {f"/article-{width}": page.format(width) for width in widths}
    with served(built_site.folder, "/atlas/", articles) as url:
        for width in widths:
            opened = turn_to(url.replace("/atlas/", f"/article-{width}"))
            chart = opened.page.frame_locator("iframe")
            seen = [one for one in chart.locator("svg[role=img]").all() if one.is_visible()]
            assert len(seen) == 1, f"{len(seen)} in a frame of {width} px"
            title = chart.get_by_role("heading", level=1).inner_text()
            assert title == "Journeys by ferry since 2001"
            back = chart.get_by_role("link").first
            assert back.get_attribute("target") == "_blank"
            assert "noopener" in (back.get_attribute("rel") or "")
        with opened.page.expect_popup() as popup:
            back.click()
        popup.value.wait_for_load_state()
        assert popup.value.url.endswith(f"/atlas/{PAGE}#chart-trend")
        popup.value.close()
        assert not opened.troubles


def test_each_chart_has_its_words_and_a_table_that_opens(turn_to: Opens, at_root: str) -> None:
    for page in (PAGE, "datasets/ferry-fares/"):
        opened = turn_to(at_root + page)
        figures = opened.page.locator("figure").all()
        assert len(figures) > 1
        for figure in figures:
            assert figure.locator(".chart-headline").inner_text()
            drawn = figure.locator("svg[role=img]")
            for drawing in drawn.all():
                words = drawing.get_attribute("aria-describedby") or ""
                assert len(opened.page.locator(f"#{words}").text_content() or "") > 40
            if drawn.count():
                table = figure.get_by_role("table")
                assert not table.is_visible()
                figure.get_by_role("heading", name="Table of this chart").click()
            assert figure.get_by_role("table").is_visible()
            assert figure.get_by_role("row").count() > 2
        assert not opened.troubles


@pytest.mark.slow
def test_files_of_a_chart_are_downloaded(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    figure = opened.page.locator("figure").first
    figure.get_by_text("Download and share").click()
    named = {"PNG": "png", "SVG": "svg", "CSV of this chart": "csv", "Vega-Lite": "json"}
    for name, ending in named.items():
        with opened.page.expect_download() as download:
            figure.get_by_role("link", name=name).click()
        called = download.value.suggested_filename
        assert called.startswith("ferry-use-trend-2001-2020-united-holms-kestrin-")
        assert called.endswith(f".{ending}")
    with opened.page.expect_download() as download:
        opened.page.locator("a.button[download]").click()
    assert download.value.suggested_filename == "ferry-use.csv"
