"""`nhiemky serve`: waitress with the pages, beside it the worker of background jobs, sealing and daily upkeep.

Runs on Windows too.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from nhiemky.cli import django_setup, own_folder, words
from nhiemky.cli.audit import Sealing
from nhiemky.cli.faults import SettingWrong
from nhiemky.cli.streams import printable
from nhiemky.cli.upkeep import Upkeep

RESTART_AFTER_SECONDS = 3
UNENCRYPTED = (
    "CẢNH BÁO: máy khác truy cập được vào địa chỉ này mà không có HTTPS, nên mật khẩu và số liệu đi trên mạng không "
    "được mã hóa. Hãy đặt một máy chủ proxy có HTTPS ở trước, cho Nhiệm kỳ lắng nghe trên 127.0.0.1 và đặt "
    "NHIEMKY_HTTPS=1, NHIEMKY_PROXY=127.0.0.1."
)
_ENDING = (
    "SIGTERM",
    "SIGHUP",
    "SIGBREAK",
)  # what a service, a closed terminal and Windows send; not each is everywhere


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument(
        "--host",
        type=words.host,
        default="127.0.0.1",
        metavar="ĐỊA_CHỈ",
        help="địa chỉ lắng nghe (mặc định chỉ máy này)",
    )
    parser.add_argument(
        "--port", type=words.port, default=8000, metavar="CỔNG", help="cổng, 1 đến 65535 (mặc định 8000)"
    )
    parser.add_argument("--threads", type=words.threads, default=8, metavar="SỐ", help="số luồng phục vụ, 1 đến 256")
    parser.add_argument("--no-worker", action="store_true", help="không chạy bộ xử lý việc nền")


def run(arguments: argparse.Namespace) -> int:
    """Prepare the installation, then serve until interrupted. Raises SettingWrong for HTTPS without a proxy."""
    django_setup.start()
    from django.conf import settings

    from nhiemky.cli.setup import prepare

    check_https(https=settings.SECURE_SSL_REDIRECT, proxy=settings.NHIEMKY_PROXY)
    prepare()
    own_folder.tell(Path(settings.HOME))
    if not settings.SECURE_SSL_REDIRECT and is_open_to_others(arguments.host):
        print(UNENCRYPTED, file=sys.stderr, flush=True)
    return serve(arguments.host, arguments.port, threads=arguments.threads, worker=not arguments.no_worker)


def serve(host: str, port: int, *, threads: int = 8, worker: bool = True) -> int:
    """Serve on host and port until interrupted or ended by the system; 1 where it can't listen there."""
    from django.conf import settings
    from django.core.servers.basehttp import get_internal_wsgi_application

    from nhiemky.cli import web_server

    try:
        sockets = listening(host, port)
    except (OSError, OverflowError, ValueError) as error:
        print(_not_open(host, port, error), file=sys.stderr)
        return 1
    application = get_internal_wsgi_application()
    server = web_server.create(
        application,
        sockets,
        threads=threads,
        largest_upload=settings.NHIEMKY_UPLOAD_LIMIT,
        proxy=settings.NHIEMKY_PROXY,
    )
    beside: list[Sealing | Upkeep | Worker] = []
    shown = f"[{host}]" if ":" in host else host
    try:
        with _ended_by_the_system():
            beside.append(Sealing())
            beside.append(Upkeep())
            if worker:
                beside.append(Worker())
            print(f"Nhiệm kỳ đang chạy tại http://{shown}:{port}/ (Ctrl-C để dừng)", flush=True)
            server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        for each in beside:
            each.stop()
    return 0


def check_https(*, https: bool, proxy: str) -> None:
    """Raise SettingWrong where HTTPS is promised and nobody may say that it was used: pages would lead round for ever.

    The product itself speaks no HTTPS.
    """
    if https and not proxy:
        raise SettingWrong(what="NHIEMKY_HTTPS=1 cần NHIEMKY_PROXY là địa chỉ IP của máy chủ proxy, ví dụ 127.0.0.1")


def is_open_to_others(host: str) -> bool:
    """Whether other machines reach a server that listens on this host; a name that is none of this machine's may be."""
    try:
        found = {str(address[0]) for *_, address in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        return False  # it will not listen there
    return any(not ipaddress.ip_address(each.partition("%")[0]).is_loopback for each in found)


def listening(host: str, port: int) -> list[socket.socket]:
    """Return a socket for each address that the host has and this machine too. Raises OSError, ValueError for none.

    An address whose port is taken is refused, even where another one is free: half a server helps nobody.
    """
    found: list[socket.socket] = []
    elsewhere: OSError | None = None
    try:
        for family, _, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            try:
                found.append(socket.create_server((str(address[0]), port), family=family))
            except OSError as error:
                if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                    raise
                elsewhere = error
        if elsewhere is not None and not found:
            raise elsewhere
    except BaseException:
        for each in found:
            each.close()
        raise
    return found


def _not_open(host: str, port: int, error: Exception) -> str:
    """Why the server does not listen, and what to choose instead."""
    from nhiemky.cli.faults import why

    if isinstance(error, OSError) and not isinstance(error, socket.gaierror):
        return f"Không mở được cổng {port} trên {printable(host)}: {why(error)}. Hãy chọn cổng khác bằng --port."
    return f"Không có địa chỉ “{printable(host)}” (cổng {port}). Hãy chọn địa chỉ khác bằng --host, ví dụ 127.0.0.1."


@contextlib.contextmanager
def _ended_by_the_system() -> Iterator[None]:
    """Take the system's wish to end as Ctrl-C is taken, so that the worker ends with the server."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # only there may it be asked for
        yield
        return
    numbers = [number for name in _ENDING if (number := getattr(signal, name, None)) is not None]
    before: dict[int, Callable[..., Any] | int | None] = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


class Worker:
    """The background worker as a process of its own, started again when it ends by itself."""

    def __init__(self) -> None:
        """Start the process and the thread that watches it."""
        self.ended = threading.Event()
        self.change = threading.Lock()
        self.process = self._start()
        self.watch = threading.Thread(target=self._keep_running, name="worker-watch", daemon=True)
        self.watch.start()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "nhiemky", "manage", "db_worker", "--interval", "0.5"]
        return subprocess.Popen(command, env=dict(os.environ))  # noqa: S603 - our own program

    def _keep_running(self) -> None:
        while not self.ended.is_set():
            self.process.wait()
            self.ended.wait(RESTART_AFTER_SECONDS)
            with self.change:
                if not self.ended.is_set():
                    self.process = self._start()

    def stop(self) -> None:
        """End the process and wait for it, so that no half-done job is left running."""
        with self.change:
            self.ended.set()
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
