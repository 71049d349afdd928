"""Where a sentence stands in time: what is reached, what is to be reached, what is to be done, what only happens.

Vietnamese marks time by words around the verb and by what was said before ("trong thời gian tới …" holds for the
sentences after it), so a frame is carried from sentence to sentence until another cue changes it.
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nhiemky.papers.content import BlockKind
from nhiemky.papers.findings.grammar.chunks import Chunk, chunks
from nhiemky.papers.findings.grammar.cues import ADOPTED, ADOPTS, GOVERNS_PLAN, Cue
from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.openings import (
    Calendar,
    is_heading,
    is_item,
    names_coming_year,
    opening_end,
    opening_frame,
    opening_period,
    stands_alone,
)
from nhiemky.papers.findings.grammar.statements import Statement
from nhiemky.papers.findings.grammar.verbs import begins_clause
from nhiemky.papers.findings.grammar.walk import Change, changes_of_frame
from nhiemky.papers.findings.model import Term

_OPENING = 9
_LONGEST_TITLE = 45
_LONGEST_CAPTION = 25
_REASONS = (("mục", "đích"), ("yêu", "cầu"), ("căn", "cứ"), ("lợi", "ích"), ("ý", "nghĩa"))
_GENERAL_AIMS = (("mục", "tiêu", "chung"), ("mục", "tiêu", "tổng"))
_OPENING_CUES = (Cue.DONE_OPENING, Cue.DONE_NOUN, Cue.WORK_OPENING)


@dataclass(frozen=True)
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

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """One piece per number."""
        return chunks(self.statement)

    @property
    def tells_targets(self) -> bool:
        """Whether something is to be reached anywhere in the sentence."""
        return Frame.AIM in self.frames or Frame.GOAL in self.frames

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
    listing = False
    result: list[Framed] = []
    addressed = False
    for statement in said:
        before = frame
        addressed = statement.words[:2] == ("kính", "gửi") or (addressed and is_item(statement))
        if addressed:
            result.append(_frames(statement, Frame.NONE, calendar))
            continue
        if result and _adopts(result[-1].statement) and ADOPTED.at(statement.words, 0) is not None and not before.ahead:
            before = Frame.WORK
        if before is Frame.AIM and result and not listing and _new_paragraph(result[-1].statement, statement):
            before = Frame.GOAL
        current = _frames(statement, before, calendar)
        result.append(current)
        if Cue.AIM_NOUN in current.cues or Cue.AIM in current.cues:
            listing = current.heading or statement.words[-1] == ":"
        aside_of_text = statement.kind is BlockKind.CAPTION or (current.title and not _opens_list(current))
        frame = frame if aside_of_text else _carried(current, before)
    return tuple(result)


def _new_paragraph(last: Statement, statement: Statement) -> bool:
    """Whether a sentence begins a paragraph that is no item of a list."""
    return statement.sentence.block != last.sentence.block and not is_item(statement)


def _adopts(statement: Statement) -> bool:
    """Whether a sentence tells that a plan was adopted: the next one ("Theo đó, …") says what it holds."""
    return any(ADOPTS.at(statement.words, place) for place in range(len(statement.words)))


def _goes_on(statement: Statement) -> bool:
    """Whether a sentence goes on with work told of before: it begins with a verb."""
    return begins_clause(statement.words, opening_end(statement.words))


def _frames(statement: Statement, carried: Frame, calendar: Calendar) -> Framed:
    """The frames of one sentence; a heading's first cue speaks for what stands below it."""
    opened = opening_period(statement, calendar)
    dated = is_item(statement) or calendar.day is not None
    if opened is carried is Frame.NONE and dated and names_coming_year(statement, calendar):
        opened = Frame.GOAL
    changes = changes_of_frame(statement, Frame.NONE if opened.ahead and carried.ahead else opened, carried)
    heading = is_heading(statement)
    if heading:
        changes = _of_heading(statement, changes)
    elif _looks_back(statement, changes):
        changes = [Change(0, Frame.DONE, Cue.DONE)]
    elif len(changes) > 1 and changes[1].cue in _OPENING_CUES and changes[1].place <= _OPENING:
        changes = [changes[1]._replace(place=0), *changes[2:]]
    places, frames, cues = zip(*changes, strict=True)
    return Framed(statement, places, frames, cues, heading, _is_title(statement), calendar)


def _is_title(statement: Statement) -> bool:
    """Whether a sentence is the paper's title: by its block, or the first line of the text, without an end mark."""
    if statement.kind is BlockKind.TITLE:
        return True
    short = statement.words[-1] not in ".;:!?…" and len(statement.words) < _LONGEST_TITLE
    return statement.sentence.block == 0 and short and stands_alone(statement)


def _opens_list(title: Framed) -> bool:
    """Whether a title is itself the heading of a list of targets or work ("Nhiệm vụ trọng tâm quý III")."""
    named = title.heading and title.cues[0] in (Cue.AIM_NOUN, Cue.WORK_OPENING)
    return named and (len(title.statement.words) <= _OPENING or title.statement.words[-1] == ":")


def _looks_back(statement: Statement, changes: list[Change]) -> bool:
    """ "Khắc phục khó khăn, Chi bộ đã …" after work told of: the whole sentence is of what was done."""
    told = any(change.cue is Cue.DONE for change in changes[1:])
    return told and changes[0].frame.ahead and changes[0].cue is None and _goes_on(statement)


def _of_heading(statement: Statement, changes: list[Change]) -> list[Change]:
    """What a heading opens: purposes, or what its first cue says; a list of targets where it names one beside work."""
    begin = opening_end(statement.words)
    if statement.words[begin : begin + 2] in _REASONS or statement.words[begin : begin + 3] in _GENERAL_AIMS:
        return [Change(0, Frame.PURPOSE, Cue.PURPOSE_OPENING)]
    if len(changes) == 1:
        return changes
    if statement.words[-1] == ":" and changes[-1].frame.ahead and not changes[1].frame.ahead:
        before = statement.words[: changes[-1].place]
        if any(GOVERNS_PLAN.at(before, at) for at in range(len(before))):
            return [Change(0, changes[-1].frame, changes[-1].cue)]
    aims = changes[1].frame.ahead and any(change.frame is Frame.AIM for change in changes[1:])
    return [Change(0, Frame.AIM if aims else changes[1].frame, changes[1].cue)]


def _carried(current: Framed, before: Frame) -> Frame:
    """The frame that goes on into the next sentence."""
    last, cue = current.frames[-1], current.cues[-1]
    if last is Frame.EVENT and before.ahead and is_item(current.statement):
        return before
    if last is Frame.EVENT:
        short = len(current.statement.words) <= _LONGEST_CAPTION and current.statement.words[-1] not in ".;"
        return before if short else Frame.NONE
    if last is Frame.PURPOSE and not current.heading:
        return before
    if last is Frame.STATE:
        return Frame.NONE
    if cue is Cue.STRIVE and before is not Frame.AIM and not {Cue.AIM_NOUN, Cue.AIM, Cue.GOAL_NOUN} & set(current.cues):
        return Frame.GOAL if current.chunks else Frame.WORK
    return last
