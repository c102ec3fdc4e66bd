"""Plain texts for programs that visit: robots.txt and llms.txt.

A browser would run a text of the site as a script if it were one. Neither can be: each begins with
what no script can begin with, whatever titles and summaries say.
"""

from __future__ import annotations

import re

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset
from pipeline.project import Project
from pipeline.publish.urls import page_url

MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def robots_text(project: Project) -> str:
    """All may read everything, and the map of the site is here, if the site has an address."""
    where = f"\nSitemap: {project.absolute('sitemap.xml')}\n" if project.has_address else ""
    return f"User-agent: *\nAllow: /\n{where}"


def llms_text(catalog: Catalog, project: Project) -> str:
    """What the site is, and each dataset with its tables, in the form that llmstxt.org proposes."""
    lines = [f"# {_plain(project.title)}", ""]
    if project.summary:
        lines += [f"> {_plain(project.summary)}", ""]
    lines += [
        "Every table is CSV in UTF-8 with one header row. Each dataset's datapackage.json, in the "
        "Data Package standard, describes its columns, units, sources, terms and cautions. "
        "Cite the publisher of the figures. "
        f"All datasets for programs: {project.absolute(addresses.API_CATALOG)}",
        "",
        "## Data",
        "",
    ]
    for dataset in catalog.datasets:
        lines += _listed(dataset, project)
    return "\n".join(lines) + "\n"


def _listed(dataset: Dataset, project: Project) -> list[str]:
    span = f" ({' to '.join(dict.fromkeys(dataset.periods))})" if dataset.periods else ""
    summary = _plain(dataset.summary or dataset.title)
    lines = [f"- [{_plain(dataset.title)}]({page_url(dataset, project)}): {summary}{span}"]
    for table in dataset.tables:
        url = project.absolute(addresses.table(dataset.name, table.name, "csv"))
        lines.append(f"  - [{_plain(table.title)}, CSV]({url}): {len(table.frame)} rows")
    description = project.absolute(addresses.descriptor(dataset.name))
    if dataset.does_not_tell:
        lines.append(f"  - Does not tell: {_plain(dataset.does_not_tell)}")
    return [*lines, f"  - [Description]({description}): datapackage.json"]


def _plain(text: str) -> str:
    """A text on one line, with nothing in it that Markdown would take for a sign."""
    return MARKDOWN_SIGNS.sub(r"\\\1", " ".join(text.split()))
