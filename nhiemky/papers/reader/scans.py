"""Files that show pictures of pages instead of text."""

from __future__ import annotations

from nhiemky.papers.reader.limits import ReadRefusal


class Scanned(ReadRefusal):
    """Pages were photographed; there is nothing to read without character recognition."""

    exit_code = 32
    template = (
        "Tệp chỉ có ảnh chụp (bản quét), không có chữ để đọc. Hãy xin bản DOCX hoặc PDF gốc có chữ; "
        "nếu không có, hãy nhận dạng chữ (OCR) rồi gửi lại."
    )
