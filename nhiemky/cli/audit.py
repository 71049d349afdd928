"""`nhiemky audit`: seal the trail now, or prove that nothing in it, and nothing that it proves, was changed since.

What it proves: every figure of the ledger, every frozen review, every stored file. Each area knows how its own rows
are held to the trail; this command knows the areas.

While `nhiemky serve` runs, a thread of it seals every ten minutes, so that what someone who can write in the database
may still change unseen is never older than that.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nhiemky.cli import django_setup
from nhiemky.cli.repeating import Repeating

if TYPE_CHECKING:
    from nhiemky.areas.audit.actors import SystemActor
    from nhiemky.areas.audit.queries import Verification

SEAL_EVERY_SECONDS = 600
BROKEN = 3  # the exit code of a chain that does not hold, or of a row that is not as the trail has it
WITHOUT_HEADS = 4  # … of a chain that holds, but with batches that no head outside the database speaks for
DOUBTFUL = 5  # … of entries that are missing or dated before a seal that came before them
TOLD = 20  # of many flaws the first are told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the two."""
    parser.add_argument(
        "what",
        choices=("seal", "verify"),
        metavar="seal|verify",
        help="seal: niêm phong dòng nhật ký mới; verify: kiểm tra nhật ký, số liệu, báo cáo đã chốt, tệp còn nguyên",
    )


def run(arguments: argparse.Namespace) -> int:
    """Seal or verify; see the codes above."""
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
    """Hold the trail to its seals, and what it proves to the trail; say what was covered and what is wrong."""
    from nhiemky.areas.audit import queries
    from nhiemky.areas.audit.actors import SystemActor

    viewer = SystemActor()
    found = queries.verify(viewer)
    flaws = list(_flaws(viewer))
    _say_covered(found)
    for doubt in found.doubts:
        print(f"ĐÁNG NGỜ: {doubt}.")
    for flaw in flaws[:TOLD]:
        print(f"KHÔNG KHỚP NHẬT KÝ: {flaw}.")
    if len(flaws) > TOLD:
        print(f"… và {len(flaws) - TOLD} điều không khớp nữa.")
    if found.broken is not None:
        print(f"NHẬT KÝ ĐÃ BỊ THAY ĐỔI: {found.broken.says}.")
    if found.broken is not None or flaws or found.doubts:
        print("Hãy giữ nguyên máy chủ, sao lưu cơ sở dữ liệu và sổ niêm phong, rồi báo người phụ trách.")
        return BROKEN if found.broken is not None or flaws else DOUBTFUL
    if not found.batches:
        print("Chưa có gì được niêm phong.")
        return 0
    print("Nhật ký còn nguyên như khi niêm phong; số liệu, báo cáo đã chốt và tệp khớp với nhật ký.")
    return WITHOUT_HEADS if found.without_head else 0


def _flaws(viewer: SystemActor) -> Iterator[str]:
    """What in any area is not as the trail has it."""
    from nhiemky.areas.files import proofs as files
    from nhiemky.areas.reporting.queries import proofs as reviews
    from nhiemky.areas.targets.queries import proofs as figures

    for area in (figures, reviews, files):
        yield from area.flaws(viewer)


def _say_covered(found: Verification) -> None:
    """Say how much was held to its seals, and what no seal or no head speaks for."""
    from django.conf import settings

    print(f"Đã kiểm tra {found.batches} lô niêm phong, {found.entries} dòng nhật ký.")
    if found.unsealed:
        print(f"{found.unsealed} dòng mới chưa niêm phong: chạy `nhiemky audit seal`.")
    if found.without_head:
        print(
            f"{found.without_head} lô không có trong sổ ngoài cơ sở dữ liệu ({settings.NHIEMKY_AUDIT_HEADS}): "
            "chỉ kiểm tra được trong chính cơ sở dữ liệu. Hãy khôi phục sổ từ bản sao lưu."
        )


class Sealing(Repeating):
    """Seals the trail when a server starts, every ten minutes, and once more when it ends."""

    def __init__(self, every_seconds: float = SEAL_EVERY_SECONDS) -> None:
        """Start sealing."""
        super().__init__("audit-sealing", _seal_by_itself, every_seconds, once_more=True)


def _seal_by_itself(at: datetime.datetime) -> None:
    from nhiemky.areas.audit import actions
    from nhiemky.areas.audit.actors import SystemActor

    actions.seal(actor=SystemActor("Niêm phong tự động"), at=at)
