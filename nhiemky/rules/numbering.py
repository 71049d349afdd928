"""Numbers of documents: series by term (Party) or by year (state), printed and read back, without gaps or doubles.

Party: continuous from 01 for each type within one term, "Số 12-NQ/TU" (HD 05-HD/VPTW of 27/5/2026; second-hand).
State: one series from 01 on 1 January to 31 December, "Số: 05/QĐ-ABC" (NĐ 30/2020/NĐ-CP Điều 15, Phụ lục I; verified).
The template, scope and series come from the issuing body's format profile as plain values.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text.letters import fold, normalise
from nhiemky.rules.wording import gettext_noop


class Scope(StrEnum):
    """When a series begins anew."""

    TERM = "term"
    YEAR = "year"


class SeriesBy(StrEnum):
    """Whether all documents of a body share a series, or each type has its own."""

    ORGAN = "organ"
    ORGAN_AND_TYPE = "organ+type"


class Style(StrEnum):
    """Whose type codes are used: the Party's or the state's."""

    PARTY = "party"
    STATE = "state"


class NumberTaken(Refusal):
    """The number is in the book already."""

    template = "Số {number} đã được cấp trong sổ này. Số tiếp theo là {next}."


class NumberSkipped(Refusal):
    """The number would leave a gap."""

    template = "Số {number} bỏ trống số {missing} trong sổ. Hãy dùng số tiếp theo là {next}."


class NumberUnreadable(Refusal):
    """The printed number doesn't fit the template."""

    template = "“{text}” không đúng mẫu số và ký hiệu “{template_text}”. Hãy viết như ví dụ: {example}."


class TemplateMalformed(Refusal):
    """The profile's template can't print a number."""

    template = "Mẫu số “{template_text}” {fault}. Hãy sửa mẫu trình bày trong Bộ quy tắc."


class UnknownType(Refusal):
    """The style has no such type of document."""

    template = "Loại văn bản “{type}” không có trong danh mục ký hiệu. Hãy chọn một loại có trong danh mục."


class TermMissing(Refusal):
    """A series by term needs the term."""

    template = "Văn bản này đánh số theo nhiệm kỳ. Hãy chọn nhiệm kỳ trước khi cấp số."


# NĐ 30/2020/NĐ-CP Phụ lục III (verified); a công văn and a thư công have no code.
STATE_TYPES: Mapping[str, str] = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "quy chế": "QC", "quy định": "QyĐ", "thông cáo": "TC",
    "thông báo": "TB", "hướng dẫn": "HD", "chương trình": "CTr", "kế hoạch": "KH", "phương án": "PA", "đề án": "ĐA",
    "dự án": "DA", "báo cáo": "BC", "biên bản": "BB", "tờ trình": "TTr", "hợp đồng": "HĐ", "công điện": "CĐ",
    "bản ghi nhớ": "BGN", "bản thỏa thuận": "BTT", "giấy ủy quyền": "GUQ", "giấy mời": "GM", "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP", "phiếu gửi": "PG", "phiếu chuyển": "PC", "phiếu báo": "PB", "sao y": "SY",
    "trích sao": "TrS", "sao lục": "SL", "công văn": "",
}  # fmt: skip
# HD 05-HD/VPTW (second-hand): quyết định and quy định share QĐ; a công văn has CV.
PARTY_TYPES: Mapping[str, str] = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "quy định": "QĐ", "chỉ thị": "CT", "kết luận": "KL", "quy chế": "QC",
    "thông tri": "TT", "hướng dẫn": "HD", "thông báo": "TB", "báo cáo": "BC", "kế hoạch": "KH", "chương trình": "CTr",
    "đề án": "ĐA", "phương án": "PA", "tờ trình": "TTr", "công văn": "CV", "biên bản": "BB",
}  # fmt: skip
TYPES: Mapping[Style, Mapping[str, str]] = {Style.PARTY: PARTY_TYPES, Style.STATE: STATE_TYPES}
_FOLDED = {style: {fold(name): code for name, code in names.items()} for style, names in TYPES.items()}


def type_code(type_name: str, style: Style) -> str:
    """The code of a type of document, "" for a state công văn. Raises UnknownType."""
    try:
        return _FOLDED[style][fold(type_name)]
    except KeyError:
        raise UnknownType(type=type_name) from None


def types_of(code: str, style: Style) -> tuple[str, ...]:
    """The types that a code may stand for: ("quyết định", "quy định") for the Party's QĐ; () for an unknown code."""
    return tuple(name for name, each in TYPES[style].items() if each == code)


def series(body_code: str, code: str, by: SeriesBy) -> str:
    """The name of the series: "TU" or "TU/NQ". Councils and boards with their own series pass their own body code.

    A secret series (NĐ 30 Điều 15) is a body code of its own too.
    """
    return body_code if by is SeriesBy.ORGAN else f"{body_code}/{code}"


def scope_key(scope: Scope, day: datetime.date, term: int | None = None) -> str:
    """What tells a series' runs apart: "2026" or "term 7" (the term's id). Raises TermMissing."""
    if scope is Scope.YEAR:
        return str(day.year)
    if term is None:
        raise TermMissing
    return f"term {term}"


def next_number(used: Iterable[int]) -> int:
    """The number after the last; 1 in an empty book. A withdrawn document's number stays used."""
    return max(used, default=0) + 1


def check_number(number: int, used: Iterable[int]) -> None:
    """Raise NumberTaken or NumberSkipped unless `number` is the next one."""
    taken = set(used)
    following = next_number(taken)
    if number in taken or number < 1:
        raise NumberTaken(number=f"{number:02d}", next=f"{following:02d}")
    if number > following:
        raise NumberSkipped(number=f"{number:02d}", missing=f"{following:02d}", next=f"{following:02d}")


def gaps(used: Iterable[int]) -> tuple[int, ...]:
    """Numbers that a book brought in from paper leaves out below its last one, for the clerk to explain."""
    taken = set(used)
    return tuple(number for number in range(1, max(taken, default=0)) if number not in taken)


def duplicates(used: Iterable[int]) -> tuple[int, ...]:
    """Numbers that a book brought in from paper holds more than once."""
    seen, twice = set[int](), set[int]()
    for number in used:
        (twice if number in seen else seen).add(number)
    return tuple(sorted(twice))


def format_number(template: str, number: int, code: str, body: str) -> str:
    """The number line: "Số 12-NQ/TU", "Số: 05/QĐ-ABC", "Số: 12/UBND-VX" (no code: its separator goes too).

    Numbers under 10 get a zero in both styles. Raises TemplateMalformed.
    """
    check_template(template)
    text = template if code else re.sub(r"\{type\}[-/]?", "", template)
    return text.format(number=f"{number:02d}", type=code, body=body)


def check_template(template: str) -> None:
    """Raise TemplateMalformed unless {number} and {body} stand in it once, {type} at most once, and nothing else."""
    places = re.findall(r"\{([^{}]*)\}", template)
    braces = {template.count("{"), template.count("}"), len(places)}
    if set(places) - {"number", "type", "body"} or len(braces) > 1:
        raise TemplateMalformed(
            template_text=template, fault=gettext_noop("chỉ được có các chỗ {number}, {type}, {body}")
        )
    if places.count("number") != 1 or places.count("body") != 1 or places.count("type") > 1:
        raise TemplateMalformed(template_text=template, fault=gettext_noop("phải có {number} và {body} đúng một lần"))


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A printed number taken apart: the number, the type's code ("" for none), the body's code.

    `year`: the year that legal normative documents carry after the number ("123/2025/QĐ-UBND"), else None.
    """

    number: int
    code: str
    body: str
    year: int | None = None


# How numbers are put together in practice, whatever a body's own template: the state's way (NĐ 30/2020), the Party's
# (HD 05-HD/VPTW), which associations use too ("100-QĐ/LHHN", domain facts 1.3).
_OTHER_WAYS = ("{number}/{type}-{body}", "{number}-{type}/{body}")


def parse_number(text: str, template: str) -> ParsedNumber:
    """Take a printed number apart by the template it was printed with. Raises NumberUnreadable, TemplateMalformed.

    Reads what people type as well: no "Số", a colon or none, spaces around the marks, no leading zero. A number put
    together in the other of the two ways in use is read where a type's code stands in it.
    """
    check_template(template)
    plain = normalise(text).strip()
    match = _reader(template).fullmatch(plain)
    if match is None or not match["body"][0].isupper():
        match = next((found for way in _OTHER_WAYS if (found := _in_another_way(way, plain))), None)
    if match is None:
        code = "QĐ" if "{type}" in template else ""
        raise NumberUnreadable(text=text, template_text=template, example=format_number(template, 5, code, "ABC"))
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    return ParsedNumber(int(match["number"]), parts.get("type") or "", match["body"], year)


def _in_another_way(way: str, text: str) -> re.Match[str] | None:
    """The number read in another way, which needs a type's code to be told from an accident."""
    match = _reader(way).fullmatch(text)
    return match if match and match["type"] and match["body"][0].isupper() else None


def _reader(template: str) -> re.Pattern[str]:
    """The template as a pattern. A type's code is one of the known ones, so that "-" in a body's code is no riddle; a
    body's code begins with any letter ("ỦBMTTQ").
    """
    codes = sorted({code for names in TYPES.values() for code in names.values() if code}, key=len, reverse=True)
    year = r"(?:\s*/\s*(?P<year>(?:19|20)[0-9]{2})(?=\s*/))?"
    parts = {"number": f"(?P<number>[0-9]{{1,6}}){year}", "body": r"(?P<body>[^\W\d_][\w.-]*)"}
    pattern = ""
    for piece in re.split(r"(\{type\}[-/]?|\{\w+\})", template.removeprefix("Số:").removeprefix("Số").lstrip()):
        mark = piece.removeprefix("{type}")
        if piece.startswith("{type}"):
            after = rf"\s*{re.escape(mark)}\s*" if mark else ""
            pattern += rf"(?:(?P<type>{'|'.join(codes)}){after})?"
        elif piece.startswith("{"):
            pattern += parts[piece.strip("{}")]
        else:
            pattern += rf"\s*{re.escape(piece.strip())}\s*" if piece.strip() else r"\s*"
    return re.compile(rf"(?:[Ss]ố\s*:?\s*)?{pattern}")
