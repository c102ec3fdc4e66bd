"""What there is to say about a table's line of column names."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code
from pipeline.codes.hints.files import name_doubled, name_otherwise, name_unnamed

HEADERS = (
    Code(
        "wrong-delimiter",
        ERROR,
        "The columns are divided by {found}, not by {declared}.",
        "Save the file with {declared} between the columns, or declare the other under dialect: "
        "`dialect: {{delimiter: {example}}}`.",
        "With the wrong sign between them, all columns are read as one.",
    ),
    Code(
        "header-absent",
        ERROR,
        "The first row does not name the columns; it reads: {found}.",
        "Let the first line be: {columns}",
        "Without names nobody can tell what a column holds.",
    ),
    Code(
        "header-not-first",
        ERROR,
        "The names of the columns stand in row {row}, not in the first one.",
        "Remove what stands above row {row}: a title belongs in the descriptor.",
        "Programs take the first line for the names of the columns.",
    ),
    Code(
        "names-not-found",
        ERROR,
        "The file has no names of columns where the dialect has them looked for: {reason}.",
        "Write the row in which they stand under `headerRows`; if they stand in none, `header: "
        "false`, and name the columns in the schema.",
        "Without names nobody can tell what a column holds.",
    ),
    Code(
        "header-not-said",
        ERROR,
        "The names of the columns stand in row {row}, and the dialect does not say so.",
        "Write `headerRows: [{row}]` under dialect.",
        "Programs look for the names in the first row, even where that is a comment, and then take "
        "this one for data.",
    ),
    Code(
        "name-joined-otherwise",
        ERROR,
        'Joined as the dialect says, the rows of the header name this column "{value}", with '
        "spaces that its name in the schema does not have.",
        'Call the column "{value}" in the schema, or choose another `headerJoin`.',
        "Columns are found by their names, letter by letter.",
    ),
    Code(
        "periods-as-columns",
        ERROR,
        "Each period has a column of its own here: {number} of them, from {first} to {last}.",
        "Write one row for each observation, with the period in the column {column}: "
        "`{columns}`, then rows such as `{example}`. In Excel: Data, From Table, Unpivot Columns.",
        "With a row for each observation, a new period adds rows and never changes the columns.",
    ),
    Code(
        "column-missing",
        ERROR,
        "The column {column} is missing.",
        "Add it to the file, or take it out of the schema if the data no longer has it.",
        "The descriptor promises every column that it describes.",
    ),
    Code(
        "column-misspelt",
        ERROR,
        'The column is named "{value}"; the descriptor calls it {column}.',
        "Write {column}, exactly so.",
        "Columns are found by their names, letter by letter.",
        hints=(name_otherwise,),
    ),
    Code(
        "column-doubled",
        ERROR,
        'The name "{value}" is given to more than one column.',
        "Give each column its own name, and describe each in the descriptor.",
        "Of two columns with one name, a program reads only one.",
        hints=(name_doubled,),
    ),
    Code(
        "column-extra",
        ERROR,
        'The descriptor does not describe the column "{value}".',
        "Describe it under schema.fields, or remove it from the file.",
        "Every published column says what it holds.",
    ),
    Code(
        "column-order",
        ERROR,
        "The columns stand in another order than in the descriptor: {found}.",
        "Bring them into this order: {columns}. Or write `fieldsMatch: equal` in the schema.",
        "Without fieldsMatch, the standard asks for the same order in both.",
    ),
    Code(
        "column-spaces",
        ERROR,
        'There are spaces around the column\'s name "{value}".',
        "Remove them from the header.",
        "Spaces cannot be seen but are part of the name for most programs.",
        standard=WARNING,
    ),
    Code(
        "column-name-spaced",
        ERROR,
        "The descriptor has spaces around the name of the column {value}, and the file has not.",
        "Write `{value}` in the schema, without them.",
        "Columns are found by their names, letter by letter.",
    ),
    Code(
        "column-unnamed",
        ERROR,
        "This column has no name.",
        "Give it a name and describe it, or remove the empty column (often a comma at the end of "
        "each line).",
        "A column without a name cannot be described or used.",
        hints=(name_unnamed,),
    ),
)
