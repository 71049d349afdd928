"""Which characters the bytes of a text file are: UTF-8, UTF-16, UTF-32, windows-1258, and what was typed before."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from nhiemky.papers.reader.legacy import is_syllable, to_unicode
from nhiemky.papers.reader.limits import ReadRefusal
from nhiemky.papers.reader.pieces import clean


class UnknownKind(ReadRefusal):
    """Bytes that are no document that is read here."""

    exit_code = 22
    template = (
        "Không nhận ra loại tệp: đây không phải văn bản DOCX, PDF, HTML hay TXT. "
        "Hãy mở tệp bằng chương trình đã tạo ra nó và lưu lại thành DOCX hoặc PDF."
    )


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file in NFC with plain line ends; the legacy encodings that it was typed in; what was lost."""

    text: str
    legacy_encoding: str = ""
    warnings: tuple[str, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 8192
_HIGH_BYTES = frozenset((0x00, 0x01, 0x03, 0x1E, 0x20))  # of UTF-16: Latin, its extensions, Vietnamese, punctuation
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1A}) + b"\x7f"
_MOST_CONTROLS = 0.002
_MOST_BROKEN = 0.01
_BROKEN = "Tệp có {count} chỗ hỏng trong bảng mã UTF-8; các chỗ ấy được thay bằng dấu “�”."
_SURE = 0.6


def decode(content: bytes) -> Decoded:
    """The text that the bytes are; raises UnknownKind where they are none."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :].decode(encoding, errors="replace"))
    wide = _utf16_without_mark(content[:_SAMPLE])
    if wide:
        return _decoded(content.decode(wide, errors="replace"))
    if _is_binary(content):
        raise UnknownKind
    try:
        return _decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _nearly_utf8(content) or _single_byte(content)


def _decoded(text: str) -> Decoded:
    """Clean text with its legacy lines converted; refused where much of it is no text."""
    broken = text.count("\ufffd")
    controls = sum(map(text.count, map(chr, _CONTROLS)))
    if controls + broken > max(3, len(text) * 0.05):
        raise UnknownKind
    return _converted(text, (_BROKEN.format(count=broken),) if broken else ())


def _converted(text: str, warnings: tuple[str, ...] = ()) -> Decoded:
    """Line by line: what was typed in TCVN3 or VNI becomes Unicode."""
    text = clean(text.lstrip("\ufeff"))
    lines, legacy = to_unicode(text.split("\n"))
    return Decoded("\n".join(lines) if legacy else text, legacy, warnings)


def _utf16_without_mark(sample: bytes) -> str:
    """ "utf-16-le", "utf-16-be" or "": one byte of each pair is of the few that Vietnamese text has, some of them 0."""
    pairs = len(sample) // 2
    if pairs < 4:
        return ""
    for encoding, high in (("utf-16-le", sample[1 : 2 * pairs : 2]), ("utf-16-be", sample[0 : 2 * pairs : 2])):
        low = sample[0 : 2 * pairs : 2] if encoding == "utf-16-le" else sample[1 : 2 * pairs : 2]
        usual = sum(high.count(byte) for byte in _HIGH_BYTES)
        if usual >= 0.95 * pairs and high.count(0) >= 0.3 * pairs and low.count(0) <= 0.02 * pairs:
            return encoding
    return ""


def _is_binary(content: bytes) -> bool:
    """Whether there are more control characters than slip into a text."""
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > max(2, _MOST_CONTROLS * len(content))


def _nearly_utf8(content: bytes) -> Decoded | None:
    """UTF-8 with a few broken places, as copied files have them."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(1 for letter in text if letter > "\x7f") - broken
    if broken > max(1, _MOST_BROKEN * len(text)) or good < 5 * broken:
        return None
    return _converted(text, (_BROKEN.format(count=broken),))


def _single_byte(content: bytes) -> Decoded:
    """windows-1258 where its marked words are syllables, else Western with TCVN3 or VNI converted."""
    western = content.decode("cp1252", errors="replace")
    made = _converted(western)
    if made.legacy_encoding:
        return made
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    if _share(vietnamese) > max(_SURE, _share(made.text)):
        return Decoded(clean(vietnamese))
    if _is_noise(content):
        raise UnknownKind
    return made


def _share(text: str) -> float:
    """The share of marked words that are syllables."""
    words = [word for word in text.split() if not word.isascii()][:2000]
    letters = ["".join(filter(str.isalpha, word)) for word in words]
    return sum(map(is_syllable, letters)) / len(letters) if letters else 0.0


def _is_noise(content: bytes) -> bool:
    """Whether most bytes lie in the upper half: no Western text is like that."""
    return sum(byte > 0x7F for byte in content[:_SAMPLE]) > 0.4 * len(content[:_SAMPLE])
