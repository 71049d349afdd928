"""The name of what a number measures: the chunk's words without its number, its comparator and its time."""

from __future__ import annotations

from nhiemky.papers.findings.grammar.chunks import Chunk
from nhiemky.papers.findings.grammar.measures import UnitKind
from nhiemky.papers.findings.grammar.phrases import phrases
from nhiemky.papers.findings.grammar.statements import Statement

_LEADING = phrases("""
phấn đấu | đạt | có | và | là | trong đó | trong đó có | với | từ | cụ thể | đồng thời | tỷ lệ : | trên
ít nhất
tối thiểu | đến năm | hàng năm | hằng năm | mỗi năm | đã | qua đó | , | - | + | : | . | đặc biệt
nổi bật là
như | gồm | trong nhiệm kỳ | cùng | bình quân | bình quân mỗi năm | theo đó | chỉ tiêu
""")
_TRAILING = phrases("""
đạt | đạt từ | đạt trên | trên | hơn | từ | là | : | , | ít nhất | tối thiểu | không dưới | không quá | dưới
hàng năm | hằng năm | bình quân | hàng năm đạt | có | được | với | ước đạt | ước | ở mức | khoảng | gần | và
phấn đấu | tối đa | giảm còn | còn | bằng | đạt ít nhất | trở lên | / năm | trị giá | . | đạt hơn | hàng năm từ
mỗi năm | ( | " | chiếm | mức
""")
_LONGEST = 30


def indicator(statement: Statement, chunk: Chunk) -> str:
    """The indicator phrase of a chunk; for counts and shares what follows the number belongs to it."""
    words = statement.words
    start, end = chunk.start, chunk.measure.first
    start, end = _trimmed(words, start, end)
    head = statement.document.text[statement.begin(start) : statement.finish(end)] if end > start else ""
    tail_start = chunk.measure.first if chunk.measure.kind is UnitKind.COUNT else chunk.measure.after
    if chunk.measure.kind is UnitKind.COUNT:
        tail_start = statement.word_at(chunk.measure.quantity.end)
    behind_start, behind_end = _trimmed(words, tail_start, chunk.end)
    behind = ""
    if behind_end > behind_start and not (head and chunk.measure.kind in (UnitKind.MONEY, UnitKind.AMOUNT)):
        behind = statement.document.text[statement.begin(behind_start) : statement.finish(behind_end)]
    name = " ".join(f"{head} {behind}".split()[:_LONGEST])
    return name.strip(" ,;:.-+") or " ".join(
        statement.document.text[statement.begin(chunk.start) : statement.finish(chunk.end)].split()
    )


def _trimmed(words: tuple[str, ...], start: int, end: int) -> tuple[int, int]:
    """The span without leading and trailing words that are no part of a name."""
    while start < end and (phrase := _LEADING.at(words, start)) and start + phrase.length <= end:
        start += phrase.length
    while end > start and (phrase := _TRAILING.ending(words, end)):
        end = max(start, end - phrase.length)
    return start, end
