"""What is written in pages, style sheets and drawings, without a browser."""

from __future__ import annotations

import pytest

from check import hosts
from check.hosts import check_hosts
from check.site import Site
from tests.check.planting import Plant, change, into_body, missed, write

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def body(html: str, said: str) -> Plant:
    return Plant("faq/index.html", said, into_body("faq/index.html", html))


PLANTS = {
    "a picture": body(
        '<img alt="" src="https://x.example/1.png">', "<img> https://x.example/1.png"
    ),
    "without a scheme": body('<img alt="" src="//x.example/2.png">', "<img> //x.example/2.png"),
    "a set": body(
        '<img alt="" srcset="a.png 1x, https://x.example/3.png 2x">', "https://x.example/3.png"
    ),
    "a script": body(
        '<script src="https://x.example/4.js"></script>', "<script> https://x.example/4.js"
    ),
    "a frame": body('<iframe src="https://x.example/5"></iframe>', "<iframe> https://x.example/5"),
    "an object": body(
        '<object data="https://x.example/6"></object>', "<object> https://x.example/6"
    ),
    "a video": body('<video poster="https://x.example/7"></video>', "<video> https://x.example/7"),
    "a form": body('<form action="https://x.example/8"></form>', "<form> https://x.example/8"),
    "a base": body('<base href="https://x.example/9/">', "<base> https://x.example/9/"),
    "a ping": body('<a href="." ping="https://x.example/10">x</a>', "ping https://x.example/10"),
    "a connection": body(
        '<link rel="preconnect" href="https://x.example/11">', "<link> https://x.example/11"
    ),
    "a name": body('<link rel="dns-prefetch" href="//x.example/12">', "<link> //x.example/12"),
    "a style": body(
        '<p style="background:url(https://x.example/13)">x</p>', "https://x.example/13"
    ),
    "styles": body("<style>@import 'https://x.example/14';</style>", "https://x.example/14"),
    "a style sheet": Plant(
        "a.css", "//x.example/15", write("a.css", "@import url('//x.example/15');")
    ),
    "a drawing": Plant(
        "trend.svg",
        "https://x.example/16",
        change(
            "datasets/ferry-use/charts/trend.svg",
            "</svg>",
            '<image href="https://x.example/16"/></svg>',
        ),
    ),
    "a drawing, otherwise written": Plant(
        "a.svg",
        "https://x.example/17",
        write("a.svg", f"{SVG}<image xlink:href = 'https://x.example/17'/></svg>"),
    ),
    "a style sheet of a drawing": Plant(
        "b.svg",
        "https://x.example/18",
        write("b.svg", f"<?xml-stylesheet href='https://x.example/18'?>{SVG}</svg>"),
    ),
}


@pytest.fixture(autouse=True)
def unvisited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are read only: what a browser sees is tested beside this."""
    monkeypatch.setattr(hosts, "visits", lambda _: ())


def test_what_would_ask_another_host_is_found(copy: Site) -> None:
    assert missed(copy, check_hosts, PLANTS) == []


def test_what_people_follow_may_lead_anywhere(copy: Site) -> None:
    links = (
        '<a href="https://x.example/">x</a><link rel="license" href="https://x.example/">'
        '<p style="fill:url(#a);background:url(data:image/png;base64,R0)">x</p>'
    )
    into_body("faq/index.html", links)(copy.folder)
    write("a.svg", f'{SVG}<a href="https://x.example/"><text>x</text></a></svg>')(copy.folder)
    assert check_hosts(copy).faults == ()
