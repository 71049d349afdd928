"""The obvious roll-up and the fast one say the same, on worlds that no office would wish for."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.periods import Window
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import (
    Fact,
    IndicatorRule,
    ParentLink,
    Stage,
    Structure,
    StructureBy,
    Succession,
    TimeRule,
    TreeRule,
    Unit,
    fast,
    obvious,
)

UNITS = range(1, 9)
STRANGER = 99  # in no structure
INDICATORS = (1, 2)
SMALL = st.integers(-5, 30)
LARGE = st.sampled_from([2**62, -(2**62), 2**63 - 1, -(2**63), 2**61])


def day(month: int) -> datetime.date:
    """The first of a month, counted from January 2024 = 0."""
    return datetime.date(2024 + month // 12, month % 12 + 1, 1)


def months(first: int, count: int) -> Window:
    """That many months, the first counted from January 2024 = 0."""
    return Window(day(first), day(first + count))


@st.composite
def structures(draw: st.DrawFn) -> Structure:
    """Units in a tree, of whom some end, move, merge, split, leave the hierarchy or were never in it."""
    alive = st.tuples(st.sampled_from([0, 0, 0, 1, 2]), st.sampled_from([None, None, None, 1, 2, 3, 4, 8]))
    units, links, successions = [], [], []
    for unit in UNITS[: draw(st.integers(3, len(UNITS)))]:
        start, end = draw(alive)
        units.append(Unit(unit, day(start), None if end is None else day(end)))
        parent = draw(st.sampled_from([None, 1, 1, max(unit - 1, 1), max(unit - 1, 1), max(unit - 2, 1)]))
        move = draw(st.sampled_from([None, None, None, 1, 3]))
        links.append(ParentLink(unit, None if parent == unit else parent, day(0), None if move is None else day(move)))
        if move is not None:
            above = draw(st.sampled_from([None, 1, unit - 1, unit - 1, STRANGER]))
            links.append(ParentLink(unit, None if above in {0, unit} else above, day(move)))
        if end is not None:
            share = draw(st.sampled_from([None, None, Fraction(1, 2), Fraction(1, 3), Fraction(0)]))
            later = [other for other in UNITS if other > unit]
            heirs = draw(st.lists(st.sampled_from([*later, *later, *UNITS, STRANGER]), max_size=3, unique=True))
            on = draw(st.sampled_from([None, day(end), day(end), day(1)]))
            for place, heir in enumerate(heirs):
                own = share if place == 0 or share is None else (1 - share) / (len(heirs) - 1)
                successions.append(Succession(unit, heir, own, on))
    # one link that may lead anywhere, in a loop too
    stray = draw(
        st.lists(st.builds(ParentLink, st.sampled_from(UNITS), st.sampled_from(UNITS), st.just(day(2))), max_size=1)
    )
    return Structure(units, draw(st.permutations([*links, *stray])), successions)


@st.composite
def worlds(draw: st.DrawFn, figures: st.SearchStrategy[int]):
    """A structure, rules, facts for most of their base windows, and windows to ask."""
    lengths = draw(
        st.sampled_from(
            [
                [(0, 1), (1, 1), (2, 2), (4, 1)],
                [(0, 3), (3, 3)],
                [(0, 1), (0, 2), (0, 3), (3, 1), (3, 2)],
                [(1, 2), (0, 2), (2, 2), (0, 4), (3, 3)],
            ]
        )
    )
    bases = [months(*length) for length in lengths]
    rule = st.builds(
        IndicatorRule,
        st.sampled_from(INDICATORS),
        st.sampled_from(TimeRule),
        st.sampled_from(TreeRule),
        st.one_of(st.just(bases), st.lists(st.sampled_from(bases), min_size=1)),
        st.booleans(),
        st.one_of(st.none(), st.none(), st.frozensets(st.sampled_from([*UNITS, STRANGER]), min_size=1)),
        st.sampled_from([None, TimeRule.SUM, TimeRule.LAST, TimeRule.MEAN]),
        st.sampled_from([(), (), [months(0, 6)], [months(0, 2), months(2, 4)], [months(1, 3)]]),
    )
    fact = st.builds(
        Fact,
        st.sampled_from([*INDICATORS, *INDICATORS, *INDICATORS, 77]),
        st.sampled_from([*UNITS, *UNITS, STRANGER]),
        st.sampled_from(bases),
        st.sampled_from([Stage.FINAL, Stage.FINAL, Stage.FINAL, Stage.ESTIMATE]),
        figures,
        figures,
    )
    key = lambda one: (one.indicator, one.organisation, one.window, one.stage)  # noqa: E731
    facts = draw(st.lists(fact, min_size=draw(st.integers(0, 30)), max_size=50, unique_by=key))
    asked = draw(st.lists(st.sampled_from([*bases, months(0, 3), months(0, 6), months(0, 6)]), min_size=1, max_size=4))
    return draw(structures()), draw(st.lists(rule, min_size=1, max_size=3)), facts, asked


when = {"by": st.sampled_from(StructureBy), "as_of": st.integers(0, 6).map(day)}


def outcome(twin, world, by, as_of):
    """All that a twin says of a world: every cell that could be asked and all that was left out, or its refusal."""
    try:
        answer = twin.roll_up(*world, by=by, as_of=as_of)
    except Refusal as refusal:
        return type(refusal)
    cells = {
        (indicator, unit, window, stage): answer.cell(indicator, unit, window, stage)
        for indicator in [*INDICATORS, 77]
        for unit in [*UNITS, STRANGER]
        for window in world[-1]
        for stage in Stage
    }
    return cells, sorted(answer.left_out, key=lambda one: (one.fact, one.reason))


@given(world=worlds(SMALL), **when)
def test_both_say_the_same_of_any_world(world, by, as_of):
    assert outcome(fast, world, by, as_of) == outcome(obvious, world, by, as_of)


@given(world=worlds(st.one_of(SMALL, LARGE)), **when)
def test_both_refuse_the_same_totals_beyond_64_bits(world, by, as_of):
    assert outcome(fast, world, by, as_of) == outcome(obvious, world, by, as_of)


@given(worlds(SMALL).filter(lambda world: world[2]), st.data(), st.sampled_from([1, None]))
def test_both_refuse_the_same_faulty_facts(world, data, denominator):
    structure, rules, facts, asked = world
    again = data.draw(st.sampled_from(facts))
    faulty = Fact(again.indicator, again.organisation, again.window, again.stage, 1, denominator)
    world = (structure, rules, [*facts, faulty], asked)
    assert outcome(fast, world, StructureBy.TODAY, day(3)) == outcome(obvious, world, StructureBy.TODAY, day(3))


@given(world=worlds(SMALL), **when)
def test_the_figures_behind_a_value_add_up_to_it(world, by, as_of):
    try:
        answer = fast.roll_up(*world, by=by, as_of=as_of)
    except Refusal:
        return
    apart = dict.fromkeys(INDICATORS) | {rule.indicator: rule.own_denominator for rule in world[1]}
    for indicator, unit, window, stage in product(INDICATORS, UNITS, world[-1], Stage):
        value = answer.cell(indicator, unit, window, stage).value
        behind = [one for _, figures in answer.behind(indicator, unit, window, stage) for one in figures]
        assert bool(behind) == (value is not None)
        assert sum(one.numerator for one in behind) == (value.numerator if value else 0)
        if behind and behind[0].denominator is not None and not apart[indicator]:
            assert sum(one.denominator for one in behind) == value.denominator


@given(world=worlds(SMALL), **when)
def test_what_stands_in_a_body_is_what_stands_in_its_units_and_what_could_not_be_divided(world, by, as_of):
    """Whoever has reported and whoever has not, and whatever merged or split since."""
    structure, rules, facts, asked = world
    summed = {"along_time": TimeRule.LAST, "up_tree": TreeRule.SUM_OF_CHILDREN, "reporters": None}
    rules = [replace(rule, **summed) for rule in rules]
    try:
        answer = obvious.roll_up(structure, rules, facts, asked, by=by, as_of=as_of)
    except Refusal:
        return
    for cell in answer.cells.values():
        if cell.children is not None:
            parts = [part for part in (cell.children, cell.unallocated) if part is not None]
            assert cell.value.numerator == sum(part.numerator for part in parts)


@given(world=worlds(SMALL), **when)
def test_no_figure_stands_in_a_cell_twice_nor_two_of_one_unit(world, by, as_of):
    structure, rules, facts, asked = world
    rules = [replace(rule, along_time=TimeRule.LAST) for rule in rules]
    try:
        answer = fast.roll_up(structure, rules, facts, asked, by=by, as_of=as_of)
    except Refusal:
        return
    for indicator, unit, window, stage in product(INDICATORS, UNITS, asked, Stage):
        behind = [one for _, figures in answer.behind(indicator, unit, window, stage) for one in figures]
        whole = {one.fact: facts[one.fact] for one in behind}
        assert len({fact.organisation for fact in whole.values()}) == len(whole)
        for place, fact in whole.items():
            assert abs(sum(one.numerator for one in behind if one.fact == place)) <= abs(fact.numerator)
