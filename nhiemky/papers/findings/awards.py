"""Awards that a text gives, reports or proposes: one per title and recipient, with the giver in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nhiemky.papers.findings.actors import Actors
from nhiemky.papers.findings.alphabet import alternatives, listed
from nhiemky.papers.findings.grammar.spans import Spans
from nhiemky.papers.findings.model import Award, Target
from nhiemky.papers.findings.recipients import Recipients, recipients_of
from nhiemky.papers.findings.sentences import Document, Sentence
from nhiemky.papers.findings.words.awards import (
    COUNTED,
    GIVEN_BY_NAME,
    GIVES,
    GIVING,
    NOT_GIVEN,
    OFFICES,
    RANKS,
    RECOGNISED,
    TITLES,
)

_TITLE = re.compile(
    rf"(?<!\w)(?:(?P<title>(?<!phát )(?!biểu trưng lưu niệm)"
    rf"(?!danh hiệu (?:cá nhân|tập thể|các|cao quý|trên|này|khác|thi đua(?! cấp| toàn)|gia đình))"
    rf"(?:{alternatives(TITLES)}))(?!\w)|(?P<flag>cờ(?= \")|(?<=tặng )cờ(?= cho ))|"
    rf"(?:{RECOGNISED}) (?P<recognised>(?=[^.;:,\n]{{0,70}}?(?:{RANKS}))"
    rf"(?![^.;:,\n]{{0,70}}?(?:{alternatives(TITLES)})))|"
    r"khen thưởng (?=(?:về|vì|trong)(?: việc| thành tích| phong trào| thực hiện)? )|"
    r"khen thưởng (?=[^.;:\n]{0,60} đạt tiêu chuẩn))"
)
_GIVING = re.compile(rf"(?<!\w)(?:{alternatives(GIVING)})(?!\w)")
_NOT_GIVEN = re.compile(rf"(?<!\w)(?:{alternatives(NOT_GIVEN)})(?!\w)|\d ?% ")
_TITLE_END = re.compile(
    r",(?! vững mạnh)|[;:.…()\n]| (?:cho|đối với|năm|giai đoạn|vì|về|không quá|"
    r"tối đa|trong(?! sạch)|tại|do|và|nhân dịp|nhân ngày|nhân kỷ niệm|là|của|"
    r"để|gồm|nhằm|vào|khi|đã|được|có thành tích|với|từ|"
    r"theo|như|cùng|dành|trao|tới|đến|thuộc|qua|ở|trị giá|lần|đề nghị)(?=[ ,.;:])|"
    rf" \d[\d.]* (?={COUNTED})"
)
# "tặng Bằng khen 9 cá nhân và 9 tập thể": the count stands right behind the title.
_COUNT_BEHIND = re.compile(rf" (\d[\d.]* {COUNTED}(?:(?:,| và) \d[\d.]* {COUNTED})*)")
# "được phối hợp trao giấy khen cho các cá nhân xuất sắc": those, not who was there to give it.
_SEVERAL_BEHIND = re.compile(rf" (?:cho|đối với) ((?:các|những) {COUNTED}(?:(?:,| và)(?: các| những)? {COUNTED})*)")
_BADGE = re.compile(r"huy hiệu (?:[\d, ]|và |năm )+(?:năm )?tuổi đảng")
_GIVER_END = re.compile(
    r"[,;:.()\n\"]| (?:cho|đối với|năm|giai đoạn|vì|về|trong|tại|và|nhân dịp|là|để|đã|được|tặng|trao|gồm|"
    r"\d+)(?=[ ,.;:]|$)"
)
_QUOTES = re.compile('[“”„"«»]')
_GIVEN_BY_NAME = frozenset(listed(GIVEN_BY_NAME))
_DONE_BY = re.compile(
    r" do ([^.;:,()\n]{2,70}?) (?:trao tặng|phong tặng|truy tặng|xét tặng|tặng thưởng|tặng|trao)(?!\w)"
)
_HAS_GIVER = re.compile(r"tuổi đảng|ubnd|chính phủ|thủ tướng|chủ tịch|ủy ban|tỉnh ủy|trung ương")
_GIVES = re.compile(rf"(?<!\w){GIVES}(?!\w)")
_BEFORE_VERB = re.compile(r"(?: (?:đã|cũng|còn|quyết định|xét|xem xét|ký|ký quyết định|quyết định xét|sẽ|vừa|và))*$")
_OFFICE_BEFORE = re.compile(rf"(?<!\w)(?:{alternatives(OFFICES)})(?: (?:{alternatives(OFFICES)}))* ?$")
_BY = re.compile(r"được ([^.;:\n]{2,70})$")
_JOINED = re.compile(r"[\"']?(?:,| và|, và| hoặc)?(?: tặng)?(?: \d+)? $")
_LINE_BEFORE = re.compile(r"(?:[-+*•●▪]|\d{1,3}[.)/ ]|[a-zđ]\)|[ivx]+\. )?[^.;]{0,90}")
LONGEST_LINE = 200
MOST_JOINED = 6
LONGEST_CELL = 60
CELLS_ABOVE = 4
_OPEN_TITLE = re.compile(r"(?:của|chủ tịch|ubnd|thủ tướng|bộ trưởng|ủy ban|chính|nhân dân|hạng|ban chấp hành)\.?$")
LINES_ABOVE = 15
_OF_GIVER = re.compile(" của ")
_ONLY_RULED = (" trở lên", " không quá", " tối đa")
_YEAR = re.compile(r"(?:năm(?: học)? |giai đoạn )(?:(?:19|20)\d\d *[-/] *)?(?P<year>(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Title:
    """One title named in a sentence: where it stands, its own words, its giver, the year it is for."""

    start: int
    end: int
    words: str
    giver: str
    year: int | None

    @property
    def full(self) -> str:
        """The title with its giver: "Cờ thi đua của UBND tỉnh"."""
        return f"{self.words} của {self.giver}" if self.giver else self.words


def find_awards(document: Document, actors: Actors, targets: Sequence[Target] = ()) -> tuple[Award, ...]:
    """Each award of the text, once per title and recipient, whose fullest name counts ("Ban Tổ chức Huyện ủy An Phú"
    for "Ban Tổ chức Huyện ủy"); what a target asks to be won is not won yet.
    """
    wanted = Spans(targets)
    found: dict[tuple[str, str], Award] = {}
    for index, sentence in enumerate(document.sentences):
        for title, got in _awards_in(document, actors, sentence, index):
            if wanted.meeting(document.place_in_paper(title.start), document.place_in_paper(title.end - 1) + 1):
                continue
            for award in _one_each(document, title, got):
                key = (award.title.lower(), (award.recipient or "").lower() if got.named else "")
                found.setdefault(key, award)
    named = {title for title, recipient in found if recipient}
    named |= {words[: match.start()] for words, _ in found for match in _OF_GIVER.finditer(words)}
    shorter = {
        own
        for own, following in pairwise(sorted(found))
        if own[0] == following[0] and following[1].startswith(f"{own[1]} ")
    }
    return tuple(award for own, award in found.items() if (own[1] or own[0] not in named) and own not in shorter)


def _awards_in(
    document: Document, actors: Actors, sentence: Sentence, index: int
) -> Iterator[tuple[Title, Recipients]]:
    """The titles given in one sentence, each with those who get it."""
    low = document.low
    first = _TITLE.search(low, sentence.start, sentence.end)
    if first is None or not (
        _GIVING.search(low, sentence.start, sentence.end)
        or _is_line_of_awards(document, first.start(), sentence, index)
    ):
        return
    row = _row_of_table(document, actors, sentence, index, first)
    if row:
        yield row
        return
    titles = _share_givers(low, list(_titles(document, actors, sentence)))
    borders = [sentence.start, *(title.end for title in titles)]
    before: Recipients | None = None
    for number, title in enumerate(titles):
        if not _is_given(low, borders[number], title):
            continue
        after = titles[number + 1].start if number + 1 < len(titles) else sentence.end
        last = number + 1 == len(titles)
        got = recipients_of(document, actors, (title.start, title.end), (borders[number], after), index, last=last)
        several = _behind(document, title, _SEVERAL_BEHIND)
        if several and all(end <= title.start for _, end in got.named):
            got = several
        if not got.named and not got.counted:
            got = (
                _behind(document, title, _COUNT_BEHIND)
                or _shared(document, actors, titles[number : number + MOST_JOINED], sentence, index)
                or got
            )
        if not got.named and not got.counted and before and before.is_subject:
            got = replace(got, named=before.named, counted=before.counted, is_subject=True)
        before = got
        if got.named or not title.words.startswith("Khen thưởng"):
            yield title, got


def _behind(document: Document, title: Title, pattern: re.Pattern[str]) -> Recipients | None:
    """Those counted right behind a title, without a name."""
    behind = pattern.match(document.low, title.end)
    if behind is None:
        return None
    return Recipients(title.start, behind.end(), counted=document.text[behind.start(1) : behind.end(1)])


def _row_of_table(
    document: Document, actors: Actors, sentence: Sentence, index: int, title: re.Match[str]
) -> tuple[Title, Recipients] | None:
    """An award in a table whose cells stand on lines of their own: who gets it, what for, the title."""
    low, body = document.low, document.body
    alone = (
        title.start() == sentence.start
        and "\n" in body[sentence.end : sentence.end + 1]
        and body[sentence.start - 1] == "\n"
    )
    if not alone or sentence.end - sentence.start > LONGEST_CELL or not title["title"]:
        return None
    end = sentence.end
    if _OPEN_TITLE.search(low, sentence.start, end) and index + 1 < len(document.sentences):
        end = document.sentences[index + 1].end
    cells = list(_named_cells(document, actors, index))
    if not cells:
        return None
    nearest, farthest = cells[0], cells[-1]
    is_giver = len(cells) > 1 and nearest[1] == document.sentences[index - 1].end
    giver = " ".join(document.text[nearest[0] : nearest[1]].split()) if is_giver else ""
    words = " ".join(document.text[sentence.start : end].split())
    year = _YEAR.search(low, farthest[1], end)
    own = Title(sentence.start, end, words[:1].upper() + words[1:], giver, int(year["year"]) if year else None)
    return own, Recipients(farthest[0], end, (farthest,))


def _named_cells(document: Document, actors: Actors, index: int) -> Iterator[tuple[int, int]]:
    """Short lines above a title that begin with somebody's name, the nearest first, up to the row before."""
    for above in reversed(document.sentences[max(0, index - CELLS_ABOVE) : index]):
        if _TITLE.match(document.low, above.start):
            return
        if above.end - above.start <= LONGEST_CELL and actors.between(above.start, min(above.end, above.start + 8)):
            yield above.start, above.end


def _shared(
    document: Document, actors: Actors, titles: list[Title], sentence: Sentence, index: int
) -> Recipients | None:
    """The recipients of the title that follows, where two titles stand side by side."""
    for number, (title, following) in enumerate(pairwise(titles)):
        if not _JOINED.fullmatch(document.low, title.end, following.start):
            return None
        rest = titles[number + 2].start if number + 2 < len(titles) else min(sentence.end, following.end + 400)
        span = (following.start, following.end)
        got = recipients_of(document, actors, span, (title.end, rest), index, last=number + 2 == len(titles))
        if got.named or got.counted:
            return got if got.listed_below else replace(got, start=titles[0].start)
    return None


def _is_given(low: str, before: int, title: Title) -> bool:
    """Whether a title is given, reported or proposed here, not hoped for or ruled about."""
    near = low[max(before, title.start - 80) : title.start].rpartition(";")[2]
    return not _NOT_GIVEN.search(near) and not low.startswith(_ONLY_RULED, title.end)


def _is_line_of_awards(document: Document, title: int, sentence: Sentence, index: int) -> bool:
    """Whether a line of a list or table names an award without a verb ("- Năm 2018: Cờ thi đua của Chính phủ"), under
    no heading of hopes.
    """
    low = document.low
    if sentence.end - sentence.start > LONGEST_LINE or not _LINE_BEFORE.fullmatch(low, sentence.start, title):
        return False
    above = document.sentences[max(0, index - LINES_ABOVE) : index]
    heading = next(
        (
            other
            for other in reversed(above)
            if low[other.end - 1] == ":" or document.body[other.start : other.end].isupper()
        ),
        None,
    )
    return heading is None or not _NOT_GIVEN.search(low, heading.start, heading.end)


def _one_each(document: Document, title: Title, got: Recipients) -> Iterator[Award]:
    """One award per recipient, or one without a named recipient."""
    if not got.named:
        yield Award(
            title=title.full,
            recipient=got.counted or None,
            year=title.year,
            **document.place(_without_joint(document.low, got.start), got.end),
        )
    for start, end in got.named:
        recipient = " ".join(document.text[start:end].split())
        quote, year = (_without_joint(document.low, got.start), got.end), title.year
        if got.listed_below:
            quote = (start, _with_parenthesis(document.low, end))
            own = list(_YEAR.finditer(document.low, end, quote[1]))
            year = int(own[-1]["year"]) if own else year
        yield Award(title=title.full, recipient=recipient, year=year, **document.place(*quote))


def _without_joint(low: str, start: int) -> int:
    """The start of a clause without the comma, bullet or "và" that leads into it."""
    joint = re.compile(r"[\s,;:+*•-]*(?:và )?").match(low, start)
    return joint.end() if joint else start


def _with_parenthesis(low: str, end: int) -> int:
    """The end of a name with what stands in parentheses behind it."""
    if not low.startswith(" (", end):
        return end
    closing = low.find(")", end, end + 80)
    return closing + 1 if closing > 0 else end


def _titles(document: Document, actors: Actors, sentence: Sentence) -> Iterator[Title]:
    """The titles named in a sentence; a giver named before the verb holds for the titles after it."""
    low = document.low
    giver, end = "", sentence.start
    first_year = _YEAR.search(low, sentence.start, sentence.end)
    for match in _TITLE.finditer(low, sentence.start, sentence.end):
        start = match.start("recognised") if match["recognised"] is not None else match.start()
        if start < end:
            continue
        giver = _giver_before(document, actors, end, start) or giver
        title_end = _title_end(low, match, sentence.end)
        own, end = _giver_after(document, title_end, sentence.end)
        year = _YEAR.search(low, match.start(), min(sentence.end, end + 60)) or first_year
        words = _QUOTES.sub("", " ".join(document.text[start:title_end].split())).strip("'. ")
        by_name = words.split(" ")[0].lower() in _GIVEN_BY_NAME and not _HAS_GIVER.search(words.lower())
        known = (own or giver) if by_name or low.startswith(" của ", title_end) else ""
        yield Title(start, end, words[:1].upper() + words[1:], known, int(year["year"]) if year else None)


def _share_givers(low: str, titles: list[Title]) -> list[Title]:
    """A title without a giver beside one with a giver has the same: "cờ thi đua và bằng khen của UBND tỉnh"."""
    for number in range(len(titles) - 2, -1, -1):
        title, following = titles[number], titles[number + 1]
        by_name = title.words.split(" ")[0].lower() in _GIVEN_BY_NAME
        if not title.giver and by_name and following.giver and _JOINED.fullmatch(low, title.end, following.start):
            titles[number] = replace(title, giver=following.giver)
    return titles


def _title_end(low: str, match: re.Match[str], limit: int) -> int:
    """Where the words of a title end: with its quotation marks, or before its giver, year or recipient."""
    badge = _BADGE.match(low, match.start())
    if badge:
        return badge.end()
    if match["title"] is None and match["flag"] is None and match["recognised"] is None:
        stop = re.compile(r"[;:.\n]|, gồm|, cụ thể").search(low, match.end(), limit)
        return stop.start() if stop else limit
    opening = low.find('"', match.start(), match.end() + 12)
    if opening >= 0:
        closing = low.find('"', opening + 1, limit)
        if closing > 0:
            return closing + 1
    stop = _TITLE_END.search(low, match.end(), limit)
    return stop.start() if stop else len(low[:limit].rstrip(". "))


def _giver_after(document: Document, title_end: int, limit: int) -> tuple[str, int]:
    """The giver named right behind a title ("Bằng khen của Chủ tịch UBND tỉnh", "do Chủ tịch UBND tỉnh tặng") and where
    it ends.
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
    return " ".join(document.text[start:end].split()), end


def _giver_before(document: Document, actors: Actors, start: int, end: int) -> str:
    """The giver who is the subject of the last verb of giving before a title ("UBND tỉnh tặng 2 cờ thi đua")."""
    low = document.low
    verb = None
    for verb in _GIVES.finditer(low, start, end):  # noqa: B007 - the last one is wanted
        pass
    if verb is None:
        return ""
    lead = _BEFORE_VERB.search(low, start, max(start, verb.start() - 1))
    stop = lead.start() if lead else verb.start()
    begin = actors.body_ending.get(stop, stop)
    begin = begin if begin >= start else stop
    office = _OFFICE_BEFORE.search(low, start, begin)
    begin = office.start() if office else begin
    if begin == stop:
        passive = _BY.search(low, start, stop)
        begin = passive.start(1) if passive else stop
    return " ".join(document.text[begin:stop].split())
