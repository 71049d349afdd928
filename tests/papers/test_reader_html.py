"""Saved pages: the article with its title and day; nothing of what stands around it."""

from __future__ import annotations

import datetime
import email.message

import pytest
import reader_pages as pages
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reader_legacy import SAYING, tcvn3, vni
from test_reader_plain import with_loose_tones

from nhiemky.papers.content import BlockKind, Paper
from nhiemky.papers.reader import read
from nhiemky.papers.reader.html.meta import day_in_vietnam


def paper_of(page: str) -> Paper:
    """The paper of a page in UTF-8."""
    return read(page.encode(), "trang.html")


def said(paper: Paper) -> list[str]:
    """The blocks that are no furniture, tables' own blocks aside."""
    aside = (BlockKind.FURNITURE, BlockKind.TABLE)
    return [block.text for block in paper.blocks if block.kind not in aside]


@pytest.mark.parametrize("page", pages.PAGES.values(), ids=pages.PAGES.keys())
def test_title_day_and_sentences_of_an_article_are_kept(page: str) -> None:
    paper = paper_of(page)
    assert paper.title == pages.TITLE
    assert paper.source is not None
    assert paper.source.published == datetime.date(2026, 6, 12)
    assert [text for text in said(paper) if text not in (pages.TITLE, pages.CAPTION)] == list(pages.SENTENCES)


@pytest.mark.parametrize("page", pages.PAGES.values(), ids=pages.PAGES.keys())
def test_menus_comments_related_news_and_scripts_are_left_out(page: str) -> None:
    text = paper_of(page).text
    assert pages.RELATED not in text
    assert pages.COMMENT not in text
    assert not any(word in text for word in ("Trang chủ", "secret", "color", "Họ tên", "Bản quyền", "Hôm nay"))


@pytest.mark.parametrize("name", ["content manager", "portal in one form of tables", "newspaper with metadata"])
def test_captions_are_marked(name: str) -> None:
    captions = [block.text for block in paper_of(pages.PAGES[name]).blocks if block.kind is BlockKind.CAPTION]
    assert captions == [pages.CAPTION]


def test_a_page_saved_by_word_keeps_its_form_numbers_and_tables() -> None:
    paper = paper_of(pages.WORD_PAGE)
    assert (paper.type_name, paper.subject) == ("báo cáo", "kết quả giữa nhiệm kỳ 2023 - 2028")
    assert [block.clause for block in paper.blocks if block.kind is BlockKind.ITEM] == ["I.1", "I.2"]
    table = next(block.table for block in paper.blocks if block.table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["TT", "Chỉ tiêu"], ["", "Giao", "Đạt"], ["1", "20", "16"],
    ]  # fmt: skip


def article(body: str, head: str = "") -> str:
    """A page of one article."""
    return (
        f"<html><head><meta charset=utf-8>{head}</head><body><div class=noidung><p>{pages.LEAD}</p>{body}</div>"
        f"</body></html>"
    )


def test_lists_get_the_labels_that_a_browser_prints() -> None:
    body = (
        "<ol start=3><li>Ba</li><li value=7>Bảy</li></ol><ol type=a><li>Chữ a</li></ol>"
        "<ol type=I><li>Một</li></ol><ul><li>Chấm</li></ul>"
    )
    assert said(paper_of(article(body)))[1:] == ["3. Ba", "7. Bảy", "a. Chữ a", "I. Một", "• Chấm"]


def test_line_breaks_part_paragraphs_and_inline_marks_do_not() -> None:
    body = "<p>Phấn đấu đạt <b>85<i>%</i></b> trở&nbsp;lên.<br>Kết nạp   20\nđảng viên.</p>"
    assert said(paper_of(article(body)))[1:] == ["Phấn đấu đạt 85% trở lên.", "Kết nạp 20 đảng viên."]


def test_hidden_text_and_struck_text_are_not_read() -> None:
    body = "<p style='display:none'>ẩn</p><p hidden>cũng ẩn</p><p>hiện <del>đã bỏ</del></p>"
    assert said(paper_of(article(body)))[1:] == ["hiện"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2023-11-16T18:00:00Z">', (2023, 11, 17)),
        ('<meta name="pubdate" content="2024-04-10T16:37:34+07:00">', (2024, 4, 10)),
        ('<meta itemprop="datePublished" content="10/04/2024">', (2024, 4, 10)),
        (
            '<script type="application/ld+json">'
            '{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-04-10"}]}</script>',
            (2024, 4, 10),
        ),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="hôm qua">', None),
        ('<meta name="DC.date.issued" content="2024-02-31">', None),
    ],
)  # fmt: skip
def test_the_day_comes_from_metadata_as_a_day_in_vietnam(head: str, day: tuple[int, int, int] | None) -> None:
    source = paper_of(article("<p>Hết.</p>", head)).source
    assert source is not None
    assert source.published == (datetime.date(*day) if day else None)


@pytest.mark.parametrize("declared", ["utf-8", "windows-1258", "windows-1252", "iso-8859-1", "x-unknown", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_page_is_read_whatever_encoding_it_declares(encoding: str, declared: str) -> None:
    text = article(f"<p>{SAYING}</p>").replace("charset=utf-8", f"charset={declared}")
    if encoding == "cp1258":
        text = with_loose_tones(text)
    assert SAYING in read(text.encode(encoding), "a.html").text


@pytest.mark.parametrize(("typed", "font"), [(tcvn3, ".VnTime"), (vni, "VNI-Times")])
def test_legacy_fonts_in_a_page_are_converted(typed: object, font: str) -> None:
    assert callable(typed)
    first = f'<font face="{font}">{typed("đạt")}</font>'
    paper = paper_of(article(f'<p>{first} <span style="font-family:{font}">{typed("vượt")}</span></p>'))
    assert said(paper)[1:] == ["đạt vượt"]


def test_a_page_packed_into_one_file_is_read() -> None:
    message = email.message.EmailMessage()
    message["Subject"] = pages.TITLE
    message.set_content("Trang này cần trình duyệt.")
    message.add_alternative(pages.PAGES["content manager"], subtype="html")
    packed = message.as_bytes().replace(b"multipart/alternative", b"multipart/related")
    paper = read(packed, "trang.mhtml")
    assert paper.title == pages.TITLE
    assert pages.BODY in paper.text


def test_control_characters_beside_what_is_dropped_do_no_harm() -> None:
    assert said(paper_of(article("<p>trước<script>x</script>&#1;&#11;sau\x02</p>")))[1:] == ["trước sau"]


def test_a_long_menu_before_a_short_article_does_not_win() -> None:
    menu = "".join(
        f'<li><a href="/{number}">Chuyên mục số {number} của cổng thông tin</a></li>' for number in range(200)
    )
    paper = paper_of(f"<html><body><ul>{menu}</ul><div><h1>{pages.TITLE}</h1><p>{pages.LEAD}</p></div></body></html>")
    assert said(paper) == [pages.TITLE, pages.LEAD]


def test_cells_that_claim_to_cover_the_world_cost_nothing() -> None:
    body = "<table>" + "<tr><td colspan=99999 rowspan=99999>a</td><td>b</td></tr>" * 300 + "</table>"
    assert paper_of(article(body)).text.count("a") >= 300


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_as_a_day_gives_a_day_or_nothing(text: str) -> None:
    assert isinstance(day_in_vietnam(text), datetime.date | None)
