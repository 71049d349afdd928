"""From facts to a dossier: each target judged, each figure named, every target in one band. Pure; nothing is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nhiemky.areas.reporting.dossier import showing
from nhiemky.areas.reporting.dossier.climbing import Climbed, climb, units_right_below
from nhiemky.areas.reporting.dossier.facts import Facts
from nhiemky.areas.reporting.dossier.model import (
    BandStanding,
    Dossier,
    PaceMark,
    TargetStanding,
    UnitStanding,
    WindowStanding,
)
from nhiemky.areas.reporting.dossier.tracing import doubts_of, figures_of, left_out_of
from nhiemky.areas.targets.models import Indicator, Target
from nhiemky.areas.targets.terms import assigned_for, judged_on, terms_of
from nhiemky.rules import progress
from nhiemky.rules.periods import CALENDAR, OverlappingWindows, Window, label
from nhiemky.rules.progress import Assessment, Judged, Observation, TargetKind, TargetTerms
from nhiemky.rules.progress.percents import percent_decimal
from nhiemky.rules.rollup import Amount, Cell


def reckon(facts: Facts) -> Dossier:
    """Work the dossier out. Raises what `rules.rollup` and `rules.progress` refuse (overflow, loops, missing terms)."""
    climbed = climb(facts)
    parts: dict[int, list[TargetStanding]] = {}
    judged = _Judge(facts, climbed)
    for target in facts.targets:
        if target.parent_id is not None:
            parts.setdefault(target.parent_id, []).append(judged.standing(target, ()))
    wholes = [
        judged.standing(target, tuple(sorted(parts.get(target.pk, []), key=lambda each: each.ordinal)))
        for target in facts.targets
        if target.parent_id is None
    ]
    wholes.sort(key=lambda each: each.ordinal)
    summary = progress.classify(
        (progress.Standing(each.key, each.name, each.assessment) for each in wholes), facts.bands
    )
    by_key = {each.key: each.ordinal for each in wholes}
    return Dossier(
        term_id=facts.term.pk,
        term=facts.term.label,
        organisation_id=facts.term.organisation_id,
        organisation=facts.names.on(facts.term.organisation_id, facts.as_of),
        window=facts.window,
        at=facts.at,
        as_of=facts.as_of,
        structure=facts.by.value,
        with_estimates=facts.with_estimates,
        targets=tuple(wholes),
        bands=tuple(
            BandStanding(
                code=count.band.code,
                label=count.band.label,
                floor=count.band.floor,
                in_summary=count.band not in (progress.REST, progress.NO_DATA),
                ordinals=tuple(by_key[each.key] for each in count.standings),
            )
            for count in summary.counts
        ),
        summary=progress.summary_sentence(summary),
        reported=sum(each.reported for each in wholes),
        expected=sum(each.expected for each in wholes),
        rule_sets=facts.rule_sets,
    )


@dataclass
class _Judge:
    """Judges one target after the other from the same facts."""

    facts: Facts
    climbed: Mapping[int, Climbed]

    def standing(self, target: Target, parts: tuple[TargetStanding, ...]) -> TargetStanding:
        """The whole standing of a target."""
        climbed = self.climbed.get(target.indicator_id or 0)
        terms = self._terms(target, climbed)
        judgement = judged_on(self.facts.judgements.get(target.pk, ()), self.facts.at, self.facts.as_of)
        status = Judged(judgement.status) if judgement else None
        observations = self._observations(target, climbed) if climbed else ()
        assessment = self._assessed(terms, observations, [part.assessment for part in parts], status)
        standing = self._described(target, terms, assessment, parts)
        if judgement:
            standing = replace(
                standing,
                judgement=judgement.evidence,
                judged_by=judgement.judged_by_name,
                judged_at=judgement.judged_at,
            )
        if climbed is None:
            reported, expected = sum(part.reported for part in parts), sum(part.expected for part in parts)
            return replace(standing, reported=reported, expected=expected)
        return self._measured(standing, target, climbed, terms, observations)

    def _assessed(
        self,
        terms: TargetTerms,
        observations: Sequence[Observation],
        parts: Sequence[Assessment],
        status: Judged | None,
    ) -> Assessment:
        """How the target stands; one that can't be judged says why, and spoils no other. It is not without figures."""
        try:
            return progress.assess(
                terms, observations, self.facts.as_of, parts=parts, judged=status, pace=self.facts.pace
            )
        except (progress.TermsMalformed, OverlappingWindows) as refusal:
            word = progress.Status.UNJUDGED if observations or parts else progress.Status.NO_DATA
            return Assessment(self.facts.as_of, word, arithmetic=str(refusal))

    def _terms(self, target: Target, climbed: Climbed | None) -> TargetTerms:
        return terms_of(
            target,
            term=self.facts.window,
            at=self.facts.at,
            on=self.facts.as_of,
            revisions=self.facts.revisions.get(target.pk, ()),
            milestones=self.facts.milestones.get(target.pk, ()),
            year_rule=climbed.asked.year_rule if climbed else CALENDAR,
        )

    def _observations(self, target: Target, climbed: Climbed) -> tuple[Observation, ...]:
        """The organisation's figure of each base window so far; the rule takes those that belong to its term."""
        found = []
        for window in self._due(climbed):
            cell = climbed.cell(target.organisation_id, window)
            if cell.value is not None:
                found.append(self._observation(target, climbed, window, cell, cell.value))
        return tuple(found)

    def _due(self, climbed: Climbed) -> tuple[Window, ...]:
        """The base windows that are over; with estimates those that have begun too. The last may end after the term."""
        day = self.facts.as_of
        return tuple(
            each for each in climbed.asked.windows if (each.start if climbed.with_estimates else each.last_day) <= day
        )

    def _in_term(self, climbed: Climbed) -> tuple[Window, ...]:
        """Those of them that belong to the term."""
        return tuple(each for each in self._due(climbed) if each.belongs_to(self.facts.window))

    def _observation(self, target: Target, climbed: Climbed, window: Window, cell: Cell, value: Amount) -> Observation:
        indicator = climbed.indicator
        assigned = assigned_for(self.facts.assigned.get(target.pk, ()), window)
        return Observation(
            window=window,
            numerator=None if indicator.is_state else indicator.figure(value.numerator),
            denominator=_denominator(indicator, value),
            denominator_along=progress.DenominatorRule(indicator.denominator_time_rule or progress.DenominatorRule.SUM),
            basis=progress.Basis(indicator.default_basis),
            estimate=climbed.is_estimate(target.organisation_id, window),
            assigned=indicator.figure(assigned.value) if assigned else None,
            attained=bool(value.numerator) if indicator.is_state else None,
            complete=cell.reported >= cell.expected,
            reported=cell.reported,
            expected=cell.expected,
        )

    def _described(
        self, target: Target, terms: TargetTerms, assessment: Assessment, parts: tuple[TargetStanding, ...]
    ) -> TargetStanding:
        """What the target is and how it is judged, without its figures."""
        revisions = self.facts.revisions.get(target.pk, ())
        indicator = target.indicator
        return TargetStanding(
            target_id=target.pk,
            ordinal=target.ordinal,
            code=target.code,
            name=target.name,
            clause=target.clause.path if target.clause else "",
            quote=target.quote,
            document_id=target.document_id,
            document=str(target.document),
            field=target.field.name if target.field else "",
            programme=target.programme,
            indicator_id=target.indicator_id,
            indicator=indicator.name if indicator else "",
            unit=target.unit,
            kind=target.kind,
            wanted=showing.wanted(target, revisions, self.facts.at, self.facts.as_of),
            revised_from=showing.revised_from(target, revisions, self.facts.at, self.facts.as_of),
            due_on=terms.due_on,
            milestone=showing.milestone(terms, assessment),
            value=showing.value(terms, assessment, len(parts)),
            forecast=showing.forecast(terms, assessment, indicator.decimals if indicator else 0),
            status=assessment.status,
            assessment=assessment,
            reported=0,
            expected=0,
            estimate=assessment.estimate,
            parts=parts,
        )

    def _measured(
        self,
        standing: TargetStanding,
        target: Target,
        climbed: Climbed,
        terms: TargetTerms,
        observations: Sequence[Observation],
    ) -> TargetStanding:
        """The standing with its windows, units, completeness and every figure underneath."""
        windows = tuple(self._window(target.organisation_id, climbed, window) for window in self._in_term(climbed))
        return replace(
            standing,
            reported=sum(each.reported for each in windows),
            expected=sum(each.expected for each in windows),
            windows=windows,
            units=self._units(target.organisation_id, climbed),
            figures=figures_of(self.facts, climbed, target.organisation_id) if self.facts.with_figures else (),
            left_out=left_out_of(self.facts, climbed),
            doubts=doubts_of(self.facts, climbed, target.organisation_id),
            pace=self._pace(terms, observations, climbed),
        )

    def _window(self, organisation: int, climbed: Climbed, window: Window) -> WindowStanding:
        cell = climbed.cell(organisation, window)
        return WindowStanding(
            window=window,
            label=label(window),
            shown=showing.amount(climbed.indicator, cell.value),
            numerator=cell.value.numerator if cell.value else None,
            denominator=_stored_denominator(cell.value),
            reported=cell.reported,
            expected=cell.expected,
            estimate=climbed.is_estimate(organisation, window),
            carried=cell.carried,
        )

    def _units(self, organisation: int, climbed: Climbed) -> tuple[UnitStanding, ...]:
        """The units right below, those that have something to show or should have, by name."""
        if climbed.so_far is None:
            return ()
        found = []
        for unit in units_right_below(self.facts, climbed.asked.line, organisation):
            cell = climbed.cell(unit, climbed.so_far)
            if cell.value is None and not cell.expected:
                continue
            found.append(
                UnitStanding(
                    organisation_id=unit,
                    unit=self.facts.names.on(unit, self.facts.as_of),
                    shown=showing.amount(climbed.indicator, cell.value),
                    numerator=cell.value.numerator if cell.value else None,
                    denominator=_stored_denominator(cell.value),
                    reported=cell.reported,
                    expected=cell.expected,
                    estimate=climbed.is_estimate(unit, climbed.so_far),
                    carried=cell.carried,
                )
            )
        return tuple(sorted(found, key=lambda each: showing.order(each.unit)))

    def _pace(self, terms: TargetTerms, observations: Sequence[Observation], climbed: Climbed) -> tuple[PaceMark, ...]:
        """The percentage of the term's target at the end of each base window that is over."""
        if terms.kind in (TargetKind.COMPOSITE, TargetKind.QUALITATIVE):
            return ()
        marks: list[PaceMark] = []
        now = self._assessed(terms, observations, (), None)
        if not now.has_data or now.status is progress.Status.UNJUDGED:
            return ()
        for day in sorted({min(window.last_day, self.facts.as_of) for window in self._in_term(climbed)}):
            known = [each for each in observations if each.window.last_day <= day or day == self.facts.as_of]
            then = progress.assess(terms, known, day, pace=self.facts.pace)  # what was judged once can be judged again
            if then.percent_of_term_target is not None:
                percent = str(percent_decimal(then.percent_of_term_target))
                marks.append(PaceMark(day, percent, then.estimate))
        return tuple(marks)


def _denominator(indicator: Indicator, value: Amount) -> progress.Number | None:
    """The denominator of a ratio in its unit; the number of windows of a mean is no denominator here."""
    if not indicator.has_denominator or value.denominator is None:
        return None
    return indicator.figure(value.denominator)


def _stored_denominator(value: Amount | None) -> int | None:
    """The scaled denominator of a ratio, or the number of windows that a mean was made of."""
    return value.denominator if value is not None else None
