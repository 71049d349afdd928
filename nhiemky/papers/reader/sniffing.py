"""What a file is, told by its bytes: the name only serves to say that it is misleading."""

from __future__ import annotations

import re
from enum import StrEnum

from nhiemky.papers.reader.archive import parts_of
from nhiemky.papers.reader.limits import Limits, ReadRefusal


class Format(StrEnum):
    """A format that is read."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    MHTML = "mhtml"
    TXT = "txt"


MEDIA_TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.HTML: "text/html",
    Format.MHTML: "multipart/related",
    Format.TXT: "text/plain",
}


class EmptyFile(ReadRefusal):
    """Nothing in it."""

    exit_code = 20
    template = "Tệp rỗng. Hãy kiểm tra xem tệp đã được tải về hoặc chép đủ chưa, rồi gửi lại."


class TooLarge(ReadRefusal):
    """More bytes than are taken."""

    exit_code = 21
    template = "Tệp lớn hơn {limit} MB. Hãy giảm cỡ ảnh trong tệp hoặc tách thành nhiều tệp."


class OldWord(ReadRefusal):
    """The binary .doc of Word 97–2003."""

    exit_code = 23
    template = "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx rồi gửi lại."


class RichText(ReadRefusal):
    """RTF."""

    exit_code = 24
    template = "Đây là tệp RTF. Hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx rồi gửi lại."


class OtherOffice(ReadRefusal):
    """A spreadsheet, slides, an OpenDocument text: no paper that is read here."""

    exit_code = 25
    template = "Đây là {what}, không phải văn bản DOCX. Hãy {advice} rồi gửi lại."


class Picture(ReadRefusal):
    """A photo or a scan."""

    exit_code = 26
    template = "Đây là tệp ảnh, không có chữ để đọc. Hãy xin bản DOCX hoặc PDF có chữ, hoặc nhận dạng chữ (OCR) trước."


class Archive(ReadRefusal):
    """A packed folder."""

    exit_code = 27
    template = "Đây là tệp nén. Hãy giải nén rồi gửi từng văn bản bên trong."


class Encrypted(ReadRefusal):
    """Locked by a password."""

    exit_code = 31
    template = "Tệp được đặt mật khẩu. Hãy mở bằng mật khẩu, lưu một bản không có mật khẩu rồi gửi lại."


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x00\x0cjP  ",
)
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_TAGS = re.compile(rb"</?(?:p|div|span|br|table|td|tr|a|b|strong|h[1-6]|ul|li|meta)\b[^<>]{0,400}>", re.IGNORECASE)
_MHTML = re.compile(
    rb"^(?:from|mime-version|subject|date|snapshot-content-location|content-type):", re.IGNORECASE | re.MULTILINE
)
_FEW_TAGS = 6
_HEAD = 4096
_WHITE = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"


def sniff(content: bytes, limits: Limits) -> Format:
    """The format of a file by its bytes; raises the refusal of every kind that is not read."""
    if not content.strip(_WHITE):
        raise EmptyFile
    if len(content) > limits.file_bytes:
        raise TooLarge(limit=limits.file_bytes // (1024 * 1024))
    head = content[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zipped(content, limits)
    _refuse_other(content, head)
    return _text(content)


def _refuse_other(content: bytes, head: bytes) -> None:
    """Raise for the well-known kinds that are not read."""
    if head.startswith(_OLE):
        raise _compound(content)
    if head.lstrip(_WHITE).startswith(b"{\\rtf"):
        raise RichText
    webp_or_heic = (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or head[4:12] in (
        b"ftypheic",
        b"ftypmif1",
        b"ftypheix",
    )
    if head.startswith(_PICTURES) or webp_or_heic:
        raise Picture
    if head.startswith(_ARCHIVES):
        raise Archive


def _compound(content: bytes) -> ReadRefusal:
    """What an OLE file holds, by the names in its directory."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Encrypted()
    if holds("WordDocument"):
        return OldWord()
    if holds("Workbook") or holds("Book"):
        return OtherOffice(what="bảng tính Excel đời cũ (.xls)", advice="chép phần văn bản sang Word, lưu thành .docx")
    return OldWord(
        "Đây là tệp Office đời cũ. Hãy mở bằng chương trình đã tạo ra nó và lưu lại thành .docx rồi gửi lại."
    )


def _zipped(content: bytes, limits: Limits) -> Format:
    """A zipped file: DOCX, or which other kind."""
    names = parts_of(content, limits)
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return Format.DOCX
        if any(name.startswith("xl/") for name in names):
            raise OtherOffice(what="bảng tính Excel", advice="chép phần văn bản sang Word, lưu thành .docx")
        if any(name.startswith("ppt/") for name in names):
            raise OtherOffice(what="tệp trình chiếu", advice="chép phần văn bản sang Word, lưu thành .docx")
        if any(name.endswith("document.xml") for name in names):
            return Format.DOCX
    if "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names):
        raise OtherOffice(what="tệp OpenDocument (.odt)", advice="mở bằng LibreOffice, lưu lại thành .docx")
    raise Archive


def _text(content: bytes) -> Format:
    """HTML by its tags, a saved page in one file by its headers, else plain text."""
    head = content[:_HEAD].replace(b"\x00", b"")
    if _MHTML.match(head.lstrip(_WHITE)) and re.search(rb"multipart/related|text/html", content[:_HEAD], re.IGNORECASE):
        return Format.MHTML
    if b"Word.Document" in head and b"<?mso-application" in head:
        raise OldWord("Đây là tệp Word XML. Hãy mở bằng Word và lưu lại thành .docx rồi gửi lại.")
    start = head.lstrip(_WHITE)
    if start.startswith(b"<") and _HTML.search(head):
        return Format.HTML
    if start.startswith(b"<?xml") and not _TAGS.search(head):
        raise OtherOffice(what="tệp XML", advice="mở bằng chương trình đã tạo ra nó, lưu lại thành .docx")
    tags = len(_TAGS.findall(content[: 16 * _HEAD]))
    return Format.HTML if tags >= _FEW_TAGS and (start.startswith(b"<") or tags > 30) else Format.TXT
