"""`nhiemky serve` behind a real proxy that speaks for HTTPS: pages, sign-in, cookies, and whose guesses are counted."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode

import pytest

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "bup-sen-no-tren-ho-7"
ACCOUNT = f"""
import datetime
from nhiemky.areas.directory.actions import SystemActor, create_hierarchy, create_organisation, create_user
by = dict(actor=SystemActor("Lệnh cài đặt"), at=datetime.datetime.now(datetime.UTC))
line = create_hierarchy(**by, code="union", name="Hệ thống")
home = create_organisation(**by, code="tg", name="Liên hiệp Tân Giang", kind="union", level="province",
                           on=datetime.date(2020, 1, 1), parents={{line: None}})
for name in ("canbo", "dongnghiep"):
    create_user(**by, username=name, password={PASSWORD!r}, display_name="Cán bộ", organisation=home, person=None)
"""
BROWSER = "198.51.100.4"


class Proxy(BaseHTTPRequestHandler):
    """Hands everything on, with who asked and that it was by HTTPS, as an office's proxy does; Host stays."""

    behind = 0
    client = BROWSER

    def do_GET(self) -> None:
        """Hand on."""
        size = int(self.headers.get("Content-Length", 0))
        kept = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
        told = self.headers.get("X-Forwarded-For")
        kept["X-Forwarded-For"] = f"{told}, {self.client}" if told else self.client
        kept["X-Forwarded-Proto"] = "https"
        asked = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=60)
        asked.request(self.command, self.path, self.rfile.read(size) if size else None, kept)
        answer = asked.getresponse()
        content = answer.read()
        asked.close()
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {"connection", "transfer-encoding", "content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_GET  # noqa: N815 - the names are the library's

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Places:
    """The proxy's port and the product's own."""

    proxy: int
    product: int


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """The product behind the proxy, with two accounts."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NHIEMKY_", "DJANGO_"))}
    settings = {"NHIEMKY_HOME": str(tmp_path_factory.mktemp("office") / "home"), "NHIEMKY_HTTPS": "1",
                "NHIEMKY_PROXY": "127.0.0.1", "NHIEMKY_HOSTS": "nhiemky.example", "PYTHONUTF8": "1"}  # fmt: skip
    words = [sys.executable, "-m", "nhiemky"]
    subprocess.run([*words, "setup", "--quiet"], cwd=ROOT, env={**kept, **settings}, check=True, timeout=300)
    subprocess.run(
        [*words, "manage", "shell", "--verbosity", "0", "-c", ACCOUNT],
        cwd=ROOT, env={**kept, **settings}, check=True, timeout=120,
    )  # fmt: skip
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    server = subprocess.Popen(
        [*words, "serve", "--port", str(port), "--no-worker"], cwd=ROOT, env={**kept, **settings},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    Proxy.behind = port
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        _wait_for(port)
        yield Places(int(proxy.server_address[1]), port)
    finally:
        server.terminate()
        server.wait(timeout=30)
        proxy.shutdown()
        proxy.server_close()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not listen")


type Answer = tuple[int, list[tuple[str, str]], str]


def ask(port: int, path: str, form: dict[str, str] | None = None, **headers: str) -> Answer:
    """Ask, and return code, headers and words."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    named = {"Host": "nhiemky.example", **{name.replace("_", "-"): value for name, value in headers.items()}}
    body = None
    if form is not None:
        body = urlencode(form)
        named["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("GET" if form is None else "POST", path, body, named)
    answer = connection.getresponse()
    found = answer.status, answer.getheaders(), answer.read().decode()
    connection.close()
    return found


def sign_in(places: Places, name: str, password: str, **told: str) -> Answer:
    """Sign in as a browser does behind the proxy."""
    _, headers, page = ask(places.proxy, "/dang-nhap/", None, **told)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    cookie = next(value for key, value in headers if key == "Set-Cookie" and value.startswith("csrftoken="))
    assert "Secure" in cookie
    form = {"csrfmiddlewaretoken": token[1], "login": name, "password": password}
    told |= {"Cookie": cookie.split(";")[0], "Origin": "https://nhiemky.example"}
    return ask(places.proxy, "/dang-nhap/", form, **told)


def test_pages_are_shown_and_nothing_leads_round(places: Places) -> None:
    code, headers, _ = ask(places.proxy, "/")
    assert (code, dict(headers)["Location"]) == (302, "/dang-nhap/?next=/")
    code, headers, _ = ask(places.proxy, "/dang-nhap/")
    assert code == 200
    assert dict(headers)["Strict-Transport-Security"] == "max-age=31536000"


def test_who_comes_past_the_proxy_is_sent_to_https_and_monitoring_is_answered(places: Places) -> None:
    code, headers, _ = ask(places.product, "/dang-nhap/")
    assert (code, dict(headers)["Location"]) == (301, "https://nhiemky.example/dang-nhap/")
    assert ask(places.product, "/suc-khoe/")[0] == 200


def test_signing_in_works_and_its_cookie_goes_by_https_alone(places: Places) -> None:
    code, headers, _ = sign_in(places, "canbo", PASSWORD)
    assert (code, dict(headers)["Location"]) == (302, "/")
    cookie = next(value for key, value in headers if key == "Set-Cookie" and value.startswith("sessionid="))
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))


def test_guesses_are_counted_for_the_client_and_not_for_the_proxy(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Proxy, "client", "203.0.113.66")
    # Whatever a guesser tells the proxy about where they are, it is the same place.
    codes = [sign_in(places, "canbo", f"sai {n}", X_Forwarded_For=f"10.0.0.{n}")[0] for n in range(6)]
    assert codes[-1] == 429
    assert sign_in(places, "canbo", PASSWORD)[0] == 429
    assert sign_in(places, "dongnghiep", PASSWORD)[0] == 302
    monkeypatch.setattr(Proxy, "client", BROWSER)
    assert sign_in(places, "canbo", PASSWORD)[0] == 302
