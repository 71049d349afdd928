"""What each unit reports for each half-year: drawn from its name, so that every run tells the same story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from demo.names import share


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure in its indicator's unit."""

    numerator: Decimal
    denominator: Decimal | None = None


type Draw = Callable[[str, int, int], Reported]


def _between(low: int, high: int) -> Draw:
    """So many in a half-year; a merged unit reports for both that it came from."""
    return lambda unit, half, size: Reported(
        Decimal(sum(share(f"{unit}/{half}/{low}/{n}", low, high) for n in range(size)))
    )


def _money(unit: str, half: int, size: int) -> Reported:
    thousandths = sum(share(f"{unit}/{half}/tiền/{n}", 31, 42) for n in range(size))
    return Reported(Decimal(thousandths).scaleb(-3))


def _gathered(unit: str, half: int, size: int) -> Reported:
    """How many of the place's young people are members: 62 of a hundred at first, two more each half-year."""
    young = sum(share(f"{unit}/thanh niên/{n}", 1_700, 2_600) for n in range(size))
    percent = 63 + 2 * half + share(f"{unit}/{half}/tập hợp", -1, 1)
    return Reported(Decimal(young * percent // 100), Decimal(young))


def _members(unit: str, half: int, size: int) -> Reported:
    start = sum(share(f"{unit}/hội viên/{n}", 1_180, 1_320) for n in range(size))
    return Reported(Decimal(start * (1000 + 18 * (half + 1)) // 1000))


def _sometimes(chance: int, salt: str) -> Draw:
    """One in a half-year with so many chances of a hundred."""
    return lambda unit, half, size: Reported(
        Decimal(sum(share(f"{unit}/{half}/{salt}/{n}", 0, 99) < chance for n in range(size)))
    )


def _drowned(unit: str, half: int, size: int) -> Reported:
    chance = 21 - 2 * half
    return Reported(Decimal(sum(share(f"{unit}/{half}/đuối nước/{n}", 0, 99) < chance for n in range(size))))


DRAWS: dict[str, Draw] = {
    "hoi-vien-moi": _between(40, 57),
    "cham-lo": _money,
    "tap-hop": _gathered,
    "cay-xanh": _between(350, 430),
    "tong-hoi-vien": _members,
    "hien-mau": _between(56, 66),
    "cong-trinh": _sometimes(48, "công trình"),
    "duoi-nuoc": _drowned,
    "khoi-nghiep": _sometimes(72, "khởi nghiệp"),
    "boi-duong": _between(4, 7),
}

WORDS = (
    "Phối hợp với nhà trường và Công an xã tổ chức hai đợt ra quân.",
    "Kết quả cao hơn cùng kỳ nhờ ngày hội thanh niên đầu quý.",
    "Đã gắn với phong trào xây dựng nông thôn mới của địa phương.",
    "Một số chi hội ở ấp xa sinh hoạt chưa đều.",
)
DIFFICULTIES = (
    "Thanh niên đi làm ăn xa nhiều, khó tập hợp vào ngày thường.",
    "Kinh phí cấp chậm so với kế hoạch.",
    "Cán bộ Hội kiêm nhiệm nhiều việc.",
)
