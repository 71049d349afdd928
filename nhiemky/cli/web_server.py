"""waitress with limits: nobody holds all connections, fills the disk or blocks the threads without a password.

Its own limits (100 connections of two minutes, bodies of a gigabyte) let one machine without an account stop the pages
of everybody.
"""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Sequence
from typing import Any

import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer
from waitress.utilities import RequestEntityTooLarge

MEGABYTE = 1024 * 1024
SILENT_SECONDS = 20  # how long a connection is kept on which nothing comes
HEAD_SECONDS = 20  # how long the head of a request may take to come, however often a letter of it does
SLOWEST_BYTES = 4 * 1024  # a second, for the body of a request: a mobile line at the edge of its reach is faster
CLEANED_SECONDS = 5
LARGEST_HEAD = 32 * 1024  # the pages send 2 KB; long addresses and cookies need some more
LARGEST_UNKNOWN_BODY = 64 * 1024  # of whoever brings no session: the form for signing in has 200 bytes
MOST_CONNECTIONS = 1_000
MOST_ON_WINDOWS = 400  # its select() takes 512
FILES_PER_CONNECTION = 3
OWN_FILES = 100


def create(application: Any, sockets: Sequence[socket.socket], *, threads: int, largest_upload: int, proxy: str) -> Any:
    """Return a waitress server on the sockets. `largest_upload` in bytes; `proxy`: whose word on client and scheme
    is taken, "" for nobody's.
    """
    connections = most_connections()
    trusted: dict[str, Any] = {}
    if proxy:
        headers = {"x-forwarded-for", "x-forwarded-proto"}
        trusted = {"trusted_proxy": proxy, "trusted_proxy_count": 1, "trusted_proxy_headers": headers}
    inside: dict[int, Any] = {}
    server = waitress.create_server(
        application,
        map=inside,
        sockets=list(sockets),
        threads=threads,
        ident="nhiemky",
        asyncore_use_poll=hasattr(select, "poll"),  # select() takes no file above 1,024
        channel_timeout=SILENT_SECONDS,
        cleanup_interval=CLEANED_SECONDS,
        connection_limit=connections,
        max_request_header_size=LARGEST_HEAD,
        max_request_body_size=largest_upload + MEGABYTE,  # the fields around the file
        outbuf_high_watermark=largest_upload + MEGABYTE,  # a slow reader of a large file holds a file, not a thread
        **trusted,
    )
    for each in list(inside.values()):
        if isinstance(each, BaseWSGIServer):
            each.channel_class = type("Channel", (Channel,), {"crowded": connections * 4 // 5})
    return server


def most_connections() -> int:
    """Return how many connections this process may hold, after asking the system for as many files as it gives."""
    try:
        import resource
    except ImportError:
        return MOST_ON_WINDOWS
    wanted = MOST_CONNECTIONS * FILES_PER_CONNECTION + OWN_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return max(1, min(MOST_CONNECTIONS, (soft - OWN_FILES) // FILES_PER_CONNECTION))


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """A request that is refused at its head where someone without a session sends more than a form."""

    def __init__(self, adj: Any) -> None:
        """Take what waitress gives its parser."""
        super().__init__(adj)
        self.begun = time.monotonic()

    def received(self, data: bytes) -> int:
        """Take what came; waitress writes bodies to disk before anybody is asked whether they are wanted."""
        taken: int = super().received(data)
        self.error: Any
        unknown = self.headers_finished and "sessionid=" not in self.headers.get("COOKIE", "")
        if unknown and not self.error and max(self.content_length, self.body_bytes_received) > LARGEST_UNKNOWN_BODY:
            self.error = RequestEntityTooLarge("more than a form, without a session")
            self.completed = True
        return taken

    def is_too_slow(self, now: float) -> bool:
        """Whether a request that is not whole yet takes longer than a slow line needs; `now` on the monotonic clock."""
        return now - self.begun > HEAD_SECONDS + float(self.body_bytes_received) / SLOWEST_BYTES


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that gives way: where it gets crowded, the one that has waited longest for its request is closed."""

    parser_class = Parser
    crowded = MOST_CONNECTIONS

    def __init__(self, server: Any, sock: Any, addr: Any, adj: Any, map: Any = None) -> None:  # noqa: A002 - waitress
        """Take what waitress gives a connection, and make room."""
        super().__init__(server, sock, addr, adj, map=map)
        channels = [each for each in self._map.values() if isinstance(each, Channel) and each is not self]
        if len(channels) >= self.crowded:
            waiting = [each for each in channels if each.is_waiting()]
            if waiting:
                min(waiting, key=lambda each: float(each.last_activity)).will_close = True

    def is_waiting(self) -> bool:
        """Whether nothing is being done for this connection: no whole request has come, nothing is left to send."""
        return not (self.requests or self.total_outbufs_len or self.will_close)

    def readable(self) -> bool:
        """Whether more may come; one that sends its request letter by letter is closed."""
        if self.request is not None and not self.requests and self.request.is_too_slow(time.monotonic()):
            self.will_close = True
        return bool(super().readable())
