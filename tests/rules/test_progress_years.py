"""Which years a yearly target is judged in: the product decides (no provision says it) and shows it in its sentence.

The reasons stand in `nhiemky.rules.progress.judged_years`; the terms are those of offices that report to a congress.
"""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.periods import CALENDAR, CUT_OFF_15, Length, Window, WindowRule, window
from nhiemky.rules.progress import (
    Assessment,
    Basis,
    Comparator,
    Milestone,
    Observation,
    Status,
    TargetKind,
    TargetTerms,
    assess,
)
from nhiemky.rules.progress.judged_years import years_of

day = datetime.date
NOVEMBER = Window(day(2023, 11, 1), day(2028, 11, 1))
Kind, Is = TargetKind, Comparator


def year(of: int, value: int | None = None, *, basis: Basis = Basis.ARISEN, **more: object) -> Observation:
    return Observation(window(CALENDAR, Length.YEAR, of), value, basis=basis, **more)  # type: ignore[arg-type]


def half(of: int, number: int, value: int) -> Observation:
    return Observation(window(CALENDAR, Length.HALF_YEAR, of, number), value)


# (the term, the target's own deadline, the rule of years, the years that decide, why)
TERMS = [
    (NOVEMBER, None, CALENDAR, range(2024, 2029), "two months of 2023; ten of 2028"),
    (Window(day(2020, 5, 15), day(2025, 5, 15)), None, CALENDAR, range(2020, 2025), "seven months of 2020"),
    (Window(day(2020, 10, 20), day(2025, 10, 20)), None, CALENDAR, range(2021, 2026), "a provincial congress"),
    (Window(day(2020, 7, 1), day(2025, 7, 1)), None, CALENDAR, range(2020, 2025), "184 days of 366"),
    (Window(day(2020, 7, 2), day(2025, 7, 2)), None, CALENDAR, range(2020, 2025), "183 of 366: where the year ends"),
    (Window(day(2020, 7, 3), day(2025, 7, 3)), None, CALENDAR, range(2021, 2026), "182 of 366, and 183 of 365"),
    (Window(day(2021, 1, 1), day(2026, 1, 1)), None, CALENDAR, range(2021, 2026), "calendar years"),
    (Window(day(2020, 5, 15), day(2025, 7, 1)), None, CALENDAR, range(2020, 2025), "cut short by a merger"),
    (Window(day(2025, 7, 1), day(2025, 10, 1)), None, CALENDAR, [2025], "half of no year: the one it holds most of"),
    (NOVEMBER, day(2023, 12, 31), CALENDAR, [2023], "a deadline that leaves no other"),
    (NOVEMBER, day(2025, 12, 31), CALENDAR, [2024, 2025], "its own deadline"),
    (NOVEMBER, day(2026, 3, 31), CALENDAR, [2024, 2025], "three months of 2026"),
    (NOVEMBER, day(2026, 9, 30), CALENDAR, [2024, 2025, 2026], "nine months of 2026"),
    (
        Window(day(2023, 6, 15), day(2028, 6, 15)),
        None,
        CUT_OFF_15,
        range(2023, 2028),
        "183 of 365, cut off on the 15th",
    ),
    (
        Window(day(2023, 6, 16), day(2028, 6, 16)),
        None,
        CUT_OFF_15,
        range(2024, 2029),
        "182 of 365, cut off on the 15th",
    ),
]


@pytest.mark.parametrize(("term", "due", "rule", "years", "why"), TERMS, ids=[each[-1] for each in TERMS])
def test_a_year_decides_where_the_term_holds_half_of_it(
    term: Window, due: day | None, rule: WindowRule, years: range | list[int], why: str
) -> None:
    terms = TargetTerms(Kind.EVERY_YEAR, term, value=10, due_on=due, year_rule=rule)
    assert [each.last_day.year for each in years_of(terms)] == list(years), why


@given(st.dates(day(1990, 1, 1), day(2060, 1, 1)), st.integers(1, 3))
def test_terms_that_follow_each_other_share_no_year_and_leave_none_out(opening: day, terms: int) -> None:
    opening = opening.replace(day=min(opening.day, 28))
    edges = [opening.replace(year=opening.year + 5 * each) for each in range(terms + 1)]
    found = [
        [each.last_day.year for each in years_of(TargetTerms(Kind.EVERY_YEAR, Window(first, second), value=1))]
        for first, second in pairwise(edges)
    ]
    assert all(len(each) == 5 for each in found)
    together = [each for years in found for each in years]
    assert together == list(range(together[0], together[0] + 5 * terms))


def judged(kind: Kind, observations: list[Observation], on: day, **more: object) -> Assessment:
    given: dict[str, object] = {"value": 10, "unit": "lớp", **more}
    return assess(TargetTerms(kind, NOVEMBER, **given), observations, on)  # type: ignore[arg-type]


LITTLE = "Năm 2023 chỉ có 61/365 ngày thuộc nhiệm kỳ, chưa được nửa năm nên không xét"
YEARS = [year(2024, 12), year(2025, 10)]


def test_a_missing_figure_of_the_first_two_months_is_not_waited_for_and_the_sentence_says_so() -> None:
    found = judged(Kind.EVERY_YEAR, YEARS, day(2026, 6, 30))
    assert (found.met, found.status, found.years_met, found.years_counted) == (True, Status.EXCEEDED, 2, 2)
    assert found.arithmetic == (
        f"Năm 2024: 12 / 10; năm 2025: 10 / 10. Đạt 2/2 năm; bình quân 11 lớp mỗi năm, bằng 110% mức mỗi năm. {LITTLE}."
    )


@pytest.mark.parametrize("reported", [0, 2, 10, 50])
def test_a_figure_of_the_first_two_months_is_shown_and_decides_nothing(reported: int) -> None:
    without = judged(Kind.EVERY_YEAR, YEARS, day(2026, 6, 30))
    found = judged(Kind.EVERY_YEAR, [half(2023, 2, reported), *YEARS], day(2026, 6, 30))
    assert (found.value, found.met, found.status, found.years) == (
        without.value, without.met, without.status, without.years,
    )  # fmt: skip
    assert found.arithmetic.endswith(f"{LITTLE} (đã báo cáo {reported} lớp).")


# (kind, the target, figures, its years met of those counted, the value, what is said of 2023)
KINDS = [
    (Kind.AVERAGE, {}, [half(2023, 2, 1), *YEARS], None, 11, f"{LITTLE} (đã báo cáo 1 lớp)."),
    (Kind.NOT_WORSE, {"comparator": Is.AT_LEAST, "baseline": 9, "value": None}, [half(2023, 2, 1), *YEARS], (1, 2), 10,
     f"{LITTLE} (đã báo cáo 1 lớp)."),
    (Kind.ASSIGNED_SHARE, {"value": None, "unit": "%"},
     [year(2023, 1, assigned=40), year(2024, 12, assigned=12), year(2025, 11, assigned=10)], (2, 2), None,
     f"{LITTLE} (đã báo cáo 1)."),
    (Kind.TITLE_YEARS, {"value": None, "unit": ""},
     [year(2023, attained=False), year(2024, attained=True), year(2025, attained=True)], (2, 2), 2,
     f"{LITTLE} (đã xét: không đạt)."),
    (Kind.TITLE_YEARS, {"value": None, "unit": "", "needed_years": 5},
     [year(2024, attained=True), year(2025, attained=True)], (2, 2), 2, "2 / 5 = 40%"),
    (Kind.AVERAGE_GROWTH, {"unit": "%", "baseline": 100, "value": 10},
     [year(2023, 100, basis=Basis.MOMENT), year(2024, 110, basis=Basis.MOMENT), year(2025, 121, basis=Basis.MOMENT)],
     None, None, "Tăng bình quân 2 năm từ 100 lên 121: (121 / 100)^(1/2) - 1"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "more", "figures", "met", "value", "said"), KINDS)
def test_every_yearly_kind_leaves_the_same_year_aside(
    kind: Kind, more: dict[str, object], figures: list[Observation], met: tuple[int, int] | None, value: int | None,
    said: str,
) -> None:  # fmt: skip
    found = judged(kind, figures, day(2026, 6, 30), **more)
    assert said in found.arithmetic
    assert "2023" not in found.arithmetic.replace(LITTLE, "")
    if met is not None:
        assert (found.years_met, found.years_counted) == met
    if value is not None:
        assert found.value == value


def test_a_year_that_the_office_planned_for_counts_however_short() -> None:
    plans = (Milestone(window(CALENDAR, Length.YEAR, 2023), 2),)
    found = judged(Kind.EVERY_YEAR, [half(2023, 2, 1), *YEARS], day(2026, 6, 30), milestones=plans)
    assert (found.met, found.years_met, found.years_counted) == (False, 2, 3)
    assert found.arithmetic.startswith("Năm 2023: 1 / 2; năm 2024: 12 / 10")
    assert "không xét" not in found.arithmetic


def test_before_the_first_year_is_over_the_target_is_not_due_and_says_why_2023_is_none() -> None:
    for kind in (Kind.EVERY_YEAR, Kind.AVERAGE):
        found = judged(kind, [], day(2024, 6, 30))
        assert (found.status, found.arithmetic) == (Status.NOT_DUE, f"Chưa đến kỳ có số liệu. {LITTLE}.")
    assert judged(Kind.EVERY_YEAR, [], day(2024, 12, 31)).status is Status.NO_DATA


def test_the_last_year_goes_on_after_the_term_and_its_figure_or_an_estimate_is_waited_for() -> None:
    four = [year(each, 12) for each in range(2024, 2028)]
    for on in (NOVEMBER.last_day, day(2029, 3, 1)):
        found = judged(Kind.EVERY_YEAR, [*four, half(2028, 1, 6)], on)
        assert (found.met, found.final, found.status) == (None, False, Status.INCOMPLETE)
        assert "năm 2028: 6 / 10 (chưa đủ năm). Đạt 4/4 năm (thiếu số liệu năm 2028);" in found.arithmetic
    before = judged(Kind.EVERY_YEAR, [*four, half(2028, 1, 6)], day(2028, 7, 1))
    assert (before.met, before.years_met, before.years_counted) == (True, 4, 4)
    early = judged(Kind.EVERY_YEAR, [*four, half(2028, 1, 11)], NOVEMBER.last_day)
    assert (early.years_met, early.years_counted, early.final) == (5, 5, True)
    for on in (NOVEMBER.last_day, day(2029, 1, 1)):
        estimated = judged(Kind.EVERY_YEAR, [*four, year(2028, 8, estimate=True)], on)
        assert (estimated.met, estimated.estimate, estimated.years_met, estimated.final) == (False, True, 4, False)


def test_a_year_inside_the_term_that_lacks_figures_is_still_waited_for() -> None:
    found = judged(Kind.EVERY_YEAR, [year(2024, 12)], day(2026, 6, 30))
    assert found.met is None
    assert "(thiếu số liệu năm 2025)" in found.arithmetic


def test_the_first_months_of_a_last_year_that_belongs_to_the_next_term_are_shown_beside() -> None:
    terms = TargetTerms(Kind.EVERY_YEAR, Window(day(2020, 5, 15), day(2025, 5, 15)), value=10, unit="lớp")
    quarter = Observation(window(CALENDAR, Length.QUARTER, 2025, 1), 4)
    figures = [*(year(each, 12) for each in range(2020, 2025)), quarter]
    assert "2025" not in assess(terms, figures[:-1], day(2024, 12, 31)).arithmetic
    found = assess(terms, figures, day(2025, 5, 14))
    assert found.met is True
    assert found.arithmetic.endswith(
        "Năm 2025 chỉ có 134/365 ngày thuộc nhiệm kỳ, chưa được nửa năm nên không xét (đã báo cáo 4 lớp)."
    )
