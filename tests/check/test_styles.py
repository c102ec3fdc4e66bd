"""Classes on pages, and the style sheets that have rules for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from check.site import Site
from check.styles import check_styles, classes_in

CSS = [
    ("a{}", set()),
    (".a .b-c:hover,\n.d_1::after{color:red}.e{}", {"a", "b-c", "d_1", "e"}),
    ("@media (min-width: 1.5em) {.a{margin:.5em}}", {"a"}),
    ("/* .a{} */ .b{background:url(\"data:,<x class='.c{'>)\")}.d{}", {"b", "d"}),
    ('.a::after{content:".b{"}.c{}', {"a", "c"}),
    (".a{background:url(x.y.png)}.b:not(.c)>p{}", {"a", "b", "c"}),
]


@pytest.mark.parametrize(("css", "classes"), CSS)
def test_classes_are_those_of_selectors(css: str, classes: set[str]) -> None:
    assert classes_in(css) == classes


def test_a_page_without_the_style_sheet_of_what_stands_on_it_is_named(
    small: Callable[..., Site],
) -> None:
    link = '<link rel="stylesheet" href="../{}.css">'
    files = {
        "all.css": ".card, .page { color: red }",
        "cards.css": ".card .foot { float: left }",
        "bare/index.html": '<p class="page card foot">x</p>',
        "good/index.html": f'{link.format("all")}{link.format("cards")}<p class="foot new">x</p>',
        "lacks/index.html": f'{link.format("all")}<p class="page foot">x</p>',
    }
    site = small({**files, "other/index.html": f'{link.format("cards")}<p class="page card">x</p>'})
    looked = check_styles(site)
    assert [(fault.where, fault.what.split(",")[0]) for fault in looked.faults] == [
        ("lacks/index.html", "has the class foot"),
        ("other/index.html", "has the class page"),
    ]
    assert "does not load cards.css" in looked.faults[0].what
    assert looked.at == "3 classes of 2 style sheets on 4 pages"
