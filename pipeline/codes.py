"""Every kind of finding: its code, how grave it is, what it says, what to do, and why it matters.

The text of findings stands here and, where a hint depends on the value, in validation/hints.py.
A message never says where: the reporter prints the place before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.findings import ROWS_NAMED, Finding, Place, Severity
from pipeline.visible import LONGEST_QUOTE, visible

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True)
class Code:
    """A kind of finding. `message` and `hint` are str.format templates for the finding's words."""

    name: str
    severity: Severity
    message: str
    hint: str
    explanation: str


FOLDERS = (
    Code(
        "no-datasets-folder",
        ERROR,
        "There is no folder named datasets.",
        "Make a folder datasets beside mkdocs.yml, and in it a folder for each dataset.",
        "The site is made from the folders in datasets/; without it there is nothing to publish.",
    ),
    Code(
        "no-datasets",
        ERROR,
        "The folder holds no dataset.",
        "Add a folder with a datapackage.yaml and its CSV files.",
        "A site without any data is more likely a mistake than a wish, so nothing is published.",
    ),
    Code(
        "stray-file",
        WARNING,
        "This file lies in datasets/ itself, so no dataset holds it.",
        "Move it into the folder of its dataset, beside that folder's datapackage.yaml.",
        "Only folders in datasets/ are read. A table that lies beside them is not published.",
    ),
    Code(
        "no-descriptor",
        ERROR,
        "The folder has no datapackage.yaml.",
        "Describe the dataset in a file named datapackage.yaml in this folder.",
        "The descriptor is what makes a folder a dataset: it says what the tables are, where they "
        "come from and under which terms they may be used.",
    ),
    Code(
        "two-descriptors",
        ERROR,
        "The folder has both a datapackage.yaml and a datapackage.json.",
        "Keep one of them and delete the other.",
        "Two descriptors can disagree, and nobody could say which one holds.",
    ),
    Code(
        "file-unreadable",
        ERROR,
        "The file cannot be read: {reason}.",
        "Check that the file is there, is a file, and may be read by everyone.",
        "A file that the pipeline may not open cannot be checked or published.",
    ),
    Code(
        "descriptor-too-large",
        ERROR,
        "The descriptor is larger than {limit}.",
        "Move data out of the descriptor into a CSV file.",
        "A descriptor is read whole; one of this size is a mistake or an attack.",
    ),
    Code(
        "descriptor-not-text",
        ERROR,
        "The file is not UTF-8 text: there is a byte {byte} that means nothing.",
        "Save the file again with the encoding UTF-8.",
        "Descriptors are UTF-8, so that every name and accent reads the same everywhere.",
    ),
    Code(
        "descriptor-syntax",
        ERROR,
        "The file is not {form}: {problem}.",
        "Look at this line and the one before it. Values with a colon, a # or a sign such as % at "
        "the beginning need quotes; lists and properties are indented with spaces.",
        "As long as the file cannot be read, nothing else about the dataset can be checked.",
    ),
    Code(
        "descriptor-not-mapping",
        ERROR,
        "The file holds {found}, not properties with their values.",
        "Begin with lines such as `name: my-dataset` and `title: What it is about`.",
        "A descriptor is a set of properties, each with a name and a value.",
    ),
    Code(
        "doubled-key",
        ERROR,
        '"{key}" stands here for the second time.',
        "Keep one of the two, or put both values into one list.",
        "Readers of YAML and JSON keep one of two equal properties and drop the other in silence.",
    ),
    Code(
        "yaml-feature",
        ERROR,
        "The descriptor uses {feature}.",
        "Write the value out in full. A value that begins with & * or ! needs quotes.",
        "Anchors, aliases and tags make a small file grow without end or run code when it is read; "
        "descriptors do without.",
    ),
    Code(
        "several-documents",
        ERROR,
        "A second document begins here.",
        "Remove the line `---`; a descriptor is one document.",
        "What follows the second `---` would be ignored in silence.",
    ),
    Code(
        "descriptor-too-deep",
        ERROR,
        "Lists and properties stand more than {limit} levels inside each other.",
        "Bring the descriptor to the shape that the guide shows; it needs far fewer levels.",
        "Descriptors that are nested without end are meant to exhaust their readers.",
    ),
    Code(
        "symbolic-link",
        ERROR,
        "This is a symbolic link.",
        "Put the file itself in its place.",
        "A link can lead anywhere on the computer that builds the site, so none is followed.",
    ),
    Code(
        "not-regular-file",
        ERROR,
        "This is not a plain file but {found}.",
        "Remove it, or put a plain file in its place.",
        "Reading a pipe or a device can wait for ever.",
    ),
    Code(
        "too-many-files",
        ERROR,
        "The folder holds more than {limit} files.",
        "Keep the descriptor and the CSV files it names; split the rest into further datasets.",
        "A folder with this many files is not a dataset but a working directory.",
    ),
    Code(
        "unlisted-file",
        WARNING,
        "No resource of the descriptor names this file, so it is not published.",
        "Add a resource with this path, or remove the file.",
        "A table that the descriptor does not name looks published to whoever added it, but isn't.",
    ),
)

SAFETY = (
    Code(
        "path-address",
        ERROR,
        "The path is a web address: {value}.",
        "Download the file into this folder and write its name as the path; name the address under "
        "sources.",
        "Nothing is fetched while a site is checked or built: what is published is what lies here.",
    ),
    Code(
        "path-outside",
        ERROR,
        'The path "{value}" leads out of the dataset\'s folder.',
        "Write the path from this folder, such as `path: my-table.csv`.",
        "A dataset may publish only what lies in its own folder.",
    ),
    Code(
        "path-characters",
        ERROR,
        'The path "{value}" holds {characters}.',
        "Use letters, digits, dots, hyphens and underscores, and / between folders.",
        "Such characters mean different things to different systems, and some stand for many files "
        "at once.",
    ),
    Code(
        "path-not-csv",
        ERROR,
        'The path "{value}" does not end in .csv.',
        "Save the table as a CSV file and give its name here.",
        "Tables are published from CSV alone; other formats are made from it.",
    ),
    Code(
        "path-not-one",
        ERROR,
        "The path is {found}, not the name of one file.",
        "Put the table into one CSV file, such as `path: my-table.csv`.",
        "Every table of the site is one file, so that people can take it away whole.",
    ),
    Code(
        "property-forbidden",
        ERROR,
        'The property "{key}" is not allowed here.',
        "Remove it. The table is the plain CSV file that `path` names.",
        "These properties make a reader unpack, join, fetch or run something. A dataset on this "
        "site is a plain file that asks for nothing.",
    ),
    Code(
        "address-not-allowed",
        ERROR,
        "This would be fetched from somewhere else: {value}.",
        "Write it out in the descriptor instead of pointing at it.",
        "Nothing is fetched while a site is checked, built or read.",
    ),
    Code(
        "not-inline",
        ERROR,
        "The {key} points at another file: {value}.",
        "Write the {key} itself here, in the descriptor.",
        "The descriptor alone says what a table holds, so that it can be read in one place.",
    ),
    Code(
        "pattern-too-long",
        ERROR,
        "The pattern has {length} characters; at most {limit} are allowed.",
        "Describe the values with a shorter pattern, or list them under enum.",
        "Long patterns are slow to match and hard to read.",
    ),
    Code(
        "pattern-broken",
        ERROR,
        'The pattern "{value}" is not a regular expression: {reason}.',
        "Check brackets and backslashes; for a list of allowed values use enum instead.",
        "A pattern that cannot be read cannot check anything.",
    ),
)

PROFILE = (
    Code(
        "property-missing",
        ERROR,
        "{key} is missing.",
        "Add {key}.",
        "The site shows this property or needs it to draw and publish the data.",
    ),
    Code(
        "property-empty",
        ERROR,
        "{key} is empty.",
        "Fill in {key}, or remove the line if it is not needed.",
        "An empty property says that something is meant to stand here, and nothing does.",
    ),
    Code(
        "property-type",
        ERROR,
        "{key} is {found}, but should be {expected}.",
        "Write {expected} here.",
        "Programs that read the descriptor expect this kind of value.",
    ),
    Code(
        "property-value",
        ERROR,
        '{key} is "{value}", which is not one of: {allowed}.',
        "Choose one of: {allowed}.",
        "Only these values have a meaning here.",
    ),
    Code(
        "property-format",
        ERROR,
        '{key} is "{value}", but should be {expected}.',
        "Write {expected} here.",
        "Values of this property are compared, sorted or linked, so they have one form.",
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
    ),
    Code(
        "property-unsupported",
        ERROR,
        "This site does not read tables with {key}.",
        "Save the table as plain CSV with one line of column names and nothing above it.",
        "Published tables have one header and no comments, so that every program reads them alike.",
    ),
    Code(
        "name-not-folder",
        ERROR,
        'The name is "{value}", but the folder is named "{folder}".',
        "Give both the same name.",
        "The name becomes the dataset's address on the site; people look for it under the same "
        "name in the repository.",
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
        ERROR,
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
        "no-such-column",
        ERROR,
        "{subject} names a column {value} that the table {table} does not have.",
        "The columns are: {columns}.",
        "A name that leads nowhere leaves a chart, a key or a note without its data.",
    ),
    Code(
        "no-such-table",
        ERROR,
        "{subject} names a table {value} that this dataset does not have.",
        "The tables are: {tables}.",
        "A name that leads nowhere leaves a chart, a key or a note without its data.",
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
    ),
    Code(
        "column-doubled",
        ERROR,
        'The name "{value}" is given to more than one column.',
        "Give each column its own name, and describe each in the descriptor.",
        "Of two columns with one name, a program reads only one.",
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
    ),
    Code(
        "column-unnamed",
        ERROR,
        "This column has no name.",
        "Give it a name and describe it, or remove the empty column (often a comma at the end of "
        "each line).",
        "A column without a name cannot be described or used.",
    ),
)

CELLS = (
    Code(
        "cell-type",
        ERROR,
        '"{value}" is not {expected}.',
        "Write {expected}. If the value is not known, leave the cell empty.",
        "Cells of one type can be sorted, drawn and computed with.",
    ),
    Code(
        "cell-empty",
        ERROR,
        "The cell is empty, but the column {column} needs a value in every row.",
        "Fill it in, or remove `required: true` if a value can be missing.",
        "The descriptor promises a value in every row.",
    ),
    Code(
        "cell-too-small",
        ERROR,
        "{value} is below the smallest value allowed, {limit}.",
        "Check the value and its unit; if it is right, change the minimum in the descriptor.",
        "Limits catch slips of unit and of the decimal point.",
    ),
    Code(
        "cell-too-large",
        ERROR,
        "{value} is above the largest value allowed, {limit}.",
        "Check the value and its unit; if it is right, change the maximum in the descriptor.",
        "Limits catch slips of unit and of the decimal point.",
    ),
    Code(
        "cell-not-allowed",
        ERROR,
        '"{value}" is not one of the values allowed: {allowed}.',
        "Write one of them, or add the value to enum and categories in the descriptor.",
        "A list of allowed values catches misspelt categories.",
    ),
    Code(
        "cell-pattern",
        ERROR,
        '"{value}" does not have the form {pattern}.',
        "Write it in that form, or correct the pattern in the descriptor.",
        "A form that all values share catches wrong and shortened codes.",
    ),
    Code(
        "cell-length",
        ERROR,
        '"{value}" has {length} characters; the {constraint} is {limit}.',
        "Check for cut or joined values, or change the limit in the descriptor.",
        "Limits of length catch codes that lost or gained a character.",
    ),
    Code(
        "cell-repeated",
        ERROR,
        '"{value}" stands in more than one row; here as in row {other}.',
        "Remove or correct one of the rows.",
        "The descriptor promises that values of this column do not repeat.",
    ),
    Code(
        "key-repeated",
        ERROR,
        "This row has the same {key} as row {other}: {value}.",
        "Remove one of the rows, or correct the values that tell them apart.",
        "The primary key tells rows apart; two rows with one key count twice or contradict.",
    ),
    Code(
        "key-empty",
        ERROR,
        "This row has no value for the primary key {key}.",
        "Fill in what the row is about, or remove the row.",
        "Without its key nobody can say what the row is about.",
    ),
    Code(
        "foreign-key",
        ERROR,
        "{value} is not in the table {table} (column {column}).",
        "Correct the value, or add it to that table first.",
        "A reference to a row that is not there cannot be followed.",
    ),
    Code(
        "row-too-long",
        ERROR,
        "This row has more cells than the table has columns.",
        'Put a value that holds a comma into quotes: "Bonn, Germany".',
        "Cells beyond the last column belong to none.",
    ),
    Code(
        "row-too-short",
        ERROR,
        "This row has fewer cells than the table has columns; {column} is missing.",
        "Add the missing commas; an empty cell is nothing between two commas.",
        "In a short row, values may stand under the wrong columns.",
    ),
    Code(
        "row-blank",
        ERROR,
        "This row is empty.",
        "Remove it.",
        "Empty rows are counted and drawn as missing values by many programs.",
    ),
    Code(
        "table-unread",
        ERROR,
        "The table cannot be read as the descriptor says: {note}.",
        "Check the schema and the dialect of this resource.",
        "As long as the table cannot be read, its cells are not checked.",
    ),
    Code(
        "tables-too-slow",
        ERROR,
        "Checking the tables took longer than {seconds} seconds and was stopped.",
        "Simplify the patterns in the schema; one such as (a+)+ can take for ever.",
        "Each dataset has a time limit, so that one cannot hold up the others.",
    ),
    Code(
        "tables-too-big",
        ERROR,
        "Checking the tables took more than {megabytes} MB of memory and was stopped.",
        "Split the largest table, and check that every quote in it is closed.",
        "Each dataset has a memory limit, so that one cannot hold up the others.",
    ),
    Code(
        "tables-crashed",
        ERROR,
        "The tables could not be checked: {note}.",
        "Look at unusual types, constraints and values in the schema; please report this, too.",
        "A dataset that cannot be checked is not published.",
    ),
    Code(
        "more-findings",
        ERROR,
        "There are {number} more findings on this dataset, which are left out.",
        "Mend those above first; many have one cause.",
        "A report that nobody can read to its end helps nobody.",
    ),
    Code(
        "check-failed",
        ERROR,
        "The dataset could not be checked to its end: {note}.",
        "This is a mistake in the checks. Please report it with this folder.",
        "A dataset that cannot be checked is not published; the others still are checked.",
    ),
)

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
        "entity-unknown",
        ERROR,
        '"{value}" is not a code in the list of {plural}.',
        "Write the code from {table}. If it is right and the list lacks it, declare it under "
        "additions, with a reason.",
        "Codes from one list let datasets be joined, and every place keep one page.",
    ),
)

CODES = (*FOLDERS, *SAFETY, *PROFILE, *BYTES, *HEADERS, *CELLS, *MEANING)

CODES_BY_NAME = {code.name: code for code in CODES}

# What the YAML reader calls a problem, and what it means for whoever wrote the file.
SYNTAX_PROBLEMS = {
    "found character that cannot start any token": (
        "a value begins with a sign that means something else in YAML, or a line is indented with "
        "a tab"
    ),
    "mapping values are not allowed in this context": (
        "a value without quotes holds a colon and a space, or the indentation is off"
    ),
    "did not find expected key": "the indentation is off, or a quote or colon is missing",
    "could not find expected ':'": "a property has no colon and space after its name",
    "did not find expected '-' indicator": "the indentation of the list is off",
    "did not find expected ',' or ']'": "a list in [ ] is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "properties in { } are not closed, or a comma is missing",
    "did not find expected node content": "something is missing after a bracket or comma",
    "found unexpected end of stream": "a quote is opened and not closed",
    "found undefined tag handle": "a value begins with ! and has no quotes",
    "found unknown escape character": (
        "a backslash in double quotes must be doubled; or use single quotes"
    ),
}


JSON_HINT = (
    "Look at this line and the one before it: every name and text stands in double quotes, and no "
    "comma comes before a closing bracket."
)


def finding(
    code: str,
    place: Place,
    *,
    count: int = 1,
    rows: tuple[int, ...] = (),
    hint: str | None = None,
    **words: object,
) -> Finding:
    """Make a finding of a kind, its words filled in, shortened and made visible.

    `hint` replaces the one that the kind has. Raises KeyError when there is no such code or a word
    of its templates is not given.
    """
    kind = CODES_BY_NAME[code]
    shown = {name: _shown(name, word) for name, word in words.items()}
    return Finding(
        place=place,
        code=kind.name,
        severity=kind.severity,
        message=kind.message.format(**shown),
        hint=visible(hint) if hint is not None else kind.hint.format(**shown),
        count=count,
        rows=rows[:ROWS_NAMED],
    )


# Words that are lists or sentences: cut later than a single value.
_LONG_WORDS = frozenset({"allowed", "columns", "found", "note", "problem", "reason", "tables"})


def _shown(name: str, word: object) -> str:
    return visible(str(word), 4 * LONGEST_QUOTE if name in _LONG_WORDS else LONGEST_QUOTE)
