"""What the roll-up is given and what it gives back.

Given: a hierarchy with dates (`Structure`), how each indicator combines (`IndicatorRule`), measured figures (`Fact`)
and the windows that are asked. Given back: one `Cell` per indicator, organisation, window and stage (`RolledUp`).

Figures are scaled 64-bit integers: the value times ten to the power of the indicator's decimals. One call takes
figures of one basis per indicator (arisen in the window, cumulated in the year, cumulated in the term, at a moment)
and only those that count: what was superseded or withdrawn is left out before.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from nhiemky.rules.periods import Window
from nhiemky.rules.refusals import Refusal

MOST = 2**63 - 1
LEAST = -(2**63)


class TimeRule(StrEnum):
    """How the figures of several windows make the figure of a longer one.

    LAST is for what stands (a stock, a cumulated figure): each unit's own last figure is taken and these climb, so
    that a body is always what its units are; the other rules climb window by window and combine then. MEAN of a
    ratio is the sum of numerators over the sum of denominators; of a plain figure, the sum of the windows' figures
    over their number. Windows that overlap are never added: SUM and MEAN take those that cover most days.
    """

    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    LARGEST = "largest"
    SMALLEST = "smallest"


class TreeRule(StrEnum):
    """Who measures, and so what an organisation's figure is.

    SUM_OF_CHILDREN: units without living children report, everyone above is the sum. OWN_AND_CHILDREN: every unit
    reports for itself, its figure is its own plus its children's. OWN: every unit reports a figure that already
    stands for all below it. MEASURED: as OWN, but one unit measures it for everyone (a statistics office). Under
    OWN and MEASURED the sum of the children is shown beside it and never takes its place.
    """

    SUM_OF_CHILDREN = "sum_of_children"
    OWN_AND_CHILDREN = "own_and_children"
    OWN = "own"
    MEASURED = "measured"


class Stage(StrEnum):
    """An estimate ("ước thực hiện") and a final figure are kept apart and never added to each other."""

    ESTIMATE = "estimate"
    FINAL = "final"


class StructureBy(StrEnum):
    """Whose structure the figures climb: that of the day `as_of`, or that of each window's own last day."""

    TODAY = "today"
    OF_THE_DAY = "of_the_day"


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation's identity and its life: alive on `alive_from`, no longer alive on `alive_to`."""

    id: int
    alive_from: datetime.date
    alive_to: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ParentLink:
    """`child` stands under `parent` (None: it is a root) from `valid_from`, no longer on `valid_to`.

    A unit without a valid link is not in the hierarchy, alive or not.
    """

    child: int
    parent: int | None
    valid_from: datetime.date
    valid_to: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """One line of a merger or split: `successor` takes over from `predecessor`, whole or by a typed `share`.

    A predecessor with one successor goes over whole, whatever the share. One with several goes over by shares that
    make one together; without them its figures can't be divided ("không phân bổ được") and count only above. `on`
    is the day: a line from before the predecessor's `alive_to` is of a split that it outlived, and says nothing
    about its end; None always counts.
    """

    predecessor: int
    successor: int
    share: Fraction | None = None
    on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """One named hierarchy over its whole history: units, dated parent links, who took over from whom."""

    units: Sequence[Unit]
    links: Sequence[ParentLink]
    successions: Sequence[Succession] = ()


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """How one indicator combines.

    `windows` are its base windows: the ones that are reported, in its one base frequency. A figure in any other
    window is left out and named. Cumulated figures have base windows that overlap (quarter, half-year, …).
    `ratio` says that figures carry a denominator. `reporters` are the units expected to report, past and present,
    None for every unit: under SUM_OF_CHILDREN only the lowest reporters are expected and climb, so that a district
    with communes that don't report stands for itself.

    `denominator_along`: how denominators combine where numerators are added (SUM): SUM, as numerators do; LAST, each
    unit's last one; MEAN, their mean, rounded to a whole. None: as numerators; read under no other rule.
    `carried_within`, for LAST: the spans of time in which a unit's figure stands until its next one (a term; a year
    for what is cumulated from the year's opening). A window takes figures of the span that its last day belongs to,
    also from before the asked window; where it is in no span, those inside the asked window.
    """

    indicator: int
    along_time: TimeRule
    up_tree: TreeRule
    windows: Sequence[Window]
    ratio: bool = False
    reporters: frozenset[int] | None = None
    denominator_along: TimeRule | None = None
    carried_within: Sequence[Window] = ()

    @property
    def own_denominator(self) -> TimeRule | None:
        """The rule of the denominators where it isn't the numerators'."""
        apart = self.ratio and self.along_time is TimeRule.SUM and self.denominator_along is not TimeRule.SUM
        return self.denominator_along if apart else None


@dataclass(frozen=True, slots=True)
class Fact:
    """One measured figure that counts: at most one per indicator, organisation, window and stage."""

    indicator: int
    organisation: int
    window: Window
    stage: Stage
    numerator: int
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A scaled 64-bit figure; `denominator` is None where the figure is no ratio and no mean."""

    numerator: int
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one organisation has for one indicator, window and stage. None is "no figure", never zero.

    value: the figure by the tree rule. own: what the unit itself reported; its predecessors' figures are in it where
    the rule adds figures. children: the sum of its children's values, also where the rule doesn't use it.
    unallocated: figures of former units that could not be divided or have no successor, which count here and above
    but in no unit below. reported / expected: reports arrived and reports expected, from units alive at each base
    window's end; a unit split since counts once above its parts. through: the last base window that the value
    rests on; before the last one inside the asked window, where that one has no figure. carried: under LAST, how many
    of the units that the value is made of stand, wholly or in part, with a figure of an earlier window than the last
    inside the asked one.
    """

    value: Amount | None = None
    own: Amount | None = None
    children: Amount | None = None
    unallocated: Amount | None = None
    reported: int = 0
    expected: int = 0
    through: Window | None = None
    carried: int = 0

    @property
    def completeness(self) -> Fraction | None:
        """Share of the expected reports that arrived, from 0 to 1; None where none was expected."""
        return Fraction(self.reported, self.expected) if self.expected else None


EMPTY = Cell()


class Reason(StrEnum):
    """Why a figure went into no cell.

    SUCCEEDED_IN_PART: of a unit split without typed shares, some successors have reported a newer figure. What is left
    of the old one can't be told, so that under LAST it no longer stands.
    """

    NO_RULE = "no_rule"
    OTHER_WINDOW = "other_window"
    OUTSIDE_HIERARCHY = "outside_hierarchy"
    NO_SUCCESSOR = "no_successor"
    PREDECESSORS_OWN = "predecessors_own"
    SUCCEEDED_IN_PART = "succeeded_in_part"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that went into no cell, wholly or for a share: its place in the sequence of facts, and why."""

    fact: int
    reason: Reason


class RolledUp(Protocol):
    """The answer: any cell by its key, and what went into none."""

    def cell(self, indicator: int, organisation: int, window: Window, stage: Stage = Stage.FINAL) -> Cell:
        """Give the cell; an empty one where the organisation wasn't in the hierarchy or nothing was asked."""
        ...

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """Figures that went into no cell, in the order of the facts."""
        ...


class RollUpRefusal(Refusal):
    """Base of the roll-up's refusals. `values` hold ids; who shows one puts names in their place (`named`)."""

    def named(self, **names: str) -> RollUpRefusal:
        """The same refusal with names for `organisation` or `indicator`."""
        return type(self)(self.template, **(self.values | names))


class Overflow(RollUpRefusal):
    """A total that no longer fits into 64 bits."""

    template = (
        "Tổng của chỉ số {indicator} vượt quá giới hạn lưu trữ (khoảng 9,2 tỷ tỷ đơn vị nhỏ nhất). "
        "Hãy chọn đơn vị tính lớn hơn hoặc bớt số chữ số thập phân của chỉ số."
    )


class DuplicateFact(RollUpRefusal):
    """Two figures count for the same indicator, organisation, window and stage."""

    template = (
        "Đơn vị {organisation} có hai số liệu cùng được tính cho chỉ số {indicator}, "
        "kỳ từ {start:%d/%m/%Y} đến trước {end:%d/%m/%Y}. "
        "Hãy thu hồi một số liệu, hoặc ghi số sau là số thay thế."
    )


class MissingDenominator(RollUpRefusal):
    """A ratio without its denominator can't be combined with others."""

    template = (
        "Số liệu của đơn vị {organisation} cho chỉ số {indicator} là tỷ lệ nhưng thiếu mẫu số. "
        "Hãy bổ sung mẫu số; tỷ lệ phần trăm không cộng được với nhau."
    )


class StructureLoop(RollUpRefusal):
    """Parent links that lead back to where they started."""

    template = (
        "Quan hệ trực thuộc của đơn vị {organisation} đi thành vòng tại ngày {day}. "
        "Hãy sửa đơn vị cấp trên của đơn vị này trước khi tổng hợp."
    )


class SuccessionLoop(RollUpRefusal):
    """Successions that lead back to where they started."""

    template = (
        "Quan hệ kế thừa của đơn vị {organisation} đi thành vòng. "
        "Hãy sửa sự kiện sáp nhập, chia tách của đơn vị này trước khi tổng hợp."
    )
