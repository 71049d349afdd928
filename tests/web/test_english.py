"""English pages: nothing of the product's own words stays Vietnamese, and what stays Vietnamese says so."""

from __future__ import annotations

import ast
import datetime
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from cast import AT
from django.test import Client
from django.utils import translation
from lxml import html
from office_at_work import Office

from nhiemky.areas.directory import actions as directory
from nhiemky.areas.directory.access import NotAllowed, check
from nhiemky.areas.directory.models import Organisation, Position, Scope
from nhiemky.areas.files.actions import FileTooLarge
from nhiemky.areas.reporting import actions as reporting
from nhiemky.areas.reporting.models import Section
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets.plans import PlanLine
from nhiemky.rules import workflow
from nhiemky.rules.authority import Action, Role
from nhiemky.rules.periods import CALENDAR, EmptyWindow, Length, window
from nhiemky.rules.refusals import Refusal
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
        "counts": f"/so-ket/{office.review.pk}/so-lieu/all-targets/",
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


def test_what_stands_inside_a_refusal_is_english_too() -> None:
    with translation.override("en"):
        assert in_words(refused_move()) == (
            "Report stands at “being written”, so the step “accept” is not possible. Possible steps: submit."
        )
    assert in_words(refused_move()) == "Báo cáo đang “đang soạn” nên không thể duyệt. Có thể: nộp."


def refusals_of(office: Office) -> Iterator[Refusal]:
    """Refusals of the office's day, each with what only Vietnamese has in it: what people entered."""
    cast, at = office.cast, AT
    deeds: list[Callable[[], object]] = [
        lambda: reporting.freeze_review(actor=cast.clerk, at=at, review_id=office.review.pk, revision=2),
        lambda: reporting.freeze_review(actor=cast.leader, at=at, review_id=office.review.pk, revision=2),
        lambda: reporting.write_narrative(
            actor=cast.clerk, at=at, review_id=office.review.pk, revision=2, section=Section.LIMITS, passages=[]
        ),
        lambda: reporting.make_addendum(actor=cast.leader, at=at, review_id=office.review.pk, reason=" "),
        lambda: targets.hand_down(actor=cast.clerk, at=at, target_id=office.target.pk, parts={}),
        lambda: targets.hand_down(actor=cast.clerk, at=at, target_id=office.target.pk, parts={cast.first.pk: 3}),
        lambda: targets.hand_down(actor=cast.clerk, at=at, target_id=office.target.pk, parts={987654: 3}),
        lambda: targets.plan_years(
            actor=cast.clerk, at=at, target_id=office.target.pk,
            lines=[PlanLine(window(CALENDAR, Length.YEAR, 2040), 1)],
        ),
        lambda: targets.measure(
            actor=cast.reporter, at=at, indicator_id=office.target.indicator_id or 0, organisation_id=cast.first.pk,
            window=window(CALENDAR, Length.QUARTER, 2024, 1), numerator=1,
        ),
        lambda: directory.grant(
            actor=cast.administrator, at=at, position=Position.objects.all()[0], role=Role.LEADER,
            scope=Scope.SUBTREE, on=at.date(),
        ),
        lambda: directory.create_position(actor=cast.administrator, at=at, organisation=cast.first, title=" ", rank=1),
        lambda: check(cast.reporter, Action.ACCEPT_REPORT, cast.first, at),
        lambda: check(cast.clerk, Action.ACCEPT_REPORT, cast.first, at),
    ]  # fmt: skip
    for deed in deeds:
        with pytest.raises(Refusal) as caught:
            deed()
        yield caught.value


def test_refusals_of_a_working_day_are_english_but_for_names(office: Office) -> None:
    assert office.target.indicator is not None
    names = {*data(office), *Organisation.objects.values_list("versions__name", flat=True)}
    names |= {"hội viên", office.cast.line.name, office.target.indicator.name}
    found = []
    with translation.override("en"):
        for refusal in refusals_of(office):
            sentence = in_words(refusal)
            rest = sentence
            for each in sorted(filter(None, names), key=len, reverse=True):
                rest = rest.replace(each, "")
            if VIETNAMESE.search(rest):
                found.append(sentence)
    assert found == []


def unmarked(source: str, classes: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where a Refusal is given Vietnamese words of the product that no catalogue knows."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in classes:
            for given in node.keywords:
                value = given.value
                text = ast.unparse(value) if isinstance(value, ast.JoinedStr) else getattr(value, "value", "")
                if isinstance(text, str) and VIETNAMESE.search(text):
                    yield node.lineno, text


def test_no_refusal_of_rules_and_areas_is_given_unmarked_words() -> None:
    package = CATALOGUE.parents[3]
    sources = {
        path: path.read_text(encoding="utf-8") for room in ("rules", "areas") for path in (package / room).rglob("*.py")
    }
    classes = frozenset(each.__name__ for each in descendants(Refusal))
    found = [(path.name, *each) for path, source in sources.items() for each in unmarked(source, classes)]
    assert found == []
    assert list(unmarked('TooLong(what="phần tử")', frozenset({"TooLong"}))) == [(1, "phần tử")]


def descendants(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from descendants(each)
