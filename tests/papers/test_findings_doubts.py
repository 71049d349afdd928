"""Doubts: each kind where it belongs, none where nothing is amiss; and the whole reading in bounded steps."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from findings_read import Told, resolution
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.papers.findings.model import DoubtKind

HEAD = "NGHỊ QUYẾT\nĐại hội Chi bộ Cơ quan Tỉnh đoàn Tân Giang nhiệm kỳ 2020-2025\n"

# A text → the kinds of its doubts, what each quotes, and a piece of what it says.
DOUBTFUL: dict[str, tuple[str, list[tuple[DoubtKind, str, str]]]] = {
    "bands that leave one target out": (
        "Kết quả nhiệm kỳ đến nay có 10/14 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%.",
        [(DoubtKind.BANDS_DO_NOT_ADD_UP, "10/14 chỉ tiêu", "còn 1 chỉ tiêu không được nêu ở nhóm nào")],
    ),
    "bands that count one target twice": (
        "Đến nay đã có 10/14 chỉ tiêu hoàn thành, 3 chỉ tiêu đạt trên 60%, 2 chỉ tiêu đạt dưới 60%.",
        [(DoubtKind.BANDS_DO_NOT_ADD_UP, "2 chỉ tiêu đạt dưới 60%", "thừa 1 chỉ tiêu")],
    ),
    "a congress before its term": (
        "Ngày 13/5/2014, Chi bộ Văn phòng Huyện ủy An Phước tổ chức Đại hội chi bộ nhiệm kỳ 2015-2020.",
        [(DoubtKind.EVENT_OUTSIDE_TERM, "Đại hội", "13/05/2014, nằm ngoài nhiệm kỳ 2015-2020")],
    ),
    "a mid-term review before its term": (
        "Ngày 20/12/2019, Đảng bộ xã An Phước Đông tổ chức Hội nghị sơ kết giữa nhiệm kỳ 2020-2025.",
        [(DoubtKind.EVENT_OUTSIDE_TERM, "Hội nghị", "20/12/2019, nằm ngoài nhiệm kỳ 2020-2025")],
    ),
    "work due after the term": (
        HEAD + "II. Nhiệm vụ\n1. Xây dựng nhà làm việc của chi bộ, hoàn thành trước ngày 30/6/2027.",
        [(DoubtKind.DEADLINE_OUTSIDE_TERM, "Xây dựng nhà", "30/06/2027")],
    ),
    "a target that speaks of a figure and gives none": (
        HEAD + "II. Chỉ tiêu\n1. Phấn đấu hoàn thành các chỉ tiêu, kế hoạch được giao hằng năm.",
        [(DoubtKind.TARGET_WITHOUT_NUMBER, "hoàn thành các chỉ tiêu", "không nêu con số")],
    ),
    "an item among targets that gives none": (
        HEAD + "II. Chỉ tiêu\n1. Kết nạp 20 đảng viên.\n2. Chất lượng sinh hoạt chuyên đề của chi bộ được nâng lên.",
        [(DoubtKind.TARGET_WITHOUT_NUMBER, "Chất lượng sinh hoạt", "không nêu con số")],
    ),
    "the same target twice in the list": (
        HEAD + "II. Chỉ tiêu\n1. Kết nạp 20 đảng viên mới.\n2. Vận động 2 tỷ đồng.\n3. Kết nạp 20 đảng viên mới.",
        [(DoubtKind.DUPLICATE_TARGET, "Kết nạp 20 đảng viên mới", "trùng với chỉ tiêu")],
    ),
}

SOUND = {
    "bands that add up": ("Đến nay đã có 10/14 chỉ tiêu hoàn thành, 3 chỉ tiêu đạt trên 60%, 1 chỉ tiêu đạt dưới 60%."),
    "a band within a band": "Đến nay có 10/14 chỉ tiêu hoàn thành, trong đó 3 chỉ tiêu vượt.",
    "a congress at its term's beginning": (
        "Ngày 13/5/2020, Chi bộ Văn phòng Huyện ủy An Phước tổ chức Đại hội chi bộ nhiệm kỳ 2020-2025."
    ),
    "a congress some weeks before its term": (
        "Ngày 20/12/2024, Chi bộ Văn phòng Huyện ủy An Phước tổ chức Đại hội chi bộ nhiệm kỳ 2025-2027."
    ),
    "a congress some weeks after the term that it closes": (
        "Ngày 15/1/2023, Hội Nông dân xã An Phước Đông tổ chức Đại hội tổng kết nhiệm kỳ 2018-2022."
    ),
    "the coming congress of another body": (
        "Ngày 24/6/2023, Đảng bộ Cơ quan Tỉnh đoàn Tân Giang tổ chức Hội nghị sơ kết giữa nhiệm kỳ 2020-2025.\n"
        "Trong thời gian tới, Đảng bộ cần tập trung chuẩn bị Đại hội Hội Liên hiệp Thanh niên tỉnh nhiệm kỳ 2024-2029."
    ),
    "work due within the term": HEAD + "II. Nhiệm vụ\n1. Xây dựng quy chế làm việc trước ngày 30/6/2021.",
    "targets of the same number of different things": (
        HEAD + "II. Chỉ tiêu\n1. Kết nạp 20 đảng viên mới.\n2. Giới thiệu 20 đoàn viên ưu tú cho Đảng."
    ),
    "the same figure said again in prose": (
        "Phấn đấu năm 2024 kết nạp 20 đảng viên mới. Để kết nạp 20 đảng viên mới, các chi bộ cần tạo nguồn từ sớm."
    ),
    "a title by a plan": "Phấn đấu đến năm 2025 xã An Phước Đông đạt chuẩn nông thôn mới nâng cao theo kế hoạch.",
    "a title as a target": HEAD + "II. Chỉ tiêu\n1. Phấn đấu Chi bộ đạt danh hiệu trong sạch, vững mạnh.",
}


@pytest.mark.parametrize(("text", "expected"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_does_not_fit_is_doubted_with_its_reason(text: str, expected: list[tuple[DoubtKind, str, str]]) -> None:
    told = Told(text)
    assert [doubt.kind for doubt in told.doubts] == [kind for kind, _, _ in expected]
    for doubt, (_, quoted, said) in zip(told.doubts, expected, strict=True):
        assert quoted in doubt.quote
        assert said in doubt.says
        assert doubt.quote == told.paper.text[doubt.start : doubt.end]


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_what_fits_raises_no_doubt(text: str) -> None:
    assert not Told(text).doubts


PAGE = """<html><head><meta property="article:published_time" content="{0}T08:00:00+07:00"><title>Đại hội</title></head>
<body><article><h1>Đại hội Chi bộ Văn phòng Huyện ủy An Phước</h1>
<p>Ngày 13/5/2015, Chi bộ Văn phòng Huyện ủy An Phước đã tổ chức Đại hội chi bộ nhiệm kỳ 2015-2020 tại hội trường
Huyện ủy. Đại hội đã nghe báo cáo kết quả nhiệm kỳ qua và thảo luận phương hướng nhiệm kỳ tới.</p>
<p>Đại hội đã bầu Ban Chi ủy gồm 3 đồng chí; đồng chí Lâm Quang Đạo được bầu làm Bí thư Chi bộ.</p></article></body>
</html>
"""


@pytest.mark.parametrize(("day", "doubted"), [("2017-12-16", True), ("2015-05-14", False)])
def test_a_page_that_bears_a_day_long_after_its_event_is_doubted(day: str, doubted: bool) -> None:
    kinds = [doubt.kind for doubt in Told(PAGE.format(day), "trang.html").doubts]
    assert kinds == ([DoubtKind.PUBLISHED_LONG_AFTER] if doubted else [])


def test_the_walks_resolution_raises_no_doubt() -> None:
    assert not resolution().doubts


PIECES = st.sampled_from(
    [
        "phấn đấu", "chỉ tiêu", "10/14", "100%", "kết nạp 20 đảng viên", "trở lên", "không còn", "hằng năm",
        "từ 8 đến 10",
        "tỷ đồng", "yêu cầu", "các chi bộ", "tăng cường", "và", ",", ";", ":", ".", "\n", "\n1. ", "- ", "(", ")", '"',
        "trước ngày 30/6/2024", "nhiệm kỳ 2020-2025", "đã đạt", "Đại hội", "%0", "Trong thời gian tới",
        "II. CHỈ TIÊU\n",
        "hoàn thành", "nhằm", "đến năm 2025", "STT\nNội dung\nThời gian\n1\n", "  ", "Giao Văn phòng",
    ]
)  # fmt: skip


@pytest.mark.thorough
@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40))
def test_every_finding_quotes_its_place_whatever_the_text(pieces: list[str]) -> None:
    told = Told("Tân Giang. " + " ".join(pieces))
    for found in told.every:
        assert found.quote
        assert found.quote == told.paper.text[found.start : found.end]


LONGEST = 16_000
SLACK = 2_000  # what every text costs
# One sentence, one word, one mark or one line over and over: nothing that reading could not get through.
ENDLESS = [
    "1", "1 ", "100% ", ", ", "tăng cường công tác, ", "1/2 ", "phấn đấu ", "(", '"', "và ", "chỉ tiêu 10/14 ", ". ",
    "từ 7 xuống còn ", "đã đề ra mà ", "nhiệm vụ sau: ", ".", "- 100% hộ\n", "không có ", "chỉ tiêu: đạt danh hiệu, ",
    "12 trên tổng số 15 xã ", "KẾT QUẢ\nNHIỆM VỤ\n", "STT\nNội dung\nThời gian\n",
    "Đại hội 1/1/2020 nhiệm kỳ 2020-2025; ",
]  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize("piece", ENDLESS)
def test_no_text_is_read_without_end(piece: str) -> None:
    """Twice the text takes about twice the steps; what grew with its square would take four times as many."""
    half, whole = (_steps(piece * (size // len(piece))) for size in (LONGEST // 2, LONGEST))
    assert whole < 2.5 * half + SLACK


def _steps(text: str) -> int:
    """How many calls the four finders make together."""
    told = Told(f"Tân Giang\n{text}")
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        del frame, argument
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = told.every
    finally:
        sys.setprofile(before)
    assert all(each.quote for each in found)
    return calls
