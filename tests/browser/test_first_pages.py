"""The first pages in a real Chromium: by keyboard, on a phone, in the dark, in both languages, with axe content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cast import build
from office_at_work import Office, set_up
from playwright.sync_api import Page, expect

AXE = Path(__file__).resolve().parents[2] / ".tools" / "chromium" / "axe.js"
PASSWORD = "mat-khau-thu-nghiem-1"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = pytest.mark.browser


@pytest.fixture
def office(transactional_db: None) -> Office:
    """The office, committed, so that the served pages see it; the leader has a password."""
    found = set_up(build())
    found.cast.leader.set_password(PASSWORD)
    found.cast.leader.save()
    return found


@pytest.fixture
def desk(page: Page, office: Office, live_server: object) -> Page:
    """A browser in which the leader has signed in by keyboard alone."""
    page.goto(f"{live_server}/")
    page.locator("#id_login").focus()
    page.keyboard.type("lanhdao")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Nhiệm kỳ 2023-2028")
    return page


def paths(office: Office) -> list[str]:
    key = f"target-{office.target.pk}"
    return ["/", f"/chi-tieu/{office.target.pk}/", "/so-ket/", f"/so-ket/{office.review.pk}/",
            f"/so-ket/{office.review.pk}/so-lieu/{key}/",
            f"/so-ket/{office.review.pk}/so-lieu/all-targets/", "/mat-khau/"]  # fmt: skip


def visit(page: Page, address: str) -> None:
    """Open a page and wait for its pictures: one that is asked for after the test has ended finds no data."""
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("[...document.images].every(image => image.complete)")


def check_with_axe(page: Page) -> None:
    """Fail with every rule of WCAG 2.2 AA that axe finds broken on the page."""
    # The policy of the page lets no script in from elsewhere; the debugger's own door is not the page's.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}}})")
    broken = [(each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found["violations"]]
    assert broken == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing_on_any_page(
    desk: Page, office: Office, live_server: object, scheme: str, language: str
) -> None:
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    if language == "en":
        desk.get_by_role("button", name="EN: English").click()
        expect(desk.locator("html")).to_have_attribute("lang", "en")
    for path in paths(office):
        visit(desk, f"{live_server}{path}")
        check_with_axe(desk)


def test_axe_finds_nothing_at_the_door(page: Page, office: Office, live_server: object) -> None:
    page.goto(f"{live_server}/dang-nhap/")
    check_with_axe(page)
    expect(page).to_have_title("Đăng nhập · Nhiệm kỳ")


def test_no_page_is_wider_than_a_phone(desk: Page, office: Office, live_server: object) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    for path in paths(office):
        visit(desk, f"{live_server}{path}")
        assert desk.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_two_clicks_lead_from_the_term_to_the_evidence(desk: Page, office: Office, live_server: object) -> None:
    desk.get_by_role("link", name="Kết nạp hội viên mới").click()
    expect(desk.locator(".trace-unit summary")).to_contain_text("Hội Hữu nghị An Phước Đông")
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="danh-sach.txt").click()
    assert Path(waiting.value.path()).read_bytes() == b"12 hoi vien moi"


def test_the_plot_is_drawn_and_changes_with_the_ground(desk: Page, office: Office, live_server: object) -> None:
    visit(desk, f"{live_server}/chi-tieu/{office.target.pk}/?ngay=2025-12-31")
    plot = desk.locator(".plot img")
    expect(plot).to_have_js_property("complete", True)
    assert plot.evaluate("image => image.naturalWidth") > 300
    desk.wait_for_load_state("networkidle")
    light = plot.get_attribute("src")
    desk.get_by_role("button", name="Đổi giao diện sáng, tối").click()
    expect(plot).not_to_have_attribute("src", light or "")
    desk.wait_for_load_state("networkidle")


def test_the_skip_link_is_the_first_stop_of_the_keyboard(desk: Page, live_server: object) -> None:
    desk.goto(f"{live_server}/")
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_text("Chuyển đến nội dung chính")
