"""`nhiemky serve`: waitress with the pages, beside it the worker of background jobs and the sealing of the trail.

Runs on Windows too.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

from nhiemky.cli import django_setup, words
from nhiemky.cli.audit import Sealing
from nhiemky.cli.streams import printable

RESTART_AFTER_SECONDS = 3
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
    """Prepare the installation, then serve until interrupted."""
    django_setup.start()
    from nhiemky.cli.setup import prepare

    prepare()
    return serve(arguments.host, arguments.port, threads=arguments.threads, worker=not arguments.no_worker)


def serve(host: str, port: int, *, threads: int = 8, worker: bool = True) -> int:
    """Serve on host and port until interrupted or ended by the system; 1 where it can't listen there."""
    import waitress
    from django.core.servers.basehttp import get_internal_wsgi_application

    try:
        sockets = listening(host, port)
    except (OSError, OverflowError, ValueError) as error:
        print(_not_open(host, port, error), file=sys.stderr)
        return 1
    application = get_internal_wsgi_application()
    server = waitress.create_server(application, sockets=sockets, threads=threads, ident="nhiemky")
    beside: list[Sealing | Worker] = []
    shown = f"[{host}]" if ":" in host else host
    try:
        with _ended_by_the_system():
            beside.append(Sealing())
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
