"""Who signs in, signs out, changes their password or is locked out stands in the trail; from where does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from office_at_work import Office

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.sentences import sentence

PASSWORD, NEXT = "dung-mat-khau-1", "mat-khau-moi-rat-dai-2"
WHERE = {"REMOTE_ADDR": "10.9.8.7", "HTTP_USER_AGENT": "Trinh-duyet/9"}


@pytest.fixture
def leader(office: Office) -> Any:
    """The leader with a password."""
    office.cast.leader.set_password(PASSWORD)
    office.cast.leader.save()
    return office.cast.leader


def said(since: int) -> list[str]:
    return [sentence(entry) for entry in Entry.objects.filter(pk__gt=since).order_by("id")]


def last() -> int:
    return Entry.objects.latest("id").pk


def signed_in() -> Client:
    browser = Client(**WHERE)  # type: ignore[arg-type]
    assert browser.post("/dang-nhap/", {"login": "lanhdao", "password": PASSWORD}).status_code == 302
    return browser


def test_a_day_at_the_desk_is_written_down(leader: Any) -> None:
    before = last()
    browser = signed_in()
    changed = {"oldpassword": PASSWORD, "password1": NEXT, "password2": NEXT}
    assert browser.post("/mat-khau/", changed).status_code == 302
    browser.post("/dang-xuat/")
    assert said(before) == [
        "Lý Thanh Vũ đăng nhập",
        "Lý Thanh Vũ tự đổi mật khẩu của tài khoản lanhdao",
        "Lý Thanh Vũ đăng xuất",
    ]
    for entry in Entry.objects.filter(pk__gt=before):
        assert (entry.actor_id, entry.object_id, entry.organisation_id) == (leader.pk, leader.pk, leader.home_id)
        kept = f"{entry.facts} {entry.personal} {entry.object_name}"
        assert [each for each in ("10.9.8.7", "Trinh-duyet", PASSWORD, NEXT) if each in kept] == []


def test_a_lock_is_told_once_and_a_name_that_is_no_account_leaves_nothing(leader: Any) -> None:
    before = last()
    for name in ("lanhdao", "mat-khau-go-nham-cho"):
        for address in ("10.1.0.1", "10.1.0.2"):
            for number in range(7):
                Client(REMOTE_ADDR=address).post("/dang-nhap/", {"login": name, "password": f"sai {number}"})
    assert said(before) == ["Cửa đăng nhập tạm khóa việc đăng nhập tài khoản lanhdao sau nhiều lần sai mật khẩu"]
    assert "sai" not in str(Entry.objects.latest("id").personal)


def test_a_refused_sign_in_and_a_stranger_at_the_way_out_leave_nothing(leader: Any) -> None:
    before = last()
    Client().post("/dang-nhap/", {"login": "lanhdao", "password": "sai"})
    Client().post("/dang-xuat/")
    leader.is_active = False
    leader.save()
    Client().post("/dang-nhap/", {"login": "lanhdao", "password": PASSWORD})
    assert said(before) == []


def test_an_account_without_a_password_sets_its_first_one(office: Office) -> None:
    before = last()
    browser = office.client("clerk")
    browser.post("/mat-khau/dat/", {"password1": NEXT, "password2": NEXT})
    assert said(before) == ["Hồ Gia Bách tự đổi mật khẩu của tài khoản vanthu"]
