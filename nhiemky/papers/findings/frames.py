"""Where a sentence stands in time: what is reached, what is to be reached, what is to be done, what only happens.

Vietnamese marks time by words around the verb and by what was said before ("trong thời gian tới …" holds for the
sentences after it), so a frame is carried from sentence to sentence until another cue changes it.
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.papers.content import BlockKind
from nhiemky.papers.findings.cues import (
    ADOPTED,
    ADOPTS,
    CUES,
    FOLLOWS_UP,
    FOLLOWS_LIST,
    GOVERNS_PLAN,
    LEADS_TARGETS,
    HELD,
    LEADS,
    MEETINGS,
    NOUN_BEFORE,
    RELATIVE,
    Cue,
)
from nhiemky.papers.findings.frame import Frame
from nhiemky.papers.findings.model import Term
from nhiemky.papers.findings.openings import (
    Calendar,
    is_heading,
    is_item,
    opening_end,
    opening_frame,
    opening_period,
    opens_part,
    stands_alone,
)
from nhiemky.papers.findings.phrases import word_set
from nhiemky.papers.findings.statements import Statement
from nhiemky.papers.findings.verbs import begins_clause, verb_phrase_end


_FRAME_OF = {
    Cue.DONE: Frame.DONE,
    Cue.DONE_OPENING: Frame.DONE,
    Cue.DONE_NOUN: Frame.DONE,
    Cue.AIM: Frame.AIM,
    Cue.STRIVE: Frame.AIM,
    Cue.GOAL: Frame.GOAL,
    Cue.GOAL_NOUN: Frame.GOAL,
    Cue.WORK_HEADING: Frame.WORK,
    Cue.AIM_NOUN: Frame.AIM,
    Cue.WORK: Frame.WORK,
    Cue.WORK_NOUN: Frame.WORK,
    Cue.WORK_OPENING: Frame.WORK,
    Cue.MODAL: Frame.WORK,
    Cue.GIVEN: Frame.WORK,
    Cue.EVENT: Frame.EVENT,
    Cue.EVENT_OPENING: Frame.EVENT,
    Cue.STATE_OPENING: Frame.STATE,
    Cue.PURPOSE_OPENING: Frame.PURPOSE,
}
_OPENING = 9
_LIST_AFTER = 6
_ORDERS = (Cue.WORK, Cue.MODAL, Cue.GIVEN, Cue.WORK_OPENING)
_TOLD = word_set("các cho văn phòng ban đảng đồng bộ ủy một đơn cơ công hội từng chi trưởng cán tổ khối")
_NOT_GIVING = word_set("được bàn chuyển do tiêu hoạch toán , lãnh và phát ý sự tuyến quân")
_MAY_GIVE = word_set("; và , ủy tịch đạo nghị vụ tỉnh huyện xã phường trực thành thì ban")
_NO_OBJECT_AFTER = word_set(", . ; : trong tại ở và theo từ thì là")
_NO_ORDERS = tuple(("giao", after) for after in ("ban", "lưu", "thông", "ước", "dịch", "quân", "nhận", "hữu"))
_LEADERS = word_set("đồng ông bà bí chủ giám trưởng thường đ/c phó")
_LONGEST_TITLE = 45
# "yêu cầu của …", "đề nghị của …": nouns. "nỗ lực phấn đấu": how people are, not what is to be reached.
_AFTER_NOUN = frozenset(("của", "đặt", "đề", "phát", "mới", "nhiệm", "thực", "cao", "về"))
_STRIVING = frozenset(("đã", "không", "ngừng", "cực", "lực", "sức", "đua", "viên", "tâm", "quá", "để", "kết", "cùng"))


@dataclass(frozen=True, slots=True)
class Framed:
    """A statement with its frames: `places[i]` is the word from which `frames[i]` holds, `cues[i]` what set it there
    (None where it was carried over from the sentence before, or opened by a year or a term).
    """

    statement: Statement
    places: tuple[int, ...]
    frames: tuple[Frame, ...]
    cues: tuple[Cue | None, ...]
    heading: bool
    title: bool
    calendar: Calendar

    def tells_of_past(self, start: int, end: int) -> bool:
        """Whether the words between two places name a year gone by ("năm 2019 đạt …"), where no cue of the sentence
        itself speaks of what lies ahead.
        """
        if self.cue_at(end) is not None or self.calendar.day is None:
            return False
        statement = self.statement
        year = self.calendar.day.year
        for date in statement.dates:
            if statement.begin(start) <= date.start < statement.begin(end) and date.year and date.year < year:
                return statement.words[max(0, statement.word_at(date.start) - 1)] != "với"
        return False

    def _index(self, word: int) -> int:
        return bisect.bisect_right(self.places, word) - 1

    def at(self, word: int) -> Frame:
        """The frame that holds at word number `word`."""
        return self.frames[self._index(word)]

    def cue_at(self, word: int) -> Cue | None:
        """The cue of this sentence that set the frame at `word`."""
        return self.cues[self._index(word)]


def framed(said: Sequence[Statement], terms: Sequence[Term], published: datetime.date | None) -> tuple[Framed, ...]:
    """Every statement with its frames; the terms and the paper's day tell past years from coming ones."""
    calendar = Calendar.of(said, terms, published)
    frame = opening_frame(said)
    aside = Frame.NONE
    listing = False
    result: list[Framed] = []
    for statement in said:
        before = aside if aside.ahead and _goes_on(statement) else frame
        if result and _only_mentions(result[-1]) and not _follows_up(statement):
            before = Frame.NONE
        if result and _adopts(result[-1].statement) and ADOPTED.at(statement.words, 0) is not None and not before.ahead:
            before = Frame.WORK
        if before is Frame.AIM and result and not listing and _new_paragraph(result[-1].statement, statement):
            before = Frame.GOAL
        current = _frames(statement, before, calendar)
        result.append(current)
        if Cue.AIM_NOUN in current.cues or Cue.AIM in current.cues:
            listing = current.heading or statement.words[-1] == ":"
        aside = before if before.ahead and _told_by_the_way(current) else Frame.NONE
        frame = frame if current.title else _carried(current, before)
    return tuple(result)


def _new_paragraph(last: Statement, statement: Statement) -> bool:
    """Whether a sentence begins a paragraph that is no item of a list."""
    return statement.sentence.block != last.sentence.block and not is_item(statement)


def _adopts(statement: Statement) -> bool:
    """Whether a sentence tells that a plan or a resolution was adopted: the next one ("Theo đó, …") says what it holds."""
    return any(ADOPTS.at(statement.words, place) for place in range(len(statement.words)))


def _only_mentions(last: Framed) -> bool:
    """Whether a sentence speaks of targets or work ahead without beginning to list them ("… và đề ra phương hướng")."""
    if last.heading or last.cues[-1] not in (Cue.AIM_NOUN, Cue.GOAL_NOUN, Cue.WORK_NOUN):
        return False
    place = last.places[-1]
    after = last.statement.begin(place)
    return ":" not in last.statement.words[place:] and not any(q.start > after for q in last.statement.quantities)


def _follows_up(statement: Statement) -> bool:
    """Whether a sentence takes up what the one before mentioned: "Trong đó, …", a list item, or a clause of work."""
    return is_item(statement) or _goes_on(statement) or FOLLOWS_UP.at(statement.words, 0) is not None


def _goes_on(statement: Statement) -> bool:
    """Whether a sentence goes on with work told of before: it begins with a verb."""
    return begins_clause(statement.words, opening_end(statement.words))


def _told_by_the_way(current: Framed) -> bool:
    """Whether a sentence only looks back for once ("đã …"), so that orders may go on after it."""
    return current.cues[-1] is Cue.DONE and Cue.DONE_OPENING not in current.cues


def _frames(statement: Statement, carried: Frame, calendar: Calendar) -> Framed:
    """Walk through a sentence's words and note each change of frame."""
    words = statement.words
    heading = is_heading(statement)
    walk = _Walk(statement, heading, calendar)
    walk.lead = _is_lead(statement) and not (walk.subjectless and carried.ahead)
    walk.note(0, opening_period(statement, calendar), carried)
    place = 0
    while place < len(words):
        phrase = CUES.at(words, place)
        if phrase is not None and walk.counts(phrase.label, place, phrase.length):
            walk.places.append(place)
            walk.frames.append(_FRAME_OF[phrase.label])
            walk.cues.append(phrase.label)
        place += phrase.length if phrase else 1
    return walk.settled()


def _is_lead(statement: Statement) -> bool:
    """The sentence that tells that a meeting took place: "Sáng 24/6, … tổ chức hội nghị …"."""
    words = statement.words
    for place in range(min(len(words), 40)):
        held = HELD.at(words, place)
        if held is not None:
            after = place + held.length
            return any(MEETINGS.at(words, at) for at in range(after, min(after + 4, len(words))))
        if place > 2 and CUES.at(words, place) is not None and words[place] not in ("đã",):
            break
    return (
        bool(words)
        and LEADS.at(words, 0) is not None
        and any(MEETINGS.at(words, at) for at in range(min(len(words), 30)))
    )


class _Walk:
    """The changes of frame found so far on the way through one sentence."""

    def __init__(self, statement: Statement, heading: bool, calendar: Calendar) -> None:
        self.statement = statement
        self.words = statement.words
        self.heading = heading
        self.lead = False
        self.calendar = calendar
        self.begin = opening_end(self.words)
        self.subjectless = begins_clause(self.words, self.begin)
        self.places: list[int] = []
        self.frames: list[Frame] = []
        self.cues: list[Cue | None] = []

    def note(self, place: int, opened: Frame, carried: Frame) -> None:
        """Begin with what the opening says, else with a meeting told of, else with what the sentence before left."""
        first = opened if opened is not Frame.NONE else Frame.EVENT if self.lead else carried
        self.places.append(place)
        self.frames.append(first)
        self.cues.append(Cue.EVENT if first is Frame.EVENT and self.lead else None)

    def counts(self, cue: Cue, place: int, length: int) -> bool:
        """Whether a cue really sets the frame where it stands."""
        words = self.words
        before = words[place - 1] if place else ""
        following = words[place + length] if place + length < len(words) else ""
        frame = self.frames[-1]
        settled = self.cues[-1] is not None and (frame.ahead or frame is Frame.PURPOSE)
        match cue:
            case _ if frame is Frame.PURPOSE and settled and not self.heading and cue not in (*_ORDERS, Cue.DONE):
                return False
            case Cue.WORK:
                return NOUN_BEFORE.ending(words, place) is None and following not in _AFTER_NOUN
            case Cue.MODAL:
                return _modal(words, place, length)
            case Cue.GIVEN:
                return self._given(place, length)
            case Cue.AIM | Cue.GOAL:
                return not self.lead
            case Cue.STRIVE:
                return before not in _STRIVING
            case Cue.WORK_HEADING:
                return self.heading and place - self.begin <= 3
            case Cue.AIM_NOUN | Cue.GOAL_NOUN | Cue.WORK_NOUN:
                return self.heading or self._names_plan(cue, place, length)
            case Cue.WORK_OPENING:
                return self.heading or (place - self.begin <= _OPENING and not self.lead)
            case Cue.DONE:
                return not (settled and frame.ahead) and not (self.lead and frame is Frame.EVENT) and self._reached(place)
            case Cue.DONE_OPENING:
                return not settled and (self.heading or place - self.begin <= 3)
            case Cue.EVENT:
                return not settled and not (frame.ahead and self.subjectless)
            case Cue.STATE_OPENING if frame.ahead and is_item(self.statement):
                return False
            case Cue.DONE_NOUN if frame.ahead and not self._opens_part():
                return False
            case _:
                return not settled and (self.heading or place - self.begin <= 1)

    def _given(self, place: int, length: int) -> bool:
        """ "giao Văn phòng …", "Bí thư chỉ đạo các phòng …": an order with one who is told, by one who may order."""
        words = self.words
        if place + length >= len(words) or (place and words[place - 1] in _NOT_GIVING):
            return False
        told = self.statement.tokens[place + length].text[:1].isupper() or words[place + length] in _TOLD
        if not told:
            return False
        if words[place : place + 2] in _NO_ORDERS:
            return False
        if words[place] == "giao":
            return place - self.begin <= 1 or words[place - 1] in _MAY_GIVE
        return self.frames[-1] is not Frame.WORK and any(word in _LEADERS for word in words[self.begin : place])

    def _reached(self, place: int) -> bool:
        """Whether "đã" is the sentence's own: not of what "was set" or "was given" while work ahead is told of."""
        if not self.frames[-1].ahead:
            return True
        if RELATIVE.at(self.words, place) is not None or self._relative(place):
            return False
        return not self.subjectless or self._own_subject(place)

    def _relative(self, place: int) -> bool:
        """Whether "đã" and its verb only close a noun ("nhiệm vụ mà Nghị quyết đã đề ra trong …"): no object follows."""
        after = verb_phrase_end(self.words, place + 1)
        if "mà" in self.words[max(0, place - 6) : place]:
            return True
        return after > place + 1 and (after >= len(self.words) or self.words[after] in _NO_OBJECT_AFTER)

    def _opens_part(self) -> bool:
        """Whether a sentence that begins with "kết quả", "đánh giá" ends a passage of work: a part's heading, or the
        noun itself as subject, never the verb ("Đánh giá, xếp loại …").
        """
        if self.heading:
            return self.statement.document.body[self.statement.start : self.statement.end].isupper() or opens_part(self.statement)
        return not self.subjectless and self.words[self.begin : self.begin + 2] not in (("đánh", "giá"), ("hạn", "chế"))

    def _own_subject(self, place: int) -> bool:
        """Whether a subject with a capital letter stands between the last comma and "đã"."""
        for at in range(place - 1, max(0, place - _OPENING), -1):
            if self.words[at] == ",":
                return self.statement.tokens[at + 1].text[:1].isupper()
        return False

    def _names_plan(self, cue: Cue, place: int, length: int) -> bool:
        """Whether "chỉ tiêu", "nhiệm vụ" names what follows: set forth by a verb before it, or with a list after it."""
        words = self.words
        before = words[max(0, place - 14) : place]
        if self.lead or before[-1:] == ("nhóm",) or any(word in ("hoàn", "đạt", "vượt") for word in before[-4:]):
            return False
        if any(GOVERNS_PLAN.at(before, at) for at in range(len(before))):
            return True
        if cue is Cue.AIM_NOUN and any(LEADS_TARGETS.at(before, at) for at in range(len(before))):
            return True
        ahead = words[place + length : place + length + _LIST_AFTER]
        if words[-1] == ":" and words[-2:-1] in (("sau",), ("gồm",), ("như",), ("thể",)) and Frame.DONE not in self.frames[1:]:
            return True
        listed = any(FOLLOWS_LIST.at(ahead, at) for at in range(len(ahead)))
        own = place - self.begin <= 4 and self.frames[-1] is not Frame.EVENT
        return (listed and own) or ":" in ahead[:4] or (words[-1] == ":" and words[place + length - 1] == "sau")

    def settled(self) -> Framed:
        """The frames of the whole sentence; a heading's first cue speaks for what stands below it."""
        places, frames, cues = self.places, self.frames, self.cues
        title = self.statement.kind is BlockKind.TITLE or (
            self.statement.sentence.block == 0
            and self.words[-1] not in ".;:!?…"
            and len(self.words) < _LONGEST_TITLE
            and stands_alone(self.statement)
        )
        if Cue.DONE in cues[1:] and self.subjectless and frames[0].ahead and cues[0] is None:
            places, frames, cues = [0], [Frame.DONE], [Cue.DONE]
        if self.heading and words_begin_purpose(self.words, self.begin):
            places, frames, cues = [0], [Frame.PURPOSE], [Cue.PURPOSE_OPENING]
        elif self.heading and len(frames) > 1:
            first = Frame.AIM if frames[1].ahead and Frame.AIM in frames[1:] else frames[1]
            places, frames, cues = [0], [first], [cues[1]]
        elif (
            len(places) > 1 and cues[1] in (Cue.DONE_OPENING, Cue.DONE_NOUN, Cue.WORK_OPENING) and places[1] <= _OPENING
        ):
            places, frames, cues = [0, *places[2:]], frames[1:], cues[1:]
        return Framed(self.statement, tuple(places), tuple(frames), tuple(cues), self.heading, title, self.calendar)


def _modal(words: Sequence[str], place: int, length: int) -> bool:
    """ "cần", "sẽ" before a verb; not "những việc cần làm", "nhu cầu cần"."""
    before = words[place - 1] if place else ""
    if before in ("việc", "vụ", "đề", "dung", "điều", "nhu", "số", "tiêu", "gì", "những", "khi", "nếu", "là", "giải"):
        return False
    following = place + length
    while following < len(words) and words[following] in ("được", "phải", "không", "thật"):
        following += 1
    return following < len(words) and (begins_clause(words, following) or words[following] in (":", ",", "là"))


def words_begin_purpose(words: Sequence[str], begin: int) -> bool:
    """Whether a heading is that of a plan's purposes and demands, or of its legal bases."""
    return words[begin : begin + 2] in (("mục", "đích"), ("yêu", "cầu"), ("căn", "cứ"))


def _carried(current: Framed, before: Frame) -> Frame:
    """The frame that goes on into the next sentence."""
    last, cue = current.frames[-1], current.cues[-1]
    if last is Frame.EVENT and before.ahead and is_item(current.statement):
        return before
    if last is Frame.EVENT:
        short = len(current.statement.words) <= 25 and current.statement.words[-1] not in ".;"
        return before if short else Frame.NONE
    if last is Frame.PURPOSE and not current.heading:
        return before
    if last is Frame.STATE:
        return Frame.NONE
    if cue is Cue.STRIVE and before is not Frame.AIM and not {Cue.AIM_NOUN, Cue.AIM, Cue.GOAL_NOUN} & set(current.cues):
        return Frame.WORK
    return last
