"""The dossier at the edge of a term: the windows that belong to it, and what is said while the last is not there."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from cast import SYSTEM, Cast
from enacted import half, indicator, moment, resolution, target, year

from nhiemky.areas.reporting import queries
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets.wording import TargetMalformed
from nhiemky.rules.progress import Basis, Comparator, Direction, Status, TargetKind
from nhiemky.rules.rollup import Stage, TimeRule, TreeRule


def test_the_windows_of_a_term_are_those_that_it_holds_half_of(cast: Cast) -> None:
    """The term runs from 1/11/2023 to 31/10/2028: 61 days of 2023, and ten months of 2028, of which an estimate is."""
    measured = indicator(cast, tree_rule=TreeRule.OWN, base_frequency="year")
    target(cast, resolution(cast), measured, value=200)
    at = moment(2028, 10, 20)
    for of in range(2023, 2029):
        stage = Stage.FINAL if of < 2028 else Stage.ESTIMATE
        row = targets.measure(
            actor=SYSTEM, at=at, indicator_id=measured.pk, organisation_id=cast.province.pk, window=year(of),
            numerator=40, stage=stage,
        )  # fmt: skip
        targets.count(actor=SYSTEM, at=at, measurement_ids=[row.pk])
    last_day = datetime.date(2028, 10, 31)
    plain, estimated = (
        queries.dossier(SYSTEM, cast.term.pk, moment(2028, 10, 31), as_of=last_day, with_estimates=each).target(1)
        for each in (False, True)
    )
    assert (plain.value, plain.status, plain.assessment.missing) == (
        "160 hội viên", Status.INCOMPLETE, ("từ 01/01/2028 đến 31/10/2028",),
    )  # fmt: skip
    assert (estimated.value, estimated.status, estimated.assessment.final) == ("200 hội viên", Status.REACHED, False)
    assert [each.window.start.year for each in estimated.windows] == [2024, 2025, 2026, 2027, 2028]


def test_a_yearly_decrease_is_not_bound_to_a_state(cast: Cast) -> None:
    """ "Giảm hộ nghèo 1%/năm" measured by the share of poor households: 8% is no decrease of 8 percent."""
    state, document = indicator(cast, basis=Basis.MOMENT, time_rule=TimeRule.LAST), resolution(cast)
    down = {"kind": TargetKind.EVERY_YEAR, "direction": Direction.DOWN}
    with pytest.raises(TargetMalformed, match="mức giảm mỗi năm không tính được từ số trạng thái"):
        target(cast, document, state, value=1, **down)
    kept = target(cast, document, state, value=8, comparator=Comparator.AT_MOST, **down)
    assert kept.comparator == Comparator.AT_MOST


def test_a_share_of_a_stock_is_judged_as_it_is_rolled_up(cast: Cast) -> None:
    """ "Mỗi năm kết nạp từ 5% số đảng viên trở lên": 16 of 600 and 17 of 620 are 33 of 620, nowhere 33 of 1220."""
    admitted = indicator(
        cast, unit="%", tree_rule=TreeRule.OWN, denominator_name="đảng viên", denominator_time_rule=TimeRule.LAST
    )
    target(cast, resolution(cast), admitted, kind=TargetKind.EVERY_YEAR, value=5, unit="%")
    at = moment(2025, 1, 10)
    for number, (new, members) in enumerate(((16, 600), (17, 620)), start=1):
        row = targets.measure(
            actor=SYSTEM, at=at, indicator_id=admitted.pk, organisation_id=cast.province.pk,
            window=half(2024, number), numerator=new, denominator=members,
        )  # fmt: skip
        targets.count(actor=SYSTEM, at=at, measurement_ids=[row.pk])
    stands = queries.dossier(SYSTEM, cast.term.pk, at, as_of=datetime.date(2024, 12, 31)).target(1)
    judged = next(each for each in stands.assessment.years if each.value is not None)
    assert (judged.value, judged.met) == (Fraction(3300, 620), True)
