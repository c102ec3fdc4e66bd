"""What readers of YAML and JSON say, in words for whoever wrote the file."""

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
    "found invalid Unicode character escape code": (
        "an escape such as \\ud800 stands for half a character; write the letter itself"
    ),
    "found unknown escape character": (
        "a backslash in double quotes must be doubled; or use single quotes"
    ),
}


JSON_HINT = (
    "Look at this line and the one before it: every name and text stands in double quotes, and no "
    "comma comes before a closing bracket."
)
