"""The judgement itself: a target's terms and its figures → how it stands on a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from nhiemky.rules.periods import Window
from nhiemky.rules.progress import forecasting, gathered, series, whole_term, yearly
from nhiemky.rules.progress.comparing import HUNDRED, exact, is_limit
from nhiemky.rules.progress.judged_years import aside, years_of
from nhiemky.rules.progress.percents import format_percent
from nhiemky.rules.progress.reading import ONE_DAY, Goal, Reading
from nhiemky.rules.progress.values import (
    Assessment,
    Comparator,
    Direction,
    Forecast,
    Judged,
    Milestone,
    Observation,
    PaceRule,
    Status,
    TargetKind,
    TargetTerms,
    TermsMalformed,
)
from nhiemky.rules.progress.yearly import LACKING, UNASSIGNED, UNCOMPARED, UNREPORTED
from nhiemky.rules.wording import gettext_noop

type Kind = Callable[[Goal, Sequence[Observation], Window, datetime.date], Reading | None]

_KINDS: Mapping[TargetKind, Kind] = {
    TargetKind.LEVEL: whole_term.level,
    TargetKind.RATIO: whole_term.ratio,
    TargetKind.CUMULATIVE: whole_term.cumulative,
    TargetKind.GROWTH: whole_term.growth,
    TargetKind.YES_NO: whole_term.yes_no,
    TargetKind.EVERY_YEAR: yearly.every_year,
    TargetKind.AVERAGE: yearly.average,
    TargetKind.AVERAGE_GROWTH: yearly.average_growth,
    TargetKind.ASSIGNED_SHARE: yearly.assigned_share,
    TargetKind.NOT_WORSE: yearly.not_worse,
    TargetKind.TITLE_YEARS: yearly.title_years,
}
_BY_WINDOW = (TargetKind.LEVEL, TargetKind.RATIO, TargetKind.CUMULATIVE, TargetKind.GROWTH)
YEARLY_KINDS = (
    TargetKind.EVERY_YEAR,
    TargetKind.AVERAGE,
    TargetKind.AVERAGE_GROWTH,
    TargetKind.ASSIGNED_SHARE,
    TargetKind.NOT_WORSE,
    TargetKind.TITLE_YEARS,
)
_PLAIN = PaceRule()


def assess(
    terms: TargetTerms,
    observations: Sequence[Observation],
    on: datetime.date,
    *,
    parts: Sequence[Assessment] = (),
    judged: Judged | None = None,
    pace: PaceRule = _PLAIN,
) -> Assessment:
    """How the target stands at the end of day `on`, from the figures whose windows had begun by then.

    `parts`: the parts' assessments of a composite target; `judged`: the status of a qualitative one. Windows that
    overlap are never added: OverlappingWindows. Terms without the values that their kind needs: TermsMalformed.
    """
    horizon = horizon_of(terms)
    goal = Goal.of(terms, on)
    figures = series.known(observations, on)
    reading = _read(goal, figures, horizon, on, parts, judged)
    elapsed = horizon.elapsed_share(on) * HUNDRED if _grows_with_time(terms) else None
    if reading is None:
        status = Status.NOT_DUE if on < horizon.start or _not_due(terms, on) else Status.NO_DATA
        sentence = _nothing(status)
        if terms.kind in YEARLY_KINDS and (beside := aside(terms, figures, on)):
            sentence += f" {beside}."
        return Assessment(on, status, target=goal.value, expected_pace=elapsed, arithmetic=sentence)
    over = on >= horizon.last_day
    expected = None if over else forecasting.forecast(goal, reading, figures, horizon, pace)
    status = _status(goal, reading, expected, over=over, elapsed=elapsed, pace=pace)
    if terms.kind is TargetKind.COMPOSITE and not reading.met:
        status = _worst(parts)
    estimate = reading.estimate or (reading.until is not None and reading.until > on)
    standing = Assessment(
        on,
        status,
        value=reading.value,
        target=goal.value,
        met=reading.met,
        final=reading.settled or (over and reading.met is not None and not estimate),
        percent_of_term_target=reading.percent,
        expected_pace=elapsed,
        forecast=expected,
        years=reading.years,
        data_until=reading.until,
        estimate=estimate,
        complete=reading.complete,
        gapless=reading.gapless,
        missing=reading.missing,
        reported=reading.reported,
        expected=reading.expected,
    )
    standing = _with_change(_with_milestone(standing, goal, figures), goal)
    return _with_sentence(_with_years(standing, goal), goal, reading)


def horizon_of(terms: TargetTerms) -> Window:
    """The days in which the target is to be reached: from the term's opening to its deadline. Raises TermsMalformed."""
    due = terms.due_on or terms.term.last_day
    if due < terms.term.start:
        raise TermsMalformed(fault=gettext_noop("hạn hoàn thành trước ngày bắt đầu nhiệm kỳ"))
    return Window(terms.term.start, due + ONE_DAY)


def _grows_with_time(terms: TargetTerms) -> bool:
    """Whether the result starts at nothing and grows to the target, so that the time gone says how far it should be.

    A level, a share, a limit or a mean of years may be where it should be on the first day, and is held to no pace.
    """
    if terms.kind is TargetKind.TITLE_YEARS:
        return terms.needed_years is not None
    upward = terms.comparator not in (Comparator.AT_MOST, Comparator.LESS_THAN) and terms.direction is Direction.UP
    return terms.kind in (TargetKind.CUMULATIVE, TargetKind.GROWTH) and upward


def _read(
    goal: Goal,
    figures: Sequence[Observation],
    days: Window,
    on: datetime.date,
    parts: Sequence[Assessment],
    judged: Judged | None,
) -> Reading | None:
    """What the kind reads off; None where it has nothing to read."""
    kind = goal.terms.kind
    if kind is TargetKind.COMPOSITE:
        return gathered.composite(parts)
    if kind is TargetKind.QUALITATIVE:
        return gathered.qualitative(judged)
    return _KINDS[kind](goal, figures, days, on)


def _not_due(terms: TargetTerms, on: datetime.date) -> bool:
    """Whether a yearly target's first year is not over."""
    return terms.kind in YEARLY_KINDS and on < years_of(terms)[0].last_day


def _nothing(status: Status) -> str:
    """The sentence of a target without figures."""
    return "Chưa đến kỳ có số liệu." if status is Status.NOT_DUE else "Chưa có số liệu để tính."


def _status(
    goal: Goal, reading: Reading, expected: Forecast | None, *, over: bool, elapsed: Fraction | None, pace: PaceRule
) -> Status:
    """How it stands in one word."""
    if reading.unjudged:
        return Status.UNJUDGED
    if reading.met:
        limit = is_limit(goal.terms.comparator, goal.terms.direction)
        beyond = reading.percent is not None and reading.percent > HUNDRED and not limit
        return Status.EXCEEDED if beyond else Status.REACHED
    if reading.met is False and (over or reading.settled):
        return Status.MISSED
    if over or reading.lacking:
        return Status.INCOMPLETE
    if goal.terms.kind is TargetKind.QUALITATIVE and reading.met is False:
        return Status.AT_RISK
    return _under_way(reading, expected, elapsed, pace)


def _under_way(reading: Reading, expected: Forecast | None, elapsed: Fraction | None, pace: PaceRule) -> Status:
    """By the forecast; where there is none by the percentage against the share of time, if there is a percentage."""
    if expected is None:
        if reading.percent is None or elapsed is None:
            return Status.UNDER_WAY
        return Status.ON_TRACK if reading.percent >= elapsed else Status.BEHIND
    percent = expected.percent
    if expected.reaches or (percent is not None and percent >= pace.likely_from and pace.likely_from < HUNDRED):
        return Status.LIKELY
    return Status.UNLIKELY if percent is not None and percent < pace.unlikely_below else Status.AT_RISK


_FROM_WORST = (
    Status.MISSED,
    Status.UNLIKELY,
    Status.AT_RISK,
    Status.BEHIND,
    Status.UNJUDGED,
    Status.NO_DATA,
    Status.INCOMPLETE,
    Status.NOT_DUE,
    Status.UNDER_WAY,
    Status.ON_TRACK,
    Status.LIKELY,
)
_OF_A_WHOLE = {Status.NO_DATA: Status.INCOMPLETE, Status.NOT_DUE: Status.UNDER_WAY}
"""What a part's standing means for the composite target: others of its parts have figures."""


def _worst(parts: Sequence[Assessment]) -> Status:
    """A composite that is not met stands as its worst part."""
    standings = {part.status for part in parts}
    worst = next((status for status in _FROM_WORST if status in standings), Status.UNDER_WAY)
    return _OF_A_WHOLE.get(worst, worst)


def _with_milestone(standing: Assessment, goal: Goal, figures: Sequence[Observation]) -> Assessment:
    """The assessment with the last milestone that is over: its own window's figure against its value."""
    milestone = milestone_on(goal.terms, standing.on)
    if milestone is None or goal.terms.kind not in (*_BY_WINDOW, TargetKind.EVERY_YEAR):
        return replace(standing, milestone=milestone)
    held = goal.held_to(exact(milestone.value) or Fraction(0), exact(milestone.value_max))
    if goal.terms.kind is TargetKind.EVERY_YEAR:
        figure = goal.along.of_days(figures, milestone.window, goal.terms.unit)
        value = figure.value if figure else None
        met = held.met_by(figure.value) if figure and not figure.missing else None
    else:
        reading = _KINDS[goal.terms.kind](held, figures, milestone.window, milestone.window.last_day)
        value, met = (reading.value, reading.met) if reading else (None, None)
    if value is None:
        return replace(standing, milestone=milestone)
    return replace(standing, milestone=milestone, percent_of_milestone=held.percent(value), milestone_met=met)


def milestone_on(terms: TargetTerms, on: datetime.date) -> Milestone | None:
    """The milestone that counts on a day: the last whose window is over; of those that end together the longest."""
    over = [each for each in terms.milestones if each.window.last_day <= on]
    return max(over, key=lambda each: (each.window.end, -each.window.start.toordinal()), default=None)


def _with_change(standing: Assessment, goal: Goal) -> Assessment:
    """The assessment with what a revision and a baseline add to it."""
    terms, value = goal.terms, standing.value
    if value is None or goal.value is None:
        return standing
    original = exact(terms.value)
    revised = original is not None and (original, exact(terms.value_max)) != (goal.value, goal.value_max)
    if revised and original is not None and standing.percent_of_term_target is not None:
        of_original = goal.held_to(original, exact(terms.value_max)).percent(value)
        standing = replace(standing, original=original, percent_of_original=of_original)
    elif revised:
        standing = replace(standing, original=original)
    baseline = exact(terms.baseline)
    if terms.kind in (TargetKind.LEVEL, TargetKind.RATIO) and baseline is not None and baseline != goal.value:
        standing = replace(standing, percent_of_change=(value - baseline) / (goal.value - baseline) * HUNDRED)
    if terms.kind is TargetKind.CUMULATIVE and terms.comparator in (
        Comparator.AT_LEAST,
        Comparator.MORE_THAN,
        Comparator.RANGE,
    ):
        standing = replace(standing, remaining=max(Fraction(0), goal.value - value))
    return standing


def _with_years(standing: Assessment, goal: Goal) -> Assessment:
    """The assessment with years met and counted, for kinds that are judged so."""
    if not standing.years or goal.terms.kind in (TargetKind.AVERAGE, TargetKind.AVERAGE_GROWTH):
        return standing
    counted = [each for each in standing.years if each.met is not None]
    return replace(standing, years_met=sum(bool(each.met) for each in counted), years_counted=len(counted))


def _with_sentence(standing: Assessment, goal: Goal, reading: Reading) -> Assessment:
    """The assessment with its arithmetic, and what must be said beside it."""
    notes = [reading.sentence]
    if goal.before is not None:
        notes.append(_revised(standing, goal))
    if standing.estimate:
        notes.append("Có số ước thực hiện")
    if not standing.gapless:
        notes.append("Có kỳ chưa có số liệu")
    if not standing.complete:
        of = f" ({standing.reported}/{standing.expected})" if standing.expected else ""
        notes.append(f"Chưa đủ báo cáo của các đơn vị{of}")
    if standing.missing:
        lacking = [each if each.startswith(_REASONS) else f"{LACKING} {each}" for each in standing.missing]
        untold = "; ".join(each for each in lacking if each not in reading.sentence)
        notes.append(f"Chưa kết luận được: {untold}" if untold else "Chưa kết luận được")
    return replace(standing, arithmetic=". ".join(notes) + ".")


_REASONS = (LACKING, UNREPORTED, UNASSIGNED, UNCOMPARED)


def _revised(standing: Assessment, goal: Goal) -> str:
    """What a revision changed, by which decision, and where there were several what was wanted at first."""
    value, value_max = goal.before or (None, None)
    before = goal.held_to(value, value_max).phrase if value is not None else ""
    by = f" theo {goal.decision}" if goal.decision else ""
    first = exact(goal.terms.value), exact(goal.terms.value_max)
    original = goal.held_to(*first).phrase if first[0] is not None and first != goal.before else ""
    share = standing.percent_of_original
    text = f"Chỉ tiêu đã điều chỉnh{by}, trước đó {before}" + (f", ban đầu {original}" if original else "")
    text += f"; so với mức ban đầu: {format_percent(share)}" if share is not None else ""
    return text + ("; mỗi năm xét theo mức có hiệu lực trong năm đó" if standing.years_counted is not None else "")
