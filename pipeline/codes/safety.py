"""What there is to say about a descriptor that asks for something outside its folder."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code
from pipeline.codes.hints.files import unpack

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
        "Rename the file. Letters of any alphabet will do, but nothing unseen, no dot at the "
        'beginning, no name of a device and none of < > : " | ? *.',
        "Such characters mean different things to different systems, and some stand for many files "
        "at once.",
    ),
    Code(
        "path-on-some-systems",
        WARNING,
        'On some systems no file can have the name "{value}": it holds {characters}.',
        "Rename the file, so that everybody can keep this folder.",
        "The table is read and goes out under a plain name, but on Windows the folder cannot be "
        "copied.",
    ),
    Code(
        "path-not-csv",
        ERROR,
        'The path "{value}" does not end in .csv.',
        "Save the table as a CSV file and give its name here.",
        "Tables are published from CSV alone; other formats are made from it.",
        hints=(unpack,),
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
        "pointer-not-mapping",
        ERROR,
        'The file "{value}" holds no properties with their values.',
        "Write the properties of the schema or dialect in it, as in the descriptor.",
        "Without its schema a table cannot be read as it is meant.",
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
