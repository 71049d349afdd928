"""Numbers of a meeting: who was there, who was chosen, who was praised. None of them tells of work."""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.papers.findings.grammar.measures import Measure
from nhiemky.papers.findings.grammar.phrases import phrases

# Who was there, who was chosen, who was praised: numbers of a meeting, not of work.
_MEETING = phrases("""
tham dự | đến dự | về dự | có mặt | bầu | bầu cử | bầu ra | gồm | gồm có | với sự tham gia
đại diện cho
sự góp mặt | ra mắt | bằng khen | giấy khen | khen thưởng | biểu dương | tuyên dương
giấy chứng nhận
kỷ niệm chương | cờ thi đua | trao cờ | vinh danh | huy hiệu | triệu tập | trực thuộc | đề ra
xác định
vừa được | danh sách | cho biết có | kỷ niệm
""")
# What was done to reach a number.
DONE_TO_REACH = phrases("""
đạt | được | hoàn thành | thành lập | kết nạp | phát triển | vận động | hỗ trợ | giúp | giới thiệu
công nhận
tăng | giảm | nâng | bình quân | mỗi năm | tổ chức | xây dựng | trao tặng | trao | tặng | triển khai
thực hiện
duy trì | kiểm tra | giám sát | giải quyết
""")
_NEAR = 14


def of_meeting(words: Sequence[str], measure: Measure) -> bool:
    """Whether the nearest verb or noun before a number tells of people present, chosen or praised."""
    for at in range(measure.first - 1, max(-1, measure.first - _NEAR), -1):
        if words[at] == ";" or words[at : at + 3] == (",", "trong", "đó"):
            return False
        if _MEETING.at(words, at) is not None:
            return True
        if DONE_TO_REACH.at(words, at) is not None:
            return False
    return False
