"""English pages: nothing of the product's own words stays Vietnamese, and what stays Vietnamese says so."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation
from lxml import html
from office_at_work import Office

from nhiemky.areas.directory.access import NotAllowed
from nhiemky.areas.files.actions import FileTooLarge
from nhiemky.rules import workflow
from nhiemky.rules.periods import EmptyWindow
from nhiemky.web.desk.middleware import in_words

CATALOGUE = Path(__file__).resolve().parents[2] / "nhiemky" / "locale" / "en" / "LC_MESSAGES" / "django.po"
VIETNAMESE = re.compile(r"[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323]")
SPOKEN = ("aria-label", "alt", "title", "placeholder", "value")
PRODUCT = "Nhiệm kỳ"
PASSWORD = "dung-mat-khau-1"


@pytest.fixture(autouse=True)
def english_catalogue(tmp_path: Path, settings: Any) -> None:
    """The catalogue as it is now, compiled, whatever was compiled before."""
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(CATALOGUE, folder)
    with CATALOGUE.open("rb") as source, (folder / "django.mo").open("wb") as target:
        write_mo(target, read_po(source, locale="en"))
    settings.LOCALE_PATHS = [tmp_path / "locale"]


def spoken(page: str) -> Iterator[str]:
    """Yield the words of a page, shown and said, but for what it marks as Vietnamese."""
    tree = html.document_fromstring(page)
    assert tree.get("lang") == "en"
    for each in tree.xpath("//*[@lang='vi']"):
        each.drop_tree()
    for each in tree.iter():
        if not isinstance(each.tag, str) or each.tag in {"script", "style"}:
            continue
        yield from (text for text in (each.text, each.tail) if text and text.strip())
        yield from (each.attrib[name] for name in SPOKEN if name in each.attrib)


def left(page: str, *data: str) -> list[str]:
    """Return the words of a page that are still Vietnamese once its data are taken away."""
    found = []
    for text in spoken(page):
        rest = text.replace(f"· {PRODUCT}", "")  # the end of each title
        for each in sorted(data, key=len, reverse=True):
            rest = rest.replace(each, "")
        if VIETNAMESE.search(rest):
            found.append(" ".join(rest.split()))
    return found


def data(office: Office) -> tuple[str, ...]:
    """What people entered, and what the rules wrote of it, where a sentence or a title says it."""
    cast = office.cast
    subjects = [each.subject for each in (office.review, office.draft)]
    return (
        office.target.name,
        "24 hội viên",
        "12 hội viên",
        "từ 100 hội viên trở lên",
        *(each.display_name for each in cast.everybody.values()),
        *(subject[0].upper() + subject[1:] for subject in subjects),
    )


def pages(office: Office) -> dict[str, str]:
    return {
        "home": "/?ngay=2025-12-31",
        "wrong day": "/?ngay=hom-qua",
        "target": f"/chi-tieu/{office.target.pk}/?ngay=2025-12-31",
        "target before any report": f"/chi-tieu/{office.target.pk}/?ngay=2024-01-31",
        "reviews": "/so-ket/",
        "frozen review": f"/so-ket/{office.review.pk}/",
        "draft review": f"/so-ket/{office.draft.pk}/",
        "figure": f"/so-ket/{office.review.pk}/so-lieu/target-{office.target.pk}/",
        "password": "/mat-khau/",
        "sign-out": "/dang-xuat/",
    }


def test_no_word_of_the_product_stays_vietnamese_on_an_english_page(office: Office) -> None:
    office.cast.leader.set_password(PASSWORD)  # whoever has none is led to set one
    office.cast.leader.save()
    browser = office.client("leader")
    found = {}
    for name, path in pages(office).items():
        answer = browser.get(path, headers={"accept-language": "en"})
        assert answer.status_code == 200, name
        if rest := left(answer.content.decode(), *data(office)):
            found[name] = rest
    assert found == {}


def test_pages_for_nobody_and_for_nothing_are_english_too(office: Office) -> None:
    english = {"accept-language": "en"}
    assert left(office.client("nobody").get("/", headers=english).content.decode(), *data(office)) == []
    assert left(office.client("nobody").get("/so-ket/", headers=english).content.decode(), *data(office)) == []
    missing = office.client("leader").get("/chi-tieu/999999/", headers=english)
    assert missing.status_code == 404
    assert left(missing.content.decode(), *data(office)) == []


def test_what_the_rules_wrote_is_marked_as_vietnamese(office: Office) -> None:
    browser = office.client("leader")
    home = html.document_fromstring(
        browser.get("/?ngay=2025-12-31", headers={"accept-language": "en"}).content.decode()
    )
    assert home.xpath("//p[@class='summary-line']/@lang") == ["vi"]
    page = browser.get(f"/chi-tieu/{office.target.pk}/?ngay=2025-12-31", headers={"accept-language": "en"})
    target = html.document_fromstring(page.content.decode())
    assert set(target.xpath("//p[@class='arithmetic']/@lang")) == {"vi"}
    assert target.xpath("//blockquote/@lang") == ["vi"]
    review = browser.get(f"/so-ket/{office.review.pk}/", headers={"accept-language": "en"}).content.decode()
    assert html.document_fromstring(review).xpath("//article[@class='sheet']/@lang") == ["vi"]


def test_a_leftover_would_be_seen() -> None:
    words = '<p lang="vi">báo cáo</p><p>Target <b aria-label="chỉ tiêu">one</b> nữa</p>'
    assert sorted(left(f'<html lang="en"><body>{words}</body></html>')) == ["chỉ tiêu", "nữa"]


SIGN_IN = [
    ("vi", "Tên đăng nhập", "Mật khẩu", "Tên đăng nhập hoặc mật khẩu không đúng. Xin kiểm tra rồi nhập lại."),
    (
        "en",
        "Username",
        "Password",
        "The username or the password is not correct. Please check both and enter them again.",
    ),
]


@pytest.mark.parametrize(("language", "name", "password", "wrong"), SIGN_IN)
def test_sign_in_speaks_the_readers_language(
    office: Office, language: str, name: str, password: str, wrong: str
) -> None:
    browser = Client(headers={"accept-language": language})
    page = html.document_fromstring(browser.get("/dang-nhap/").content.decode())
    assert [label.text for label in page.xpath("//label")] == [name, password]
    answer = browser.post("/dang-nhap/", {"login": "lanhdao", "password": "sai"}).content.decode()
    assert html.document_fromstring(answer).xpath("string(//*[@role='alert'])") == wrong


def test_an_english_sign_in_page_has_no_vietnamese_word(office: Office) -> None:
    browser = Client(headers={"accept-language": "en"})
    for answer in (
        browser.get("/dang-nhap/"),
        browser.post("/dang-nhap/", {"login": "", "password": ""}),
        browser.post("/dang-nhap/", {"login": "lanhdao", "password": "sai"}),
    ):
        assert left(answer.content.decode()) == []
    for number in range(8):
        locked = browser.post("/dang-nhap/", {"login": "lanhdao", "password": f"sai {number}"})
    assert locked.status_code == 429
    assert left(locked.content.decode()) == []


ENGLISH_OF_ALLAUTH = re.compile(r"\b(the|you|your|password|signed|successfully|please|username|field)\b", re.IGNORECASE)


def test_a_vietnamese_page_says_nothing_in_english_when_a_password_changes(office: Office, settings: Any) -> None:
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "nhiemky.web.desk.sign_in.LongEnough", "OPTIONS": {"min_length": 10}},
        *settings.AUTH_PASSWORD_VALIDATORS[2:],
    ]
    office.cast.leader.set_password(PASSWORD)
    office.cast.leader.save()
    browser = Client()
    signed_in = browser.post("/dang-nhap/", {"login": "lanhdao", "password": PASSWORD}, follow=True)
    typed = [
        {"oldpassword": "sai", "password1": "mot-mat-khau-2", "password2": "mot-mat-khau-2"},
        {"oldpassword": PASSWORD, "password1": "mot-mat-khau-2", "password2": "hai-mat-khau-3"},
        {"oldpassword": "", "password1": "", "password2": ""},
        {"oldpassword": PASSWORD, "password1": "123", "password2": "123"},
        {"oldpassword": PASSWORD, "password1": "mot-mat-khau-2", "password2": "mot-mat-khau-2"},
    ]
    answers = [signed_in, *(browser.post("/mat-khau/", each, follow=True) for each in typed)]
    said = [
        " ".join(html.document_fromstring(answer.content.decode()).xpath(
            "//label//text() | //*[@role='alert']//text() | //*[@role='status']//text()"
            " | //*[contains(@class, 'invalid-feedback')]//text()"
        ))
        for answer in answers
    ]  # fmt: skip
    assert [each for each in said if ENGLISH_OF_ALLAUTH.search(each)] == []
    assert said[0].strip() == "Số liệu đến hết ngày"  # signing in shows by itself
    assert "Mật khẩu hiện tại không đúng." in said[1]
    assert "Hai lần nhập mật khẩu mới không giống nhau." in said[2]
    assert "Hai lần nhập mật khẩu mới" not in said[3]
    assert "Mật khẩu quá ngắn: cần ít nhất 10 ký tự. Xin chọn mật khẩu dài hơn." in said[4]
    assert "Đã đổi mật khẩu." in said[5]


def refused_move() -> workflow.MoveRefused:
    with pytest.raises(workflow.MoveRefused) as caught:
        workflow.SUBMISSION.check("draft", "accept")
    return caught.value


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "Tệp “so-lieu.pdf” nặng 61 MB, vượt mức 50 MB. Hãy giảm cỡ ảnh hoặc tách tệp rồi nộp lại."),
        (
            "en",
            "The file “so-lieu.pdf” has 61 MB; the limit is 50 MB. "
            "Make its pictures smaller or split the file, then hand it in again.",
        ),
    ],
)
def test_a_refusal_is_said_in_the_readers_language(language: str, said: str) -> None:
    with translation.override(language):
        assert in_words(FileTooLarge(name="so-lieu.pdf", size=61, limit=50)) == said


def test_dates_in_a_refusal_stay_dates_and_an_unknown_sentence_stays_as_it_is() -> None:
    day = datetime.date(2025, 7, 1)
    with translation.override("en"):
        assert in_words(EmptyWindow(start=day, end=day)) == (
            "The time from 01/07/2025 until before 01/07/2025 holds no day. Choose again."
        )
        assert in_words(NotAllowed(because="Chưa có quyền xem.")) == "Chưa có quyền xem."
        assert in_words(refused_move()).startswith(
            "Báo cáo stands at “đang soạn”, so the step “duyệt” is not possible."
        )
