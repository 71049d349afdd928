"""What the first pages say, in both languages, and what they answer to wrong input."""

from __future__ import annotations

import datetime
import hashlib
import re
from html import unescape

import pytest
from cast import AT, Cast, build
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from enacted import figure, half, indicator, resolution, target
from lxml import html
from office_at_work import Office, set_up

from nhiemky.areas.files.queries import open_content
from nhiemky.areas.reporting import queries
from nhiemky.areas.targets import actions as targets
from nhiemky.rules.periods import Window
from nhiemky.rules.progress import Judged, TargetKind
from nhiemky.rules.rollup import TreeRule
from nhiemky.web.desk.standings import timeline
from nhiemky.web.desk.templatetags.desk import number as in_vietnamese


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


def test_a_count_of_targets_leads_to_those_that_are_counted(office: Office) -> None:
    """ "10/14": nobody could say where it came from; here each target stands in its band and leads on."""
    assert f'href="/so-ket/{office.review.pk}/so-lieu/all-targets/"' in page(office, f"/so-ket/{office.review.pk}/")
    counted = page(office, f"/so-ket/{office.review.pk}/so-lieu/all-targets/")
    assert f'href="/so-ket/{office.review.pk}/so-lieu/target-{office.target.pk}/"' in counted
    assert counted.count("<h2") == len(queries.review_page(office.cast.leader, office.review.pk, AT).printed.bands)


def test_no_link_of_any_page_is_a_dead_end(office: Office) -> None:
    """From the home page on, every address that a page leads to opens, and those behind them too."""
    browser, waiting, seen = office.client("leader"), ["/"], set[str]()
    while waiting:
        address = waiting.pop()
        answer = browser.get(address, follow=True)
        assert answer.status_code == 200, address
        if not answer["Content-Type"].startswith("text/html"):
            b"".join(answer)
            continue
        found = {unescape(each) for each in re.findall(r'(?:href|src)="(/[^"#]*)', answer.content.decode())}
        fresh = {each for each in found if not each.startswith(("/static/", "/dang-xuat/"))} - seen
        seen |= fresh
        waiting += sorted(fresh)
    assert len(seen) > 10


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
    assert answer["Cache-Control"] == "private, no-store"


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


def words(markup: str) -> str:
    return " ".join(html.document_fromstring(markup).text_content().split())


@pytest.mark.parametrize(
    ("day", "gone", "left"),
    [("2023-11-01", "1", "1.826"), ("2026-01-15", "807", "1.020"), ("2028-10-31", "1.827", "0")],
)
def test_a_term_ends_on_its_last_day_and_its_days_add_up(day: str, gone: str, left: str) -> None:
    term = Window(datetime.date(2023, 11, 1), datetime.date(2028, 11, 1))
    found = timeline(term, datetime.date.fromisoformat(day))
    assert (found.last_day, in_vietnamese(found.days_gone), in_vietnamese(found.days_left)) == (
        datetime.date(2028, 10, 31), gone, left,
    )  # fmt: skip


def test_home_counts_days_and_figures_as_vietnamese_writes_them(office: Office) -> None:
    said = words(page(office, "/?ngay=2026-01-15"))
    assert "01/11/2023 – 31/10/2028 · Đã qua 807 ngày, còn 1.020 ngày" in said
    assert "số liệu phải có" in said
    assert "số liệu phải có" not in words(page(office, "/?ngay=2023-11-15"))  # nothing is due in the first days


def test_who_may_not_see_units_is_told_so_and_not_that_none_reported(office: Office) -> None:
    address = f"/chi-tieu/{office.target.pk}/?ngay=2025-12-31"
    assert "Con số ở trên được cộng từ các đơn vị dưới đây. Mở" in words(page(office, address))
    neighbour = words(page(office, address, part="second_reporter"))
    assert "Chưa có đơn vị nào báo cáo" not in neighbour
    assert "mà tài khoản này không được xem chi tiết" in neighbour
    assert "Hội Hữu nghị An Phước Đông" not in neighbour


def test_a_yearly_target_shows_its_years_and_no_course_against_the_time_gone(office: Office) -> None:
    cast = office.cast
    aid = indicator(cast, "vien-tro", "Viện trợ", unit="tỷ đồng", tree_rule=TreeRule.OWN_AND_CHILDREN)
    yearly = target(cast, resolution(cast, "09-NQ/ĐH", "Nghị quyết về viện trợ"), aid, name="Vận động viện trợ",
                    kind=TargetKind.EVERY_YEAR, value=10, unit="tỷ đồng", ordinal=7)  # fmt: skip
    for window, amount in ((half(2024, 1), 5), (half(2024, 2), 7), (half(2025, 1), 4)):
        figure(cast, aid, window, amount, counted_at=AT)
    text = page(office, f"/chi-tieu/{yearly.pk}/?ngay=2025-12-31")
    rows = html.document_fromstring(text).xpath("//section[@aria-labelledby='years']//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["2024", "12 tỷ đồng", "10 tỷ đồng", "Đạt"],
        ["2025", "4 tỷ đồng", "10 tỷ đồng", "Chưa đủ năm"],
    ]
    assert "Diễn biến trong nhiệm kỳ" not in text
    assert "Tiến độ cần có" not in text


def test_a_judged_target_says_who_judged_it_and_an_unjudged_one_that_nobody_did(office: Office) -> None:
    cast = office.cast
    spirit = target(cast, resolution(cast, "08-NQ/ĐH", "Nghị quyết về sinh hoạt"), None, name="Nâng cao chất lượng",
                    kind=TargetKind.QUALITATIVE, value=None, ordinal=8)  # fmt: skip
    assert "Chưa có ai đánh giá chỉ tiêu này." in page(office, f"/chi-tieu/{spirit.pk}/")
    targets.judge(
        actor=cast.leader, at=AT, target_id=spirit.pk, as_of=AT.date(), status=Judged.UNDER_WAY, evidence="Chín cơ sở"
    )
    said = words(page(office, f"/chi-tieu/{spirit.pk}/"))
    assert "Lý Thanh Vũ đánh giá lúc 09:00 ngày 02/03/2026" in said
    assert "Chín cơ sở" in said
    assert "Chưa có đơn vị nào báo cáo" not in said


def test_a_printed_figure_is_opened_unit_by_unit(office: Office) -> None:
    source = page(office, f"/so-ket/{office.review.pk}/so-lieu/target-{office.target.pk}/")
    (unit,) = html.document_fromstring(source).xpath("//li[@class='trace-unit']")
    assert words(html.tostring(unit, encoding="unicode")).startswith("Hội Hữu nghị An Phước Đông1 kỳ 12 hội viên")


def test_an_annex_says_its_name_once(office: Office) -> None:
    annexes = html.document_fromstring(page(office, f"/so-ket/{office.review.pk}/")).xpath("//details[@class='annex']")
    assert annexes
    for annex in annexes:
        title, rest = annex[0].text_content(), " ".join(each.text_content() for each in annex[1:])
        assert title.startswith("Phụ lục")
        assert title.split(": ")[1] not in rest
