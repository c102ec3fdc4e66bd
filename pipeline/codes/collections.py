"""What there is to say about the Markdown files of a collection."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code
from pipeline.codes.hints.collections import heading, remove_key
from pipeline.codes.hints.suggestions import did_you_mean

COLLECTIONS = (
    Code(
        "collection-missing",
        WARNING,
        "There is no folder {value}, which this setting names as a collection.",
        "Make the folder with a datapackage.yaml and Markdown files, or take the setting out.",
        "The site is made without these pages.",
    ),
    Code(
        "collection-without-key",
        ERROR,
        "The table of the pages has no primaryKey.",
        "Write `primaryKey: [{column}]` into its schema: the column that holds the names of the "
        "pages' files.",
        "Each page is one row, and its name is the address at which it is found.",
    ),
    Code(
        "front-matter-missing",
        ERROR,
        "The file does not begin with front matter.",
        "Begin it with a line `---`, then lines such as `title: What it is called`, then a line "
        "`---`. Give a file that is no page a name that begins with an underscore.",
        "Front matter holds the facts of a page as they go into the table.",
    ),
    Code(
        "front-matter-open",
        ERROR,
        "The front matter that begins here does not end.",
        "Put a line `---` below its last property.",
        "Nobody can tell where the facts end and where the text begins.",
    ),
    Code(
        "page-name",
        ERROR,
        'The name of the file, "{value}", cannot be an address.',
        "Use small letters, digits and hyphens, as in `one-stop-shop.md`; or begin it with an "
        "underscore if it is no page.",
        "The name of the file is the address of the page and the key of its row.",
    ),
    Code(
        "front-matter-unknown",
        ERROR,
        '"{value}" is not a property of these pages.',
        "The properties are: {allowed}.",
        "A property that nothing reads, or that is misspelt, is lost without a word.",
        hints=(did_you_mean, remove_key),
    ),
    Code(
        "front-matter-lacks",
        ERROR,
        "The front matter has no {column}, which every page here needs.",
        "Add a line that begins with `{column}:`. The descriptor of the folder says what belongs "
        "there.",
        "The row of the page would have a hole that its readers cannot fill.",
    ),
    Code(
        "front-matter-not-one",
        ERROR,
        "{value} holds {found}, but should be one value.",
        "Write one value behind the colon. A text with a colon in it needs quotes.",
        "A cell of a table holds one value.",
    ),
    Code(
        "front-matter-not-list",
        ERROR,
        "{value} should be a list{of}.",
        "Write each item on a line of its own that begins with `- `.",
        "Every item makes a row, or a part of a cell, of its own.",
    ),
    Code(
        "list-item-with-comma",
        ERROR,
        'The item "{value}" holds a comma.',
        "Make two items of it, or write it without a comma.",
        "The items of a list stand in one cell with commas between them.",
    ),
    Code(
        "text-missing",
        ERROR,
        "There is no text below the front matter.",
        "Write it under the headings: {allowed}.",
        "The page would have nothing to read.",
    ),
    Code(
        "heading-unknown",
        ERROR,
        '"{value}" is not one of the headings of these pages: {allowed}.',
        "Use one of them, as `## {first}`, and leave out what no source speaks of.",
        "Under the same headings pages can be compared.",
        hints=(heading,),
    ),
    Code(
        "heading-repeated",
        ERROR,
        'The heading "{value}" stands here for the second time.',
        "Bring both parts together under one of them.",
        "A reader looks for what belongs together in one place.",
    ),
    Code(
        "source-missing",
        ERROR,
        "The page names no source.",
        "Add under {value} at least one, with title, publisher and url.",
        "What cannot be looked up should not be told.",
    ),
    Code(
        "dataset-unknown",
        WARNING,
        '"{value}" is not a dataset of this site.',
        "Write the name of a folder in datasets/, or remove it.",
        "The page leaves it out of the data to read beside it.",
        hints=(did_you_mean,),
    ),
    Code(
        "picture-missing",
        ERROR,
        "There is no picture {value} in the folder.",
        "Put it beside the page, or remove the property.",
        "The page would show a hole.",
    ),
    Code(
        "picture-unfit",
        ERROR,
        "{value} is not a JPEG, PNG or WebP picture of at most {limit} bytes with the ending "
        "that belongs to it.",
        "Save it in one of these formats, about 1,200 pixels wide.",
        "Other formats can hold scripts, and large files keep readers on phones waiting.",
    ),
    Code(
        "picture-broken",
        ERROR,
        "{value} cannot be read to its end: it is broken or cut short.",
        "Save it again with the program it was made with, or take a whole copy.",
        "Readers would see half a picture, or none.",
    ),
    Code(
        "picture-too-much",
        ERROR,
        "{value} would take too much to show: it has more than {limit}.",
        "Make it smaller, about 1,200 pixels wide, and save it again.",
        "A small file can hold a picture so large that it fills the memory of whoever opens it.",
    ),
    Code(
        "picture-moves",
        WARNING,
        "{value} moves; only its first picture is shown.",
        "Save the one picture that says most, or remove the others.",
        "What moves by itself keeps people from reading, and the words beside it describe one "
        "picture.",
    ),
    Code(
        "picture-with-more",
        WARNING,
        "{value} goes on for {size} bytes after the picture ends.",
        "Open it and save it again as a picture alone.",
        "What follows a picture is often another file, unseen by whoever looks at it. Only the "
        "picture is published, but the repository keeps the rest.",
    ),
    Code(
        "picture-undescribed",
        ERROR,
        "There is a picture, but {value} is empty.",
        "Say what can be seen, for those who cannot see it; and who made it, under which terms.",
        "Without words the picture is lost on some readers, and without terms we may not show it.",
    ),
)
