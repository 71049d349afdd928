"""Every address × every role: what is answered. Someone else's object is a 404; a stranger is sent to sign in."""

from __future__ import annotations

import pytest
from django.urls import get_resolver
from office_at_work import Office

PARTS = ("stranger", "nobody", "outsider", "reporter", "second_reporter", "block_leader", "unit_administrator",
         "administrator", "inspector", "clerk", "secretary", "leader")  # fmt: skip

# One row per address: 200 for those named, 404 for everybody else who is signed in.
TABLE: dict[str, set[str]] = {
    "home": set(PARTS),
    "reviews": set(PARTS),
    "target": {"inspector", "clerk", "secretary", "leader", "reporter", "second_reporter"},
    "target_plot": {"inspector", "clerk", "secretary", "leader", "reporter", "second_reporter"},
    "review": {"inspector", "clerk", "secretary", "leader"},
    "review_figure": {"inspector", "clerk", "secretary", "leader"},
    "review_plot": {"inspector", "clerk", "secretary", "leader"},
    "review_download": {"inspector", "clerk", "secretary", "leader"},
    "draft": {"inspector", "clerk", "leader"},
    "draft_figure": {"inspector", "clerk", "leader"},
    "draft_plot": {"inspector", "clerk", "leader"},
    "evidence": {"inspector", "clerk", "secretary", "leader", "reporter", "block_leader"},
}
AS_DRAFT = {"draft", "draft_figure", "draft_plot"}  # the addresses of a review, of one still in draft
OPEN = {"account_login": 200, "health": 200}
OWN = {"account_change_password": 302, "account_set_password": 200, "account_logout": 200}
ONLY_POSTED = {"language": 405}


def address(office: Office, name: str) -> str:
    key = f"target-{office.target.pk}"
    return {
        "home": "/",
        "reviews": "/so-ket/",
        "target": f"/chi-tieu/{office.target.pk}/",
        "target_plot": f"/chi-tieu/{office.target.pk}/bieu-do.svg",
        "review": f"/so-ket/{office.review.pk}/",
        "review_figure": f"/so-ket/{office.review.pk}/so-lieu/{key}/",
        "review_plot": f"/so-ket/{office.review.pk}/hinh/0.svg",
        "review_download": f"/so-ket/{office.review.pk}/tai/pdf/",
        "draft": f"/so-ket/{office.draft.pk}/",
        "draft_figure": f"/so-ket/{office.draft.pk}/so-lieu/{key}/",
        "draft_plot": f"/so-ket/{office.draft.pk}/hinh/0.svg",
        "evidence": f"/minh-chung/{office.upload.pk}/",
        "account_login": "/dang-nhap/",
        "health": "/suc-khoe/",
        "account_change_password": "/mat-khau/",
        "account_set_password": "/mat-khau/dat/",
        "account_logout": "/dang-xuat/",
        "language": "/ngon-ngu/",
    }[name]


def test_the_table_lists_every_address() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == {*TABLE, *OPEN, *OWN, *ONLY_POSTED} - AS_DRAFT


def test_the_list_names_drafts_only_to_those_who_write_them(office: Office) -> None:
    address = f'href="/so-ket/{office.draft.pk}/"'
    named = {part for part in PARTS[1:] if address in office.client(part).get("/so-ket/").content.decode()}
    assert named == TABLE["draft"]


@pytest.mark.parametrize("part", PARTS)
def test_each_role_gets_what_the_table_says(office: Office, part: str) -> None:
    browser = office.client(part)
    wanted, found = {}, {}
    for name, allowed in TABLE.items():
        wanted[name] = 302 if part == "stranger" else 200 if part in allowed else 404
        found[name] = browser.get(address(office, name)).status_code
    for name, code in OPEN.items():
        wanted[name] = 302 if name == "account_login" and part != "stranger" else code
        found[name] = browser.get(address(office, name)).status_code
    for name, code in ONLY_POSTED.items():
        wanted[name], found[name] = 302, browser.get(address(office, name)).status_code
        assert code == 405
    assert found == wanted


@pytest.mark.parametrize("part", PARTS[1:])
def test_whoever_is_signed_in_may_set_their_password_and_sign_out(office: Office, part: str) -> None:
    browser = office.client(part)
    assert {name: browser.get(address(office, name)).status_code for name in OWN} == OWN


def test_a_stranger_is_sent_to_sign_in_and_back(office: Office) -> None:
    answer = office.client("stranger").get(address(office, "target"))
    assert (answer.status_code, answer["Location"]) == (302, f"/dang-nhap/?next=/chi-tieu/{office.target.pk}/")


ABSENT = ("/chi-tieu/999999/", "/so-ket/999999/", "/so-ket/999999/tai/docx/", "/minh-chung/999999/", "/khong-co/")


@pytest.mark.parametrize("path", ABSENT)
def test_what_does_not_exist_looks_like_what_may_not_be_seen(office: Office, path: str) -> None:
    answer = office.client("leader").get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.content.decode()


def test_a_draft_is_not_downloaded(office: Office) -> None:
    assert office.client("leader").get(f"/so-ket/{office.draft.pk}/tai/docx/").status_code == 404
