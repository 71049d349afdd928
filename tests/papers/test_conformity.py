"""The checker of forms: our own documents keep theirs, each departure is found with its place."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_midterm import AT, profiles, review

from nhiemky.papers import docx_out
from nhiemky.papers.conformity import Departure, NotADocument, departures
from nhiemky.papers.layout import midterm_review
from nhiemky.papers.layout.review import Issuing
from nhiemky.papers.reader.archive import Bomb, Damaged
from nhiemky.papers.reader.limits import ReadRefusal


@cache
def _ours(code: str) -> bytes:
    profile = profiles()[code]
    return docx_out.write(midterm_review(review(code), profile), profile, at=AT)


def _changed(content: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """The document with one part's text changed at the first place where the pattern stands."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == f"word/{part}.xml":
                text, count = re.subn(pattern, replacement, data.decode("utf-8"), count=1, flags=re.DOTALL)
                assert count == 1, pattern
                data = text.encode("utf-8")
            target.writestr(name, data)
    return buffer.getvalue()


def _rules(found: tuple[Departure, ...]) -> list[str]:
    return [each.rule for each in found]


@pytest.mark.parametrize("code", sorted(profiles()))
def test_our_own_documents_keep_their_form(code):
    assert departures(_ours(code), profiles()[code]) == ()


ARIAL = 'w:ascii="Arial" w:hAnsi="Arial"'
TIMES = ARIAL.replace("Arial", "Times New Roman")


def _text(old: str, new: str) -> tuple[str, str, str]:
    return "document", old, new


def _direct(properties: str) -> tuple[str, str, str]:
    """Direct formatting on the type name."""
    return "document", "<w:r>(<w:t[^>]*>BÁO CÁO)", rf"<w:r><w:rPr>{properties}</w:rPr>\1"


def _style(style: str, old: str, new: str) -> tuple[str, str, str]:
    return "styles", f'(w:styleId="{style}">.*?){old}', rf"\1{new}"


def test_a_draft_and_a_report_to_several_bodies_keep_the_form_too():
    profile = profiles()["front-2013"]
    issuing = Issuing(("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Tân Giang",), "Ban Thường trực", "MTTQ-BTT", "Tân Giang")
    draft = review("front-2013", issuing=issuing, addressees=("Tỉnh ủy Tân Giang", "Ủy ban nhân dân tỉnh Tân Giang"))
    assert departures(docx_out.write(midterm_review(draft, profile), profile, at=AT), profile) == ()


CASES = [
    # family, change, rule, words of the sentence, provision
    ("state", _text('w:left="1701"', 'w:left="1134"'), "margins", "Lề trái là 20 mm; phải là 30 - 35 mm", "NĐ 30"),
    ("party", _text('w:right="850"', 'w:right="1134"'), "margins", "Lề phải là 20 mm; phải là 15 mm", "HD 05"),
    ("state", _text('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'), "page_size", "216 × 279 mm", "NĐ 30"),
    ("state", _text("<w:titlePg/>", ""), "page_number", "không hiện ở trang thứ nhất", "NĐ 30"),
    ("state", ("header1", "PAGE", "DATE"), "page_number", "Thiếu số trang", "NĐ 30"),
    ("state", _style("Header", 'w:val="28"', 'w:val="24"'), "page_number", "số trang là 12; phải là 13 - 14", "NĐ 30"),
    ("state", _style("Header", '<w:jc w:val="center"/>', ""), "page_number", "canh giữa", "NĐ 30"),
    ("party", _text('w:header="567"', 'w:header="720"'), "page_number", "mép trên 12,7 mm; phải là 10 mm", "HD 05"),
    ("state", _text("Số: 07/", "Số 07/"), "number", "phải có dấu hai chấm", "NĐ 30 ô 3"),
    ("state", _text("Số: 07/", "Số: 7/"), "number", "phải có số 0 phía trước: “07”", "NĐ 30 ô 3"),
    ("state", _text("07/BC-LHHN", "07 /BC - LHHN"), "number", "không có khoảng trống", "NĐ 30 ô 3"),
    ("state", _text("07/BC-LHHN", "07-BC/LHHN"), "number", "theo mẫu “Số: 05/BC-ABC”", "NĐ 30 ô 3"),
    ("party", _text("Số 07-BC", "Số: 07-BC"), "number", "không có dấu hai chấm", "HD 05"),
    ("state", _text("Số: 07/BC-LHHN", ""), "missing", "Thiếu số và ký hiệu", "NĐ 30 ô 3"),
    ("state", _text("ngày 05 tháng 7", "ngày 5 tháng 7"), "zero_rule", "“05”", "NĐ 30 ô 4"),
    ("state", _text("ngày 05 tháng 7", "ngày 05 tháng 07"), "zero_rule", "Tháng 3 đến tháng 9", "NĐ 30 ô 4"),
    ("party", _text("ngày 05 tháng 7", "ngày 15 tháng 2"), "zero_rule", "Tháng 1, tháng 2", "HD 05"),
    ("state", _text("Tân Giang, ngày", "Tân Giang ngày"), "place_and_date", "dấu phẩy", "NĐ 30 ô 4"),
    ("state", _text("NGHĨA VIỆT", "NGHĨA</w:t><w:br/><w:t>VIỆT"), "broken_heading", "trên một dòng", "NĐ 30 ô 1"),
    ("state", _text("Tự do - Hạnh", "Tự do – Hạnh"), "wording", "“Độc lập - Tự do - Hạnh phúc”", "NĐ 30 ô 1"),
    ("state", _text("Độc lập - Tự do - Hạnh phúc", ""), "missing", "Thiếu tiêu ngữ", "NĐ 30 ô 1"),
    ("state", _text(r"\./\.", "."), "body_end", "“./.”", "NĐ 30 phụ lục III"),
    ("party", _text(r"2025\.(</w:t></w:r></w:p><w:tbl>)", r"2025./.\1"), "body_end", "“.”", "HD 05"),
    ("party", _text(">sơ kết giữa", ">Sơ kết giữa"), "subject_case", "chữ thường", "HD 05"),
    ("state", _text(">Sơ kết giữa", ">sơ kết giữa"), "subject_case", "chữ hoa", "NĐ 30 ô 5a"),
    ("party", _text(r">\*<", "><"), "separator", "“*”", "HD 05"),
    ("party", _text(">-----<", ">---<"), "separator", "“-----”", "HD 05"),
    ("party", _text("T/M BAN", "TM. BAN"), "authority", "“TM.” phải viết", "HD 05"),
    ("state", _text("TM. BAN", "T/M BAN"), "authority", "“T/M” phải viết", "NĐ 30 ô 7a"),
    ("state", _text("TM. BAN CHẤP HÀNH", "TM. Ban Chấp hành"), "case", "chữ in hoa", "NĐ 30 ô 7a"),
    ("state", _text("Lưu: VT, TH.", "Lưu: VT, TH"), "recipients", "dấu chấm", "NĐ 30 ô 9b"),
    ("party", _text("cấp trên,", "cấp trên;"), "recipients", "“,”", "HD 05"),
    ("state", ("styles", TIMES, ARIAL), "font", "“Arial” (mặc định của tệp)", "NĐ 30"),
    ("state", _style("Title", "<w:rPr>", f"<w:rPr><w:rFonts {ARIAL}/>"), "font", "“Arial” (kiểu “Title”)", "NĐ 30"),
    ("state", _direct(f"<w:rFonts {ARIAL}/>"), "font", "“Arial” (ghi trực tiếp)", "NĐ 30"),
    ("state", _direct('<w:color w:val="FF0000"/>'), "color", "màu #ff0000", "NĐ 30"),
    ("state", _direct('<w:b w:val="0"/>'), "style", "Tên loại phải in đậm", "NĐ 30 ô 5a"),
    ("state", _style("DocumentNumber", 'w:val="26"', 'w:val="28"'), "size", "ký hiệu là 14; phải là 13", "NĐ 30 ô 3"),
    ("state", _style("PlaceAndDate", "<w:i/>", ""), "style", "phải in nghiêng", "NĐ 30 ô 4"),
    ("party", _style("Position", "<w:rPr>", "<w:rPr><w:b/>"), "style", "Chức vụ người ký không in đậm", "HD 05"),
    ("party", _style("RecipientsLabel", '<w:u w:val="single"/>', ""), "style", "phải gạch chân", "HD 05"),
    ("state", _style("BodyText", '<w:jc w:val="both"/>', ""), "alignment", "canh đều", "NĐ 30 ô 6"),
    (
        "state",
        _style("BodyText", 'firstLine="720"', 'firstLine="0"'),
        "indent",
        "0 mm; phải là 10 - 12,7 mm",
        "NĐ 30 ô 6",
    ),
    ("state", _style("BodyText", 'before="120"', 'before="0"'), "paragraph_gap", "nhỏ hơn 6 pt", "NĐ 30 ô 6"),
    ("state", _style("BodyText", 'line="276"', 'line="480"'), "line_spacing", "là 2 lần dòng đơn", "NĐ 30 ô 6"),
    ("party", _style("BodyText", 'line="380"', 'line="320"'), "line_spacing", "18 - 22 pt", "HD 05"),
]
CODES = {"state": "association-2020", "party": "party-2018"}


@pytest.mark.parametrize(
    ("family", "change", "rule", "says", "provision"),
    CASES,
    ids=[f"{case[0]}-{case[2]}-{index}" for index, case in enumerate(CASES)],
)
def test_each_departure_is_found_and_told(family, change, rule, says, provision):
    content = _changed(_ours(CODES[family]), *change)
    found = departures(content, profiles()[CODES[family]])
    matching = [each for each in found if each.rule == rule]
    assert matching, (provision, found)
    assert any(says in each.says for each in matching), (provision, matching)
    assert all(each.where for each in found)
    # One fault is told as one: a change of a default font reaches every style, but is told once.
    assert len(found) <= 4, found


def test_a_departure_names_its_place_and_how_often_it_occurs():
    content = _changed(_ours("association-2020"), *_style("BodyText", '<w:jc w:val="both"/>', ""))
    (found,) = departures(content, profiles()["association-2020"])
    assert re.search(r"^đoạn \d+ \(“Liên hiệp các tổ chức hữu nghị", found.where)
    assert re.fullmatch(r"Nội dung phải canh đều hai bên \(ở \d\d đoạn\)\.", found.says)


def _styled(style: str) -> str:
    return f'(<w:p><w:pPr><w:pStyle w:val="{style}"/>(?:(?!</w:p>).)*</w:p>)'


@pytest.mark.parametrize(
    ("pattern", "replacement", "says"),
    [
        ("(<w:tr>.*?</w:tr>)(<w:tr>.*?</w:tr>)", r"\2\1", "Tên cơ quan ban hành phải đứng trước số và ký hiệu."),
        (_styled("HeaderTitle") + _styled("HeaderMotto"), r"\2\1", "Dòng đầu của tiêu đề phải đứng trước tiêu ngữ."),
        (_styled("Position") + _styled("Signer"), r"\2\1", "Chức vụ người ký phải đứng trước họ tên người ký."),
        ("(<w:tbl>.*?</w:tbl>)" + _styled("Title"), r"\2\1", "Số và ký hiệu phải đứng trước tên loại."),
    ],
)
def test_elements_out_of_order_are_told(pattern, replacement, says):
    content = _changed(_ours("association-2020"), "document", pattern, replacement)
    assert says in [each.says for each in departures(content, profiles()["association-2020"]) if each.rule == "order"]


def _typed_by_hand() -> bytes:
    """A report as an office types it in Word: no styles, direct formatting, one wrong font, some slips."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    table = document.add_table(rows=1, cols=2)
    _cell_lines(table.cell(0, 0), [("HỘI HỮU NGHỊ TÂN GIANG", 13, "b"), ("Số: 9/BC-HHN", 13, "")])
    _cell_lines(
        table.cell(0, 1),
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 13, "b"),
            ("VIỆT NAM", 13, "b"),
            ("Độc lập - Tự do - Hạnh phúc", 14, "b"),
            ("Tân Giang, ngày 9 tháng 05 năm 2024", 14, "i"),
        ],
    )
    _line(document.add_paragraph(), "BÁO CÁO", 14, "b")
    _line(document.add_paragraph(), "Kết quả công tác quý I", 14, "b")
    for text in ("Hội đã tổ chức ba hoạt động lớn trong quý.", "Trên đây là báo cáo của Hội./."):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
        paragraph.paragraph_format.space_before = Pt(6)
        run = paragraph.add_run(text)
        run.font.name, run.font.size = "Times New Roman", Pt(14)
    end = document.add_table(rows=1, cols=2)
    _cell_lines(end.cell(0, 0), [("Nơi nhận:", 12, "bi"), ("- Lưu: VT.", 11, "")])
    _cell_lines(end.cell(0, 1), [("CHỦ TỊCH", 14, "b"), ("Trần Thị Mẫu", 14, "b")])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _cell_lines(cell, lines) -> None:
    cell.paragraphs[0]._element.getparent().remove(cell.paragraphs[0]._element)
    for text, size, style in lines:
        _line(cell.add_paragraph(), text, size, style)


def _line(paragraph, text: str, size: int, style: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    run.bold, run.italic = "b" in style, "i" in style


def test_a_report_typed_by_hand_without_styles_is_understood():
    found = departures(_typed_by_hand(), profiles()["association-2020"])
    said = {(each.rule, each.says) for each in found}
    assert said == {
        ("page_number", "Thiếu số trang ở giữa lề trên."),
        ("broken_heading", "“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” phải nằm trọn trên một dòng."),
        ("number", "Số nhỏ hơn 10 phải có số 0 phía trước: “09”."),
        ("zero_rule", "Ngày nhỏ hơn 10 phải có số 0 phía trước: “09”."),
        ("zero_rule", "Tháng 3 đến tháng 9 không thêm số 0 phía trước: “5”."),
    }


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NotADocument),
        (b"%PDF-1.7 ...", NotADocument),
        (b"PK\x03\x04 not a zip", Damaged),
        (_ours("party-2018")[:5000], Damaged),
    ],
    ids=["empty", "pdf", "no zip", "cut off"],
)
def test_what_is_no_document_is_refused_in_words(content, refusal):
    with pytest.raises(refusal) as refused:
        departures(content, profiles()["party-2018"])
    assert "Hãy" in str(refused.value)


def _package(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.thorough
def test_a_zip_without_a_document_and_a_bomb_and_entities_are_refused():
    profile = profiles()["state-2020"]
    with pytest.raises(NotADocument):
        departures(_package({"xl/workbook.xml": b"<x/>"}), profile)
    with pytest.raises(Bomb):
        departures(_package({"word/document.xml": b" " * 200_000_000}), profile)
    entity = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    with pytest.raises(Damaged, match="khai báo lạ"):
        departures(_package({"word/document.xml": entity}), profile)
    with pytest.raises(Damaged, match="sai cú pháp"):
        departures(_package({"word/document.xml": b"<w:document>"}), profile)


def test_styles_based_on_themselves_and_bare_documents_end():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = f'<w:styles {space}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>'
    line = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    document = f"<w:document {space}><w:body>{line}</w:body></w:document>"
    content = _package({"word/document.xml": document.encode(), "word/styles.xml": styles.encode()})
    assert "missing" in _rules(departures(content, profiles()["state-2020"]))


@pytest.mark.thorough
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_however_a_document_is_torn_it_is_checked_or_refused(data):
    content = bytearray(_ours("party-2018"))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    said = []
    try:
        said += [departure.says for departure in departures(bytes(content), profiles()["party-2018"])]
    except ReadRefusal as refusal:
        said.append(str(refusal))
    assert all(said)
