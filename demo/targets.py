"""What the clerk adds when confirming the fourteen targets: what measures each, and what it starts from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nhiemky.areas.targets.models import BaseFrequency
from nhiemky.rules.progress import Basis, Direction
from nhiemky.rules.rollup import TimeRule, TreeRule


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator of the demo. `low` and `high`: what one commune reports for a half-year, in the smallest unit.

    `provincial`: measured by the head for everybody, not by the communes.
    """

    ordinal: int
    code: str
    name: str
    unit: str
    field: str
    time_rule: TimeRule = TimeRule.SUM
    basis: Basis = Basis.ARISEN
    direction: Direction = Direction.UP
    decimals: int = 0
    denominator: str = ""
    is_state: bool = False
    yearly: bool = False
    provincial: bool = False
    baseline: Decimal | None = None

    @property
    def frequency(self) -> BaseFrequency:
        """How often it is reported."""
        return BaseFrequency.YEAR if self.yearly else BaseFrequency.HALF_YEAR

    @property
    def tree_rule(self) -> TreeRule:
        """Who measures it."""
        return TreeRule.OWN if self.provincial else TreeRule.SUM_OF_CHILDREN


FIELDS = {
    "to-chuc": "Xây dựng tổ chức Hội",
    "phong-trao": "Phong trào thanh niên",
    "dong-hanh": "Đồng hành với thanh niên",
}

MEASURES = (
    Measure(1, "hoi-vien-moi", "Hội viên mới kết nạp", "hội viên", "to-chuc"),
    Measure(2, "cham-lo", "Kinh phí chăm lo thanh niên yếu thế", "tỷ đồng", "dong-hanh", decimals=3),
    Measure(
        3,
        "tap-hop",
        "Tỷ lệ thanh niên được tập hợp",
        "%",
        "to-chuc",
        TimeRule.LAST,
        Basis.MOMENT,
        denominator="Thanh niên trong tỉnh",
    ),
    Measure(
        4,
        "co-so-yeu",
        "Tỷ lệ tổ chức Hội cơ sở xếp loại yếu",
        "%",
        "to-chuc",
        TimeRule.LAST,
        Basis.MOMENT,
        Direction.DOWN,
        denominator="Tổ chức Hội cơ sở được xếp loại",
        provincial=True,
    ),
    Measure(
        5,
        "dia-ban-trang",
        "Địa bàn dân cư trắng tổ chức Hội",
        "địa bàn",
        "to-chuc",
        TimeRule.LAST,
        Basis.MOMENT,
        Direction.DOWN,
        provincial=True,
    ),
    Measure(6, "cay-xanh", "Cây xanh trồng mới", "cây", "phong-trao"),
    Measure(
        7,
        "xuat-sac",
        "Danh hiệu đơn vị xuất sắc",
        "danh hiệu",
        "to-chuc",
        TimeRule.LAST,
        is_state=True,
        yearly=True,
        provincial=True,
    ),
    Measure(
        8,
        "tong-hoi-vien",
        "Tổng số hội viên",
        "hội viên",
        "to-chuc",
        TimeRule.LAST,
        Basis.MOMENT,
        baseline=Decimal(41_200),
    ),
    Measure(9, "hien-mau", "Đơn vị máu hiến tình nguyện", "đơn vị máu", "phong-trao"),
    Measure(10, "cong-trinh", "Công trình thanh niên hoàn thành", "công trình", "phong-trao"),
    Measure(
        11,
        "duoi-nuoc",
        "Vụ tai nạn đuối nước trẻ em",
        "vụ",
        "dong-hanh",
        direction=Direction.DOWN,
        baseline=Decimal(25),
    ),
    Measure(13, "khoi-nghiep", "Dự án khởi nghiệp được hỗ trợ", "dự án", "dong-hanh"),
    Measure(14, "boi-duong", "Lượt cán bộ Hội cơ sở được bồi dưỡng", "lượt", "to-chuc"),
)

ASSIGNED_BLOOD = {2024: 3_600, 2025: 3_800, 2026: 4_000}
"""What the province assigns each year (invented)."""
