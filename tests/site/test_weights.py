from __future__ import annotations

import gzip
from pathlib import Path

from pipeline.site.built import as_table
from pipeline.site.weights import loaded_by, weigh


def page(site: Path, address: str, html: str) -> int:
    """Write a page and say what it weighs alone."""
    path = site / address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8")
    return compressed(path)


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


# A tag on the page x/, and the files that it loads.
LOADED: tuple[tuple[str, set[str]], ...] = (
    ('<link rel="stylesheet" href="../a.css">', {"a.css"}),
    ('<link rel="icon stylesheet" href="../a.css">', {"a.css"}),
    ('<link rel="preload" href="b.woff2">', {"x/b.woff2"}),
    ('<link rel="canonical" href="https://atlas.example/x/">', set()),
    ('<link rel="alternate" href="../feed.xml">', set()),
    ('<script src="../a.js"></script>', {"a.js"}),
    ('<script src="../a%20b.js?v=1#x"></script>', {"a b.js"}),
    ('<script src="/a.js"></script>', {"a.js"}),
    ("<script>go()</script>", set()),
    ('<img src="p.png">', {"x/p.png"}),
    ('<img src="p.png" loading="lazy">', set()),
    ('<img src="data:image/png;base64,AAAA">', set()),
    ('<script src="https://other.example/a.js"></script>', set()),
    ('<script src="//other.example/a.js"></script>', set()),
    ('<a href="../a.zip">x</a>', set()),
    ('<script src="../a.js"></script><script src="../a.js?again"></script>', {"a.js"}),
    ('<link rel="stylesheet" href="">', set()),
)


def test_what_a_page_loads_by_itself() -> None:
    assert [(html, loaded_by(html, "x/")) for html, _ in LOADED] == list(LOADED)


def test_a_visit_weighs_the_page_and_what_it_loads_once(tmp_path):
    (tmp_path / "a.css").write_text("body { color: red }" * 50)
    (tmp_path / "b.js").write_text("go();" * 70)
    alone = page(
        tmp_path,
        "",
        '<link rel="stylesheet" href="a.css"><link rel="preload" href="./a.css">'
        '<script src="b.js"></script><script src="b.js"></script>',
    )
    (weight,) = weigh(tmp_path, {"": "home"})
    expected = alone + compressed(tmp_path / "a.css") + compressed(tmp_path / "b.js")
    assert (weight.pages, weight.median, weight.largest) == (1, expected, expected)
    assert weight.largest_page == "/"


def test_pages_are_weighed_by_kind(tmp_path):
    sizes = {
        address: page(tmp_path, address, "".join(chr(33 + i * 7 % 90) for i in range(length)))
        for address, length in (("a/", 100), ("b/", 2000), ("c/", 900), ("d/", 50))
    }
    kinds = {"a/": "place", "b/": "place", "c/": "place", "d/": "data"}
    place, data = weigh(tmp_path, kinds)
    assert (place.kind, place.pages) == ("place", 3)
    assert place.median == sizes["c/"]
    assert (place.largest, place.largest_page) == (sizes["b/"], "b/")
    assert (data.kind, data.median) == ("data", sizes["d/"])


def test_what_is_not_there_weighs_nothing(tmp_path):
    alone = page(tmp_path, "a/", '<script src="gone.js"></script><img src="../../outside.png">')
    (weight,) = weigh(tmp_path, {"a/": "x"})
    assert weight.largest == alone


def test_the_table_says_kind_count_median_and_largest(tmp_path):
    page(tmp_path, "a/", "x" * 3000)
    lines = as_table(weigh(tmp_path, {"a/": "place"}))
    assert lines[0].split()[:6] == ["Kind", "of", "page", "Pages", "Median", "Largest"]
    assert lines[1].split()[:2] == ["place", "1"]
    assert lines[1].endswith("a/")
    assert "kB" in lines[1]
