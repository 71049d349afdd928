"""What stands on a day, and what is added over it: each unit's last figure climbs; both implementations must say so."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup import (
    Amount,
    Fact,
    IndicatorRule,
    LeftOut,
    ParentLink,
    Reason,
    Stage,
    Structure,
    StructureBy,
    Succession,
    TimeRule,
    TreeRule,
    Twice,
    Unit,
    fast,
    obvious,
    perhaps_twice,
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
TERM = Window(day(2025, 1), day(2030, 1))
BEGINNING, TODAY = day(2020, 1), day(2026, 3)
UNITS = PROVINCE, AN_PHUOC, THANH_LOI, HOA_DONG, TAN_MY, LONG_BINH = 1, 10, 11, 12, 13, 14
COMMUNES = UNITS[1:]
MEMBERS = 7  # an indicator


@pytest.fixture(params=[fast, obvious], ids=["fast", "obvious"])
def twin(request):
    return request.param


def structure(*, ends=(), successions=()) -> Structure:
    """A province with five communes, of which some end."""
    units = [Unit(unit, BEGINNING, dict(ends).get(unit)) for unit in UNITS]
    links = [ParentLink(unit, None if unit == PROVINCE else PROVINCE, BEGINNING) for unit in UNITS]
    return Structure(units, links, successions)


def rule(along=TimeRule.SUM, ratio=False):
    return IndicatorRule(MEMBERS, along, TreeRule.SUM_OF_CHILDREN, QUARTERS, ratio)


def fact(unit, window, numerator, denominator=None, stage=Stage.FINAL):
    return Fact(MEMBERS, unit, window, stage, numerator, denominator)


def roll(twin, facts, *, world=None, how=None, asked=(YEAR, *QUARTERS), by=StructureBy.TODAY, as_of=TODAY):
    return twin.roll_up(world or structure(), [how or rule()], facts, list(asked), by=by, as_of=as_of)


def standing():
    """The rule of a stock that stands for a whole term until the next figure."""
    return replace(rule(TimeRule.LAST), carried_within=[TERM])


def test_a_stock_is_what_each_unit_last_said_however_few_reported_the_last_window(twin):
    facts = [*(fact(unit, Q1, 100) for unit in COMMUNES), fact(AN_PHUOC, Q2, 101)]
    answer = roll(twin, facts, how=standing())
    for window in (Q2, YEAR):
        cell = answer.cell(MEMBERS, PROVINCE, window)
        units = [answer.cell(MEMBERS, unit, window).value.numerator for unit in COMMUNES]
        assert cell.value == cell.children == Amount(501) == Amount(sum(units))
    second = answer.cell(MEMBERS, PROVINCE, Q2)
    assert (second.reported, second.expected, second.carried, second.through) == (1, 5, 4, Q2)
    silent = answer.cell(MEMBERS, THANH_LOI, Q2)
    assert (silent.value, silent.reported, silent.carried, silent.through) == (Amount(100), 0, 1, Q1)


def test_a_figure_is_carried_no_further_than_its_span_and_not_at_all_without_one(twin):
    facts = [fact(AN_PHUOC, Q1, 100), fact(AN_PHUOC, Q3, 103), fact(THANH_LOI, Q2, 40)]
    halves = replace(rule(TimeRule.LAST), carried_within=[H1, Window(day(2025, 7), day(2026, 1))])
    spans = roll(twin, facts, how=halves)
    assert spans.cell(MEMBERS, PROVINCE, Q2).value == Amount(140)
    assert spans.cell(MEMBERS, PROVINCE, Q3).value == spans.cell(MEMBERS, PROVINCE, YEAR).value == Amount(103)
    alone = roll(twin, facts, how=rule(TimeRule.LAST))
    assert alone.cell(MEMBERS, PROVINCE, Q2).value == Amount(40)
    assert alone.cell(MEMBERS, PROVINCE, YEAR).value == Amount(143)


def test_no_later_figure_enters_an_earlier_window(twin):
    answer = roll(twin, [fact(AN_PHUOC, Q1, 1), fact(AN_PHUOC, Q3, 3)], how=standing())
    assert [answer.cell(MEMBERS, PROVINCE, each).value for each in QUARTERS] == [Amount(n) for n in (1, 1, 3, 3)]


MERGED = day(2025, 5, 15)
SUCCEEDED = [
    # figures; province, successor and carried at the end of Q2 and of Q3 (by either structure)
    ({(AN_PHUOC, Q1): 105, (THANH_LOI, Q1): 105}, (210, 210, 1), (210, 210, 1)),  # nobody has reported since
    ({(AN_PHUOC, Q1): 105, (THANH_LOI, Q1): 105, (AN_PHUOC, Q2): 207}, (207, 207, 0), (207, 207, 1)),
    ({(AN_PHUOC, Q1): 105, (THANH_LOI, Q1): 105, (AN_PHUOC, Q3): 209}, (210, 210, 1), (209, 209, 0)),
    # the former unit still reported the window in which it ended; the successor's later figure is the whole
    ({(THANH_LOI, Q2): 90, (AN_PHUOC, Q1): 100}, (190, 190, 1), (190, 190, 1)),
    ({(THANH_LOI, Q2): 90, (AN_PHUOC, Q2): 195}, (195, 195, 0), (195, 195, 1)),
]


@pytest.mark.parametrize("by", StructureBy)
@pytest.mark.parametrize(("figures", "second", "third"), SUCCEEDED)
def test_a_former_units_stock_lives_on_until_its_successor_reports(twin, figures, second, third, by):
    world = structure(ends={THANH_LOI: MERGED}, successions=[Succession(THANH_LOI, AN_PHUOC, on=MERGED)])
    facts = [fact(unit, window, number) for (unit, window), number in figures.items()]
    answer = roll(twin, facts, world=world, how=standing(), by=by)
    for window, (province, successor, carried) in ((Q2, second), (Q3, third)):
        above, below = answer.cell(MEMBERS, PROVINCE, window), answer.cell(MEMBERS, AN_PHUOC, window)
        assert (above.value, below.value, above.carried) == (Amount(province), Amount(successor), carried)


def test_the_past_keeps_both_stocks_of_units_that_merged_later(twin):
    world = structure(ends={THANH_LOI: MERGED}, successions=[Succession(THANH_LOI, AN_PHUOC, on=MERGED)])
    facts = [fact(THANH_LOI, Q1, 90), fact(AN_PHUOC, Q1, 100), fact(AN_PHUOC, Q2, 195)]
    answer = roll(twin, facts, world=world, how=standing())
    assert answer.cell(MEMBERS, PROVINCE, Q1).value == answer.cell(MEMBERS, AN_PHUOC, Q1).value == Amount(190)


SPLIT = [
    # typed share of An Phước, who reported Q3; province, An Phước, Tân Mỹ, undivided, left out
    (Fraction(1, 3), {}, 90, 30, 60, None, []),
    (Fraction(1, 3), {AN_PHUOC: 33}, 93, 33, 60, None, []),
    (Fraction(1, 3), {AN_PHUOC: 33, TAN_MY: 61}, 94, 33, 61, None, []),
    (None, {}, 90, None, None, 90, []),
    (None, {AN_PHUOC: 33}, 33, 33, None, None, [LeftOut(0, Reason.SUCCEEDED_IN_PART)]),
    (None, {AN_PHUOC: 33, TAN_MY: 61}, 94, 33, 61, None, []),
]


@pytest.mark.parametrize(("share", "since", "province", "one", "other", "undivided", "left_out"), SPLIT)
def test_each_part_of_a_split_stock_lives_on_until_its_own_successor_reports(
    twin, share, since, province, one, other, undivided, left_out
):
    ended = day(2025, 7)
    rest = None if share is None else 1 - share
    lines = [Succession(THANH_LOI, AN_PHUOC, share, ended), Succession(THANH_LOI, TAN_MY, rest, ended)]
    facts = [fact(THANH_LOI, Q2, 90), *(fact(unit, Q3, number) for unit, number in since.items())]
    world = structure(ends={THANH_LOI: ended}, successions=lines)
    answer = roll(twin, facts, world=world, how=standing(), asked=[Q3])
    amounts = [answer.cell(MEMBERS, unit, Q3).value for unit in (PROVINCE, AN_PHUOC, TAN_MY)]
    assert amounts == [None if each is None else Amount(each) for each in (province, one, other)]
    assert answer.cell(MEMBERS, PROVINCE, Q3).unallocated == (undivided and Amount(undivided))
    assert answer.left_out == left_out


def test_the_stock_of_a_unit_that_nobody_succeeds_ends_with_it(twin):
    world = structure(ends={THANH_LOI: MERGED})
    answer = roll(twin, [fact(THANH_LOI, Q1, 9), fact(AN_PHUOC, Q1, 1)], world=world, how=standing())
    assert [answer.cell(MEMBERS, PROVINCE, each).value for each in (Q1, Q2)] == [Amount(10), Amount(1)]


def test_estimates_stand_on_estimates_and_finals_on_finals(twin):
    facts = [fact(AN_PHUOC, Q1, 5), fact(AN_PHUOC, Q2, 6, stage=Stage.ESTIMATE), fact(THANH_LOI, Q2, 7)]
    answer = roll(twin, facts, how=standing())
    assert answer.cell(MEMBERS, PROVINCE, Q2, Stage.FINAL).value == Amount(12)
    assert answer.cell(MEMBERS, PROVINCE, Q2, Stage.ESTIMATE).value == Amount(6)


def test_what_stands_is_followed_to_the_window_of_each_figure():
    facts = [fact(AN_PHUOC, Q1, 100), fact(THANH_LOI, Q1, 40), fact(AN_PHUOC, Q2, 101)]
    found = roll(fast, facts, how=standing()).behind(MEMBERS, PROVINCE, Q2)
    assert [(window, [(one.fact, one.numerator) for one in figures]) for window, figures in found] == [
        (Q1, [(1, 40)]),
        (Q2, [(2, 101)]),
    ]


BASES = [
    # domain 2.1 "ratio of members": H1 16/600 and H2 17/620 are 33/620 of the members, not 33/1220
    (None, Amount(33, 1220)),
    (TimeRule.SUM, Amount(33, 1220)),
    (TimeRule.LAST, Amount(33, 620)),
    (TimeRule.MEAN, Amount(33, 610)),
]
ADMITTED = [fact(AN_PHUOC, Q1, 16, 600), fact(AN_PHUOC, Q2, 17, 620)]


@pytest.mark.parametrize(("base", "value"), BASES)
def test_what_is_added_may_be_held_against_a_stock(twin, base, value):
    how = replace(rule(ratio=True), denominator_along=base)
    answer = roll(twin, ADMITTED, how=how, asked=[H1, Q2])
    assert answer.cell(MEMBERS, PROVINCE, H1).value == answer.cell(MEMBERS, AN_PHUOC, H1).value == value
    assert answer.cell(MEMBERS, PROVINCE, Q2).value == Amount(17, 620)


def test_the_stock_below_is_each_units_last_one(twin):
    how = replace(rule(ratio=True), denominator_along=TimeRule.LAST)
    facts = [*ADMITTED, fact(THANH_LOI, Q1, 4, 100)]  # has not reported Q2
    answer = roll(twin, facts, how=how, asked=[H1])
    assert answer.cell(MEMBERS, PROVINCE, H1).value == Amount(37, 720)


JOINED = {"ends": {THANH_LOI: MERGED}, "successions": [Succession(THANH_LOI, AN_PHUOC, on=MERGED)]}
TWICE = [
    # the former unit's window, its successor's; whether both may hold the same (a merger on 15/5, inside Q2)
    (Q2, Q2, True),
    (Q1, Q2, False),  # windows apart
    (Q2, Q3, False),  # the successor's begins after the merger
    (Q2, H1, True),
    (Q1, Q1, False),  # over before the merger
]


@pytest.mark.parametrize(("former", "later", "doubted"), TWICE)
def test_a_merger_inside_a_window_in_which_both_reported_is_doubted(former, later, doubted):
    facts = [fact(THANH_LOI, former, 5), fact(AN_PHUOC, later, 15)]
    how = replace(rule(), windows=[*QUARTERS, H1])
    assert perhaps_twice(structure(**JOINED), how, facts) == ((Twice(0, 1),) if doubted else ())


def test_no_doubt_where_nothing_is_added_and_none_between_an_estimate_and_a_final_figure():
    facts = [fact(THANH_LOI, Q2, 5), fact(AN_PHUOC, Q2, 15)]
    assert perhaps_twice(structure(**JOINED), rule(TimeRule.LAST), facts) == ()
    assert perhaps_twice(structure(**JOINED), replace(rule(), up_tree=TreeRule.OWN), facts) == ()
    estimated = [facts[0], replace(facts[1], stage=Stage.ESTIMATE)]
    assert perhaps_twice(structure(**JOINED), rule(), estimated) == ()


def test_a_doubt_reaches_those_who_took_over_from_the_successor():
    later = day(2025, 6)
    lines = [Succession(THANH_LOI, HOA_DONG, on=MERGED), Succession(HOA_DONG, TAN_MY, on=later)]
    world = structure(ends={THANH_LOI: MERGED, HOA_DONG: later}, successions=lines)
    facts = [fact(THANH_LOI, Q2, 5), fact(TAN_MY, Q2, 15)]
    assert perhaps_twice(world, rule(), facts) == (Twice(0, 1),)
