"""The self-assessment: its questions and answers as text, which scripts bring to life."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.catalog.maturity import read_assessment
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page, if the settings name the tables of a self-assessment.

    Raises ConfigurationError when a table lacks a column or a question has no answers.
    """
    read = read_assessment(atlas.catalog, atlas.project)
    if read is None or not read.questions:
        return
    yield make_page(
        "maturity",
        "maturity.md",
        addresses.MATURITY,
        meta={"scripts": ["maturity"]},
        setting=read.setting,
        dataset=read.dataset,
        questions=read.questions,
        cases=atlas.project.collections.get(read.setting.collection or ""),
    )
