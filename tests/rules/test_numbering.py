"""Number books: next number, gaps, doubles, scopes, printing and reading back."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.numbering import (
    PARTY_TYPES,
    STATE_TYPES,
    NumberSkipped,
    NumberTaken,
    NumberUnreadable,
    ParsedNumber,
    Scope,
    SeriesBy,
    Style,
    TemplateMalformed,
    TermMissing,
    UnknownType,
    check_number,
    duplicates,
    format_number,
    gaps,
    next_number,
    parse_number,
    scope_key,
    series,
    type_code,
    types_of,
)

PARTY = "Số {number}-{type}/{body}"
STATE = "Số: {number}/{type}-{body}"
YOUTH = "Số: {number}-{type}/{body}"


@pytest.mark.parametrize(
    ("template", "number", "code", "body", "text", "source"),
    [
        (PARTY, 12, "NQ", "TU", "Số 12-NQ/TU", "HD 05-HD/VPTW: no colon (second-hand)"),
        (PARTY, 5, "QĐ", "UBKTTU", "Số 05-QĐ/UBKTTU", "HD 05-HD/VPTW: leading zero (second-hand)"),
        (STATE, 5, "QĐ", "ABC", "Số: 05/QĐ-ABC", "NĐ 30/2020 Phụ lục I (verified)"),
        (STATE, 291, "QĐ", "MTTQ-BTT", "Số: 291/QĐ-MTTQ-BTT", "practice of the Front (domain facts 1.3)"),
        (STATE, 12, "", "UBND-VX", "Số: 12/UBND-VX", "NĐ 30/2020: a công văn has no type code (verified)"),
        (YOUTH, 367, "QĐ", "TWĐTN-VP", "Số: 367-QĐ/TWĐTN-VP", "QĐ 367-QĐ/TWĐTN-VP (verified)"),
    ],
)
def test_a_number_is_printed_and_read_back(
    template: str, number: int, code: str, body: str, text: str, source: str
) -> None:
    assert format_number(template, number, code, body) == text, source
    assert parse_number(text, template) == ParsedNumber(number, code, body)


BODIES = st.sampled_from(["TU", "ABC", "UBKTTU", "MTTQ-BTT", "TWĐTN-VP", "ĐU", "UBND-VX", "LHHN", "BTGDVTU"])
CODES = st.sampled_from(sorted({*PARTY_TYPES.values(), *STATE_TYPES.values()}))


@given(st.sampled_from([PARTY, STATE, YOUTH]), st.integers(1, 99_999), CODES, BODIES)
def test_every_printed_number_reads_back(template: str, number: int, code: str, body: str) -> None:
    assert parse_number(format_number(template, number, code, body), template) == ParsedNumber(number, code, body)


@pytest.mark.parametrize("text", ["12-NQ/TU", "số 12-NQ/TU", "Số: 12 - NQ/TU", "Số 012-NQ/TU", "  Số 12 -NQ / TU "])
def test_numbers_are_read_as_people_type_them(text: str) -> None:
    assert parse_number(text, PARTY) == ParsedNumber(12, "NQ", "TU")


@pytest.mark.parametrize(
    ("text", "template", "parsed", "source"),
    [
        ("100-QĐ/LHHN", STATE, ParsedNumber(100, "QĐ", "LHHN"), "a friendship union's decision (domain facts 1.3)"),
        ("Số: 05/QĐ-ABC", PARTY, ParsedNumber(5, "QĐ", "ABC"), "a state number that a Party body received"),
        ("123/2025/QĐ-UBND", STATE, ParsedNumber(123, "QĐ", "UBND", 2025), "legal normative documents carry a year"),
        ("06/2024/QĐ-UBND", STATE, ParsedNumber(6, "QĐ", "UBND", 2024), "QĐ 06/2024/QĐ-UBND (domain facts 2.3)"),
        ("05/BC-ỦBMTTQ", STATE, ParsedNumber(5, "BC", "ỦBMTTQ"), "a body's code may begin with any letter"),
        ("05-BC/ỦBKTTU", PARTY, ParsedNumber(5, "BC", "ỦBKTTU"), "a body's code may begin with any letter"),
        ("2025/UBND-VX", STATE, ParsedNumber(2025, "", "UBND-VX"), "a number that looks like a year is a number"),
    ],
)
def test_numbers_put_together_in_other_ways_are_read(
    text: str, template: str, parsed: ParsedNumber, source: str
) -> None:
    assert parse_number(text, template) == parsed, source


@pytest.mark.parametrize("text", ["", "Số -NQ/TU", "NQ/TU", "12", "12/TU-NQ", "Số mười hai", "12-NQ/tu"])
def test_a_number_of_another_form_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NumberUnreadable, match="Số 05-QĐ/ABC"):
        parse_number(text, PARTY)


@pytest.mark.parametrize(
    "template",
    ["Số {number}", "{type}/{body}", "Số {number}-{body}/{body}", "Số {number}/{year}-{body}", "Số {number}-{body}}"],
)
def test_a_template_that_prints_no_number_is_refused(template: str) -> None:
    with pytest.raises(TemplateMalformed, match="Mẫu số"):
        format_number(template, 1, "NQ", "TU")


@pytest.mark.parametrize(("used", "following"), [([], 1), ([1, 2, 3], 4), ([3, 1, 2], 4), ([1, 5], 6)])
def test_the_next_number_follows_the_last(used: list[int], following: int) -> None:
    assert next_number(used) == following


@pytest.mark.parametrize(
    ("number", "error", "words"),
    [
        (3, NumberTaken, "Số 03 đã được cấp.*tiếp theo là 04"),
        (5, NumberSkipped, "bỏ trống số 04"),
        (0, NumberTaken, "tiếp theo là 04"),
    ],
)
def test_gaps_and_doubles_are_refused(number: int, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        check_number(number, [1, 2, 3])
    check_number(4, [1, 2, 3])


@given(st.integers(0, 40))
def test_numbers_taken_one_after_the_other_leave_no_gap(count: int) -> None:
    used: list[int] = []
    for _ in range(count):
        following = next_number(used)
        check_number(following, used)
        used.append(following)
    assert used == list(range(1, count + 1))
    assert gaps(used) == duplicates(used) == ()


def test_a_book_brought_in_from_paper_shows_its_gaps_and_doubles() -> None:
    assert gaps([1, 2, 5, 7]) == (3, 4, 6)
    assert duplicates([1, 2, 2, 3, 3, 3]) == (2, 3)
    assert gaps([]) == duplicates([]) == ()


def test_the_partys_book_runs_through_the_term_and_the_states_through_the_year() -> None:
    january, december = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
    assert scope_key(Scope.YEAR, january) == scope_key(Scope.YEAR, december) == "2026"
    assert scope_key(Scope.TERM, january, 7) == scope_key(Scope.TERM, datetime.date(2029, 5, 1), 7) != "2026"
    with pytest.raises(TermMissing, match="chọn nhiệm kỳ"):
        scope_key(Scope.TERM, january)


def test_series_are_by_body_or_by_body_and_type() -> None:
    assert series("TU", "NQ", SeriesBy.ORGAN_AND_TYPE) != series("TU", "QĐ", SeriesBy.ORGAN_AND_TYPE)
    assert series("ABC", "NQ", SeriesBy.ORGAN) == series("ABC", "QĐ", SeriesBy.ORGAN)


@pytest.mark.parametrize(
    ("name", "style", "code"),
    [
        ("Nghị quyết", Style.PARTY, "NQ"),
        ("quy định", Style.PARTY, "QĐ"),  # HD 05-HD/VPTW: shares QĐ (second-hand)
        ("quy định", Style.STATE, "QyĐ"),  # NĐ 30/2020 Phụ lục III (verified)
        ("Chương trình", Style.STATE, "CTr"),
        ("công văn", Style.STATE, ""),
        ("công văn", Style.PARTY, "CV"),
        ("giấy uỷ quyền", Style.STATE, "GUQ"),
        ("thông tri", Style.PARTY, "TT"),
    ],
)
def test_type_codes_of_both_styles(name: str, style: Style, code: str) -> None:
    assert type_code(name, style) == code


def test_a_type_that_the_style_lacks_is_refused() -> None:
    with pytest.raises(UnknownType, match="thông tri"):
        type_code("thông tri", Style.STATE)
    assert types_of("QĐ", Style.PARTY) == ("quyết định", "quy định")
    assert types_of("XX", Style.PARTY) == ()
