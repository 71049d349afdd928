"""What a text is about: a congress, a briefing, a review, a meeting; with its day where the text gives one.

A text has one event as its subject, rarely more. It is told by the phrase that follows a verb of holding ("tổ chức",
"diễn ra", "khai mạc") in the title or the first sentences; congresses that are only quoted ("Nghị quyết Đại hội …",
"chào mừng Đại hội") are none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nhiemky.papers.findings.model import Event, EventKind
from nhiemky.papers.findings.sentences import Document, Sentence
from nhiemky.papers.findings.words.events import HELD_AFTER, HELD_BEFORE, KINDS, LEAD, NOT_HELD, WEIGHTS
from nhiemky.rules.text import FoundDate, find_dates

LEAD_SENTENCES = 12
LONGEST_SENTENCE = 2_000  # a longer one is a list or a broken page; its beginning says what it is about
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in KINDS)
_GATHERING = re.compile(LEAD)
_NOT_HELD = re.compile(NOT_HELD)
_HELD_BEFORE, _HELD_AFTER = re.compile(HELD_BEFORE), re.compile(HELD_AFTER)
_REVIEW_KINDS = frozenset(
    (EventKind.MID_TERM_REVIEW, EventKind.BRIEFING, EventKind.YEAR_END_REVIEW, EventKind.EMULATION_CONFERENCE)
)
_REVIEWS = re.compile(
    r"sơ kết|tổng kết|giao ban"
)  # in a title whoever reviews is named before: "UBND xã sơ kết công tác …"
_WORK = re.compile(r"triển khai|công bố|kiểm tra|giám sát|chương trình|thăm|khảo sát|trao tặng")  # part of a gathering
_OF_ALL = re.compile(r"đại hội (?:[^\W\d]+ ){0,3}các cấp")  # a season of congresses
_GROUNDS = re.compile(r"[\W]*(?:thực hiện|căn cứ|thi hành) ")  # what a paper rests on
_OF_BLOCK = re.compile(r"(?:khối|cụm)(?:,? (?:khối|cụm))? thi đua")
_FEAST = re.compile(r"(?:buổi )?lễ(?:,| [^\W\d])")
_PRAISING = re.compile(
    r"(?:biểu dương|tuyên dương|khen thưởng|tôn vinh)[^.;]{0,120}?(?:điển hình tiên tiến|phong trào thi đua yêu nước)"
)
_PHRASE_END = re.compile(r"[.:;\n\"]|, (?!nhiệm kỳ|khóa|khen thưởng|lần thứ|giai đoạn)|(?<=\d{4}) (?! ?- ?\d)(?!-)")
_LOOSE_DATE = re.compile(r"(?<![\d/])(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>(?:19|20)\d\d)(?!\d)")
LINES_OF_HEAD = 8
_MOMENT = re.compile(
    r"[^\w]*(?:cập nhật|ngày đăng|đăng lúc|thứ \w+|chủ nhật)?[\W]*\d{1,2}[:h]\d{2}(?::\d{2})?[\W]*(?:ngày )?"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d\d)[^\d]{0,30}"
)
LONGEST_OPENING = 40
_DAY_FIRST = re.compile(
    r"(?:- )?(?:\([^)]{2,20}\) ?-? ?)?(?:vừa qua, )?(?:vào )?(?:sáng|chiều|tối|trưa|ngày|hôm|trong ngày|từ ngày)\b"
)
_TODAY = re.compile(r"\b(?:sáng|chiều|tối|trưa) nay\b|\bhôm nay\b|\b(?:sáng|chiều|tối) (?:cùng ngày)\b")
_SHORT_DATE = re.compile(
    r"(?:\b(?:ngày|sáng|chiều|tối|trưa|nay|hôm nay|từ ngày|trong ngày|đến)\b[ ,(]*(?:ngày )?|^|"
    r"\()(?:\d{1,2}(?: ?[/.-] ?\d{1,2})? ?(?:-|,|và|đến)(?: sáng| chiều| ngày)* ?)?"
    r"(?P<day>\d{1,2}) ?(?:[/.-]|tháng) ?(?P<month>\d{1,2})(?! ?[/.-] ?\d)(?![\d%])"
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])(?! ?- ?(?:19|20)\d\d)")
_PERIOD = re.compile(r"(?:19|20)\d\d ?- ?(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name the text's event: its kind, place, and how strongly it is the subject."""

    kind: EventKind
    start: int
    end: int
    sentence: int
    weight: float


def find_events(document: Document) -> tuple[Event, ...]:
    """The event that the text is about, or nothing where it is about none."""
    candidates = list(_candidates(document))
    if not candidates:
        return tuple(_what_happened(document))
    best = max(candidates, key=lambda candidate: (candidate.weight, -candidate.start))
    named = _named_in_title(candidates) if best.kind is EventKind.MEETING else None
    titled = best.sentence == 0 and best.kind in _REVIEW_KINDS
    kinds = (best.kind, EventKind.MEETING) if titled else (best.kind,)
    same = (candidate for candidate in candidates if candidate.kind in kinds)
    by_likeness = sorted(same, key=lambda candidate: (candidate.kind is not best.kind, -candidate.weight))
    days = (_day(document, _beginning(document.sentences[one.sentence]), one.start) for one in by_likeness)
    return (_event(document, named or best, next(filter(None, days), None)),)


def _named_in_title(candidates: list[Candidate]) -> Candidate | None:
    """What the title calls a gathering that the text only calls a meeting."""
    titled = (candidate for candidate in candidates if candidate.sentence == 0 and candidate.kind in _REVIEW_KINDS)
    return next(titled, None)


def _what_happened(document: Document) -> Iterator[Event]:
    """What a news text without a gathering reports: its first sentences begin with the day it happened."""
    for sentence in map(_beginning, document.sentences[:3]):
        day = _day(document, sentence, sentence.start + LONGEST_OPENING)
        if day and _DAY_FIRST.match(document.low, sentence.start):
            praises = _PRAISING.search(document.low, sentence.start, sentence.end)
            kind = EventKind.EMULATION_CONFERENCE if praises else EventKind.OTHER
            yield Event(kind=kind, date=day, **document.place(sentence.start, sentence.end))
            return


def _beginning(sentence: Sentence) -> Sentence:
    """The sentence, cut where it is too long to be one."""
    return replace(sentence, end=min(sentence.end, sentence.start + LONGEST_SENTENCE))


def _event(document: Document, candidate: Candidate, day: datetime.date | None) -> Event:
    return Event(kind=candidate.kind, date=day, **document.place(candidate.start, candidate.end))


def _candidates(document: Document) -> Iterator[Candidate]:
    """Phrases of the first sentences (and of the last, where pages put their summary) that name a gathering."""
    total = len(document.sentences)
    for index in (*range(min(LEAD_SENTENCES, total)), *range(max(LEAD_SENTENCES, total - 2), total)):
        sentence = _beginning(document.sentences[index])
        for match in _GATHERING.finditer(document.low, sentence.start, sentence.end):
            candidate = _candidate(document, sentence, index, match)
            if candidate:
                yield candidate


def _candidate(document: Document, sentence: Sentence, index: int, match: re.Match[str]) -> Candidate | None:
    """What a gathering's phrase says about the text's event, or None where it is only mentioned."""
    low = document.low
    before = low[max(sentence.start, match.start() - 60) : match.start()]
    phrase_end = min(sentence.end, match.start() + 170)
    phrase = low[match.start() : phrase_end]
    held = bool(_HELD_BEFORE.search(before)) or bool(_HELD_AFTER.match(phrase))
    if index > 1 and _OF_ALL.match(phrase):
        return None
    if _NOT_HELD.search(before) or (_GROUNDS.match(low, sentence.start) and not held):
        return None
    kind = next((kind for kind, pattern in _KINDS if pattern.match(phrase)), EventKind.MEETING)
    if kind in (EventKind.YEAR_END_REVIEW, EventKind.MEETING) and _OF_BLOCK.search(low, sentence.start, match.start()):
        kind = EventKind.EMULATION_CONFERENCE
    dated = bool(_day(document, sentence, match.start()))
    at_feast = before.endswith(("tại ", "tại buổi ")) and _FEAST.match(phrase)  # "Tại buổi lễ, …"
    if kind is EventKind.OTHER and not held and not at_feast and (not dated or (index > 1 and _WORK.match(phrase))):
        return None
    held = held or (index == 0 and match.start() > sentence.start and bool(_REVIEWS.match(phrase)))
    there = before.endswith("tại ")  # "Tại hội nghị, …" speaks of it as known
    weight = WEIGHTS[kind] + (1.5 if _WORK.match(phrase) else 3) * held + there + 2 * dated - 0.4 * index
    if not held and not dated and not there and index > 1:
        return None
    stop = _PHRASE_END.search(low, match.end(), phrase_end)
    return Candidate(kind, match.start(), stop.start() if stop else phrase_end, index, weight)


def _day(document: Document, sentence: Sentence, place: int) -> datetime.date | None:
    """The day that a sentence gives for a gathering: the one nearest before it, else the nearest behind it."""
    text = document.body[sentence.start : sentence.end]
    offset = place - sentence.start
    found = [date for date in find_dates(text) if date.date]
    days = [(date.start, date.first_date) for date in found if not _is_of_document(text, date)]
    days += [
        (match.start(), _calendar_day(match, int(match["year"])))
        for match in _LOOSE_DATE.finditer(text, 0, offset)
        if not any(date.start <= match.start() < date.end for date in found)
    ]
    days += [
        (start, day)
        for start, end, day in _short_days(document, sentence)
        if not any(date.start < end and start < date.end for date in found)
    ]
    known = sorted((start, day) for start, day in days if day)
    before = [day for start, day in known if start <= offset]
    if before:
        return before[-1]
    if known:
        return known[0][1]
    return document.published if _TODAY.search(document.low, sentence.start, sentence.end) else None


_OF_DOCUMENT = re.compile(r"(?:số [^ ]+,?|-[A-ZĐ/]+,?|kỷ niệm|thành lập|\()[ \w,/.-]{0,30}$")


def _is_of_document(text: str, date: FoundDate) -> bool:
    """Whether a date is a document's or an anniversary's."""
    return bool(_OF_DOCUMENT.search(text[max(0, date.start - 40) : date.start]))


def _short_days(document: Document, sentence: Sentence) -> Iterator[tuple[int, int, datetime.date | None]]:
    """Start, end and date of days without a year ("Chiều 16-7"), in the page's year or, where it gives none, the
    sentence's.
    """
    for match in _SHORT_DATE.finditer(document.low, sentence.start, sentence.end):
        month = int(match["month"])
        year = _year_of_page(document, month) or _year_of_sentence(document, sentence, month)
        if year is not None:
            yield match.start() - sentence.start, match.end() - sentence.start, _calendar_day(match, year)


def _calendar_day(match: re.Match[str], year: int) -> datetime.date | None:
    """The day that the calendar has, or None."""
    try:
        return datetime.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _year_of_page(document: Document, month: int) -> int | None:
    """The year of a day that a page reports without one: the page's own, or the one before for a later month."""
    page = document.published or _day_of_head(document)
    return None if page is None else page.year - (month > page.month + 1)


def _day_of_head(document: Document) -> datetime.date | None:
    """The day of a moment that stands alone on one of the first lines ("20:31, 22/04/2022")."""
    for sentence in document.sentences[:LINES_OF_HEAD]:
        moment = _MOMENT.fullmatch(document.low, sentence.start, sentence.end)
        if moment:
            return _calendar_day(moment, int(moment["year"]))
    return None


def _year_of_sentence(document: Document, sentence: Sentence, month: int) -> int | None:
    """The year of another day in the sentence, else the year that a review names: of "năm 2023 … năm 2024" the second
    up to June, the first later.
    """
    whole = [date.year for date in find_dates(document.body[sentence.start : sentence.end]) if date.date]
    if whole:
        return whole[0]
    low = _PERIOD.sub(lambda match: " " * len(match.group()), document.low[sentence.start : sentence.end])
    years = sorted({int(match.group()) for match in _YEAR.finditer(low)})
    if len(years) == 1:
        closing = re.search(r"tổng kết[^.;]{0,80}năm " + str(years[0]), low)
        return years[0] + (1 if closing and month <= 3 else 0)
    if len(years) == 2 and years[1] - years[0] == 1:
        return years[1] if month <= 6 else years[0]
    return None
