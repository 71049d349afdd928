"""Cuts a sentence into one piece per measure: the words that say what the number is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemky.papers.findings.grammar.asides import before_aside, names_closed
from nhiemky.papers.findings.grammar.measures import Measure, UnitKind, measures
from nhiemky.papers.findings.grammar.openings import mark_end
from nhiemky.papers.findings.grammar.phrases import phrases
from nhiemky.papers.findings.grammar.statements import Statement
from nhiemky.papers.findings.grammar.verbs import AFTER_AND, VERBS, begins_clause, suffered


@dataclass(frozen=True, slots=True)
class Chunk:
    """A measure with the words `start` to `end` (numbers of words, end exclusive) that belong to it."""

    measure: Measure
    start: int
    end: int

    def words(self, statement: Statement) -> tuple[str, ...]:
        """The chunk's words in small letters."""
        return statement.words[self.start : self.end]

    def before(self, statement: Statement) -> tuple[str, ...]:
        """The words of the chunk before its number."""
        return statement.words[self.start : self.measure.first]

    def behind(self, statement: Statement) -> tuple[str, ...]:
        """The words of the chunk after its number and unit."""
        return statement.words[self.measure.after : self.end]


_HARD = frozenset(";()…!?")
_JOINTS = phrases("""
thu hút | huy động | nâng tổng | và | cùng | cùng với | với | giúp | cho | trong đó | qua đó | trị giá
tổng trị giá | hiến | bằng | tăng | giảm | vượt | chiếm
""")
_ENDS_AT_COMMA = phrases("""
nhằm | góp phần | đảm bảo | bảo đảm | qua đó | từ đó | trong đó | không có | không còn | không để | thể hiện
đáp ứng
""")
# What a number after "đạt", "có từ" tells of a count is what kind of things they are, not a second number.
_QUALIFIES = frozenset(
    ("đạt", "có", "từ", "trên", "được", "tham", "thực", "ít", "tối", "dưới", "vượt", "hơn", "ở", "đăng", "của")
)
_ANEW = phrases("trong đó | phấn đấu | có | đạt | với | tỷ lệ | số | tổng | mỗi | hàng năm | hằng năm")
# "đồng chí … cho biết, …", "sẽ tập trung …, phấn đấu …": the number's own piece begins after the comma.
_TOLD = phrases("cho biết | cho hay | cho thấy | nêu rõ | khẳng định | nhấn mạnh")
_AIMS = phrases("phấn đấu | đặt mục tiêu")
_LEAST = phrases("ít nhất | tối thiểu | có từ")
_SOFTENERS = frozenset(("trên", "hơn", "gần", "khoảng", "có", "từ"))
_LIST_ENDS = (("như", ":"), ("gồm", ":"), ("sau", ":"), ("là", ":"))  # "các nội dung như: 100% cơ quan …"
_OF_PLAN = phrases("kế hoạch | kh | dự toán | chỉ tiêu | so với | nghị quyết | tổng số")


def chunks(statement: Statement) -> tuple[Chunk, ...]:
    """One chunk per measure of the statement, in order; numbers that only qualify another one are left out."""
    found = measures(statement)
    return tuple(_chunks(statement, found)) if found else ()


def _chunks(statement: Statement, found: Sequence[Measure]) -> Iterator[Chunk]:
    words = names_closed(statement.words)
    last: Measure | None = None
    start = 0
    for index, measure in enumerate(found):
        follower = found[index + 1] if index + 1 < len(found) else None
        if follower is not None and _names_share(words, measure, follower):
            continue
        if words[measure.first - 2 : measure.first] in _LIST_ENDS:
            start = measure.first
        elif last is None:
            start = _own_part(words, _hard_before(words, measure.first, mark_end(words)), measure.first)
        else:
            cut = _cut(words, last.after, measure.first)
            if cut is None:
                if _qualifies(words, last, measure):
                    continue
                cut = last.after
            start = cut
        yield Chunk(measure, start, _end(words, measure, follower))
        last = measure


def _hard_before(words: Sequence[str], place: int, least: int) -> int:
    """The word number after the last hard mark before `place`."""
    at = place - 1
    while at >= least:
        opening = before_aside(words, at, least) if words[at] == ")" else at
        if opening == at and (words[at] in _HARD or (words[at] == ":" and place - at > 4)):
            return at + 1
        at = opening - 1
    return least


def _cut(words: Sequence[str], start: int, end: int) -> int | None:
    """Where a new piece begins between two numbers: after a hard mark, else a comma, else a joining word."""
    between = range(start, end)
    hard = _hard_before(words, end, start)
    if hard > start:
        return hard
    commas = [at for at in between if words[at] == ","]
    verbal = [at for at in commas if begins_clause(words, at + 1) or _ANEW.at(words, at + 1)]
    if commas and not verbal and end - commas[-1] > 4 and _LEAST.ending(words, end) is not None:
        return None
    joint = _joint_before(words, end)
    if joint is not None and commas and not verbal and joint > commas[-1]:
        return joint
    if commas:
        return (verbal[-1] if verbal else commas[0]) + 1
    return next((at for at in between if _JOINTS.at(words, at) and words[at - 1 : at + 1] != ("so", "với")), None)


def _joint_before(words: Sequence[str], number: int) -> int | None:
    """The "và" that leads to a number: "100% cán bộ, đảng viên và trên 90% nhân dân …"."""
    place = number - 1
    while place >= 0 and words[place] in _SOFTENERS:
        place -= 1
    return place if place >= 0 and words[place] == "và" else None


def _own_part(words: Sequence[str], start: int, first: int) -> int:
    """Past a clause of its own before the number: "nâng cao năng lực lãnh đạo, 100% cán bộ …"."""
    aim = next((at for at in range(first - 1, start, -1) if words[at - 1 : at + 1] == ("mục", "tiêu")), None)
    listed = next((at for at in range(first - 1, aim or first, -1) if words[at] == ":"), None)
    if listed is not None and listed + 1 < first:
        return listed + 1
    if aim is not None and aim + 1 < first:
        return aim + 2 if words[aim + 1] in (":", "là") else aim + 1
    for at in range(first - 1, start, -1):
        if words[at] == "," and at > first - 5 and begins_clause(words, at + 1) and VERBS.ending(words, at) is None:
            return at + 1
        if words[at] == "," and (_TOLD.ending(words, at) or (at + 1 < first and _AIMS.at(words, at + 1))):
            return at + 1
        if words[at] == "," and at > first - 4 and (begins_clause(words, start) or _follows(words, at, first)):
            return at + 1
    return start


def _follows(words: Sequence[str], comma: int, number: int) -> bool:
    """Whether a share stands right behind a comma: "…, 100% đảng viên", "…, có trên 90% hộ"."""
    return words[number + 1 : number + 2] == ("%",) and all(word in _SOFTENERS for word in words[comma + 1 : number])


def _qualifies(words: Sequence[str], first: Measure, second: Measure) -> bool:
    """ "3 chỉ tiêu đạt trên 60%", "100% doanh nghiệp có từ 30 lao động": the second number describes the first."""
    if first.kind in (UnitKind.MONEY, UnitKind.AMOUNT):
        return False
    between = words[first.after : second.first]
    if second.kind is UnitKind.MONEY and between[:1] not in (("có",), ("từ",), ("đạt",)):
        return False
    if words[second.first + 1 : second.first + 2] == ("lượt",):
        return False
    ahead = words[second.after : second.after + 3]
    if second.kind is UnitKind.SHARE and any(_OF_PLAN.at(ahead, at) for at in range(len(ahead))):
        return False
    return not between or bool(_QUALIFIES & set(between))


def _names_share(words: Sequence[str], first: Measure, second: Measure) -> bool:
    """ "hộ có ít nhất 1 phụ nữ tham gia đạt 94%": the first number is part of what the share is of."""
    if (first.kind, second.kind) != (UnitKind.COUNT, UnitKind.SHARE) or _LEAST.ending(words, first.first) is None:
        return False
    between = words[first.after : second.first]
    return not {",", ";"} & set(between) and between[-1:] in (("đạt",), ("chiếm",))


def _end(words: Sequence[str], measure: Measure, follower: Measure | None) -> int:
    """Where the piece of a measure ends: before the next number's piece, at a hard mark, at a purpose."""
    stop = len(words)
    if follower is not None:
        cut = _cut(words, measure.after, follower.first)
        if cut is not None:
            stop = cut
    for at in range(measure.after, stop):
        if words[at] in _HARD:
            return at
        if (
            words[at] == ","
            and at + 1 < len(words)
            and (_ENDS_AT_COMMA.at(words, at + 1) or (begins_clause(words, at + 1) and not suffered(words, at)))
        ):
            return at
        if words[at] == "và" and at > measure.after and at + 1 < stop and AFTER_AND.at(words, at + 1):
            return at
    while stop > measure.after and words[stop - 1] in (",", ".", "và", ":"):
        stop -= 1
    return stop


# "nâng tổng chỉ tiêu … lên 7.000 tỷ đồng", "chỉ tiêu phấn đấu (293.000 tỷ đồng)", "tổng chỉ tiêu hiến máu là 1.100 đơn
# vị": a figure that was set.
_SET = phrases("chỉ tiêu | chỉ tiêu phấn đấu | mục tiêu")
_SET_AT = frozenset(("lên", "là", ":", "("))


def is_set(words: Sequence[str], chunk: Chunk) -> bool:
    """Whether the text gives the figure as one that was set."""
    at = chunk.measure.first - 1
    if at < 0 or words[at] not in _SET_AT:
        return False
    near = range(max(0, at - 12), at)
    place = next((place for place in reversed(near) if _SET.at(words, place)), None)
    if place is None or any(word in ("đạt", "bằng", "so") for word in words[place:at]):
        return False
    whole = words[at] == "là" and words[place - 1 : place] == ("tổng",)
    return words[at] == "lên" or whole or (words[at] == "(" and "phấn" in words[place:at])
