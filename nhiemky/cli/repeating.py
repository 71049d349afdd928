"""A job that a running server does again and again in a thread of its own, whatever hinders it once."""

from __future__ import annotations

import datetime
import logging
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)


class Repeating:
    """A thread that does a job when it starts and after each period; `once_more`: also when it ends."""

    def __init__(
        self, name: str, job: Callable[[datetime.datetime], object], every_seconds: float, *, once_more: bool = False
    ) -> None:
        """Start the thread; `job` takes the moment."""
        self._job, self._every_seconds, self._once_more = job, every_seconds, once_more
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._repeat, name=name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; waits a few seconds at the most."""
        self._ended.set()
        self._thread.join(timeout=10)

    def _repeat(self) -> None:
        self._do()
        while not self._ended.wait(self._every_seconds):
            self._do()
        if self._once_more:
            self._do()

    def _do(self) -> None:
        """Do the job; a busy or absent database is tried again the next time."""
        from django.db import connection

        try:
            self._job(datetime.datetime.now(datetime.UTC))
        except Exception:  # the server goes on serving whatever hinders it; the log tells of it
            _log.exception("%s failed", self._thread.name)
        finally:
            connection.close()
