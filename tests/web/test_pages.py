"""What the first pages say, in both languages, and what they answer to wrong input."""

from __future__ import annotations

import hashlib

import pytest
from cast import AT, Cast, build
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from enacted import figure, half, indicator, resolution, target
from office_at_work import Office, set_up

from nhiemky.areas.files.queries import open_content
from nhiemky.rules.progress import TargetKind


def page(office: Office, path: str, part: str = "leader", **headers: str) -> str:
    answer = office.client(part).get(path, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_home_shows_the_term_and_a_strip_for_each_target(office: Office) -> None:
    text = page(office, "/?ngay=2025-12-31")
    assert "Nhiệm kỳ 2023-2028" in text
    assert "Kết nạp hội viên mới" in text
    assert "12 hội viên" in text
    assert 'role="img"' in text


def test_home_says_so_where_nothing_is_in_sight(office: Office) -> None:
    assert "Chưa có nhiệm kỳ nào để xem" in page(office, "/", part="nobody")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hôm qua", "Không hiểu ngày"),
        ("2025-13-40", "Không hiểu ngày"),
        ("2999-01-01", "Ngày chọn chưa đến"),
        ("9" * 500, "Không hiểu ngày"),
    ],
)
def test_a_wrong_day_is_said_and_today_is_shown(office: Office, typed: str, said: str) -> None:
    text = page(office, f"/?ngay={typed}")
    assert said in text
    assert "Kết nạp hội viên mới" in text


def test_a_term_of_others_is_not_found(office: Office) -> None:
    assert office.client("leader").get("/?nhiem-ky=999").status_code == 404
    assert office.client("leader").get("/?nhiem-ky=%27%22").status_code == 404


def test_a_target_shows_who_reported_who_accepted_to_the_minute_and_on_what(office: Office) -> None:
    text = page(office, f"/chi-tieu/{office.target.pk}/?ngay=2025-12-31")
    assert "Cù Thị Nhàn báo cáo lúc 08:42 ngày 03/07/2024" in text
    assert "Đoàn Mỹ Lam duyệt lúc 15:07 ngày 04/07/2024" in text
    assert hashlib.sha256(b"12 hoi vien moi").hexdigest() in text
    assert "12 / 100 = 12%" in text


def test_before_the_report_was_accepted_its_figure_did_not_stand(office: Office) -> None:
    assert "Chưa có đơn vị nào báo cáo" in page(office, f"/chi-tieu/{office.target.pk}/?ngay=2024-01-31")


def test_evidence_goes_out_as_an_attachment_with_the_very_bytes(office: Office) -> None:
    answer = office.client("leader").get(f"/minh-chung/{office.upload.pk}/")
    assert b"".join(answer) == b"12 hoi vien moi"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_frozen_review_is_downloaded_byte_for_byte(office: Office, form: str) -> None:
    answer = office.client("leader").get(f"/so-ket/{office.review.pk}/tai/{form}/")
    upload = getattr(office.review, form)
    assert b"".join(answer) == open_content(office.cast.leader, upload)
    assert answer["ETag"] == f'"{upload.stored.sha256}"'


def test_a_figure_of_the_review_leads_to_its_source(office: Office) -> None:
    text = page(office, f"/so-ket/{office.review.pk}/")
    assert f"/so-ket/{office.review.pk}/so-lieu/target-{office.target.pk}" in text
    source = page(office, f"/so-ket/{office.review.pk}/so-lieu/target-{office.target.pk}/")
    assert "Hội Hữu nghị An Phước Đông" in source
    assert "08:42 ngày 03/07/2024" in source
    assert f'href="/minh-chung/{office.upload.pk}/">danh-sach.txt</a>' in source


def test_a_figure_of_a_draft_is_no_dead_end(office: Office) -> None:
    text = page(office, f"/so-ket/{office.draft.pk}/")
    address = f"/so-ket/{office.draft.pk}/so-lieu/target-{office.target.pk}"
    assert f'href="{address}/"' in text
    assert "danh-sach.txt" in page(office, f"{address}/")


def test_pages_carry_a_strict_policy_and_stay_out_of_shared_caches(office: Office) -> None:
    answer = office.client("leader").get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_page_is_english_for_whoever_asks(office: Office) -> None:
    browser = office.client("leader")
    browser.post("/ngon-ngu/", {"language": "en", "next": "/"})
    text = browser.get("/").content.decode()
    assert '<html lang="en"' in text
    assert "targets" in text


def test_names_are_escaped(cast_with_hostile_name: Office) -> None:
    text = page(cast_with_hostile_name, "/")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.fixture
def cast_with_hostile_name(db: None) -> Office:
    office = set_up(build())
    target(office.cast, resolution(office.cast, "02-NQ/ĐH", "Nghị quyết khác"), None, name="<script>alert(1)</script>",
           kind=TargetKind.QUALITATIVE, value=None, ordinal=9)  # fmt: skip
    return office


def test_sign_in_by_password_opens_the_home_page_and_a_wrong_one_does_not(office: Office) -> None:
    office.cast.leader.set_password("dung-mat-khau-1")
    office.cast.leader.save()
    browser = Client()
    wrong = browser.post("/dang-nhap/", {"login": "lanhdao", "password": "sai"})
    assert wrong.status_code == 200
    assert 'role="alert"' in wrong.content.decode()
    right = browser.post("/dang-nhap/", {"login": "lanhdao", "password": "dung-mat-khau-1"})
    assert (right.status_code, right["Location"]) == (302, "/")


def test_sign_in_is_throttled(office: Office) -> None:
    browser = Client()
    codes = [browser.post("/dang-nhap/", {"login": "lanhdao", "password": f"sai {n}"}).status_code for n in range(8)]
    assert codes[0] == 200
    assert codes[-1] == 429


def measured_ten_times(cast: Cast, many: int) -> None:
    for number in range(many):
        each = indicator(cast, code=f"chi-so-{number}", name=f"Chỉ số {number}")
        target(
            cast,
            resolution(cast, f"{number + 10}-NQ/ĐH", f"Nghị quyết {number}"),
            each,
            name=f"Chỉ tiêu {number}",
            ordinal=number + 2,
        )
        for window in (half(2024, 1), half(2024, 2), half(2025, 1)):
            figure(cast, each, window, number, counted_at=AT)


def test_pages_ask_a_fixed_number_of_questions(office: Office) -> None:
    paths = ("/", f"/chi-tieu/{office.target.pk}/", "/so-ket/", f"/so-ket/{office.review.pk}/")
    browser = office.client("leader")

    def counted() -> dict[str, int]:
        found = {}
        for path in paths:
            browser.get(path)  # what is read once per process is not the page's
            with CaptureQueriesContext(connection) as seen:
                browser.get(path)
            found[path] = len(seen)
        return found

    before = counted()
    measured_ten_times(office.cast, 10)
    assert counted() == before
    assert max(before.values()) <= 60
