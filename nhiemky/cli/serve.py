"""`nhiemky serve`: waitress with the pages, and beside it the worker that does background jobs. Runs on Windows too."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import time

from nhiemky.cli import django_setup

RESTART_AFTER_SECONDS = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định chỉ máy này)")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--threads", type=int, default=8, help="số luồng phục vụ")
    parser.add_argument("--no-worker", action="store_true", help="không chạy bộ xử lý việc nền")


def run(arguments: argparse.Namespace) -> int:
    """Prepare the installation, then serve until interrupted."""
    django_setup.start()
    from nhiemky.cli.setup import prepare

    prepare()
    return serve(arguments.host, arguments.port, threads=arguments.threads, worker=not arguments.no_worker)


def serve(host: str, port: int, *, threads: int = 8, worker: bool = True) -> int:
    """Serve on host and port until interrupted; 1 where the port is taken."""
    import waitress
    from django.core.servers.basehttp import get_internal_wsgi_application

    application = get_internal_wsgi_application()
    try:
        server = waitress.create_server(application, host=host, port=port, threads=threads, ident="nhiemky")
    except OSError as error:
        print(
            f"Không mở được cổng {port} trên {host}: {error.strerror}. Hãy chọn cổng khác bằng --port.", file=sys.stderr
        )
        return 1
    background = Worker() if worker else None
    print(f"Nhiệm kỳ đang chạy tại http://{host}:{port}/ (Ctrl-C để dừng)", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        if background is not None:
            background.stop()
    return 0


class Worker:
    """The background worker as a process of its own, started again when it ends by itself."""

    def __init__(self) -> None:
        """Start the process and the thread that watches it."""
        self.wanted = True
        self.process = self._start()
        self.watch = threading.Thread(target=self._keep_running, name="worker-watch", daemon=True)
        self.watch.start()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "nhiemky", "manage", "db_worker", "--interval", "0.5"]
        return subprocess.Popen(command, env=dict(os.environ))  # noqa: S603 - our own program

    def _keep_running(self) -> None:
        while self.wanted:
            self.process.wait()
            if self.wanted:
                time.sleep(RESTART_AFTER_SECONDS)
                self.process = self._start()

    def stop(self) -> None:
        """End the process and wait for it, so that no half-done job is left running."""
        self.wanted = False
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
