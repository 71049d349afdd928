"""Positions around a name: "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lê Thị An", "Lê Thị An - Trưởng ban, Chủ nhiệm …"."""

from __future__ import annotations

import re

from nhiemky.papers.findings.alphabet import LOWER, UPPER, alternatives
from nhiemky.papers.findings.sentences import Document
from nhiemky.papers.findings.words.people import (
    ADDRESSES,
    BEFORE_POSITIONS,
    COMMON_SURNAMES,
    NO_PERSON_BEFORE,
    POSITION_ENDS,
    POSITIONS,
)

LONGEST_POSITION = 160
LOOK_BACK = 260
LINES_ABOVE_SIGNER = 4

# "Thường trực Huyện ủy" by itself is an organ; after "Phó Bí thư" it belongs to that position.
_ORGAN = r"thường trực (?:\w+ ủy|đảng ủy|ban thường vụ|hđnd|hội đồng|ubnd|ủy ban|ub|mttq)\b"
POSITION = re.compile(
    rf"(?<!\w)(?<!ban )(?!{_ORGAN})(?:(?:{alternatives(BEFORE_POSITIONS)}) )*(?:{alternatives(POSITIONS)})(?!\w)"
)
_ADDRESS_END = re.compile(rf"(?:^|(?<=[\s(,;:-]))(?:{alternatives(ADDRESSES)})[.:]? *$")
# "thừa ủy quyền của Chủ tịch UBND huyện, bà Lê Thị An": the office before the comma is another's.
_OF_ANOTHER = ("của ", "thay mặt ", "ủy quyền ")
_LINKED = re.compile(r" (?:là|gồm|gồm có)$")
_JOINED_BEFORE = re.compile(r" (?:và|cùng|cùng với|với)$")
_ENDS = re.compile(
    rf"[;:.()\[\]\n\"]|, | - |-(?={POSITION.pattern})| (?:{alternatives(POSITION_ENDS)})(?=[ ,.;:)\n])|"
    rf" và (?=(?:{POSITION.pattern}|(?:{alternatives(ADDRESSES)}) |toàn thể|các |đông đảo|hơn |gần |\d|cán bộ|"
    rf"nhân dân|bà con|đoàn))"
)
_ABBREVIATED = re.compile(r"(?<!\w)(?:t\.ư|tp\.|t\.w|tx\.|tt\.|q\.|h\.)$")
_AFTER_NAME = re.compile(
    r" *(?:\(|,|-|:)? *(?:hiện là |là |(?:được |đã |hiện |tái |tiếp tục )*(?:bầu |đắc cử |trúng cử |"
    r"tín nhiệm |phân công |bổ nhiệm |chỉ định |điều động )*"
    r"(?:giữ|làm|đảm nhiệm|đảm nhận)? ?(?:chức vụ|chức danh|chức|nhiệm vụ|trách nhiệm)? ?)?"
)
_NEXT_POSITION = re.compile(
    rf" *(?:,|-| và|;|\(| kiêm| (?:được|tái|tiếp tục|đắc cử|trúng cử)[^,;.\n]{{0,40}}?(?:chức vụ|chức danh|"
    rf"chức|làm|nhiệm vụ|cử)) *"
    rf"(?:kiêm )?(?={POSITION.pattern})"
)
# Behind a comma these begin the next guests, not a further position of the same person.
_OTHERS = re.compile(r"(?:đại diện|lãnh đạo|cán bộ|thành viên|đại biểu|thường trực|thủ trưởng|thường vụ)\b")
_FOR_OTHERS = re.compile(r"(?:đại diện|lãnh đạo|đại biểu|thủ trưởng)\b")
_NAME_AT_END = re.compile(
    rf" (?:{alternatives(COMMON_SURNAMES)})(?: [{UPPER}][{LOWER}]*){{2,3}}(?= cùng|$)|"
    rf" (?:{alternatives(COMMON_SURNAMES)}) (?:Thị|Văn) [{UPPER}][{LOWER}]+(?: |$)"
)
_NAME_OF_PLACE = re.compile(rf"(?<!\w)(?:{alternatives(NO_PERSON_BEFORE)}) $")
_SEVERAL = re.compile(r"\d $")
_INSTITUTION_GOES_ON = re.compile(rf", [{UPPER}]\w+(?: [^\W\d]+){{0,4}} và [{UPPER}]|, - ")
_SEPARATOR = re.compile(r", | - |-(?=\S)|: ")
_STOP_BEFORE = re.compile(rf"(?<!\w)(?:{alternatives(POSITION_ENDS)}|;|của|do|là|gồm|bởi|theo|cho)(?!\w)")


def positions_after(document: Document, end: int) -> tuple[tuple[int, int], ...]:
    """Places of the positions that follow a name ending at `end`, each from its first word to its last."""
    low = document.low
    link = _AFTER_NAME.match(low, end)
    place = link.end() if link else end
    found: list[tuple[int, int]] = []
    if not POSITION.match(low, place):
        return ()
    while POSITION.match(low, place):
        stop = _position_end(document, place)
        if _leads_to_next(document, place, stop):
            break
        found.append((place, stop))
        following = _NEXT_POSITION.match(low, stop)
        if following is None or following.group().strip() == ";" or _OTHERS.match(low, following.end()):
            break
        place = following.end()
    return tuple(found)


def _leads_to_next(document: Document, start: int, end: int) -> bool:
    """Whether a position holds the name of the next person: "…, Giám đốc Sở Y tế Lê Thị An"; not a school's name."""
    name = _NAME_AT_END.search(document.body, start, end)
    return name is not None and not _NAME_OF_PLACE.search(document.low, start, name.start() + 1)


def _position_end(document: Document, start: int) -> int:
    """Where the position that begins at `start` ends."""
    low = document.low
    limit = min(len(low), start + LONGEST_POSITION)
    head = POSITION.match(low, start)
    for match in _ENDS.finditer(low, head.end() if head else start, limit):
        if not _is_inside_position(document, match):
            return match.start()
    return limit


def _is_inside_position(document: Document, match: re.Match[str]) -> bool:
    """Whether a mark or word that mostly ends a position stands inside one: "T.Ư", "Ủy ban Kiểm tra", "dự khuyết",
    "Sở Văn hóa, Thể thao và Du lịch", "Khối các Cơ quan - Doanh nghiệp", "nhiệm kỳ 2020 - 2025".
    """
    body, low, mark = document.body, document.low, match.group()
    if mark == ".":
        return body[match.end() : match.end() + 1].isalnum() or bool(
            _ABBREVIATED.search(low[match.start() - 3 : match.end()])
        )
    if mark in (", ", " - ") and POSITION.match(low, match.end()):
        return False
    if mark == ", ":
        return bool(_INSTITUTION_GOES_ON.match(body, match.start()))
    if mark == " - ":
        following = body[match.end() : match.end() + 1]
        return following.isupper() or (following.isdigit() and body[match.start() - 1].isdigit())
    return mark.replace(" ", "").isalpha() and (
        body[match.start() + 1].isupper() or low.startswith(" dự khuyết", match.start())
    )


def positions_before(document: Document, start: int, after: int) -> tuple[tuple[int, int], ...]:
    """Places of the positions that lead up to a name starting at `start`; none from before `after`."""
    low = document.low
    sentence = document.sentence_at(start)
    begin = max(after, start - LOOK_BACK, sentence.start if sentence else 0)
    begin = max(begin, low.rfind(";", begin, start - 1) + 1)
    stop = start
    address = _ADDRESS_END.search(low, begin, start)
    while address:
        stop = address.start()
        address = _ADDRESS_END.search(low, begin, stop)
    stop = begin + len(_LINKED.sub("", low[begin:stop].rstrip(" ,:-")))
    if _JOINED_BEFORE.search(low, begin, stop) or low[max(begin, stop - 1) : stop] == ";":
        return ()
    found: list[tuple[int, int]] = []
    pieces = _pieces(low, begin, stop)
    for number, (piece_start, piece_end) in enumerate(reversed(pieces)):
        head = _last_position(low, piece_start, piece_end, whole=number > 0)
        if head is None or (piece_end < start - 1 and low.endswith(_OF_ANOTHER, begin, head)):
            break
        found.append((head, piece_end))
        if head > piece_start:
            break
    return tuple(reversed(found))


def _pieces(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a stretch between commas, dashes, colons and semicolons."""
    pieces = []
    place = start
    for match in _SEPARATOR.finditer(low, start, end):
        pieces.append((place, match.start()))
        place = match.end()
    pieces.append((place, end))
    return [(begin, stop) for begin, stop in pieces if low[begin:stop].strip()]


def _last_position(low: str, start: int, end: int, *, whole: bool) -> int | None:
    """Where the position begins that fills a piece up to its end; with `whole`, only one that is the whole piece."""
    for match in POSITION.finditer(low, start, end):
        if whole and match.start() > start + 1:
            return None
        if _SEVERAL.search(low, max(0, match.start() - 4), match.start()) or _FOR_OTHERS.match(low, match.start()):
            continue
        if end - match.start() <= LONGEST_POSITION and not _STOP_BEFORE.search(low, match.end(), end):
            return match.start()
    return None


def position_above(document: Document, start: int) -> tuple[tuple[int, int], ...]:
    """The place of the position line in capitals above a signer's name ("PHÓ BÍ THƯ"), none where there is none."""
    end = document.body.rfind("\n", 0, start)
    for _ in range(LINES_ABOVE_SIGNER):
        begin = document.body.rfind("\n", 0, max(0, end)) + 1
        line = document.body[begin:end].strip() if end > 0 else ""
        if line.isupper() and POSITION.match(document.low, begin):
            return ((begin, end),)
        end = begin - 1
    return ()
