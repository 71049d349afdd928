"""Numerals, number words, ordinals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.text import (
    NotAnOrdinal,
    NotANumber,
    format_number,
    number_from_words,
    parse_number,
    parse_ordinal,
    roman,
)


@pytest.mark.parametrize(
    ("text", "value", "because"),
    [
        ("1.428", "1428", "thousand point (domain facts 2.1)"),
        ("1.340,5", "1340.5", "decimal comma"),
        ("0,30", "0.30", "as in 0,30%0"),
        ("01", "1", "leading zero, as plans write counts"),
        ("12,500", "12.500", "a comma is a decimal comma even before three digits"),
        ("1340", "1340", "no grouping (1.428/1340 tỷ)"),
        (" 85 ", "85", "spaces around"),
        ("-2,5", "-2.5", "below zero"),
        ("−3", "-3", "the minus sign of typography"),
        ("6.5", "6.5", "a point that cannot part thousands"),
        ("0.125", "0.125", "no group begins with zero"),
        ("1,234,567", "1234567", "English grouping, read in one way only"),
        ("12 345,6", "12345.6", "grouping by spaces"),
    ],
)
def test_a_numeral_is_read(text: str, value: str, because: str) -> None:
    assert parse_number(text) == Decimal(value), because


@pytest.mark.parametrize(
    "text", ["", "   ", "mười", "1.23.456", "1..2", "12,", ",5", "1,2,3", "10%", "1.000.00", "１２"]
)
def test_what_reads_in_no_one_way_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotANumber, match=r"1\.428,5"):
        parse_number(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_a_printed_number_reads_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1428, None, "1.428"),
        (Decimal("1340.5"), None, "1.340,5"),
        (Decimal("0.30"), None, "0,30"),
        (Decimal("2.345"), 2, "2,35"),
        (Decimal("-0.4"), 0, "0"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(1, 8), None, "0,125"),
        (-1234567, None, "-1.234.567"),
        (Decimal("1E+3"), None, "1.000"),
    ],
)
def test_a_number_is_printed(value: Decimal | int | Fraction, places: int | None, text: str) -> None:
    assert format_number(value, places) == text


def test_a_fraction_without_end_needs_places() -> None:
    with pytest.raises(ValueError, match="how many places"):
        format_number(Fraction(1, 3))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("không", "0"),
        ("mười", "10"),
        ("mười lăm", "15"),
        ("hai mươi mốt", "21"),
        ("ba mươi tư", "34"),
        ("năm mươi lăm", "55"),
        ("hai lăm", "25"),
        ("hai chục", "20"),
        ("một trăm linh năm", "105"),
        ("một trăm lẻ năm", "105"),
        ("ba trăm hai", "320"),
        ("trăm rưỡi", "150"),
        ("hai nghìn không trăm hai mươi lăm", "2025"),
        ("mười hai ngàn", "12000"),
        ("hai triệu rưỡi", "2500000"),
        ("một tỷ hai trăm triệu", "1200000000"),
        ("hai nghìn tỷ", "2000000000000"),
        ("Một triệu hai", "1200000"),
        ("hai rưỡi", "2.5"),
    ],
)
def test_number_words_are_read(words: str, value: str) -> None:
    assert number_from_words(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    ["", "mươi", "hai ba", "mười năm", "hai mươi năm", "một trăm năm", "linh năm", "chỉ tiêu", "tỷ", "trăm trăm"],
)
def test_words_that_are_no_number_are_refused(words: str) -> None:
    with pytest.raises(NotANumber):
        number_from_words(words)


UNIT_WORDS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _spell(number: int) -> str:
    """The school spelling of 0 to 999,999,999, written apart from the reader."""
    for scale, word in ((10**6, "triệu"), (1000, "nghìn")):
        if number >= scale:
            rest = number % scale
            middle = " không trăm" if 0 < rest < scale // 10 else ""
            middle += " linh" if 0 < rest < 10 and scale == 1000 else ""
            return f"{_spell(number // scale)} {word}" + (f"{middle} {_spell(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{UNIT_WORDS[number // 100]} trăm" + (f" {'linh ' if rest < 10 else ''}{_spell(rest)}" if rest else "")
    if number < 10:
        return UNIT_WORDS[number]
    tens, units = divmod(number, 10)
    special = {1: "mốt" if tens > 1 else "một", 5: "lăm"}
    head = "mười" if tens == 1 else f"{UNIT_WORDS[tens]} mươi"
    return head if not units else f"{head} {special.get(units, UNIT_WORDS[units])}"


@given(st.integers(0, 99_999))
def test_every_number_in_school_spelling_is_read(number: int) -> None:
    assert number_from_words(_spell(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("XVI", 16), ("lần thứ XVI", 16), ("4", 4), ("04", 4), ("thứ tư", 4), ("nhất", 1), ("thứ nhì", 2),
     ("khóa XIII", 13), ("khoá XI", 11), ("thứ mười sáu", 16), ("kỳ họp thứ 9", 9),
     ("Kỳ họp lần thứ chín", 9), ("hội nghị lần thứ 2", 2), ("i", 1), ("MMXXVI", 2026)],
)  # fmt: skip
def test_ordinals_are_read(text: str, number: int) -> None:
    assert parse_ordinal(text) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "0", "thứ", "XVI nhiệm kỳ", "không"])
def test_what_is_no_ordinal_is_refused(text: str) -> None:
    with pytest.raises(NotAnOrdinal):
        parse_ordinal(text)


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number: int) -> None:
    assert parse_ordinal(roman(number)) == number


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_no_roman_numeral_outside_its_range(number: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        roman(number)
