"""Dates: the zero rule, the ways people write them, the ones that don't exist."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.text import find_dates, format_date_line, format_day, format_short_day, parse_date

DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        # NĐ 30/2020/NĐ-CP, Phụ lục I: days under 10 and months 1 and 2 take a zero, months 3 to 9 don't (verified).
        (datetime.date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (datetime.date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (datetime.date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (datetime.date(2026, 9, 9), "ngày 09 tháng 9 năm 2026"),
        (datetime.date(2026, 10, 10), "ngày 10 tháng 10 năm 2026"),
        (datetime.date(2026, 12, 2), "ngày 02 tháng 12 năm 2026"),
    ],
)
def test_zeros_stand_where_the_decree_puts_them(day: datetime.date, text: str) -> None:
    assert format_day(day) == text
    assert format_date_line("Tân Giang", day) == f"Tân Giang, {text}"


def test_screens_show_two_digits_everywhere() -> None:
    assert format_short_day(datetime.date(2026, 9, 5)) == "05/09/2026"


@pytest.mark.parametrize(
    "text",
    ["05/02/2026", "5/2/2026", "05-02-2026", "5.2.2026", "ngày 5 tháng 2 năm 2026", "Ngày 05 tháng 02 năm 2026",
     "Tân Giang, ngày 05 tháng 02 năm 2026", "ngày 05/02/2026", "2026-02-05",
     " 5/2/2026. ", "ngày 5 tháng 2, năm 2026", "ngày 5/2 năm 2026", "5/2/26", "ngày 05/02/26"],
)  # fmt: skip
def test_a_day_is_read_in_every_writing(text: str) -> None:
    assert parse_date(text) == datetime.date(2026, 2, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2024",
        "29/02/2023",
        "32/1/2024",
        "tháng 2/2024",
        "năm 2024",
        "9-10/11/2023",
        "5/2",
        "hôm nay",
        "5/13/2024",
    ],
)
def test_what_names_no_one_day_gives_none(text: str) -> None:
    assert parse_date(text) is None


@given(DAYS)
def test_every_printed_day_reads_back(day: datetime.date) -> None:
    assert parse_date(format_date_line("An Phước Đông", day)) == day
    assert parse_date(format_short_day(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("Chiều ngày 24/6/2023, tại", "ngày 24/6/2023", (2023, 6, 24, None, None)),
        ("trong hai ngày 9-10/11/2023", "ngày 9-10/11/2023", (2023, 11, 10, 9, None)),
        ("từ ngày 9 đến ngày 10/11/2023", "ngày 9 đến ngày 10/11/2023", (2023, 11, 10, 9, None)),
        ("ngày 9 và 10 tháng 11 năm 2023", "ngày 9 và 10 tháng 11 năm 2023", (2023, 11, 10, 9, None)),
        ("trước ngày 30/9", "ngày 30/9", (None, 9, 30, None, None)),
        ("sáng 16-7, Ủy ban", "sáng 16-7", (None, 7, 16, None, None)),
        ("trong tháng 6/2023", "tháng 6/2023", (2023, 6, None, None, None)),
        ("tháng 6 năm 2023", "tháng 6 năm 2023", (2023, 6, None, None, None)),
        ("giao ban quý I/2024", "quý I/2024", (2024, None, None, None, 1)),
        ("Quý III năm 2024", "Quý III năm 2024", (2024, None, None, None, 3)),
        ("đến hết năm 2025", "năm 2025", (2025, None, None, None, None)),
        ("ngay 24 tháng 05 năm 2022", "24 tháng 05 năm 2022", (2022, 5, 24, None, None)),
        ("trước ngày 31/12 năm 2026.", "ngày 31/12 năm 2026", (2026, 12, 31, None, None)),
        ("Chiều ngày 24/6/23, tại", "ngày 24/6/23", (2023, 6, 24, None, None)),
        ("từ 29/11 - 02/12/2025", "29/11 - 02/12/2025", (2025, 12, 2, 29, None)),
        ("từ ngày 29/11 đến ngày 02/12/2025", "ngày 29/11 đến ngày 02/12/2025", (2025, 12, 2, 29, None)),
        ("ký 2023-06-24", "2023-06-24", (2023, 6, 24, None, None)),
    ],
)
def test_dates_are_found_as_far_as_they_go(text: str, words: str, parts: tuple[int | None, ...]) -> None:
    (found,) = find_dates(text)
    assert text[found.start : found.end] == words
    assert (found.year, found.month, found.day, found.first_day, found.quarter) == parts


@pytest.mark.parametrize(
    "text",
    [
        "10/14 chỉ tiêu",
        "30/2020/NĐ-CP",
        "nhiệm kỳ 2020-2025",
        "31/02/2024",
        "1.428/1.340 tỷ",
        "192.168.1.2023",
        "đạt 24/6/23 chỉ tiêu",
        "29/02 - 31/02/2024",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_two_dates_joined_by_a_dash_are_two() -> None:
    assert [each.date for each in find_dates("(27/7/1947-27/7/2026)")] == [
        datetime.date(1947, 7, 27), datetime.date(2026, 7, 27),
    ]  # fmt: skip


def test_several_days_give_their_first_and_last() -> None:
    (found,) = find_dates("ngày 9-10/11/2023")
    assert (found.first_date, found.date) == (datetime.date(2023, 11, 9), datetime.date(2023, 11, 10))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("từ 29/11 - 02/12/2025", datetime.date(2025, 11, 29), datetime.date(2025, 12, 2)),
        ("từ ngày 30/12 đến ngày 02/01/2026", datetime.date(2025, 12, 30), datetime.date(2026, 1, 2)),
        ("9/11 - 10/11/2023", datetime.date(2023, 11, 9), datetime.date(2023, 11, 10)),
    ],
)
def test_days_that_cross_a_months_end_give_both(text: str, first: datetime.date, last: datetime.date) -> None:
    (found,) = find_dates(text)
    assert (found.first_date, found.date) == (first, last)


def test_two_digits_are_a_year_of_this_century_until_79() -> None:
    assert [parse_date(f"1/5/{year}") for year in ("00", "79", "80")] == [
        datetime.date(2000, 5, 1), datetime.date(2079, 5, 1), datetime.date(1980, 5, 1),
    ]  # fmt: skip
