"""How a sentence begins: its list mark and linking words, whether it is a heading, which period it opens with."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemky.papers.content import BlockKind
from nhiemky.papers.findings.grammar.cues import LINKS
from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.phrases import phrases, word_set
from nhiemky.papers.findings.grammar.statements import Statement
from nhiemky.papers.findings.grammar.verbs import VERBS
from nhiemky.papers.findings.model import Term

_HEADING_WORDS = 18
_LABELLED_WORDS = 26  # a heading with a label of its own may be longer: "2. Chỉ tiêu nâng cao …:"
_PLANS_YEAR = phrases("""
triển khai | phương hướng | nhiệm vụ | kế hoạch | chương trình | công tác năm | phát động
""")
_SPAN_OF_YEARS = re.compile(r"((?:19|20)\d\d)\s?-\s?((?:19|20)\d\d)")
_PART = re.compile(r"[IVX]+\s*[.\-/)]")
_LIST_MARK = re.compile(r"\d{1,2}|[a-zđ]|[ivx]+")
_COMRADE = ("đ", "/", "c")  # no item "đ/" of a list
_FIRST_PICTURE = "\u2190"  # arrows, signs and pictures come after all letters of Vietnamese and its marks
_BULLETS = frozenset("-+*•●▪().")
_AFTER_NUMBER = frozenset("./)-")
_MARKS = frozenset("-+*•●▪()./:,\"'…")
_CONGRESS = phrases("""
tổ chức đại hội | tiến hành đại hội | đại hội đại biểu | đại hội chi bộ | đại hội lần thứ | khai mạc đại hội
""")
_BY = (("đến",), ("vào",))
_BEFORE_PERIOD = word_set("trong đến bước vào riêng về hết cuối sang từ giai (")


# What bodies go on with in the year that follows all others: "Năm 2017, các cấp Hội tiếp tục …".
_GOES_ON = phrases("tiếp tục | tập trung | phấn đấu | cần | sẽ | xác định")
_SUBJECT = 16
# Kinds of paper by what they are for, as the name stands alone at their head.
_PLANS = ("kế hoạch", "chương trình", "nghị quyết", "chỉ thị", "kết luận", "công văn", "quyết định", "đề án")
_HEAD = 10


def opening_frame(said: Sequence[Statement]) -> Frame:
    """The frame that a paper begins with: work for a plan or a resolution named at its head, else not known."""
    for statement in said[:_HEAD]:
        written = statement.document.body[statement.start : statement.end]
        if written.isupper() and written.lower().startswith(_PLANS):
            return Frame.WORK
    return Frame.NONE


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is past and what is to come: the day of the paper where it is known, the years and terms it speaks of."""

    day: datetime.date | None
    first_year: int | None
    last_year: int | None
    term_ends: frozenset[int]
    term_starts: frozenset[int]
    planned: frozenset[int]
    congress: bool

    @classmethod
    def of(cls, said: Sequence[Statement], terms: Sequence[Term], published: datetime.date | None) -> Calendar:
        """Read from the page's own day, else the first full date of the text."""
        dates = [date for statement in said for date in statement.dates]
        day = published or next((date.date for date in dates if date.date), None)
        years = [date.year for date in dates if date.year]
        return cls(
            day,
            min(years) if years else None,
            max(years) if years else None,
            frozenset(term.last_year for term in terms),
            frozenset(term.first_year for term in terms),
            frozenset(year for statement in said for year in _planned_years(statement)),
            any(_CONGRESS.at(statement.words, at) for statement in said[:4] for at in range(len(statement.words)))
            and not any("sơ" in statement.words for statement in said[:4]),
        )

    def of_year(self, year: int) -> Frame:
        """The frame that "năm 2024, …" opens."""
        if year in self.planned and (self.day is None or self.day.year < year or self.day.month <= 4):
            return Frame.WORK
        if self.day is None:
            return Frame.NONE if self.last_year is None or year >= self.last_year else Frame.DONE
        if year == self.day.year:
            return Frame.WORK if self.day.month <= 1 else Frame.NONE
        return Frame.WORK if year > self.day.year else Frame.DONE

    def coming(self, year: int, *, listed: bool) -> bool:
        """Whether "đến năm 2030, …" lies ahead: after the paper's day; in a list of a paper without a day, always."""
        return year > self.day.year if self.day is not None else listed

    def latest(self, year: int) -> bool:
        """Whether a year follows every other of a text that bears no day of its own."""
        return self.day is None and self.last_year == year and self.first_year != year

    def of_term(self, first: int, last: int) -> Frame:
        """The frame that "nhiệm kỳ 2020-2025, …" opens: past where a later term follows, to come at its own start."""
        if any(abs(start - last) <= 1 for start in self.term_starts):
            return Frame.DONE
        if self.day is not None:
            if last < self.day.year or (last == self.day.year and self.day.month > 6):
                return Frame.DONE
            return Frame.WORK if self.day.year - first <= 1 else Frame.NONE
        if self.congress and first == max(self.term_starts, default=first):
            return Frame.WORK
        follows = any(abs(first - end) <= 1 for end in self.term_ends)
        return Frame.WORK if follows else Frame.NONE


def _planned_years(statement: Statement) -> Iterator[int]:
    """The years that work is planned for: "triển khai nhiệm vụ năm 2024", not "kết quả thực hiện kế hoạch năm 2023"."""
    for date in statement.dates:
        place = statement.word_at(date.start)
        before = statement.words[max(0, place - 6) : place]
        plans = any(_PLANS_YEAR.at(before, at) for at in range(len(before)))
        if date.year and plans and not {"quả", "tổng", "sơ", "gia"} & set(statement.words[max(0, place - 10) : place]):
            yield date.year


def opening_period(statement: Statement, calendar: Calendar) -> Frame:
    """What a sentence's opening period says: "Năm 2024, …", "Nhiệm kỳ 2020-2025, …"."""
    words = statement.words
    begin = opening_end(words)
    head = begin
    while head < len(words) and words[head] in _BEFORE_PERIOD:
        head += 1
    if head >= len(words) or words[head] not in ("năm", "nhiệm", "đoạn", "cuối", "đầu", "kỳ"):
        return Frame.NONE
    start, stop = statement.begin(begin), statement.begin(min(len(words), head + 9))
    span = _SPAN_OF_YEARS.search(statement.document.body, start, stop)
    if span and words[head] in ("nhiệm", "đoạn"):
        return calendar.of_term(int(span[1]), int(span[2]))
    year = next((date.year for date in statement.dates if date.year and start <= date.start < stop), None)
    if year is None or words[head] != "năm":
        return Frame.NONE
    if words[head - 1 : head] == ("đến",) and calendar.coming(year, listed=is_item(statement)):
        return Frame.GOAL
    frame = calendar.of_year(year)
    goes_on = any(_GOES_ON.at(words, at) for at in range(head, min(head + _SUBJECT, len(words))))
    return Frame.WORK if frame is Frame.NONE and goes_on and calendar.latest(year) else frame


def names_coming_year(statement: Statement, calendar: Calendar) -> bool:
    """Whether a sentence says by which year to come: "- 95% hồ sơ được giải quyết trực tuyến đến năm 2030"."""
    return any(
        date.year is not None
        and statement.words[max(0, statement.word_at(date.start) - 1) : statement.word_at(date.start)] in _BY
        and calendar.coming(date.year, listed=True)
        for date in statement.dates
    )


def mark_end(words: Sequence[str]) -> int:
    """The word number after a sentence's list mark: "- ", "2.", "(1)", "a)"."""
    place = 0
    while place < min(4, len(words)) and words[place : place + 3] != _COMRADE:
        numbered = place + 1 < len(words) and words[place + 1] in _AFTER_NUMBER
        if not _is_bullet(words[place]) and not (numbered and _LIST_MARK.fullmatch(words[place])):
            break
        place += 1
    return place


def _is_bullet(word: str) -> bool:
    """Whether a mark opens an item: a dash, a dot, a picture."""
    return word in _BULLETS or word > _FIRST_PICTURE


def opening_end(words: Sequence[str]) -> int:
    """The word number after a sentence's list mark and linking words ("- ", "2.", "Đồng thời,", "Trong đó:")."""
    place = mark_end(words)
    while place < len(words):
        if words[place] in _MARKS or words[place] > _FIRST_PICTURE:
            place += 1
            continue
        phrase = LINKS.at(words, place)
        verb = VERBS.at(words, place)
        if phrase is None or (verb is not None and verb.length > phrase.length):
            break
        place += phrase.length
    return place


def is_heading(statement: Statement) -> bool:
    """A line that names what stands below it: a heading block, or a short line without an end mark or ending in ":"."""
    if statement.kind is BlockKind.HEADING:
        return True
    longest = _LABELLED_WORDS if mark_end(statement.words) else _HEADING_WORDS
    if not statement.words or len(statement.words) > longest or not stands_alone(statement):
        return False
    if any(quantity.unit for quantity in statement.quantities):
        return False
    last = statement.words[-1]
    written = statement.document.body[statement.start : statement.end]
    return last == ":" or (last not in ".;!?…" and (written.isupper() or _PART.match(written) is not None))


def stands_alone(statement: Statement) -> bool:
    """Whether a sentence is the whole of its block."""
    document = statement.document
    before = document.body[statement.start - 1 : statement.start]
    return before in ("", "\n") and document.body[statement.end : statement.end + 2].strip(" ")[:1] in ("", "\n")


def opens_part(statement: Statement) -> bool:
    """Whether a heading is that of a part: "II. …"."""
    return _PART.match(statement.document.body, statement.start) is not None


def is_item(statement: Statement) -> bool:
    """Whether a sentence stands in a list: by its block, or by its own mark."""
    if statement.kind in (BlockKind.ITEM, BlockKind.CELL):
        return True
    words = statement.words
    marked = words[1:2] in ((".",), (")",), ("/",)) and words[:3] != _COMRADE
    return bool(words) and (words[0] in "-+*•" or marked)
