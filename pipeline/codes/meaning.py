"""What there is to say about what the figures are about."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code

MEANING = (
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
        "Check that no rows were lost, such as the second half of the file. If it is right, "
        "correct the number in the coverage.",
        "A file that was cut short looks like any other; only a number tells.",
    ),
    Code(
        "coverage-not-reached",
        WARNING,
        "The coverage {key} is {value}, but the data {verb} {found}.",
        "Correct the coverage, or add the missing periods.",
        "Pages say which years the data covers.",
    ),
    Code(
        "coverage-outgrown",
        WARNING,
        "The data goes on to {value}, but the coverage ends with {end}.",
        "If the new periods are meant, move the end of the coverage, the next update and the "
        "version.",
        "After an update the page says which years the data covers and when more is due.",
    ),
    Code(
        "period-outside-coverage",
        ERROR,
        "{value} lies outside the coverage, {start} to {end}.",
        "Correct the period, or widen the coverage in the descriptor.",
        "A period that nobody expected is most often a slip.",
    ),
    Code(
        "entity-kind-unknown",
        ERROR,
        'There is no kind of entity "{value}".',
        "Use one of: {allowed}. The kinds are declared in mkdocs.yml.",
        "The kind says in which reference table the codes are listed.",
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
    ),
    Code(
        "view-not-drawn",
        WARNING,
        "Charts of the kind {value} are not drawn yet.",
        "Use one of: {allowed}. The view is left out of the page until its kind is drawn.",
        "A chart that is declared and does not appear would be missed in silence.",
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
    ),
    Code(
        "licence-unknown",
        WARNING,
        '"{value}" is not the name of a licence on the lists of SPDX and the Open Definition.',
        "Choose the name from https://spdx.org/licenses/. For a publisher's own terms, leave the "
        "name out and give a title and a path.",
        "Programs tell by this name what may be done with the data.",
    ),
    Code(
        "role-unknown",
        WARNING,
        '"{value}" is not a role that the standard knows.',
        "Use one of: {allowed}. DataCite's and CRediT's roles are known, too.",
        "Programs tell by the role whom to cite and whom to ask.",
    ),
    Code(
        "update-overdue",
        WARNING,
        "The {frequency} update was due on {due}, before {today}.",
        "Add the new figures and write the day on which the next are due, such as `{line}`. If "
        "they are late, write the day that the publisher now gives; if no more will come, "
        "`update: {{frequency: never}}`.",
        "Pages state when new figures are due; a day that has passed looks like neglect.",
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
    ),
    Code(
        "figure-below-zero",
        WARNING,
        '"{value}" is below zero, but figures in "{unit}" cannot be.',
        "Correct the figure, or say in the column's title and unit that it is a change or a "
        "difference.",
        "There are no fewer than none; minus signs come from typing or stand for missing values.",
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
