from __future__ import annotations

from check.policy import check_policy
from check.site import Site
from pipeline.site.policy import POLICY as BUILT
from tests.check.planting import Plant, change, into_body, missed, write

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; base-uri 'self'; form-action 'self'"
)

SVG, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"


def page(policy: str | None, more: str = "", before: str = "") -> str:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    return f'<!doctype html><html><head>{before}<meta charset="utf-8">{meta}{more}</head></html>'


def policy(name: str, said: str, content: str) -> Plant:
    return Plant(f"{name}/index.html", said, write(f"{name}/index.html", content))


def body(name: str, html: str, said: str) -> Plant:
    return policy(name, said, page(POLICY, html))


def drawing(name: str, inner: str, said: str) -> Plant:
    svg = f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</svg>'
    return Plant(f"{name}.svg", said, write(f"{name}.svg", svg))


PLANTS = {
    "none": policy("p1", "has 0 policies", page(None)),
    "two": policy("p2", "has 2 policies", page(POLICY, page(POLICY))),
    "late": policy(
        "p3", "after what it should rule", page(POLICY, before="<script src=a.js></script>")
    ),
    "later": policy("p4", "after what it should rule", page(POLICY, before="<link rel=x href=a>")),
    "eval": policy(
        "p5", "script-src", page(POLICY.replace("-src 'self'", "-src 'self' 'unsafe-eval'", 1))
    ),
    "inline": policy(
        "p6", "script-src", page(POLICY.replace("script-src 'self'", "script-src 'unsafe-inline'"))
    ),
    "a digest": policy(
        "p7",
        "'sha256-…'",
        page(POLICY.replace("script-src 'self'", "script-src 'self' 'sha256-x='")),
    ),
    "no script-src": policy(
        "p8", "nothing as script-src", page(POLICY.replace("script-src 'self'; ", ""))
    ),
    "elements": policy(
        "p9", "script-src-elem", page(f"{POLICY}; script-src-elem https://x.example")
    ),
    "a host": policy(
        "p10", "https://x.example", page(POLICY.replace("data:", "https://x.example"))
    ),
    "any": policy("p11", "lets in *", page(POLICY.replace("data:", "*"))),
    "a default": policy(
        "p12", "default-src", page(POLICY.replace("default-src 'none'", "default-src 'self'"))
    ),
    "a base": policy("p13", "nothing as base-uri", page(POLICY.replace("base-uri 'self'; ", ""))),
    "in a header": policy("p14", "frame-ancestors", page(f"{POLICY}; frame-ancestors 'none'")),
    "twice": policy("p15", "twice", page(f"{POLICY}; img-src *")),
    "a script": body("b1", "<script>go()</script>", "in the page itself: go()"),
    "a module": body("b2", "<script type=module>go()</script>", "in the page itself"),
    "a map of imports": body("b3", '<script type="importmap">{}</script>', "in the page itself"),
    "a handler": body("b4", '<p onclick="go()">x</p>', "onclick of <p>: go()"),
    "a handler in a drawing": body("b5", '<svg onload="go()"></svg>', "onload of <svg>"),
    "an address": body("b6", '<a href="javascript:go()">x</a>', "href of <a>"),
    "a hidden address": body("b7", '<a href=" java&#10;script:go()">x</a>', "href of <a>"),
    "a form": body("b8", '<button formaction="JavaScript:go()">x</button>', "formaction"),
    "a page in a page": body("b9", '<iframe srcdoc="<p>x</p>"></iframe>', "within the page"),
    "a refresh": body(
        "b10", '<meta http-equiv="refresh" content="0;url=javascript:go()">', "content of"
    ),
    "a script of a drawing": drawing("d1", "<script>go()</script>", "holds <script>"),
    "a handler of a drawing": drawing("d2", '<g onmouseover="go()"/>', "onmouseover"),
    "a link of a drawing": drawing("d3", '<a xlink:href="javascript:go()"/>', "href of <a>"),
    "a page in a drawing": drawing("d4", "<foreignObject/>", "holds <foreignObject>"),
    "no drawing": Plant("d5.svg", "is no XML", write("d5.svg", "<svg")),
    "a drawing in capitals": Plant(
        "D6.SVG", "holds <script>", write("D6.SVG", f"<svg xmlns='{SVG}'><script/></svg>")
    ),
    "a page of XML": Plant(
        "x1.xml",
        "holds <script>",
        write("x1.xml", f"<p xmlns='{XHTML}'><script>go()</script></p>"),
    ),
    "a page under another ending": Plant(
        "y1.htm", "is a page without a policy", write("y1.htm", page(POLICY))
    ),
    "a page in capitals": Plant(
        "Y2.HTML", "is a page without a policy", write("Y2.HTML", page(POLICY))
    ),
    "a page of XHTML": Plant(
        "y3.xhtml", "is a page without a policy", write("y3.xhtml", page(POLICY))
    ),
    "in a page of the site": Plant(
        "about/index.html",
        "in the page itself",
        into_body("about/index.html", "<script>a()</script>"),
    ),
    "in a drawing of the site": Plant(
        "trend.svg",
        "holds <script>",
        change("datasets/ferry-use/charts/trend.svg", "</svg>", "<script>a()</script></svg>"),
    ),
}


def test_what_would_run_or_let_in_is_found(copy: Site) -> None:
    assert missed(copy, check_policy, PLANTS) == []


def test_data_in_a_page_is_no_script(copy: Site) -> None:
    texts = (
        '<script type="application/json">{"a": "javascript:go()"}</script>'
        '<script type="application/ld+json">{}</script><script src="a.js"></script>'
        '<p title="javascript:go()" data-on="go()">onclick="go()"</p>'
    )
    write("sound/index.html", page(POLICY, texts))(copy.folder)
    write("built/index.html", page(BUILT))(copy.folder)
    faults = [one for one in check_policy(copy).faults if one.where.startswith(("sound", "built"))]
    assert faults == []
