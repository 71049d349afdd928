"""Which congress in its row: "Đại hội lần thứ XVI", "lần thứ tư", "Đại hội XIII của Đảng"; printed in Roman.

The number of a conference, a session or a council ("Hội nghị lần thứ 2", "HĐND khóa II") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.papers.findings.alphabet import UPPER
from nhiemky.papers.findings.model import Ordinal
from nhiemky.papers.findings.sentences import Document
from nhiemky.rules.text import NotAnOrdinal, parse_ordinal, roman

HIGHEST_ORDINAL = 60  # no body has met in congress more often; a larger number is a year or a count
LOOK_BACK = 200

_UNIT_WORD = r"nhất|nhì|một|mốt|hai|ba|tư|bốn|năm|lăm|sáu|bảy|bẩy|tám|chín"
_WORDS = rf"(?:(?:{_UNIT_WORD}) )?mươi(?: (?:{_UNIT_WORD}))?|mười(?: (?:{_UNIT_WORD}))?|{_UNIT_WORD}"
_ROMAN = r"[ivxl]{1,7}"
_NUMBER = rf"(?P<number>{_ROMAN}|\d{{1,2}}|{_WORDS})\b"
_TIME = re.compile(rf"\blần (?P<th>thứ )?{_NUMBER}")
_MORE = re.compile(rf" ?(?:,|và|-) ?(?:lần )?(?:thứ )?(?P<number>{_ROMAN})\b(?! ?[.)])")
_HOLDER = re.compile(
    r"\b(?:đại hội|đh(?!\w)|hội nghị|kỳ họp|phiên họp|cuộc họp|hội thi|cuộc thi|liên hoan|hội thao|giải |ngày hội|"
    r"kỷ niệm|cách mạng|hội chợ|festival|triển lãm|giao ban|hội thảo|diễn đàn|bầu cử|cuộc bầu)"
)
# "Đại hội Đoàn huyện khóa XX": the congress itself is numbered by its "khóa"; the council's or committee's is not.
_BY_COURSE = re.compile(
    rf"đại hội(?! đồng)(?: (?!khóa |lần |ban |bch |hđnd |hội đồng |ủy viên |bí thư |nghị |bầu |và |đã |"
    rf"nhiệm )[^\W\d_]+){{0,12}} khóa "
    rf"(?:thứ )?{_NUMBER}"
)
_NO_CONGRESS = re.compile(r"đại hội (?:đồng|thể dục|thể thao|tdtt|thể dục thể thao|điền kinh)")
# "Đại hội XIII", "Đại hội Đảng bộ tỉnh XV": the numeral stands right behind the congress's name, in capitals.
_DIRECT = re.compile(
    rf"(?:[Đđ]ại hội|ĐẠI HỘI)(?: (?!lần |khóa |quý |cấp |loại |khối |thứ )[{UPPER}\w]+){{0,6}}? (?P<number>[IVXL]+)\b"
)
_NOT_BEFORE_NUMERAL = re.compile(
    r"(?:khóa|quý|cấp|loại|khối|hạng|bậc|nhiệm kỳ|phần|chi bộ|ấp|khu vực|thứ|tổ|kỳ)$", re.IGNORECASE
)


def find_ordinals(document: Document) -> tuple[Ordinal, ...]:
    """Each congress ordinal named in the document, once, at its first mention.

    "lần 2" without "thứ" and "khóa XX" count only in a document that names no congress in full.
    """
    strong: list[tuple[int, int, int]] = []
    weak: list[tuple[int, int, int]] = []
    for number, start, end, full in _mentions(document):
        (strong if full else weak).append((start, end, number))
    found: dict[int, Ordinal] = {}
    for start, end, number in sorted(strong or weak):
        if number not in found:
            found[number] = Ordinal(number=number, roman=roman(number), **document.place(start, end))
    return tuple(found.values())


def _mentions(document: Document) -> Iterator[tuple[int, int, int, bool]]:
    """Number, start, end, and whether the form is a full one, of every congress ordinal."""
    low = document.low
    place = 0
    while match := _TIME.search(low, place):
        place = match.end()
        if not _is_of_congress(document, match.start()):
            continue
        full = bool(match["th"]) or not match["number"].isdigit()
        following: re.Match[str] | None = match
        while following:
            number = _number(following["number"])
            if number:
                yield number, following.start(), following.end(), full
            place = following.end()
            following = _MORE.match(low, place)
    for match in _BY_COURSE.finditer(low):
        number = _number(match["number"])
        if number:
            yield number, match.start(), match.end(), False
    for match in _DIRECT.finditer(document.body):
        before = document.body[match.start() : match.start("number")].rstrip()
        number = _number(match["number"].lower())
        if number and not _NOT_BEFORE_NUMERAL.search(before) and not _NO_CONGRESS.match(before.lower()):
            yield number, match.start(), match.end(), True


def _is_of_congress(document: Document, place: int) -> bool:
    """Whether the nearest gathering before the place, in its sentence, is a congress."""
    sentence = document.sentence_at(place)
    start = max(sentence.start if sentence else 0, place - LOOK_BACK)
    last = None
    for last in _HOLDER.finditer(document.low, start, place):  # noqa: B007 - the last one is wanted
        pass
    if last is None or not last.group().startswith(("đại hội", "đh")):
        return False
    return not _NO_CONGRESS.match(document.low, last.start())


def _number(written: str) -> int | None:
    """The value of an ordinal, None where it is none a congress can have."""
    try:
        number = parse_ordinal(written)
    except NotAnOrdinal:
        return None
    return number if number <= HIGHEST_ORDINAL else None
