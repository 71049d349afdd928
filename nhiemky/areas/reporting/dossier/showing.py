"""Standings in Vietnamese words: what is wanted, what stands, what is forecast."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction

from nhiemky.areas.targets.models import Indicator, Target, TargetRevision
from nhiemky.areas.targets.terms import in_force, original
from nhiemky.rules.periods import label
from nhiemky.rules.progress import Assessment, Status, TargetKind, TargetTerms, format_percent
from nhiemky.rules.progress.percents import own_places, plain
from nhiemky.rules.progress.reading import Goal
from nhiemky.rules.rollup import Amount
from nhiemky.rules.text import format_number, sort_key

NO_DATA = "chưa có số liệu"
TOO_LITTLE = "chưa đủ số liệu"
UNJUDGED = "chưa tính được"
STANDINGS: Mapping[Status, str] = {
    **dict.fromkeys(Status, "no_data"),  # nothing that could be told by a colour
    Status.EXCEEDED: "reached",
    Status.REACHED: "reached",
    Status.LIKELY: "on_pace",
    Status.ON_TRACK: "on_pace",
    Status.UNDER_WAY: "on_pace",
    Status.AT_RISK: "behind",
    Status.UNLIKELY: "behind",
    Status.BEHIND: "behind",
    Status.MISSED: "behind",
}
"""The four looks of a standing, on pages and on paper."""
NEEDING_ATTENTION = frozenset(status for status, look in STANDINGS.items() if look == "behind")
_SHARED_MILESTONES = (TargetKind.LEVEL, TargetKind.RATIO, TargetKind.CUMULATIVE, TargetKind.GROWTH)
_MET = {True: "đã đạt", False: "chưa đạt", None: "đang thực hiện"}
_BY_YEAR = (TargetKind.EVERY_YEAR, TargetKind.ASSIGNED_SHARE, TargetKind.NOT_WORSE)
_OF_A_YEAR = (TargetKind.EVERY_YEAR, TargetKind.AVERAGE, TargetKind.AVERAGE_GROWTH)
_PLACES = 2


def milestone_share(kind: str, assessment: Assessment) -> Fraction | None:
    """Return the last milestone in percent of the term's target, where both are the same measure; else None."""
    milestone, target = assessment.milestone, assessment.target
    if milestone is None or not target or kind not in _SHARED_MILESTONES:
        return None
    return Fraction(milestone.value) / target * 100


def order(name: str) -> str:
    """Return the key that names are sorted by."""
    return sort_key(name)


def number(value: Fraction, unit: str, places: int = _PLACES) -> str:
    """Return an exact number with its unit: "12,5 tỷ đồng", "6,5%"; rounded half up to `places`."""
    if unit == "%":
        return format_percent(value, places, ())
    return f"{plain(value, places)} {unit}".strip()


def amount(indicator: Indicator, value: Amount | None) -> str:
    """Return a rolled-up figure of an indicator as people read it, "" for none; a mean is divided out."""
    if value is None:
        return ""
    if indicator.has_denominator or value.denominator is None or indicator.is_state:
        return indicator.shown(value.numerator, value.denominator if indicator.has_denominator else None)
    mean = Fraction(indicator.figure(value.numerator)) / value.denominator
    return number(mean, indicator.unit, max(indicator.decimals, _PLACES))


def value(terms: TargetTerms, assessment: Assessment, parts: int) -> str:
    """Return the figure that a target stands at, in the words of its kind; `parts` of a composite target."""
    untold = _untold(terms, assessment)
    if untold:
        return untold
    if terms.kind in (TargetKind.YES_NO, TargetKind.QUALITATIVE):
        return _MET[assessment.met]
    if terms.kind in (TargetKind.TITLE_YEARS, *_BY_YEAR):
        return _yearly(terms, assessment)
    if assessment.value is None:
        return NO_DATA
    if terms.kind is TargetKind.COMPOSITE:
        return f"{plain(assessment.value, 0)}/{parts} thành phần đạt"
    return _each_year(terms, figure(terms, assessment, assessment.value))


def _untold(terms: TargetTerms, assessment: Assessment) -> str:
    """Why there is no figure to show, "" where there is one."""
    if not assessment.has_data:
        return NO_DATA
    if assessment.status is Status.UNJUDGED and assessment.value is None:
        return UNJUDGED
    return TOO_LITTLE if terms.kind is TargetKind.YES_NO and assessment.status is Status.INCOMPLETE else ""


def figure(terms: TargetTerms, assessment: Assessment, value_: Fraction) -> str:
    """Return a figure in the target's unit: rounded, but never onto the target or over it."""
    return Goal.of(terms, assessment.on).shown(value_)


def _each_year(terms: TargetTerms, shown: str) -> str:
    """ "366 lượt mỗi năm", where the figure is one of a year."""
    return f"{shown} mỗi năm" if terms.kind in _OF_A_YEAR else shown


def _years(assessment: Assessment) -> str:
    """ "2/3 năm đạt"; of years that are not over yet only that they are not."""
    if not assessment.years_counted:
        return "chưa hết năm"
    return f"{assessment.years_met}/{assessment.years_counted} năm đạt"


def _yearly(terms: TargetTerms, assessment: Assessment) -> str:
    """ "2/3 năm đạt; bình quân 9,5 tỷ đồng mỗi năm", with what the kind's value is."""
    met = _years(assessment)
    if terms.kind is TargetKind.TITLE_YEARS:
        return met
    if assessment.value is None:
        last = next((each.value for each in reversed(assessment.years) if each.value is not None), None)
        return f"{met}; mới có {number(last, _year_unit(terms), terms.places)}" if last is not None else met
    if terms.kind is TargetKind.ASSIGNED_SHARE:
        return f"{met}; {format_percent(assessment.value, _PLACES)} số được giao"
    shown = figure(terms, assessment, assessment.value)
    return f"{met}; bình quân {shown} mỗi năm" if terms.kind is TargetKind.EVERY_YEAR else f"{met}; gần nhất {shown}"


def _year_unit(terms: TargetTerms) -> str:
    return "" if terms.kind is TargetKind.ASSIGNED_SHARE else terms.unit


def forecast(terms: TargetTerms, assessment: Assessment, places: int) -> str:
    """Return what the figure comes to at the deadline if it goes on as it did, "" where nothing is forecast.

    Things that are counted are forecast in whole numbers: `places` are the decimals that the figures have.
    """
    expected = assessment.forecast
    if expected is None or expected.value is None:
        return ""
    if terms.kind is TargetKind.TITLE_YEARS and terms.needed_years is None:
        return "đạt hằng năm" if expected.reaches else "không đạt đủ các năm"
    if terms.kind is TargetKind.NOT_WORSE:
        return "không kém năm trước" if expected.reaches else "kém năm trước"
    in_percent = terms.kind is TargetKind.ASSIGNED_SHARE or terms.unit in ("%", "‰")
    unit = "%" if terms.kind is TargetKind.ASSIGNED_SHARE else terms.unit
    return _each_year(terms, number(expected.value, unit, _PLACES if in_percent else places))


def milestone(terms: TargetTerms, assessment: Assessment) -> str:
    """Return the last milestone that is over: "12 đảng viên (Năm 2023)", "" where there is none."""
    standing = assessment.milestone
    if standing is None:
        return ""
    low, high = Fraction(standing.value), standing.value_max
    text = number(low, terms.unit, own_places(low, _PLACES))
    if high is not None:
        upper = Fraction(high)
        text = f"{plain(low, own_places(low, _PLACES))} đến {number(upper, terms.unit, own_places(upper, _PLACES))}"
    return f"{text} ({label(standing.window)})"


def standing_values(
    target: Target, revisions: Sequence[TargetRevision], at: datetime.datetime, on: datetime.date
) -> tuple[int | None, int | None]:
    """Return the scaled value and upper value in force at the end of day `on`, as known at `at`."""
    value_, value_max, _ = original(target, revisions)
    for revision in in_force(revisions, at):
        if revision.decided_on <= on and revision.new_value is not None:
            value_, value_max = revision.new_value, revision.new_value_max
    return value_, value_max


def wanted(target: Target, revisions: Sequence[TargetRevision], at: datetime.datetime, on: datetime.date) -> str:
    """Return what is to be reached, in force on the day: "từ 20 đảng viên trở lên", with "mỗi năm" where it is."""
    value_, value_max = standing_values(target, revisions, at, on)
    words = target.wanted(value_, value_max)
    if target.kind == TargetKind.TITLE_YEARS:
        return f"{format_number(target.needed_years)} năm đạt" if target.needed_years else "đạt hằng năm"
    if value_ is not None and target.kind in _OF_A_YEAR:
        return f"{words} mỗi năm"
    return words


def revised_from(target: Target, revisions: Sequence[TargetRevision], at: datetime.datetime, on: datetime.date) -> str:
    """Return what was wanted before the last revision in force, with its decision; "" where there was none.

    Of several revisions of the value what was wanted at first is named too, as the trace does.
    """
    standing = [each for each in in_force(revisions, at) if each.decided_on <= on]
    values = [each for each in standing if each.new_value is not None and _changes_value(each)]
    dues = [each for each in standing if each.new_due_on is not None and each.new_due_on != each.old_due_on]
    said = []
    if values:
        last, first = values[-1], values[0]
        was, original_ = (last.old_value, last.old_value_max), (first.old_value, first.old_value_max)
        at_first = f", ban đầu {target.wanted(*original_)}" if original_ != was else ""
        said.append(f"{target.wanted(*was)} ({_decision(last)}){at_first}")
    if dues:
        due = dues[-1].old_due_on
        said.append(f"{f'hạn {due:%d/%m/%Y}' if due else 'không có hạn riêng'} ({_decision(dues[-1])})")
    return "; ".join(said)


def _changes_value(revision: TargetRevision) -> bool:
    return (revision.old_value, revision.old_value_max) != (revision.new_value, revision.new_value_max)


def _decision(revision: TargetRevision) -> str:
    return revision.decision.number_text or revision.decision.subject
