"""What there is to say about names of what is not there, in settings and in written pages."""

from __future__ import annotations

from pipeline.codes.code import WARNING, Code
from pipeline.codes.hints import mentions as hints

MENTIONS = (
    Code(
        "setting-leads-nowhere",
        WARNING,
        "There is no {what} {value}.",
        "Take {block} out, or name one that is there.",
        "The site is made without what the setting asks for.",
        hints=(hints.setting,),
    ),
    Code(
        "setting-not-drawn",
        WARNING,
        "The chart {value} is not drawn: {reason}.",
        "Take {block} out, name another chart, or bring back what this one lacks.",
        "The site is made without what the setting asks for.",
    ),
    Code(
        "menu-leads-nowhere",
        WARNING,
        "This site has no page {value}.",
        "Take the entry out, or add what the page is made from.",
        "The menu and the foot of each page are made without the entry, since its link would be "
        "dead.",
        hints=(hints.entry,),
    ),
    Code(
        "figure-not-held",
        WARNING,
        "There is no {what} {value} from which to take a figure.",
        "Take the sentence out, or name one that is there.",
        "In place of the figure the page says that it is not held.",
        hints=(hints.sentence,),
    ),
    Code(
        "figure-not-drawn",
        WARNING,
        "The chart {value}, whose sentence the page asks for, is not drawn: {reason}.",
        "Take the sentence out, or bring back what the chart lacks.",
        "In place of the sentence the page says that it is not held.",
    ),
    Code(
        "link-leads-nowhere",
        WARNING,
        "The link to {value} leads to nothing on this site.",
        "Take the link out, or let it lead to what is there.",
        "The page shows the words of the link, but no link, since it would be dead.",
        hints=(hints.link, hints.link_to_page_alone, hints.lead_elsewhere),
    ),
    Code(
        "page-unknown",
        WARNING,
        '"{value}" is no page of the collection {collection}.',
        "Take the row out, or write the name of a file in docs/{collection} without its ending.",
        "The self-assessment names the other pages only.",
        hints=(hints.row,),
    ),
)
