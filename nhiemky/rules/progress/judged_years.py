"""Which years a yearly target is judged in, and what is said of those that a term holds too little of.

No provision says which years a congress term has; this is the product's own decision. A term from November 2023 to
November 2028 begins two months before a year's end: nobody at the congress can answer for 2023, and its figure mostly
belongs to the committee before. So a year belongs to the term that holds at least half of its days. A term of five
years then has five years wherever in the year its congress fell, and no year stands in two terms that follow each
other.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from nhiemky.rules.periods import Length, Window, window_of
from nhiemky.rules.progress import series
from nhiemky.rules.progress.comparing import with_unit
from nhiemky.rules.progress.reading import ONE_DAY, year_name
from nhiemky.rules.progress.values import Observation, TargetKind, TargetTerms

_IN_ANOTHER_UNIT = (TargetKind.ASSIGNED_SHARE, TargetKind.AVERAGE_GROWTH)
"""Kinds whose yearly figures stand in the indicator's unit, and the target in percent."""


def span_of(terms: TargetTerms) -> Window:
    """The days of the term up to the target's own deadline, where it has one."""
    end = min(terms.due_on + ONE_DAY, terms.term.end) if terms.due_on else terms.term.end
    return Window(terms.term.start, end)


def years_of(terms: TargetTerms) -> tuple[Window, ...]:
    """The years that decide: at least half of the days stand in the span, or the year has a plan of its own.

    Of a span that holds half of no year (a deadline soon after the congress, a term cut short) it is the year that it
    holds most of, so that there always is one.
    """
    span = span_of(terms)
    planned = {each.window for each in terms.milestones}
    touched = list(_touched(terms, span))
    found = tuple(year for year in touched if year.belongs_to(span) or year in planned)
    return found or (max(touched, key=lambda year: _shared(year, span)),)


def _touched(terms: TargetTerms, span: Window) -> Iterator[Window]:
    """Every year that has a day in the span, in order."""
    year = window_of(terms.year_rule, Length.YEAR, span.start)
    while year.start < span.end:
        yield year
        year = window_of(terms.year_rule, Length.YEAR, year.end)


def days_of(terms: TargetTerms, year: Window) -> Window:
    """The days of the year that figures are taken from: those inside the span, as windows before and after it belong
    to other terms. A year that the office planned for although the span holds less than half of it is taken whole.
    """
    return within(terms, year) if year.belongs_to(span_of(terms)) else year


def within(terms: TargetTerms, year: Window) -> Window:
    """The days of the year inside the span: those that figures should cover."""
    span = span_of(terms)
    start, end = max(year.start, span.start), min(year.end, span.end)
    return Window(start, end) if start < end else year


def is_over(terms: TargetTerms, year: Window, on: datetime.date) -> bool:
    """Whether nothing more can happen in the year for this target: it is over, or the deadline is."""
    return on >= within(terms, year).last_day


def _shared(year: Window, span: Window) -> int:
    """How many days of the year stand in the span."""
    return (min(year.end, span.end) - max(year.start, span.start)).days


def aside(terms: TargetTerms, observations: Sequence[Observation], on: datetime.date) -> str:
    """What is said by `on` of years that the span touches and that don't decide, with the figure that was reported.

    "Năm 2023 chỉ có 61/365 ngày thuộc nhiệm kỳ, chưa được nửa năm nên không xét (đã báo cáo 3 tỷ đồng)"; "" where
    there is no such year.
    """
    span, decide = span_of(terms), set(years_of(terms))
    whose = "trước hạn của chỉ tiêu" if span.end < terms.term.end else "thuộc nhiệm kỳ"
    said = [
        f"{year_name(year)} chỉ có {_shared(year, span)}/{year.days} ngày {whose}, chưa được nửa năm nên không xét"
        f"{_reported(terms, observations, year)}"
        for year in _touched(terms, span)
        if year not in decide and year.start <= on
    ]
    text = "; ".join(said)
    return text[:1].upper() + text[1:]


def _reported(terms: TargetTerms, observations: Sequence[Observation], year: Window) -> str:
    """ " (đã báo cáo 3 tỷ đồng)", " (danh hiệu: đạt)" or ""."""
    if terms.kind is TargetKind.TITLE_YEARS:
        found = [each for each in series.belonging(observations, year) if each.attained is not None]
        return f" (đã xét: {'đạt' if found[-1].attained else 'không đạt'})" if found else ""
    unit = "" if terms.kind in _IN_ANOTHER_UNIT else terms.unit
    figure = series.Along(terms.term.start, terms.year_rule).of_days(observations, year, unit)
    return f" (đã báo cáo {with_unit(figure.value, unit, terms.places)})" if figure else ""
