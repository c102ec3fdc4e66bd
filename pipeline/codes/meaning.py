"""What there is to say about what the figures are about."""

from __future__ import annotations

from pipeline.codes.code import ERROR, INFO, WARNING, Code
from pipeline.codes.hints import entities
from pipeline.codes.hints.descriptor import use_one_of
from pipeline.codes.hints.numbers import missing_mark
from pipeline.codes.hints.periods import lines_to_change
from pipeline.codes.hints.suggestions import did_you_mean, write

_SAY_WHICH = (
    "Say under {column} what they are, such as `periods: {{kind: financial-year, starts: April}}`, "
    "`periods: {{kind: month}}` or, for words in the order of `enum`, `periods: {{kind: listed}}`. "
    "Until then they are words to the site."
)

MEANING = (
    Code(
        "number-too-large",
        WARNING,
        "{value} is larger than programs can hold as a number, so {column} is kept as text.",
        "If these are codes, give the column the type string. If they are figures, write them in "
        "thousands or millions and say so in the unit.",
        "Whole numbers end at 9,223,372,036,854,775,807 and others near 1.8e308 in most programs; "
        "beyond that digits are lost without a word.",
    ),
    Code(
        "type-any",
        INFO,
        "{column} holds numbers, but its type is any, so no chart draws it.",
        "Give the column the type number or integer.",
        "What a column holds is taken from its type alone, never guessed from some of its cells.",
    ),
    Code(
        "figures-as-text",
        INFO,
        '{column} holds figures such as "{value}", but its type is string, so no chart draws it.',
        'Give the column the type number. Of shares write the number alone and `unit: "%"`; where '
        "a comma stands before decimals, `decimalChar`.",
        "What a column holds is taken from its type alone, never guessed from some of its cells.",
    ),
    Code(
        "view-incomplete",
        ERROR,
        "A view of the kind {kind} needs {key}.",
        "Add {key} to the view: {meaning}",
        "Without it there is nothing to draw.",
    ),
    Code(
        "view-not-number",
        ERROR,
        "The view draws {value} as its {key}, but that column holds {found}.",
        "Choose a column of type number or integer.",
        "Only numbers have a length, a height or a place on a scale.",
    ),
    Code(
        "view-value",
        ERROR,
        'The view shows rows in which {column} is "{value}", but no row has it.',
        "Write a value that occurs in the column: {allowed}.",
        "A chart of no rows shows nothing.",
        hints=(did_you_mean,),
    ),
    Code(
        "break-value",
        WARNING,
        'The break concerns "{value}", which no row of the table has.',
        "Correct the value, or remove it from the break.",
        "A break that concerns nothing leaves a line drawn across the real one.",
    ),
    Code(
        "coverage-value",
        WARNING,
        'The coverage promises "{value}" in {column}, but no row has it.',
        "Add the rows, or take it out of the coverage.",
        "Coverage says what the data should hold, so that gaps are noticed.",
    ),
    Code(
        "name-not-of-code",
        WARNING,
        '"{value}" stands beside the code {key}, whose name is "{name}".',
        "Write {name}, or correct the code if that is the wrong one of the two.",
        "A code beside another name gives the figures of one to another.",
    ),
    Code(
        "coverage-too-few",
        WARNING,
        "The coverage promises {wanted} different values in {column}, but the data has {found}.",
        "Check that no rows were lost, such as the second half of the file; if it is right, "
        "correct the number in the coverage.",
        "A file that was cut short looks like any other; only a number tells.",
    ),
    Code(
        "coverage-too-many",
        WARNING,
        "The coverage promises {wanted} different values in {column}, but the data has {found}.",
        "Check that none is a second spelling, a total or a note; if all are right, correct the "
        "number in the coverage.",
        "A total or a misspelt name among things is ranked and drawn as one of them.",
    ),
    Code(
        "coverage-not-reached",
        WARNING,
        "The coverage {key} is {value}, but the data {verb} {found}.",
        "Correct the coverage, or add the missing periods.",
        "Pages say which years the data covers.",
        tells_readers=True,
    ),
    Code(
        "coverage-outgrown",
        WARNING,
        "The data goes on to {value}, but the coverage ends with {end}.",
        "If the new periods are meant, move the end of the coverage, the next update and the "
        "version.",
        "After an update the page says which years the data covers and when more is due.",
        hints=(lines_to_change,),
    ),
    Code(
        "period-outside-coverage",
        ERROR,
        "{value} lies outside the coverage, {start} to {end}.",
        "Correct the period, or widen the coverage in the descriptor.",
        "A period that nobody expected is most often a slip.",
        standard=WARNING,
    ),
    Code(
        "entity-kind-unknown",
        ERROR,
        'There is no kind of entity "{value}".',
        "Use one of: {allowed}. The kinds are declared in mkdocs.yml.",
        "The kind says in which reference table the codes are listed.",
        standard=WARNING,
    ),
    Code(
        "entity-reference-missing",
        ERROR,
        "The reference table {table} for {kind} cannot be read: {reason}.",
        "Add that dataset and table, or correct the setting of this kind.",
        "Codes can be checked and named only with the table that lists them.",
    ),
    Code(
        "entity-without-page",
        ERROR,
        'The code "{value}" cannot be the address of a page.',
        "Use letters, digits, hyphens and underscores only, 80 at most, and no two codes that "
        "differ in capitals alone.",
        "Each of the {plural} has a page, whose address is its code in small letters.",
        standard=WARNING,
    ),
    Code(
        "view-without-places",
        WARNING,
        "This site does not know where {value} stand, so it draws no {kind} of them.",
        "Choose the kind ranking. Kinds of thing that have places for this: {allowed}.",
        "Shapes and tiles are kept for the kinds of thing that the site's settings name.",
    ),
    Code(
        "target-incomplete",
        ERROR,
        "The target lacks {missing}.",
        "Write a value (`target: 3`), an event (`{{period: 2016, label: …}}`) or the table that "
        "holds the goals (`{{resource: …, field: …, period: …}}`).",
        "A goal needs a figure to be reached, an event a time and a name.",
    ),
    Code(
        "target-dataset",
        WARNING,
        'The target is looked for in the dataset "{value}", which cannot be read.',
        "Write the name of a dataset of this site, or leave it out for a table of this one.",
        "The chart is drawn without the goals, and a chart of goals alone is not drawn.",
    ),
    Code(
        "target-table",
        ERROR,
        "The dataset {dataset} has no table {value}, in which the target is looked for.",
        "Write the name of one of its tables: {tables}.",
        "A goal that is found nowhere cannot be drawn.",
    ),
    Code(
        "target-unlinked",
        ERROR,
        "The view is about {kind}, but no column of the table {table} has that entity.",
        "Give the column that says whose goal it is `entity: {kind}`.",
        "Each goal is drawn beside the figures of the one who set it.",
    ),
    Code(
        "target-unit",
        ERROR,
        'The target is in "{value}", but the figures are in "{unit}".',
        "Choose a column in the same unit.",
        "A goal can be met only by a figure that is measured alike.",
    ),
    Code(
        "spec-data",
        ERROR,
        "The specification has data of its own.",
        "Leave `data` out for the view's own table, or write `data: {{name: …}}` with one of: "
        "{tables}.",
        "What a chart shows is what the dataset holds, and nothing is fetched from elsewhere.",
    ),
    Code(
        "spec-not-allowed",
        ERROR,
        "A specification here cannot have {what}.",
        "Take it out. The site decides on size and look and draws one plot; the rows come from "
        "the table.",
        "Charts are drawn from the dataset alone, fit a phone, and take little time to draw.",
        hints=(use_one_of,),
    ),
    Code(
        "spec-expression",
        ERROR,
        'An expression here cannot use "{value}".',
        "Use only: {allowed}.",
        "Expressions work on the row they are about; they reach nothing else.",
    ),
    Code(
        "spec-expression-long",
        ERROR,
        "The expression has {length} characters; up to {limit} are read.",
        "Work the figures out before, and put them into the table.",
        "A long expression hides from readers how a figure came about.",
    ),
    Code(
        "spec-too-large",
        ERROR,
        "The specification has {length} characters; up to {limit} are read.",
        "Take out what the defaults do as well.",
        "A chart that takes so much to say is more than one chart.",
    ),
    Code(
        "spec-too-deep",
        ERROR,
        "The specification has {depth} levels inside each other; up to {limit} are read.",
        "Lay the layers out side by side.",
        "No chart needs that, and reading it could take any time.",
    ),
    Code(
        "spec-number",
        ERROR,
        "{value} is more than a specification may ask for; the limit is {limit}.",
        "Write a smaller number.",
        "Sizes and counts decide how much there is to draw.",
    ),
    Code(
        "spec-small-text",
        ERROR,
        "Text of size {value} is too small to read on a phone.",
        "Write {limit} or more, or leave the size out.",
        "Charts are drawn at their size on a phone.",
    ),
    Code(
        "spec-broken",
        ERROR,
        "The specification cannot be drawn: {reason}.",
        "Correct it. The editor at https://vega.github.io/editor shows what each part does.",
        "What cannot be drawn would leave a gap on the page.",
    ),
    Code(
        "view-ambiguous",
        WARNING,
        "The view leaves {column} open, in which its rows have {number} different values.",
        "Fix one, such as `{example}`, or tell them apart with `by: {column}`.",
        "A chart has one figure for each thing and period; with several it is not drawn.",
    ),
    Code(
        "view-several-figures",
        WARNING,
        "The view has several figures to show for the same {columns}.",
        "Remove the rows that repeat others, or add to the table the column that tells them apart.",
        "A chart has one figure for each thing and period; with several it is not drawn.",
    ),
    Code(
        "entity-unknown",
        ERROR,
        '"{value}" is not a code in the list of {plural}.',
        "Write the code that {table} has for it or, if it has none, declare it under additions, "
        "with a reason.",
        "Codes from one list let datasets be joined, and every place keep one page.",
        hints=(
            write,
            entities.write_code,
            entities.same_capitals,
            entities.write_codes,
            entities.leave_group_out,
            entities.write_code_or_declare,
            entities.rows_lost,
            entities.swapped_columns,
        ),
    ),
    Code(
        "licence-unknown",
        WARNING,
        '"{value}" is not the name of a licence on the lists of SPDX and the Open Definition.',
        "Choose the name from https://spdx.org/licenses/. For a publisher's own terms, leave the "
        "name out and give a title and a path.",
        "Programs tell by this name what may be done with the data.",
        hints=(did_you_mean,),
    ),
    Code(
        "role-unknown",
        WARNING,
        '"{value}" is not a role that the standard knows.',
        "Use one of: {allowed}. DataCite's and CRediT's roles are known, too.",
        "Programs tell by the role whom to cite and whom to ask.",
        hints=(did_you_mean,),
    ),
    Code(
        "update-overdue",
        WARNING,
        "The {frequency} update was due on {due}, before {today}.",
        "Add the new figures and write the day on which the next are due, such as `{line}`. If "
        "they are late, write the day that the publisher now gives; if no more will come, "
        "`update: {{frequency: never}}`.",
        "Pages state when new figures are due; a day that has passed looks like neglect.",
        tells_readers=True,
    ),
    Code(
        "period-still-to-come",
        WARNING,
        '"{value}" is still to come: this was checked as of {today}.',
        "Correct the period. If the figure is a forecast or a target, say so in the title of the "
        'column, or with `coverage: {{end: "{end}"}}`.',
        "Nothing has been measured in a year that has not begun; it is most often a slip.",
    ),
    Code(
        "share-above-whole",
        WARNING,
        '"{value}" is more than the whole: figures in "{unit}" end at {limit}.',
        "Correct the figure, or the unit if it is not a share; a change has a unit such as "
        '`unit: "% change"`.',
        "A part cannot be larger than the whole; a point is lost or the unit is another.",
        tells_readers=True,
    ),
    Code(
        "figure-below-zero",
        WARNING,
        '"{value}" is below zero, but figures in "{unit}" cannot be.',
        "Correct the figure, or say in the column's title and unit that it is a change or a "
        "difference.",
        "There are no fewer than none; minus signs come from typing or stand for missing values.",
        hints=(missing_mark,),
        tells_readers=True,
    ),
    Code(
        "missing-coded",
        WARNING,
        "{value} lies apart from all other figures of {column}: it looks like a code for a missing "
        "one.",
        "Leave the cells empty, or declare the code under missingValues with its reason.",
        "A code that is read as a figure is ranked, averaged and drawn as one.",
        hints=(missing_mark,),
        tells_readers=True,
    ),
    Code(
        "percent-as-fraction",
        WARNING,
        'No figure of {column} is above {largest}, though its unit is "{unit}": they look like '
        "fractions.",
        'Multiply the figures by 100, or write `unit: "1"` if they are meant as fractions of one.',
        "A half written as 0.5 and read as a percentage is a hundred times too small.",
    ),
    Code(
        "periods-two-ways",
        WARNING,
        'Periods such as "{value}" in the column {column} can be {kinds}.',
        _SAY_WHICH,
        "A financial year that is read as a month is drawn in the wrong place and order.",
    ),
    Code(
        "periods-unread",
        WARNING,
        'The column {column} looks like periods, but "{value}" is not of one kind with the others, '
        "in which all follow each other.",
        _SAY_WHICH,
        "Words have no order and no place on an axis, so nothing is drawn over time.",
    ),
    Code(
        "periods-like-years",
        WARNING,
        'The column {column} is one of months, but periods such as "{value}" follow each other '
        "like financial years.",
        _SAY_WHICH,
        "A financial year that is read as a month is drawn in the wrong place and order.",
    ),
    Code(
        "period-of-another-kind",
        ERROR,
        'The column {column} is said to hold {kind}, and "{value}" is none that can be read.',
        "Write it as the others are written, or change `periods` of the column.",
        "What is no period has no place among the others, and would be drawn nowhere.",
        standard=WARNING,
    ),
    Code(
        "year-as-measure",
        WARNING,
        "{column} holds years, {span}, but is declared as something that is measured.",
        "Write `type: year`, and `role: time` if the row is about that year, else "
        "`role: attribute`.",
        "Years declared as a measure are drawn as amounts, with bars two thousand high.",
    ),
    Code(
        "title-claims",
        WARNING,
        'The title says what came out: "{value}".',
        "Name what was measured, where and when, and leave the result to the figures.",
        "A title stays when new figures come; a claim in it is soon wrong.",
    ),
    Code(
        "description-repeats-title",
        WARNING,
        "The description says no more than the title.",
        "Say what the title leaves open: what is counted, by whom, how.",
        "Readers see both, one under the other.",
    ),
    Code(
        "placeholder",
        WARNING,
        '"{value}" looks like what a template left to be filled in.',
        "Write the text that belongs here, or remove the line if it is not needed.",
        "What stands here is published as it is.",
    ),
)
