"""Whoever guesses a password is stopped, and nobody else is: by name and address, and by name from everywhere."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.http import HttpResponse
from django.test import Client
from office_at_work import Office

PASSWORD = "dung-mat-khau-1"
WRONG_BEFORE_THE_LOCK = 5


@pytest.fixture
def doors(office: Office) -> Office:
    """The office, in which the leader and the clerk have a password."""
    for part in (office.cast.leader, office.cast.clerk):
        part.set_password(PASSWORD)
        part.save()
    return office


def tried(name: str, password: str, address: str = "10.1.0.1", **headers: Any) -> HttpResponse:
    """A try in a browser of its own."""
    return Client(REMOTE_ADDR=address, headers=headers).post("/dang-nhap/", {"login": name, "password": password})


def is_let_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"] == "/"


def guess(times: int, name: str = "lanhdao", address: str = "10.1.0.1") -> list[int]:
    return [tried(name, f"sai {number}", address).status_code for number in range(times)]


@pytest.mark.parametrize("spelling", ["lanhdao", "LANHDAO", "LanhDao", "  lanhdao ", "lanhdao\u00a0"])
def test_after_the_limit_the_right_password_is_refused_however_the_name_is_spelt(doors: Office, spelling: str) -> None:
    assert guess(WRONG_BEFORE_THE_LOCK) == [200, 200, 200, 200, 429]
    refused = tried(spelling, PASSWORD)
    assert refused.status_code == 429
    assert "Tạm khóa đăng nhập" in refused.content.decode()
    assert "15 phút" in refused.content.decode()
    assert refused["Retry-After"] == "900"


def test_guesses_in_many_spellings_are_guesses_at_one_name(doors: Office) -> None:
    spellings = ("lanhdao", "LANHDAO", "Lanhdao", "lanhDAO", " lanhdao")
    assert [tried(name, "sai").status_code for name in spellings] == [200, 200, 200, 200, 429]


def test_guesses_by_many_browsers_are_guesses_at_one_name(doors: Office) -> None:
    codes = [tried("lanhdao", "sai", **{"user-agent": f"trinh duyet {number}"}).status_code for number in range(5)]
    assert codes[-1] == 429
    assert tried("lanhdao", PASSWORD, **{"user-agent": "khac"}).status_code == 429


def test_colleagues_at_the_same_address_get_in(doors: Office) -> None:
    guess(WRONG_BEFORE_THE_LOCK + 3)
    assert is_let_in(tried("vanthu", PASSWORD))
    assert tried("kiemtra", "sai").status_code == 200  # a first wrong try


def test_the_one_whose_name_was_guessed_gets_in_from_elsewhere(doors: Office) -> None:
    guess(WRONG_BEFORE_THE_LOCK + 3)
    assert is_let_in(tried("lanhdao", PASSWORD, address="10.1.0.2"))


def test_addresses_of_one_network_of_the_new_kind_are_one_address(doors: Office) -> None:
    codes = [tried("lanhdao", "sai", f"2001:db8:1:2::{number}").status_code for number in range(1, 6)]
    assert codes[-1] == 429
    assert tried("lanhdao", PASSWORD, "2001:db8:1:2:ffff::9").status_code == 429
    assert is_let_in(tried("lanhdao", PASSWORD, "2001:db8:1:3::1"))


def test_a_guesser_with_many_addresses_is_stopped_too(doors: Office) -> None:
    for network in range(20):
        guess(4, address=f"10.2.0.{network}")
    answer = tried("LanhDao", PASSWORD, "10.3.0.1")
    assert answer.status_code == 200
    assert "Đã đăng nhập sai quá nhiều lần" in answer.content.decode()
    assert is_let_in(tried("vanthu", PASSWORD, "10.3.0.1"))


def test_other_names_of_this_server_give_no_further_guesses(doors: Office) -> None:
    for number in range(20):
        browser = Client(REMOTE_ADDR=f"10.2.0.{number}", headers={"host": f"localhost:{1000 + number}"})
        for _ in range(4):
            browser.post("/dang-nhap/", {"login": "lanhdao", "password": "sai"})
    assert not is_let_in(tried("lanhdao", PASSWORD, "10.3.0.1"))


def test_hammering_at_a_locked_door_keeps_nobody_out_elsewhere(doors: Office) -> None:
    guess(70)
    assert is_let_in(tried("lanhdao", PASSWORD, address="10.1.0.2"))


def test_the_lock_ends_though_someone_hammers_at_it(doors: Office) -> None:
    guess(WRONG_BEFORE_THE_LOCK)
    begun = AccessAttempt.objects.get().attempt_time
    AccessAttempt.objects.update(attempt_time=begun - datetime.timedelta(minutes=14))
    assert tried("lanhdao", PASSWORD).status_code == 429
    AccessAttempt.objects.update(attempt_time=begun - datetime.timedelta(minutes=16))
    assert is_let_in(tried("lanhdao", PASSWORD))


def test_right_passwords_are_no_guesses(doors: Office) -> None:
    for number in range(65):
        assert is_let_in(tried("lanhdao", PASSWORD, f"10.4.0.{number}"))


def test_one_password_tried_at_many_names_from_one_address_is_stopped(doors: Office, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1000/m/ip"}
    answers = [tried(f"nguoi{number}", "matkhau123", "10.5.0.1").content.decode() for number in range(202)]
    assert "không đúng" in answers[199]
    assert "quá nhiều lần" in answers[200]
    assert not is_let_in(tried("lanhdao", PASSWORD, "10.5.0.1"))
    assert is_let_in(tried("lanhdao", PASSWORD, "10.5.0.2"))


def test_too_many_requests_are_refused_in_the_readers_language(doors: Office) -> None:
    for _ in range(130):
        answer = tried("", "")
    assert answer.status_code == 429
    assert "Quá nhiều yêu cầu" in answer.content.decode()


def test_an_address_that_is_none_and_a_name_that_is_far_too_long_are_counted_without_fault(doors: Office) -> None:
    for address in ("", "unknown", "10.0.0.300", "x" * 200):
        assert tried("lanhdao", "sai", address).status_code in (200, 403)
    assert tried("l" * 5_000, "sai").status_code == 200


def test_a_locked_account_answers_like_a_wrong_password(doors: Office) -> None:
    user = doors.cast.leader
    user.is_active = False
    user.save()
    page = Client().get("/dang-nhap/").content.decode()
    right, wrong = tried("lanhdao", PASSWORD), tried("lanhdao", "sai")
    assert (right.status_code, wrong.status_code) == (200, 200)

    def said(answer: HttpResponse) -> str:
        text = answer.content.decode()
        start = text.index('role="alert"')
        return text[start : text.index("</div>", start)]

    assert said(right) == said(wrong)
    assert "csrfmiddlewaretoken" in page
    codes = [tried("lanhdao", PASSWORD).status_code for _ in range(3)]
    assert codes[-1] == 429


def test_what_was_typed_is_not_kept(doors: Office) -> None:
    given = {"login": "lanhdao", "password": "mat-khau-that", "ghi-chu": "mat-khau-that", "next": "/?x=mat-khau-that"}
    Client().post("/dang-nhap/?p=mat-khau-that", given)
    kept = AccessAttempt.objects.get()
    assert (kept.username, kept.get_data, kept.post_data) == ("lanhdao", "", "")
    tried("lanhdao", PASSWORD)
    assert AccessLog.objects.count() == 0
