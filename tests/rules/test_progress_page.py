"""docs/reference/progress.md tells what the code does: every sentence on it is one that the code writes."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from nhiemky.rules.periods import CALENDAR, Length, Window, label, window
from nhiemky.rules.progress import (
    Assessment,
    Band,
    BandSet,
    Basis,
    Comparator,
    Milestone,
    Observation,
    Revision,
    Standing,
    Status,
    TargetKind,
    TargetTerms,
    assess,
    classify,
    format_percent,
    summary_sentence,
)
from nhiemky.rules.progress.judged_years import years_of

day = datetime.date
PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "progress.md").read_text(encoding="utf-8")
TERM = Window(day(2020, 5, 15), day(2025, 5, 15))
ON = day(2023, 6, 30)
Kind, Is = TargetKind, Comparator


def years(*values: int | Decimal | None, **more: object) -> list[Observation]:
    """2020, 2021, …"""
    return [
        Observation(window(CALENDAR, Length.YEAR, 2020 + place), value, **more)  # type: ignore[arg-type]
        for place, value in enumerate(values)
    ]


HALVES = [
    Observation(window(CALENDAR, Length.HALF_YEAR, year, half), value)
    for year, half, value in ((2020, 2, 5), (2021, 1, 5), (2021, 2, 6), (2022, 1, 6), (2022, 2, 4), (2023, 1, 6))
]
MEMBERS = TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 40, unit="đảng viên")
REVISED = TargetTerms(
    Kind.CUMULATIVE, TERM, Is.AT_LEAST, 40, unit="đảng viên",
    revisions=(Revision(day(2022, 1, 10), 30, decision="Quyết định 05-QĐ/ĐU"),),
)  # fmt: skip
TITLES = [
    Observation(window(CALENDAR, Length.YEAR, year), attained=attained)
    for year, attained in ((2020, True), (2021, True), (2022, False))
]
ASSIGNED = [
    Observation(window(CALENDAR, Length.YEAR, year), done, assigned=given)
    for year, done, given in ((2020, 103, 87), (2021, 90, 90), (2022, 12, 10))
]
SHARES = [
    Observation(window(CALENDAR, Length.YEAR, year), part, whole)
    for year, part, whole in ((2020, 32, 600), (2021, 40, 620))
]
EXAMPLES = [
    (MEMBERS, HALVES),
    (TargetTerms(Kind.EVERY_YEAR, TERM, Is.AT_LEAST, 10, unit="tỷ đồng"), years(11, 9, 12)),
    (TargetTerms(Kind.ASSIGNED_SHARE, TERM), ASSIGNED),
    (TargetTerms(Kind.TITLE_YEARS, TERM, needed_years=4), TITLES),
    (TargetTerms(Kind.RATIO, TERM, Is.AT_LEAST, 5, unit="%"), SHARES),
    (
        TargetTerms(Kind.AVERAGE_GROWTH, TERM, Is.RANGE, 10, 12, unit="%", baseline=100),
        years(108, 120, Decimal("133.1")),
    ),
    (REVISED, HALVES),
    (TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_MOST, 5, unit="vụ"), years(1, 1, 0)),
]
LATE = TargetTerms(Kind.EVERY_YEAR, Window(day(2023, 11, 1), day(2028, 11, 1)), Is.AT_LEAST, 10, unit="lớp")
LATE_YEARS = [
    Observation(window(CALENDAR, Length.HALF_YEAR, 2023, 2), 2),
    *(Observation(window(CALENDAR, Length.YEAR, year), value) for year, value in ((2024, 12), (2025, 10))),
]
YEARS_REVISED = TargetTerms(
    Kind.EVERY_YEAR, TERM, Is.AT_LEAST, 10, unit="tỷ đồng",
    revisions=(Revision(day(2022, 1, 10), 8, decision="Quyết định 05-QĐ/ĐU"),),
)  # fmt: skip
NONE_LEFT = Observation(
    window(CALENDAR, Length.YEAR, 2022), 0, basis=Basis.MOMENT, complete=False, reported=31, expected=33
)
SENTENCES = [
    assess(MEMBERS, HALVES, TERM.last_day).arithmetic,
    assess(YEARS_REVISED, years(9, 10, 8), ON).arithmetic,
    assess(TargetTerms(Kind.LEVEL, TERM, Is.EXACTLY, 0, unit="địa bàn"), [NONE_LEFT], ON).arithmetic,
    *(assess(terms, figures, ON).arithmetic for terms, figures in EXAMPLES),
    assess(LATE, LATE_YEARS, day(2026, 6, 30)).arithmetic,
]


def _summary() -> str:
    """The sentence of fourteen targets in the page's two bands."""
    bands = BandSet(
        "page",
        (
            Band("full", "đạt 100% trở lên", Fraction(100)),
            Band("above_60", "đạt trên 60%", Fraction(60), inclusive=False),
        ),
        day(2020, 5, 15),
    )
    rows = [("", "100", True)] * 10 + [("kết nạp đảng viên mới", "80", False), ("", "70", False), ("", "61", False)]
    rows.append(("xây dựng tổ chức cơ sở", "41.25", False))
    standings = [
        Standing(str(place), name, Assessment(ON, Status.ON_TRACK, met=met, percent_of_term_target=Fraction(percent)))
        for place, (name, percent, met) in enumerate(rows)
    ]
    return summary_sentence(classify(standings, bands), ["10"])


def test_every_sentence_on_the_page_is_written_by_the_code() -> None:
    forecast = assess(MEMBERS, HALVES, ON).forecast
    assert forecast is not None
    on_page = set(re.findall(r"^`([^`]+\.)`$", PAGE, re.MULTILINE))
    assert on_page == {*SENTENCES, forecast.sentence, _summary()}


TERMS_ON_PAGE = re.findall(
    r"^\| (\d\d)/(\d\d)/(\d{4}) – (\d\d)/(\d\d)/(\d{4}) \| (\d{4}) đến (\d{4}) \| (\d{4}) \((\d+) ngày\) \|$",
    PAGE,
    re.MULTILINE,
)


@pytest.mark.parametrize("row", TERMS_ON_PAGE)
def test_the_years_of_each_term_on_the_page_are_those_of_the_code(row: tuple[str, ...]) -> None:
    numbers = [int(each) for each in row]
    term = Window(day(*numbers[2::-1]), day(*numbers[5:2:-1]) + datetime.timedelta(days=1))
    found = [each.last_day.year for each in years_of(TargetTerms(Kind.EVERY_YEAR, term))]
    assert found == list(range(numbers[6], numbers[7] + 1))
    outside = window(CALENDAR, Length.YEAR, numbers[8])
    assert (min(outside.end, term.end) - max(outside.start, term.start)).days == numbers[9]


EDGES_ON_PAGE = re.findall(r"^\| ([^|]+ năm 20\d\d|Năm 20\d\d) \| (\d+)/(\d+) \| (có|không)", PAGE, re.MULTILINE)


@pytest.mark.parametrize("row", EDGES_ON_PAGE)
def test_the_windows_at_the_edge_on_the_page_are_those_of_the_code(row: tuple[str, str, str, str]) -> None:
    name, inside, days, belongs = row
    near = [window(CALENDAR, length, year, ordinal) for length, last in
            ((Length.HALF_YEAR, 2), (Length.QUARTER, 4), (Length.YEAR, 1))
            for year in (2020, 2025) for ordinal in range(1, last + 1)]  # fmt: skip
    found = next(each for each in near if label(each) == name)
    assert (min(found.end, TERM.end) - max(found.start, TERM.start)).days == int(inside)
    assert (found.days, found.belongs_to(TERM)) == (int(days), belongs == "có")


def test_the_page_has_windows_at_the_edge() -> None:
    assert len(EDGES_ON_PAGE) == 5


def test_the_page_has_terms_of_which_years_are_left_aside() -> None:
    assert len(TERMS_ON_PAGE) == 3


@pytest.mark.parametrize("name", [*Kind, *Is])
def test_the_page_names_every_kind_and_comparison(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_the_three_figures_beside_the_percentage_are_right() -> None:
    middle = Milestone(Window(TERM.start, day(2023, 7, 1)), 20)
    terms = TargetTerms(Kind.CUMULATIVE, TERM, Is.AT_LEAST, 40, milestones=(middle,))
    found = assess(terms, HALVES, ON)
    assert found.percent_of_milestone == 160
    assert found.expected_pace == Fraction(1142 * 100, 1826)
    assert format_percent(found.expected_pace) == "62,54%"
    assert "1.142 / 1.826 ≈ 62,54%" in PAGE
