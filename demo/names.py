"""Places and people of the province of Tân Giang. All invented; any likeness is chance."""

from __future__ import annotations

import hashlib

PROVINCE = "Tân Giang"

COMMUNES = (
    "An Phước Đông",
    "An Phước Tây",
    "Bình Lợi Hạ",
    "Bình Lợi Thượng",
    "Cẩm Sơn Nam",
    "Cồn Én",
    "Đông Thạnh Lộc",
    "Giồng Sao",
    "Hiệp Thành Đông",
    "Hòa Ân Thượng",
    "Kim Long Hạ",
    "Long Khê",
    "Lộc Trì Bắc",
    "Mỹ Điền",
    "Nam Rạch Sen",
    "Ngã Ba Sậy",
    "Nhơn Phú Tân",
    "Phước Hậu Đông",
    "Rạch Lá",
    "Tân Bình Hạ",
    "Tân Khánh Đông",
    "Thạnh Lợi Tây",
    "Thới Sơn Tân",
    "Trà Côn Hạ",
    "Vàm Cát",
    "Vĩnh Hòa Trung",
)
WARDS = ("Tân Giang", "Bến Đá", "Cầu Ngang Hạ", "Hưng Phú Tân")
SCHOOLS = ("Trường Đại học Tân Giang", "Trường Cao đẳng Y tế Tân Giang", "Trường Cao đẳng nghề Tân Giang")

MERGING = ("An Phước Đông", "An Phước Tây")
MERGED = "An Phước"
SPLITTING = "Bến Đá"
SPLIT = ("Bến Đá Đông", "Bến Đá Tây")

FRONT_MEMBERS = (
    "Hội Liên hiệp Phụ nữ tỉnh Tân Giang",
    "Hội Nông dân tỉnh Tân Giang",
    "Hội Cựu chiến binh tỉnh Tân Giang",
    "Hội Chữ thập đỏ tỉnh Tân Giang",
    "Hội Người cao tuổi tỉnh Tân Giang",
    "Hội Luật gia tỉnh Tân Giang",
    "Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang",
    "Hội Khuyến học tỉnh Tân Giang",
    "Hội Văn học Nghệ thuật tỉnh Tân Giang",
    "Hội Làm vườn tỉnh Tân Giang",
)

FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Mai",
    "Thạch",
)
MIDDLE = ("Thị", "Văn", "Minh", "Ngọc", "Thanh", "Hoàng", "Quốc", "Kim", "Hữu", "Bích", "Đình", "Xuân", "Gia", "Thùy")
GIVEN = (
    "Sậy",
    "Trúc",
    "Khê",
    "Diễm",
    "Lâm",
    "Thoại",
    "Nhiên",
    "Phú",
    "Tâm",
    "Bảo",
    "Vy",
    "Khải",
    "Lộc",
    "Sương",
    "Đạt",
    "Ngân",
    "Quyên",
    "Tín",
    "Hậu",
    "Mẫn",
    "Duyên",
    "Trí",
    "Thơ",
    "Viễn",
    "Huệ",
    "Kha",
)


def person_name(place: str) -> str:
    """Return an invented person's name for a post, the same at every run."""
    digest = hashlib.sha256(f"người phụ trách {place}".encode()).digest()
    return f"{FAMILY[digest[0] % len(FAMILY)]} {MIDDLE[digest[1] % len(MIDDLE)]} {GIVEN[digest[2] % len(GIVEN)]}"


def share(seed: str, low: int, high: int) -> int:
    """Return a whole number from low to high (both included) that belongs to `seed`, the same at every run."""
    digest = hashlib.sha256(seed.encode()).digest()
    return low + int.from_bytes(digest[:4], "big") % (high - low + 1)
