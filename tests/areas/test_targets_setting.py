"""Targets: confirmed from a document's words, completed, revised by decision, judged, closed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast
from enacted import indicator, moment, resolution, target

from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.documents import actions as documents
from nhiemky.areas.documents.models import ExtractedText
from nhiemky.areas.documents.queries import document_page
from nhiemky.areas.targets import actions, queries
from nhiemky.areas.targets.actions.indicators import CodeTaken, IndicatorMalformed
from nhiemky.areas.targets.actions.revising import (
    AlreadySet,
    DecisionNotIssued,
    EvidenceMissing,
    NothingRevised,
    NotQualitative,
    RevisedAlready,
    TargetClosed,
)
from nhiemky.areas.targets.actions.setting import DocumentOfAnother, OrdinalTaken
from nhiemky.areas.targets.given import Quoted
from nhiemky.areas.targets.models import Target
from nhiemky.areas.targets.quoting import QuoteDiffers
from nhiemky.areas.targets.wording import TargetMalformed
from nhiemky.papers.content import Block, BlockKind, Paper, Place
from nhiemky.rules.progress import Basis, Comparator, Direction, Judged, TargetKind
from nhiemky.rules.rollup import TimeRule, TreeRule

WORDS = "Trong nhiệm kỳ kết nạp 100 hội viên mới."
TEXT = f"II. Chỉ tiêu\n{WORDS}\n"


def read_resolution(cast: Cast) -> Any:
    start = TEXT.index(WORDS)
    paper = Paper(
        blocks=(
            Block(BlockKind.HEADING, "II. Chỉ tiêu", Place(0, 12), clause="II", level=1),
            Block(BlockKind.ITEM, WORDS, Place(start, start + len(WORDS)), clause="II.1"),
        ),
        text=TEXT,
    )
    return resolution(cast, paper=paper, reader_version="1")


def test_a_target_points_to_its_clause_and_quotes_the_words_that_stand_there(cast: Cast) -> None:
    document = read_resolution(cast)
    text = ExtractedText.objects.get(document=document)
    start = TEXT.index(WORDS)
    clause = next(line for line in document_page(cast.clerk, document.pk, AT).clauses if line.path == "II.1")
    quoted = Quoted(words=WORDS, start=start, end=start + len(WORDS), clause_id=clause.clause_id, extracted_id=text.pk)
    row = target(cast, document, indicator(cast), quoted=quoted)
    page = queries.target_page(cast.leader, row.pk, AT)
    assert (page.clause, page.quote, page.wanted) == ("II.1", WORDS, "từ 100 hội viên trở lên")
    assert TEXT[row.quote_start : row.quote_end] == page.quote
    assert (page.ordinal, page.code, page.confirmed_by) == (1, "CT01", "Hồ Gia Bách")


def test_a_quote_that_does_not_stand_there_is_refused(cast: Cast) -> None:
    document = read_resolution(cast)
    text = ExtractedText.objects.get(document=document)
    with pytest.raises(QuoteDiffers):
        target(cast, document, indicator(cast), quoted=Quoted(words=WORDS, start=0, end=5, extracted_id=text.pk))


def test_a_document_of_another_term_is_refused(cast: Cast) -> None:
    from nhiemky.areas.directory import actions as directory

    term = directory.open_term(
        actor=SYSTEM, at=AT, organisation=cast.other, ordinal=2, label="nhiệm kỳ 2022-2027",
        planned_from=datetime.date(2022, 1, 1), planned_to=datetime.date(2027, 1, 1),
    )  # fmt: skip
    foreign = documents.register(
        actor=SYSTEM, at=AT, organisation=cast.province, subject="Nghị quyết khác", origin="imported",
        issued_on=datetime.date(2022, 1, 1), term=term,
    )  # fmt: skip
    with pytest.raises(DocumentOfAnother):
        target(cast, foreign, indicator(cast))


@pytest.mark.parametrize(
    ("kept", "given", "why"),
    [
        ({}, {"kind": TargetKind.CUMULATIVE, "value": None}, "phải có giá trị"),
        ({}, {"name": "  "}, "phải có tên"),
        ({}, {"comparator": Comparator.RANGE}, "cả mức thấp và mức cao"),
        ({}, {"comparator": Comparator.RANGE, "value_max": 90}, "mức cao phải lớn hơn"),
        ({}, {"value_max": 120}, "chỉ khoảng giá trị"),
        ({}, {"unit": "tỷ đồng"}, "khác đơn vị tính"),
        ({}, {"kind": TargetKind.RATIO, "unit": "%"}, "là tỷ lệ"),
        ({}, {"kind": TargetKind.GROWTH}, "tính bằng %"),
        ({}, {"kind": TargetKind.GROWTH, "unit": "%", "baseline": 0}, "số gốc đầu nhiệm kỳ phải lớn hơn 0"),
        ({}, {"kind": TargetKind.YES_NO, "value": None}, "chỉ số loại đạt"),
        ({}, {"kind": TargetKind.QUALITATIVE, "value": None}, "không gắn với chỉ số"),
        ({}, {"needed_years": 3}, "chỉ danh hiệu theo năm"),
        ({}, {"due_on": datetime.date(2020, 1, 1)}, "trước ngày bắt đầu nhiệm kỳ"),
    ],
)
def test_a_target_that_its_kind_can_not_judge_is_refused_and_says_why(
    cast: Cast, kept: dict[str, Any], given: dict[str, Any], why: str
) -> None:
    document, measured = resolution(cast), indicator(cast, **kept)
    with pytest.raises(TargetMalformed, match=why):
        target(cast, document, measured, **given)
    assert Target.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"basis": Basis.TERM_TO_DATE}, "lũy kế không cộng được"),
        ({"basis": Basis.MOMENT}, "số tại thời điểm không cộng được"),
        ({"tree_rule": TreeRule.MEASURED}, "phải nêu đơn vị đo"),
        ({"is_state": True, "time_rule": TimeRule.LAST}, "trạng thái đạt, không đạt không cộng được"),
        ({"unit": " "}, "cần có mã, tên và đơn vị tính"),
        ({"denominator_time_rule": TimeRule.LAST}, "chỉ tỷ lệ có tử số cộng các kỳ"),
        (
            {"denominator_name": "tổng số", "time_rule": TimeRule.LAST, "denominator_time_rule": TimeRule.MEAN},
            "chỉ tỷ lệ có tử số cộng các kỳ",
        ),
        ({"denominator_name": "tổng số", "denominator_time_rule": TimeRule.LARGEST}, "mẫu số chỉ có thể"),
        ({"decimals": 12}, "phải từ 0 đến 9"),
        ({"decimals": -1}, "phải từ 0 đến 9"),
    ],
)
def test_an_indicator_whose_rules_contradict_each_other_is_refused(cast: Cast, given: dict[str, Any], why: str) -> None:
    with pytest.raises(IndicatorMalformed, match=why):
        indicator(cast, **given)


def test_an_indicators_code_is_its_own(cast: Cast) -> None:
    indicator(cast)
    with pytest.raises(CodeTaken, match="Hội viên mới kết nạp"):
        indicator(cast, name="Khác")


def test_an_indicator_is_found_without_diacritics(cast: Cast) -> None:
    indicator(cast)
    assert [line.name for line in queries.indicators(cast.reporter, "hoi vien")] == ["Hội viên mới kết nạp"]
    assert queries.indicators(cast.reporter, "khong co") == ()


def test_parts_of_a_composite_target_stand_under_it(cast: Cast) -> None:
    document = resolution(cast)
    whole = target(cast, document, name="Xây dựng tổ chức Hội", kind=TargetKind.COMPOSITE, value=None)
    part = target(cast, document, indicator(cast), parent_id=whole.pk)
    assert (part.ordinal, part.code) == (1, "CT01.01")
    assert queries.target_page(cast.leader, whole.pk, AT).parts == ((part.pk, part.name),)
    with pytest.raises(TargetMalformed, match="gồm nhiều chỉ tiêu thành phần"):
        target(cast, document, parent_id=part.pk, kind=TargetKind.QUALITATIVE, value=None)


def test_an_ordinal_is_given_once(cast: Cast) -> None:
    document, measured = resolution(cast), indicator(cast)
    target(cast, document, measured, ordinal=3)
    with pytest.raises(OrdinalTaken):
        target(cast, document, measured, ordinal=3)
    assert target(cast, document, measured).ordinal == 4


def test_what_was_left_open_is_completed_and_what_stands_is_not_replaced(cast: Cast) -> None:
    row = target(
        cast, resolution(cast), name="Hội viên tăng bình quân 3%", kind=TargetKind.AVERAGE_GROWTH, value=3, unit="%"
    )
    measured = indicator(cast, basis=Basis.MOMENT, time_rule=TimeRule.LAST)
    row = actions.complete_target(actor=cast.clerk, at=AT, target_id=row.pk, indicator_id=measured.pk, baseline=1200)
    assert (row.indicator_id, row.number(row.baseline)) == (measured.pk, Decimal(1200))
    with pytest.raises(AlreadySet, match="số gốc đầu nhiệm kỳ"):
        actions.complete_target(actor=cast.clerk, at=AT, target_id=row.pk, baseline=1300)


def decision(cast: Cast) -> Any:
    return resolution(cast, "45-QĐ/LHTG", "Quyết định điều chỉnh chỉ tiêu", issued_on=datetime.date(2025, 6, 1))


def test_a_revision_keeps_both_values_and_names_its_decision(cast: Cast) -> None:
    row = target(cast, resolution(cast), indicator(cast))
    actions.revise_target(
        actor=cast.leader, at=AT, target_id=row.pk, decision_id=decision(cast).pk, value=80, reason="Hội cơ sở sáp nhập"
    )
    page = queries.target_page(cast.leader, row.pk, AT)
    (line,) = page.revisions
    assert page.wanted == "từ 80 hội viên trở lên"
    assert (line.before, line.after) == ("từ 100 hội viên trở lên", "từ 80 hội viên trở lên")
    assert (line.decided_on, line.reason) == (datetime.date(2025, 6, 1), "Hội cơ sở sáp nhập")
    assert "45-QĐ/LHTG" in line.decision


def test_a_revision_that_changes_nothing_rests_on_nothing_or_comes_twice_is_refused(cast: Cast) -> None:
    row, paper = target(cast, resolution(cast), indicator(cast)), decision(cast)
    revise: Callable[..., Any] = lambda **more: actions.revise_target(  # noqa: E731
        **{"actor": cast.leader, "at": AT, "target_id": row.pk, "decision_id": paper.pk, "reason": "Sáp nhập", **more}
    )
    draft = documents.register(
        actor=cast.clerk, at=AT, organisation=cast.province, subject="Dự thảo", origin="own", type_code="QĐ"
    )
    with pytest.raises(NothingRevised):
        revise(value=100)
    with pytest.raises(EvidenceMissing):
        revise(value=80, reason=" ")
    with pytest.raises(DecisionNotIssued):
        revise(value=80, decision_id=draft.pk)
    revise(value=80)
    with pytest.raises(RevisedAlready):
        revise(value=70)


def test_only_a_leader_revises(cast: Cast) -> None:
    row, paper = target(cast, resolution(cast), indicator(cast)), decision(cast)
    for actor, refusal in ((cast.clerk, NotAllowed), (cast.reporter, NotAllowed), (cast.outsider, NotVisible)):
        with pytest.raises(refusal):
            actions.revise_target(
                actor=actor, at=AT, target_id=row.pk, decision_id=paper.pk, value=80, reason="Sáp nhập"
            )


def test_a_qualitative_target_is_judged_by_a_person_on_evidence(cast: Cast) -> None:
    document = resolution(cast)
    row = target(cast, document, name="Nâng cao chất lượng sinh hoạt", kind=TargetKind.QUALITATIVE, value=None)
    judge: Callable[..., Any] = lambda **more: actions.judge(  # noqa: E731
        **{
            "actor": cast.leader,
            "at": AT,
            "target_id": row.pk,
            "status": Judged.REACHED,
            "evidence": "Biên bản",
            **more,
        }
    )
    judge(status=Judged.UNDER_WAY, at=moment(2025, 1, 1))
    judge()
    page = queries.target_page(cast.leader, row.pk, AT)
    assert [line.status for line in page.judgements] == ["đạt", "đang thực hiện"]
    with pytest.raises(EvidenceMissing):
        judge(evidence="")
    with pytest.raises(NotQualitative):
        judge(target_id=target(cast, document, indicator(cast)).pk)


def test_a_closed_target_stays_readable_and_is_not_changed_any_more(cast: Cast) -> None:
    row = target(cast, resolution(cast), indicator(cast))
    actions.close_target(actor=cast.leader, at=AT, target_id=row.pk, reason="Chuyển cho tổ chức kế thừa")
    assert queries.target_page(cast.leader, row.pk, AT).closed == "Chuyển cho tổ chức kế thừa"
    with pytest.raises(TargetClosed):
        actions.complete_target(actor=cast.clerk, at=AT, target_id=row.pk, programme="x")


def test_a_child_sees_its_parents_targets_and_a_stranger_none(cast: Cast) -> None:
    row = target(cast, resolution(cast), indicator(cast))
    assert queries.target_page(cast.reporter, row.pk, AT).name == row.name
    assert len(queries.targets_of_term(cast.reporter, cast.term.pk, AT)) == 1
    assert queries.targets_of_term(cast.outsider, cast.term.pk, AT) == ()
    for stranger in (cast.outsider, cast.nobody):
        with pytest.raises(NotVisible):
            queries.target_page(stranger, row.pk, AT)


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_get_ordinals_without_gaps_or_doubles(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    cast = committed_cast
    document, measured = resolution(cast), indicator(cast)
    outcomes = race(lambda number: target(cast, document, measured, name=f"Chỉ tiêu {number}").ordinal, 6)
    assert sorted(outcomes) == [1, 2, 3, 4, 5, 6]


def test_a_lower_is_better_target_and_a_strict_one_read_as_they_were_written(cast: Cast) -> None:
    document = resolution(cast)
    shares = indicator(
        cast, "ty-le", "Tỷ lệ hộ", unit="%", denominator_name="tổng số hộ", basis=Basis.MOMENT, time_rule=TimeRule.LAST,
        direction=Direction.DOWN,
    )  # fmt: skip
    most = {"kind": TargetKind.RATIO, "comparator": Comparator.AT_MOST, "value": 3, "direction": Direction.DOWN}
    above = {"kind": TargetKind.RATIO, "comparator": Comparator.MORE_THAN, "value": Decimal("80.5")}
    wanted = [
        row.wanted(row.value)
        for row in (target(cast, document, shares, **most), target(cast, document, shares, **above))
    ]
    assert wanted == ["không quá 3%", "trên 80,5%"]
