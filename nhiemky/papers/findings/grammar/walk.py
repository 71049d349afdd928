"""Reads one sentence's words for cues and notes where its frame changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from nhiemky.papers.findings.grammar.assignments import names_body
from nhiemky.papers.findings.grammar.cues import (
    CUES,
    FOLLOWS_LIST,
    GOVERNS_PLAN,
    HELD,
    LEADS,
    LEADS_TARGETS,
    LEADS_TO_AIM,
    MEETINGS,
    NOUN_BEFORE,
    RELATIVE,
    Cue,
)
from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.openings import is_heading, is_item, opening_end, opens_part
from nhiemky.papers.findings.grammar.phrases import word_set
from nhiemky.papers.findings.grammar.statements import Statement
from nhiemky.papers.findings.grammar.verbs import Verb, begins_clause, free_verb, verb_at

_FRAME_OF = {
    Cue.DONE: Frame.DONE,
    Cue.DONE_OPENING: Frame.DONE,
    Cue.DONE_NOUN: Frame.DONE,
    Cue.AIM: Frame.AIM,
    Cue.STRIVE: Frame.AIM,
    Cue.GOAL: Frame.GOAL,
    Cue.GOAL_NOUN: Frame.GOAL,
    Cue.PLEDGE: Frame.GOAL,
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
_ATTENDED = 5
_LIST_AFTER = 6
_FARTHEST_NAME = 20
_ORDERS = (Cue.WORK, Cue.MODAL, Cue.GIVEN, Cue.WORK_OPENING)
_TOLD = word_set("các cho văn phòng ban đảng đồng bộ ủy một đơn cơ công hội từng chi trưởng cán tổ khối")
_NOT_GIVING = word_set("được bàn chuyển do tiêu hoạch toán , lãnh và phát ý sự tuyến quân trung")
_MAY_GIVE = word_set("; và , ủy tịch đạo nghị vụ tỉnh huyện xã phường trực thành thì ban")
_NO_ORDERS = tuple(("giao", after) for after in ("ban", "lưu", "thông", "ước", "dịch", "quân", "nhận", "hữu"))
_LEADERS = word_set("đồng ông bà bí chủ giám trưởng thường đ/c phó")
# "yêu cầu của …", "đề nghị của …": nouns. "nỗ lực phấn đấu": how people are, not what is to be reached.
_AFTER_NOUN = word_set("của đặt đề phát mới nhiệm thực cao về")
_STRIVING = word_set("đã không ngừng cực lực sức đua viên tâm quá để kết cùng")
# "những việc cần làm", "nhu cầu cần": what is needed, not what is ordered.
_NEEDED = word_set("việc vụ đề dung điều nhu số tiêu gì những khi nếu là giải mắc khăn chế kém")
_STOPS = frozenset(",;:.()")
_LIST_ENDS = (("sau",), ("gồm",), ("như",), ("thể",))
_AGREED = (("thống", "nhất"), ("nhất", "trí"))
_PLEDGED = (("gồm",), ("tập",), ("là",), ("bao",))
_FARTHEST_LEAD = 40


class Change(NamedTuple):
    """A frame, the word from which it holds, and the cue that set it (None: carried over, or opened by a period)."""

    place: int
    frame: Frame
    cue: Cue | None


def changes_of_frame(statement: Statement, opened: Frame, carried: Frame) -> list[Change]:
    """Every change of frame in a sentence; the first stands at its beginning. `opened` is what its opening period says
    ("Năm 2024, …"), `carried` what the sentence before left.
    """
    walk = _Walk(statement, carried)
    walk.begin_with(opened, carried)
    words = statement.words
    place = 0
    while place < len(words):
        phrase = CUES.at(words, place)
        if phrase is not None and walk.counts(phrase.label, place, phrase.length):
            walk.changes.append(Change(place, _FRAME_OF[phrase.label], phrase.label))
        place += phrase.length if phrase else 1
    return walk.changes


def _is_lead(statement: Statement) -> bool:
    """The sentence that tells that a meeting took place: "Sáng 24/6, … tổ chức hội nghị …"."""
    words = statement.words
    for place in range(min(len(words), _FARTHEST_LEAD)):
        held = HELD.at(words, place)
        if held is not None:
            after = place + held.length
            if words[after : after + 1] == ("được",) or (after < len(words) and words[after].isdigit()):
                return False
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

    def __init__(self, statement: Statement, carried: Frame) -> None:
        self.statement = statement
        self.words = statement.words
        self.heading = is_heading(statement)
        self.begin = opening_end(self.words)
        self.subjectless = begins_clause(self.words, self.begin)
        self.lead = _is_lead(statement) and not (self.subjectless and carried.ahead)
        self.changes: list[Change] = []
        self.judges = {
            Cue.WORK: self._orders,
            Cue.MODAL: self._modal,
            Cue.GIVEN: self._given,
            Cue.AIM: self._aims,
            Cue.GOAL: self._aims,
            Cue.STRIVE: self._strives,
            Cue.WORK_HEADING: self._heads_part,
            Cue.AIM_NOUN: self._names_targets,
            Cue.GOAL_NOUN: self._names_plan,
            Cue.PLEDGE: self._pledges,
            Cue.WORK_NOUN: self._names_plan,
            Cue.WORK_OPENING: self._opens_work,
            Cue.DONE: self._reached,
            Cue.DONE_OPENING: self._opens_past,
            Cue.DONE_NOUN: self._opens_account,
            Cue.EVENT: self._happens,
            Cue.EVENT_OPENING: self._opens,
            Cue.STATE_OPENING: self._describes,
            Cue.PURPOSE_OPENING: self._gives_reason,
        }

    def begin_with(self, opened: Frame, carried: Frame) -> None:
        """What the opening says, else a meeting told of, else what the sentence before left."""
        if opened is not Frame.NONE:
            self.changes.append(Change(0, opened, None))
        else:
            self.changes.append(Change(0, Frame.EVENT, Cue.EVENT) if self.lead else Change(0, carried, None))

    @property
    def frame(self) -> Frame:
        """The frame that holds so far."""
        return self.changes[-1].frame

    @property
    def settled(self) -> bool:
        """Whether a word of this sentence has put it ahead, or among purposes."""
        return self.changes[-1].cue is not None and (self.frame.ahead or self.frame is Frame.PURPOSE)

    def counts(self, cue: Cue, place: int, length: int) -> bool:
        """Whether a cue really sets the frame where it stands."""
        in_purpose = self.frame is Frame.PURPOSE and self.settled and not self.heading
        if in_purpose and cue not in (*_ORDERS, Cue.DONE):
            return False
        return self.judges[cue](place, length)

    def _orders(self, place: int, length: int) -> bool:
        """ "yêu cầu", "đề nghị" as verbs; "thống nhất" where it leads a manner of working on."""
        if self.words[place : place + length] in _AGREED:
            found = verb_at(self.words, place + length)
            return found is not None and found.label is Verb.MANNER
        following = self.words[place + length] if place + length < len(self.words) else ""
        return NOUN_BEFORE.ending(self.words, place) is None and following not in _AFTER_NOUN

    def _modal(self, place: int, length: int) -> bool:
        """ "cần", "sẽ" before a verb; not "những việc cần làm", not within a list of targets."""
        words = self.words
        noun = place - 2 if words[place - 1 : place] == ("và",) else place - 1
        if self.frame is Frame.AIM or (noun >= 0 and words[noun] in _NEEDED):
            return False
        following = place + length
        while following < len(words) and words[following] in ("được", "phải", "không", "thật"):
            following += 1
        return following < len(words) and (begins_clause(words, following) or words[following] in (":", ",", "là"))

    def _given(self, place: int, length: int) -> bool:
        """ "giao Văn phòng …", "Bí thư chỉ đạo các phòng …": an order with one who is told, by one who may order."""
        words = self.words
        if place + length >= len(words) or (place and words[place - 1] in _NOT_GIVING):
            return False
        told = self.statement.capital(place + length) or words[place + length] in _TOLD
        if MEETINGS.at(words, place + length) is not None or words[place + length] == "tổ":
            return False
        if not told or (self.frame is Frame.EVENT and not self.lead) or words[place : place + 2] in _NO_ORDERS:
            return False
        if words[place] == "giao":
            return place - self.begin <= 1 or words[place - 1] in _MAY_GIVE
        return self.frame is not Frame.WORK and any(word in _LEADERS for word in words[self.begin : place])

    def _aims(self, place: int, length: int) -> bool:
        """ "đặt mục tiêu", save of a meeting held to set it; "giao chỉ tiêu" with figures; not "so với mục tiêu"."""
        if self.words[place - 1 : place] == ("so",) or self.words[place - 2 : place] == ("thực", "hiện"):
            return False
        figures = any(word.isdigit() for word in self.words[place + length : place + length + _OPENING])
        return not self.lead and (figures or self.words[place] != "giao")

    def _strives(self, place: int, length: int) -> bool:
        """ "phấn đấu" of its own subject, not "nỗ lực phấn đấu", not "giúp đỡ đoàn viên phấn đấu"."""
        del length
        if self.words[place - 1 : place] and self.words[place - 1] in _STRIVING:
            return self.words[place - 2 : place] == ("nguồn", "lực")
        if self._strove(place):
            return False
        at = place
        while at > 0 and self.words[at - 1] not in _STOPS:
            at -= 1
            found = free_verb(self.words, at)
            if found is not None and at + found.length <= place and LEADS_TO_AIM.at(self.words, at) is None:
                return False
        return True

    def _strove(self, place: int) -> bool:
        """ "đã không ngừng nỗ lực, phấn đấu vượt qua …", "phấn đấu hoàn thành …, nổi bật là: …": told of the past."""
        words = self.words
        if words[place - 2 : place] == ("lực", ",") or ("nổi", "bật") in pairwise(words[place:]):
            return True
        past = any(change.cue is Cue.DONE_OPENING for change in self.changes) and self.frame is Frame.DONE
        return past and not {"năm", "nhiệm", "cuối", "tới"} & set(words[place : place + _OPENING])

    def _heads_part(self, place: int, length: int) -> bool:
        del length
        return self.heading and place - self.begin <= 3

    def _opens_work(self, place: int, length: int) -> bool:
        """ "Thời gian tới, …"; "… trong thời gian tới: …"."""
        if self.words[place] == "phát" and "đã" in self.words[place + length :][2:]:
            return False
        if self.heading:
            return True
        if self.words[place] in ("nhiệm", "phương") and place - self.begin > 3:
            near = self.words[place] == "nhiệm" or place - self.begin <= _OPENING
            return near and self._names_plan(place, length)
        if place - self.begin <= _OPENING and not self.lead:
            return True
        return ":" in self.words[place + length : place + length + 2] and not self.lead

    def _opens_past(self, place: int, length: int) -> bool:
        """ "Nhiệm kỳ qua, …"; "đến nay" also further on ("Toàn huyện đến nay có …")."""
        told = self.words[:place][-1:] == (":",) or self.words[:place][-2:-1] == (":",)
        until_now = length > 1 and self.words[place + length - 1] == "nay" and self.words[place + length - 2] == "đến"
        return not self.settled and (self.heading or place - self.begin <= 3 or until_now or told)

    def _opens(self, place: int, length: int) -> bool:
        del length
        return not self.settled and (self.heading or place - self.begin <= 1)

    def _gives_reason(self, place: int, length: int) -> bool:
        """ "Căn cứ …", "Nhằm …", save where one who does the work is named after it ("Căn cứ đó, các chi bộ …")."""
        comma = next((at for at in range(place, len(self.words)) if self.words[at] == ","), len(self.words))
        told = self.frame is Frame.WORK and is_item(self.statement) and names_body(self.statement, comma + 1)
        return self._opens(place, length) and not told

    def _describes(self, place: int, length: int) -> bool:
        """ "Hiện có …", "Tổng số …", save in a list of what lies ahead ("- Tổng số doanh nghiệp: …")."""
        return self._opens(place, length) and not (self.frame.ahead and is_item(self.statement))

    def _happens(self, place: int, length: int) -> bool:
        """What takes place, not how many took part over the year ("13.114 lượt quần chúng tham dự")."""
        del length
        if "lượt" in self.words[max(0, place - _ATTENDED) : place]:
            return False
        return not self.settled and not (self.frame.ahead and self.subjectless)

    def _opens_account(self, place: int, length: int) -> bool:
        """ "Kết quả …", "Đánh giá …": within a passage of work only as a part's heading or as the noun itself, never as
        the verb ("Đánh giá, xếp loại …").
        """
        if not self._opens(place, length):
            return False
        if not self.frame.ahead:
            return True
        if self.heading:
            written = self.statement.document.body[self.statement.start : self.statement.end]
            return not self.subjectless or written.isupper() or opens_part(self.statement)
        return not self.subjectless and self.words[self.begin : self.begin + 2] not in (("đánh", "giá"), ("hạn", "chế"))

    def _reached(self, place: int, length: int) -> bool:
        """ "đã …", "so với cùng kỳ": not of what "was set" or "was given" while work ahead is told of."""
        del length
        if self.words[place - 2 : place] == ("kết", "quả") or self.words[place : place + 2] == ("kết", "quả"):
            return True
        if (self.settled and self.frame.ahead) or (self.lead and self.frame is Frame.EVENT):
            return False
        if not self.frame.ahead:
            return True
        if RELATIVE.at(self.words, place) is not None or "mà" in self.words[max(0, place - 6) : place]:
            return False
        return not self.subjectless or self._own_subject(place)

    def _own_subject(self, place: int) -> bool:
        """Whether a subject with a capital letter stands between the last comma and "đã"."""
        for at in range(place - 1, max(0, place - _OPENING), -1):
            if self.words[at] == ",":
                return self.statement.capital(at + 1)
        return False

    def _names_targets(self, place: int, length: int) -> bool:
        """ "với một số chỉ tiêu chủ yếu …": "chỉ tiêu" may also be led by a number word."""
        before = self._before(place)
        led = any(LEADS_TARGETS.at(before, at) for at in range(len(before)))
        after = self.words[place + length : place + length + 2]
        counted = bool(before) and before[-1].isdigit()
        if counted and any(word in ("hoàn", "đạt", "vượt", "chưa", "không") for word in after):
            return False
        return self._names_plan(place, length) or (led and not self._no_plan(before))

    def _names_plan(self, place: int, length: int) -> bool:
        """Whether "chỉ tiêu", "nhiệm vụ" names what follows: set forth by a verb before it, or with a list after it."""
        if self.heading:
            return True
        words, before = self.words, self._before(place)
        if self._no_plan(before):
            return False
        if any(GOVERNS_PLAN.at(before, at) for at in range(len(before))) or self._ends_in_list():
            return True
        ahead = words[place + length : place + length + _LIST_AFTER]
        listed = any(FOLLOWS_LIST.at(ahead, at) for at in range(len(ahead)))
        own = place - self.begin <= 4 and self.frame is not Frame.EVENT
        if own and ":" in words[place + length : place + length + _OPENING] and words[place - 1 : place] == ("các",):
            return True
        listed = listed or ("là", ":") in pairwise(words[place + length : place + _FARTHEST_NAME])
        return (listed and own) or ":" in ahead[:4] or (words[-1] == ":" and words[place + length - 1] == "sau")

    def _pledges(self, place: int, length: int) -> bool:
        """ "ký giao ước thi đua với các nội dung: …", "nội dung thi đua tập trung …": what is pledged follows."""
        after = self.words[place + length : place + length + _OPENING]
        return not self.lead and (":" in after or (self.words[place] == "nội" and after[:1] in _PLEDGED))

    def _before(self, place: int) -> Sequence[str]:
        """The words before a plan's noun that may govern it: not those before "báo cáo", whose title it then is."""
        before = self.words[max(0, place - 14) : place]
        report = max((at for at, pair in enumerate(pairwise(before)) if pair == ("báo", "cáo")), default=-1)
        return before[report + 1 :]

    def _no_plan(self, before: Sequence[str]) -> bool:
        """Whether a plan's noun is told as reached ("hoàn thành các chỉ tiêu"), of a meeting, or a group's name."""
        past = any(change.cue is Cue.DONE_OPENING for change in self.changes) or "việc" in before[-8:]
        past = past or (self.frame is Frame.DONE and before[-2:] == ("có", "những"))
        return self.lead or past or before[-1:] == ("nhóm",) or bool({"hoàn", "đạt", "vượt"} & set(before[-4:]))

    def _ends_in_list(self) -> bool:
        """Whether the sentence ends in "như sau:" and tells of nothing reached."""
        told = any(change.frame is Frame.DONE for change in self.changes[1:])
        return self.words[-1] == ":" and self.words[-2:-1] in _LIST_ENDS and not told
