"""How wide a text is when it is set: read from the font files themselves, so that DOCX and PDF draw equal lines.

Tinos has the widths of Times New Roman, so a width measured here holds in Word too. Kerning is off in both outputs.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from nhiemky.rules.refusals import Refusal

FONT_FOLDER = Path(__file__).resolve().parent / "fonts"
FONT_FAMILY = "Tinos"
# Ascent, descent and line gap of Tinos (hhea), in parts of its size: a single line is their sum.
ASCENT, DESCENT, LINE_GAP = Decimal("0.891"), Decimal("0.216"), Decimal("0.042")
SINGLE_LINE = ASCENT + DESCENT + LINE_GAP
POINTS_PER_MM = Decimal(72) / Decimal("25.4")


# Two-syllable words that fill the names of bodies and the subjects of documents.
_WORDS = frozenset(
    """cơ quan;ủy ban;uỷ ban;mặt trận;tổ quốc;việt nam;đảng bộ;đảng ủy;đảng uỷ;tỉnh ủy;thành ủy;chấp hành;thường vụ;
    thường trực;kiểm tra;liên hiệp;liên minh;hợp tác;tổ chức;hữu nghị;khoa học;kỹ thuật;thanh niên;thiếu nhi;cộng sản;
    phụ nữ;nông dân;cựu chiến;chiến binh;thập đỏ;công đoàn;lao động;nghị quyết;đại hội;nhiệm kỳ;báo cáo;thực hiện;
    sơ kết;tổng kết;hội nghị;văn phòng;tỉnh đoàn;kết quả;chương trình;hành động;công tác;trực thuộc;doanh nghiệp;
    lần thứ;trung ương;nhân dân;giáo dục;đào tạo;văn hóa;nghệ thuật;du lịch;tài chính;nội vụ;nông nghiệp;môi trường;
    xây dựng;công an;quân sự;chữ thập;sinh viên;học sinh;hội đồng;chi bộ;khu vực""".replace("\n    ", "").split(";")
)
_KINDS = frozenset({"tỉnh", "xã", "phường", "huyện", "quận", "ban", "thứ"})


class FontsMissing(Refusal):
    """The package was installed without its fonts."""

    template = "Thiếu phông chữ {name} trong bộ cài đặt nên không in được. Hãy cài lại chương trình từ gói đầy đủ."


@dataclass(frozen=True, slots=True)
class FontWidths:
    """Advance widths of one font by character, in 1/units_per_em of the size."""

    units_per_em: int
    advances: dict[int, int]

    def units(self, text: str) -> int:
        """Width of a line of text; a character that the font lacks counts as one em."""
        advances, lacking = self.advances, self.units_per_em
        return sum([advances.get(code, lacking) for code in map(ord, text)])


def font_file(*, bold: bool = False, italic: bool = False) -> Path:
    """The path of one of the four fonts. Raises FontsMissing."""
    style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    path = FONT_FOLDER / f"{FONT_FAMILY}-{style[bold, italic]}.ttf"
    if not path.is_file():
        raise FontsMissing(name=path.name)
    return path


@cache
def widths(*, bold: bool = False, italic: bool = False) -> FontWidths:
    """The widths of one font, read once. Raises FontsMissing."""
    return _read_widths(font_file(bold=bold, italic=italic).read_bytes())


def text_width(text: str, size: Decimal, *, bold: bool = False, italic: bool = False) -> Decimal:
    """Width in points of one line of `text` at `size` points."""
    font = widths(bold=bold, italic=italic)
    return size * font.units(text) / font.units_per_em


def missing_letters(text: str) -> str:
    """The characters of `text` that our fonts cannot draw, each once, in order of appearance."""
    known = widths().advances
    if known.keys() >= set(map(ord, text)):
        return ""
    return "".join(dict.fromkeys(letter for letter in text if ord(letter) not in known and not letter.isspace()))


def balanced_lines(text: str, size: Decimal, room: Decimal, *, bold: bool = False) -> tuple[str, ...]:
    """`text` broken at spaces into as few lines as fit `room` points, all about as long: no lone word at the end.

    Line feeds in `text` stay. Common two-syllable words of offices' names are not parted, unless a line has no room
    for both. A word longer than the room stands alone and overflows: the caller's column was too narrow to print it.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        words = _glued(part.split())
        if any(text_width(word, size, bold=bold) > room for word in words):
            words = part.split()
        lines += _balanced(words, size, room, bold=bold)
    return tuple(lines)


def _balanced(words: list[str], size: Decimal, room: Decimal, *, bold: bool) -> list[str]:
    """The narrowest column in which the words still take as few lines as in `room`."""
    font = widths(bold=bold)
    lengths = [font.units(word) for word in words]
    space = font.units(" ")
    narrowest, widest = 0, int(room * font.units_per_em / size)
    count = len(_line_ends(lengths, space, widest))
    while widest - narrowest > 1:
        middle = (narrowest + widest) // 2
        if len(_line_ends(lengths, space, middle)) <= count:
            widest = middle
        else:
            narrowest = middle
    ends = _line_ends(lengths, space, widest)
    return [" ".join(words[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _line_ends(lengths: list[int], space: int, room: int) -> list[int]:
    """After which words lines end when each takes as many words as fit, in units of the font."""
    ends: list[int] = []
    filled = 0
    for index, length in enumerate(lengths):
        if index and filled + space + length > room:
            ends.append(index)
            filled = length
        else:
            filled += length + (space if index else 0)
    return [*ends, len(lengths)] if lengths else []


def _glued(syllables: list[str]) -> list[str]:
    """Syllables with those of one word joined: pairs of the list, a place's name with its kind, years of a term."""
    words: list[str] = []
    for syllable in syllables:
        last = words[-1].rsplit(maxsplit=1)[-1] if words else ""
        pair = f"{last} {syllable}".casefold().strip(",.;")
        numbers = syllable in {"-", "–"} or last in {"-", "–"}
        if pair in _WORDS or last.casefold() in _KINDS or (numbers and words):
            words[-1] += f" {syllable}"
        else:
            words.append(syllable)
    return words


def _read_widths(content: bytes) -> FontWidths:
    """Parse the tables head, hhea, hmtx and cmap (format 4) of a TrueType font."""
    tables = _tables(content)
    units_per_em = int(struct.unpack_from(">H", content, tables["head"] + 18)[0])
    counted = int(struct.unpack_from(">H", content, tables["hhea"] + 34)[0])
    advances = [int(pair[0]) for pair in struct.iter_unpack(">HH", content[tables["hmtx"] :][: counted * 4])]
    glyphs = _characters(content, tables["cmap"])
    return FontWidths(units_per_em, {code: advances[min(glyph, counted - 1)] for code, glyph in glyphs.items()})


def _tables(content: bytes) -> dict[str, int]:
    """Offset of each table by its tag."""
    count = int(struct.unpack_from(">H", content, 4)[0])
    entries = (struct.unpack_from(">4sIII", content, 12 + 16 * index) for index in range(count))
    return {tag.decode("ascii"): int(offset) for tag, _, offset, _ in entries}


def _characters(content: bytes, start: int) -> dict[int, int]:
    """Glyph number of each character of the basic plane, from the Windows Unicode map of `cmap`."""
    count = int(struct.unpack_from(">H", content, start + 2)[0])
    maps = (struct.unpack_from(">HHI", content, start + 4 + 8 * index) for index in range(count))
    offset = next(start + int(where) for platform, encoding, where in maps if (platform, encoding) == (3, 1))
    segments = int(struct.unpack_from(">H", content, offset + 6)[0]) // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{segments}H", content, offset + 14 + shift)
        for shift in (0, 2 * segments + 2, 4 * segments + 2, 6 * segments + 2)
    )
    glyphs: dict[int, int] = {}
    for index in range(segments):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if ranges[index]:
                position = offset + 14 + 6 * segments + 2 + 2 * index + ranges[index] + 2 * (code - starts[index])
                glyph = int(struct.unpack_from(">H", content, position)[0])
            if glyph or not ranges[index]:
                glyphs[code] = (glyph + deltas[index]) % 0x10000
    return {code: glyph for code, glyph in glyphs.items() if glyph}
