"""Asks a web address whether it still answers: one short request, and where it leads.

Nothing but http and https to public addresses is asked, whatever a description or a redirect says:
the name of a host is looked up once, and that very address is connected to.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

PORTS = frozenset({80, 443, 8080, 8443})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
MOST_REDIRECTS = 5
# Servers that refuse HEAD answer it in many ways; what this one says of the load is meant as said.
TOO_MANY = 429
FIRST_ERROR = 400
# Every sign that may stand in an address; the others are written with percent signs.
SIGNS = "%/:=&?~#+!$,;'@()*[]"

# Networks through which an address of IPv4 is reached by one of IPv6.
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9a-fA-F:.]+\]")


@dataclass(frozen=True)
class Request:
    """One request to one address of the internet; `seconds` is all the time that it has."""

    method: str
    address: str
    host: str
    internet: str
    port: int
    agent: str
    seconds: float


@dataclass(frozen=True)
class Reply:
    """What a server answered: the status, and where it sends people instead."""

    status: int
    location: str | None = None


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses of a host in the internet. Raises OSError where it is not known."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def send(request: Request) -> Reply:
    """Send a request, and read no more than the head of the answer. Raises OSError.

    A timer ends it: a server that sends one byte after another would keep within any limit on the
    time between two.
    """
    end = time.monotonic() + request.seconds
    opened = [socket.create_connection((request.internet, request.port), request.seconds)]
    timer = Timer(max(0.0, end - time.monotonic()), lambda: _hang_up(opened[-1]))
    timer.start()
    try:
        reply = _talk(request, opened)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= end:
            raise TimeoutError from None
        if isinstance(error, OSError):
            raise
        raise OSError(f"what it sent was no answer ({type(error).__name__})") from None
    else:
        # A head that was cut off by the timer is read as if it were whole.
        if time.monotonic() >= end:
            raise TimeoutError
        return reply
    finally:
        timer.cancel()
        for one in opened:
            one.close()


def _talk(request: Request, opened: list[socket.socket]) -> Reply:
    """Send a request over the socket that is open; one that encrypts is put on top of it."""
    parts = urlsplit(request.address)
    secure = parts.scheme == "https"
    if secure:
        context = ssl.create_default_context()
        encrypted = context.wrap_socket(
            opened[0], server_hostname=request.host, do_handshake_on_connect=False
        )
        opened.append(encrypted)
        encrypted.do_handshake()
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(request.host, request.port)
    connection.sock = opened[-1]
    connection.request(request.method, _target(parts), headers=_headers(request))
    response = connection.getresponse()
    return Reply(response.status, response.headers.get("Location"))


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path


def _headers(request: Request) -> dict[str, str]:
    headers = {"User-Agent": request.agent, "Accept": "*/*", "Connection": "close"}
    return headers | {"Range": "bytes=0-0"} if request.method == "GET" else headers


@dataclass(frozen=True)
class World:
    """What asking does to the world: names looked up, requests sent, time read and spent."""

    look_up: Callable[[str, int], Sequence[str]] = look_up
    send: Callable[[Request], Reply] = send
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Bounds:
    """Seconds: between two requests to a host, for a link with all that it leads to, and in all."""

    pause: float = 2
    each: float = 40
    overall: float = 900


@dataclass(frozen=True)
class Asker:
    """Who asks, within which bounds, and when each host was asked last."""

    agent: str = ""
    world: World = World()
    bounds: Bounds = Bounds()
    asked: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class End:
    """Where an address led in the end; `is_permanent` if every step on the way was said to be."""

    address: str
    status: int
    is_permanent: bool


class NotAsked(Exception):
    """An address that nobody is asked about; says why."""


def follow(asker: Asker, address: str, until: float) -> End:
    """Ask about an address, and about where it leads, until a moment of the clock.

    Raises NotAsked for one that leads where nothing is asked, and OSError where none answers.
    """
    is_permanent = True
    for _ in range(MOST_REDIRECTS + 1):
        reply = _ask(asker, "HEAD", address, until)
        if reply.status >= FIRST_ERROR and reply.status != TOO_MANY:
            reply = _ask(asker, "GET", address, until)
        if reply.status not in REDIRECTS or not reply.location:
            return End(address, reply.status, is_permanent)
        is_permanent = is_permanent and reply.status in PERMANENT
        address = _joined(address, reply.location)
    raise OSError(f"it leads on more than {MOST_REDIRECTS} times")


def _ask(asker: Asker, method: str, address: str, until: float) -> Reply:
    """Send one request, after a pause for its host."""
    host, port = find_host(address)
    world = asker.world
    addresses = world.look_up(host, port)
    if not addresses:
        raise OSError("its host is not known")
    if not all(map(is_public, addresses)):
        raise NotAsked(f"{host} lies in a private network")
    wait = asker.asked.get(host, -asker.bounds.pause) + asker.bounds.pause - world.clock()
    if wait > 0:
        world.sleep(wait)
    seconds = until - world.clock()
    if seconds <= 0:
        raise TimeoutError("it took too long")
    try:
        return world.send(Request(method, address, host, addresses[0], port, asker.agent, seconds))
    finally:
        asker.asked[host] = world.clock()


def find_host(address: str) -> tuple[str, int]:
    """The host and the port of an address that may be asked. Raises NotAsked."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        raise NotAsked("it is no address") from None
    if parts.scheme not in {"http", "https"}:
        raise NotAsked("only http and https are asked")
    if parts.username is not None or parts.password is not None:
        raise NotAsked("it holds a name or a password")
    if port not in PORTS:
        raise NotAsked(f"its port is {port}, where no website is to be expected")
    if not _HOST.fullmatch(host) and not _is_literal(host):
        raise NotAsked("it names no host")
    return host, port


def clean(address: str) -> str:
    """An address as it can be sent: in ASCII, and without a fragment."""
    text = address.strip().partition("#")[0]
    with suppress(ValueError):
        parts = urlsplit(text)
        host = parts.hostname or ""
        if not host.isascii():
            netloc = parts.netloc.lower().replace(host, host.encode("idna").decode("ascii"), 1)
            text = parts._replace(netloc=netloc).geturl()
    return quote(text, safe=SIGNS)


def is_public(internet: str) -> bool:
    """Whether an address of the internet is one that everybody can reach."""
    try:
        found = ipaddress.ip_address(internet.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            return is_public(str(inner))
        if found.teredo is not None or any(found in network for network in _TRANSLATED):
            return False
    return found.is_global and not found.is_multicast


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _joined(address: str, location: str) -> str:
    """Where a redirect leads: its text may be relative, and may hold any letter."""
    try:
        return clean(urljoin(address, location.encode("latin-1").decode("utf-8", "replace")))
    except ValueError:
        raise NotAsked("it leads to what is no address") from None
