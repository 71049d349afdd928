"""Kinds judged over the term as a whole: level, ratio, cumulative, growth, yes/no."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from nhiemky.rules.periods import Length, Window, window_of
from nhiemky.rules.progress import series
from nhiemky.rules.progress.comparing import exact, only_grows_to_broken, only_grows_to_met
from nhiemky.rules.progress.percents import equals, plain
from nhiemky.rules.progress.reading import Goal, Reading, added
from nhiemky.rules.progress.values import Basis, Observation, TermsMalformed
from nhiemky.rules.text.dates import format_short_day
from nhiemky.rules.wording import gettext_noop


def level(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """The last figure against the value. Reaching it now says nothing of the deadline, so it is settled only then."""
    del on
    figure = series.latest(series.last_day_in(observations, days), goal.terms.unit)
    if figure is None:
        return None
    return _compared(goal, figure, f"Kết quả đến {format_short_day(figure.until)} là {_shown(goal, figure)}")


def ratio(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """A share: of the last moment, or of all that arose (numerators over denominators, never a mean of shares)."""
    inside = series.last_day_in(observations, days)
    if series.basis_of(inside) is not Basis.ARISEN:
        return level(goal, observations, days, on)
    figure = series.arisen(inside, days, goal.terms.unit)
    if figure is None:
        return None
    return _compared(goal, figure, f"Cộng dồn đến {format_short_day(figure.until)}: {_shown(goal, figure)}")


def _shown(goal: Goal, figure: series.Figure) -> str:
    """A figure with its numerator and denominator where it has them: "65 / 1.000 × 100 = 6,5%"."""
    places, unit = goal.terms.places, goal.terms.unit
    if figure.denominator is None:
        return goal.shown(figure.value)
    factor = series.FACTORS.get(unit)
    times = f" × {plain(factor, 0)}" if factor else ""
    quotient = f"{plain(figure.numerator, places)} / {plain(figure.denominator, places)}{times}"
    return f"{quotient} {equals(figure.value, places)} {goal.shown(figure.value)}"


def _compared(goal: Goal, figure: series.Figure, sentence: str, *, settled: bool = False) -> Reading:
    """A reading of one figure against the value."""
    return Reading(
        f"{sentence}; so với chỉ tiêu {goal.phrase}: {goal.comparison(figure.value)}",
        figure.value,
        goal.met_by(figure.value),
        goal.percent(figure.value),
        settled,
        figure.until,
        figure.estimate,
        figure.complete,
        figure.gapless,
    )


def cumulative(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """All that was added up since the term's opening. Amounts that are never negative settle it one way early."""
    del on
    terms = goal.terms
    baseline = exact(terms.baseline) or Fraction(0)
    figure = series.of_term(observations, days, terms.term.start, terms.year_rule, baseline)
    if figure is None:
        return None
    met = goal.met_by(figure.value)
    settles = only_grows_to_met if met else only_grows_to_broken
    grows = series.basis_of(observations) is not Basis.MOMENT and all(piece >= 0 for piece in figure.pieces)
    total = added(figure.pieces, terms.places) + ("" if terms.unit in ("", "%", "‰") else f" {terms.unit}")
    sentence = f"Cộng dồn từ đầu nhiệm kỳ đến {format_short_day(figure.until)}: {total}"
    return _compared(goal, figure, sentence, settled=grows and settles(terms.comparator, terms.direction))


def growth(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """The last figure's growth over the baseline in percent; the baseline must be more than zero.

    Amounts of parts of a year grow only as whole years: then it is the last year that its figures cover.
    """
    del on
    terms = goal.terms
    baseline = exact(terms.baseline)
    if baseline is None or baseline <= 0:
        raise TermsMalformed(fault=gettext_noop("chỉ tiêu tăng trưởng cần số gốc đầu nhiệm kỳ lớn hơn 0"))
    figure = last_whole(goal, observations, days)
    if figure is None:
        return None
    grown = (figure.value - baseline) / baseline * 100
    now, first = plain(figure.value, terms.places), plain(baseline, terms.places)
    quotient = f"({now} - {first}) / {first} × 100 {equals(grown, terms.places)} {goal.shown(grown)}"
    figure = replace(figure, value=grown)
    return _compared(goal, figure, f"Tăng so với đầu nhiệm kỳ, đến {format_short_day(figure.until)}: {quotient}")


def last_whole(goal: Goal, observations: Sequence[Observation], days: Window) -> series.Figure | None:
    """The last state; of amounts, those of the last year that is covered."""
    inside = series.last_day_in(observations, days)
    if series.basis_of(inside) in (Basis.MOMENT, Basis.TERM_TO_DATE):
        return series.latest(inside, "")
    years = dict.fromkeys(window_of(goal.terms.year_rule, Length.YEAR, each.window.last_day) for each in inside)
    figures = (series.of_days(observations, year, goal.terms.term.start, "") for year in reversed(years))
    return next((figure for figure in figures if figure is not None and figure.covered), None)


def yes_no(goal: Goal, observations: Sequence[Observation], days: Window, on: datetime.date) -> Reading | None:
    """Whether the state or title was reached, by the last finding."""
    del goal, on
    found = [each for each in series.last_day_in(observations, days) if each.attained is not None]
    if not found:
        return None
    last = found[-1]
    day = format_short_day(last.window.last_day)
    return Reading(
        f"Đến {day}: {'đã đạt' if last.attained else 'chưa đạt'} (chỉ tiêu đạt hoặc không đạt, không tính tỷ lệ %)",
        Fraction(bool(last.attained)),
        last.attained,
        until=last.window.last_day,
        estimate=last.estimate,
        complete=last.complete,
    )
