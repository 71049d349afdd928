"""Every address with a question that no page asks: an answer in Vietnamese, never a fault, and nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from cast import AT, Cast
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from office_at_work import Office

from nhiemky.areas.files.actions import store
from nhiemky.areas.files.models import Upload

DAYS = (
    "0001-01-01", "9999-12-31", "%00", "0001-01-02", "1000-01-01", "2024-02-30", "2024%0001", "%ff%fe", "-1", "1e9",
    "2025-01-01&ngay=x", "<script>alert(1)</script>", "%F0%9F%98%80", "2024-01-01T00:00:00", "٢٠٢٥-٠١-٠١", "9" * 5_000,
)  # fmt: skip
NUMBERS = ("0", "00001", str(2**31), str(2**63 - 1), str(2**63), "9" * 30, "9" * 5_000, "-1", "1.0", "a", "%00", "١")
KEYS = (
    "x", "../../etc/passwd", "%2e%2e/%2e%2e", "%00", "target-", "target-999", "target-" + "9" * 40, "a/b/c", "%ff",
    "<script>alert(1)</script>", "' OR 1=1--", "target-9" * 1_000,
)  # fmt: skip
FORMS = ("exe", "DOCX", "docx%00", "..", "%2e%2e%2fpdf", "pdf%0d%0aX: y")
METHODS = ("post", "put", "delete", "patch", "trace")


@pytest.fixture
def browser(office: Office, caplog: pytest.LogCaptureFixture) -> Client:
    """The leader's browser, which shows a page of fault instead of raising."""
    caplog.set_level("CRITICAL", logger="django")
    found = office.client("leader")
    found.raise_request_exception = False
    return found


def pages(office: Office) -> list[str]:
    """Every page of the office that takes a day."""
    target, review = f"/chi-tieu/{office.target.pk}/", f"/so-ket/{office.review.pk}/"
    key = f"target-{office.target.pk}"
    return [
        "/", target, f"{target}bieu-do.svg", "/so-ket/", review, f"{review}so-lieu/{key}/", f"{review}hinh/0.svg",
        f"/minh-chung/{office.upload.pk}/",
    ]  # fmt: skip


def asked(office: Office) -> Iterator[tuple[str, set[int]]]:
    """Each odd address with the codes that may answer it."""
    review = f"/so-ket/{office.review.pk}/"
    for page in pages(office):
        yield from ((f"{page}?ngay={day}", {200}) for day in (DAYS if page == "/" else DAYS[:3]))
        yield f"{page}?{'a=1&' * 2_000}", {400}
    yield f"/chi-tieu/{office.target.pk}/bieu-do.svg?nen=toi&nen=%00", {200}
    yield from ((f"/?nhiem-ky={number}", {404}) for number in NUMBERS)
    for number in NUMBERS:
        other = {200, 404} if number in ("00001", "١") else {404}
        for pattern in ("/chi-tieu/{}/", "/chi-tieu/{}/bieu-do.svg", "/so-ket/{}/", "/so-ket/{}/tai/pdf/",
                        "/minh-chung/{}/", "/so-ket/{}/so-lieu/x/", "/so-ket/{}/hinh/0.svg"):  # fmt: skip
            yield pattern.format(number), other
        yield f"{review}hinh/{number}.svg", {200} if number == "0" else other
    yield from ((f"{review}so-lieu/{key}/", {404}) for key in KEYS)
    yield from ((f"{review}tai/{form}/", {404}) for form in FORMS)


def rows() -> dict[str, int]:
    """How many rows each table of ours has."""
    own = (model for model in apps.get_models() if model.__module__.startswith("nhiemky."))
    return {model._meta.label: model._default_manager.count() for model in own}


def test_no_address_and_no_day_makes_a_page_fail_or_changes_anything(office: Office, browser: Client) -> None:
    before = rows()
    wrong = {}
    for path, codes in asked(office):
        answer = browser.get(path)
        if answer.status_code not in codes or b"<script>alert" in b"".join(answer):
            wrong[path[:100]] = answer.status_code
    assert wrong == {}
    assert rows() == before


def test_what_is_refused_is_said_in_vietnamese_with_a_way_back(office: Office, browser: Client) -> None:
    for path in ("/?" + "a=1&" * 2_000, "/chi-tieu/" + "9" * 30 + "/", "/so-ket/%00/"):
        text = browser.get(path).content.decode()
        assert re.search(r"Không tìm thấy|Yêu cầu không hợp lệ", text)
        assert "Về trang chính" in text


def test_what_no_page_takes_is_said_with_what_to_do(office: Office, browser: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    answers = [
        (browser.post("/so-ket/"), 405, "Trang này chỉ để xem"),
        (browser.get("/", HTTP_HOST="evil.example<b>"), 400, "“evil.example&lt;b&gt;”"),
        (browser.get("/", HTTP_HOST="evil.example"), 400, "NHIEMKY_HOSTS"),
        (strict.post("/dang-nhap/", {"login": "lanhdao", "password": "x"}), 403, "tải lại trang rồi gửi lại"),
        (strict.post("/ngon-ngu/", {"language": "en"}), 403, "chưa được lưu"),
        (Client().post("/dang-nhap/", {"login": "a\0", "password": "\0"}), 200, "Có ký tự không nhập được"),
    ]
    for answer, code, said in answers:
        text = answer.content.decode()
        assert (answer.status_code, said in text, '<html lang="vi"' in text) == (code, True, True), text
        assert not re.search(r"CSRF|Null characters|Forbidden", text)
    assert answers[0][0]["Allow"] == "GET, HEAD"


def test_a_page_is_only_read(office: Office, browser: Client) -> None:
    before = rows()
    paths = [*pages(office), f"/so-ket/{office.review.pk}/tai/pdf/", "/suc-khoe/"]
    assert {(name, path): getattr(browser, name)(path).status_code for name in METHODS for path in paths} == {
        (name, path): 405 for name in METHODS for path in paths
    }
    assert rows() == before


HEADERS: list[tuple[dict[str, Any], int]] = [
    ({"HTTP_HOST": "evil.example"}, 400),
    ({"HTTP_ACCEPT_LANGUAGE": "x" * 5_000}, 200),
    ({"HTTP_ACCEPT_LANGUAGE": "zz;q=abc, vi;q=9"}, 200),
    ({"HTTP_X_FORWARDED_HOST": "evil.example"}, 200),
    ({"HTTP_IF_NONE_MATCH": '"' + "x" * 5_000}, 200),
    ({"HTTP_RANGE": "bytes=0-99999999999999999999"}, 200),
    ({"HTTP_COOKIE": "sessionid=" + "a" * 3_000}, 302),  # signs out: the last
    ({"HTTP_COOKIE": "sessionid=../../x; django_language=%00"}, 302),
]


def test_odd_headers_are_answered(office: Office, browser: Client) -> None:
    assert [(headers, browser.get("/", **headers).status_code) for headers, _ in HEADERS] == HEADERS


WRONG_NAMES = [
    {}, {"login": "", "password": ""}, {"login": "a\0b", "password": "x"}, {"login": "lanhdao", "password": "\0"},
    {"login": "a" * 100_000, "password": "b" * 100_000}, {"login": "' OR 1=1 --", "password": "x"},
    {"login": ["a", "b"], "password": "x"}, {"login": "<script>alert(1)</script>", "password": "x"},
    {"login": "\u202elanhdao", "password": "x"},
]  # fmt: skip


def test_whatever_is_typed_at_the_door_is_no_sign_in(db: None) -> None:
    for number, given in enumerate(WRONG_NAMES):
        visitor = Client(REMOTE_ADDR=f"10.0.0.{number}")
        answer = visitor.post("/dang-nhap/", given)
        assert answer.status_code == 200
        assert "_auth_user_id" not in visitor.session
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data"),
        (b"login=a&password=" + b"b" * 6_000_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"f%d=1" % number for number in range(2_000)), "application/x-www-form-urlencoded"),
        (b"{", "application/json"),
        (b"<a/>", "text/xml; charset=\xc3\xa9"),
    ],
)
def test_a_form_that_is_none_is_answered(db: None, caplog: pytest.LogCaptureFixture, body: bytes, kind: str) -> None:
    caplog.set_level("CRITICAL", logger="django")
    visitor = Client(raise_request_exception=False)
    assert visitor.generic("POST", "/dang-nhap/", body, content_type=kind).status_code in (200, 400)


def test_no_answer_leads_to_another_place(office: Office) -> None:
    office.cast.leader.set_password("dung-mat-khau-1")
    office.cast.leader.save()
    for path in ("//evil.example", "https://evil.example/", "javascript:alert(1)", "\0", "/\\evil", ""):
        chosen = office.client("leader").post("/ngon-ngu/", {"language": "en", "next": path})
        given = {"login": "lanhdao", "password": "dung-mat-khau-1", "next": path}
        assert (chosen["Location"], Client().post("/dang-nhap/", given)["Location"]) == ("/", "/")


def test_a_language_that_is_none_leaves_vietnamese(office: Office) -> None:
    visitor = office.client("leader")
    for language in ("", "xx", "vi\0", "a" * 5_000, "../../etc"):
        assert visitor.post("/ngon-ngu/", {"language": language, "next": "/"}).status_code == 302
        assert '<html lang="vi"' in visitor.get("/").content.decode()


NEW_PASSWORDS: list[tuple[dict[str, str], str]] = [
    ({}, "bắt buộc"),
    ({"oldpassword": "", "password1": "", "password2": ""}, "bắt buộc"),
    ({"password1": "ngan", "password2": "ngan"}, "quá ngắn"),
    ({"password1": "mot-mat-khau-2", "password2": "hai-mat-khau-3"}, "không giống nhau"),
    ({"oldpassword": "sai", "password1": "mot-mat-khau-2", "password2": "mot-mat-khau-2"}, "không đúng"),
    ({"password1": "1" * 5_000, "password2": "2" * 5_000}, "quá dài"),
    ({"password1": "\0" * 12, "password2": "\0" * 12}, "Có ký tự không nhập được"),
]


def test_a_new_password_that_is_none_is_said_and_the_old_one_stays(office: Office, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    office.cast.leader.set_password("dung-mat-khau-1")
    office.cast.leader.save()
    browser = office.client("leader")
    for typed, said in NEW_PASSWORDS:
        answer = browser.post("/mat-khau/", {"oldpassword": "dung-mat-khau-1", **typed})
        assert answer.status_code == 200
        assert said in answer.content.decode()
        office.cast.leader.refresh_from_db()
        assert office.cast.leader.check_password("dung-mat-khau-1")


def test_a_first_password_that_is_none_is_said_and_none_is_set(office: Office, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    browser = office.client("secretary")
    assert not office.cast.secretary.has_usable_password()
    for typed, said in NEW_PASSWORDS:
        if "oldpassword" not in typed:
            answer = browser.post("/mat-khau/dat/", typed)
            assert answer.status_code == 200
            assert said in answer.content.decode()
            office.cast.secretary.refresh_from_db()
            assert not office.cast.secretary.has_usable_password()


def test_signing_out_twice_or_as_nobody_is_no_error(office: Office) -> None:
    browser = office.client("leader")
    for visitor in (browser, browser, Client()):
        assert visitor.post("/dang-xuat/", {"next": "//evil.example"})["Location"] == "/dang-nhap/"
        assert "_auth_user_id" not in visitor.session


NAMES = [
    ("báo cáo “quý” I.txt", "báo cáo “quý” I.txt"),
    ('a"; filename="b.exe.txt', "a_; filename=_b.exe.txt"),
    ("a\r\nSet-Cookie: x=y.txt", "a Set-Cookie_ x=y.txt"),
    ("../../etc/passwd", "passwd"),
    ("C:\\Windows\\a.txt", "a.txt"),
    ("anh\u202egpj.txt", "anhgpj.txt"),
    ("=cmd|' /C calc'!A1.csv", "C calc'!A1.csv"),
    ("%0d%0aX-Evil%3a1.txt", "%0d%0aX-Evil%3a1.txt"),
    ("ế" * 300 + ".docx", "ế" * 78 + ".docx"),
    ("", "tep"),
]


def sent(cast: Cast, name: str, content: bytes) -> tuple[Upload, HttpResponse]:
    """A file that the reporter gave, and the answer to its address."""
    upload = store(actor=cast.reporter, at=AT, name=name, content=content)
    visitor = Client()
    visitor.force_login(cast.reporter, backend="allauth.account.auth_backends.AuthenticationBackend")
    return upload, visitor.get(f"/minh-chung/{upload.pk}/")


def test_a_file_goes_out_under_a_name_that_plays_no_tricks(cast: Cast) -> None:
    for name, kept in NAMES:
        upload, answer = sent(cast, name, name.encode() + b"x")
        header = answer["Content-Disposition"]
        assert upload.name == kept
        assert header.isascii()
        assert header.isprintable()
        assert header.startswith("attachment; filename")
        assert len(header) < 1_000
        assert b"".join(answer) == name.encode() + b"x"


SCRIPTS = (
    b"<html><script>alert(1)</script></html>",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    b"<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    b"GIF89a/*<script>alert(1)</script>*/",
    b"%PDF-1.7 <script>alert(1)</script>",
)


def test_a_script_in_a_file_goes_out_as_a_file_that_no_browser_runs(cast: Cast) -> None:
    for content in SCRIPTS:
        _, answer = sent(cast, "trang.html", content)
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Frame-Options"] == "DENY"
        assert b"".join(answer) == content
