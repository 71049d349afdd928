"""How a target compares: its operator, which way is better, how often, and by when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from nhiemky.papers.findings.grammar.measures import Measure
from nhiemky.papers.findings.grammar.phrases import PhraseBook, phrases
from nhiemky.papers.findings.model import Direction, Frequency, Op, Term
from nhiemky.rules.text import Quantity

_AT_LEAST = """
ít nhất | tối thiểu | không dưới | không thấp hơn | không ít hơn | từ | đạt | đạt từ | ít nhất là | tối thiểu là | ≥
đạt và vượt | đạt ít nhất | thấp nhất | > =
"""
_MORE_THAN = "trên | hơn | vượt | vượt trên | đạt trên | đạt hơn | cao hơn | lớn hơn | > | vượt mức | nhiều hơn"
_AT_MOST = """
không quá | không vượt quá | tối đa | không cao hơn | nhiều nhất | không lớn hơn | cao nhất | tối đa là | ≤
không vượt | không trên | còn | xuống còn | giảm còn | chỉ còn | < =
"""
_LESS_THAN = "dưới | thấp hơn | nhỏ hơn | ít hơn | còn dưới | < | xuống dưới | chưa tới"
_BEFORE: PhraseBook[Op] = PhraseBook(
    {
        Op.AT_LEAST: _AT_LEAST,
        Op.MORE_THAN: _MORE_THAN,
        Op.AT_MOST: _AT_MOST,
        Op.LESS_THAN: _LESS_THAN,
        Op.EXACTLY: "đúng | ở mức đúng",
    }
)
_AFTER: PhraseBook[Op] = PhraseBook({Op.AT_LEAST: "trở lên | hoặc hơn", Op.AT_MOST: "trở xuống"})
_SOFTENERS = frozenset(("khoảng", "gần", "xấp", "xỉ", "mức", "ở", "là", "được", "tỷ", "lệ", ":", "có"))

_YEARLY = phrases("""
hàng năm | hằng năm | mỗi năm | / năm | một năm | từng năm | năm sau cao hơn năm trước | các năm | bình quân năm
trong năm học | so với năm trước
""")
_BY_END = phrases("""
đến năm | cuối nhiệm kỳ | cả nhiệm kỳ | trong nhiệm kỳ | đến hết năm | vào năm | đến cuối năm | đến hết nhiệm kỳ
đến ngày | trước ngày
đến hết ngày | đến hết quý | hết nhiệm kỳ | toàn khóa | toàn nhiệm kỳ
đến cuối nhiệm kỳ | trong năm | cả năm | trước năm | nhiệm kỳ này
""")
# Told once before a list of targets, for all of them ("Hằng năm, …; …").
_YEARLY_FOR_ALL = phrases("hàng năm | hằng năm | mỗi năm | từng năm | các năm | trong năm học")
_LOWER = phrases("""
giảm | kéo giảm | hạ | tỷ lệ hộ nghèo | suy dinh dưỡng | tử vong | tai nạn | vi phạm | hộ nghèo | hộ cận nghèo
thất nghiệp | sinh con thứ 3 | tội phạm | còn | dưới | không quá
""")
_NOT_WORSE = re.compile(r"(?:thấp|cao|nhiều|ít) hơn hoặc bằng|bằng hoặc (?:thấp|cao|nhiều|ít) hơn")
_LOOK_BACK = 5
_WORD = re.compile(r"\w+|[^\w\s]")


def compare(words: Sequence[str], measure: Measure) -> Op:
    """The operator of a measure: the words around its number; a bare number is to be reached at least."""
    if measure.value_max is not None:
        return Op.RANGE
    after = _op_after(words, measure)
    if after is not None:
        return after
    place = measure.first
    for _ in range(_LOOK_BACK):
        phrase = _BEFORE.ending(words, place)
        if phrase is not None:
            return phrase.label
        if place == 0 or words[place - 1] not in _SOFTENERS:
            break
        place -= 1
    return Op.AT_LEAST


def _op_after(words: Sequence[str], measure: Measure) -> Op | None:
    """ "80% trở lên", "từ 10 đảng viên trở lên/năm": within the words that still belong to the number."""
    for place in range(measure.first + 1, min(len(words), measure.after + 4)):
        if words[place] in ",;" or (place > measure.after and words[place].isdigit()):
            return None
        phrase = _AFTER.at(words, place)
        if phrase is not None:
            return phrase.label
    return None


def compare_text(text: str, quantity: Quantity) -> Op:
    """The operator of a quantity in a text of its own, such as a table's cell: "≥ 85%", "dưới 2%"."""
    words = tuple(_WORD.findall(text[: quantity.start].lower()))
    after = tuple(_WORD.findall(text[quantity.end :].lower()))
    phrase = _AFTER.at(after, 0) if after else None
    if phrase is None:
        phrase = _BEFORE.ending(words, len(words))
    return phrase.label if phrase is not None else Op.AT_LEAST


def frequency(clause: Sequence[str], around: Sequence[str] = ()) -> Frequency | None:
    """Every year or by the end, as the clause says; `around` (what stands before it) is asked where it is silent."""
    for words, yearly in ((clause, _YEARLY), (around, _YEARLY_FOR_ALL)):
        for place in range(len(words)):
            if yearly.at(words, place):
                return Frequency.PER_YEAR
        for place in range(len(words)):
            if _BY_END.at(words, place):
                return Frequency.BY_END
    return None


def direction(clause: Sequence[str], op: Op) -> Direction:
    """Which way is better, by the operator and the words of the clause."""
    if _NOT_WORSE.search(" ".join(clause)):
        return Direction.NOT_WORSE
    if op in (Op.AT_MOST, Op.LESS_THAN, Op.EXACTLY):
        return Direction.DOWN
    falls = any(word in ("giảm", "hạ") and "tăng" not in clause for word in clause)
    return Direction.DOWN if falls else Direction.UP


def not_worse(clause: Sequence[str]) -> Op | None:
    """ "so với năm trước thấp hơn hoặc bằng": a bound without a number of its own."""
    match = _NOT_WORSE.search(" ".join(clause))
    if match is None:
        return None
    lower = "thấp" in match.group() or "ít" in match.group()
    return Op.AT_MOST if lower else Op.AT_LEAST


_BY_YEAR = re.compile(r"(?:đến|vào|trước|hết|cuối) (?:hết |cuối )?năm ((?:19|20)\d\d)")
_END_OF_TERM = re.compile(r"(?:cuối|cả|hết|toàn|trong) (?:nhiệm kỳ|khóa)")


def reached_by(clause: Sequence[str], terms: Sequence[Term]) -> datetime.date | None:
    """The last day that the clause gives: "đến năm 2025", "cuối nhiệm kỳ" (of the latest term)."""
    text = " ".join(clause)
    year = _BY_YEAR.search(text)
    if year:
        return datetime.date(int(year[1]), 12, 31)
    if _END_OF_TERM.search(text) and terms:
        return datetime.date(max(term.last_year for term in terms), 12, 31)
    return None
