"""Roll-up: each case says where its rule comes from; both implementations must give it."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup import (
    EMPTY,
    Amount,
    DuplicateFact,
    Fact,
    IndicatorRule,
    LeftOut,
    MissingDenominator,
    Overflow,
    ParentLink,
    Reason,
    Stage,
    Structure,
    StructureBy,
    StructureLoop,
    Succession,
    SuccessionLoop,
    TimeRule,
    TreeRule,
    Unit,
    fast,
    obvious,
)


def day(year: int, month: int, day: int = 1) -> datetime.date:
    return datetime.date(year, month, day)


Q1, Q2, Q3, Q4 = QUARTERS = [
    Window(day(2025, 1), day(2025, 4)),
    Window(day(2025, 4), day(2025, 7)),
    Window(day(2025, 7), day(2025, 10)),
    Window(day(2025, 10), day(2026, 1)),
]
H1, YEAR = Window(day(2025, 1), day(2025, 7)), Window(day(2025, 1), day(2026, 1))
TO_DATE = [Window(day(2025, 1), quarter.end) for quarter in QUARTERS]
BEGINNING, TODAY = day(2020, 1), day(2026, 3)

PROVINCE, AN_PHUOC, THANH_LOI, HOA_DONG, TAN_MY, LONG_BINH = 1, 10, 11, 12, 13, 14
MEMBERS = 7  # an indicator


@pytest.fixture(params=[fast, obvious], ids=["fast", "obvious"])
def twin(request):
    return request.param


def structure(*, ends=(), links=None, successions=()) -> Structure:
    """A province with five units under it, of which some end."""
    ending = dict(ends)
    units = [
        Unit(unit, BEGINNING, ending.get(unit)) for unit in (PROVINCE, AN_PHUOC, THANH_LOI, HOA_DONG, TAN_MY, LONG_BINH)
    ]
    below = [ParentLink(unit.id, PROVINCE, BEGINNING) for unit in units[1:]]
    return Structure(units, links or [ParentLink(PROVINCE, None, BEGINNING), *below], successions)


def rule(along=TimeRule.SUM, up=TreeRule.SUM_OF_CHILDREN, windows=QUARTERS, ratio=False, reporters=None):
    return IndicatorRule(MEMBERS, along, up, windows, ratio, reporters)


def fact(unit, window, numerator, denominator=None, stage=Stage.FINAL):
    return Fact(MEMBERS, unit, window, stage, numerator, denominator)


def roll(twin, facts, *, world=None, how=None, asked=(YEAR, *QUARTERS), by=StructureBy.TODAY, as_of=TODAY):
    return twin.roll_up(world or structure(), [how or rule()], facts, list(asked), by=by, as_of=as_of)


QUARTERLY = [fact(AN_PHUOC, window, figure) for window, figure in zip(QUARTERS, [30, 10, 50, 20], strict=True)]
ALONG_TIME = [
    # rule, value, last base window it rests on; design: "two rules per indicator"
    (TimeRule.SUM, Amount(110), Q4),
    (TimeRule.LAST, Amount(20), Q4),
    (TimeRule.MEAN, Amount(110, 4), Q4),
    (TimeRule.LARGEST, Amount(50), Q3),
    (TimeRule.SMALLEST, Amount(10), Q2),
]


@pytest.mark.parametrize(("along", "value", "through"), ALONG_TIME)
def test_figures_combine_along_time_by_the_indicators_rule(twin, along, value, through):
    cell = roll(twin, QUARTERLY, how=rule(along)).cell(MEMBERS, AN_PHUOC, YEAR)
    assert (cell.value, cell.through) == (value, through)


RATIOS = [
    # domain 6.5: "counts add; percentages need stored numerator and denominator"
    (TimeRule.SUM, Amount(14, 60)),
    (TimeRule.MEAN, Amount(14, 60)),
    (TimeRule.LAST, Amount(5, 40)),
    (TimeRule.LARGEST, Amount(9, 20)),
    (TimeRule.SMALLEST, Amount(5, 40)),
]


@pytest.mark.parametrize(("along", "value"), RATIOS)
def test_a_ratio_rolls_its_numerator_and_denominator_apart(twin, along, value):
    facts = [fact(AN_PHUOC, Q1, 9, 20), fact(AN_PHUOC, Q2, 5, 40)]
    assert roll(twin, facts, how=rule(along, ratio=True)).cell(MEMBERS, AN_PHUOC, YEAR).value == value


def test_a_provinces_percentage_is_not_the_mean_of_its_units_percentages(twin):
    facts = [fact(AN_PHUOC, Q1, 1, 2), fact(THANH_LOI, Q1, 3, 10)]  # 50 % and 30 %: 33,3 % together, not 40 %
    assert roll(twin, facts, how=rule(ratio=True)).cell(MEMBERS, PROVINCE, Q1).value == Amount(4, 12)


def test_a_ratio_over_nobody_is_never_the_largest(twin):
    facts = [fact(AN_PHUOC, Q1, 1, 4), fact(AN_PHUOC, Q2, 3, 0)]
    largest = roll(twin, facts, how=rule(TimeRule.LARGEST, ratio=True))
    assert largest.cell(MEMBERS, AN_PHUOC, YEAR).value == Amount(1, 4)


def test_a_reported_zero_is_a_figure_and_silence_is_none(twin):
    answer = roll(twin, [fact(AN_PHUOC, Q1, 0)])
    assert answer.cell(MEMBERS, AN_PHUOC, Q1).value == Amount(0)
    assert answer.cell(MEMBERS, THANH_LOI, Q1).value is None
    assert answer.cell(MEMBERS, PROVINCE, Q1).value == Amount(0)
    assert answer.cell(MEMBERS, PROVINCE, Q2).value is None


def test_an_estimate_and_a_final_figure_are_never_added(twin):
    # domain 2.3: the year closes on 14/12, so year-end reports hold estimates ("ước thực hiện")
    facts = [fact(AN_PHUOC, Q4, 5), fact(AN_PHUOC, Q4, 6, stage=Stage.ESTIMATE), fact(THANH_LOI, Q4, 7)]
    answer = roll(twin, facts)
    assert answer.cell(MEMBERS, PROVINCE, Q4, Stage.FINAL).value == Amount(12)
    assert answer.cell(MEMBERS, PROVINCE, Q4, Stage.ESTIMATE).value == Amount(6)
    assert answer.cell(MEMBERS, PROVINCE, Q4, Stage.ESTIMATE).reported == 1
    assert answer.cell(MEMBERS, PROVINCE, Q4, Stage.ESTIMATE).expected == 5


OVERLAPPING = [
    # base windows, reported ones with figures, value of the year; design: "overlapping windows are never added"
    ([*QUARTERS, H1], {Q1: 1, Q2: 2, H1: 3, Q3: 4}, Amount(7), Q3),
    ([*QUARTERS, H1], {H1: 3, Q2: 2}, Amount(3), H1),
    (TO_DATE, {TO_DATE[0]: 10, TO_DATE[1]: 25, TO_DATE[2]: 31}, Amount(31), TO_DATE[2]),
    ([Q1, H1], {Q1: 5}, Amount(5), Q1),
]


@pytest.mark.parametrize(("bases", "figures", "value", "through"), OVERLAPPING)
def test_windows_that_overlap_are_never_added(twin, bases, figures, value, through):
    facts = [fact(AN_PHUOC, window, figure) for window, figure in figures.items()]
    cell = roll(twin, facts, how=rule(windows=bases)).cell(MEMBERS, PROVINCE, YEAR)
    assert (cell.value, cell.through) == (value, through)


def test_a_term_adds_the_last_figure_cumulated_in_each_year(twin):
    years = [Window(day(year, 1), day(year, end)) for year in (2023, 2024) for end in (4, 7, 10)]
    facts = [fact(AN_PHUOC, window, figure) for window, figure in zip(years, [1, 5, 9, 2, 3, 4], strict=True)]
    term = Window(day(2023, 1), day(2025, 1))
    assert roll(twin, facts, how=rule(windows=years), asked=[term]).cell(MEMBERS, PROVINCE, term).value == Amount(13)


WHO_MEASURES = [
    # rule, province's value, reported, expected; design: "who measures is a rule per indicator and level"
    (TreeRule.SUM_OF_CHILDREN, Amount(30), 2, 5),
    (TreeRule.OWN_AND_CHILDREN, Amount(130), 3, 6),
    (TreeRule.OWN, Amount(100), 1, 1),
    (TreeRule.MEASURED, Amount(100), 1, 1),
]


@pytest.mark.parametrize(("up", "value", "reported", "expected"), WHO_MEASURES)
def test_who_measures_decides_the_value_and_both_figures_are_shown(twin, up, value, reported, expected):
    facts = [fact(PROVINCE, Q1, 100), fact(AN_PHUOC, Q1, 10), fact(THANH_LOI, Q1, 20)]
    cell = roll(twin, facts, how=rule(up=up)).cell(MEMBERS, PROVINCE, Q1)
    assert (cell.value, cell.reported, cell.expected) == (value, reported, expected)
    assert (cell.own, cell.children) == (Amount(100), Amount(30))


def test_completeness_is_carried_beside_every_value(twin):
    facts = [fact(AN_PHUOC, Q1, 1), fact(THANH_LOI, Q1, 2), fact(AN_PHUOC, Q2, 3)]
    answer = roll(twin, facts)
    assert answer.cell(MEMBERS, PROVINCE, Q1).completeness == Fraction(2, 5)
    assert answer.cell(MEMBERS, PROVINCE, YEAR).completeness == Fraction(3, 20)
    assert answer.cell(MEMBERS, AN_PHUOC, YEAR).completeness == Fraction(2, 4)
    assert EMPTY.completeness is None


def test_the_last_figure_says_that_the_last_window_is_still_silent(twin):
    cell = roll(twin, [fact(AN_PHUOC, Q2, 40)], how=rule(TimeRule.LAST)).cell(MEMBERS, AN_PHUOC, YEAR)
    assert (cell.value, cell.through, cell.reported, cell.expected) == (Amount(40), Q2, 0, 1)


def under_a_unit(*above: tuple[int, int]) -> list[ParentLink]:
    """Links of the named units; the others stand under the province."""
    parents = {AN_PHUOC: PROVINCE, THANH_LOI: PROVINCE, HOA_DONG: PROVINCE, TAN_MY: PROVINCE, LONG_BINH: PROVINCE}
    parents |= dict(above)
    return [ParentLink(PROVINCE, None, BEGINNING), *(ParentLink(*link, BEGINNING) for link in parents.items())]


def test_a_reporter_stands_for_units_below_that_do_not_report(twin):
    world = structure(links=under_a_unit((THANH_LOI, AN_PHUOC), (HOA_DONG, AN_PHUOC)))
    reporters = frozenset({AN_PHUOC, TAN_MY})
    facts = [fact(AN_PHUOC, Q1, 10), fact(THANH_LOI, Q1, 3), fact(TAN_MY, Q1, 5)]
    answer = roll(twin, facts, world=world, how=rule(reporters=reporters))
    province, reporter = answer.cell(MEMBERS, PROVINCE, Q1), answer.cell(MEMBERS, AN_PHUOC, Q1)
    assert (province.value, province.reported, province.expected) == (Amount(15), 2, 2)
    assert (reporter.value, reporter.own, reporter.children) == (Amount(10), Amount(10), Amount(3))


MOVED = [
    # by, Q1 and Q3 of the former parent, of the new one: moved on 01/07/2025 (domain 6.5: moves are dated links)
    (StructureBy.TODAY, (None, None), (Amount(5), Amount(6))),
    (StructureBy.OF_THE_DAY, (Amount(5), None), (None, Amount(6))),
]


@pytest.mark.parametrize(("by", "former", "present"), MOVED)
def test_a_unit_that_moved_counts_by_todays_structure_or_that_of_the_day(twin, by, former, present):
    moved = day(2025, 7)
    links = [link for link in under_a_unit() if link.child != LONG_BINH]
    links += [ParentLink(LONG_BINH, AN_PHUOC, BEGINNING, moved), ParentLink(LONG_BINH, THANH_LOI, moved)]
    answer = roll(twin, [fact(LONG_BINH, Q1, 5), fact(LONG_BINH, Q3, 6)], world=structure(links=links), by=by)
    for unit, figures in ((AN_PHUOC, former), (THANH_LOI, present)):
        assert tuple(answer.cell(MEMBERS, unit, window).value for window in (Q1, Q3)) == figures
    year = [answer.cell(MEMBERS, unit, YEAR).value for unit in (AN_PHUOC, THANH_LOI)]
    assert [amount.numerator if amount else 0 for amount in year] == ([0, 11] if by is StructureBy.TODAY else [5, 6])
    assert answer.cell(MEMBERS, PROVINCE, YEAR).value == Amount(11)


MERGED = structure(  # as communes were from 01/07/2025 (domain 6.2)
    ends=[(THANH_LOI, day(2025, 7)), (HOA_DONG, day(2025, 7))],
    successions=[
        Succession(THANH_LOI, AN_PHUOC, on=day(2025, 7)),
        Succession(HOA_DONG, AN_PHUOC, on=day(2025, 7)),
    ],
)


def test_by_todays_structure_predecessors_figures_are_their_successors(twin):
    facts = [fact(AN_PHUOC, Q1, 1), fact(THANH_LOI, Q1, 10), fact(HOA_DONG, Q1, 100), fact(AN_PHUOC, Q3, 50)]
    answer = roll(twin, facts, world=MERGED)
    cell = answer.cell(MEMBERS, AN_PHUOC, Q1)
    assert (cell.value, cell.reported, cell.expected) == (Amount(111), 3, 3)
    assert answer.cell(MEMBERS, AN_PHUOC, YEAR).value == Amount(161)
    assert answer.cell(MEMBERS, AN_PHUOC, YEAR).expected == 3 + 3 + 1 + 1
    assert answer.cell(MEMBERS, THANH_LOI, Q1) == EMPTY
    assert answer.cell(MEMBERS, PROVINCE, YEAR).expected == 5 + 5 + 3 + 3


def test_by_the_structure_of_the_day_predecessors_stand_for_themselves(twin):
    facts = [fact(AN_PHUOC, Q1, 1), fact(THANH_LOI, Q1, 10), fact(AN_PHUOC, Q3, 50)]
    answer = roll(twin, facts, world=MERGED, by=StructureBy.OF_THE_DAY)
    assert answer.cell(MEMBERS, THANH_LOI, Q1).value == Amount(10)
    assert answer.cell(MEMBERS, AN_PHUOC, YEAR).value == Amount(51)
    assert answer.cell(MEMBERS, PROVINCE, YEAR).value == Amount(61)


def test_a_window_expects_the_units_alive_at_its_end_and_keeps_what_others_sent(twin):
    # dissolved on 15 May after it had reported its part of the second quarter
    world = structure(ends=[(THANH_LOI, day(2025, 5, 15))], successions=[Succession(THANH_LOI, AN_PHUOC)])
    facts = [fact(THANH_LOI, Q2, 4), fact(AN_PHUOC, Q2, 6)]
    for by in StructureBy:
        cell = roll(twin, facts, world=world, by=by).cell(MEMBERS, AN_PHUOC, Q2)
        assert (cell.value, cell.reported, cell.expected) == (Amount(10), 1, 1)


def test_successions_are_followed_to_the_living(twin):
    world = structure(
        ends=[(THANH_LOI, day(2025, 4)), (HOA_DONG, day(2025, 7))],
        successions=[Succession(THANH_LOI, HOA_DONG), Succession(HOA_DONG, TAN_MY)],
    )
    facts = [fact(THANH_LOI, Q1, 8)]
    assert roll(twin, facts, world=world).cell(MEMBERS, TAN_MY, Q1).value == Amount(8)
    then = roll(twin, facts, world=world, as_of=day(2025, 5))
    assert then.cell(MEMBERS, HOA_DONG, Q1).value == Amount(8)


def split(*shares, on=None) -> Structure:
    return structure(
        ends=[(THANH_LOI, day(2025, 7))],
        successions=[
            Succession(THANH_LOI, heir, share, on)
            for heir, share in zip((AN_PHUOC, HOA_DONG, TAN_MY), shares, strict=False)
        ],
    )


SHARES = [
    # figure, typed shares, what each successor has; pieces always add up to the whole
    (100, (Fraction(1, 3), Fraction(2, 3)), (33, 67)),
    (100, (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)), (33, 33, 34)),
    (-7, (Fraction(1, 2), Fraction(1, 2)), (-4, -3)),
    (1, (Fraction(0), Fraction(1)), (0, 1)),
]


@pytest.mark.parametrize(("figure", "shares", "parts"), SHARES)
def test_a_split_unit_is_divided_by_the_shares_that_a_person_typed(twin, figure, shares, parts):
    # design: "shares of a split are typed by a person, else không phân bổ được"
    answer = roll(twin, [fact(THANH_LOI, Q1, figure)], world=split(*shares))
    found = [answer.cell(MEMBERS, heir, Q1).value for heir in (AN_PHUOC, HOA_DONG, TAN_MY)[: len(parts)]]
    assert found == [Amount(part) for part in parts]
    province = answer.cell(MEMBERS, PROVINCE, Q1)
    assert (province.value, province.unallocated) == (Amount(figure), None)
    assert (province.reported, province.expected) == (1, 5)
    heir = answer.cell(MEMBERS, HOA_DONG, Q1)
    assert (heir.reported, heir.expected) == (1, 2)  # its own silence, the divided unit's report


UNTYPED = [(None, None), (Fraction(1, 2), None), (Fraction(1, 2), Fraction(1, 3)), (Fraction(-1), Fraction(2))]


@pytest.mark.parametrize("shares", UNTYPED)
def test_without_shares_a_split_units_figure_counts_above_its_successors_only(twin, shares):
    answer = roll(twin, [fact(THANH_LOI, Q1, 100), fact(AN_PHUOC, Q1, 1)], world=split(*shares))
    province = answer.cell(MEMBERS, PROVINCE, Q1)
    assert (province.value, province.children, province.unallocated) == (Amount(101), Amount(1), Amount(100))
    assert (province.reported, province.expected) == (2, 5)
    assert answer.cell(MEMBERS, AN_PHUOC, Q1).value == Amount(1)


def test_parts_that_merged_again_have_the_whole_without_shares(twin):
    world = structure(
        ends=[(THANH_LOI, day(2025, 4)), (HOA_DONG, day(2025, 7)), (TAN_MY, day(2025, 7))],
        successions=[
            Succession(THANH_LOI, HOA_DONG),
            Succession(THANH_LOI, TAN_MY),
            Succession(HOA_DONG, AN_PHUOC),
            Succession(TAN_MY, AN_PHUOC),
        ],
    )
    assert roll(twin, [fact(THANH_LOI, Q1, 9)], world=world).cell(MEMBERS, AN_PHUOC, Q1).value == Amount(9)


def test_a_split_that_the_unit_outlived_says_nothing_of_its_end(twin):
    world = structure(
        ends=[(THANH_LOI, day(2025, 7))],
        successions=[
            Succession(THANH_LOI, HOA_DONG, on=day(2023, 1)),
            Succession(THANH_LOI, AN_PHUOC, on=day(2025, 7)),
        ],
    )
    answer = roll(twin, [fact(THANH_LOI, Q1, 9)], world=world)
    assert answer.cell(MEMBERS, AN_PHUOC, Q1).value == Amount(9)
    assert answer.cell(MEMBERS, HOA_DONG, Q1).value is None


def test_a_unit_dissolved_without_successor_stays_in_its_superiors_total(twin):
    world = structure(ends=[(THANH_LOI, day(2025, 7))])
    cell = roll(twin, [fact(THANH_LOI, Q1, 9)], world=world).cell(MEMBERS, PROVINCE, Q1)
    assert (cell.value, cell.unallocated) == (Amount(9), Amount(9))


def test_a_figure_that_stands_for_all_below_is_not_handed_to_a_successor(twin):
    # two indices don't add up to the index of the unit that both became
    answer = roll(twin, [fact(THANH_LOI, Q1, 65), fact(AN_PHUOC, Q1, 66)], world=MERGED, how=rule(up=TreeRule.MEASURED))
    assert answer.cell(MEMBERS, AN_PHUOC, Q1).value == Amount(66)
    assert list(answer.left_out) == [LeftOut(0, Reason.PREDECESSORS_OWN)]


def test_every_figure_that_went_nowhere_is_named_with_the_reason(twin):
    elsewhere = 99
    facts = [
        fact(AN_PHUOC, Q1, 1),
        fact(elsewhere, Q1, 2),
        fact(AN_PHUOC, H1, 3),
        Fact(MEMBERS + 1, AN_PHUOC, Q1, Stage.FINAL, 4),
        fact(HOA_DONG, Q1, 5),
    ]
    links = [link for link in under_a_unit() if link.child not in {HOA_DONG, PROVINCE}]
    answer = roll(twin, facts, world=structure(ends=[(HOA_DONG, day(2025, 7))], links=links))
    assert list(answer.left_out) == [
        LeftOut(1, Reason.OUTSIDE_HIERARCHY),
        LeftOut(2, Reason.OTHER_WINDOW),
        LeftOut(3, Reason.NO_RULE),
        LeftOut(4, Reason.NO_SUCCESSOR),
    ]


def test_each_hierarchy_rolls_up_the_same_figures_its_own_way(twin):
    # design: a youth union stands in three lines; a block is no subtree
    front = structure(links=under_a_unit((AN_PHUOC, TAN_MY), (THANH_LOI, TAN_MY)))
    facts = [fact(AN_PHUOC, Q1, 1), fact(THANH_LOI, Q1, 2), fact(LONG_BINH, Q1, 4)]
    assert roll(twin, facts).cell(MEMBERS, TAN_MY, Q1).value is None
    assert roll(twin, facts, world=front).cell(MEMBERS, TAN_MY, Q1).value == Amount(3)
    assert roll(twin, facts, world=front).cell(MEMBERS, PROVINCE, Q1).value == Amount(7)


def test_a_forest_has_a_total_for_each_root(twin):
    links = [*under_a_unit((LONG_BINH, TAN_MY))[:-2], ParentLink(TAN_MY, None, BEGINNING)]
    links.append(ParentLink(LONG_BINH, TAN_MY, BEGINNING))
    answer = roll(twin, [fact(AN_PHUOC, Q1, 1), fact(LONG_BINH, Q1, 2)], world=structure(links=links))
    assert answer.cell(MEMBERS, PROVINCE, Q1).value == Amount(1)
    assert answer.cell(MEMBERS, TAN_MY, Q1).value == Amount(2)


def test_a_parent_who_is_gone_is_replaced_by_its_heir(twin):
    links = under_a_unit((LONG_BINH, THANH_LOI))
    world = structure(ends=[(THANH_LOI, day(2025, 7))], links=links, successions=[Succession(THANH_LOI, TAN_MY)])
    assert roll(twin, [fact(LONG_BINH, Q3, 2)], world=world).cell(MEMBERS, TAN_MY, Q3).value == Amount(2)


MOST = 2**63 - 1
FITS = [([MOST], MOST), ([MOST, -MOST], 0), ([-MOST, -1], -MOST - 1), ([2**62, 2**62 - 1], MOST)]


@pytest.mark.parametrize(("figures", "total"), FITS)
def test_totals_up_to_64_bits_are_exact(twin, figures, total):
    units = [AN_PHUOC, THANH_LOI][: len(figures)]
    facts = [fact(unit, Q1, figure) for unit, figure in zip(units, figures, strict=True)]
    assert roll(twin, facts, asked=[Q1]).cell(MEMBERS, PROVINCE, Q1).value == Amount(total)


TOO_LARGE = [
    [fact(AN_PHUOC, Q1, MOST), fact(THANH_LOI, Q1, 1)],
    [fact(AN_PHUOC, Q1, MOST), fact(AN_PHUOC, Q2, 1)],
    [fact(AN_PHUOC, Q1, -MOST - 1), fact(THANH_LOI, Q1, -1)],
    [fact(AN_PHUOC, Q1, MOST + 1)],
]


@pytest.mark.parametrize("facts", TOO_LARGE)
def test_a_total_beyond_64_bits_is_refused_and_never_wrapped(twin, facts):
    with pytest.raises(Overflow, match=r"chỉ số 7 vượt quá giới hạn lưu trữ.*Hãy chọn đơn vị tính lớn hơn"):
        roll(twin, facts)


def test_two_figures_that_count_for_the_same_are_refused(twin):
    with pytest.raises(DuplicateFact, match=r"Đơn vị 10 có hai số liệu.*từ 01/01/2025 đến trước 01/04/2025"):
        roll(twin, [fact(AN_PHUOC, Q1, 1), fact(AN_PHUOC, Q1, 1)])
    with pytest.raises(DuplicateFact, match="Đơn vị 11"):
        roll(twin, [fact(THANH_LOI, Q1, 1), fact(THANH_LOI, Q1, 2)], world=MERGED)


def test_a_refusal_can_be_read_with_names_in_place_of_numbers(twin):
    with pytest.raises(DuplicateFact) as refused:
        roll(twin, [fact(AN_PHUOC, Q1, 1), fact(AN_PHUOC, Q1, 1)])
    named = refused.value.named(organisation="xã An Phước Đông", indicator="Kết nạp đảng viên")
    assert str(named).startswith("Đơn vị xã An Phước Đông có hai số liệu cùng được tính cho chỉ số Kết nạp đảng viên")
    assert isinstance(named, DuplicateFact)


def test_a_ratio_without_denominator_is_refused(twin):
    with pytest.raises(MissingDenominator, match="thiếu mẫu số"):
        roll(twin, [fact(AN_PHUOC, Q1, 1, 2), fact(THANH_LOI, Q1, 50)], how=rule(ratio=True))
    with pytest.raises(MissingDenominator, match="đơn vị 11"):
        roll(twin, [fact(THANH_LOI, Q1, 50)], how=rule(ratio=True))


def test_links_and_successions_in_a_loop_are_refused(twin):
    with pytest.raises(StructureLoop, match="đi thành vòng tại ngày"):
        roll(twin, [], world=structure(links=under_a_unit((AN_PHUOC, THANH_LOI), (THANH_LOI, AN_PHUOC))))
    ends = [(AN_PHUOC, day(2025, 7)), (THANH_LOI, day(2025, 7))]
    around = [Succession(AN_PHUOC, THANH_LOI), Succession(THANH_LOI, AN_PHUOC)]
    with pytest.raises(SuccessionLoop, match="Quan hệ kế thừa"):
        roll(twin, [], world=structure(ends=ends, successions=around))


def test_nothing_in_is_nothing_out(twin):
    answer = twin.roll_up(Structure([], []), [], [], [], by=StructureBy.TODAY, as_of=TODAY)
    assert answer.cell(MEMBERS, PROVINCE, YEAR) == EMPTY
    assert list(answer.left_out) == []


def test_the_figures_behind_a_total_can_be_followed_to_units_and_windows():
    facts = [fact(AN_PHUOC, Q1, 1), fact(THANH_LOI, Q1, 10), fact(TAN_MY, Q3, 5), fact(PROVINCE, Q1, 99)]
    answer = roll(fast, facts, world=split(Fraction(1, 2), Fraction(1, 2)))
    found = {
        window: [(facts[one.fact].organisation, one.numerator) for one in figures]
        for window, figures in answer.behind(MEMBERS, PROVINCE, YEAR)
    }
    assert found == {Q1: [(AN_PHUOC, 1), (THANH_LOI, 10)], Q3: [(TAN_MY, 5)]}
    ((_, half),) = answer.behind(MEMBERS, HOA_DONG, Q1)
    assert [(facts[one.fact].organisation, one.numerator) for one in half] == [(THANH_LOI, 5)]


def test_undivided_figures_behind_a_total_are_marked():
    answer = roll(fast, [fact(THANH_LOI, Q1, 10)], world=split(None, None))
    ((_, (one,)),) = answer.behind(MEMBERS, PROVINCE, Q1)
    assert (one.numerator, one.allocated) == (10, False)
    assert answer.behind(MEMBERS, AN_PHUOC, Q1) == []
