"""The shipped format profiles against the provisions that they cite, and what a malformed one is told.

Rows marked NĐ 30 are from Nghị định 30/2020/NĐ-CP, Phụ lục I (verified); rows marked HD 05 from Hướng dẫn
05-HD/VPTW of 27/5/2026 under Quy định 399-QĐ/TW (second-hand); Đoàn and MTTQ from their own rules (second-hand).
"""

from __future__ import annotations

import copy
import datetime
from decimal import Decimal

import pytest
from sample_midterm import PROFILE_FILE, profiles

from nhiemky.papers.layout.profiles import (
    Element,
    FormatProfile,
    NoProfileInForce,
    ProfileMalformed,
    Trust,
    profile_on,
    profile_tables,
    read_profiles,
)

LETTERS = [
    # profile, element, smallest, largest, style words, provision
    ("state-2020", "header_title", 12, 13, "bold upper", "NĐ 30 ô 1"),
    ("state-2020", "header_motto", 13, 14, "bold", "NĐ 30 ô 1"),
    ("state-2020", "superior", 12, 13, "upper", "NĐ 30 ô 2"),
    ("state-2020", "issuer", 12, 13, "bold upper", "NĐ 30 ô 2"),
    ("state-2020", "number", 13, 13, "", "NĐ 30 ô 3"),
    ("state-2020", "place_and_date", 13, 14, "italic", "NĐ 30 ô 4"),
    ("state-2020", "type_name", 13, 14, "bold upper", "NĐ 30 ô 5a"),
    ("state-2020", "subject", 13, 14, "bold", "NĐ 30 ô 5a"),
    ("state-2020", "body", 13, 14, "", "NĐ 30 ô 6"),
    ("state-2020", "authority", 13, 14, "bold upper", "NĐ 30 ô 7a"),
    ("state-2020", "signer", 13, 14, "bold", "NĐ 30 ô 7b"),
    ("state-2020", "recipients_label", 12, 12, "bold italic", "NĐ 30 ô 9b"),
    ("state-2020", "recipients", 11, 11, "", "NĐ 30 ô 9b"),
    ("state-2020", "page_number", 13, 14, "", "NĐ 30 phần I mục I"),
    ("state-2020", "annex_number", 14, 14, "bold", "NĐ 30 phụ lục"),
    ("state-2020", "annex_title", 13, 14, "bold upper", "NĐ 30 phụ lục"),
    ("party-2026", "header_title", 15, 15, "bold upper", "HD 05 tiêu đề"),
    ("party-2026", "superior", 14, 14, "upper", "HD 05 cơ quan cấp trên"),
    ("party-2026", "issuer", 14, 14, "bold upper", "HD 05 cơ quan ban hành"),
    ("party-2026", "number", 14, 14, "", "HD 05 số, ký hiệu"),
    ("party-2026", "place_and_date", 14, 14, "italic", "HD 05 địa danh"),
    ("party-2026", "type_name", 15, 16, "bold upper", "HD 05 tên loại"),
    ("party-2026", "subject", 14, 15, "bold", "HD 05 trích yếu"),
    ("party-2026", "body", 14, 15, "", "HD 05 nội dung"),
    ("party-2026", "authority", 14, 14, "bold upper", "HD 05 thẩm quyền ký"),
    ("party-2026", "position", 14, 14, "upper", "HD 05 chức vụ, không đậm"),
    ("party-2026", "signer", 14, 14, "bold", "HD 05 họ tên"),
    ("party-2026", "recipients_label", 14, 14, "underline", "HD 05 nơi nhận"),
    ("party-2026", "recipients", 12, 12, "", "HD 05 nơi nhận"),
    ("youth-union-2013", "header_title", 15, 15, "bold upper", "QĐ 367-QĐ/TWĐTN-VP"),
    ("youth-union-2013", "superior", 14, 14, "upper", "QĐ 367-QĐ/TWĐTN-VP"),
]


@pytest.mark.parametrize(("code", "element", "smallest", "largest", "style", "provision"), LETTERS)
def test_letters_of_each_element_are_those_of_its_provision(code, element, smallest, largest, style, provision):
    form = profiles()[code].form(Element(element))
    assert (form.size.smallest, form.size.largest) == (smallest, largest), provision
    given = {name for name in ("bold", "italic", "underline", "upper") if getattr(form, name)}
    assert given == set(style.split()), provision


@pytest.mark.parametrize(
    ("code", "margins", "provision"),
    [
        ("state-2020", ((20, 25), (20, 25), (30, 35), (15, 20)), "NĐ 30 phần I mục I"),
        ("party-2026", ((20, 20), (20, 20), (30, 30), (15, 15)), "HD 05"),
        ("youth-union-2013", ((20, 20), (20, 20), (30, 30), (20, 20)), "QĐ 367-QĐ/TWĐTN-VP"),
        ("association-2020", ((20, 25), (20, 25), (30, 35), (15, 20)), "NĐ 30 điều 2 khoản 2"),
    ],
)
def test_margins_are_those_of_the_provision(code, margins, provision):
    sides = profiles()[code].margins
    found = tuple((side.smallest, side.largest) for side in (sides.top, sides.bottom, sides.left, sides.right))
    assert found == margins, provision


@pytest.mark.parametrize(
    ("code", "colon", "scope", "body_end", "position_bold", "prefix", "provision"),
    [
        ("state-2020", True, "year", "./.", True, "TM.", "NĐ 30 ô 3, 7a; điều 15; phụ lục III mẫu 1.2"),
        ("party-2026", False, "term", ".", False, "T/M", "HD 05"),
        ("youth-union-2013", True, "term", ".", True, "TM.", "QĐ 367-QĐ/TWĐTN-VP"),
        ("front-2013", True, "year", "./.", True, "TM.", "HD 91/HD-MTTW-BTT"),
    ],
)
def test_number_end_and_signing_differ_by_family(code, colon, scope, body_end, position_bold, prefix, provision):
    profile = profiles()[code]
    found = (
        profile.colon_after_so,
        profile.number_scope,
        profile.body_end,
        profile.position_bold,
        profile.authority_prefixes["TM"],
    )
    assert found == (colon, scope, body_end, position_bold, prefix), provision


def test_only_what_was_read_in_its_source_is_called_verified():
    trusts = {code: profile.trust for code, profile in profiles().items()}
    assert trusts == {
        "state-2020": Trust.VERIFIED,
        "party-2026": Trust.SECOND_HAND,
        "party-2018": Trust.SECOND_HAND,
        "youth-union-2013": Trust.SECOND_HAND,
        "front-2013": Trust.SECOND_HAND,
        "association-2020": Trust.VERIFIED,
    }
    assert all(profile.source for profile in profiles().values())


@pytest.mark.parametrize(
    ("family", "day", "code"),
    [
        ("party", datetime.date(2023, 6, 24), "party-2018"),
        ("party", datetime.date(2026, 5, 26), "party-2018"),
        ("party", datetime.date(2026, 5, 27), "party-2026"),
        ("state", datetime.date(2020, 3, 5), "state-2020"),
        ("association", datetime.date(2030, 1, 1), "association-2020"),
    ],
)
def test_a_document_is_printed_in_the_form_in_force_on_its_day(family, day, code):
    assert profile_on(profiles().values(), family, day).code == code


@pytest.mark.parametrize(
    ("family", "day"), [("state", datetime.date(2020, 3, 4)), ("fishery", datetime.date(2024, 1, 1))]
)
def test_a_day_without_a_form_is_refused_by_name(family, day):
    with pytest.raises(NoProfileInForce, match=f"“{family}”.*Bộ quy tắc"):
        profile_on(profiles().values(), family, day)


def _values() -> dict[str, object]:
    return copy.deepcopy(profile_tables(PROFILE_FILE.read_text("utf-8"))[0])


def _set(path: str, value: object):
    def change(values: dict) -> None:
        *above, last = path.split(".")
        for key in above:
            values = values[key]
        values[last] = value

    return change


def _drop(path: str):
    def change(values: dict) -> None:
        *above, last = path.split(".")
        for key in above:
            values = values[key]
        del values[last]

    return change


@pytest.mark.parametrize(
    ("change", "key", "fault"),
    [
        (_drop("font"), "font", "còn thiếu"),
        (_drop("margins.top"), "margins.top", "còn thiếu"),
        (_drop("elements.issuer"), "elements.issuer", "còn thiếu"),
        (_set("margin", 1), "margin", "không phải là mục"),
        (_set("font", 3), "font", "phải là chữ"),
        (_set("trust", "certain"), "trust", "một trong"),
        (_set("effective_from", "2020-13-01"), "effective_from", "một ngày"),
        (_set("header_right", []), "header_right", "danh sách chữ"),
        (_set("subject_starts_lower", "no"), "subject_starts_lower", "có hoặc không"),
        (_set("margins.left", "wide"), "margins.left", "phải là số"),
        (_set("margins.left", -1), "margins.left", "không âm"),
        (_set("margins.left", True), "margins.left", "phải là số"),
        (_set("margins.left", [10, 30, 35]), "margins.left", "nằm giữa"),
        (_set("margins.left", [30, 35]), "margins.left", "ba số"),
        (_set("elements.issuer", {"size": 13, "style": "bald"}), "elements.issuer", "kiểu chữ lạ: bald"),
        (_set("elements.issuer", 13), "elements.issuer.size", "còn thiếu"),
    ],
)
def test_a_malformed_profile_is_refused_with_the_key_that_is_wrong(change, key, fault):
    values = _values()
    change(values)
    with pytest.raises(ProfileMalformed) as refused:
        FormatProfile.from_values(values)
    assert refused.value.values["key"] == key
    assert fault in str(refused.value)


def test_a_profile_read_back_from_plain_text_values_is_the_same():
    values = _values()
    as_text = {**values, "effective_from": "2020-03-05", "issuer_separator_share": "0.4"}
    assert FormatProfile.from_values(as_text) == FormatProfile.from_values(values)


def test_a_profile_takes_from_its_base_what_it_does_not_write():
    text = PROFILE_FILE.read_text("utf-8")
    by_code = {profile.code: profile for profile in read_profiles(text)}
    assert by_code["party-2018"].elements == by_code["party-2026"].elements
    assert by_code["youth-union-2013"].margins.left.used == Decimal(30)
    assert by_code["youth-union-2013"].effective_to is None
    with pytest.raises(ProfileMalformed, match="based_on"):
        profile_tables('[[profile]]\ncode = "a"\nbased_on = "b"\n')
