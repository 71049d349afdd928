"""How a target's standing is shown: words, marks of its strip, classes of its colours. No queries here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from nhiemky.areas.reporting.dossier import BandStanding, Dossier, TargetStanding
from nhiemky.areas.reporting.dossier.showing import STANDINGS, milestone_share
from nhiemky.rules.periods import Window
from nhiemky.rules.progress import STATUS_NAMES, Status, TargetKind, YearResult, format_percent
from nhiemky.rules.progress.comparing import with_unit
from nhiemky.web.desk.strips import StripMarks, marks


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of the home page; `label` is the whole row in words, for whoever can't see it."""

    target_id: int
    ordinal: int
    name: str
    wanted: str
    value: str
    percent: str
    standing: str
    status: str
    reported: int
    expected: int
    estimate: bool
    marks: StripMarks
    label: str


@dataclass(frozen=True, slots=True)
class BandTile:
    """One band as a tile: how many targets, and in which colour."""

    count: int
    label: str
    standing: str
    ordinals: str


def standing_of(status: Status) -> str:
    """Return the class of a status: reached, on_pace, behind or no_data."""
    return STANDINGS[status]


def status_name(status: Status) -> str:
    """Return a status in the reader's language."""
    return _(STATUS_NAMES[status])


def percent_text(percent: Fraction | None) -> str:
    """Return a percentage as people read it, never rounded onto 100; "" where there is none."""
    return "" if percent is None else format_percent(percent)


def decimal(percent: Fraction | None) -> Decimal | None:
    """Return a percentage for drawing; None where there is none."""
    return None if percent is None else Decimal(percent.numerator) / Decimal(percent.denominator)


def strip_percent(standing: TargetStanding) -> Fraction | None:
    """Return what the strip's bar shows; a target that is met without a percentage is drawn full."""
    found = standing.assessment
    if found.percent_of_term_target is None and found.met:
        return Fraction(100)
    return found.percent_of_term_target


def strip(standing: TargetStanding) -> Strip:
    """Return the row of one target."""
    found, colour = standing.assessment, standing_of(standing.status)
    percent, status = percent_text(found.percent_of_term_target), status_name(standing.status)
    said = _("{name}: {value}, chỉ tiêu {wanted}; {percent} {status}. {reported}/{expected} báo cáo.").format(
        name=standing.name,
        value=standing.value or _("chưa có số liệu"),
        wanted=standing.wanted,
        percent=percent,
        status=status,
        reported=standing.reported,
        expected=standing.expected,
    )
    return Strip(
        target_id=standing.target_id,
        ordinal=standing.ordinal,
        name=standing.name,
        wanted=standing.wanted,
        value=standing.value if found.has_data else "",
        percent=percent,
        standing=colour,
        status=status,
        reported=standing.reported,
        expected=standing.expected,
        estimate=standing.estimate,
        marks=marks(
            percent=decimal(strip_percent(standing)),
            pace=decimal(found.expected_pace),
            milestone=decimal(milestone_share(standing.kind, found)),
            forecast=decimal(found.forecast.percent) if found.forecast else None,
            standing=colour,
        ),
        label=said,
    )


def strips(dossier: Dossier) -> tuple[Strip, ...]:
    """Return the rows of all targets, by ordinal."""
    return tuple(strip(standing) for standing in sorted(dossier.targets, key=lambda each: each.ordinal))


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of a target that is judged year by year. "" for what its kind doesn't have: a title has no `value`, a
    mean no `wanted` of each year, mean growth nothing to be `said` of one.
    """

    year: int
    value: str
    wanted: str
    said: str
    estimate: bool


def years(standing: TargetStanding) -> tuple[YearRow, ...]:
    """Return the years of a target that is judged by years; none for other targets."""
    unit = "" if standing.kind in (TargetKind.ASSIGNED_SHARE, TargetKind.AVERAGE_GROWTH) else standing.unit
    return tuple(_year(each, standing.kind, unit) for each in standing.assessment.years)


def _year(result: YearResult, kind: str, unit: str) -> YearRow:
    met = {True: _("Đạt"), False: _("Không đạt"), None: _("Chưa đủ năm")}
    if kind == TargetKind.AVERAGE:  # a year counts in the mean, and is held to nothing by itself
        met = {**met, True: _("Tính bình quân"), False: _("Tính bình quân")}
    is_title, is_alone = kind == TargetKind.TITLE_YEARS, kind in (TargetKind.AVERAGE, TargetKind.AVERAGE_GROWTH)
    return YearRow(
        year=result.year.last_day.year,
        value="" if is_title or result.value is None else with_unit(result.value, unit, 2),
        wanted="" if is_title or is_alone or result.against is None else with_unit(result.against, unit, 2),
        said="" if kind == TargetKind.AVERAGE_GROWTH else met[result.met],
        estimate=result.estimate,
    )


def band_colour(band: BandStanding, place: int) -> str:
    """Return a band's colour: the first is reached, those named after it under way, the rest behind, none grey."""
    if band.code == "no_data":
        return "no_data"
    if band.code == "rest":
        return "behind"
    return "reached" if place == 0 else "on_pace"


def tiles(bands: Iterable[BandStanding]) -> tuple[BandTile, ...]:
    """Return the bands as tiles; an empty "còn lại" or "chưa có số liệu" is left away."""
    return tuple(
        BandTile(len(band.ordinals), band.label, band_colour(band, place), ", ".join(map(str, band.ordinals)))
        for place, band in enumerate(bands)
        if band.ordinals or band.code not in {"rest", "no_data"}
    )


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A mark on the term's timeline, at a percent of its width."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The term as a bar: where the chosen day stands, and where its years begin. The days gone count that day too."""

    gone: str
    years: tuple[TimelineMark, ...]
    start: datetime.date
    last_day: datetime.date
    days_gone: int
    days_left: int


def timeline(term: Window, on: datetime.date) -> Timeline:
    """Return the timeline of a term on a day."""
    total = term.days
    gone = int(term.elapsed_share(on) * total)
    years = tuple(
        TimelineMark(_share((datetime.date(year, 1, 1) - term.start).days, total), str(year))
        for year in range(term.start.year + 1, term.end.year + 1)
        if term.start < datetime.date(year, 1, 1) < term.end
    )
    return Timeline(_share(gone, total), years, term.start, term.last_day, gone, total - gone)


def _share(days: int, total: int) -> str:
    return f"{days * 1000 // total / 10:.1f}"
