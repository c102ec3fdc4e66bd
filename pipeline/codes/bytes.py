"""What there is to say about a file before it is read as a table."""

from __future__ import annotations

from pipeline.codes.code import ERROR, INFO, Code

BYTES = (
    Code(
        "file-missing",
        ERROR,
        "The file is not there, but the descriptor names it.",
        "Add the file, or correct the path in the descriptor. Capital and small letters differ.",
        "A table without its file cannot be published.",
    ),
    Code(
        "file-empty",
        ERROR,
        "The file is empty.",
        "Save the table again; it needs a line of column names and a line for each row.",
        "An empty file is most often an export that failed.",
    ),
    Code(
        "file-header-only",
        ERROR,
        "The file has column names but no rows.",
        "Save the table again with its rows.",
        "A table without rows is most often an export that failed.",
    ),
    Code(
        "file-too-large",
        ERROR,
        "The file is larger than {limit} bytes.",
        "Split the table by years or subjects into further resources.",
        "Files of this size cannot be kept in the repository or loaded in a browser.",
    ),
    Code(
        "line-too-long",
        ERROR,
        "This line is longer than {limit} bytes.",
        "Check that the file has one row a line and that every quote is closed.",
        "Such a line is not a row of a table.",
    ),
    Code(
        "file-not-csv",
        ERROR,
        "The file is named .csv but is {what}.",
        "Open it in the program that made it and save the table as CSV UTF-8.",
        "A new name does not turn a file into another format.",
    ),
    Code(
        "file-binary",
        ERROR,
        "The file holds a NUL byte, which no text has.",
        "Save the table again as CSV UTF-8.",
        "Such files are damaged, or saved as UTF-16 without saying so.",
    ),
    Code(
        "lfs-pointer",
        ERROR,
        "The file is a Git LFS pointer; the table itself is not here.",
        "Run `git lfs pull`, or commit the table itself.",
        "With Git LFS, a checkout can hold a note in place of the file.",
    ),
    Code(
        "conflict-markers",
        ERROR,
        "A merge conflict was left in the file.",
        "Keep one of the versions between <<<<<<< and >>>>>>> and remove these lines.",
        "Git writes both versions into a file when it cannot merge them.",
    ),
    Code(
        "wrong-encoding",
        ERROR,
        'The bytes {bytes} are not {encoding}; they may stand for "{guess}".',
        "Save the file as CSV UTF-8, or say in the descriptor which encoding it has.",
        "Text in another encoding shows wrong letters, or none.",
    ),
    Code(
        "unknown-encoding",
        ERROR,
        'There is no encoding "{value}".',
        "Save the file as CSV UTF-8 and write `encoding: utf-8`.",
        "Without its encoding a file is bytes, not text.",
    ),
    Code(
        "byte-order-mark",
        ERROR,
        "The file begins with a byte order mark.",
        'Save it as UTF-8 without "BOM" or "signature", or write `encoding: utf-8-sig`.',
        "The mark cannot be seen and becomes part of the first column's name in many programs.",
    ),
    Code(
        "wrong-size",
        ERROR,
        "The descriptor says {declared} bytes, but the file has {found}.",
        "Write `bytes: {found}`, or remove the property; it is computed when the site is built.",
        "A size that does not match says that another file was meant.",
    ),
    Code(
        "wrong-hash",
        ERROR,
        "The file is not the one that the descriptor's hash stands for.",
        "Write `hash: {found}`, or remove the property; it is computed when the site is built.",
        "A hash that does not match says that another file was meant.",
    ),
    Code(
        "no-newline-at-end",
        INFO,
        "The last line does not end with a line break.",
        "Add one if your program can; nothing depends on it.",
        "Lines appended later would run into the last one.",
    ),
    Code(
        "cell-too-long",
        ERROR,
        "A cell that begins here is longer than {limit} characters.",
        'Most often a quote was opened and not closed: look for a single " near this line.',
        "An open quote swallows the rows that follow it.",
    ),
    Code(
        "unclosed-quote",
        ERROR,
        "A quote that opens in this row is never closed; the rest of the file is one cell.",
        'Close the quote, or remove it: look for a single " near this line.',
        "An open quote swallows the rows that follow it.",
    ),
    Code(
        "too-many-columns",
        ERROR,
        "The table has {found} columns; at most {limit} are allowed.",
        "Put years or groups into rows: one column for the year, one for the value.",
        "Tables with this many columns cannot be described column by column.",
    ),
)
