"""What bytes are, whatever their name says."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

OCTETS = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.[a-z-]{1,40}")
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
    b"\x00asm",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a link of Windows, which starts what it names
)
_STARTED_BY_NAME = re.compile(
    r"(?i).*\.(app|application|appref-ms|appx|bat|chm|cmd|com|cpl|desktop|exe|gadget|hta|inf|ins|iqy|isp|jar|jse?|"
    r"library-ms|lnk|mde|ms[cipt]|msix|oqy|pif|ps1|psm1|reg|rqy|sc[frt]|search-ms|searchconnector-ms|"
    r"settingcontent-ms|shb?|slk|url|vb[es]?|ws[cfh]?|xll|"
    r"dmg|img|iso|vhdx?|wim)"  # disks: what lies in them comes without the mark of a download
)
_MACROS_BY_NAME = re.compile(r"(?i).*\.((?:doc|dot|pot|pp[ast]|sld|xl[sta])m|xl(?:sb|a|w))")
_MACROS_IN_ZIP = re.compile(r"(?i)(?:.*/)?vbaProject\.bin|xl/macrosheets/.+|Basic/.+/.+\.xml|Scripts/.+")
_MACROS_IN_OLD_FILE = "_VBA_PROJECT".encode("utf-16-le")  # a folder's name inside .doc, .xls and .ppt
_ZIP_PARTS = (
    ("word/document.xml", f"{_OFFICE}wordprocessingml.document"),
    ("xl/workbook.xml", f"{_OFFICE}spreadsheetml.sheet"),
    ("ppt/presentation.xml", f"{_OFFICE}presentationml.presentation"),
)
_LARGEST_LIST = 4 * 1024 * 1024  # bytes of an archive's list of parts; an office file has a few thousand
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    OSError,
    ValueError,
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 4096


def is_program(content: bytes) -> bool:
    """Whether the bytes are a program or a script that a system would run."""
    windows = content.startswith(b"MZ") and b"\0" in content[:64]  # a text may begin with these letters
    return windows or content.startswith(_PROGRAMS)


def is_started_by_name(name: str) -> bool:
    """Whether a system would run a file of this name when somebody opens it, whatever is in it."""
    return _STARTED_BY_NAME.fullmatch(name) is not None


def has_macros(name: str, content: bytes) -> bool:
    """Whether an office file brings a program along, or its name says that it may: Word would offer to run it.

    By its name, by the parts of a new file, by the folders of an old one. What can't be looked into counts as without.
    """
    if _MACROS_BY_NAME.fullmatch(name):
        return True
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _MACROS_IN_OLD_FILE in content
    return any(_MACROS_IN_ZIP.fullmatch(part) for part in _parts(content))


def _parts(content: bytes) -> frozenset[str]:
    """The names of an archive's parts; none where it is no archive, a broken one, or one whose list is too long."""
    if not content.startswith(b"PK\x03\x04") or _size_of_list(content) > _LARGEST_LIST:
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except _UNREADABLE:
        return frozenset()


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
    """An office file or a plain archive, by the list of its parts; nothing is unpacked but a short "mimetype"."""
    if _size_of_list(content) > _LARGEST_LIST:
        return "application/zip"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                named = archive.read("mimetype").strip()
                return named.decode("ascii") if _OPEN_DOCUMENT.fullmatch(named) else "application/zip"
    except _UNREADABLE:
        return "application/zip"
    return next((kind for part, kind in _ZIP_PARTS if part in names), "application/zip")


def _size_of_list(content: bytes) -> int:
    """How long an archive says that its list of parts is: told before the list is read, which takes memory."""
    end = content.rfind(b"PK\x05\x06", -(22 + 65_535))
    if end < 0 or len(content) < end + 16:
        return 0
    return int(struct.unpack_from("<I", content, end + 12)[0])


def _text_kind(content: bytes) -> str:
    """HTML, plain text in Unicode or an old 8-bit encoding, or nothing that is known."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return "text/html"
    controls = sum(octet < 32 and octet not in b"\t\n\r\f\x1b" for octet in content[: 64 * 1024])
    return OCTETS if controls else "text/plain"
