"""The name of what a number measures: the chunk's words without its number, its comparator and its time."""

from __future__ import annotations

import re

from nhiemky.papers.findings.grammar.chunks import Chunk
from nhiemky.papers.findings.grammar.measures import UnitKind
from nhiemky.papers.findings.grammar.phrases import phrases
from nhiemky.papers.findings.grammar.statements import Statement

_LEADING = phrases("""
phấn đấu | đạt | có | và | là | trong đó | trong đó có | với | từ | cụ thể | đồng thời | tỷ lệ : | trên | ít nhất
tối thiểu | thứ nhất | thứ hai | thứ ba | thứ tư | thứ năm | một là | hai là | ba là | bốn là | năm là
hàng năm | hằng năm | mỗi năm | đã | qua đó | , | - | + | : | . | đặc biệt | nổi bật là | như | gồm
trong nhiệm kỳ | cùng | bình quân | bình quân mỗi năm | theo đó | đến cuối nhiệm kỳ | cuối nhiệm kỳ | trở lên
đến hết nhiệm kỳ | trong thời gian tới | thời gian tới | trong nhiệm kỳ tới | từ nay đến cuối năm | từ nay
kết quả
""")
_TRAILING = phrases("""
đạt | đạt từ | đạt trên | trên | hơn | từ | là | : | , | ít nhất | tối thiểu | không dưới | không quá | dưới
hàng năm | hằng năm | bình quân | hàng năm đạt | có | được | với | ước đạt | ước | ở mức | khoảng | gần | và
phấn đấu | tối đa | giảm còn | còn | bằng | đạt ít nhất | trở lên | / năm | trị giá | . | đạt hơn | hàng năm từ
mỗi năm | ( | " | chiếm | mức | thêm | trong cả nhiệm kỳ | cả nhiệm kỳ | trong nhiệm kỳ | đến cuối nhiệm kỳ
thấp hơn hoặc bằng | bằng hoặc thấp hơn | cao hơn hoặc bằng | bằng hoặc cao hơn | so với năm trước | năm trước
""")
# After a share: what it is a share of, told by the head already or by another office ("105% dự toán").
_OF_PLAN = phrases("chỉ tiêu | kế hoạch | kh | dự toán | so với | nghị quyết | / năm | trở lên")
# Units that say nothing after a head that names what is counted.
_AIMS = (("chỉ", "tiêu"), ("mục", "tiêu"))
_CLASSIFIERS = frozenset(("đồng chí", "người", "cuộc", "buổi", "lượt", "trường hợp", "đơn vị"))
_SHORT_HEAD = 2
_BOUND = re.compile(r"\b(?:trở lên|trở xuống)\s?")
_LONGEST = 30
# "đạt chuẩn", "đạt danh hiệu" say what is counted; "đạt" alone only that it is reached.
_AFTER_REACHED = ("chuẩn", "danh", "tiêu", "giải")
_TIME_LED = ("đến", "trước", "vào", "trong", "hết", "cuối")


def indicator(statement: Statement, chunk: Chunk) -> str:
    """The indicator phrase of a chunk: the words before its number, with those after it that it counts."""
    start = _after_time(statement, _after_wish(statement.words, chunk.start, chunk.measure.first), chunk.measure.first)
    head = _text(statement, *_trimmed(statement.words, start, chunk.measure.first))
    behind = _behind(statement, chunk, head)
    name = _BOUND.sub("", " ".join(f"{head} {behind}".split()[:_LONGEST])).strip(" ,;:.-+")
    return name or _text(statement, chunk.start, chunk.end)


def _after_wish(words: tuple[str, ...], start: int, end: int) -> int:
    """Past who strives ("Toàn khối phấn đấu 100% cán bộ …"), and past what names a list ("Các chỉ tiêu gồm: …")."""
    named = next((at for at in range(end - 1, start, -1) if words[at] == ":"), None)
    if named is not None and any(words[at : at + 2] in _AIMS for at in range(start, named)):
        start = named + 1
    wishes = (at + 2 for at in range(end - 2, start - 1, -1) if words[at : at + 2] == ("phấn", "đấu"))
    return next(wishes, start)


def words_of_name(statement: Statement, start: int, end: int) -> str:
    """The name of a title or state to reach: its words without "phấn đấu" and the like before them."""
    start = _after_time(statement, start, end)
    return _text(statement, *_trimmed(statement.words, start, end)) or _text(statement, start, end)


def _after_time(statement: Statement, start: int, end: int) -> int:
    """Past a day or year at the beginning: "phấn đấu đến ngày 31/12/2024, …"."""
    begin, _ = _trimmed(statement.words, start, end)
    for date in statement.dates:
        first, after = statement.word_at(date.start), statement.word_at(date.end)
        led = first == begin or (begin < first <= begin + 2 and statement.words[begin] in _TIME_LED)
        if led and after < end:
            return after
    return start


def _behind(statement: Statement, chunk: Chunk, head: str) -> str:
    """What of the words after the number belongs to its name."""
    words, measure = statement.words, chunk.measure
    counts = measure.kind is UnitKind.COUNT
    start = statement.word_at(measure.quantity.end) if counts else measure.after
    named = len(head.split()) > _SHORT_HEAD
    if named and measure.kind in (UnitKind.MONEY, UnitKind.AMOUNT):
        return ""
    if named and not counts and start < len(words) and _OF_PLAN.at(words, start):
        return ""
    told = counts and measure.unit and measure.unit.casefold() in head.casefold()
    if told or (named and counts and measure.unit in _CLASSIFIERS):
        start = measure.after
    return _text(statement, *_trimmed(words, start, chunk.end))


def _text(statement: Statement, start: int, end: int) -> str:
    """Words as written, with single spaces."""
    if end <= start:
        return ""
    return " ".join(statement.document.text[statement.begin(start) : statement.finish(end)].split())


def _trimmed(words: tuple[str, ...], start: int, end: int) -> tuple[int, int]:
    """The span without leading and trailing words that are no part of a name."""
    while start < end and (phrase := _LEADING.at(words, start)) and start + phrase.length <= end:
        if words[start] == "đạt" and words[start + 1 : start + 2] and words[start + 1] in _AFTER_REACHED:
            break
        start += phrase.length
    while end > start and (phrase := _TRAILING.ending(words, end)):
        end = max(start, end - phrase.length)
    return start, end
