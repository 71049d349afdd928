"""Who is told to do the work of a sentence, who joins, and by when."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.papers.findings.grammar.cues import CUES, Cue
from nhiemky.papers.findings.grammar.openings import opening_end
from nhiemky.papers.findings.grammar.phrases import phrases, word_set
from nhiemky.papers.findings.grammar.statements import Statement
from nhiemky.papers.findings.grammar.verbs import begins_clause, free_verb
from nhiemky.rules.text import FoundDate


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is told, None where nobody is named, and the word from which the work itself is told."""

    assignee: str | None
    work_from: int


_MODALS = phrases("""
cần | phải | cần phải | sẽ | tiếp tục | tập trung | có trách nhiệm | chủ trì | chịu trách nhiệm
""")
# Words between an order and the one who is ordered that name a time or link.
_NOT_WHO = phrases("""
trong thời gian tới | thời gian tới | trong nhiệm kỳ tới | nhiệm kỳ tới
trong nửa nhiệm kỳ còn lại
trong nữa nhiệm kỳ còn lại | trong năm tới | trong tháng tới | trong quý tới
từ nay đến cuối năm
trong 6 tháng cuối năm | trước mắt | đồng thời | bên cạnh việc
""")
_WHO_FIRST = word_set("""
các ban lãnh đảng chi đoàn hội ubnd hđnd mttq ủy sở phòng văn trung công cơ cấp toàn tất mỗi từng đơn huyện xã
phường tỉnh thành thường bộ tổ liên mặt tập khối cụm thủ cán đại đồng doanh bch btv lđlđ mọi ngành đội ở nhà
trường viện cục
""")
_LONGEST_WHO = 40
_LONGEST_ASIDE = 7  # "yêu cầu, ngay sau hội nghị, các cấp ủy …"
_BODIES = word_set("""
ban các chi đoàn hội ubnd hđnd mttq ủy sở phòng văn công cấp đảng mặt huyện xã phường trường ấp thôn
trung viện hạt đồn trạm cơ
""")
_NO_BODIES = (
    ("hội", "nghị"), ("hội", "thảo"), ("hội", "thi"), ("các", "đại"), ("các", "đồng"), ("các", "ý"), ("đoàn", "chủ"),
    ("công", "tác"),
)  # fmt: skip
# "đề nghị Ban Chấp hành sớm ban hành …": how, not who.
_MANNER_AFTER = re.compile(
    r"(?:[\s,]+(?:sớm|kịp thời|tích cực|chủ động|khẩn trương|nghiêm túc|thường xuyên|cũng|luôn|sẽ|cùng|đều|"
    r"trên cơ sở đó))+$"
)


def assigned(statement: Statement, start: int, end: int, cue: Cue | None) -> Assignment:
    """Read who is told from the words around the cue that sets the stretch of words in motion."""
    if cue is None:
        return Assignment(None, start)
    phrase = CUES.at(statement.words, start)
    after = start + (phrase.length if phrase and phrase.label is cue else 0)
    if cue in (Cue.WORK, Cue.GIVEN):
        return _told(statement, after, end)
    has_subject = start > 0 and cue in (Cue.MODAL, Cue.STRIVE, Cue.AIM)
    return Assignment(_subject(statement, start) if has_subject else None, after)


def _told(statement: Statement, after: int, end: int) -> Assignment:
    """ "yêu cầu các phòng, ban cần tiếp tục …": the name between the order and the work."""
    words = statement.words
    place = _to_who(words, after, end)
    aside = next((at for at in range(place, min(end, place + _LONGEST_ASIDE)) if words[at] == ","), None)
    if words[after : after + 1] == (",",) and aside is not None and not begins_clause(words, place):
        place = _to_who(words, aside, end)
    if place >= end or (begins_clause(words, place) and not _leaders_named(statement, place)):
        return Assignment(None, place)
    if words[place] not in _WHO_FIRST and not statement.tokens[place].text[:1].isupper():
        return Assignment(None, place)
    for at in range(place + 2, min(end, place + _LONGEST_WHO)):
        if _MODALS.at(words, at) or (_works(statement, at) and words[at - 1] not in (",", "và", "ban")):
            return Assignment(_name(statement, place, at), at)
    return Assignment(None, place)


def _to_who(words: Sequence[str], place: int, end: int) -> int:
    """Past the words of time and the marks that stand between an order and the one who is ordered."""
    while place < end:
        skipped = _NOT_WHO.at(words, place)
        if skipped is None and words[place] not in (",", ":", "rằng", "đối", "với", '"'):
            break
        place += skipped.length if skipped else 1
    return place


def subject_before(statement: Statement, start: int, verb: int) -> str | None:
    """Who stands before the verb of a list's item ("1. Văn phòng Đảng ủy chủ trì …", "- Công chức Địa chính: …")."""
    first = start + opening_end(statement.words[start:verb])
    comma = next((at for at in range(first, verb) if statement.words[at] == ","), None)
    if comma is not None and not names_body(statement, first) and names_body(statement, comma + 1):
        first = comma + 1
    if first >= verb or (statement.words[first] not in _WHO_FIRST and not statement.capital(first)):
        return None
    return _name(statement, first, verb)


def names_body(statement: Statement, begin: int) -> bool:
    """Whether a clause begins with a body that may be told what to do, not with a meeting or those present."""
    first = begin + opening_end(statement.words[begin : begin + 6])
    start = statement.words[first : first + 2]
    return start[:1] != () and start[0] in _BODIES and start not in _NO_BODIES


def _leaders_named(statement: Statement, place: int) -> bool:
    """ "lãnh đạo các Ban, Văn phòng …": people, not the verb."""
    if statement.words[place : place + 2] != ("lãnh", "đạo"):
        return False
    return statement.capital(place + 2) or (statement.words[place + 2] == "các" and statement.capital(place + 3))


def _subject(statement: Statement, cue: int) -> str | None:
    """The subject that stands right before a modal: after the last comma, colon or semicolon."""
    words = statement.words
    start = cue
    while start > 0 and words[start - 1] not in ";:" and cue - start < _LONGEST_WHO:
        if words[start - 1] == "," and (
            start >= len(words) or words[start] in _WHO_FIRST or statement.tokens[start].text[:1].isupper()
        ):
            break
        start -= 1
    if start >= cue or (words[start] not in _WHO_FIRST and not statement.tokens[start].text[:1].isupper()):
        return None
    return _name(statement, start, cue)


def _name(statement: Statement, start: int, end: int) -> str | None:
    """The words as written, without marks at their ends."""
    text = statement.document.text[statement.begin(start) : statement.finish(end)]
    name = _MANNER_AFTER.sub("", " ".join(text.split())).strip(" ,;:.-")
    return name or None


_JOIN = ("phối", "hợp", "với")


def joining(statement: Statement, start: int, end: int) -> tuple[str, ...]:
    """Those named after "phối hợp với", up to the verb of the work."""
    words = statement.words
    place = next((at for at in range(start, end - 3) if words[at : at + 3] == _JOIN), None)
    if place is None:
        return ()
    first = place + 3
    stop = next((at for at in range(first + 1, end) if _works(statement, at) or words[at] in (";", ":")), end)
    names = re.split(r",|\bvà\b", statement.document.text[statement.begin(first) : statement.finish(stop)])
    return tuple(" ".join(name.split()) for name in names if name.strip())


def _works(statement: Statement, word: int) -> bool:
    """Whether a verb that is no part of a name stands at a word."""
    return free_verb(statement.words, word) is not None and not statement.capital(word)


_BEFORE_DEADLINE = re.compile(
    r"(?:trước|đến|xong|thành|trong|nhất|hạn|hết|cuối|vào|dịp|quý|tháng|năm|là|:)\s*(?:ngày|hết|cuối|trong|tháng|quý|năm|vào)?\s*\(?$"
)


def deadline(statement: Statement, start: int, end: int) -> datetime.date | None:
    """The last day that a clause gives for its work: "trước ngày 30/6/2024", "trong quý II/2024", "đến năm 2025"."""
    low = statement.document.low
    for date in reversed(statement.dates):
        if not statement.begin(start) <= date.start < statement.finish(end):
            continue
        before = low[max(statement.begin(start), date.start - 16) : date.start]
        if _BEFORE_DEADLINE.search(before.rstrip() + (" " if before else "")) or _BEFORE_DEADLINE.search(
            before.rstrip()
        ):
            day = last_day(date)
            if day is not None:
                return day
    return None


def last_day(date: FoundDate) -> datetime.date | None:
    """The last day of a date as far as it goes: of its month, its quarter, its year."""
    if date.year is None:
        return None
    if date.date is not None:
        return date.date
    month = date.month or (date.quarter * 3 if date.quarter else 12)
    return datetime.date(date.year, month, calendar.monthrange(date.year, month)[1])


def names_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Names without the white space around and inside them."""
    return tuple(" ".join(text.split()) for text in texts if text.strip())
