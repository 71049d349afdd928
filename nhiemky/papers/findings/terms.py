"""Terms of office: "nhiệm kỳ 2020-2025", and the years of a congress or of a five-year plan of targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.papers.findings.model import Term
from nhiemky.papers.findings.sentences import Document

LONGEST_TERM_YEARS = 6
OFFICE_YEARS = (4, 5)
PLAN_YEARS = (4, 5, 9, 10)  # last less first: a plan of five or ten years, its first year counted or not

_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"(?P<from>{_YEAR}) *(?:->?|/|÷|_|~|đến|tới) *(?:năm *)?(?P<to>{_YEAR}|\d\d)(?![\d/])"
# "nhiệm kỳ 2020-2025", "nhiệm kỳ IV (2023-2028)", "nhiệm kỳ (từ năm) 2020 đến năm 2025", "NK 2020-2025"; the short
# piece between the word and the years holds no other year, so that a later period is not taken for the term's.
_NAMED = re.compile(rf"(?:nhiệm k[ỳì]|\bnk)(?![^\W\d])(?:[^\d\n.;]|\b\d{{1,2}}\b){{0,40}}?{_YEARS}")
_NEXT = re.compile(rf" *(?:,|;|và|, và|\+|hoặc) *(?:(?:các )?nhiệm k[ỳì] )?\(?{_YEARS}")
# "Đại hội XII (2020-2025)", "khóa XI (2022-2027)", "khóa X, 2020-2025".
_OF_CONGRESS = re.compile(
    r"(?:đại hội(?:[^\d\n.;()]|thứ \d{1,2}\b){0,90}?|khóa (?:[ivxl]+|thứ \w+|\d{1,2}) ?)"
    rf"(?:, ?|\( ?|\(?giai đoạn |\(?khóa )\(?{_YEARS}"
)
# "Nghị quyết Đại hội Đảng bộ xã 2015-2020": the years stand right behind the congress's name.
_BESIDE_CONGRESS = re.compile(rf"đại hội(?: (?!năm |giai )[^\W\d]+){{0,6}} {_YEARS}")
# A period of five or ten years is a term, but not a programme's, a movement's or a budget's.
_PERIOD = re.compile(rf"(?:\b(?:5|05|năm) năm(?: tới)?,? *\(?|giai đoạn *\(?){_YEARS}")
_PLAN = re.compile(r"kế hoạch|chỉ tiêu|phương hướng|mục tiêu|nghị quyết|đại hội|phấn đấu")
# These speak against a plan where no word of a plan stands near; in parentheses a period is somebody's.
_OTHER_PLAN = re.compile(r"chương trình|\((?:giai đoạn )?$")
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
    yield from (match for match in _BESIDE_CONGRESS.finditer(low) if _lasts(match, OFFICE_YEARS))
    for match in _PERIOD.finditer(low):
        if _is_of_plan(document, match):
            yield match


def _is_of_plan(document: Document, match: re.Match[str]) -> bool:
    """Whether a period of five or ten years is that of a plan, a direction or targets, not of a programme or a movement
    within it.
    """
    sentence = document.sentence_at(match.start())
    if sentence is None or not _lasts(match, PLAN_YEARS):
        return False
    around = document.low[max(sentence.start, match.start() - 160) : min(sentence.end, match.end() + 60)]
    before = document.low[max(sentence.start, match.start() - 80) : match.start("from")]
    return not _NO_PLAN.search(around) and bool(_PLAN.search(around) or not _OTHER_PLAN.search(before))


def _lasts(match: re.Match[str], lengths: tuple[int, ...]) -> bool:
    """Whether a period lasts one of the numbers of years."""
    years = _years(match, max(lengths))
    return years is not None and years[1] - years[0] in lengths


def _years(match: re.Match[str], longest: int = LONGEST_TERM_YEARS) -> tuple[int, int] | None:
    """First and last year, or None where they cannot be a term; "2020-25" is 2020 to 2025."""
    first = int(match["from"])
    last = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
    return (first, last) if 1 <= last - first <= longest else None
