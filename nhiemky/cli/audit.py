"""`nhiemky audit`: seal the trail now, or prove that nothing in it was changed since it was sealed.

While `nhiemky serve` runs, a thread of it seals every ten minutes, so that what someone who can write in the database
may still change unseen is never older than that.
"""

from __future__ import annotations

import argparse
import datetime
import logging
import threading

from nhiemky.cli import django_setup

SEAL_EVERY_SECONDS = 600
BROKEN = 3  # the exit code of a chain that does not hold
_log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the two."""
    parser.add_argument(
        "what",
        choices=("seal", "verify"),
        metavar="seal|verify",
        help="seal: niêm phong các dòng nhật ký mới; verify: kiểm tra nhật ký còn nguyên như khi niêm phong",
    )


def run(arguments: argparse.Namespace) -> int:
    """Seal or verify; 3 where the trail is not as it was sealed."""
    django_setup.start()
    from nhiemky.cli.faults import in_words

    with in_words():
        return _seal() if arguments.what == "seal" else _verify()


def _seal() -> int:
    """Seal what waits, and say up to where."""
    from nhiemky.areas.audit import actions
    from nhiemky.areas.audit.actors import SystemActor

    batch = actions.seal(actor=SystemActor("Niêm phong theo lệnh"), at=datetime.datetime.now(datetime.UTC))
    print("Không có dòng nhật ký nào chờ niêm phong." if batch is None else f"Đã niêm phong đến lô {batch.number}.")
    return 0


def _verify() -> int:
    """Hold the whole trail to its seals, and say what was covered or the first place that does not hold."""
    from django.conf import settings

    from nhiemky.areas.audit import queries
    from nhiemky.areas.audit.actors import SystemActor

    found = queries.verify(SystemActor())
    print(f"Đã kiểm tra {found.batches} lô niêm phong, {found.entries} dòng nhật ký.")
    if found.unsealed:
        print(f"{found.unsealed} dòng mới chưa niêm phong: chạy `nhiemky audit seal`.")
    if found.without_head:
        print(
            f"{found.without_head} lô không có trong sổ ngoài cơ sở dữ liệu ({settings.NHIEMKY_AUDIT_HEADS}): "
            "chỉ kiểm tra được trong chính cơ sở dữ liệu. Hãy khôi phục sổ từ bản sao lưu."
        )
    if found.broken is None:
        print("Nhật ký còn nguyên như khi niêm phong." if found.batches else "Chưa có gì được niêm phong.")
        return 0
    print(
        f"NHẬT KÝ ĐÃ BỊ THAY ĐỔI: {found.broken.says}. Hãy giữ nguyên máy chủ, sao lưu cơ sở dữ liệu và sổ niêm "
        "phong, rồi báo người phụ trách."
    )
    return BROKEN


class Sealing:
    """A thread that seals the trail when it starts, every ten minutes, and once more when it ends."""

    def __init__(self, every_seconds: float = SEAL_EVERY_SECONDS) -> None:
        """Start the thread."""
        self._every_seconds = every_seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep_sealing, name="audit-sealing", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Seal a last time and end; waits a few seconds at the most."""
        self._ended.set()
        self._thread.join(timeout=10)

    def _keep_sealing(self) -> None:
        self._seal()
        while not self._ended.wait(self._every_seconds):
            self._seal()
        self._seal()

    def _seal(self) -> None:
        """Seal what waits; a busy or absent database is tried again the next time."""
        from django.db import connection

        from nhiemky.areas.audit import actions
        from nhiemky.areas.audit.actors import SystemActor

        try:
            actions.seal(actor=SystemActor("Niêm phong tự động"), at=datetime.datetime.now(datetime.UTC))
        except Exception:  # the server goes on serving whatever hinders the seal; the log and `verify` tell of it
            _log.exception("sealing the trail failed")
        finally:
            connection.close()
