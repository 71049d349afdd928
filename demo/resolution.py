"""The resolution that the demo reads: written as a clerk writes it in Word, with automatic numbering."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FILE_NAME = "Nghi quyet Dai hoi VI.docx"

TITLE = "Đại hội đại biểu Hội Liên hiệp Thanh niên Việt Nam tỉnh Tân Giang lần thứ VI, nhiệm kỳ 2024 - 2029"

OPENING = (
    "Đại hội đại biểu Hội Liên hiệp Thanh niên Việt Nam tỉnh Tân Giang lần thứ VI, nhiệm kỳ 2024 - 2029 họp ngày "
    "20/12/2023 tại phường Tân Giang. Sau khi thảo luận Báo cáo tổng kết công tác Hội và phong trào thanh niên nhiệm "
    "kỳ 2019 - 2024, phương hướng nhiệm kỳ 2024 - 2029, Đại hội quyết nghị:"
)

GOAL = (
    "Đoàn kết, tập hợp rộng rãi thanh niên trong tỉnh; xây dựng tổ chức Hội vững mạnh; động viên thanh niên lập thân, "
    "lập nghiệp, đóng góp cho sự phát triển của quê hương."
)

TARGETS = (
    "Kết nạp ít nhất 12.000 hội viên mới trong cả nhiệm kỳ.",
    "Hằng năm vận động từ 2 tỷ đồng trở lên chăm lo thanh niên yếu thế.",
    "Trên 70% thanh niên trong tỉnh được tập hợp vào tổ chức Hội vào cuối nhiệm kỳ.",
    "Tỷ lệ tổ chức Hội cơ sở xếp loại yếu không quá 3% vào cuối nhiệm kỳ.",
    "Đến cuối nhiệm kỳ không còn địa bàn dân cư trắng tổ chức Hội.",
    "Mỗi năm trồng từ 20.000 đến 30.000 cây xanh.",
    "Hằng năm Hội Liên hiệp Thanh niên tỉnh đạt danh hiệu đơn vị xuất sắc.",
    "Số hội viên tăng bình quân hằng năm 3%.",
    "Hằng năm đạt 100% chỉ tiêu vận động hiến máu tình nguyện do tỉnh giao.",
    "Xây dựng 60 công trình thanh niên trong nhiệm kỳ.",
    "Số vụ tai nạn đuối nước trẻ em hằng năm thấp hơn hoặc bằng năm trước.",
    "Nâng cao chất lượng sinh hoạt của chi hội, đa dạng loại hình tập hợp thanh niên.",
    "Hỗ trợ 150 dự án khởi nghiệp của thanh niên trong nhiệm kỳ.",
    "Bình quân mỗi năm bồi dưỡng 400 lượt cán bộ Hội cơ sở.",
)

TASKS = (
    "Ban Thường trực Hội xây dựng Chương trình hành động toàn khóa thực hiện Nghị quyết, hoàn thành trước ngày "
    "30/4/2024.",
    "Hội Liên hiệp Thanh niên các xã, phường xây dựng kế hoạch phát triển hội viên hằng năm.",
    "Ban Kiểm tra Hội kiểm tra việc thực hiện Điều lệ Hội tại các cơ sở, hoàn thành trước ngày 15/12/2026.",
    "Ban Phong trào Hội chủ trì, phối hợp với các trường tổ chức phong trào trồng cây xanh mỗi năm.",
    "Ban Thường trực Hội tham mưu tổ chức sơ kết giữa nhiệm kỳ trong năm 2026.",
)

CLOSING = "Đại hội giao Ủy ban Hội khóa VI tổ chức thực hiện thắng lợi Nghị quyết này."


def _numbering(document: Document) -> int:  # type: ignore[valid-type]
    """Add a list of two levels (I., 1.) to the file and return its number."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for level, (form, text) in enumerate((("upperRoman", "%1."), ("decimal", "%2."))):
        part = OxmlElement("w:lvl")
        part.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text), ("w:lvlJc", "left")):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            part.append(child)
        abstract.append(part)
    root.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "90")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "90")
    number.append(link)
    root.append(number)
    return 90


def _add(document: Document, text: str, *, level: int | None = None, bold: bool = False) -> None:  # type: ignore[valid-type]
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    if level is None:
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        return
    properties = paragraph._p.get_or_add_pPr()
    numbered = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(level)), ("w:numId", "90")):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        numbered.append(child)
    properties.append(numbered)


def resolution_file(at: datetime) -> bytes:
    """Return the resolution as a DOCX file, its properties dated `at`."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    _numbering(document)
    for line in ("HỘI LIÊN HIỆP THANH NIÊN VIỆT NAM", "TỈNH TÂN GIANG", "Số: 02/NQ-ĐH"):
        _add(document, line, bold=True)
    _add(document, "Tân Giang, ngày 20 tháng 12 năm 2023")
    _add(document, "NGHỊ QUYẾT", bold=True)
    _add(document, TITLE, bold=True)
    _add(document, OPENING)
    _add(document, "Mục tiêu chung", level=0, bold=True)
    _add(document, GOAL)
    _add(document, "Các chỉ tiêu chủ yếu của nhiệm kỳ 2024 - 2029", level=0, bold=True)
    for text in TARGETS:
        _add(document, text, level=1)
    _add(document, "Nhiệm vụ, giải pháp", level=0, bold=True)
    for text in TASKS:
        _add(document, text, level=1)
    _add(document, CLOSING)
    document.core_properties.created = document.core_properties.modified = at.replace(tzinfo=None)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
