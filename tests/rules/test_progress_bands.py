"""Bands: every target in exactly one, nothing rounded up into one, the summary names whom it leaves out."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.periods import Window
from nhiemky.rules.progress import (
    NO_DATA,
    REST,
    Assessment,
    Band,
    BandSet,
    BandsMalformed,
    Basis,
    Comparator,
    Direction,
    Observation,
    Standing,
    Status,
    TargetKind,
    TargetTerms,
    assess,
    band_of,
    classify,
    format_percent,
    percent_decimal,
    shortfall,
    summary_sentence,
)
from nhiemky.rules.text import parse_number

day = datetime.date
ON = day(2023, 6, 24)
FULL = Band("full", "đạt 100% trở lên", Fraction(100))
ABOVE_60 = Band("above_60", "đạt trên 60%", Fraction(60), inclusive=False)
BANDS = BandSet("sample", (FULL, ABOVE_60), day(2020, 1, 1))


def standing(key: str, percent: str | None, met: bool | None, status: Status = Status.ON_TRACK) -> Standing:
    exact = None if percent is None else Fraction(percent)
    return Standing(key, f"chỉ tiêu {key}", Assessment(ON, status, met=met, percent_of_term_target=exact))


@pytest.mark.parametrize(
    ("percent", "met", "status", "band", "because"),
    [
        ("100", True, Status.REACHED, FULL, "exactly 100"),
        ("99.6", False, Status.ON_TRACK, ABOVE_60, "domain facts 2.2 (g): 99.6 is never 100"),
        ("99.9999999", False, Status.ON_TRACK, ABOVE_60, "2.2 (g)"),
        ("100", False, Status.ON_TRACK, ABOVE_60, "2.2 (d): trên 80% at 80 is not met"),
        ("100", None, Status.ON_TRACK, ABOVE_60, "open: a year without figures"),
        ("60", False, Status.BEHIND, REST, "trên 60% is strict"),
        ("60.0000001", False, Status.BEHIND, ABOVE_60, "just above"),
        ("59.99", False, Status.UNLIKELY, REST, "below every floor"),
        ("-20", False, Status.BEHIND, REST, "a loss"),
        (None, True, Status.REACHED, FULL, "2.2 (c): a zero target that is met has no percentage"),
        (None, False, Status.MISSED, REST, "2.2 (c): a zero target that is not met"),
        ("90", True, Status.REACHED, FULL, "met in every year, whatever the mean"),
        (None, None, Status.ON_TRACK, REST, "a qualitative target under way"),
        ("125", None, Status.LIKELY, ABOVE_60, "open: not met is in no band from 100 up, whatever the percentage"),
        (None, None, Status.LIKELY, REST, "a limit that is not broken yet"),
        ("101", None, Status.INCOMPLETE, REST, "product's decision: figures that are not there say no percentage"),
        ("100", None, Status.UNJUDGED, REST, "product's decision: there are figures, so it is not without them"),
        (None, None, Status.NO_DATA, NO_DATA, "no figures"),
        (None, None, Status.NOT_DUE, NO_DATA, "no figures yet"),
    ],
)
def test_a_target_stands_in_one_band(
    percent: str | None, met: bool | None, status: Status, band: Band, because: str
) -> None:
    assert band_of(standing("a", percent, met, status).assessment, BANDS) == band, because


TEN = [standing(f"số {number}", "100", True, Status.REACHED) for number in range(1, 11)]
THREE = [
    Standing("members", "kết nạp đảng viên mới", standing("", "80", False).assessment),
    standing("số 12", "65.5", False),
    standing("số 13", "61", False),
]


def test_ten_and_three_of_fourteen_name_the_fourteenth() -> None:
    fourteenth = standing("số 14", "41.25", False, Status.UNLIKELY)
    summary = classify([*TEN, *THREE, fourteenth], BANDS)
    assert [(each.band.code, each.count) for each in summary.counts] == [
        ("full", 10), ("above_60", 3), ("rest", 1), ("no_data", 0),
    ]  # fmt: skip
    assert summary.left_out == (fourteenth,)
    assert summary_sentence(summary, ["members"]) == (
        "Kết quả có 10/14 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%, trong đó kết nạp đảng viên mới đạt 80%; "
        "còn 1 chỉ tiêu ngoài các mức trên: chỉ tiêu số 14 (đạt 41,25%)."
    )


def test_a_target_without_figures_is_named_with_the_reason() -> None:
    summary = classify([*TEN, *THREE, standing("số 14", None, None, Status.NO_DATA)], BANDS)
    assert summary_sentence(summary).endswith("còn 1 chỉ tiêu ngoài các mức trên: chỉ tiêu số 14 (chưa có số liệu).")


@pytest.mark.parametrize(
    ("status", "words"), [(Status.INCOMPLETE, "chưa đủ số liệu"), (Status.UNJUDGED, "chưa tính được")]
)
def test_a_target_that_can_not_be_told_is_named_with_its_word_and_no_percentage(status: Status, words: str) -> None:
    sentence = summary_sentence(classify([*TEN, *THREE, standing("số 14", "101", None, status)], BANDS))
    assert sentence.endswith(f"còn 1 chỉ tiêu ngoài các mức trên: chỉ tiêu số 14 ({words}).")


def test_a_summary_that_holds_everyone_leaves_out_nobody() -> None:
    assert summary_sentence(classify([*TEN, *THREE], BANDS)) == (
        "Kết quả có 10/13 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%."
    )


def test_an_empty_band_is_passed_over_save_the_first() -> None:
    bands = BandSet("three", (FULL, Band("most", "đạt từ 80%", Fraction(80)), ABOVE_60), day(2020, 1, 1))
    summary = classify([standing("số 1", "70", False)], bands)
    assert summary_sentence(summary) == "Kết quả có 0/1 chỉ tiêu đạt 100% trở lên, 1 chỉ tiêu đạt trên 60%."


def test_a_printed_percentage_does_not_deny_its_band() -> None:
    close = Standing("a", "chỉ tiêu a", standing("a", "60.001", False).assessment)
    assert "đạt 60,001%" in summary_sentence(classify([close], BANDS), ["a"])


@pytest.mark.parametrize(("total", "counts", "missing"), [(14, (10, 3), 1), (14, (10, 4), 0), (14, (10, 5), -1)])
def test_counts_in_print_are_held_to_their_total(total: int, counts: tuple[int, ...], missing: int) -> None:
    assert shortfall(total, counts) == missing


PERCENTS = st.one_of(
    st.builds(Fraction, st.integers(-(10**10), 10**11), st.integers(10**8, 10**9)),
    st.sampled_from([Fraction(60), Fraction(80), Fraction(100), Fraction(99999999, 10**6), Fraction(5999, 100)]),
)
ASSESSMENTS = st.builds(
    lambda status, met, percent: Assessment(ON, status, met=met, percent_of_term_target=percent),
    st.sampled_from(list(Status)),
    st.sampled_from([True, False, None]),
    st.none() | PERCENTS,
)
BAND_SETS = st.lists(
    st.tuples(st.integers(0, 150), st.booleans()), min_size=1, max_size=5, unique_by=lambda each: each[0]
).map(
    lambda floors: BandSet(
        "any",
        tuple(
            Band(f"b{floor}", f"từ {floor}", Fraction(floor), inclusive) for floor, inclusive in sorted(floors)[::-1]
        ),
        day(2020, 1, 1),
    )
)


def _obvious(assessment: Assessment, bands: BandSet) -> str:
    """The band, read the other way round: from the lowest up, the last floor that is passed."""
    if assessment.status in (Status.NO_DATA, Status.NOT_DUE):
        return "no_data"
    code = "rest"
    if assessment.status in (Status.INCOMPLETE, Status.UNJUDGED):
        return code
    for band in reversed(bands.bands):
        percent = assessment.percent_of_term_target
        if assessment.met is True and (percent is None or percent < 100):
            percent = Fraction(100)
        passes = percent is not None and (percent >= band.floor if band.inclusive else percent > band.floor)
        if passes and (band.floor < 100 or assessment.met is True):
            code = band.code
    return code


@given(st.lists(ASSESSMENTS, max_size=20), BAND_SETS)
def test_bands_part_the_targets_and_add_up(assessments: list[Assessment], bands: BandSet) -> None:
    standings = [Standing(str(number), f"số {number}", each) for number, each in enumerate(assessments)]
    summary = classify(standings, bands)
    placed = [each for count in summary.counts for each in count.standings]
    assert sorted(placed, key=lambda each: int(each.key)) == standings
    assert sum(count.count for count in summary.counts) == summary.total == len(standings)
    assert {each.key: count.band.code for count in summary.counts for each in count.standings} == {
        each.key: _obvious(each.assessment, bands) for each in standings
    }
    assert set(summary.left_out) == {
        each for each in standings if _obvious(each.assessment, bands) in ("rest", "no_data")
    }
    nothing = all(_obvious(each.assessment, bands) == "no_data" for each in standings)
    named = all(each.name in summary_sentence(summary) for each in summary.left_out)
    assert named or (nothing and f"Chưa chỉ tiêu nào trong {summary.total} chỉ tiêu" in summary_sentence(summary))


@pytest.mark.parametrize(
    ("percent", "places", "text"),
    [
        (Fraction(80), 2, "80%"),
        (Fraction("99.6"), 0, "99%"),
        (Fraction("99.6"), 1, "99,6%"),
        (Fraction("99.996"), 2, "99,99%"),
        (Fraction(10300, 87), 2, "118,39%"),
        (Fraction(200, 3), 2, "66,67%"),
        (Fraction("100.004"), 2, "100,004%"),
        (Fraction(0), 2, "0%"),
        (Fraction("-12.345"), 1, "-12,3%"),
    ],
)
def test_percentages_are_printed(percent: Fraction, places: int, text: str) -> None:
    assert format_percent(percent, places) == text


@given(PERCENTS, st.integers(0, 3), st.lists(st.integers(0, 120).map(Fraction), max_size=4))
def test_printing_never_moves_a_percentage_across_an_edge(
    percent: Fraction, places: int, edges: list[Fraction]
) -> None:
    shown = Fraction(parse_number(format_percent(percent, places, edges).removesuffix("%")))
    assert all((shown > edge) == (percent > edge) and (shown < edge) == (percent < edge) for edge in edges)
    assert abs(shown - percent) <= Fraction(1, 10**places)


@given(PERCENTS)
def test_a_percentage_as_decimal_never_gains(percent: Fraction) -> None:
    shown = Fraction(percent_decimal(percent))
    assert shown <= percent < shown + Fraction(1, 10**6)


TERM = Window(day(2020, 5, 15), day(2025, 5, 15))
VALUES = st.builds(Fraction, st.integers(-2000, 20000), st.integers(100, 1000))


def _judge(
    comparator: Comparator, direction: Direction, actual: Fraction, value: Fraction, width: Fraction
) -> Assessment:
    terms = TargetTerms(
        TargetKind.LEVEL,
        TERM,
        comparator,
        value,
        value + width if comparator is Comparator.RANGE else None,
        direction=direction,
    )
    return assess(terms, [Observation(Window(day(2022, 1, 1), day(2023, 1, 1)), actual, basis=Basis.MOMENT)], ON)


COMPARED = (st.sampled_from(list(Comparator)), st.sampled_from(list(Direction)), VALUES, VALUES, VALUES.map(abs))


@given(*COMPARED)
def test_met_and_hundred_percent_agree_save_at_a_strict_edge(
    comparator: Comparator, direction: Direction, actual: Fraction, value: Fraction, width: Fraction
) -> None:
    found = _judge(comparator, direction, actual, value, width)
    percent = found.percent_of_term_target
    strict = comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN) and actual == value
    assert percent is None or strict or found.met == (percent >= 100)


@given(*COMPARED, VALUES.map(abs))
def test_a_better_figure_never_has_a_lower_percentage(
    comparator: Comparator, direction: Direction, actual: Fraction, value: Fraction, width: Fraction, gain: Fraction
) -> None:
    upward = comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN)
    downward = comparator in (Comparator.AT_MOST, Comparator.LESS_THAN)
    if comparator is Comparator.RANGE:
        upward, downward = direction is Direction.UP, direction is Direction.DOWN
    if not (upward or downward):
        return
    better = actual + gain if upward else actual - gain
    one, other = (_judge(comparator, direction, each, value, width).percent_of_term_target for each in (actual, better))
    assert one is None or other is None or other >= one


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"bands": []}, "chưa có mức"),
        ({"bands": None}, "thiếu danh sách"),
        ({"bands": [{"label": "đạt", "floor": 60}, {"label": "cao", "floor": 100}]}, "từ cao xuống thấp"),
        ({"bands": [{"label": "đạt", "floor": 60}, {"label": "trùng", "floor": 60}]}, "không trùng"),
        ({"bands": [{"label": "đạt", "floor": "nhiều"}]}, "không phải là số"),
        ({"bands": [{"label": "đạt", "floor": 60.5}]}, "trong dấu nháy"),
        ({"bands": [{"label": "", "floor": 60}]}, "tên gọi"),
        ({"bands": [{"code": "rest", "label": "đạt", "floor": 60}]}, "mã mức bị trùng"),
        ({"bands": [{"label": "đạt", "floor": 60}], "effective_from": None}, "ngày bắt đầu"),
        ({"bands": [{"label": "đạt", "floor": 60}], "effective_from": "hôm nay"}, "không phải là ngày"),
    ],
)
def test_bands_that_do_not_stand_are_refused(values: dict[str, object], fault: str) -> None:
    with pytest.raises(BandsMalformed, match=fault):
        BandSet.from_values({"code": "thử", "effective_from": "2020-01-01", **values})


def test_bands_come_from_plain_values() -> None:
    bands = BandSet.from_values(
        {
            "code": "sample",
            "effective_from": "2020-01-01",
            "bands": [
                {"code": "full", "label": "đạt 100% trở lên", "floor": 100},
                {"code": "above_60", "label": "đạt trên 60%", "floor": "60", "inclusive": False},
            ],
        }
    )
    assert bands == BANDS
    assert bands.edges == (100, 60)
    assert [bands.in_force(each) for each in (day(2019, 12, 31), day(2020, 1, 1))] == [False, True]


def test_a_strict_and_an_open_band_of_one_floor_may_stand_together() -> None:
    over = Band("over", "vượt", Fraction(100), inclusive=False)
    bands = BandSet("four", (over, FULL, ABOVE_60), day(2020, 1, 1))
    assert band_of(standing("a", "100", True).assessment, bands) == FULL
    assert band_of(standing("a", "100.01", True).assessment, bands) == over


def test_before_any_figure_came_the_sentence_says_just_that() -> None:
    nothing = [standing(f"số {number}", None, None, Status.NO_DATA) for number in range(1, 15)]
    assert summary_sentence(classify(nothing, BANDS)) == "Chưa chỉ tiêu nào trong 14 chỉ tiêu có số liệu."
