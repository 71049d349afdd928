"""Titles of awards that a sentence names, each with its giver and its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nhiemky.papers.findings.actors import Actors
from nhiemky.papers.findings.alphabet import alternatives, listed
from nhiemky.papers.findings.sentences import Document, Sentence
from nhiemky.papers.findings.words.awards import (
    COUNTED,
    GIVEN_BY_NAME,
    GIVES,
    OFFICES,
    RANKS,
    RECOGNISED,
    STANDINGS,
    TITLES,
)

_NO_PRIZE = (
    r"(?:ngân|pháp|quyết|trình|phóng|tỏa|thích|cứu|trí|thể|cho|của|và|các|này|đấu|chạy|bóng|"
    r"tại|trong|ở|cao|vào|cấp|với|từ|năm|lần|theo|không)\b"
)
_STANDINGS = alternatives(STANDINGS)
TITLE = re.compile(
    rf"(?<!\w)(?:(?P<title>(?<!phát )(?<!bàn giao )(?!biểu trưng lưu niệm)"
    rf"(?!danh hiệu (?:cá nhân|tập thể|các|cao quý|trên|này|khác|thi đua(?! cấp| toàn)|gia đình))"
    rf"(?:{alternatives(TITLES)}|"
    rf"(?<=là )(?:{_STANDINGS})|(?<=danh hiệu )(?:{_STANDINGS})|(?<=\")(?:{_STANDINGS})))(?!\w)|"
    r"công nhận [^.;:,\n]{3,80}? (?:là|đạt)(?: danh hiệu)? (?P<standing>(?=[^.;:,\n]{0,50}?(?:"
    rf"{RANKS}))(?![^.;:,\n]{{0,70}}?(?:{alternatives(TITLES)})))|"
    r"(?P<flag>cờ(?= \")|(?<=tặng )cờ(?= cho )|(?<=tặng )giấy chứng nhận(?= của | cho )|"
    r"(?<=trao )giấy chứng nhận(?= của | cho | đạt | danh hiệu )|"
    rf"(?:(?<=trao )|(?<=đạt )|(?<=đoạt )|(?<=giành )|(?<=nhận ))giải (?!{_NO_PRIZE}))|"
    r"(?P<age>(?:(?<=đảng viên )|(?<=đồng chí ))\d\d năm tuổi đảng)|"
    r"(?P<rank>(?<=, )hạng (?:nhất|nhì|ba)|(?<=và )hạng (?:nhất|nhì|ba))(?!\w)|"
    rf"(?:{RECOGNISED}) (?P<recognised>(?=[^.;:,\n]{{0,70}}?(?:{RANKS}))"
    rf"(?![^.;:,\n]{{0,70}}?(?:{alternatives(TITLES)})))|"
    r"khen thưởng (?=(?:về|vì|trong)(?: việc| thành tích| phong trào| thực hiện)? )|"
    r"khen thưởng (?=[^.;:\n]{0,60} đạt tiêu chuẩn))"
)
_TITLE_END = re.compile(
    r",(?! vững mạnh)|[;:.…()\n]| (?:cho|đối với|năm|giai đoạn|vì|về|không quá|"
    r"tối đa|trong(?! sạch)|tại|do|và|nhân dịp|nhân ngày|nhân kỷ niệm|là|của|"
    r"để|gồm|nhằm|vào|khi|đã|được|có thành tích|với|từ|"
    r"theo|như|cùng|dành|trao|đợt|dịp|trên tổng số|tới|đến|thuộc|qua|ở|trị giá|lần|đề nghị)(?=[ ,.;:])|"
    rf" \d[\d.]* (?={COUNTED})"
)
_BADGE = re.compile(
    r"huy hiệu (?:đảng )?(?:loại )?\d\d(?: năm)?"
    r"(?:(?:,| và|, và) \d\d(?= năm|,| và| tuổi)(?: năm)?)*(?: tuổi đảng)?(?!\w)"
)
_GIVER_END = re.compile(
    r"[,;:.()\n\"]| (?:cho|đối với|năm|giai đoạn|vì|về|trong|tại|và|nhân dịp|là|để|đã|được|tặng|trao|gồm|"
    r"\d+)(?=[ ,.;:]|$)"
)
_QUOTES = re.compile('[“”„"«»]')
_GIVEN_BY_NAME = frozenset(listed(GIVEN_BY_NAME))
_DONE_BY = re.compile(
    r" do ([^.;:,()\n]{2,70}?) (?:trao tặng|phong tặng|truy tặng|xét tặng|tặng thưởng|tặng|trao)(?!\w)"
)
# "Bằng khen Thủ tướng Chính phủ": the giver without "của".
_GIVER_INSIDE = re.compile(
    r"((?:cờ|bằng khen|giấy khen|kỷ niệm chương)(?: thi đua)?(?: dẫn đầu| xuất sắc)?) "
    r"((?:ubnd|ủy ban|chính phủ|thủ tướng|chủ tịch|bộ trưởng|bộ |tỉnh ủy|thành ủy|huyện ủy|tổng liên đoàn|"
    r"liên đoàn|trung ương).*)",
    re.IGNORECASE,
)
_RANK = re.compile(r"hạng (?:nhất|nhì|ba)$", re.IGNORECASE)
_HAS_GIVER = re.compile(r"tuổi đảng|ubnd|chính phủ|thủ tướng|chủ tịch|ủy ban|tỉnh ủy|trung ương")
# "đề nghị Thủ tướng Chính phủ, UBND tỉnh tặng": each is asked for one.
_OF_BOTH = re.compile(
    rf"đề nghị ((?:{alternatives(OFFICES)}|ubnd|[^\W\d]+ ủy)[^.;:,\n]{{0,40}})(?:,| và) "
    rf"([^.;:,\n]{{2,60}}) {GIVES} ?$|(?!)"
)
_GIVES = re.compile(rf"(?<!\w){GIVES}(?!\w)")
_BEFORE_VERB = re.compile(
    r"(?: (?:đã|cũng|còn|quyết định|có quyết định|ra quyết định|công bố|xét|"
    r"xem xét|ký|ký quyết định|quyết định xét|sẽ|vừa|và))*$"
)
_OFFICE_BEFORE = re.compile(rf"(?<!\w)(?:{alternatives(OFFICES)})(?: (?:{alternatives(OFFICES)}))* ?$")
_BY = re.compile(r"được (?P<proposed>(?:(?:xem )?xét )?(?:đề nghị(?: |$))?)[^.;:\n]{0,70}$")
MOST_VERBS = 3
LONGEST_ASKED = 160
JOINED = re.compile(r"[\"']?(?:,| và|, và| hoặc)?(?: tặng)?(?: \d+)? $")
YEAR = re.compile(r"(?:năm(?: học)? |giai đoạn )(?:(?:19|20)\d\d *[-/] *)?(?P<year>(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Title:
    """One title named in a sentence: where it stands, its own words, its giver, the year it is for; another giver who
    is asked for the same.
    """

    start: int
    end: int
    words: str
    giver: str
    year: int | None
    other_giver: str = ""

    @property
    def by_name(self) -> bool:
        """Whether such a title carries its giver's name."""
        return self.words.split(" ")[0].lower() in _GIVEN_BY_NAME and not _HAS_GIVER.search(self.words.lower())

    @property
    def full(self) -> str:
        """The title with its giver: "Cờ thi đua của UBND tỉnh"."""
        return f"{self.words} của {self.giver}" if self.giver else self.words


def titles_of(document: Document, actors: Actors, sentence: Sentence) -> Iterator[Title]:
    """The titles named in a sentence; a giver named before the verb holds for the titles after it."""
    low = document.low
    giver, end, last = "", sentence.start, ""
    first_year = YEAR.search(low, sentence.start, sentence.end)
    of_badges = "huy hiệu" in low[sentence.start : sentence.end]
    for match in TITLE.finditer(low, sentence.start, sentence.end):
        starts = (match.start(form) for form in ("recognised", "standing") if match[form] is not None)
        start = next(starts, match.start())
        if start < end or (match["age"] and not of_badges) or (match["rank"] and not _RANK.search(last)):
            continue
        giver = giver_of(document, actors, end, start) or giver
        title_end = _title_end(low, match, sentence.end)
        own, end = _giver_after(document, actors, title_end, sentence.end)
        year = YEAR.search(low, match.start(), min(sentence.end, end + 60)) or first_year
        words = _QUOTES.sub("", " ".join(document.text[start:title_end].split())).strip("'. ")
        inside = None if own else _GIVER_INSIDE.fullmatch(words)
        if inside:
            words, own = inside[1], inside[2]
        elif match["rank"]:
            words = _RANK.sub(words, last)
        elif match["age"]:
            words = f"Huy hiệu {words}"
        by_name = words.split(" ")[0].lower() in _GIVEN_BY_NAME and not _HAS_GIVER.search(words.lower())
        known = (own or giver) if by_name or low.startswith(" của ", title_end) else ""
        last = words[:1].upper() + words[1:]
        other = _OF_BOTH.search(low, max(sentence.start, start - LONGEST_ASKED), start)
        both = bool(other) and known == giver and bool(other and other[2] == giver.lower())
        another = document.text[other.start(1) : other.end(1)] if other and both else ""
        yield Title(start, end, last, known, int(year["year"]) if year else None, another)


def share_givers(low: str, titles: list[Title]) -> list[Title]:
    """A title without a giver beside one with a giver has the same: "cờ thi đua và bằng khen của UBND tỉnh"."""
    for number in range(len(titles) - 2, -1, -1):
        title, following = titles[number], titles[number + 1]
        if not title.giver and title.by_name and following.giver and JOINED.fullmatch(low, title.end, following.start):
            titles[number] = replace(title, giver=following.giver)
    return titles


def _title_end(low: str, match: re.Match[str], limit: int) -> int:
    """Where the words of a title end: with its quotation marks, or before its giver, year or recipient."""
    badge = _BADGE.match(low, match.start())
    if badge:
        return badge.end()
    if match["age"] or match["rank"]:
        return match.end()
    if match["title"] is None and match["flag"] is None and match["recognised"] is None and match["standing"] is None:
        stop = re.compile(r"[;:.\n]|, gồm|, cụ thể").search(low, match.end(), limit)
        return stop.start() if stop else limit
    if low[match.start() - 1 : match.start()] == '"':
        closing = low.find('"', match.end(), limit)
        if closing > 0:
            return closing
    opening = low.find('"', match.start(), match.end() + 12)
    if opening >= 0:
        closing = low.find('"', opening + 1, limit)
        if closing > 0:
            return closing + 1
    stop = _TITLE_END.search(low, match.end(), limit)
    return stop.start() if stop else len(low[:limit].rstrip(". "))


def _giver_after(document: Document, actors: Actors, title_end: int, limit: int) -> tuple[str, int]:
    """The giver named right behind a title ("Bằng khen của Chủ tịch UBND tỉnh", "do Chủ tịch UBND tỉnh tặng") and where
    it ends; a body's name has its "và" inside ("của Bộ Giáo dục và Đào tạo").
    """
    low = document.low
    done_by = _DONE_BY.match(low, title_end, limit)
    if done_by:
        return " ".join(document.text[done_by.start(1) : done_by.end(1)].split()), done_by.end()
    if not low.startswith(" của ", title_end):
        return "", title_end
    start = title_end + len(" của ")
    stop = _GIVER_END.search(low, start, limit)
    end = stop.start() if stop else max(start, len(low[:limit].rstrip(". ")))
    whole = [place for place in actors.between(start, end) if place[0] < end < place[1] <= limit]
    end = whole[-1][1] if whole else end
    return " ".join(document.text[start:end].split()), end


def giver_of(document: Document, actors: Actors, start: int, end: int) -> str:
    """The giver who is the subject of the last verb of giving before a title ("UBND tỉnh tặng 2 cờ thi đua")."""
    low = document.low
    verbs = list(_GIVES.finditer(low, start, end))[-MOST_VERBS:]
    givers = (_subject_of(document, actors, start, verb) for verb in reversed(verbs))
    return next(filter(None, givers), "")


def _subject_of(document: Document, actors: Actors, start: int, verb: re.Match[str]) -> str:
    """The body or office that stands right before a verb of giving; "" where there is none."""
    low = document.low
    lead = _BEFORE_VERB.search(low, start, max(start, verb.start() - 1))
    stop = lead.start() if lead else verb.start()
    begin = actors.body_ending.get(stop, stop)
    begin = begin if begin >= start else stop
    office = _OFFICE_BEFORE.search(low, start, begin)
    begin = office.start() if office else begin
    if begin == stop:
        passive = _BY.search(low, start, stop)
        begin = passive.end("proposed") if passive else stop
    return " ".join(document.text[begin:stop].split())
