"""How to cite a dataset: in one line, in APA style, and for BibTeX."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.catalog import Dataset
from pipeline.project import Project
from pipeline.publish.dates import day
from pipeline.publish.urls import page_url

# Braces are written as commands because BibTeX counts them even behind a backslash.
BIBTEX_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


@dataclass(frozen=True)
class Citation:
    """A citation in three forms, all plain text."""

    one_line: str
    apa: str
    bibtex: str


def cite(dataset: Dataset, project: Project) -> Citation:
    """How to cite a dataset: the publisher of the figures is the author.

    The year is the one in which this version was made, or else its sources were fetched; where
    neither is known it is "n.d.", for no date, as in APA.
    """
    dates = [day(dataset.created), *(day(source.accessed) for source in dataset.sources)]
    made = next((known for known in dates if known), None)
    year = str(made.year) if made else "n.d."
    author, title = _line(dataset.publisher or project.publisher), _line(dataset.title)
    version = _line(dataset.version)
    url = page_url(dataset, project) if project.has_address else ""
    site = _line(project.title)
    numbered = f", version {version}" if version else ""
    bracketed = f" (Version {version})" if version else ""
    # As in APA, a publisher that is the author is named once.
    through = [] if site == author else [site]
    return Citation(
        one_line=", ".join(filter(None, (author, title + numbered, *through, year, url))),
        apa=f"{_ended(author)} ({year}). {title}{bracketed} [Data set]. "
        + ". ".join(filter(None, (*through, url))),
        bibtex=_bibtex(
            f"{dataset.name}-{made.year}" if made else dataset.name,
            {
                "author": f"{{{_escaped(author)}}}",
                "title": f"{{{_escaped(title)}}}",
                "year": str(made.year) if made else "",
                "howpublished": _escaped("".join(through)),
                "note": f"Version {_escaped(version)}" if version else "",
                "url": url,
            },
        ),
    )


def cite_page(title: str, address: str, dataset: Dataset, project: Project) -> Citation:
    """How to cite a page of a collection: who keeps the collection is its author."""
    made = day(dataset.created)
    year = str(made.year) if made else "n.d."
    author, title = _line(dataset.maintainer or project.publisher), _line(title)
    url = project.absolute(address) if project.has_address else ""
    site = _line(project.title)
    through = [] if site == author else [site]
    return Citation(
        one_line=", ".join(filter(None, (author, title, *through, year, url))),
        apa=f"{_ended(author)} ({year}). {_ended(title)} "
        + ". ".join(filter(None, (*through, url))),
        bibtex=_bibtex(
            address.strip("/").rpartition("/")[2],
            {
                "author": f"{{{_escaped(author)}}}",
                "title": f"{{{_escaped(title)}}}",
                "year": str(made.year) if made else "",
                "howpublished": _escaped("".join(through)),
                "url": url,
            },
        ),
    )


def _bibtex(key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join((f"@misc{{{key},", *lines, "}"))


def _line(text: str) -> str:
    return " ".join(text.split())


def _ended(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _escaped(text: str) -> str:
    return text.translate(BIBTEX_SIGNS)
