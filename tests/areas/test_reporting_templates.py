"""Templates and periods: what is asked, of whom, by which windows."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast, allow, office, user_in
from enacted import half, indicator, moment, periods, template

from nhiemky.areas.directory import actions as directory
from nhiemky.areas.directory.access import NotAllowed
from nhiemky.areas.reporting import actions
from nhiemky.areas.reporting.actions.templates import TemplateClosed, TemplateCodeTaken, TemplateMalformed
from nhiemky.areas.reporting.given import AskedLine, NewTemplate
from nhiemky.areas.reporting.models import ReportTemplate
from nhiemky.rules.authority import Role

JULY = moment(2024, 7, 3)
AUGUST = moment(2024, 8, 1)


@pytest.fixture
def asked(cast: Cast) -> Any:
    """One indicator, its template, the period of the first half of 2024."""
    measured = indicator(cast)
    sheet = template(cast, measured)
    return measured, sheet, periods(cast, sheet)[half(2024, 1)]


def test_periods_follow_the_window_rule_and_know_their_day_due(cast: Cast) -> None:
    """The term begins in November 2023: of the half-year that ends in December it holds too little to ask for.

    Cut-off: NĐ 09/2019/NĐ-CP Điều 12 (second-hand): half a year runs from 15/12 to 14/6.
    """
    measured = indicator(cast)
    by_calendar = periods(cast, template(cast, measured), datetime.date(2024, 12, 31))
    by_cut_off = periods(
        cast, template(cast, measured, code="chot-14", window="cut_off_15"), datetime.date(2024, 12, 31)
    )
    assert [(period.label, period.due_on) for period in by_calendar.values()] == [
        ("6 tháng đầu năm 2024", datetime.date(2024, 7, 5)),
        ("6 tháng cuối năm 2024", datetime.date(2025, 1, 5)),
    ]
    first = next(iter(by_cut_off.values()))
    assert (first.window_from, first.window_to) == (datetime.date(2023, 12, 15), datetime.date(2024, 6, 15))


def test_opening_periods_again_adds_only_the_new_ones(cast: Cast) -> None:
    sheet = template(cast, indicator(cast))
    assert len(periods(cast, sheet, datetime.date(2024, 1, 1))) == 1
    more = actions.open_periods(actor=cast.clerk, at=AT, template_id=sheet.pk)
    assert more[0].label == "6 tháng cuối năm 2024"
    actions.close_template(actor=cast.clerk, at=AT, template_id=sheet.pk)
    with pytest.raises(TemplateClosed):
        actions.open_periods(actor=cast.clerk, at=AT, template_id=sheet.pk)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"frequency": "quarter"}, "khác kỳ báo cáo quý"),
        ({"lines": ()}, "ít nhất một chỉ số"),
        ({"lines": (AskedLine(indicator_id=10**6),)}, "có trong danh mục"),
        ({"audience": "group"}, "phải nêu khối"),
        ({"audience": "one"}, "phải nêu đơn vị"),
        ({"audience": "everyone"}, "không có trong danh mục"),
        ({"name": " "}, "mã và tên"),
    ],
)
def test_a_template_whose_parts_contradict_each_other_is_refused(cast: Cast, given: dict[str, Any], why: str) -> None:
    with pytest.raises(TemplateMalformed, match=why):
        template(cast, indicator(cast), **given)


def test_a_templates_code_is_its_own_and_clerks_keep_templates(cast: Cast, asked: Any) -> None:
    with pytest.raises(TemplateCodeTaken):
        template(cast, asked[0])
    with pytest.raises(NotAllowed):
        actions.open_periods(actor=cast.reporter, at=AT, template_id=asked[1].pk)


def test_nobody_asks_for_an_indicator_that_another_organisation_keeps(cast: Cast) -> None:
    """A unit that owns a term could else ask itself for the province's figure, and accept its own answer."""
    measured = indicator(cast)
    sheet = template(cast, measured)
    position = office(cast.first, "Chủ tịch cơ sở")
    allow(position, Role.LEADER)
    head = user_in(position, "Mai Thị Lụa", "chutich-coso")
    own = directory.open_term(
        actor=SYSTEM, at=AT, organisation=cast.first, ordinal=1, label="Nhiệm kỳ I",
        planned_from=cast.term.planned_from, planned_to=cast.term.planned_to, actual_from=cast.term.actual_from,
    )  # fmt: skip
    new = NewTemplate(
        code="noi-bo", name="Báo cáo nội bộ", hierarchy=cast.line.code, audience="own",
        window_rule_id=sheet.window_rule_id, frequency="half_year", lines=(AskedLine(indicator_id=measured.pk),),
    )  # fmt: skip
    with pytest.raises(TemplateMalformed, match="do Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang quản lý"):
        actions.create_template(actor=head, at=AT, organisation_id=cast.first.pk, term_id=own.pk, new=new)
    assert not ReportTemplate.objects.filter(code="noi-bo").exists()
