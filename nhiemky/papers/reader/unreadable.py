"""Files that are well formed and still not read: pictures of pages, fonts without letters, markup that is a trap."""

from __future__ import annotations

from nhiemky.papers.reader.limits import ReadRefusal


class Scanned(ReadRefusal):
    """Pages were photographed; there is nothing to read without character recognition."""

    exit_code = 32
    template = (
        "Tệp chỉ có ảnh chụp (bản quét), không có chữ để đọc. Hãy xin bản DOCX hoặc PDF gốc có chữ; "
        "nếu không có, hãy nhận dạng chữ (OCR) rồi gửi lại."
    )


class NoLetters(ReadRefusal):
    """A PDF whose fonts do not say which letters they draw."""

    exit_code = 33
    template = (
        "Tệp PDF có chữ nhưng phông chữ không cho biết đó là chữ gì, nên không đọc được. "
        "Hãy xin bản DOCX, hoặc mở văn bản gốc và lưu lại thành PDF."
    )


class ForbiddenMarkup(ReadRefusal):
    """A declaration of entities, the door to other files; no office program and no web page writes one."""

    exit_code = 41
    template = (
        "Tệp chứa khai báo thực thể (DTD) mà Word không bao giờ ghi, có thể là tệp phá hoại. Không đọc; "
        "hãy hỏi lại người gửi hoặc mở bằng Word rồi lưu thành tệp .docx mới."
    )
