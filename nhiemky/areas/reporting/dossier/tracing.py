"""Which measurements a value rests on, and which rest in none, with the reason in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from nhiemky.areas.reporting.dossier.climbing import Climbed
from nhiemky.areas.reporting.dossier.facts import Facts
from nhiemky.areas.reporting.dossier.model import DoubtfulFigure, Figure, LeftOutFigure, Origin
from nhiemky.areas.reporting.dossier.showing import order
from nhiemky.areas.targets.models import BASIS_NAMES, Measurement
from nhiemky.areas.targets.models.measurements import label_of
from nhiemky.rules.progress import Basis
from nhiemky.rules.rollup import Reason, Stage, StructureBy, TreeRule
from nhiemky.rules.rollup.obvious_history import Tree

WHY = {
    Reason.NO_RULE: "không có cách gộp cho chỉ số này",
    Reason.OTHER_WINDOW: "không thuộc kỳ số liệu của chỉ số",
    Reason.OUTSIDE_HIERARCHY: "đơn vị không thuộc hệ thống báo cáo của chỉ số này",
    Reason.NO_SUCCESSOR: "một phần của đơn vị cũ không có đơn vị kế thừa",
    Reason.PREDECESSORS_OWN: "số của đơn vị cũ, không chuyển sang đơn vị kế thừa",
    Reason.SUCCEEDED_IN_PART: (
        "đơn vị cũ đã chia tách, một số đơn vị mới đã báo số mới; chưa nhập tỷ lệ chia nên phần còn lại không tính được"
    ),
}


def figures_of(facts: Facts, climbed: Climbed, organisation: int) -> tuple[Figure, ...]:
    """Return every measurement under the organisation's value, by unit and window."""
    windows = {*climbed.before, *climbed.windows}
    under, carried = _Under(facts, climbed, organisation), climbed.carried(organisation)
    newest = label_of(climbed.windows[-1]) if climbed.windows else ""
    rows = [row for row in climbed.taken if row.window in windows and not _lost(climbed, row) and under.carries(row)]
    found = [replace(_figure(facts, climbed, row), carried_to=newest if row.pk in carried else "") for row in rows]
    keys = {name: order(name) for name in {each.unit for each in found}}
    return tuple(sorted(found, key=lambda each: (keys[each.unit], each.organisation_id, each.window)))


def _lost(climbed: Climbed, row: Measurement) -> bool:
    """Whether the row was in no value of any window."""
    lost = climbed.left_out.get(row.pk)
    return lost is not None and lost.reason is not Reason.SUCCEEDED_IN_PART


def doubts_of(facts: Facts, climbed: Climbed, organisation: int) -> tuple[DoubtfulFigure, ...]:
    """Return the pairs of figures under the organisation's value that may hold the same thing, each pair once."""
    under = _Under(facts, climbed, organisation)
    found: dict[tuple[int, int], DoubtfulFigure] = {}
    for pair in climbed.doubts:
        old, new = climbed.rows[pair.predecessor], climbed.rows[pair.successor]
        if {old.pk, new.pk}.isdisjoint(climbed.left_out) and under.carries(old) and under.carries(new):
            found[old.pk, new.pk] = DoubtfulFigure(
                old.pk, new.pk, old.organisation_id, new.organisation_id, _doubt(facts, climbed, old, new)
            )
    return tuple(found[key] for key in sorted(found))


def _doubt(facts: Facts, climbed: Climbed, old: Measurement, new: Measurement) -> str:
    """Why two figures may hold the same thing, and what to do."""
    before = facts.names.on(old.organisation_id, old.window.start)
    after, shown = facts.names.on(new.organisation_id, new.window.last_day), climbed.indicator.shown
    return (
        f"{after} kế thừa {before} trong kỳ {new.window_label}, cả hai đều có số liệu: {before} "
        f"{shown(old.numerator, old.denominator)}, {after} {shown(new.numerator, new.denominator)}. Hai số đang được "
        f"cộng với nhau. Nếu số của {after} đã gồm cả phần của {before} thì bị tính hai lần: hãy hỏi lại đơn vị, "
        f"rồi sửa số của {after} hoặc thu hồi số của {before}."
    )


def _figure(facts: Facts, climbed: Climbed, row: Measurement) -> Figure:
    window = row.window
    return Figure(
        measurement_id=row.pk,
        organisation_id=row.organisation_id,
        unit=facts.names.on(row.organisation_id, window.last_day),
        window=window,
        window_label=label_of(window),
        estimate=row.stage == Stage.ESTIMATE,
        numerator=row.numerator or 0,  # a standing row holds a figure
        denominator=row.denominator,
        shown=climbed.indicator.shown(row.numerator, row.denominator),
        origin=facts.origins.get(row.pk) or _recorded(row),
    )


def _recorded(row: Measurement) -> Origin:
    """The origin of a row that no report posted."""
    return Origin(
        submission_id=None,
        period=row.window_label,
        reported_by=row.recorded_by_name,
        reported_at=row.recorded_at,
        accepted_by=row.counted_by_name,
        accepted_at=row.counted_from,
        narrative=row.note,
        reason=row.reason,
    )


def left_out_of(facts: Facts, climbed: Climbed) -> tuple[LeftOutFigure, ...]:
    """Return the figures of the indicator that went into no value, each with why."""
    lost = [(row, WHY[climbed.left_out[row.pk].reason]) for row in climbed.taken if row.pk in climbed.left_out]
    lost += [(row, _why_outside(climbed, row)) for row in climbed.outside]
    return tuple(
        LeftOutFigure(
            measurement_id=row.pk,
            unit=facts.names.on(row.organisation_id, row.window.last_day),
            window_label=row.window_label,
            shown=climbed.indicator.shown(row.numerator, row.denominator),
            why=why,
        )
        for row, why in sorted(lost, key=lambda each: each[0].pk)
    )


def _why_outside(climbed: Climbed, row: Measurement) -> str:
    if row.basis != climbed.indicator.default_basis:
        mine, other = BASIS_NAMES[Basis(climbed.indicator.default_basis)], BASIS_NAMES[Basis(row.basis)]
        return f"ghi theo cách “{other}”, chỉ số này tính theo cách “{mine}”"
    return WHY[Reason.OTHER_WINDOW]


class _Under:
    """Whose figures an organisation's value rests on, window by window."""

    def __init__(self, facts: Facts, climbed: Climbed, organisation: int) -> None:
        self._facts, self._climbed, self._organisation = facts, climbed, organisation
        self._adding = climbed.indicator.tree_rule not in (TreeRule.OWN, TreeRule.MEASURED)
        self._summing = climbed.indicator.tree_rule == TreeRule.SUM_OF_CHILDREN
        self._nodes: dict[datetime.date, tuple[frozenset[int], frozenset[int]]] = {}

    def carries(self, row: Measurement) -> bool:
        """Whether the row is part of the value."""
        if not self._adding:
            return row.organisation_id == self._organisation
        day = self._facts.as_of if self._facts.by is StructureBy.TODAY else row.window.last_day
        tree = self._climbed.history.tree(day)
        if day not in self._nodes:
            self._nodes[day] = self._below(tree)
        below, carriers = self._nodes[day]
        if self._summing and row.organisation_id in tree.parent:
            return row.organisation_id in carriers
        return bool(below.intersection(self._climbed.history.heirs(row.organisation_id, tree)))

    def _below(self, tree: Tree) -> tuple[frozenset[int], frozenset[int]]:
        """The organisation and all below it in the tree, and those of them whose own figures climb under a sum: units
        that report and stand over no other that does.
        """
        nodes = frozenset([self._organisation, *tree.below(self._organisation)])
        reporters = self._climbed.asked.reporters
        reporting = nodes if reporters is None else nodes.intersection(self._living_on(reporters, tree))
        over: set[int] = set()
        for node in reporting:
            above = tree.parent.get(node)
            while above is not None and above not in over:
                over.add(above)
                above = tree.parent.get(above)
        return nodes, reporting - over

    def _living_on(self, units: Iterable[int], tree: Tree) -> set[int]:
        return {heir for unit in units for heir in self._climbed.history.heirs(unit, tree) if heir is not None}
