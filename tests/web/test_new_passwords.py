"""Which new passwords are taken, and what is said of those that are not."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from office_at_work import Office

from nhiemky.web.desk.passwords import common_words, is_guessable

GUESSABLE = [
    "matkhau123", "MatKhau@2026", "Mật khẩu 2026", "mat-khau-123456", "m@tkh@u2026!", "matkhaumoi1", "123matkhau456",
    "tangiang2026", "Tangiang@2026", "2026tangiang", "vanphong2025", "VanPhong#Tinh1", "quantrihethong",
    "nhiemky2020", "chutich2026!", "bithutinhuy", "P@ssw0rd2026", "p4ssw0rd!!!!", "Admin@123456", "admin12345678",
    "qwertyuiop", "qwerty123456", "1qaz2wsx3edc", "abcdefghij", "zyxwvutsrq", "asdfghjkl;", "aaaaaaaaaaaa",
    "abcabcabcabc", "1a1a1a1a1a1a", "anhyeuem2026", "iloveyou1234", "nguyen123456", "hanoi1234567", "a123456789",
]  # fmt: skip
NUMBERS = ["0912345678", "0912 345 678", "09/12/1985 10", "123.456.789.000", "2026-11-24-01", "٠١٢٣٤٥٦٧٨٩"]
GOOD = [
    "bup sen no tren ho", "con-meo-an-ca-kho-tieu", "Đò dọc sông Hậu 7", "x7$kQ9!mZ2pW", "muoi-hai-con-giap-9",
    "dung-mat-khau-1", "Trời xanh lúa chín vàng", "hoa gạo tháng ba đỏ rực", "kfuwpqzmtrlv",
]  # fmt: skip


def faults(password: str) -> str:
    try:
        validate_password(password)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


@pytest.mark.parametrize("password", GUESSABLE)
def test_what_is_tried_first_is_refused(password: str) -> None:
    assert "dễ bị đoán" in faults(password)


@pytest.mark.parametrize("password", NUMBERS)
def test_numbers_alone_are_refused(password: str) -> None:
    assert "chỉ có chữ số" in faults(password)


@pytest.mark.parametrize("password", GOOD)
def test_a_good_password_is_taken(password: str) -> None:
    assert faults(password) == ""


def test_the_longest_has_128_letters() -> None:
    assert faults("đò-dọc-sông-hậu" * 8 + "12345678") == ""
    assert "nhiều nhất 128 ký tự" in faults("đò-dọc-sông-hậu" * 8 + "123456789")


def test_the_list_says_where_its_words_come_from_and_has_no_diacritics() -> None:
    assert {"matkhau", "admin", "vanphong", "nhiemky"} <= common_words()
    assert all(word.isascii() and word.islower() for word in common_words())


@given(st.text(max_size=200))
def test_no_text_makes_the_rules_fail(text: str) -> None:
    assert is_guessable(text) in (True, False)


def test_the_page_says_it(office: Office) -> None:
    office.cast.leader.set_password("bup-sen-no-tren-ho-7")
    office.cast.leader.save()
    typed = {"oldpassword": "bup-sen-no-tren-ho-7", "password1": "tangiang2026", "password2": "tangiang2026"}
    answer = office.client("leader").post("/mat-khau/", typed)
    assert "Mật khẩu này dễ bị đoán" in answer.content.decode()
