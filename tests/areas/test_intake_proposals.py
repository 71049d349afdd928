"""From what the reader finds to what is proposed: kinds, names, numbers, days. Patterns: domain facts 2.1."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.areas.intake import measuring, plain
from nhiemky.areas.intake.kept import facts_of, paper_of
from nhiemky.areas.intake.naming import name_of, title_of, without_numbering
from nhiemky.areas.intake.proposals import (
    in_term,
    in_words,
    mark_of_change,
    printed_ordinals,
    target_from,
    task_from,
    with_units,
)
from nhiemky.areas.intake.units import Units
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.tasks.given import NewTask
from nhiemky.papers.content import Block, BlockKind, Paper, Place
from nhiemky.papers.findings.model import Direction as Way
from nhiemky.papers.findings.model import Frequency, Op, Target, Task
from nhiemky.papers.reader.keepable import keepable
from nhiemky.rules.progress import Comparator, Direction, TargetKind
from nhiemky.rules.rollup import TimeRule, TreeRule

YEARLY, END = Frequency.PER_YEAR, Frequency.BY_END


def found(quote: str, op: Op = Op.AT_LEAST, value: str = "", unit: str = "", **more: Any) -> Target:
    """A target as the reader finds it."""
    given = {"indicator": quote, "value": Decimal(value) if value else None, "unit": unit or None, **more}
    return Target(quote=quote, start=0, end=len(quote), op=op, **given)


KINDS = [
    # yearly value, yearly range (domain facts 2.1, rows 1 and 2)
    (found("Hàng năm đạt 10 tỷ đồng viện trợ", value="10", unit="tỷ đồng", frequency=YEARLY), TargetKind.EVERY_YEAR),
    (
        found(
            "Kết nạp hội viên hằng năm từ 8 đến 10", Op.RANGE, "8", "hội viên", value_max=Decimal(10), frequency=YEARLY
        ),
        TargetKind.EVERY_YEAR,
    ),
    (found("Hằng năm 100% chi hội sinh hoạt đúng kỳ", value="100", unit="%", frequency=YEARLY), TargetKind.EVERY_YEAR),
    # at least, strict
    (found("85% trở lên hộ đạt chuẩn văn hóa", value="85", unit="%"), TargetKind.RATIO),
    (found("Trên 80% cán bộ được bồi dưỡng", Op.MORE_THAN, "80", "%", frequency=END), TargetKind.RATIO),
    # average over years, average growth
    (
        found(
            "Số hội viên tăng bình quân hằng năm 10-12%", Op.RANGE, "10", "%", value_max=Decimal(12), frequency=YEARLY
        ),
        TargetKind.AVERAGE_GROWTH,
    ),
    (found("Hằng năm tăng 3% số hội viên", value="3", unit="%", frequency=YEARLY), TargetKind.AVERAGE_GROWTH),
    (
        found("Tốc độ tăng trưởng bình quân đạt 8%/năm", value="8", unit="%", frequency=YEARLY),
        TargetKind.AVERAGE_GROWTH,
    ),
    (found("Bình quân mỗi năm mở 8 lớp", value="8", unit="lớp", frequency=YEARLY), TargetKind.AVERAGE),
    (found("Mỗi năm bình quân bồi dưỡng 400 lượt", value="400", unit="lượt", frequency=YEARLY), TargetKind.AVERAGE),
    (
        found("Thu nhập bình quân đầu người đạt 85 triệu đồng/năm", value="85", unit="triệu đồng", frequency=YEARLY),
        TargetKind.LEVEL,
    ),
    # decrease told in points of a rate per year
    (found("Giảm tỷ suất sinh thô 0,30‰/năm", value="0.30", unit="‰", frequency=YEARLY), TargetKind.EVERY_YEAR),
    # not worse than last year
    (
        found("Số đơn thư so với năm trước thấp hơn hoặc bằng", Op.AT_MOST, direction=Way.NOT_WORSE, frequency=YEARLY),
        TargetKind.NOT_WORSE,
    ),
    # zero
    (found("Cuối nhiệm kỳ không còn hộ nghèo", Op.EXACTLY, "0", "hộ", frequency=END), TargetKind.LEVEL),
    (found("Hằng năm không có chi bộ yếu kém", Op.EXACTLY, "0", "chi bộ", frequency=YEARLY), TargetKind.EVERY_YEAR),
    # share of an assigned figure
    (
        found("Gọi nhập ngũ hằng năm đạt 100% chỉ tiêu", value="100", unit="%", of_assigned=True),
        TargetKind.ASSIGNED_SHARE,
    ),
    (found("Hiến máu đạt 100% kế hoạch được giao", value="100", unit="%", frequency=YEARLY), TargetKind.ASSIGNED_SHARE),
    # growth against the beginning
    (found("Tăng 50% số hội viên so với đầu nhiệm kỳ", value="50", unit="%"), TargetKind.GROWTH),
    # added up over the term
    (found("Tăng thêm 01 trường đạt chuẩn", value="1", unit="trường", frequency=END), TargetKind.CUMULATIVE),
    (found("Trong nhiệm kỳ phát triển 20 hội viên", value="20", unit="hội viên", frequency=END), TargetKind.CUMULATIVE),
    # how many there are at the end
    (found("Đến cuối nhiệm kỳ có 12 xã đạt chuẩn", value="12", unit="xã", frequency=END), TargetKind.LEVEL),
    (found("Nâng tổng số chi hội lên 40", value="40", unit="chi hội", frequency=END), TargetKind.LEVEL),
    (found("Giảm còn dưới 5 điểm nóng", Op.LESS_THAN, "5", "điểm", frequency=END), TargetKind.LEVEL),
    (found("Mỗi chi hội có ít nhất 01 mô hình", value="1", unit="mô hình"), TargetKind.LEVEL),
    # titles, states, wishes
    (found("Hằng năm đạt danh hiệu đơn vị xuất sắc", Op.YES_NO, frequency=YEARLY), TargetKind.TITLE_YEARS),
    (found("Ít nhất 3 năm đạt danh hiệu tiên tiến", Op.YES_NO), TargetKind.TITLE_YEARS),
    (found("Phấn đấu đạt danh hiệu trong sạch, vững mạnh", Op.YES_NO), TargetKind.YES_NO),
    (found("Hoàn thành trụ sở mới", Op.YES_NO, frequency=END), TargetKind.YES_NO),
    (found("Nâng cao năng lực lãnh đạo của Ban Chấp hành", Op.YES_NO), TargetKind.QUALITATIVE),
]


@pytest.mark.parametrize(("target", "kind"), KINDS, ids=[target.quote for target, _ in KINDS])
def test_the_words_of_a_quote_choose_the_kind(target: Target, kind: TargetKind) -> None:
    assert target_from(target).kind is kind


@pytest.mark.parametrize(
    ("op", "comparator", "direction"),
    [
        (Op.AT_LEAST, Comparator.AT_LEAST, Direction.UP),
        (Op.MORE_THAN, Comparator.MORE_THAN, Direction.UP),
        (Op.AT_MOST, Comparator.AT_MOST, Direction.DOWN),
        (Op.LESS_THAN, Comparator.LESS_THAN, Direction.DOWN),
        (Op.EXACTLY, Comparator.EXACTLY, Direction.LEVEL),
    ],
)
def test_every_comparison_keeps_its_strictness(op: Op, comparator: Comparator, direction: Direction) -> None:
    proposal = target_from(found("Tỷ lệ hội viên 20%", op, "20", "%"))
    assert (proposal.comparator, proposal.direction, proposal.value) == (comparator, direction, Decimal(20))


def test_a_fall_against_the_beginning_is_growth_below_zero() -> None:
    one = target_from(found("Giảm 20% số vụ so với đầu nhiệm kỳ", value="20", unit="%"))
    assert (one.kind, one.value, one.comparator) == (TargetKind.GROWTH, Decimal(-20), Comparator.AT_MOST)
    many = target_from(found("Giảm từ 5-10% số vụ so với năm 2020", Op.RANGE, "5", "%", value_max=Decimal(10)))
    assert (many.value, many.value_max, many.direction) == (Decimal(-10), Decimal(-5), Direction.DOWN)


def test_a_title_in_some_years_says_in_how_many() -> None:
    assert target_from(found("Ít nhất 3 năm đạt danh hiệu tiên tiến", Op.YES_NO)).needed_years == 3
    assert target_from(found("Hằng năm đạt danh hiệu tiên tiến", Op.YES_NO, frequency=YEARLY)).needed_years is None


def test_a_kind_without_a_number_is_proposed_without_one() -> None:
    proposal = target_from(found("Đạt danh hiệu xuất sắc", Op.YES_NO))
    assert (proposal.value, proposal.unit) == (None, "")


LAST = datetime.date(2025, 12, 31)


def test_a_day_is_kept_only_where_the_line_writes_a_year() -> None:
    target = found("không còn hộ nghèo", Op.EXACTLY, "0", "hộ", by=LAST)
    assert target_from(target, "8. Đến năm 2025 không còn hộ nghèo.").due_on == LAST
    assert target_from(target, "8. Đến cuối nhiệm kỳ không còn hộ nghèo.").due_on is None


@pytest.mark.parametrize(
    ("last_day", "due"),
    [(datetime.date(2025, 6, 14), None), (datetime.date(2026, 6, 14), LAST), (LAST, LAST), (None, LAST)],
)
def test_the_year_in_which_the_term_ends_means_the_end_of_the_term(
    last_day: datetime.date | None, due: datetime.date | None
) -> None:
    assert in_term(NewTarget(name="x", kind=TargetKind.LEVEL, due_on=LAST), last_day).due_on == due


@pytest.mark.parametrize(
    ("phrase", "quote", "name"),
    [
        ("Kết nạp hội viên mới trong cả nhiệm kỳ", "Kết nạp 20 hội viên mới trong cả nhiệm kỳ", "Kết nạp hội viên mới"),
        ("3 thanh niên được tập hợp", "3. Trên 70% thanh niên được tập hợp", "Thanh niên được tập hợp"),
        ("2. Hằng năm vận động", "2. Hằng năm vận động từ 2 tỷ đồng", "Hằng năm vận động từ 2 tỷ đồng"),
        ("Hằng năm vận động chăm lo hội viên", "Hằng năm vận động 2 tỷ đồng", "Vận động chăm lo hội viên"),
        ("Phấn đấu đạt danh hiệu xuất sắc", "Phấn đấu đạt danh hiệu xuất sắc", "Đạt danh hiệu xuất sắc"),
        ("Số hội viên tăng bình quân hằng năm 3%", "x", "Số hội viên tăng bình quân hằng năm 3%"),
        ("từ 85% trở lên", "10. từ 85% trở lên.", "Từ 85% trở lên"),
        ("", "x", "X"),
        ("Chỉ tiêu kết nạp đảng viên mới", "Chỉ tiêu kết nạp đảng viên mới: từ 150 đảng viên", "Kết nạp đảng viên mới"),
        ("Chỉ tiêu thứ nhất chi hội sinh hoạt định kỳ", "Chỉ tiêu thứ nhất: 100% chi hội sinh hoạt định kỳ",
         "Chi hội sinh hoạt định kỳ"),
        ("Chỉ tiêu về nhà ở: xóa nhà tạm, nhà dột nát", "Chỉ tiêu về nhà ở: xóa 100% nhà tạm, nhà dột nát",
         "Xóa nhà tạm, nhà dột nát"),
        ("Chỉ tiêu môi trường - Tỷ lệ thu gom rác thải", "Chỉ tiêu môi trường - Tỷ lệ thu gom rác thải đạt 98%",
         "Tỷ lệ thu gom rác thải"),
        ("Chỉ tiêu 1.2 - Tỷ lệ giải quyết đơn thư", "Chỉ tiêu 1.2 - Tỷ lệ giải quyết đơn thư đạt trên 90%",
         "Tỷ lệ giải quyết đơn thư"),
        ("Chỉ tiêu (2): thành lập câu lạc bộ", "Chỉ tiêu (2): thành lập 05 câu lạc bộ", "Thành lập câu lạc bộ"),
        ("Chỉ tiêu bảo hiểm y tế dân số", "Chỉ tiêu bảo hiểm y tế: 95% dân số", "Bảo hiểm y tế: dân số"),
        ("5: trồng mới", "5: trồng mới 1.000 ha rừng", "Trồng mới 1.000 ha rừng"),
        # a figure that is given from above is called so: here the word is no heading
        ("Chỉ tiêu giao quân", "Chỉ tiêu giao quân đạt 100%", "Chỉ tiêu giao quân"),
        ("Chỉ tiêu được cấp trên giao", "Chỉ tiêu được cấp trên giao đạt 100%", "Chỉ tiêu được cấp trên giao"),
        ("Chỉ tiêu vận động hiến máu do tỉnh giao", "Đạt 100% chỉ tiêu vận động hiến máu do tỉnh giao",
         "Chỉ tiêu vận động hiến máu do tỉnh giao"),
        ("Hoàn thành chỉ tiêu giao quân", "Hoàn thành 100% chỉ tiêu giao quân", "Hoàn thành chỉ tiêu giao quân"),
        # a heading that says something keeps its colon
        ("Bảo hiểm y tế dân số tham gia", "Bảo hiểm y tế: 95% dân số tham gia", "Bảo hiểm y tế: dân số tham gia"),
        ("Về văn hóa khu dân cư có nhà văn hóa", "Về văn hóa: 100% khu dân cư có nhà văn hóa",
         "Khu dân cư có nhà văn hóa"),
        ("Tỷ lệ hộ dân dùng nước sạch", "Tỷ lệ hộ dân dùng nước sạch: 98%", "Tỷ lệ hộ dân dùng nước sạch"),
        # what a number leaves behind where it is taken out
        ("mỗi xã câu lạc bộ thể thao", "mỗi xã có ít nhất 01 câu lạc bộ thể thao", "Mỗi xã có câu lạc bộ thể thao"),
        ("vận động suất học bổng", "vận động 500 suất học bổng", "Vận động học bổng"),
        ("tư vấn cho lượt người lao động", "tư vấn cho 20.000 lượt người lao động", "Tư vấn cho người lao động"),
        ("kết nạp tổng số đảng viên", "mỗi năm kết nạp 5% tổng số đảng viên", "Tỷ lệ kết nạp so với tổng số đảng viên"),
        ("Tỷ lệ chi bộ xuất sắc số chi bộ tốt", "Tỷ lệ chi bộ xuất sắc không quá 20% số chi bộ tốt",
         "Tỷ lệ chi bộ xuất sắc so với số chi bộ tốt"),
        ("Tỷ trọng kinh tế số GRDP", "Tỷ trọng kinh tế số chiếm 20% GRDP", "Tỷ trọng kinh tế số trong GRDP"),
        ("bằng cấp, chứng chỉ", "trong đó 30% có bằng cấp, chứng chỉ", "Trong đó có bằng cấp, chứng chỉ"),
        ("Vận động Quỹ “Vì người nghèo", "Vận động Quỹ “Vì người nghèo” 3 tỷ đồng", "Vận động Quỹ “Vì người nghèo”"),
        ("Số vụ tai nạn giao thông giảm", "Số vụ tai nạn giao thông giảm 5%", "Giảm số vụ tai nạn giao thông"),
        ("GRDP trên địa bàn tăng", "GRDP trên địa bàn tăng 8%", "Tăng GRDP trên địa bàn"),
        ("Tỷ lệ trẻ em thấp còi giảm xuống", "Tỷ lệ trẻ em thấp còi giảm xuống dưới 15%", "Tỷ lệ trẻ em thấp còi"),
        ("Tỷ lệ thất nghiệp duy trì", "Tỷ lệ thất nghiệp duy trì dưới 3%", "Tỷ lệ thất nghiệp"),
        ("Đạt danh hiệu tiên tiến trong năm của nhiệm kỳ", "x", "Đạt danh hiệu tiên tiến"),
        ("/năm tổ chức đối thoại với Nhân dân", "02 lần/năm tổ chức đối thoại với Nhân dân",
         "Tổ chức đối thoại với Nhân dân"),
    ],
)  # fmt: skip
def test_a_target_is_named_by_the_texts_own_words(phrase: str, quote: str, name: str) -> None:
    assert name_of(phrase, quote) == name


@pytest.mark.parametrize(
    ("words", "plain_words"),
    [
        ("10. Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("a) Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("- Xây dựng  trụ\nsở", "Xây dựng trụ sở"),
        ("II. Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("1.2. Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("1.a. Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("Đ) Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("(1) Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("2. a) Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("Một là, xây dựng trụ sở", "xây dựng trụ sở"),
        ("Thứ ba: xây dựng trụ sở", "xây dựng trụ sở"),
        ("2.", "2."),
        ("Xây dựng trụ sở", "Xây dựng trụ sở"),
        ("10.000 hội viên", "10.000 hội viên"),
    ],
)
def test_numbering_is_no_part_of_a_name(words: str, plain_words: str) -> None:
    assert without_numbering(words) == plain_words


def test_a_target_of_none_keeps_its_none_and_one_of_change_loses_its_number() -> None:
    none = found("không còn hộ nghèo", Op.EXACTLY, "0", "hộ", indicator="hộ nghèo")
    assert target_from(none).name == "Không còn hộ nghèo"
    grown = found(
        "Tốc độ tăng trưởng GRDP bình quân 8,5%/năm", Op.AT_LEAST, "8.5", "%", indicator="Tốc độ tăng trưởng GRDP"
    )
    assert target_from(grown).name == "Tốc độ tăng trưởng GRDP"
    fewer = found("Số vụ đuối nước hằng năm không cao hơn năm trước", Op.AT_MOST, indicator="Số vụ đuối nước")
    assert (target_from(fewer).kind, target_from(fewer).name) == (TargetKind.NOT_WORSE, "Số vụ đuối nước")
    silent = found("Số hội viên tăng 20% so với đầu nhiệm kỳ", Op.AT_LEAST, "20", "%", indicator="Số hội viên")
    assert target_from(silent).name == "Số hội viên tăng 20% so với đầu nhiệm kỳ"


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_make_a_name_that_fits(phrase: str, quote: str) -> None:
    name = name_of(phrase, quote)
    assert len(name) <= 500
    assert name or not any(letter.isalpha() for letter in quote)


def test_a_long_quote_makes_a_title_that_still_fits() -> None:
    assert len(title_of("việc " * 1000)) <= 1000
    assert len(name_of("", "chỉ tiêu " * 1000)) <= 500
    assert len(name_of("hộ nghèo " * 5000, "hộ nghèo " * 4999 + "5 % hộ nghèo")) <= 500


def test_a_proposal_is_told_in_words() -> None:
    proposal = target_from(found("Hằng năm vận động từ 2,5 tỷ đồng", value="2.5", unit="tỷ đồng", frequency=YEARLY))
    assert in_words(proposal) == "đạt từng năm: từ 2,5 tỷ đồng trở lên"
    assert in_words(NewTarget(name="x", kind=TargetKind.QUALITATIVE)) == "định tính"


@pytest.mark.parametrize(("target", "kind"), KINDS, ids=[target.quote for target, _ in KINDS])
def test_what_is_proposed_comes_back_from_json_as_it_was(target: Target, kind: TargetKind) -> None:
    proposal = target_from(target)
    assert plain.target_of(plain.as_json(proposal)) == proposal
    assert proposal.kind is kind


def test_a_task_comes_back_from_json_as_it_was() -> None:
    task = NewTask(title="x", lead_id=1, joins=(2, 3), due_on=LAST, responsibility="y")
    assert plain.task_of(plain.as_json(task)) == task


def test_a_task_names_who_is_told_until_organisations_are_known() -> None:
    task = Task(
        quote="tổ chức giao lưu.", start=0, end=17, assignee="Hội A", joins=("Hội B", "các trường"), deadline=LAST
    )
    proposal = task_from(task)
    assert (proposal.title, proposal.due_on) == ("Tổ chức giao lưu", LAST)
    assert proposal.responsibility == "Hội A; phối hợp: Hội B, các trường"
    resolved = with_units(proposal, "Hội A", ("Hội B", "các trường"), {"hoi a": 7, "hoi b": 8})
    assert (resolved.lead_id, resolved.joins, resolved.responsibility) == (7, (8,), "phối hợp: các trường")


def test_whoever_leads_does_not_join_as_well() -> None:
    assert with_units(NewTask(title="x"), "Hội A", ("Hội A",), {"hoi a": 7}).joins == ()


def test_a_body_of_the_organisation_lets_the_organisation_lead_and_stays_named() -> None:
    units = Units(5, {}, ("ban thuong vu",))
    assert units.is_own_body("Ban Thường vụ Hội")
    assert not units.is_own_body("Ban Thường vụng")
    resolved = with_units(NewTask(title="x"), "Ban Thường vụ Hội", (), {}, 5)
    assert (resolved.lead_id, resolved.responsibility) == (5, "Ban Thường vụ Hội")


@pytest.mark.parametrize(
    ("clauses", "ordinals"),
    [
        (["II.1", "II.2", "II.10"], {"II.1": 1, "II.2": 2, "II.10": 10}),
        (["II.3", "II.3"], {"II.3": 3}),
        (["I.1", "II.1", "II.2"], {"II.1": 1, "II.2": 2}),
        (["I.1", "II.1"], {}),
        (["II.a", "II.b"], {}),
        (["1", "2"], {"1": 1, "2": 2}),
        (["", "", "II.1"], {}),
        (["II.1 (2)"], {}),
        ([], {}),
    ],
)
def test_printed_numbers_are_those_of_the_list_that_holds_most_targets(
    clauses: list[str], ordinals: dict[str, int]
) -> None:
    assert printed_ordinals(clauses) == ordinals


def test_what_the_reader_can_not_know_is_no_change() -> None:
    proposal = target_from(KINDS[0][0])
    added = dataclasses.replace(proposal, indicator_id=3, field="to-chuc", baseline=1, programme="x")
    assert mark_of_change(proposal, added) == ()
    assert mark_of_change(proposal, dataclasses.replace(added, value=Decimal(11), unit="đồng")) == ("value", "unit")


@pytest.mark.parametrize(
    ("written", "kept", "same"),
    [
        ("hội viên mới", "hội viên", True),
        ("công trình", "công trình thanh niên", True),
        ("tỷ", "tỷ đồng", True),
        ("triệu đồng", "đồng", False),
        ("triệu đồng", "tỷ đồng", False),
        ("", "hội viên", False),
        ("%", "%", True),
        ("hội", "hội viên", True),
    ],
)
def test_a_unit_counts_the_same_where_one_begins_with_the_other(written: str, kept: str, same: bool) -> None:
    assert measuring.same_unit(written, kept) is same


def test_every_kind_that_is_measured_gets_an_indicator_that_fits_it() -> None:
    made = {kind: measuring.indicator_for(target_from(target), code="x", hierarchy="h") for target, kind in KINDS}
    assert made[TargetKind.QUALITATIVE] is None
    assert made[TargetKind.CUMULATIVE] is not None
    assert made[TargetKind.CUMULATIVE].time_rule is TimeRule.SUM
    ratio, title = made[TargetKind.RATIO], made[TargetKind.TITLE_YEARS]
    assert ratio is not None
    assert title is not None
    assert (ratio.denominator_name, ratio.time_rule) == ("Tổng số", TimeRule.LAST)
    assert (title.is_state, title.tree_rule) == (True, TreeRule.OWN)


def test_letters_that_a_database_can_not_keep_are_replaced_and_nothing_moves() -> None:
    text = "I. Chỉ\0 tiêu\ud800 mới"
    paper = keepable(Paper((Block(BlockKind.HEADING, text, Place(0, len(text)), "I", 1),), text, text))
    assert paper.text == "I. Chỉ\ufffd tiêu\ufffd mới"
    back = paper_of(facts_of(paper), paper.text)
    assert [(block.text, block.clause, block.place) for block in back.blocks] == [
        (paper.text, "I", Place(0, len(text)))
    ]
