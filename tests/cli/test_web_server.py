"""The web server's limits: what someone without an account may do to everybody's pages."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nhiemky.cli import web_server
from nhiemky.cli.faults import SettingWrong
from nhiemky.cli.serve import check_https, is_open_to_others

EVERYWHERE = "0.0.0.0"  # noqa: S104 - not opened
LARGEST = 2 * web_server.MEGABYTE


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> list[bytes]:
    """Tell what came through."""
    names = ("REMOTE_ADDR", "wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR",
             "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_HOST")  # fmt: skip
    seen = {name: environ.get(name) for name in names} | {"size": len(environ["wsgi.input"].read())}
    if environ["PATH_INFO"] == "/lon":
        start_response("200 OK", [("Content-Type", "application/octet-stream")])
        return [b"x" * LARGEST]
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(seen).encode()]


@contextlib.contextmanager
def running(proxy: str = "") -> Iterator[int]:
    """A server on a port of its own, which is returned."""
    sock = socket.create_server(("127.0.0.1", 0))
    port = int(sock.getsockname()[1])
    server = web_server.create(application, [sock], threads=2, largest_upload=LARGEST, proxy=proxy)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield port
    finally:
        server.asyncore.close_all(server._map)
        server.task_dispatcher.shutdown()
        thread.join(timeout=10)


def ask(
    port: int, method: str = "GET", path: str = "/", body: Any = None, **headers: str
) -> tuple[int, dict[str, Any]]:
    """Ask, and return the code and what the application saw."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if answer.status == 200 else {}
    finally:
        connection.close()


def half_sent(port: int, words: bytes = b"GET / HTTP/1.1\r\nHost: x\r\n") -> socket.socket:
    found = socket.create_connection(("127.0.0.1", port), timeout=10)
    found.sendall(words)
    return found


def seconds_of_letters(slow: socket.socket) -> float:
    """How long a connection takes letters, one every fifth of a second; eight seconds at the most."""
    begun = time.monotonic()
    with slow, contextlib.suppress(ConnectionError):
        while time.monotonic() - begun < 8:
            slow.sendall(b"x")
            time.sleep(0.2)
    return time.monotonic() - begun


def is_closed(silent: socket.socket, within: float) -> bool:
    """Whether the server closes a connection in time."""
    silent.settimeout(within)
    with silent:
        try:
            return silent.recv(1000) == b""
        except TimeoutError:
            return False
        except ConnectionError:
            return True


def test_half_sent_requests_keep_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "most_connections", lambda: 50)
    with running() as port:
        waiting = [half_sent(port) for _ in range(300)]
        begun = time.monotonic()
        assert ask(port)[0] == 200
        assert time.monotonic() - begun < 5
        for each in waiting:
            each.close()


def test_who_is_being_answered_does_not_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "most_connections", lambda: 50)
    with running() as port:
        reader = half_sent(port, b"GET /lon HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        waiting = [half_sent(port) for _ in range(100)]
        size = 0
        while part := reader.recv(65_536):
            size += len(part)
            time.sleep(0.001)
        assert size > LARGEST
        for each in [reader, *waiting]:
            each.close()


def test_a_request_that_comes_letter_by_letter_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "HEAD_SECONDS", 1)
    with running() as port:
        assert seconds_of_letters(half_sent(port)) < 7


def test_a_body_that_comes_letter_by_letter_is_closed_and_a_slow_line_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "HEAD_SECONDS", 1)
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 40000\r\nConnection: close\r\n\r\n"
    with running() as port:
        assert seconds_of_letters(half_sent(port, head)) < 7
        with half_sent(port, head) as patient:
            for _ in range(20):
                patient.sendall(b"x" * 2_000)
                time.sleep(0.2)
            assert patient.recv(1000).startswith(b"HTTP/1.1 200")


def test_a_connection_on_which_nothing_comes_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_server, "SILENT_SECONDS", 1)
    monkeypatch.setattr(web_server, "CLEANED_SECONDS", 1)
    with running() as port:
        assert is_closed(half_sent(port, b""), 8)


SESSION = "sessionid=abcdef"
BODIES = [
    (200, "", 200),
    (web_server.LARGEST_UNKNOWN_BODY, "", 200),
    (web_server.LARGEST_UNKNOWN_BODY + 1, "", 413),
    (LARGEST, "django_language=en", 413),
    (LARGEST, SESSION, 200),
    (LARGEST + web_server.MEGABYTE + 1, SESSION, 413),
]


@pytest.mark.parametrize(("size", "cookie", "code"), BODIES)
def test_a_body_is_taken_up_to_its_limit(size: int, cookie: str, code: int) -> None:
    with running() as port:
        sent = b"x" * size if code == 200 else b""  # what is refused is refused at the head
        found, seen = ask(port, "POST", body=sent, Cookie=cookie, Content_Length=str(size))
        assert (found, seen.get("size", size)) == (code, size)


def test_a_body_of_untold_size_is_taken_up_to_its_limit() -> None:
    with running() as port:
        assert ask(port, "POST", body=iter([b"x" * 1000] * 10))[1]["size"] == 10_000
        with contextlib.suppress(ConnectionError):  # the server closes while the rest is on its way
            assert ask(port, "POST", body=iter([b"x" * 10_000] * 50))[0] == 413


def test_long_addresses_are_refused() -> None:
    with running() as port:
        assert ask(port, path="/?" + "x" * 20_000)[0] == 200
        assert ask(port, path="/?" + "x" * 40_000)[0] == 431


SPOOFED = {
    "X_Forwarded_For": "203.0.113.7",
    "X_Forwarded_Proto": "https",
    "X_Forwarded_Host": "evil.example",
    "Forwarded": "for=203.0.113.8;proto=https;host=evil.example",
}


@pytest.mark.parametrize("proxy", ["", "10.9.9.9"])
def test_nobody_but_the_proxy_says_who_the_client_is_and_how_it_came(proxy: str) -> None:
    with running(proxy) as port:
        _, seen = ask(port, Host="nhiemky.example", **SPOOFED)
    assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("127.0.0.1", "http")
    assert seen["HTTP_HOST"] == "nhiemky.example"
    assert not any(value for name, value in seen.items() if "FORWARDED" in name)


def test_the_proxys_own_word_is_taken_and_not_what_the_client_told_it() -> None:
    with running("127.0.0.1") as port:
        told = {**SPOOFED, "X_Forwarded_For": "203.0.113.7, 198.51.100.4"}
        _, seen = ask(port, Host="nhiemky.example", **told)
    assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("198.51.100.4", "https")
    assert (seen["HTTP_HOST"], seen["HTTP_X_FORWARDED_HOST"], seen["HTTP_FORWARDED"]) == ("nhiemky.example", None, None)


def test_https_without_a_proxy_is_refused_before_it_leads_round_for_ever() -> None:
    with pytest.raises(SettingWrong, match="NHIEMKY_PROXY"):
        check_https(https=True, proxy="")
    check_https(https=True, proxy="127.0.0.1")
    check_https(https=False, proxy="")


@pytest.mark.parametrize(
    ("host", "wanted"),
    [("127.0.0.1", False), ("127.0.0.9", False), ("::1", False), ("localhost", False), (EVERYWHERE, True), ("::", True),
     ("10.0.0.5", True), ("khong.co.invalid", False), ("\udc80", False)],
)  # fmt: skip
def test_listening_beyond_this_machine_is_noticed(host: str, wanted: bool) -> None:
    assert is_open_to_others(host) is wanted
