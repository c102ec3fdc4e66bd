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
        "entity-unknown",
        ERROR,
        '"{value}" is not a code in the list of {plural}.',
        "Write the code from {table}. If it is right and the list lacks it, declare it under "
        "additions, with a reason.",
        "Codes from one list let datasets be joined, and every place keep one page.",
    ),
)
