"""Kinds judged over the term as a whole: level, ratio, cumulative, growth, yes/no.

At the deadline a result needs its figures: where windows that belong to the term are missing, or units that could
change it have not reported, `met` is None. Before the deadline `met` says what is known, save for what a later figure
can still break: a sum under a limit is not "reached" while it can grow.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from nhiemky.rules.periods import Length, Window, window_of
from nhiemky.rules.progress import series
from nhiemky.rules.progress.comparing import exact
from nhiemky.rules.progress.judged_years import days_of, within, years_of
from nhiemky.rules.progress.percents import plain
from nhiemky.rules.progress.reading import Goal, Reading, added, stretch_name
from nhiemky.rules.progress.values import Basis, Observation, TermsMalformed
from nhiemky.rules.text.dates import format_short_day
from nhiemky.rules.wording import gettext_noop


def level(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """The last figure against the value. Reaching it now says nothing of the deadline, so it is settled only then."""
    figure = series.latest(observations, days, goal.terms.unit)
    if figure is None:
        return None
    sentence = f"Kết quả đến {format_short_day(figure.until)} là {_shown(goal, figure)}"
    return _compared(goal, figure, sentence, over=on >= days.last_day)


def ratio(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """A share: of the last moment, or of all that arose (numerators over denominators, never a mean of shares)."""
    if series.basis_of(series.belonging(observations, days)) is not Basis.ARISEN:
        return level(goal, observations, days, on)
    figure = series.arisen(observations, days, goal.terms.unit)
    if figure is None:
        return None
    sentence = f"Cộng dồn đến {format_short_day(figure.until)}: {_shown(goal, figure)}"
    return _compared(goal, figure, sentence, over=on >= days.last_day)


def _shown(goal: Goal, figure: series.Figure) -> str:
    """A figure with its numerator and denominator where it has them: "65 / 1.000 × 100 = 6,5%"."""
    places, unit = goal.terms.places, goal.terms.unit
    if figure.denominator is None:
        return goal.shown(figure.value)
    factor = series.FACTORS.get(unit)
    times = f" × {plain(factor, 0)}" if factor else ""
    quotient = f"{plain(figure.numerator, places)} / {plain(figure.denominator, places)}{times}"
    return f"{quotient} {goal.equal_sign(figure.value)} {goal.shown(figure.value)}"


def _compared(
    goal: Goal, figure: series.Figure, sentence: str, *, over: bool, settled: bool = False, may_break: bool = False
) -> Reading:
    """A reading of one figure against the value. `may_break`: what is met now can still be broken by what comes."""
    met: bool | None = goal.met_by(figure.value)
    lacking = not settled and goal.open_to_units(figure)
    # A limit, or an absence, that not every unit reported on is open at any time; other answers at the deadline.
    lacking = lacking and (over or (met is True and not figure.is_share and not goal.grows_to_met))
    unfinished = met is True and may_break and not settled and not over
    is_open = lacking or unfinished or (over and not settled and bool(figure.missing))
    percent = goal.percent(figure.value)
    return Reading(
        f"{sentence}; so với chỉ tiêu {goal.phrase}: {goal.comparison(figure.value, is_open=is_open)}",
        figure.value,
        None if is_open else met,
        None if is_open and not goal.grows_to_met else percent,
        settled,
        figure.until,
        figure.estimate,
        figure.complete,
        figure.gapless,
        missing=tuple(stretch_name(each) for each in figure.missing) if over and not settled else (),
        lacking=lacking,
        days=figure.days,
        reported=figure.reported,
        expected=figure.expected,
    )


def cumulative(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """All that was added up since the term's opening. Final amounts that are never negative settle it one way early."""
    terms, along = goal.terms, goal.along
    baseline = exact(terms.baseline) or Fraction(0)
    figure = along.of_term(observations, days, baseline)
    if figure is None:
        return None
    firm = along.of_term(series.finals(observations), days, baseline)
    total = _total(goal, figure)
    return _compared(
        goal,
        figure,
        f"Cộng dồn từ đầu nhiệm kỳ đến {format_short_day(figure.until)}: {total}",
        over=on >= days.last_day,
        settled=firm is not None and goal.settled_by(firm),
        may_break=not goal.grows_to_met,
    )


def _total(goal: Goal, figure: series.Figure) -> str:
    """ "8 + 12 + 12 = 32 đảng viên": the sum printed on its own side of the target."""
    terms = goal.terms
    unit = "" if terms.unit in ("", "%", "‰") else f" {terms.unit}"
    if goal.is_exact(figure.value) and all(goal.is_exact(each) for each in figure.pieces):
        return added(figure.pieces, terms.places) + unit
    shown = added(figure.pieces, terms.places).rpartition(" = ")[0]
    return f"{shown} ≈ {goal.text(figure.value)}{unit}" if shown else f"{goal.text(figure.value)}{unit}"


def growth(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """The last figure's growth over the baseline in percent; the baseline must be more than zero.

    Amounts of parts of a year grow only as whole years: then it is the last year that its figures cover.
    """
    terms = goal.terms
    baseline = exact(terms.baseline)
    if baseline is None or baseline <= 0:
        raise TermsMalformed(fault=gettext_noop("chỉ tiêu tăng trưởng cần số gốc đầu nhiệm kỳ lớn hơn 0"))
    figure = last_whole(goal, observations, days)
    if figure is None:
        return None
    grown = (figure.value - baseline) / baseline * 100
    now, first = plain(figure.value, terms.places), plain(baseline, terms.places)
    quotient = f"({now} - {first}) / {first} × 100 {goal.equal_sign(grown)} {goal.shown(grown)}"
    figure = replace(figure, value=grown)
    sentence = f"Tăng so với đầu nhiệm kỳ, đến {format_short_day(figure.until)}: {quotient}"
    return _compared(goal, figure, sentence, over=on >= days.last_day)


def last_whole(goal: Goal, observations: Sequence[Observation], days: Window) -> series.Figure | None:
    """The last state; of amounts, those of the last year that is covered, and the term's years after it missing."""
    inside = series.belonging(observations, days)
    if series.basis_of(inside) in (Basis.MOMENT, Basis.TERM_TO_DATE):
        return series.latest(observations, days, "")
    terms = goal.terms
    years = dict.fromkeys(window_of(terms.year_rule, Length.YEAR, each.window.last_day) for each in inside)
    for year in reversed(years):
        figure = goal.along.of_days(observations, days_of(terms, year), "", within(terms, year))
        if figure is not None and not figure.missing:
            return replace(figure, missing=tuple(each for each in years_of(terms) if each.start > year.start))
    return None


def yes_no(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Whether the state or title was reached, by the last finding. At the deadline an old "not yet" says nothing."""
    del goal
    found = [each for each in series.belonging(observations, days) if each.attained is not None]
    if not found:
        return None
    last = found[-1]
    day = format_short_day(last.window.last_day)
    missing = () if last.attained or on < days.last_day else series.days_after(last.window, days.end)
    return Reading(
        f"Đến {day}: {'đã đạt' if last.attained else 'chưa đạt'} (chỉ tiêu đạt hoặc không đạt, không tính tỷ lệ %)",
        Fraction(bool(last.attained)),
        None if missing else last.attained,
        until=last.window.last_day,
        estimate=last.estimate,
        complete=last.complete,
        missing=tuple(stretch_name(each) for each in missing),
        reported=last.reported,
        expected=last.expected,
    )
