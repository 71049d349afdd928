"""The worked tables of the roll-up's page are what the roll-up says."""

from __future__ import annotations

import datetime
import itertools
from fractions import Fraction
from pathlib import Path

import pytest

from nhiemky.rules.periods import Window
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
    roll_up,
)

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/rollup.md").read_text(encoding="utf-8")
NAMES = {"Tân Giang": 1, "An Phước Đông": 2, "Thạnh Lợi Tây": 3, "Hòa Đông": 4, "Tân Mỹ Nam": 5}
BEGINNING, CHANGE, TODAY = datetime.date(2020, 1, 1), datetime.date(2025, 7, 1), datetime.date(2025, 11, 1)
BOUNDS = [datetime.date(2025, month, 1) for month in (1, 4, 7, 10)]
QUARTERS = [Window(start, end) for start, end in itertools.pairwise(BOUNDS)]
NINE_MONTHS = Window(BOUNDS[0], BOUNDS[-1])


def table(after: str) -> list[list[str]]:
    """The rows of the first table behind these words, without its heading."""
    lines = PAGE[PAGE.index(after) :].splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[first + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def figure(amount) -> str:
    return "" if amount is None else str(amount.numerator)


def world() -> Structure:
    ends = {"Thạnh Lợi Tây": CHANGE, "Hòa Đông": CHANGE}
    units = [Unit(number, BEGINNING, ends.get(name)) for name, number in NAMES.items()]
    links = [ParentLink(number, None if number == 1 else 1, BEGINNING) for number in NAMES.values()]
    east, west, split, south = (NAMES[name] for name in list(NAMES)[1:])
    return Structure(
        units,
        links,
        [
            Succession(west, east, on=CHANGE),
            Succession(split, east, Fraction(1, 3), CHANGE),
            Succession(split, south, Fraction(2, 3), CHANGE),
        ],
    )


@pytest.mark.parametrize(
    ("by", "heading"),
    [(StructureBy.TODAY, "Theo tổ chức hiện nay (`today`):"), (StructureBy.OF_THE_DAY, "kỳ đó (`of_the_day`):")],
)
def test_the_worked_example_comes_out_as_printed(by, heading):
    facts = [
        Fact(1, NAMES[name], quarter, Stage.FINAL, int(cell))
        for name, *cells in table("Số liệu:")
        for quarter, cell in zip(QUARTERS, cells, strict=True)
        if cell
    ]
    rule = IndicatorRule(1, TimeRule.SUM, TreeRule.SUM_OF_CHILDREN, QUARTERS)
    answer = roll_up(world(), [rule], facts, [*QUARTERS, NINE_MONTHS], by=by, as_of=TODAY)
    printed = table(heading)
    for name, *cells in printed:
        found = [answer.cell(1, NAMES[name], window) for window in (*QUARTERS, NINE_MONTHS)]
        assert [*map(figure, (cell.value for cell in found)), f"{found[-1].reported}/{found[-1].expected}"] == cells
    silent = NAMES.keys() - {name for name, *_ in printed}
    assert all(answer.cell(1, NAMES[name], NINE_MONTHS).value is None for name in silent)


def test_the_rules_of_who_measures_come_out_as_printed():
    facts = [Fact(1, unit, QUARTERS[0], Stage.FINAL, value) for unit, value in ((1, 100), (2, 10), (3, 20))]
    units = [Unit(number, BEGINNING) for number in range(1, 7)]
    links = [ParentLink(number, None if number == 1 else 1, BEGINNING) for number in range(1, 7)]
    rows = table("ai là người đo")
    assert [row[0].strip("`") for row in rows] == [rule.value for rule in TreeRule]
    for name, *cells in rows:
        rule = IndicatorRule(1, TimeRule.SUM, TreeRule(name.strip("`")), QUARTERS)
        answer = roll_up(Structure(units, links), [rule], facts, QUARTERS, by=StructureBy.TODAY, as_of=TODAY)
        cell = answer.cell(1, 1, QUARTERS[0])
        assert [figure(cell.value), str(cell.reported), str(cell.expected)] == cells


def test_the_rules_along_time_come_out_as_printed():
    bounds = [*BOUNDS, datetime.date(2026, 1, 1)]
    quarters = [Window(start, end) for start, end in itertools.pairwise(bounds)]
    facts = [Fact(1, 1, window, Stage.FINAL, value) for window, value in zip(quarters, (30, 10, 50, 20), strict=True)]
    world = Structure([Unit(1, BEGINNING)], [ParentLink(1, None, BEGINNING)])
    year = Window(bounds[0], bounds[-1])
    rows = table("## 2. Theo thời gian")
    assert [row[0].strip("`") for row in rows] == [rule.value for rule in TimeRule]
    for name, _, printed in rows:
        rule = IndicatorRule(1, TimeRule(name.strip("`")), TreeRule.OWN, quarters)
        value = roll_up(world, [rule], facts, [year], by=StructureBy.TODAY, as_of=TODAY).cell(1, 1, year).value
        assert printed == (f"{value.numerator} / {value.denominator}" if value.denominator else str(value.numerator))


def test_the_rules_of_a_denominator_come_out_as_printed():
    halves = [Window(BOUNDS[0], BOUNDS[2]), Window(BOUNDS[2], datetime.date(2026, 1, 1))]
    whole = Window(BOUNDS[0], halves[1].end)
    facts = [Fact(1, 2, half, Stage.FINAL, *pair) for half, pair in zip(halves, [(16, 600), (17, 620)], strict=True)]
    rows = table("Mẫu số có cách gộp riêng")
    for (_, printed, _), base in zip(rows, [TimeRule.SUM, TimeRule.LAST, TimeRule.MEAN], strict=True):
        rule = IndicatorRule(1, TimeRule.SUM, TreeRule.SUM_OF_CHILDREN, halves, ratio=True, denominator_along=base)
        value = roll_up(world(), [rule], facts, [whole], by=StructureBy.TODAY, as_of=TODAY).cell(1, 1, whole).value
        assert f"{value.numerator}/{value.denominator}" == printed


def test_what_stands_comes_out_as_printed():
    names = [*NAMES, "Long Bình"]
    units = [Unit(number, BEGINNING) for number in range(1, 7)]
    links = [ParentLink(number, None if number == 1 else 1, BEGINNING) for number in range(1, 7)]
    facts = [Fact(1, unit, QUARTERS[0], Stage.FINAL, 100) for unit in range(2, 7)]
    facts.append(Fact(1, names.index("An Phước Đông") + 1, QUARTERS[1], Stage.FINAL, 101))
    rule = IndicatorRule(
        1, TimeRule.LAST, TreeRule.SUM_OF_CHILDREN, QUARTERS, carried_within=[Window(BOUNDS[0], BOUNDS[-1])]
    )
    answer = roll_up(Structure(units, links), [rule], facts, QUARTERS, by=StructureBy.TODAY, as_of=TODAY)
    rows = table("Quý II chỉ An Phước Đông báo 101")
    assert len(rows) == 3
    for name, *cells in rows:
        cell = answer.cell(1, names.index(name.removesuffix(", Quý II")) + 1, QUARTERS[1])
        assert [figure(cell.value), f"{cell.reported}/{cell.expected}", str(cell.carried)] == cells
