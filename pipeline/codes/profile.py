"""What there is to say about a descriptor against the profile."""

from __future__ import annotations

from pipeline.codes.code import ERROR, INFO, WARNING, Code
from pipeline.codes.hints.descriptor import add, answer, choose_one, fill_in, quote_the_whole
from pipeline.codes.hints.suggestions import did_you_mean, write

PROFILE = (
    Code(
        "question-open",
        ERROR,
        "This question is still open: {note}",
        "Write the answer in place of the question.",
        "`pipeline new` fills in what a table says about itself and asks for the rest. A value "
        "that begins with TODO: is such a question; nothing is published while one is open.",
        hints=(answer,),
    ),
    Code(
        "property-missing",
        ERROR,
        "{key} is missing.",
        "Add {key}.",
        "The site shows this property or needs it to draw and publish the data.",
        hints=(add,),
    ),
    Code(
        "property-empty",
        ERROR,
        "{key} is empty.",
        "Fill in {key}, or remove the line if it is not needed.",
        "An empty property says that something is meant to stand here, and nothing does.",
        hints=(fill_in,),
    ),
    Code(
        "property-type",
        ERROR,
        "{key} is {found}, but should be {expected}.",
        "Write {expected} here.",
        "Programs that read the descriptor expect this kind of value.",
        hints=(write,),
    ),
    Code(
        "property-value",
        ERROR,
        '{key} is "{value}", which is not one of: {allowed}.',
        "Choose one of: {allowed}.",
        "Only these values have a meaning here.",
        hints=(did_you_mean, choose_one),
    ),
    Code(
        "property-format",
        ERROR,
        '{key} is "{value}", but should be {expected}.',
        "Write {expected} here.",
        "Values of this property are compared, sorted or linked, so they have one form.",
        hints=(write,),
    ),
    Code(
        "property-repeated",
        ERROR,
        "{key} names the same thing more than once.",
        "Remove the repetition.",
        "A value given twice is a slip, and one of the two may have been meant to be another.",
    ),
    Code(
        "property-misspelt",
        ERROR,
        'There is no property "{key}" here; did you mean "{near}"?',
        "Write {near}.",
        "A misspelt property is ignored in silence by every program that reads the descriptor.",
    ),
    Code(
        "property-unknown",
        WARNING,
        'Neither the standard nor this site knows a property "{key}" here.',
        "Check where it belongs. If it is your own, it is published as it is and nothing shows it.",
        "Properties in the wrong place have no effect.",
        hints=(quote_the_whole,),
        standard=INFO,
    ),
    Code(
        "view-of-another-program",
        INFO,
        "The views here say nothing of a kind that this site draws, so they are not drawn.",
        "Nothing need be done: they are published as they are. Charts are chosen from the columns.",
        "Data Package leaves open what a view is; other programs have kinds of their own.",
    ),
    Code(
        "name-written-plainly",
        INFO,
        'In addresses the name "{value}" is written as {plain}.',
        "Nothing need be done. Small letters, digits, hyphens, underscores and dots stay as they "
        "are.",
        "A name that is part of an address must work on every system; the mark at its end is made "
        "from the name, so that it never changes.",
    ),
    Code(
        "no-table",
        ERROR,
        "None of the resources is a table that can be read.",
        "Save the table as a CSV file and name it under resources.",
        "Pages, charts and downloads are made from tables; there would be nothing to show.",
    ),
    Code(
        "property-unsupported",
        ERROR,
        "This site does not read tables with {key}.",
        "Save the table as plain CSV with one line of column names and nothing above it.",
        "Published tables have one header and no comments, so that every program reads them alike.",
    ),
    Code(
        "null-sequence",
        ERROR,
        'nullSequence is passed over: cells that read "{value}" are taken as they stand.',
        "Name them in the schema instead: `missingValues: {missing}`.",
        "frictionless passes it over, too: what stands for a missing value is said once, in the "
        "schema.",
    ),
    Code(
        "name-not-folder",
        ERROR,
        'The name is "{value}", but the folder is named "{folder}".',
        "Give both the same name.",
        "The name becomes the dataset's address on the site; people look for it under the same "
        "name in the repository.",
        standard=INFO,
    ),
    Code(
        "name-not-allowed",
        ERROR,
        'The name "{value}" cannot be used: {reason}.',
        "Use up to 80 small letters, digits and hyphens, such as my-dataset-2024.",
        "Names become addresses and file names, which must work on every system.",
    ),
    Code(
        "name-repeated",
        ERROR,
        'The name "{value}" is given to more than one of the {kind}.',
        "Give each its own name.",
        "Things are found by their names.",
    ),
    Code(
        "measure-without-unit",
        WARNING,
        "The column {column} holds numbers but has no unit.",
        'Add a unit, such as `unit: "% of GDP"`, or `unit: "1"` for an index. If the numbers only '
        "describe the row, add `role: attribute`.",
        "A number without a unit cannot be read, drawn or compared.",
    ),
    Code(
        "topic-unknown",
        ERROR,
        'There is no topic "{value}".',
        "Choose from: {allowed}.",
        "Topics are pages of the site; a dataset under an unknown topic would be found nowhere.",
        hints=(did_you_mean,),
    ),
    Code(
        "licence-without-name",
        ERROR,
        "The licence has neither a name nor a title.",
        "Give the name of a standard licence, such as CC-BY-4.0, or the title of the publisher's "
        "own terms.",
        "People must be able to see what they may do with the data.",
    ),
    Code(
        "dialect-sign-twice",
        ERROR,
        'The {key} "{value}" is the {other} as well.',
        "Take the line out if the file is plain CSV; else write the sign that the file truly has.",
        "A sign that means two things at once divides the file in the wrong places.",
    ),
    Code(
        "no-such-column",
        ERROR,
        "{subject} names a column {value} that the table {table} does not have.",
        "The columns are: {columns}.",
        "A name that leads nowhere leaves a chart, a key or a note without its data.",
        hints=(did_you_mean,),
    ),
    Code(
        "no-such-table",
        ERROR,
        "{subject} names a table {value} that this dataset does not have.",
        "The tables are: {tables}.",
        "A name that leads nowhere leaves a chart, a key or a note without its data.",
        hints=(did_you_mean,),
    ),
    Code(
        "update-without-next",
        ERROR,
        "The update does not say when the next figures are due.",
        'Add `next: "YYYY-MM-DD"`, or use the frequency irregular or never.',
        "Pages state when new figures are due, so that people see whether the data is current.",
    ),
    Code(
        "update-with-next",
        ERROR,
        "The update is {value}, yet a next one is announced.",
        "Remove next, or use the frequency annual, quarterly or monthly.",
        "An announced date is a promise; data that is not updated on a schedule has none.",
    ),
    Code(
        "constraint-broken",
        ERROR,
        'The {constraint} of the column {column} is "{value}", which is not {expected}.',
        "Write {expected}, as in the cells of the column.",
        "A limit of another type than the column cannot be compared with its cells.",
    ),
    Code(
        "standard",
        ERROR,
        "This does not meet the Data Package standard: {note}.",
        "See https://datapackage.org/standard/data-package/ for the property in question.",
        "Published datasets can be read by every program that knows the standard.",
    ),
)
