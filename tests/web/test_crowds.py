"""Large forms and many plots: what one visitor asks for does not stop everybody's pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpResponse
from django.test import Client
from office_at_work import Office

from nhiemky.web.desk import drawing


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """No plot was drawn before."""
    drawing._kept.clear()
    yield
    drawing._kept.clear()


@pytest.mark.parametrize("path", ["/dang-nhap/", "/ngon-ngu/", "/dang-xuat/"])
@pytest.mark.parametrize("checks", [True, False])
def test_a_large_form_is_refused_before_it_is_read(
    db: None, monkeypatch: pytest.MonkeyPatch, path: str, checks: bool
) -> None:
    begun = []
    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", lambda *_, **__: begun.append(1))
    visitor = Client(enforce_csrf_checks=checks)
    form = {"login": "lanhdao", "a": SimpleUploadedFile("a.bin", b"x" * 300_000)}
    assert visitor.post(path, form).status_code == 400
    assert begun == []


def test_a_small_form_of_any_kind_is_read(office: Office) -> None:
    assert Client().post("/dang-nhap/", {"login": "lanhdao", "password": "sai"}).status_code == 200


def test_the_same_plot_is_drawn_once_and_others_are_kept_within_bounds(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(drawing, "draw_svg", lambda plot: drawn.append(plot) or "<svg/>")
    monkeypatch.setattr(drawing, "KEPT", 3)
    browser = office.client("leader")
    path = f"/chi-tieu/{office.target.pk}/bieu-do.svg"
    for _ in range(3):
        assert browser.get(f"{path}?ngay=2025-12-31").content == b"<svg/>"
    assert len(drawn) == 1
    for day in range(1, 10):
        browser.get(f"{path}?ngay=2025-11-0{day}")
    assert len(drawing._kept) == 3


def test_one_plot_is_drawn_at_a_time_and_the_many_are_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most, go = [0], [0], threading.Event()

    def draw(_: object) -> str:
        at_work[0] += 1
        most[0] = max(most[0], at_work[0])
        go.wait(10)
        at_work[0] -= 1
        return "<svg/>"

    monkeypatch.setattr(drawing, "draw_svg", draw)

    @drawing.few_at_once
    def view(number: int) -> HttpResponse:
        return drawing.picture(drawing.drawn({"number": number}))

    with ThreadPoolExecutor(40) as crowd:
        asked = [crowd.submit(view, number) for number in range(40)]
        while sum(each.done() for each in asked) < 40 - drawing.MOST_AT_ONCE:
            threading.Event().wait(0.01)
        go.set()
        answers = [each.result() for each in asked]
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [200] * drawing.MOST_AT_ONCE + [503] * (40 - drawing.MOST_AT_ONCE)
    assert {answer.headers["Retry-After"] for answer in answers if answer.status_code == 503} == {"2"}
    assert most == [1]
    assert view(99).status_code == 200


def test_a_plot_that_fails_gives_its_place_back(monkeypatch: pytest.MonkeyPatch) -> None:
    @drawing.few_at_once
    def view() -> HttpResponse:
        raise ValueError

    for _ in range(drawing.MOST_AT_ONCE + 1):
        with pytest.raises(ValueError, match=r"^$"):
            view()


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(office: Office) -> None:
    browser = office.client("leader")
    browser.post("/ngon-ngu/", {"language": "en", "next": "/"})
    browser.get("/mat-khau/dat/")
    for name in ("django_language", "csrftoken"):
        cookie = browser.cookies[name]
        assert (bool(cookie["httponly"]), cookie["samesite"]) == (True, "Lax")
