"""Addresses that lead elsewhere than a reader would think."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from urllib.parse import unquote, urlsplit

from pipeline.validation.hidden.characters import hidden_in
from pipeline.validation.hidden.lookalikes import alphabet_of, is_disguised


class LinkFault(StrEnum):
    """What is wrong with an address."""

    USER_NAME = "user name"
    MIXED = "mixed alphabets"
    THIS_MACHINE = "this machine"
    OTHER_HOST = "other host"


_WEB = re.compile(r"\s*(?:https?|ftp|wss?)\s*:", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"'`\]|]+", re.IGNORECASE)
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)"
)
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]]+)\]:\s*<?(\S+?)>?(?:\s|$)", re.MULTILINE)
_NAMED_HOST = re.compile(
    r"(?<![\w@.-])(?:(?:https?|ftp)://(?:[^\s/@]*@)?)?((?:[\w-]+\.)+[^\W\d_]{2,}|xn--[\w-]+)(?![\w.-]*\()"
)
# Scripts whose letters stand together in one name.
_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
)
_LOCAL_ENDS = (
    *("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp"),
    *("home.arpa",),
)
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|\d+")
# Ends of names that are no file's and no abbreviation's; those of countries have two letters.
_ENDS = frozenset(
    {
        *("com", "org", "net", "int", "edu", "gov", "mil", "info", "eu"),
        *("io", "biz", "example", "test", "museum", "coop", "africa", "asia", "cat"),
    }
)
_NO_COUNTRIES = frozenset({"md", "py", "rs", "sh", "pl", "ps", "so", "cc", "ai", "id", "no", "st"})
_SECOND_LEVEL = frozenset(
    {
        *("ac", "co", "com", "edu", "gob", "gouv", "gov", "govt", "go", "gv"),
        *("go", "int", "ltd", "mil", "muni", "ne", "net", "nhs", "nom", "or", "org"),
    }
)
_OFFICIAL = frozenset({"gov", "mil"})
_PLAIN_NAME = re.compile(r"[a-z0-9-]{3,}")


def link_fault(address: str) -> LinkFault | None:
    """What is wrong with an address on the web; None for a sound one and for what is none."""
    if not _WEB.match(address):
        return None
    plain = address.strip()
    # A browser takes \\ for /, so that what stands before @ may be a host or a name.
    before_path = re.split(r"[/?#]", plain.partition(":")[2].lstrip("/"), maxsplit=1)[0]
    if "@" in before_path or "\\" in before_path:
        return LinkFault.USER_NAME
    try:
        written = urlsplit(plain).hostname or ""
    except ValueError:
        return LinkFault.MIXED
    host = _plain_host(written)
    if _is_this_machine(host):
        return LinkFault.THIS_MACHINE
    return LinkFault.MIXED if _mixes(unquote(written), host) else None


def title_fault(title: str, address: str) -> LinkFault | None:
    """Whether a title is or names another host than its address leads to."""
    if not _WEB.match(address):
        return None
    try:
        host = _plain_host(urlsplit(address.strip()).hostname or "")
    except ValueError:
        return None
    named = list(hosts_named(title))
    is_other = named and not any(_is_one_owners(one, host) for one in named)
    return LinkFault.OTHER_HOST if is_other else None


def hosts_named(title: str) -> Iterator[str]:
    """The hosts that a title names, with or without the rest of an address."""
    for match in _NAMED_HOST.finditer(title):
        host = _plain_host(match[1])
        end = host.rpartition(".")[2]
        is_address = "://" in match[0] or host.startswith("www.")
        if is_address or end in _ENDS or _is_of_country(match[1], end):
            yield host


def addresses_in(text: str) -> tuple[tuple[str, str], ...]:
    """The addresses of a text in Markdown, each once, with the words that lead there.

    An address that stands alone has no words.
    """
    if "://" not in text and "](" not in text:
        return ()
    links = [(match[2], match[1]) for match in _LINK.finditer(text)]
    links += [(match[2], match[1]) for match in _DEFINED.finditer(text)]
    linked = {address for address, _ in links}
    # What a link shows may itself look like an address: the title says so then, once.
    inside = {one for _, title in links for one in _ADDRESS.findall(title)}
    alone = [one.rstrip(".,;:!?)*_") for one in _ADDRESS.findall(text) if one not in inside]
    known = linked | {one.rstrip(".,;:!?)*_") for one in linked}
    links += [(address, "") for address in alone if address not in known]
    return tuple(dict.fromkeys(links))


def without_addresses(text: str) -> str:
    """A text with nothing in place of the addresses in it."""
    return _ADDRESS.sub("", text)


def _is_of_country(written: str, end: str) -> bool:
    """Whether a name ends as those of a country do and is written as nothing else is."""
    if len(end) != 2 or end in _NO_COUNTRIES:
        return False
    labels = written.split(".")
    return any(_PLAIN_NAME.fullmatch(label) for label in labels[:-1]) and written.islower()


def _plain_host(host: str) -> str:
    """A host as a browser reads it: one width, small letters, no code for what is not ASCII."""
    plain = unicodedata.normalize("NFKC", unquote(host)).lower().replace("\u3002", ".").rstrip(".")
    return ".".join(map(_decoded, plain.split(".")))


@cache
def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def _mixes(written: str, host: str) -> bool:
    if written.isascii() and host.isascii():
        return False
    if hidden_in(host) or hidden_in(written) or any(map(_mixes_alphabets, host.split("."))):
        return True
    has_other_look = not written.isascii() and unicodedata.normalize("NFKC", written) != (
        unicodedata.normalize("NFC", written)
    )
    # A name in another alphabet from end to end imitates nothing.
    is_own = alphabet_of(host[-1:] or ".") not in {"", "LATIN"}
    return has_other_look or (not is_own and any(map(is_disguised, host.split("."))))


def _mixes_alphabets(label: str) -> bool:
    scripts = {_script(letter) for letter in label if letter.isalpha()}
    return len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_this_machine(host: str) -> bool:
    """Whether a host is this machine or one of its network, however its number is written."""
    if not host:
        return False
    found = _number_of(host)
    if found is None:
        is_alone = "." not in host and ":" not in host
        return is_alone or any(host == end or host.endswith(f".{end}") for end in _LOCAL_ENDS)
    number, is_plain = found
    mapped = getattr(number, "ipv4_mapped", None)
    number = mapped or number
    is_local = number.is_private or number.is_link_local or number.is_loopback
    return is_local or number.is_unspecified or number.is_reserved or not is_plain


def _number_of(host: str) -> tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, bool] | None:
    """The number that a host is, and whether it is written as such numbers are; None for names."""
    try:
        return ipaddress.ip_address(host.partition("%")[0]), True
    except ValueError:
        pass
    parts = host.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        values = [_whole(part) for part in parts]
    except ValueError:
        return None
    *first, last = values
    if any(value > 255 for value in first) or last >= 256 ** (5 - len(values)):
        return None
    whole = sum(value << 8 * (3 - place) for place, value in enumerate(first)) + last
    return ipaddress.IPv4Address(whole), False


def _whole(part: str) -> int:
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") and len(part) > 1 else 10)


def _is_one_owners(one: str, other: str) -> bool:
    first, second = (host.removeprefix("www.") for host in (one, other))
    is_within = first.endswith(f".{second}") or second.endswith(f".{first}")
    # Nobody but a government has such a name, and it may have many.
    is_official = all(one.rpartition(".")[2] in _OFFICIAL for one in (first, second))
    return is_within or is_official or _site(first) == _site(second)


def _site(host: str) -> str:
    """The part of a host that one owner has: worldbank.org, ons.gov.uk."""
    labels = host.split(".")
    is_long = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if is_long else labels[-2:])
