"""What bytes are, whatever their name says."""

from __future__ import annotations

import io
import re
import zipfile

OCTETS = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),  # .doc, .xls; also an encrypted .docx
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
)
_PROGRAMS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
)
_ZIP_PARTS = (
    ("word/document.xml", f"{_OFFICE}wordprocessingml.document"),
    ("xl/workbook.xml", f"{_OFFICE}spreadsheetml.sheet"),
    ("ppt/presentation.xml", f"{_OFFICE}presentationml.presentation"),
)
_MOST_ZIP_PARTS = 20_000
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 4096


def is_program(content: bytes) -> bool:
    """Whether the bytes are a program or a script that a system would run."""
    windows = content.startswith(b"MZ") and b"\0" in content[:64]  # a text may begin with these letters
    return windows or content.startswith(_PROGRAMS)


def media_type(content: bytes) -> str:
    """Return the media type that the bytes themselves show, OCTETS where they show none."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(b"PK\x03\x04"):
        return _zip_kind(content)
    return _text_kind(content)


def _zip_kind(content: bytes) -> str:
    """An office file or a plain archive, by the list of its parts; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {info.filename for info in archive.infolist()[:_MOST_ZIP_PARTS]}
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                named = archive.read("mimetype").decode("ascii", "replace").strip()
                return named if named.startswith(_OPEN_DOCUMENT) else "application/zip"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return "application/zip"
    return next((kind for part, kind in _ZIP_PARTS if part in names), "application/zip")


def _text_kind(content: bytes) -> str:
    """HTML, plain text in Unicode or an old 8-bit encoding, or nothing that is known."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return "text/html"
    controls = sum(octet < 32 and octet not in b"\t\n\r\f\x1b" for octet in content[: 64 * 1024])
    return OCTETS if controls else "text/plain"
