"""Every page carries a policy that lets in nothing from elsewhere and no script but the site's."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree  # type: ignore[import-untyped]

from check.reading import HtmlPage, read_pages
from tests.conftest import Site
from tests.golden.case import Case

SOURCES = {"'none'", "'self'", "data:"}


@pytest.fixture(scope="module", params=["real", "atlas", "standard", "hostile"])
def pages(request: pytest.FixtureRequest, golden: Callable[[str], Case]) -> list[HtmlPage]:
    if request.param == "real":
        built: Site = request.getfixturevalue("built_site")
        return read_pages(built.folder, built.url)
    return read_pages(golden(request.param).site, "https://any.example/")


def policy(page: HtmlPage) -> dict[str, list[str]]:
    found = page.tree.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert len(found) == 1, f"{page.file} has {len(found)} policies"
    directives = [part.split() for part in str(found[0]).split(";")]
    assert len({name for name, *_ in directives}) == len(directives)
    return {name: sources for name, *sources in directives}


def test_nothing_is_let_in_from_elsewhere(pages: list[HtmlPage]) -> None:
    assert len(pages) > 4
    for page in pages:
        for name, sources in policy(page).items():
            allowed = SOURCES | ({"'unsafe-inline'"} if name == "style-src" else set())
            others = [one for one in sources if one not in allowed]
            assert not others, f"{page.file}: {name} {others}"


def test_what_is_not_named_is_refused(pages: list[HtmlPage]) -> None:
    for page in pages:
        directives = policy(page)
        assert directives["default-src"] == ["'none'"], page.file
        assert directives["base-uri"] in (["'none'"], ["'self'"]), page.file
        assert directives["form-action"] == ["'self'"], page.file
        assert directives["script-src"] == ["'self'"], page.file
        assert "frame-ancestors" not in directives, "in a page it is only an error in the console"


def test_the_policy_stands_before_all_that_it_rules(pages: list[HtmlPage]) -> None:
    for page in pages:
        head = page.tree.find("head")
        order = [child.tag for child in head if isinstance(child.tag, str)]
        metas = [child for child in head if child.get("http-equiv") == "Content-Security-Policy"]
        before = order[: list(head).index(metas[0])]
        assert set(before) <= {"meta"}, f"{page.file}: {before}"


def test_no_page_has_a_script_in_itself(pages: list[HtmlPage]) -> None:
    for page in pages:
        inline = [
            script.text
            for script in page.tree.iter("script")
            if script.get("src") is None and "json" not in (script.get("type") or "")
        ]
        assert not inline, page.file


def test_no_element_carries_a_script(pages: list[HtmlPage]) -> None:
    for page in pages:
        handlers = page.tree.xpath("//@*[starts-with(name(), 'on')]")
        assert not handlers, f"{page.file}: {handlers[:3]}"
        assert not re.search(r"(?:href|src|action)=[\"']?\s*javascript:", page.text, re.IGNORECASE)


def test_texts_from_data_add_no_element_that_acts(golden: Callable[[str], Case]) -> None:
    """The hostile case holds alert and evil.example in every text that a dataset can have."""
    site = golden("hostile").site
    pages = read_pages(site, "https://traps.example/")
    assert sum(page.text.count("alert(1)") for page in pages) > 50
    for page in pages:
        for element in page.tree.iter("script", "style", "iframe", "object", "embed", "img"):
            # What a picture is called instead of being seen is text, and stays text.
            acts = [value for name, value in element.attrib.items() if name != "alt"]
            words = f"{element.text or ''} {' '.join(acts)}"
            if "json" not in (element.get("type") or ""):
                assert "alert" not in words, page.file
                assert "evil.example" not in words, page.file
    for drawing in site.rglob("*.svg"):
        for element in etree.parse(drawing).iter():
            assert etree.QName(element).localname not in {"script", "foreignObject", "image", "a"}
            assert not [name for name in element.attrib if name.startswith("on")]
