"""Titles and states to be reached, without a number: "phấn đấu chi bộ đạt danh hiệu trong sạch, vững mạnh"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.papers.findings.grammar.comparators import not_worse
from nhiemky.papers.findings.grammar.cues import Cue
from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.frames import Framed
from nhiemky.papers.findings.grammar.openings import is_item, mark_end, opening_end
from nhiemky.papers.findings.grammar.phrases import phrases
from nhiemky.papers.findings.grammar.verbs import Verb, begins_clause, verb_at

_STRIVES = phrases("phấn đấu | quyết tâm hoàn thành | đặt mục tiêu | mục tiêu phấn đấu | mục tiêu là")
_TITLES = phrases("""
đạt danh hiệu | đạt trong sạch | đạt chuẩn | đạt tiêu chuẩn | đạt tiêu chí | đạt loại
đạt vững mạnh
trong sạch , vững mạnh | trong sạch vững mạnh | được công nhận | được xếp loại | xếp loại
giữ vững danh hiệu
giữ vững vị trí | đạt đô thị | trở thành | hoàn thành xuất sắc
hoàn thành tốt nhiệm vụ
hoàn thành xuất sắc nhiệm vụ | đạt và vượt | hoàn thành tốt các nhiệm vụ
đạt nông thôn mới | đạt mức
đứng đầu | về đích | thuộc nhóm | nằm trong nhóm | nằm trong top | vào top | đạt thành phố | hoàn thành tốt
cơ bản hoàn thành
hoàn thành cơ bản | hoàn thành dứt điểm | là hạt nhân | dẫn đầu | hoàn thành toàn bộ
""")
# A place or standing to be reached or kept, which may stand without a subject.
_PLACES = phrases("""
giữ vững vị trí | giữ vững danh hiệu | trở thành | là hạt nhân | dẫn đầu | đứng đầu
cơ bản hoàn thành | hoàn thành xuất sắc nhiệm vụ | hoàn thành tốt nhiệm vụ | hoàn thành tốt các nhiệm vụ
hoàn thành cơ bản | hoàn thành dứt điểm | hoàn thành toàn bộ | đạt và vượt | đạt danh hiệu
chuyển đổi từ
""")
# What a subject of its own may be in a list of targets.
_PREDICATES = phrases("""
đạt danh hiệu | đạt trong sạch | đạt chuẩn | đạt tiêu chuẩn | đạt tiêu chí | đạt loại
đạt vững mạnh
được công nhận | được xếp loại | xếp loại | hoàn thành xuất sắc
hoàn thành xuất sắc nhiệm vụ
hoàn thành tốt nhiệm vụ | hoàn thành tốt các nhiệm vụ | đạt và vượt
đạt nông thôn mới | đạt mức | về đích
hoàn thành tốt
""")
_KEEPS = (("duy", "trì"), ("giữ", "vững"))
_COMPLETES = phrases("""
hoàn thành | cơ bản hoàn thành | xây dựng | giữ vững | trở thành | là | đưa | chuyển đổi | tham gia là | đạt
giảm hết | xóa
""")
_PLAN = phrases("chỉ tiêu | kế hoạch | dự toán")
_LISTING = (None, Cue.AIM_NOUN, Cue.STRIVE, Cue.PLEDGE)
_OPENERS = (("như",), ("gồm",), ("sau",), ("là",))
_GAINED = ((), ("được",), ("kết",), ("hiệu",))
_BREAKS = frozenset(";()…")
_MANY = 45
_SHORT_PART = 3  # "Chính quyền, Mặt trận và các đoàn thể đạt vững mạnh": one subject
_SHORT = 6


def states(framed: Framed, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Word spans of the pieces that want a title or a state."""
    if framed.title or not framed.tells_targets:
        return
    words = framed.statement.words
    for start, last in _pieces(words):
        end = _before_taken(words, start, last, taken)
        named = next((at for at in range(start, end) if _STRIVES.at(words, at) or _TITLES.at(words, at)), start)
        opens = words[end : end + 1] == (":",) and words[end - 1 : end] in _OPENERS
        if framed.at(named) not in (Frame.AIM, Frame.GOAL) or end - start < 3 or opens:
            continue
        stop = _before_work(framed, named, end)
        piece = words[start:stop]
        item = is_item(framed.statement) and _to_be_reached(piece)
        if item or not_worse(piece) or _wants_state(framed, piece, named, listed=bool(taken)):
            yield start, stop


def _to_be_reached(piece: Sequence[str]) -> bool:
    """ "Chỉ số cải cách hành chính của xã đạt nhóm dẫn đầu": in a list of targets whatever is to be "đạt"."""
    return any(word == "đạt" and piece[at + 1 : at + 2] not in _GAINED for at, word in enumerate(piece))


def _before_taken(words: Sequence[str], start: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """The end of a piece, before a target of its own that follows a comma; its start where it is a target already."""
    first = min((begin for begin, stop in taken if start < stop and begin < end), default=end + 1)
    if first > end:
        return end
    return first - 1 if first > start and words[first - 1] == "," else start


def _before_work(framed: Framed, named: int, end: int) -> int:
    """The end of a piece, before what the sentence goes on to order."""
    words = framed.statement.words
    ordered = (
        place
        for place, frame in zip(framed.places, framed.frames, strict=True)
        if named < place < end and frame is Frame.WORK
    )
    stop = next(ordered, end)
    while stop > named and words[stop - 1] in (",", "."):
        stop -= 1
    return stop


def _pieces(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pieces between semicolons, and between commas where a new subject or verb with a title follows."""
    start = mark_end(words)
    for place, word in enumerate((*words, ";")):
        if place < start:
            continue
        if word in _BREAKS or (word == ":" and place < len(words)):
            end = place
            while end > start and words[end - 1] in ".,":
                end -= 1
            if end > start:
                yield from _by_comma(words, start, end)
            start = place + 1


def _by_comma(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts at commas before another thing to strive for."""
    begin = start
    for place in range(start, end - 1):
        if words[place] != ",":
            continue
        if place - begin < _SHORT_PART and not _title_within(words, begin, place):
            continue
        builds = words[begin : begin + 2] == ("xây", "dựng") and place - begin <= _SHORT
        if _starts_anew(words, place + 1) or (_title_within(words, place + 1, end) and not builds):
            yield begin, place
            begin = place + 1
    yield begin, end


def _starts_anew(words: Sequence[str], place: int) -> bool:
    """Whether another verb of work or another wish begins at a word."""
    if words[place : place + 2] == ("trong", "đó"):
        place += 2
    verb = verb_at(words, place) if place < len(words) else None
    return (place < len(words) and _STRIVES.at(words, place) is not None) or (
        verb is not None and verb.label is not Verb.PLAIN
    )


def _title_within(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the part up to the next comma names a title after a subject of its own."""
    stop = next((at for at in range(start, end) if words[at] == ","), end)
    return any(_TITLES.at(words, at) for at in range(start, stop))


def _wants_state(framed: Framed, piece: Sequence[str], start: int, *, listed: bool) -> bool:
    """Whether a piece strives for something that is either so or not: a title after "phấn đấu", or a subject and its
    title in a list of targets; `listed` says that other pieces of the sentence are targets.
    """
    strives = next((at for at in range(len(piece)) if _STRIVES.at(piece, at)), None)
    title = next((at for at in range(len(piece)) if _TITLES.at(piece, at)), None)
    if title is not None and {"để", "nhằm"} & set(piece[:title]):
        return False
    if strives is not None:
        rest = piece[strives + 1 :]
        return title is not None or any(_COMPLETES.at(rest, at) for at in range(min(len(rest), 14)))
    begin = opening_end(piece)
    if framed.at(start) is Frame.AIM and framed.cue_at(start) is None and _meets_plan(piece, begin):
        return True
    if title is None or len(piece) > _MANY:
        return False
    if piece[begin : begin + 2] == ("xây", "dựng"):
        strong = piece[title] == "trong" and framed.cue_at(start) in (Cue.STRIVE, Cue.GOAL)
        return piece[title] == "đạt" or strong
    aims = framed.at(start) is Frame.AIM or framed.cue_at(start) is Cue.PLEDGE or listed
    return aims and _listed_state(framed, piece, begin, title, start)


def _meets_plan(piece: Sequence[str], begin: int) -> bool:
    """ "Hoàn thành chỉ tiêu giao quân", "Đạt kế hoạch thu ngân sách huyện giao": in a list of targets one without its
    number.
    """
    return any(_PLAN.at(piece, at) for at in range(begin + 1, min(begin + 5, len(piece)))) and (
        piece[begin : begin + 2] == ("hoàn", "thành") or piece[begin] == "đạt"
    )


def _listed_state(framed: Framed, piece: Sequence[str], begin: int, title: int, start: int) -> bool:
    """Whether a piece of a list of targets names a title with its subject, or a place to be kept or reached."""
    if not begins_clause(piece, begin):
        return _PREDICATES.at(piece, title) is not None and framed.cue_at(start) in _LISTING
    if piece[begin : begin + 2] in _KEEPS and _PREDICATES.at(piece, title) is not None:
        return True
    return any(_PLACES.at(piece, at) for at in range(begin, min(begin + 4, len(piece))))
