"""What there is to say about folders and the descriptors in them."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code
from pipeline.codes.hints.files import json_signs, rename

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
        hints=(rename,),
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
        hints=(json_signs,),
    ),
    Code(
        "half-a-character",
        ERROR,
        "The escape {escape} stands for half a character.",
        "Write the letter or sign itself: the file is UTF-8 and needs no escapes.",
        "Half a character cannot be saved or shown.",
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
        "The file uses {feature}.",
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
    Code(
        "changelog-not-text",
        ERROR,
        "CHANGELOG.md is not text in UTF-8.",
        "Save it as UTF-8 text.",
        "What changed in a dataset is shown on its page, so it must be readable.",
    ),
)
