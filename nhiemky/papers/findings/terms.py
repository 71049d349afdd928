"""Terms of office: "nhiệm kỳ 2020-2025", and the years of a congress or of a five-year plan of targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.papers.findings.model import Term
from nhiemky.papers.findings.sentences import Document

LONGEST_TERM_YEARS = 6
PLAN_YEARS = (4, 5, 9, 10)  # last less first: a plan of five or ten years, its first year counted or not

_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"(?P<from>{_YEAR}) *(?:-|/|÷|đến(?: năm)?|tới) *(?P<to>{_YEAR}|\d\d)(?![\d/])"
# "nhiệm kỳ 2020-2025", "nhiệm kỳ IV (2023-2028)", "nhiệm kỳ (từ năm) 2020 đến năm 2025", "NK 2020-2025"; the short
# piece between the word and the years holds no other year, so that a later period is not taken for the term's.
_NAMED = re.compile(rf"(?:nhiệm k[ỳì]|\bnk)\b(?:[^\d\n.;]|\b\d{{1,2}}\b){{0,40}}?{_YEARS}")
_NEXT = re.compile(rf" *(?:,|;|và|, và|\+|hoặc) *(?:(?:các )?nhiệm k[ỳì] )?\(?{_YEARS}")
# "Đại hội XII (2020-2025)", "khóa XI (2022-2027)", "khóa X, 2020-2025".
_OF_CONGRESS = re.compile(
    r"(?:đại hội[^\d\n.;()]{0,90}?|khóa (?:[ivxl]+|thứ \w+|\d{1,2}) ?)(?:, ?|\( ?|\(?giai đoạn |\(?khóa )"
    rf"\(?{_YEARS}"
)
# A period of five or ten years is a term only where a plan, a direction or targets are set for it.
_PERIOD = re.compile(rf"(?:\b(?:5|05|năm) năm,? *\(?|giai đoạn *\(?){_YEARS}")
_PLAN = re.compile(r"kế hoạch|chỉ tiêu|phương hướng|mục tiêu|nghị quyết|đại hội|phấn đấu")
_TARGET = re.compile(r"phấn đấu|\d ?%|đến năm 20|bình quân|chỉ tiêu|mục tiêu")
_NO_PLAN = re.compile(
    r"mục tiêu quốc gia|mtqg|đề án|chiến lược|quy hoạch|dự án|trung hạn|đầu tư công|khen thưởng|"
    r"chuẩn nghèo|phong trào|cuộc vận động|chuyên đề|chỉ thị|đề tài"
)


def find_terms(document: Document) -> tuple[Term, ...]:
    """Each term named in the document, once, at its first mention."""
    found: dict[tuple[int, int], Term] = {}
    for match in sorted(_mentions(document), key=lambda match: match.start()):
        years = _years(match, max(PLAN_YEARS))
        if years and years not in found:
            place = document.place(match.start(), match.end())
            found[years] = Term(first_year=years[0], last_year=years[1], **place)
    return tuple(found.values())


def _mentions(document: Document) -> Iterator[re.Match[str]]:
    """Places where the years of a term are written."""
    low = document.low
    place = 0
    while match := _NAMED.search(low, place):
        if _years(match):
            yield match
        place = match.end()
        following = _NEXT.match(low, place)
        while following and _years(following):
            yield following
            place = following.end()
            following = _NEXT.match(low, place)
    yield from filter(_years, _OF_CONGRESS.finditer(low))
    for match in _PERIOD.finditer(low):
        if _is_of_plan(document, match):
            yield match


def _is_of_plan(document: Document, match: re.Match[str]) -> bool:
    """Whether a period of five or ten years stands in a sentence that sets a plan, a direction or targets."""
    years = _years(match, max(PLAN_YEARS))
    sentence = document.sentence_at(match.start())
    if years is None or sentence is None or years[1] - years[0] not in PLAN_YEARS:
        return False
    around = document.low[max(sentence.start, match.start() - 160) : min(sentence.end, match.end() + 60)]
    planned = _PLAN.search(around) or _TARGET.search(document.low, match.end(), min(sentence.end, match.end() + 300))
    return planned is not None and not _NO_PLAN.search(around)


def _years(match: re.Match[str], longest: int = LONGEST_TERM_YEARS) -> tuple[int, int] | None:
    """First and last year, or None where they cannot be a term; "2020-25" is 2020 to 2025."""
    first = int(match["from"])
    last = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
    return (first, last) if 1 <= last - first <= longest else None
