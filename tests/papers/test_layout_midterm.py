"""The mid-term review as a Paper: what it says, that its counts add up, that each figure can be followed back."""

from __future__ import annotations

import datetime
import itertools
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_midterm import profiles, review, targets

from nhiemky.papers.content import BlockKind, Paper
from nhiemky.papers.layout import BandsDoNotAddUp, FigureWithoutTrace, midterm_review, trace
from nhiemky.papers.layout.review import BandLine, Contribution, MidTermReview, Passage, TargetRow, TaskCounts
from nhiemky.papers.layout.sentences import (
    ALL_TARGETS,
    completeness_sentences,
    inside,
    left_out_sentence,
    summary_sentence,
    target_item,
)


def _text(runs) -> str:
    return "".join(run.text for run in runs)


def _headings(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if block.kind is BlockKind.HEADING]


def _body(paper: Paper) -> str:
    return "\n".join(block.text for block in paper.blocks)


def test_the_summary_counts_by_band_and_names_what_is_highlighted():  # domain facts 2.2, the sentence of S1
    assert _text(summary_sentence(review())) == (
        "Nghị quyết đề ra 14 chỉ tiêu. Đến ngày 24/6/2023, có 10/14 chỉ tiêu đạt 100% trở lên, "
        "3 chỉ tiêu đạt trên 60%, trong đó chỉ tiêu kết nạp đảng viên mới đạt 80%."
    )


def test_the_target_that_no_band_of_the_summary_holds_is_named():  # 10 + 3 = 13 of 14
    assert _text(left_out_sentence(review())) == (
        "Còn 1/14 chỉ tiêu không thuộc các nhóm nêu trên: "
        "chỉ tiêu số 14 (nhà nhân ái trao cho gia đình chính sách), đạt 40%."
    )


def test_a_summary_that_leaves_nothing_out_says_so():
    everything = (BandLine("đạt 100% trở lên", tuple(range(1, 15))),)
    assert _text(left_out_sentence(review(bands=everything))) == "Các nhóm nêu trên gồm đủ 14 chỉ tiêu."


def test_a_target_without_figures_is_named_by_its_band():
    row = replace(targets()[0], percent_of_term=None, value="chưa có số liệu", status="Chưa có số liệu")
    bands = (BandLine("đạt 100% trở lên", ()), BandLine("chưa có số liệu", (1,), in_summary=False))
    said = review(targets=(row,), bands=bands)
    assert _text(left_out_sentence(said)).endswith("của Đảng các cấp), chưa có số liệu.")
    assert "có 0/1 chỉ tiêu đạt 100% trở lên." in _text(summary_sentence(said))


def test_a_summary_given_by_the_review_is_printed_as_it_is():
    given_sentence = Passage.of("Có 14 chỉ tiêu.")
    assert _text(summary_sentence(review(summary=given_sentence))) == "Có 14 chỉ tiêu."


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("Kết nạp đảng viên mới", "kết nạp đảng viên mới"),
        ("Đảng bộ đạt danh hiệu", "Đảng bộ đạt danh hiệu"),
        ("GRDP bình quân", "GRDP bình quân"),
        ("", ""),
    ],
)
def test_an_indicator_inside_a_sentence_keeps_the_capitals_it_needs(indicator, expected):
    assert inside(indicator) == expected


def test_missing_reports_and_estimates_are_told_with_their_targets():
    assert _text(completeness_sentences(review())) == (
        "Có 1 chỉ tiêu chưa đủ báo cáo: chỉ tiêu số 10 mới có 11/12 báo cáo. "
        "Số liệu của chỉ tiêu số 10 là số ước thực hiện."
    )
    alike = tuple(replace(row, reported=11 if row.ordinal % 5 else 10, estimate=False) for row in targets())
    assert _text(completeness_sentences(review(targets=alike))) == (
        "Có 14 chỉ tiêu chưa đủ báo cáo: chỉ tiêu số 5, 10 mới có 10/12 báo cáo; "
        "chỉ tiêu số 1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14 mới có 11/12 báo cáo."
    )
    whole = tuple(replace(row, reported=12, estimate=False) for row in targets())
    assert _text(completeness_sentences(review(targets=whole))) == "Số liệu của 14 chỉ tiêu có đủ báo cáo phải có."
    unknown = tuple(replace(row, reported=0, expected=0, estimate=False) for row in targets())
    assert completeness_sentences(review(targets=unknown)) == ()


@pytest.mark.parametrize(
    ("bands", "fault"),
    [
        (((1, 2, 3), ()), "chỉ tiêu số 4, 5 không nằm trong nhóm nào"),
        (((1, 2, 3), (3, 4, 5)), "chỉ tiêu số 3 nằm trong hơn một nhóm"),
        (((1, 2, 3), (4, 5, 6)), "nhóm có chỉ tiêu số 6 không có trong bảng"),
    ],
)
def test_bands_that_do_not_add_up_are_refused_by_target(bands, fault):  # design, law 3
    lines = tuple(BandLine("nhóm", ordinals) for ordinals in bands)
    with pytest.raises(BandsDoNotAddUp, match=fault):
        midterm_review(review(targets=targets()[:5], bands=lines), profiles()["state-2020"])


def test_an_ordinal_used_twice_is_refused():
    rows = (targets()[0], targets()[0])
    with pytest.raises(BandsDoNotAddUp, match="chỉ tiêu số 1 bị trùng"):
        midterm_review(review(targets=rows, bands=(BandLine("nhóm", (1,)),)), profiles()["state-2020"])


def test_a_figure_that_can_not_be_followed_back_is_refused():
    rows = tuple(replace(row, trace="nowhere") if row.ordinal == 2 else row for row in targets())
    with pytest.raises(FigureWithoutTrace, match=r"chỉ tiêu số 2.*nowhere"):
        midterm_review(review(targets=rows), profiles()["party-2018"])


@given(st.lists(st.integers(min_value=0, max_value=3), min_size=1, max_size=25))
def test_however_targets_fall_into_bands_each_is_printed_once_and_counts_add_up(choice):
    labels = ("đạt 100% trở lên", "đạt trên 60%", "còn lại", "chưa có số liệu")
    rows = tuple(TargetRow(index + 1, "", f"Việc {index + 1}", "1", "1", labels[at]) for index, at in enumerate(choice))
    bands = tuple(
        BandLine(label, tuple(row.ordinal for row, each in zip(rows, choice, strict=True) if each == at), at < 2)
        for at, label in enumerate(labels)
    )
    said = review(targets=rows, bands=bands, strips=(), pace=(), trace=(), tasks=())
    paper = midterm_review(said, profiles()["state-2020"])
    items = [block.text for block in paper.blocks if block.kind is BlockKind.ITEM]
    assert sorted(items) == sorted(set(items))
    assert len(items) == len(rows)
    table = next(block.table for block in paper.blocks if block.table is not None)
    counts = [int(row[1].text) for row in table.rows[1:]]
    assert sum(counts[:-1]) == counts[-1] == len(rows)
    outside = sum(1 for each in choice if each > 1)
    sentence = _text(left_out_sentence(said))
    assert (f"Còn {outside}/{len(rows)}" in sentence) == (outside > 0)


def test_headings_are_numbered_in_the_way_of_each_family():
    party = _headings(midterm_review(review(), profiles()["party-2018"]))
    assert party == [
        "I- KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU",
        "1- Kết quả chung",
        "2- Kết quả từng chỉ tiêu theo nhóm",
        "a) Đạt 100% trở lên: 10 chỉ tiêu",
        "b) Đạt trên 60%: 3 chỉ tiêu",
        "c) Còn lại: 1 chỉ tiêu",
        "3- Tiến độ và khả năng hoàn thành",
        "II- ĐÁNH GIÁ CHUNG",
        "1- Ưu điểm",
        "2- Hạn chế",
        "3- Nguyên nhân",
        "a) Nguyên nhân khách quan",
        "b) Nguyên nhân chủ quan",
        "III- NHIỆM VỤ TRỌNG TÂM NỬA CUỐI NHIỆM KỲ",
    ]
    state = _headings(midterm_review(review("association-2020"), profiles()["association-2020"]))
    assert [each.split()[0] for each in state[:3]] == ["I.", "1.", "2."]


def test_sections_with_nothing_to_say_leave_no_gap_in_the_numbers():
    said = review(strengths=(), limits=(), causes=(), tasks=(), trace=())
    numbers = [each for each in _headings(midterm_review(said, profiles()["party-2018"])) if each[0] == "I"]
    assert numbers == ["I- KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "II- NHIỆM VỤ TRỌNG TÂM NỬA CUỐI NHIỆM KỲ"]


def test_blocks_know_the_clause_they_stand_in():
    paper = midterm_review(review(), profiles()["party-2018"])
    clauses = {block.text: block.clause for block in paper.blocks}
    assert clauses["b) Nguyên nhân chủ quan"] == "II.3.b"
    assert clauses["Một số chi bộ chưa chủ động xây dựng kế hoạch vận động từ đầu năm."] == "II.3.b"


@pytest.mark.parametrize(
    ("code", "subject", "end"), [("party-2018", "sơ", "2025."), ("association-2020", "Sơ", "2025./.")]
)
def test_subject_and_last_words_keep_the_form(code, subject, end):  # HD 05: chữ thường, "."; NĐ 30: "./."
    paper = midterm_review(review(code), profiles()[code])
    assert paper.subject.startswith(subject)
    last = [block.text for block in paper.blocks[: _annex_start(paper)] if block.kind is BlockKind.PARAGRAPH][-1]
    assert last.endswith(end)


def _annex_start(paper: Paper) -> int:
    return next(index for index, block in enumerate(paper.blocks) if block.role == "annex")


def test_annexes_stand_across_with_their_reference():
    party = midterm_review(review(), profiles()["party-2018"])
    breaks = [block for block in party.blocks if block.kind is BlockKind.PAGE_BREAK]
    assert [block.landscape for block in breaks] == [True, True, True]
    assert "(Kèm theo Báo cáo số 07-BC/ĐU, ngày 05 tháng 7 năm 2023 của Đảng ủy cơ quan Tỉnh đoàn)" in _body(party)
    # NĐ 30, phụ lục: left open in an electronic document
    state = midterm_review(review("association-2020"), profiles()["association-2020"])
    assert "(Kèm theo Báo cáo số …/BC-LHHN ngày … tháng … năm … của" in _body(state)


def test_every_figure_of_a_target_leads_to_its_place_in_the_trace_annex():
    paper = midterm_review(review(), profiles()["party-2018"])
    runs = [run for block in paper.blocks for run in block.runs]
    runs += [
        run for block in paper.blocks if block.table for row in block.table.rows for cell in row for run in cell.runs
    ]
    anchors = [run.anchor for run in runs if run.anchor]
    assert len(anchors) == len(set(anchors))
    assert {run.trace for run in runs if run.trace} <= set(anchors)
    assert {f"target-{ordinal}" for ordinal in range(1, 15)} <= {run.trace for run in runs}
    printed = next(run for run in runs if run.text == "10/14")
    assert printed.trace == ALL_TARGETS


def _annex(said: MidTermReview) -> tuple[list[list[str]], list[list[str]]]:
    """The rows of the figures' tables, and of the list of reports."""
    paper = midterm_review(said, profiles()["party-2018"])
    first = next(at for at, block in enumerate(paper.blocks) if "NGUỒN GỐC SỐ LIỆU" in block.text)
    tables = [block.table for block in paper.blocks[first:] if block.table is not None]
    *figures, reports = [[[cell.text for cell in row] for row in table.rows] for table in tables]
    return [row for rows in figures for row in rows], reports


def test_the_trace_annex_goes_down_to_person_minute_and_hash():
    figures, reports = _annex(review())
    names = [row[0] for row in figures if len(row) == 1]
    assert names[2] == (
        "Chỉ tiêu số 3, Kết nạp đảng viên mới: 16 đảng viên\nCách tính: 16 đảng viên : 20 đảng viên × 100 = 80%."
    )
    place = figures.index([names[2]])
    assert figures[place + 1 : place + 3] == [
        ["Chi bộ Văn phòng", "16 đảng viên [1]"],
        ["Chi bộ Ban Phong trào", "4 [2]"],
    ]
    number, unit, report, sent, accepted, evidence = reports[2]
    assert (number, unit, report) == ("1", "Chi bộ Văn phòng", "Báo cáo 6 tháng đầu năm 2023, lần 1")
    assert sent == "Trần Thị Mẫu 1\n08:05 ngày 25/6/2023"  # 01:05 UTC
    assert accepted == "Lê Văn Thử\n15:00 ngày 28/6/2023"
    assert evidence.split("\n")[6] == "bien-ban-3-0.pdf (chỉ tiêu 3)"
    assert len("".join(evidence.split("\n")[7:9])) == 64


def test_each_number_in_brackets_is_a_report_of_that_unit():
    figures, reports = _annex(review())
    units = {number: unit for number, unit, *_ in (row for row in reports[2:] if len(row) == len(reports[0]))}
    cited = [(row[0], re.findall(r"\[(\d+)\]", cell)) for row in figures for cell in row[1:]]
    assert sum(len(numbers) for _, numbers in cited) == 42
    assert all(units[number] == unit for unit, numbers in cited for number in numbers)


def _reported(unit: str, period: str, end: datetime.date, value: str, **more: object) -> Contribution:
    at = datetime.datetime.combine(end, datetime.time(8), datetime.UTC)
    return Contribution(unit, period, value, f"Báo cáo {period}", "Mai Thị Mẫu", at, window_end=end, **more)


def test_periods_stand_beside_each_other_in_their_order_and_go_on_below_after_six():
    ends = [datetime.date(2021 + quarter // 4, 3 * (quarter % 4) + 1, 1) for quarter in range(8)]
    parts = [_reported("Xã A", f"quý {at + 1}", end, f"{at} tỷ đồng") for at, end in reversed([*enumerate(ends)])]
    entry = replace(review().trace[2], contributions=tuple(parts))
    figures, _ = _annex(review(trace=(*review().trace[:2], entry, *review().trace[3:])))
    place = next(at for at, row in enumerate(figures) if row[0].startswith("Chỉ tiêu số 3,"))
    assert figures[place - 1] == ["Đơn vị", *(f"quý {at}" for at in range(1, 7))]
    assert figures[place][0].endswith("\nĐơn vị tính: tỷ đồng")
    assert figures[place + 1] == ["Xã A", "0 [1]", "1 [2]", "2 [3]", "3 [4]", "4 [5]", "5 [6]"]
    assert figures[place + 2 : place + 5] == [
        ["Đơn vị", "quý 7", "quý 8"],
        ["Chỉ tiêu số 3, Kết nạp đảng viên mới (tiếp)"],
        ["Xã A", "6 [7]", "7 [8]"],
    ]


def test_what_most_units_names_share_is_left_out_and_said_once():
    end = datetime.date(2023, 7, 1)
    names = ("xã An Phước", "xã Bàu Trâm", "phường Cái Nước", "Trường Cao đẳng Y tế")
    parts = [_reported(f"Hội Liên hiệp Thanh niên Việt Nam {name}", "6 tháng", end, "5 hội viên") for name in names]
    parts.append(_reported("Công an tỉnh", "6 tháng", end, "7 hội viên", part="nam"))
    entries = tuple(replace(entry, contributions=tuple(parts)) for entry in review().trace)
    figures, reports = _annex(review(trace=entries))
    assert [row[0] for row in figures[2:7]] == [*names, "Công an tỉnh (nam)"]
    assert [row[1] for row in reports[2:]] == [*names, "Công an tỉnh"]
    said = _body(midterm_review(review(trace=entries), profiles()["party-2018"]))
    assert said.count("bỏ phần chung “Hội Liên hiệp Thanh niên Việt Nam”") == 1


def test_a_correction_tells_its_reason_under_the_figure():
    figures, _ = _annex(review())
    corrected = [row[1] for row in figures if row[0] == "Ghi chú"]
    assert corrected == ["Chi bộ Ban Phong trào, 01/01/2023 - 24/6/2023: thay số 5, do cộng trùng."] * 14


def test_a_figure_nobody_reported_says_so_in_the_trace_annex():
    first = replace(review().trace[0], contributions=())
    said = review(trace=(first, *review().trace[1:]))
    assert "Chưa có đơn vị nào báo cáo số liệu này." in _body(midterm_review(said, profiles()["party-2018"]))


def test_a_trace_of_thousands_of_units_prints_its_share_and_tells_how_many_more(monkeypatch):
    monkeypatch.setattr(trace, "UNIT_ROWS", 28)
    monkeypatch.setattr(trace, "REPORT_ROWS", 1)
    body = _body(midterm_review(review(), profiles()["party-2018"]))
    assert body.count("Và 1 đơn vị nữa, xem trong hồ sơ số liệu của báo cáo.") == 14
    assert body.count("Và 1 báo cáo nữa, xem trong hồ sơ số liệu của báo cáo.") == 1


def test_what_is_behind_its_pace_is_told_with_the_share_of_time_gone():
    body = _body(midterm_review(review(), profiles()["party-2018"]))
    assert "đã qua 1.044/1.826 ngày (57,17% thời gian) của nhiệm kỳ 2020 - 2025." in body
    assert "Có 1 chỉ tiêu cần tập trung chỉ đạo:" in body
    on_pace = tuple(replace(row, behind=False, hard_to_reach=False, percent_of_term=Decimal(90)) for row in targets())
    said = review(targets=on_pace)
    assert "Không có chỉ tiêu nào chậm tiến độ hoặc khó đạt." in _body(midterm_review(said, profiles()["party-2018"]))


def _item(**changes: object) -> str:
    return _text(target_item(replace(targets()[2], **changes), (Decimal(100), Decimal(60))))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "thực hiện: 16 đảng viên, bằng 80% mục tiêu cả nhiệm kỳ."),
        ({"compared": "mức đề ra mỗi năm"}, "thực hiện: 16 đảng viên, bằng 80% mức đề ra mỗi năm."),
        ({"outcome": "không đạt năm 2021"}, "bằng 80% mục tiêu cả nhiệm kỳ; không đạt năm 2021."),
        ({"compared": "", "outcome": "vượt mức khống chế"}, "thực hiện: 16 đảng viên; vượt mức khống chế."),
        ({"compared": "", "status": "Vượt"}, "thực hiện: 16 đảng viên; vượt."),
        ({"compared": "", "value": "2/2 năm đạt", "status": "Đạt"}, "thực hiện: 2/2 năm đạt."),
        ({"percent_of_term": None, "value": "đang thực hiện", "status": "Đang thực hiện"}, "đang thực hiện."),
    ],
)
def test_a_percentage_says_what_it_is_one_of_and_nothing_is_said_twice(changes, said):
    assert _item(**changes).endswith(said)


def test_figures_are_told_with_the_last_day_that_they_reach():
    body = _body(midterm_review(review(data_until=datetime.date(2023, 3, 31)), profiles()["party-2018"]))
    assert "số liệu tính đến ngày 31/3/2023, như sau:" in body
    assert "Đến ngày 31/3/2023, có 10/14 chỉ tiêu" in body
    assert "Số liệu đến hết ngày 31/3/2023, theo báo cáo được duyệt đến ngày 24/6/2023." in body


def test_a_review_has_the_parts_of_its_kind_where_people_wrote_them():
    said = review(
        leadership=(Passage.of("Ban hành chương trình hành động."),),
        task_results=(Passage.of("Hoàn thành việc sắp xếp tổ chức."),),
        task_counts=TaskCounts(given=5, done=2, overdue=1),
        lessons=(Passage.of("Giao chỉ tiêu đi cùng nguồn lực."),),
        proposals=(Passage.of("Đề nghị hỗ trợ kinh phí."),),
    )
    paper = midterm_review(said, profiles()["state-2020"])
    first = [block.text for block in paper.blocks if block.kind is BlockKind.HEADING and block.level == 1]
    assert first == [
        "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO VÀ TỔ CHỨC THỰC HIỆN NGHỊ QUYẾT",
        "II. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU",
        "III. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ",
        "IV. ĐÁNH GIÁ CHUNG",
        "V. NHIỆM VỤ TRỌNG TÂM NỬA CUỐI NHIỆM KỲ",
        "VI. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    body = _body(paper)
    assert (
        "Nghị quyết giao 5 nhiệm vụ: 2 nhiệm vụ đã hoàn thành; 3 nhiệm vụ đang thực hiện, trong đó 1 nhiệm vụ quá hạn."
    ) in body
    assert "4. Bài học kinh nghiệm" in body


def test_what_can_no_longer_be_reached_is_listed_apart_from_what_must_be_pushed():
    rows = tuple(replace(row, behind=True, lost=True) if row.ordinal == 3 else row for row in targets())
    body = _body(midterm_review(review(targets=rows), profiles()["party-2018"]))
    assert "Có 1 chỉ tiêu cần tập trung chỉ đạo:" in body
    assert "Có 1 chỉ tiêu không còn khả năng đạt:" in body


def test_a_column_without_anything_in_it_is_not_printed():
    rows = tuple(replace(row, milestone="", percent_of_milestone=None, forecast="") for row in targets())
    paper = midterm_review(review(targets=rows), profiles()["party-2018"])
    heads = next(block.table.rows[0] for block in paper.blocks if block.table and block.table.rows[0][0].text == "TT")
    names = [cell.text for cell in heads]
    assert not {"Mốc đến nay", "So mốc", "Dự báo cuối nhiệm kỳ"} & set(names)
    assert names[-1] == "Báo cáo đã có"


def test_time_gone_never_leaves_the_term():
    late = review(as_of=datetime.date(2031, 1, 1))
    assert "đã qua 1.826/1.826 ngày (100% thời gian)" in _body(midterm_review(late, profiles()["party-2018"]))


def test_percentages_never_climb_into_a_band():  # domain facts 2.2 (g): 99.6 is not 100
    near = replace(targets()[12], percent_of_term=Decimal("99.9999"), status="Đạt trên 60%")
    rows = (*targets()[:12], near, targets()[13])
    body = _body(midterm_review(review(targets=rows), profiles()["party-2018"]))
    assert "thực hiện: 4 mô hình, bằng 99,99% mục tiêu" in body


def test_many_targets_are_drawn_in_plots_that_fit_a_page():
    strips = tuple(
        replace(strip, ordinal=index)
        for index, strip in enumerate(itertools.islice(itertools.cycle(review().strips), 40))
    )
    paper = midterm_review(review(strips=strips), profiles()["party-2018"])
    captions = [block.text for block in paper.blocks if block.role == "figure_caption"]
    assert [each.split(".")[0] for each in captions] == ["Biểu đồ 1", "Biểu đồ 2", "Biểu đồ 3", "Biểu đồ 4"]


def test_the_same_review_gives_the_same_paper():
    assert midterm_review(review(), profiles()["party-2018"]) == midterm_review(review(), profiles()["party-2018"])


def test_a_review_of_a_single_target_and_nothing_else_is_printed():
    said = review(
        targets=targets()[:1],
        bands=(BandLine("đạt 100% trở lên", (1,)),),
        strengths=(),
        limits=(),
        causes=(),
        second_half=(),
        tasks=(),
        strips=(),
        pace=(),
        trace=(),
        recipients=(),
    )
    paper = midterm_review(said, profiles()["state-2020"])
    assert paper.recipients == ("- Lưu: VT.",)  # NĐ 30 cell 9b: the archive closes every list of recipients
    assert [block.text for block in paper.blocks if block.role == "annex_number"] == ["Phụ lục I"]
