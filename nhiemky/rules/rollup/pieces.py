"""Which of several windows may stand together for a longer one."""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.rules.periods import Window
from nhiemky.rules.rollup.model import IndicatorRule, TimeRule


def latest_first_order(window: Window) -> tuple[int, int]:
    """Order windows by their end, and of those that end together the longer one later."""
    return window.end.toordinal(), -window.start.toordinal()


def inside(windows: Sequence[Window], asked: Window) -> list[Window]:
    """Give the windows that lie wholly inside the asked one, by `latest_first_order`, each once."""
    found = {window for window in windows if asked.start <= window.start and window.end <= asked.end}
    return sorted(found, key=latest_first_order)


def known_by(windows: Sequence[Window], asked: Window, spans: Sequence[Window]) -> list[Window]:
    """Give the windows whose figures may stand at the end of the asked one, in order; the last one is inside it.

    Those of the span that it ends in, back to the span's first day; where there is no such span, those inside.
    """
    within = inside(windows, asked)
    span = next((span for span in spans if within and within[-1].last_day in span), None)
    if span is None:
        return within
    newest = latest_first_order(within[-1])
    found = {window for window in windows if window.last_day in span and latest_first_order(window) <= newest}
    return sorted(found, key=latest_first_order)


def rested_on(rule: IndicatorRule, asked: Window) -> list[Window]:
    """Give the base windows whose figures a cell of the asked window may rest on, in order."""
    if rule.along_time is TimeRule.LAST:
        return known_by(rule.windows, asked, rule.carried_within)
    return inside(rule.windows, asked)


def without_overlap(windows: Sequence[Window]) -> tuple[int, ...]:
    """Choose windows that don't overlap: those that cover most days, then the fewest, then the latest.

    `windows` stand by `latest_first_order`; the answer gives their places. Three quarters and the half-year of the
    first two give the half-year and the third quarter; the year so far gives its longest figure.
    """
    best: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]  # days covered, minus pieces, places
    for place, window in enumerate(windows):
        before = sum(1 for earlier in windows[:place] if earlier.end <= window.start)
        days, pieces, places = best[before]
        taken = (days + (window.end - window.start).days, pieces - 1, (*places, place))
        best.append(taken if taken[:2] >= best[place][:2] else best[place])
    return best[-1][2]
