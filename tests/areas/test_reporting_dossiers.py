"""The dossier: every target of a term on a day, as known at a moment, with completeness and every figure's origin."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast, organisation
from django.db import connection
from django.test.utils import CaptureQueriesContext
from enacted import (
    evidence,
    figure,
    fill,
    half,
    indicator,
    moment,
    periods,
    report,
    resolution,
    send,
    target,
    template,
    year,
)

from nhiemky.areas.directory import actions as directory
from nhiemky.areas.directory.access import NotVisible
from nhiemky.areas.directory.given import NewOrganisation, SplitPart
from nhiemky.areas.reporting import actions, queries
from nhiemky.areas.reporting.contributions import of_target
from nhiemky.areas.reporting.dossier.climbing import climb
from nhiemky.areas.reporting.dossier.tracing import doubts_of
from nhiemky.areas.reporting.loading import View, load
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets.plans import PlanLine
from nhiemky.rules.progress import Basis, Comparator, Direction, Judged, Status, TargetKind
from nhiemky.rules.rollup import Stage, StructureBy, TimeRule, TreeRule

JULY, AUGUST = moment(2024, 7, 3), moment(2024, 8, 1)
END = datetime.date(2024, 6, 30)


class Office:
    """A resolution with one target of 100 new members, its report, and three units that fill it in."""

    def __init__(self, cast: Cast, **more: Any) -> None:
        self.cast, self.measured = cast, indicator(cast)
        self.document = resolution(cast)
        self.target = target(cast, self.document, self.measured, **more)
        self.sheet = template(cast, self.measured, estimate_allowed=True)
        self.periods = periods(cast, self.sheet)

    def reported(self, when: Any, *numbers: int, at: datetime.datetime = JULY, accepted_at: Any = AUGUST) -> list[Any]:
        """Reports of the three units."""
        units = (self.cast.first.pk, self.cast.second.pk, self.cast.third.pk)
        return [
            report(
                self.cast, SYSTEM, self.periods[when], unit, {self.measured.pk: number}, at=at, accepted_at=accepted_at
            )
            for unit, number in zip(units, numbers, strict=False)
        ]

    def standing(self, viewer: Any = None, **more: Any) -> Any:
        """How the target stands."""
        found = queries.dossier(viewer or self.cast.leader, self.cast.term.pk, AT, **{"as_of": END, **more})
        return found.target(self.target.ordinal)


@pytest.fixture
def office(cast: Cast) -> Office:
    return Office(cast)


def test_figures_of_units_climb_and_completeness_stands_beside(office: Office) -> None:
    office.reported(half(2024, 1), 12, 8)
    found = office.standing()
    assert (found.value, found.reported, found.expected) == ("20 hội viên", 2, 3)
    assert [(unit.unit, unit.shown, unit.reported, unit.expected) for unit in found.units] == [
        ("Hội Hữu nghị An Phước Đông", "12 hội viên", 1, 1),
        ("Hội Hữu nghị Hòa Bình Thượng", "", 0, 1),
        ("Hội Hữu nghị Thạnh Lợi Tây", "8 hội viên", 1, 1),
    ]
    assert found.assessment.percent_of_term_target == Fraction(20)
    assert "20 / 100 = 20%" in found.assessment.arithmetic


def test_a_figure_is_followed_to_person_minute_and_evidence(office: Office) -> None:
    cast = office.cast
    filled = fill(cast.reporter, office.periods[half(2024, 1)], cast.first.pk, {office.measured.pk: 12}, JULY)
    file = evidence(cast)
    actions.add_evidence(
        actor=cast.reporter, at=JULY, submission_id=filled.pk, line_id=filled.lines.get().pk, upload_id=file.pk
    )
    sent = send(cast.reporter, filled, JULY)
    actions.accept(actor=cast.leader, at=AUGUST, submission_id=sent.pk, revision=sent.revision)
    trace = queries.trace(cast.leader, office.target.pk, AT, as_of=END)
    (one,) = trace.figures
    assert (one.unit, one.window_label, one.shown) == (
        "Hội Hữu nghị An Phước Đông",
        "6 tháng đầu năm 2024",
        "12 hội viên",
    )
    assert (one.origin.reported_by, one.origin.reported_at) == ("Cù Thị Nhàn", JULY)
    assert (one.origin.accepted_by, one.origin.accepted_at) == ("Lý Thanh Vũ", AUGUST)
    assert [(each.name, each.sha256) for each in one.origin.evidence] == [("bien-ban.txt", file.stored.sha256)]
    assert (one.origin.submission_id, trace.document_id, trace.printed) == (sent.pk, office.document.pk, "12 hội viên")


def test_the_past_is_asked_as_it_was_known(office: Office) -> None:
    """A figure corrected in 2025 stands as it stood in every view of 2024."""
    done = office.reported(half(2024, 1), 12)[0]
    cast, later = office.cast, moment(2025, 3, 1)
    actions.reopen(actor=cast.leader, at=later, submission_id=done.pk, reason="Báo sót")
    fill(
        cast.reporter,
        office.periods[half(2024, 1)],
        cast.first.pk,
        {office.measured.pk: 15},
        later,
        correction_reason="Đếm sót 3",
    )
    done.refresh_from_db()
    sent = send(cast.reporter, done, later)
    actions.accept(actor=cast.leader, at=moment(2025, 3, 2), submission_id=sent.pk, revision=sent.revision)
    values = [office.standing(known_at=at).value for at in (AUGUST - datetime.timedelta(seconds=1), AUGUST, later, AT)]
    assert values == ["chưa có số liệu", "12 hội viên", "12 hội viên", "15 hội viên"]
    (now,) = office.standing().figures
    assert (now.origin.replaces, now.origin.reason) == ("12 hội viên", "Đếm sót 3")
    (then,) = office.standing(known_at=AUGUST).figures
    assert then.origin.submission_id == done.pk


def test_figures_of_later_windows_do_not_enter_an_earlier_day(office: Office) -> None:
    office.reported(half(2024, 1), 12)
    office.reported(half(2024, 2), 30, at=moment(2025, 1, 4), accepted_at=moment(2025, 1, 6))
    assert (office.standing().value, office.standing(as_of=datetime.date(2024, 12, 31)).value) == (
        "12 hội viên",
        "42 hội viên",
    )


def test_an_estimate_enters_only_where_it_is_asked_for_and_says_so(office: Office) -> None:
    office.reported(half(2024, 1), 12)
    june = moment(2024, 12, 10)
    early = fill(
        office.cast.reporter, office.periods[half(2024, 2)], office.cast.first.pk, {office.measured.pk: 20}, june,
        stage=Stage.ESTIMATE,
    )  # fmt: skip
    sent = send(office.cast.reporter, early, june)
    actions.accept(actor=office.cast.leader, at=june, submission_id=sent.pk, revision=sent.revision)
    day = datetime.date(2024, 12, 31)
    plain, with_estimates = office.standing(as_of=day), office.standing(as_of=day, with_estimates=True)
    assert (plain.value, plain.estimate) == ("12 hội viên", False)
    assert (with_estimates.value, with_estimates.estimate) == ("32 hội viên", True)
    assert [figure.estimate for figure in with_estimates.figures] == [False, True]


def merged(office: Office) -> None:
    directory.merge(
        actor=SYSTEM, at=moment(2024, 6, 20), predecessors=[office.cast.first, office.cast.third],
        on=datetime.date(2024, 7, 1), legal_basis="Quyết định 12",
        successor=NewOrganisation(
            code="tg-moi", name="Hội Hữu nghị An Hòa", kind="association", level="commune",
            parents={office.cast.line: office.cast.province},
        ),
    )  # fmt: skip


def test_units_that_merged_stand_as_they_were_or_in_their_successor(office: Office) -> None:
    merged(office)
    office.reported(half(2024, 1), 12, 8, 5)
    from nhiemky.areas.directory.models import Organisation

    new = Organisation.objects.get(code="tg-moi")
    opened = periods(office.cast, office.sheet)[half(2024, 2)]
    report(
        office.cast,
        SYSTEM,
        opened,
        new.pk,
        {office.measured.pk: 20},
        at=moment(2025, 1, 3),
        accepted_at=moment(2025, 1, 4),
    )
    day = datetime.date(2024, 12, 31)
    of_the_day, today = (office.standing(as_of=day, structure=by) for by in ("of_the_day", "today"))
    assert of_the_day.value == today.value == "45 hội viên"
    assert {unit.unit: unit.shown for unit in of_the_day.units} == {
        "Hội Hữu nghị An Hòa": "20 hội viên", "Hội Hữu nghị An Phước Đông": "12 hội viên",
        "Hội Hữu nghị Hòa Bình Thượng": "5 hội viên", "Hội Hữu nghị Thạnh Lợi Tây": "8 hội viên",
    }  # fmt: skip
    assert {unit.unit: unit.shown for unit in today.units} == {
        "Hội Hữu nghị An Hòa": "37 hội viên", "Hội Hữu nghị Thạnh Lợi Tây": "8 hội viên",
    }  # fmt: skip
    assert len(today.figures) == len(of_the_day.figures) == 4
    assert sum(figure.numerator for figure in today.figures) == 45


SECOND = datetime.date(2024, 12, 31)


def stock(cast: Cast, numbers: dict[Any, tuple[int, ...]], **more: Any) -> tuple[Any, Any]:
    """A target on members counted at a moment, reported by the first units window by window; target and indicator."""
    given = {"basis": Basis.MOMENT, "time_rule": TimeRule.LAST, **more}
    measured = indicator(cast, "hv", "Tổng số hội viên", **given)
    wanted = target(cast, resolution(cast), measured, kind=TargetKind.LEVEL)
    opened = periods(cast, template(cast, measured))
    for when, each in numbers.items():
        for unit, number in zip((cast.first, cast.second, cast.third), each, strict=False):
            sent, accepted = (moment(when.end.year, when.end.month, day) for day in (3, 4))
            report(cast, SYSTEM, opened[when], unit.pk, {measured.pk: number}, at=sent, accepted_at=accepted)
    return wanted, measured


def test_a_stock_keeps_the_last_figure_of_units_that_have_not_reported_and_says_of_when_it_is(cast: Cast) -> None:
    wanted, _ = stock(cast, {half(2024, 1): (100, 60, 40), half(2024, 2): (101,)})
    found = queries.dossier(cast.leader, cast.term.pk, AT, as_of=SECOND).target(wanted.ordinal)
    assert found.value == "201 hội viên"
    assert [unit.numerator for unit in found.units] == [101, 40, 60]
    assert (found.windows[-1].reported, found.windows[-1].expected) == (1, 3)
    assert {(each.unit, each.window_label): each.carried_to for each in found.figures if each.carried_to} == {
        ("Hội Hữu nghị Thạnh Lợi Tây", "6 tháng đầu năm 2024"): "6 tháng cuối năm 2024",
        ("Hội Hữu nghị Hòa Bình Thượng", "6 tháng đầu năm 2024"): "6 tháng cuối năm 2024",
    }
    whole = queries.dossier(cast.leader, cast.term.pk, AT, as_of=SECOND)
    notes = [row.note for row in of_target(found, whole)]
    assert notes.count("chưa có số 6 tháng cuối năm 2024, lấy số kỳ này") == 2


def test_a_figure_cumulated_in_a_year_is_not_carried_into_the_next(cast: Cast) -> None:
    wanted, _ = stock(cast, {half(2024, 2): (10, 20, 30), half(2025, 1): (1,)}, basis=Basis.YEAR_TO_DATE)
    found = queries.dossier(cast.leader, cast.term.pk, AT, as_of=datetime.date(2025, 6, 30)).target(wanted.ordinal)
    assert [window.numerator for window in found.windows if window.numerator is not None] == [60, 1]
    assert not [each for each in found.figures if each.carried_to]


def test_a_merger_inside_a_window_leaves_the_doubt_that_a_part_is_counted_twice(office: Office) -> None:
    """Predecessors 5 and 6 to 14/5, their successor 15 for the whole half-year: 26 or 15, which no figure tells."""
    directory.merge(
        actor=SYSTEM, at=moment(2024, 6, 20), predecessors=[office.cast.first, office.cast.third],
        on=datetime.date(2024, 5, 15), legal_basis="Quyết định 12",
        successor=NewOrganisation(
            code="tg-moi", name="Hội Hữu nghị An Hòa", kind="association", level="commune",
            parents={office.cast.line: office.cast.province},
        ),
    )  # fmt: skip
    from nhiemky.areas.directory.models import Organisation

    new, when = Organisation.objects.get(code="tg-moi"), half(2024, 1)
    for unit, number in ((office.cast.first, 5), (office.cast.third, 6), (new, 15)):
        row = targets.measure(
            actor=SYSTEM, at=moment(2024, 7, 3), indicator_id=office.measured.pk, organisation_id=unit.pk,
            window=when, numerator=number,
        )  # fmt: skip
        targets.count(actor=SYSTEM, at=moment(2024, 7, 4), measurement_ids=[row.pk])
    bands = rule_set(SYSTEM, "bands", "midterm", AT.date())
    view = View(at=AT, as_of=END, by=StructureBy.TODAY, with_estimates=False, bands=bands)
    facts = load(office.cast.leader, office.cast.term, view)
    climbed = climb(facts)[office.measured.pk]
    province = office.cast.province.pk
    assert climbed.cell(province, when).value.numerator == 26
    doubts = doubts_of(facts, climbed, province)
    assert len(doubts) == 2
    assert "An Hòa kế thừa Hội Hữu nghị An Phước Đông trong kỳ 6 tháng đầu năm 2024" in doubts[0].says
    assert "5 hội viên" in doubts[0].says
    assert "15 hội viên" in doubts[0].says


def test_a_split_without_typed_shares_counts_above_and_in_no_part(office: Office) -> None:
    office.reported(half(2024, 1), 12, 8, 5)
    parts = [
        SplitPart(
            NewOrganisation(
                code=f"tg-tach-{number}", name=f"Hội Hữu nghị Vàm Cát {number}", kind="association", level="commune",
                parents={office.cast.line: office.cast.province},
            )
        )
        for number in (1, 2)
    ]  # fmt: skip
    directory.split(
        actor=SYSTEM, at=moment(2024, 9, 1), predecessor=office.cast.second, successors=parts,
        on=datetime.date(2024, 9, 15), legal_basis="Quyết định 20",
    )  # fmt: skip
    found = office.standing(as_of=datetime.date(2024, 12, 31), structure="today")
    assert found.value == "25 hội viên"
    assert sum(unit.numerator or 0 for unit in found.units) == 17


def test_every_target_stands_in_one_band_and_the_sentence_names_the_others(cast: Cast) -> None:
    document = resolution(cast)
    rows = []
    for number, (wanted, reached) in enumerate([(10, 10), (10, 12), (10, 8), (10, 3), (10, None)], start=1):
        measured = indicator(cast, f"cs-{number}", f"Chỉ số {number}", tree_rule=TreeRule.OWN)
        rows.append(target(cast, document, measured, name=f"Chỉ tiêu {number}", value=wanted))
        if reached is not None:
            figure_of_province(cast, measured, reached)
    found = queries.dossier(cast.leader, cast.term.pk, AT, as_of=END)
    assert [(band.label, band.ordinals) for band in found.bands] == [
        ("đạt 100% trở lên", (1, 2)), ("đạt trên 60%", (3,)), ("còn lại", (4,)), ("chưa có số liệu", (5,)),
    ]  # fmt: skip
    assert found.summary == (
        "Kết quả có 2/5 chỉ tiêu đạt 100% trở lên, 1 chỉ tiêu đạt trên 60%; "
        "còn 2 chỉ tiêu ngoài các mức trên: Chỉ tiêu 4 (đạt 30%), Chỉ tiêu 5 (chưa có số liệu)."
    )


def figure_of_province(cast: Cast, measured: Any, number: int, when: Any = None, **more: Any) -> None:
    row = targets.measure(
        actor=cast.clerk, at=JULY, indicator_id=measured.pk, organisation_id=cast.province.pk,
        window=when or half(2024, 1), numerator=number, **more,
    )  # fmt: skip
    targets.count(actor=SYSTEM, at=AUGUST, measurement_ids=[row.pk])


def test_kinds_that_need_more_than_a_figure_are_judged_by_their_own_rules(cast: Cast) -> None:
    document = resolution(cast)
    own = {"tree_rule": TreeRule.OWN, "base_frequency": "year"}
    title = indicator(cast, "dh", "Danh hiệu", unit="danh hiệu", is_state=True, time_rule=TimeRule.LAST, **own)
    share = indicator(
        cast, "tl", "Tỷ lệ", unit="%", denominator_name="tổng số", basis=Basis.MOMENT, time_rule=TimeRule.LAST, **own
    )
    blood = indicator(cast, "hm", "Đơn vị máu", unit="đơn vị", **own)
    target(cast, document, title, kind=TargetKind.TITLE_YEARS, value=None, name="Đạt danh hiệu xuất sắc")
    low = {"comparator": Comparator.AT_MOST, "direction": Direction.DOWN}
    target(cast, document, share, kind=TargetKind.RATIO, value=3, name="Cơ sở yếu không quá 3%", **low)
    given = target(cast, document, blood, kind=TargetKind.ASSIGNED_SHARE, unit="%", value=100, name="Đạt 100% số giao")
    quality = target(cast, document, kind=TargetKind.QUALITATIVE, value=None, name="Nâng cao chất lượng")
    composite = target(cast, document, kind=TargetKind.COMPOSITE, value=None, name="Xây dựng tổ chức")
    target(cast, document, share, kind=TargetKind.RATIO, value=1, name="Phần một", parent_id=composite.pk)
    targets.assign_figure(
        actor=cast.clerk, at=JULY, target_id=given.pk, window=year(2024), value=50, source="Tỉnh giao"
    )
    january = moment(2025, 1, 5)
    for measured, number, denominator in ((title, 1, None), (share, 2, 100), (blood, 45, None)):
        row = targets.measure(
            actor=cast.clerk, at=january, indicator_id=measured.pk, organisation_id=cast.province.pk,
            window=year(2024), numerator=number, denominator=denominator,
        )  # fmt: skip
        targets.count(actor=SYSTEM, at=january, measurement_ids=[row.pk])
    targets.judge(
        actor=cast.leader,
        at=january,
        target_id=quality.pk,
        status=Judged.UNDER_WAY,
        evidence="Biên bản kiểm tra",
        as_of=datetime.date(2024, 12, 31),
    )
    found = queries.dossier(cast.leader, cast.term.pk, AT, as_of=datetime.date(2024, 12, 31))
    assert [standing.value for standing in found.targets] == [
        "1/1 năm đạt", "2%", "0/1 năm đạt; 90% số được giao", "đang thực hiện", "1/1 thành phần đạt",
    ]  # fmt: skip
    assert (found.target(4).judgement, found.target(4).judged_by) == ("Biên bản kiểm tra", "Lý Thanh Vũ")
    assert len(found.target(5).parts) == 1
    assert sum(len(band.ordinals) for band in found.bands) == 5


def test_a_target_that_can_not_be_judged_yet_says_why_and_spoils_no_other(cast: Cast) -> None:
    measured = indicator(cast, basis=Basis.MOMENT, time_rule=TimeRule.LAST, tree_rule=TreeRule.OWN)
    document = resolution(cast)
    target(cast, document, measured, kind=TargetKind.GROWTH, value=50, unit="%", name="Tăng 50%")
    target(cast, document, kind=TargetKind.COMPOSITE, value=None, name="Chưa có thành phần")
    good = target(cast, document, measured, kind=TargetKind.LEVEL, value=10, name="Đạt 10")
    figure_of_province(cast, measured, 10)
    found = queries.dossier(cast.leader, cast.term.pk, AT, as_of=END)
    assert "số gốc đầu nhiệm kỳ" in found.target(1).assessment.arithmetic
    assert "thành phần" in found.target(2).assessment.arithmetic
    assert found.target(good.ordinal).status is Status.REACHED
    assert [found.target(ordinal).status for ordinal in (1, 2)] == [Status.UNJUDGED, Status.NO_DATA]
    assert found.target(1).value == "chưa tính được"
    assert [band.ordinals for band in found.bands if not band.in_summary] == [(1,), (2,)]


def test_a_revision_is_seen_from_its_decision_on_and_both_values_stay(office: Office) -> None:
    paper = resolution(office.cast, "45-QĐ/LHTG", "Quyết định", issued_on=datetime.date(2024, 9, 1))
    office.reported(half(2024, 1), 60)
    targets.revise_target(
        actor=office.cast.leader, at=moment(2024, 9, 2), target_id=office.target.pk, decision_id=paper.pk, value=80,
        reason="Hội cơ sở sáp nhập",
    )  # fmt: skip
    before, after = office.standing(), office.standing(as_of=datetime.date(2024, 9, 30))
    assert (before.wanted, before.revised_from) == ("từ 100 hội viên trở lên", "")
    assert (after.wanted, after.revised_from) == ("từ 80 hội viên trở lên", "từ 100 hội viên trở lên (45-QĐ/LHTG)")
    assert after.assessment.percent_of_term_target == Fraction(75)
    assert office.standing(as_of=datetime.date(2024, 9, 30), known_at=AUGUST).wanted == "từ 100 hội viên trở lên"


def test_the_milestone_of_a_plan_stands_beside_the_terms_target(office: Office) -> None:
    targets.plan_years(
        actor=office.cast.clerk, at=JULY, target_id=office.target.pk, lines=[PlanLine(half(2024, 1), 25)]
    )
    office.reported(half(2024, 1), 12, 8)
    found = office.standing()
    assert found.milestone == "25 hội viên (6 tháng đầu năm 2024)"
    assert found.assessment.percent_of_milestone == Fraction(80)


def test_two_ways_of_counting_are_not_mixed_and_the_other_is_named(office: Office) -> None:
    office.reported(half(2024, 1), 12)
    figure(office.cast, office.measured, half(2024, 1), 99, at=JULY, basis=Basis.TERM_TO_DATE, counted_at=AUGUST)
    found = office.standing()
    assert found.value == "12 hội viên"
    assert [(each.shown, "lũy kế từ đầu nhiệm kỳ" in each.why) for each in found.left_out] == [("99 hội viên", True)]


def test_a_child_sees_the_total_and_its_own_figures_not_its_neighbours(office: Office) -> None:
    office.reported(half(2024, 1), 12, 8, 5)
    seen = office.standing(office.cast.reporter)
    assert (seen.value, seen.hidden_units) == ("25 hội viên", 2)
    assert (
        {figure.unit for figure in seen.figures} == {unit.unit for unit in seen.units} == {"Hội Hữu nghị An Phước Đông"}
    )
    trace = queries.trace(office.cast.reporter, office.target.pk, AT, as_of=END)
    assert (trace.hidden_units, len(trace.figures)) == (2, 1)


@pytest.mark.parametrize("who", ["outsider", "nobody", "block_leader"])
def test_a_stranger_sees_no_dossier_and_no_trace(office: Office, who: str) -> None:
    viewer = getattr(office.cast, who)
    with pytest.raises(NotVisible):
        queries.dossier(viewer, office.cast.term.pk, AT)
    with pytest.raises(NotVisible):
        queries.trace(viewer, office.target.pk, AT)
    assert queries.terms_in_sight(viewer, AT) == ()


def test_the_inspector_reads_everything(office: Office) -> None:
    office.reported(half(2024, 1), 12, 8, 5)
    assert (
        office.standing(office.cast.inspector).hidden_units,
        len(office.standing(office.cast.inspector).figures),
    ) == (0, 3)


def test_the_terms_in_sight_stand_for_the_home_page(office: Office) -> None:
    (line,) = queries.terms_in_sight(office.cast.reporter, AT)
    assert (line.label, line.targets, line.running) == ("nhiệm kỳ 2023-2028", 1, True)


def test_a_block_is_rolled_up_along_its_members(cast: Cast) -> None:
    measured = indicator(cast)
    row = target(cast, resolution(cast), measured)
    opened = periods(cast, template(cast, measured, audience="group", group="khoi-1"))[half(2024, 1)]
    for unit, number in ((cast.first, 7), (cast.other, 4)):
        report(cast, SYSTEM, opened, unit.pk, {measured.pk: number}, at=JULY)
    from nhiemky.areas.reporting.models import Submission

    for sent in Submission.objects.all():
        actions.accept(actor=cast.block_leader, at=AUGUST, submission_id=sent.pk, revision=sent.revision)
    found = queries.dossier(SYSTEM, cast.term.pk, AT, as_of=END).target(row.ordinal)
    assert (found.value, found.reported) == ("11 hội viên", 2)


def test_a_part_of_a_composite_target_is_followed_by_itself(cast: Cast) -> None:
    document = resolution(cast)
    whole = target(cast, document, kind=TargetKind.COMPOSITE, value=None, name="Xây dựng tổ chức")
    measured = indicator(cast, tree_rule=TreeRule.OWN)
    part = target(cast, document, measured, value=10, parent_id=whole.pk, name="Phần một")
    figure_of_province(cast, measured, 4)
    assert queries.trace(cast.leader, part.pk, AT, as_of=END).printed == "4 hội viên"
    assert queries.trace(cast.leader, whole.pk, AT, as_of=END).parts[0].printed == "4 hội viên"


def test_money_with_decimals_stays_exact_through_the_tree(cast: Cast) -> None:
    """SQLite would lose the end of 12345678901234.567 as a float."""
    aid = indicator(cast, "vien-tro", "Viện trợ", unit="triệu đồng", decimals=3)
    row = target(cast, resolution(cast), aid, value=Decimal("100000000000000.5"))
    opened = periods(cast, template(cast, aid))[half(2024, 1)]
    for unit, number in ((cast.first, "12345678901234.567"), (cast.second, "0.001")):
        report(cast, SYSTEM, opened, unit.pk, {aid.pk: Decimal(number)}, at=JULY, accepted_at=AUGUST)
    found = queries.dossier(cast.leader, cast.term.pk, AT, as_of=END).target(row.ordinal)
    assert found.windows[-1].numerator == 12345678901234568
    assert found.windows[-1].shown == "12.345.678.901.234,568 triệu đồng"


def test_a_dossier_asks_as_often_for_ten_times_the_units_and_figures(office: Office) -> None:
    office.reported(half(2024, 1), 12, 8, 5)
    cast = office.cast
    with CaptureQueriesContext(connection) as few:
        assert len(office.standing().figures) == 3
    extra = [
        organisation(f"them-{number}", f"Hội Hữu nghị Rạch Lá {number}", cast.line, cast.province)
        for number in range(27)
    ]
    for unit in extra:
        report(
            cast, SYSTEM, office.periods[half(2024, 1)], unit.pk, {office.measured.pk: 1}, at=JULY, accepted_at=AUGUST
        )
    with CaptureQueriesContext(connection) as many:
        found = office.standing()
    assert (len(found.figures), found.value) == (30, "52 hội viên")
    assert len(few) == len(many)
    with CaptureQueriesContext(connection) as one:
        queries.trace(cast.leader, office.target.pk, AT, as_of=END)
    assert len(one) <= len(many) + 3
