"""What there is to say about what hides in texts: characters, look-alikes, links and formulas."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code

_HIDDEN = '{character} stands {times} "{value}", where nobody sees it.'
_TAKE_OUT = (
    "Delete this text and type it again: characters that nobody sees come along when a text is "
    "copied."
)
_LOOK_ALIKE = 'The word "{word}" has a letter of another alphabet in it: {character}.'
_TYPE_AGAIN = "Type the word again in one alphabet."
_TWO_WAYS = 'What looks the same is also written otherwise here: "{value}" has {character}.'
_ONE_WAY = "Type it as it is written elsewhere, or save all texts in one form (Unicode NFC)."
_LINK_AS_TEXT = "Until then the site shows the address as text and links nowhere."
_WOULD_RUN = (
    "Whoever opens the table in a spreadsheet runs it: it would compute, fetch or start something."
)

HIDDEN = (
    Code(
        "hidden-character-in-name",
        ERROR,
        _HIDDEN,
        _TAKE_OUT,
        "With it, two names or keys look the same and are not; some of these characters also turn "
        "round what stands beside them.",
    ),
    Code(
        "hidden-character-in-cell",
        WARNING,
        _HIDDEN,
        _TAKE_OUT,
        "Nobody sees it, but searching, sorting and counting do; the site shows the cell without.",
    ),
    Code(
        "hidden-character-in-text",
        WARNING,
        _HIDDEN,
        _TAKE_OUT,
        "Some of these characters turn round or hide what stands beside them; the site leaves them "
        "out.",
    ),
    Code(
        "look-alike-in-name",
        ERROR,
        _LOOK_ALIKE,
        _TYPE_AGAIN,
        "It looks like the right name or key, but is found in no other table and by no search.",
    ),
    Code(
        "look-alike-in-cell",
        WARNING,
        _LOOK_ALIKE,
        _TYPE_AGAIN,
        "Who searches for the word as it looks does not find it.",
    ),
    Code(
        "look-alike-in-text",
        WARNING,
        _LOOK_ALIKE,
        _TYPE_AGAIN,
        "Who searches for the word as it looks does not find it.",
    ),
    Code(
        "written-in-two-ways-in-name",
        ERROR,
        _TWO_WAYS,
        _ONE_WAY,
        "To every program these are two names or keys, so figures of one thing are torn apart.",
    ),
    Code(
        "written-in-two-ways-in-cell",
        WARNING,
        _TWO_WAYS,
        _ONE_WAY,
        "To every program these are two words: one is not found when the other is searched for.",
    ),
    Code(
        "written-in-two-ways-in-text",
        WARNING,
        _TWO_WAYS,
        _ONE_WAY,
        "To every program these are two words: one is not found when the other is searched for.",
    ),
    Code(
        "link-behind-user-name",
        WARNING,
        "This address leads to what stands after the @, not to what it begins with: {value}",
        f"Write the address without a user name. {_LINK_AS_TEXT}",
        "What stands before an @ is a user name, and may look like the host of somebody else.",
    ),
    Code(
        "link-mixes-alphabets",
        WARNING,
        "The host of this address has letters that look like others: {value}",
        f"Type the address again, or copy it from the browser. {_LINK_AS_TEXT}",
        "A host in letters that look like Latin ones belongs to somebody else.",
    ),
    Code(
        "link-to-own-network",
        WARNING,
        "This address leads to the reader's own computer or network: {value}",
        f"Write an address that everyone can open. {_LINK_AS_TEXT}",
        "Other people have something else there or nothing, and no page should reach into it.",
    ),
    Code(
        "link-title-names-another",
        WARNING,
        '"{title}" names another host than the one this leads to: {value}',
        f"Write the title or the address so that both name one host. {_LINK_AS_TEXT}",
        "Readers go by what they see, and should arrive there.",
    ),
    Code(
        "cell-formula",
        WARNING,
        'A spreadsheet takes "{value}" for a formula.',
        f"{_WOULD_RUN} If it is a text, write a word before it or leave its first sign out.",
        "Formulas in a table can send what stands in it to others, or show what is not there.",
    ),
    Code(
        "column-formula",
        WARNING,
        'A spreadsheet takes the name of the column "{value}" for a formula.',
        f"{_WOULD_RUN} Name the column in letters, digits and underscores.",
        "Formulas in a table can send what stands in it to others, or show what is not there.",
    ),
    Code(
        "label-formula",
        WARNING,
        'A spreadsheet takes "{value}", which stands for values of the column {column}, for a '
        "formula.",
        f"{_WOULD_RUN} Write a word before it or leave its first sign out.",
        "Labels and units stand beside figures in the tables that people take away.",
    ),
)
