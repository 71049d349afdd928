"""Quantities in running text: numerals and number words with what they measure, each with its exact span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.rules.text.dates import find_dates
from nhiemky.rules.text.numbers import NotANumber, parse_number
from nhiemky.rules.text.words import SCALES, UNITS, value_of


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text. `text[start:end]` is the number with its unit, `text[start:number_end]` without.

    `value` is the number as written ("10 tỷ đồng": 10, unit "tỷ đồng", scale 10**9), so value × scale is the plain
    amount; `value_max` is the upper end of a range, `of` the whole of "10/14". `unit` is "%", "‰", a measure, money
    or a scale word with it, else "": what is counted ("đảng viên") follows at `end`.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    of: Decimal | None = None
    unit: str = ""
    scale: int = 1
    number_end: int = 0

    @property
    def amount(self) -> Decimal:
        """Value × scale."""
        return self.value * self.scale


_NUMERAL = r"[0-9]+(?:[.,][0-9]+)*"
_SCALE = r"(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b(?!\s+(?:lệ|suất|trọng|giá|số|trưởng)\b))"
_PERMILLE = r"‰|%\s?[0oO](?![\w.,%])"
_MONEY = (
    r"(?:đồng(?!\s+(?:chí|bào|thời|bộ|đội|thuận|hành|ý|tình|nghiệp|đều|loạt)\b)"
    r"|VNĐ|VND|đ|USD|đô la(?:\s+Mỹ)?|EUR|euro)"
)
_MEASURES = (
    r"km²|km2|m²|m2|m³|m3|km|cm|mm|kg|kWh|MWh|kW|MW|ha|lít|tấn/ha|tạ/ha|tấn|tạ|yến|mét khối|mét vuông|mét"
    r"|điểm phần trăm|phần trăm|giờ|phút|độ|hécta|héc-ta|lần(?!\s+thứ)"
)
_PER = r"(?:\s?/\s?(?:người|hộ|lao động|ha|km2|km²)(?![^\W\d_])(?:(?<=người)/năm(?![^\W\d_]))?)?"
_UNIT = re.compile(
    rf"\s?(?P<unit>{_PERMILLE}|%|(?:(?P<scale>{_SCALE}(?:\s{_SCALE})?)(?:\s{_MONEY})?|{_MONEY}|{_MEASURES})(?![^\W\d_]){_PER})"
)
_ATTACHED = rf"(?:{_MONEY}|{_MEASURES}|{_SCALE})"
_NUMERAL_ALONE = re.compile(rf"(?<![\w.,:/-])(?:(?<=\s)-)?{_NUMERAL}(?!(?!{_ATTACHED}(?!\w))\w|[.,:][0-9])")
_OF = re.compile(rf"\s?/\s?({_NUMERAL})(?![\w/]|[.,:-][0-9])")
_TO = re.compile(rf"\s*(?:-|–|—|đến|tới)\s*({_NUMERAL})(?![\w/-]|[.,:][0-9])")
_MORE = re.compile(rf"\s({_NUMERAL})(?=\s(?:nghìn|ngàn|triệu|tỷ|tỉ)\b)")

# What stands before a numeral that counts nothing: an article's, a document's or a body's number, a part of a date.
_NAMING = re.compile(
    r"(?:(?<![^\W\d_])(?:điều|khoản|điểm|mục|chương|phần|phụ lục|biểu|bảng|hình|trang|số|nghị quyết|kết luận|chỉ thị"
    r"|quyết định|quy định|quy chế|thông báo|hướng dẫn|kế hoạch|chương trình|thông tư|nghị định|luật|công văn|khóa|khoá"
    r"|thứ|tổ|khu phố|khu vực|ấp|thôn|đội|quận|phường|quốc lộ|đường|tháng|quý|ngày|năm|giai đoạn|nhiệm kỳ"
    r"|niên khóa|niên khoá|mùng|mồng|điện thoại|đt|fax|chi bộ|trung ương|tầng|lầu|mức độ|cấp độ|lần|hội trường|phòng"
    r"|nhóm|lớp|loại|hạng|bậc|đợt|vùng|tuyến)[:.]?\s?)$",
    re.IGNORECASE,
)
_LONGEST_NAMING = 16
_PLAIN_COUNT = re.compile(r"(?:tổng|với|có|về|vượt|một|được|trên|đủ)\s+số:?\s?$", re.IGNORECASE)
_MASKED = re.compile(
    r"\b(?:19|20)[0-9]{2}\s*(?:[-–—/]|đến(?:\s+năm)?)\s*(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![\w]|[.,][0-9])"  # terms
    r"|\b[0-9]+(?:/[0-9]{4})?[-/][A-ZĐ][\w./-]*"  # numbers of documents
    r"|^[ \t]*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)](?=\s)"  # list marks
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})+(?=\s)|[0-9]{1,2}[-–/](?=\s))",
    re.MULTILINE,
)
_YEARS = range(1900, 2101)
_COUNTED = re.compile(
    r"\s(?!(?:và|hoặc|đến|của|là|tại|nhằm|với|cho|do|bằng|gắn|như|để|ở|từ|trên|trong|thì)\b)[^\W\d_A-ZĐ]"
)
_FEASTS = {(1, 5), (1, 6), (2, 9), (1, 10), (5, 6)}
_CANONICAL = {
    "ngàn": "nghìn", "tỉ": "tỷ", "VNĐ": "đồng", "VND": "đồng", "đ": "đồng", "phần trăm": "%",
    "m2": "m²", "m3": "m³", "km2": "km²", "hécta": "ha", "héc-ta": "ha",
}  # fmt: skip


def find_numbers(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text` (NFC) in order. Dates, years, terms, document numbers, list marks and the numbers of
    articles, bodies and streets are no quantities. Numerals that can be read in no one way ("1.23.4") are left out.
    """
    masked = _masked(text)
    found = [*_numerals(masked)]
    spans = [(quantity.start, quantity.end) for quantity in found]
    found.extend(_in_words(_blank(masked, spans)))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _masked(text: str) -> str:
    """`text` with everything that is a number of no quantity blotted out, at its length."""
    dates = [(date.start, date.end) for date in find_dates(text)]
    return _MASKED.sub(lambda match: "\x00" * len(match.group()), _blank(text, dates))


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with the spans (in order, apart) blotted out."""
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += text[position:start], "\x00" * (end - start)
        position = end
    return "".join([*pieces, text[position:]])


def _numerals(text: str) -> Iterator[Quantity]:
    """Quantities that begin with a numeral, left to right, none inside another."""
    position = 0
    while match := _NUMERAL_ALONE.search(text, position):
        quantity = _quantity_at(text, match)
        position = max(match.end(), quantity.end) if quantity else match.end()
        if quantity and not _names_something(text, match.start()) and not _is_a_day(text, quantity):
            yield quantity


def _names_something(text: str, start: int) -> bool:
    """Whether the numeral at `start` is the number of an article, a document, a body, a day."""
    before = text[max(0, start - _LONGEST_NAMING) : start]
    return bool(_NAMING.search(before)) and not _PLAIN_COUNT.search(before)


def _is_a_day(text: str, quantity: Quantity) -> bool:
    """Whether "26/3" is a day of the year and no part of a whole: it reads as one, and nothing counted follows."""
    value, of = quantity.value, quantity.of
    if (
        of is None
        or quantity.unit
        or not (value == int(value) and of == int(of) and 1 <= value <= 31 and 1 <= of <= 12)
    ):
        return False
    padded = text[quantity.start] == "0" and "/0" in text[quantity.start : quantity.number_end]
    return (value > of or padded or (int(value), int(of)) in _FEASTS) and not _COUNTED.match(text, quantity.end)


def _number(numeral: str) -> Decimal | None:
    """The numeral's value; None where it reads in no one way, or is a telephone number or a code (0297…)."""
    if numeral.startswith("0") and len(numeral) > 2 and numeral[1] not in ",.":
        return None
    try:
        return parse_number(numeral)
    except NotANumber:
        return None


def _quantity_at(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity whose numeral is `match`: with its whole ("10/14"), its upper end ("8-10"), or alone."""
    numeral, value = match.group(), _number(match.group())
    if value is None or (len(numeral) == 4 and numeral.isdigit() and int(numeral) in _YEARS):
        return None
    unit = _UNIT.match(text, match.end())
    start, after = match.start(), unit.end() if unit else match.end()
    whole = _OF.match(text, after)
    of = _number(whole.group(1)) if whole else None
    if whole and of and of not in _YEARS:
        return _made(text, start, whole.end(), unit, value, of=of)
    upper = _TO.match(text, after)
    value_max = _number(upper.group(1)) if upper else None
    if upper and value_max is not None:
        return _ranged(text, start, upper.end(), unit, value, value_max) or _made(text, start, match.end(), None, value)
    return _with_smaller_scale(text, match, unit, value) or _made(text, start, match.end(), None, value)


def _made(
    text: str,
    start: int,
    number_end: int,
    first: re.Match[str] | None,
    value: Decimal,
    *,
    value_max: Decimal | None = None,
    of: Decimal | None = None,
) -> Quantity:
    """A quantity with the unit that stands after its last number; else `first`, the one after its first number."""
    last = _UNIT.match(text, number_end)
    unit, scale = _named(last or first)
    return Quantity(start, last.end() if last else number_end, value, value_max, of, unit, scale, number_end)


def _ranged(
    text: str, start: int, end: int, first: re.Match[str] | None, value: Decimal, value_max: Decimal
) -> Quantity | None:
    """A range, its lower end in the unit of the upper one ("500 triệu đến 1 tỷ": 0.5 to 1); None where it falls."""
    last = _UNIT.match(text, end)
    if first and last:
        value = value * _named(first)[1] / _named(last)[1]
    return _made(text, start, end, first, value, value_max=value_max) if value < value_max else None


def _with_smaller_scale(text: str, match: re.Match[str], unit: re.Match[str] | None, value: Decimal) -> Quantity | None:
    """ "10 tỷ 500 triệu đồng": 10.5 tỷ đồng."""
    more = _MORE.match(text, unit.end()) if unit and unit["scale"] else None
    added = _number(more.group(1)) if more else None
    last = _UNIT.match(text, more.end()) if more else None
    if unit is None or more is None or added is None or last is None:
        return None
    (_, scale), (name, small) = _named(unit), _named(last)
    if added * small >= scale:
        return None
    large_name = " ".join(_CANONICAL.get(word, word) for word in unit["scale"].split())
    money = name.removeprefix(" ".join(_CANONICAL.get(word, word) for word in last["scale"].split())).strip()
    total = value + added * small / scale
    return Quantity(match.start(), last.end(), total, None, None, f"{large_name} {money}".strip(), scale, more.end())


def _named(match: re.Match[str] | None) -> tuple[str, int]:
    """The unit in its one spelling, and the scale that its words stand for. ("", 1) for None."""
    if match is None:
        return "", 1
    written = " ".join(match["unit"].split())
    if written[0] in "‰%" and written != "%":
        return "‰", 1
    measure, slash, per = written.partition("/")
    measure = _CANONICAL.get(measure) or " ".join(_CANONICAL.get(word, word) for word in measure.split())
    scale = 1
    for word in (match["scale"] or "").split():
        scale *= SCALES[word]
    return measure.strip() + slash + per.strip(), scale


_WORD = (
    r"không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|chục"
    r"|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|linh|lẻ|rưỡi"
)
_IN_WORDS = re.compile(
    rf"(?<![^\W\d_])(?:{_WORD.replace('không', '[Kk]hông').replace('một', '[Mm]ột')}"
    r"|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)"
    rf"(?:[ ](?:{_WORD}))*(?![^\W\d_])"
)
_STARTS = frozenset(UNITS) | {"mười"}
_LARGE = ("nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ")
_TO_WORDS = re.compile(rf"\s(?:đến|tới)\s((?:{_WORD})(?:[ ](?:{_WORD}))*)(?![^\W\d_])")


def _in_words(text: str) -> Iterator[Quantity]:
    """Quantities in words. A lone word ("hai") counts only before a unit or in a range: "một", "ba" and "năm" mean
    other things too often.
    """
    reached = 0
    for match in _IN_WORDS.finditer(text):
        words, offset = match.group().split(" "), match.start()
        while words:
            quantity, used = _first_in_words(text, words, offset)
            if quantity and offset >= reached and not _names_something(text, offset):
                reached = quantity.end
                yield quantity
            offset += sum(map(len, words[:used])) + used
            words = words[used:]


def _first_in_words(text: str, words: list[str], start: int) -> tuple[Quantity | None, int]:
    """The longest number that the words begin with, and how many of them it takes (at least one)."""
    if words[0].lower() not in _STARTS:
        return None, 1
    for count in range(len(words), 0, -1):
        lowered = [word.lower() for word in words[:count]]
        value = None if lowered[-1] in _LARGE else value_of(lowered)
        if value is None:
            continue
        end = start + sum(map(len, words[:count])) + count - 1
        quantity = _word_range(text, start, end, value) or _made(text, start, end, None, value)
        alone = count == 1 and lowered != ["mười"] and not quantity.unit and quantity.value_max is None
        return (None if alone else quantity), count
    return None, 1


def _word_range(text: str, start: int, end: int, value: Decimal) -> Quantity | None:
    """ "tám đến mười"."""
    upper = _TO_WORDS.match(text, end)
    words = upper.group(1).split(" ") if upper else []
    for count in range(len(words), 0, -1):
        value_max = None if words[count - 1] in _LARGE else value_of(words[:count])
        if upper and value_max is not None and value < value_max:
            number_end = upper.start(1) + sum(map(len, words[:count])) + count - 1
            return _made(text, start, number_end, None, value, value_max=value_max)
    return None
