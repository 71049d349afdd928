"""Number line, place and date, signature, recipients: the grammar of the form, case by case."""

from __future__ import annotations

import datetime

import pytest
from sample_midterm import profiles

from nhiemky.papers.layout.form import (
    addressee_lines,
    first_letter,
    heading_mark,
    number_line,
    place_and_date,
    point_letter,
    recipient_lines,
    signature_block,
)
from nhiemky.papers.layout.review import Issuing, Signature


def _issuing(number: int | None, body_code: str) -> Issuing:
    return Issuing((), "Cơ quan", body_code, "Tân Giang", number)


@pytest.mark.parametrize(
    ("code", "number", "body_code", "line", "provision"),
    [
        ("state-2020", 5, "LHHN", "Số: 05/BC-LHHN", "NĐ 30 ô 3: số nhỏ hơn 10 thêm 0, gạch chéo, gạch nối"),
        ("state-2020", 12, "UBND", "Số: 12/BC-UBND", "NĐ 30 ô 3"),
        ("party-2026", 7, "ĐU", "Số 07-BC/ĐU", "HD 05: không dấu hai chấm"),
        ("party-2026", 127, "UBKTTU", "Số 127-BC/UBKTTU", "HD 05"),
        ("youth-union-2013", 36, "TĐTN-VP", "Số: 36-BC/TĐTN-VP", "QĐ 367-QĐ/TWĐTN-VP"),
        ("front-2013", 91, "MTTQ-BTT", "Số: 91/BC-MTTQ-BTT", "HD 91/HD-MTTW-BTT"),
        ("party-2026", None, "ĐU", "Số …-BC/ĐU", "bản dự thảo để trống số"),
    ],
)
def test_number_line_follows_the_family(code, number, body_code, line, provision):
    assert number_line(_issuing(number, body_code), profiles()[code]) == line, provision


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (datetime.date(2026, 2, 5), "Tân Giang, ngày 05 tháng 02 năm 2026"),
        (datetime.date(2026, 1, 31), "Tân Giang, ngày 31 tháng 01 năm 2026"),
        (datetime.date(2026, 3, 9), "Tân Giang, ngày 09 tháng 3 năm 2026"),
        (datetime.date(2026, 12, 10), "Tân Giang, ngày 10 tháng 12 năm 2026"),
    ],
)
def test_place_and_date_keep_the_zero_rule(day, line):  # NĐ 30 ô 4 (verified)
    assert place_and_date("Tân Giang", day) == line


def test_a_draft_leaves_the_day_open():
    assert place_and_date("Tân Giang", None) == "Tân Giang, ngày … tháng … năm …"


@pytest.mark.parametrize(
    ("code", "signature", "authority", "position"),
    [
        ("party-2026", Signature("Phó Bí thư", "A", "TM", "Ban Thường vụ"), "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        ("party-2026", Signature("Phó Trưởng ban", "A", "KT", "Trưởng ban"), "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        (
            "party-2026",
            Signature("Chánh Văn phòng", "A", "TUQ", "Ban Thường vụ"),
            "T/L BAN THƯỜNG VỤ",
            "CHÁNH VĂN PHÒNG",
        ),
        ("state-2020", Signature("Chủ tịch", "A", "TM", "Ban Chấp hành"), "TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
        ("state-2020", Signature("Phó Chủ tịch", "A", "KT", "Chủ tịch"), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("state-2020", Signature("Chủ tịch", "A", "Q"), "", "Q. CHỦ TỊCH"),
        ("state-2020", Signature("Chủ tịch", "A"), "", "CHỦ TỊCH"),
    ],
)
def test_signature_carries_the_prefix_of_its_family(code, signature, authority, position):  # NĐ 30 ô 7a; HD 05
    block = signature_block(signature, profiles()[code])
    assert (block.authority, block.position) == (authority, position)


@pytest.mark.parametrize(
    ("code", "given", "addressed", "lines"),
    [
        ("party-2026", ("Tỉnh ủy", "Lưu Văn phòng"), False, ("- Tỉnh ủy,", "- Lưu Văn phòng.")),
        ("state-2020", ("UBND tỉnh", "Lưu: VT, TH"), False, ("- UBND tỉnh;", "- Lưu: VT, TH.")),
        ("state-2020", ("Lưu: VT",), True, ("- Như trên;", "- Lưu: VT.")),
        ("state-2020", ("- Như trên;", "- Lưu: VT."), True, ("- Như trên;", "- Lưu: VT.")),
        ("state-2020", (" ", ""), False, ()),
    ],
)
def test_recipients_end_as_their_family_writes(code, given, addressed, lines):  # NĐ 30 ô 9b; HD 05
    assert recipient_lines(given, profiles()[code], addressed=addressed) == lines


def test_one_addressee_stands_on_the_line_and_several_below_it():  # NĐ 30 ô 9a
    profile = profiles()["state-2020"]
    assert addressee_lines(("UBND tỉnh",), profile) == ("Kính gửi: UBND tỉnh",)
    assert addressee_lines(("Sở A", "Sở B.", "Sở C"), profile) == ("Kính gửi:", "- Sở A;", "- Sở B;", "- Sở C.")
    assert addressee_lines((), profile) == ()


@pytest.mark.parametrize(
    ("code", "marks"), [("party-2026", ("III- ", "2- ", "đ) ")), ("state-2020", ("III. ", "2. ", "đ) "))]
)
def test_headings_carry_the_marks_of_their_family(code, marks):
    profile = profiles()[code]
    assert (heading_mark(profile, 1, 3), heading_mark(profile, 2, 2), heading_mark(profile, 3, 5)) == marks


def test_points_run_through_the_vietnamese_alphabet_and_on():  # NĐ 30, Điểm: có chữ đ
    assert "".join(point_letter(count) for count in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"
    assert point_letter(24) == "a1"


@pytest.mark.parametrize(
    ("text", "lower", "expected"),
    [
        ("Sơ kết", True, "sơ kết"),
        ("sơ kết", False, "Sơ kết"),
        ("UBND tỉnh", True, "UBND tỉnh"),
        ("ơn", False, "Ơn"),
        ("", True, ""),
    ],
)
def test_first_letters_change_case_but_signs_in_capitals_stay(text, lower, expected):
    assert first_letter(text, lower=lower) == expected
