"""Figures up the tree: the measurements of all indicators rolled up once, and read cell by cell afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nhiemky.areas.reporting.dossier.facts import ONE_DAY, Asked, Facts, Line
from nhiemky.areas.targets.models import Indicator, Measurement
from nhiemky.rules.periods import Length, Window, window_of
from nhiemky.rules.progress import Basis
from nhiemky.rules.rollup import (
    Cell,
    Fact,
    IndicatorRule,
    LeftOut,
    RolledUpColumns,
    Stage,
    StructureBy,
    TimeRule,
    TreeRule,
    Twice,
    perhaps_twice,
    roll_up,
)
from nhiemky.rules.rollup.obvious_history import History


@dataclass(frozen=True)
class Climbed:
    """One indicator rolled up.

    `windows` are its base windows of the term up to the day, `before` those before the term, `so_far` from the first
    day of the first to the last day of the last, None where there is none yet. `taken` are the rows that the values
    rest on, `outside` those of other windows or another way of counting. `rows` gives each fact's row, `doubts` pairs
    of facts that may hold the same thing.
    """

    indicator: Indicator
    asked: Asked
    rolled: RolledUpColumns
    windows: tuple[Window, ...]
    before: tuple[Window, ...]
    so_far: Window | None
    taken: tuple[Measurement, ...]
    outside: tuple[Measurement, ...]
    history: History
    left_out: Mapping[int, LeftOut] = field(default_factory=dict)
    with_estimates: bool = False
    rows: Sequence[Measurement] = ()
    doubts: tuple[Twice, ...] = ()

    def cell(self, organisation: int, window: Window) -> Cell:
        """Return what stands for a unit in a window: final figures, with estimates in their place where asked."""
        return self.rolled.cell(self.indicator.pk, organisation, window, self._stage)

    @property
    def _stage(self) -> Stage:
        return Stage.ESTIMATE if self.with_estimates else Stage.FINAL

    def carried(self, organisation: int) -> frozenset[int]:
        """Rows of earlier windows that a unit's value of the newest window still stands on."""
        if self.indicator.time_rule != TimeRule.LAST or not self.windows:
            return frozenset()
        newest = self.windows[-1]
        behind = self.rolled.behind(self.indicator.pk, organisation, newest, self._stage)
        return frozenset(
            self.rows[figure.fact].pk for window, figures in behind if window.end < newest.end for figure in figures
        )

    def is_estimate(self, organisation: int, window: Window) -> bool:
        """Whether the cell rests on an estimate."""
        if not self.with_estimates:
            return False
        final = self.rolled.cell(self.indicator.pk, organisation, window, Stage.FINAL)
        standing = self.cell(organisation, window)
        return (standing.value, standing.own, standing.reported) != (final.value, final.own, final.reported)


def climb(facts: Facts) -> dict[int, Climbed]:
    """Roll every indicator up along its line, one roll-up per line; the answers by indicator.

    With estimates, the figures of the stage "estimate" are the final ones where there are, else the estimates: both
    stages are kept apart in the ledger, and only the picture of the day puts an estimate where no final figure is.
    """
    sorted_rows = _sort_out(facts)
    climbed: dict[int, Climbed] = {}
    for line, indicators in _by_line(facts).items():
        rows = [row for indicator in indicators for row in sorted_rows[indicator.pk][0]]
        rules = [_rule(indicator, facts) for indicator in indicators]
        so_far = {indicator.pk: _so_far(facts, facts.asked[indicator.pk]) for indicator in indicators}
        windows = {window for rule in rules for window in rule.windows} | {each for each in so_far.values() if each}
        figures = list(_figures(rows, facts))
        history = History(facts.structures[line])
        rolled = roll_up(
            facts.structures[line],
            rules,
            [fact for fact, _ in figures],
            sorted(windows),
            by=facts.by,
            as_of=facts.as_of,
        )
        lost = {figures[each.fact][1].pk: each for each in rolled.left_out}
        for indicator in indicators:
            climbed[indicator.pk] = _climbed(
                indicator, facts, rolled, so_far[indicator.pk], sorted_rows[indicator.pk], history, lost
            )
            climbed[indicator.pk] = replace(
                climbed[indicator.pk],
                rows=[row for _, row in figures],
                doubts=perhaps_twice(facts.structures[line], _rule(indicator, facts), [fact for fact, _ in figures]),
            )
    return climbed


def _climbed(
    indicator: Indicator,
    facts: Facts,
    rolled: RolledUpColumns,
    so_far: Window | None,
    sorted_rows: tuple[list[Measurement], list[Measurement]],
    history: History,
    lost: Mapping[int, LeftOut],
) -> Climbed:
    asked = facts.asked[indicator.pk]
    due = _due(facts, asked)
    taken, outside = sorted_rows
    return Climbed(
        indicator=indicator,
        asked=asked,
        rolled=rolled,
        windows=tuple(window for window in due if window.belongs_to(facts.window)),
        before=tuple(window for window in due if _is_before(window, facts)),
        so_far=so_far,
        taken=tuple(taken),
        outside=tuple(outside),
        history=history,
        left_out={row.pk: lost[row.pk] for row in taken if row.pk in lost},
        with_estimates=facts.with_estimates,
    )


def _due(facts: Facts, asked: Asked) -> tuple[Window, ...]:
    """The windows that figures may come from: those that are over; with estimates also those that have begun."""
    if facts.with_estimates:
        return tuple(sorted(window for window in asked.windows if window.start <= facts.as_of))
    return tuple(sorted(window for window in asked.windows if window.last_day <= facts.as_of))


def _is_before(window: Window, facts: Facts) -> bool:
    """Whether a window belongs to the time before the term."""
    return window.start < facts.window.start and not window.belongs_to(facts.window)


def _so_far(facts: Facts, asked: Asked) -> Window | None:
    """From the first day to the last of the windows of the term that are due."""
    due = [window for window in _due(facts, asked) if window.belongs_to(facts.window)]
    return Window(min(each.start for each in due), max(each.end for each in due)) if due else None


def _by_line(facts: Facts) -> dict[Line, list[Indicator]]:
    lines: dict[Line, list[Indicator]] = {}
    for indicator in facts.indicators.values():
        lines.setdefault(facts.asked[indicator.pk].line, []).append(indicator)
    return lines


def _rule(indicator: Indicator, facts: Facts) -> IndicatorRule:
    asked = facts.asked[indicator.pk]
    return IndicatorRule(
        indicator=indicator.pk,
        along_time=TimeRule(indicator.time_rule),
        up_tree=TreeRule(indicator.tree_rule),
        windows=_due(facts, asked),
        ratio=indicator.has_denominator,
        reporters=asked.reporters,
        denominator_along=TimeRule(indicator.denominator_time_rule) if indicator.denominator_time_rule else None,
        carried_within=_carried_within(indicator, facts),
    )


def _carried_within(indicator: Indicator, facts: Facts) -> tuple[Window, ...]:
    """How long a figure stands until the unit's next one: within the term; cumulated in a year, within the year.

    What arose in a window says nothing of the next one. The time before the term is one more span, so that no figure
    of another term's committee is taken for one of this.
    """
    asked, basis = facts.asked[indicator.pk], Basis(indicator.default_basis)
    if basis is Basis.YEAR_TO_DATE:
        years = {window_of(asked.year_rule, Length.YEAR, window.last_day) for window in asked.windows}
        return tuple(sorted(years))
    if basis is Basis.ARISEN or not asked.windows:
        return ()
    spans = (
        [window for window in asked.windows if window.belongs_to(facts.window)],
        [window for window in asked.windows if _is_before(window, facts)],
    )
    return tuple(Window(min(each.start for each in span), max(each.end for each in span)) for span in spans if span)


def _sort_out(facts: Facts) -> dict[int, tuple[list[Measurement], list[Measurement]]]:
    """By indicator: the rows of its base windows counted its own way, and those left outside.

    Estimates are outside where they aren't asked for, and where a final figure stands for the same window.
    """
    indicators = facts.indicators
    found: dict[int, tuple[list[Measurement], list[Measurement]]] = {each: ([], []) for each in indicators}
    due = {indicator: frozenset(_due(facts, facts.asked[indicator])) for indicator in indicators}
    finals = {_place(row) for row in facts.measurements if row.stage == Stage.FINAL}
    for row in facts.measurements:
        indicator, window = indicators.get(row.indicator_id), row.window
        if indicator is None or window.start > facts.as_of:
            continue
        fits = row.basis == indicator.default_basis and window in due[indicator.pk]
        if row.stage == Stage.ESTIMATE and (not facts.with_estimates or _place(row) in finals):
            continue
        if window.last_day > facts.as_of and not facts.with_estimates:
            continue
        found[indicator.pk][0 if fits else 1].append(row)
    return found


def _place(row: Measurement) -> tuple[object, ...]:
    return (row.indicator_id, row.organisation_id, row.window_from, row.window_to, row.basis)


def _figures(rows: Iterable[Measurement], facts: Facts) -> Iterator[tuple[Fact, Measurement]]:
    """The facts of the roll-up, each with its row; a final figure stands in both stages where estimates are asked."""
    for row in rows:
        fact = Fact(
            indicator=row.indicator_id,
            organisation=row.organisation_id,
            window=row.window,
            stage=Stage(row.stage),
            numerator=row.numerator or 0,  # a standing row holds a figure
            denominator=row.denominator,
        )
        yield fact, row
        if facts.with_estimates and row.stage == Stage.FINAL:
            yield replace(fact, stage=Stage.ESTIMATE), row


def units_right_below(facts: Facts, line: Line, organisation: int) -> Sequence[int]:
    """Return the units that stand, or stood in the time counted, right under an organisation, each once.

    By today's structure only those of the day; else also those that merged or moved away since.
    """
    until = facts.as_of + ONE_DAY
    since = facts.as_of if facts.by is StructureBy.TODAY else facts.window.start
    found = [
        each.child
        for each in facts.structures[line].links
        if each.parent == organisation and each.valid_from < until and (each.valid_to is None or each.valid_to > since)
    ]
    return tuple(dict.fromkeys(found))
