"""Templates -> text: everything from data escaped, no character that Markdown could take amiss."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from html import unescape
from pathlib import Path
from typing import Any

import jinja2
import nh3
import yaml
from jinja2.runtime import Context
from markupsafe import Markup, escape

from pipeline import addresses
from pipeline.charts.words import counted, day, listed
from pipeline.commonmark import to_html
from pipeline.pages.model import Page
from pipeline.pages.parts import words
from pipeline.pages.parts.frame_height import frame_height
from pipeline.pages.parts.sparkline import sparkline
from pipeline.pages.parts.terms import explain_html
from pipeline.project import ConfigurationError
from pipeline.publish.urls import web_address
from pipeline.validation.hidden.characters import without_hidden
from pipeline.validation.hidden.links import link_fault, title_fault
from pipeline.visible import RIGHT_TO_LEFT

TEMPLATES = Path(__file__).with_name("templates")
SAFE_SCHEMES = ("http", "https", "mailto")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TEXT_TAGS = {"p", "br", "hr", "blockquote", "pre", "ul", "ol", "li", *HEADINGS}
TEXT_TAGS |= {"a", "em", "strong", "code", "sub", "sup", "del"}
TEXT_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
TABLE_START = (
    '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table class="data">'
)
# What cleaning leaves of a paragraph that was nothing but markup.
EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|<(\w+)></\1>)*</p>\n?")
LINK = re.compile(r'<a(?: href="([^"]*)")?[^>]*>(.*?)</a>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
BLOCK = re.compile(r"<(p|li|blockquote|h[1-6]|td|th|pre)\b")
# What scripts and browsers take from a page, and nobody reads.
FOR_SCRIPTS = re.compile(r'(?<=\s)(?:href|id|for|name|value|src|data-[\w-]+)="[^"]*\u2068[^"]*"')
ISOLATES = re.compile("[\u2068\u2069]")
# What the front matter of a page says whose text is HTML, so that no Markdown has to read it.
IS_HTML = "is_html"
BACKTICKS = re.compile(r"`([^`]+)`")
HEADING = re.compile(r"<(/?)h[1-6]>")


def make_page(
    kind: str,
    template: str,
    address: str,
    /,
    *,
    meta: Mapping[str, Any] | None = None,
    **context: Any,
) -> Page:
    """Fill a template for the page at `address`.

    The template sets `title` and `description`; what else it writes is the page's body. Beside the
    context templates know `to(address)`, the link from this page to another address of the site,
    and `addresses`. Raises ConfigurationError with the page's address when a template fails.
    """
    context["to"] = partial(addresses.relative, start=address)
    context["told_terms"] = set()
    try:
        made = _environment().get_template(template).make_module(context)
        title, description = (_plain(getattr(made, name)) for name in ("title", "description"))
    except Exception as error:
        line = getattr(error, "lineno", None)
        where = template if line is None else f"{template}, line {line}"
        raise ConfigurationError(f"page /{address} ({where}): {error}") from error
    return Page(
        address=address,
        kind=kind,
        title=title,
        description=description,
        body=FOR_SCRIPTS.sub(lambda one: ISOLATES.sub("", one[0]), str(made).lstrip("\n")),
        meta=dict(meta or {}),
        raw_html=template.endswith(".html"),
    )


def front_matter(page: Page) -> str:
    """What the theme needs to know of a page, as YAML in which any text is safe."""
    meta: dict[str, Any] = {
        "title": words.shown(page.title),
        "description": words.shown(page.description),
        "kind": page.kind,
        "address": page.address,
        IS_HTML: "yes",
        **page.meta,
    }
    dumped = yaml.safe_dump(meta, default_style='"', width=2**31, sort_keys=True)
    return f"---\n{dumped}---\n"


def markdown_text(text: str) -> Markup:
    """A text of several paragraphs from a dataset folder, as clean HTML without headings."""
    clean = nh3.clean(
        to_html(words.without_controls(text)),
        tags=TEXT_TAGS,
        attributes={"a": {"href"}},
        url_schemes=set(SAFE_SCHEMES),
        url_relative="deny",
        link_rel="nofollow noopener",
        strip_comments=True,
    )
    # What hides in an address must be seen there before it is left out.
    clean = without_hidden(LINK.sub(_honest_link, clean))
    if RIGHT_TO_LEFT.search(clean):
        clean = BLOCK.sub(r'<\1 dir="auto"', clean)
    scrolling = clean.replace("<table>", TABLE_START).replace("</table>", "</table></div>")
    return Markup(EMPTY_PARAGRAPH.sub("", HEADING.sub(_subheading, scrolling)))


@jinja2.pass_context
def explained(context: Context, text: str) -> Markup:
    """A text, or clean HTML, in which terms that the page has not explained before are."""
    terms, to = context["project"].glossary, context["to"](addresses.GLOSSARY)
    safe = text if isinstance(text, Markup) else words.shown(text)
    return Markup(explain_html(str(escape(safe)), terms, to, context["told_terms"]))


def _asking(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that asks, as a filter of templates which know `ask`."""

    @jinja2.pass_context
    def asked(context: Context, *given: Any) -> Any:
        return function(context["ask"], *given)

    return asked


def code_marked(text: str) -> Markup:
    """A text with what stands between backticks as code; the rest escaped."""
    return Markup(BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))


def web_link(url: str | None, title: str = "") -> str | None:
    """A link from data if it leads to the web or to a mailbox, else None.

    None also where its host hides, or is another than the one that its `title` names.
    """
    text = words.without_controls(url or "").strip()
    if title_fault(title, text) is not None:
        return None
    return text if text.startswith("mailto:") else web_address(text)


def unlinked(url: str | None, title: str = "") -> str:
    """What to show behind the title of an address that is no link because it would mislead."""
    text = words.without_controls(url or "").strip()
    is_false = link_fault(text) is not None or title_fault(title, text) is not None
    return f" ({text})" if is_false and text != title else ""


def _honest_link(link: re.Match[str]) -> str:
    """A link in clean HTML as it is, or as text where it leads elsewhere than it seems to."""
    address, title = unescape(link[1] or ""), without_hidden(unescape(TAG.sub("", link[2])))
    if not address:
        return link[2]
    if link_fault(address) is None and title_fault(title, address) is None:
        return link[0]
    is_said = title.strip() == address.strip()
    return link[2] if is_said else f"{link[2]} ({link[1]})"


def _subheading(tag: re.Match[str]) -> str:
    return "</strong></p>" if tag[1] else "<p><strong>"


def _plain(text: str) -> str:
    """Text that a template set, on one line and no longer escaped."""
    return " ".join(Markup(text).unescape().split())


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["addresses"] = addresses
    filters: Mapping[str, Any] = {
        "day": day,
        "span": words.span,
        "file_size": words.file_size,
        "count": "{:,}".format,
        "counted": counted,
        "listed": listed,
        "plain": _asking(words.plain),
        "coverage": words.coverage,
        "value": _asking(words.value),
        "number": _asking(words.number),
        "years_held": words.years_held,
        "names": words.names,
        "sentence": words.sentence,
        "with_article": words.with_article,
        "markdown_text": markdown_text,
        "explained": explained,
        "web_link": web_link,
        "unlinked": unlinked,
        "code_marked": code_marked,
        "sparkline": _asking(sparkline),
        "drawing": Markup,
        "frame_height": _asking(frame_height),
    }
    environment.filters.update(filters)
    return environment


def _printable(value: Any) -> Any:
    if value is None:
        raise ValueError("a template writes something that is not there (None)")
    if isinstance(value, Markup):
        return Markup(words.without_controls(value))
    return words.shown(value) if isinstance(value, str) else value
