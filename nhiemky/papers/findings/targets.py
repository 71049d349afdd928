"""Targets: what is to be reached. One per number; a title or a state to reach has no number.

Patterns: domain notes 2.1 (targets as resolutions phrase them).
"""

from __future__ import annotations

import datetime
import re
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nhiemky.papers.findings.grammar.absences import absences
from nhiemky.papers.findings.grammar.assignments import deadline
from nhiemky.papers.findings.grammar.chunks import Chunk, is_set
from nhiemky.papers.findings.grammar.comparators import compare, direction, frequency, not_worse, reached_by
from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.frames import Framed
from nhiemky.papers.findings.grammar.indicators import indicator, words_of_name
from nhiemky.papers.findings.grammar.measures import Measure, UnitKind
from nhiemky.papers.findings.grammar.meetings import of_meeting
from nhiemky.papers.findings.grammar.openings import is_item
from nhiemky.papers.findings.grammar.phrases import PhraseBook, phrases
from nhiemky.papers.findings.grammar.statements import Statement
from nhiemky.papers.findings.grammar.states import states
from nhiemky.papers.findings.grammar.table_rows import table_targets
from nhiemky.papers.findings.model import Frequency, Op, Target, Term
from nhiemky.papers.findings.reading import Reading

# A figure told as a bound: counts as a target wherever work is ordered.
_BOUNDS = phrases("""
trở lên | trở xuống | ít nhất | tối thiểu | không dưới | không quá | phấn đấu | đạt | tối đa | còn dưới
đạt trên
""")
_NOT_TO_REACH = phrases("mức hỗ trợ | mức chi | kinh phí | tổng mức đầu tư | lệ phí | mức phạt")
# What orders ask to be gained, a figure to reach; "tổ chức 2 lớp" is work.
_GAINS = phrases("""
kết nạp | phát triển | xây dựng | xây | xây tặng | vận động | thành lập | giới thiệu | hỗ trợ | giúp | giúp đỡ
trồng | tặng | thu hút | huy động | trao | tạo nguồn | giải quyết việc làm cho | tạo việc làm cho
""")
_GIVEN_TO = phrases("giao chỉ tiêu cho | giao cho | chỉ tiêu cho")
_REACHED_YET = phrases("""
đã đạt | ước đạt | so với cùng kỳ | so với đầu nhiệm kỳ | đã hoàn thành | dự ước | tính đến
""")
_CHOSEN = phrases("được bầu | trúng cử | tái cử | đắc cử")
_ASSIGNED = phrases("""
chỉ tiêu | chỉ tiêu giao | kế hoạch | kế hoạch giao | dự toán | dự toán giao | chỉ tiêu được giao
chỉ tiêu kế hoạch
""")

# When a plain count is to be reached by its time alone: among work each year, among hopes also by the end.
_EVER = {Frame.WORK: (Frequency.PER_YEAR,), Frame.GOAL: (Frequency.PER_YEAR, Frequency.BY_END)}
_REMEMBERED = 50
_LONGEST_LEAD = 8  # words: “Đến cuối nhiệm kỳ 2020 - 2025,”


def find_targets(reading: Reading) -> tuple[Target, ...]:
    """Every target in order; the same target told again, or told in a headline and by the text, is left out."""
    found: list[Target] = []
    told = ToldTargets(reading.document.paper.text)
    every = every_target(reading)
    titles = [said.statement for said in reading.said if said.title]
    headlines = [reading.document.place(title.start, title.end) for title in titles]
    above = [target for target in every if any(line["start"] <= target.start < line["end"] for line in headlines)]
    bounds = {_bound(target) for target in every if target not in above}
    for target in every:
        if told.same(target) is None and not (target in above and _bound(target) in bounds):
            told.note(target)
            found.append(target)
    return tuple(found)


def _bound(target: Target) -> tuple[Decimal | None, Decimal | None, str]:
    """What a headline shares with the target that the text tells: its numbers and the first word of its unit."""
    return target.value, target.value_max, (target.unit or "").casefold().split(" ")[0]


def every_target(reading: Reading) -> list[Target]:
    """Every mention of a target, in order, repetitions too."""
    told = [target for grid in reading.grids for target in table_targets(reading.document, grid)]
    told += [target for framed in reading.said for target in _targets(framed, reading.document.terms)]
    return sorted(told, key=lambda target: (target.start, target.end))


def _targets(framed: Framed, terms: Sequence[Term]) -> Iterator[Target]:
    """The targets of one sentence: by numbers, by absence, by a bound without a number, by a title or state."""
    statement = framed.statement
    numbered = [chunk for chunk in framed.chunks if _is_target(framed, chunk) and not _restates(statement, chunk)]
    for chunk in numbered:
        yield _numbered(statement, chunk, terms)
    taken = [(chunk.start, chunk.end) for chunk in numbered]
    for absence in absences(framed):
        yield Target(
            **statement.document.place(_begin(statement, absence.start), statement.finish(absence.end)),
            indicator=absence.indicator,
            op=Op.EXACTLY,
            value=absence.value,
            unit=absence.unit,
            frequency=_frequency(statement, absence.start, absence.end),
            direction=direction((), Op.EXACTLY),
            by=_by(statement, absence.start, absence.end, terms),
        )
        taken.append((absence.start, absence.end))
    yield from _without_number(framed, taken, terms)


def _restates(statement: Statement, chunk: Chunk) -> bool:
    """ "đạt 50% (8 xã)": a count in parentheses says a share again."""
    words = statement.words
    place = chunk.measure.first - 1
    return chunk.measure.kind is UnitKind.COUNT and words[max(0, place - 1) : place + 1] == ("%", "(")


def _without_number(framed: Framed, taken: Sequence[tuple[int, int]], terms: Sequence[Term]) -> Iterator[Target]:
    """Titles, states, and bounds by last year's figure, outside the pieces that gave a target already."""
    statement = framed.statement
    for start, end in states(framed, taken):
        words = statement.words[start:end]
        bound = not_worse(words)
        yield Target(
            **statement.document.place(_begin(statement, start), statement.finish(end)),
            indicator=words_of_name(statement, start, end),
            op=bound or Op.YES_NO,
            frequency=Frequency.PER_YEAR if bound else _frequency(statement, start, end),
            direction=direction(words, bound or Op.YES_NO),
            by=_by(statement, start, end, terms),
        )


def _numbered(statement: Statement, chunk: Chunk, terms: Sequence[Term]) -> Target:
    """The target of a number."""
    measure, words = chunk.measure, chunk.words(statement)
    op = compare(statement.words, measure)
    behind = statement.words[measure.after : measure.after + 4]
    return Target(
        **statement.document.place(_begin(statement, chunk.start), statement.finish(chunk.end)),
        indicator=indicator(statement, chunk),
        op=op,
        value=measure.value,
        value_max=measure.value_max,
        unit=measure.unit or None,
        frequency=_frequency(statement, chunk.start, chunk.end),
        direction=direction(words, op),
        by=_by(statement, chunk.start, chunk.end, terms),
        of_assigned=measure.kind is UnitKind.SHARE and bool(behind) and _ASSIGNED.at(behind, 0) is not None,
    )


def _begin(statement: Statement, start: int) -> int:
    """Where a target's quote begins: with the words that say by when, where nothing else stands before it."""
    lead = statement.words[:start]
    first = next((place for place, word in enumerate(lead) if len(word) > 1 and word.isalpha()), start)  # past "1."
    says_when = 0 < start - first <= _LONGEST_LEAD and is_item(statement) and frequency(lead) is not None
    return statement.begin(first if says_when else start)


def _frequency(statement: Statement, start: int, end: int) -> Frequency | None:
    """What the piece says, else what the words before it in the sentence say ("Hằng năm, …; …")."""
    return frequency(statement.words[start:end], statement.words[:start])


def _by(statement: Statement, start: int, end: int, terms: Sequence[Term]) -> datetime.date | None:
    """The last day that the piece gives, else the sentence."""
    own = reached_by(statement.words[start:end], terms) or deadline(statement, start, end)
    if own is not None or end - start == len(statement.words):
        return own
    return reached_by(statement.words, terms) or deadline(statement, 0, start)


def _is_target(framed: Framed, chunk: Chunk) -> bool:
    """Whether a measure is something to be reached where it stands: ahead, or among the purposes of a plan."""
    statement, measure = framed.statement, chunk.measure
    if is_set(statement.words, chunk):
        return True
    frame = framed.at(measure.first)
    purpose = frame is Frame.PURPOSE and framed.cue_at(measure.first) is None
    if not (frame.ahead or purpose) or _no_figure_to_reach(framed, chunk):
        return False
    hoped = frame is Frame.GOAL and (framed.cue_at(measure.first) is not None or is_item(statement))
    listed = frame is Frame.AIM or hoped
    if measure.of is not None and framed.cue_at(measure.first) is None:
        return listed
    if listed or measure.kind is UnitKind.SHARE:
        return True
    near = statement.words[max(chunk.start, measure.first - 4) : measure.after + 4]
    if measure.kind is UnitKind.COUNT and _gains(statement.words, measure.first):
        return True
    return _has(near, _BOUNDS) or _frequency(statement, chunk.start, chunk.end) in _EVER.get(frame, ())


def _gains(words: Sequence[str], number: int) -> bool:
    """Whether a number stands right after a verb of gaining ("kết nạp thêm 08 đảng viên"), not of doing so often."""
    place = number - 1 if words[number - 1 : number] in (("thêm",), ("mới",), ("từ",)) else number
    return _GAINS.ending(words, place) is not None


def _no_figure_to_reach(framed: Framed, chunk: Chunk) -> bool:
    """Whether a number ahead is still none to be reached: of a meeting, a cost, a list's length, reached already."""
    statement, measure = framed.statement, chunk.measure
    return (
        (measure.kind is not UnitKind.SHARE and not _of_list(framed, measure) and of_meeting(statement.words, measure))
        or _names_plan(measure.unit)
        or framed.tells_of_past(chunk.start, measure.first)
        or _has(chunk.before(statement), _NOT_TO_REACH)
        or _GIVEN_TO.ending(statement.words, measure.first) is not None
        or _has(chunk.words(statement), _REACHED_YET)
        or _has(chunk.behind(statement), _CHOSEN)
        or statement.words[measure.first - 2 : measure.first] == ("hiện", "có")
    )


def _of_list(framed: Framed, measure: Measure) -> bool:
    """Whether a number stands in an item of a list of targets: awards too are counted there."""
    listed = framed.at(measure.first) is Frame.AIM and framed.cue_at(measure.first) is None
    return listed and is_item(framed.statement)


def _names_plan(unit: str) -> bool:
    """ "17 chỉ tiêu", "3 nhóm giải pháp": how long a list is, not a figure to reach."""
    return unit.casefold().startswith(("chỉ tiêu", "nhóm", "nhiệm vụ", "giải pháp"))


def _has(words: Sequence[str], book: PhraseBook[bool]) -> bool:
    """Whether any phrase of a book stands among the words."""
    return any(book.at(words, at) for at in range(len(words)))


class ToldTargets:
    """The targets told so far, to know one that is told again. Of those with one bound the latest are remembered."""

    def __init__(self, text: str) -> None:
        """Begin with none; `text` is `paper.text`."""
        self._text = text
        self._by_bound: dict[tuple[Op, Decimal | None, Decimal | None], deque[tuple[Target, frozenset[str]]]] = {}

    def note(self, target: Target) -> None:
        """Remember a target."""
        latest = self._by_bound.setdefault((target.op, target.value, target.value_max), deque(maxlen=_REMEMBERED))
        latest.append((target, _word_set(target.indicator)))

    def same(self, target: Target) -> Target | None:
        """The first target before with the same bound of the same thing, or the same title in one paragraph."""
        words = _word_set(target.indicator)
        for earlier, other in self._by_bound.get((target.op, target.value, target.value_max), ()):
            common = len(words & other)
            if target.value is None and common and "\n" not in self._text[earlier.end : target.start]:
                if common >= 0.9 * min(len(words), len(other)):
                    return earlier
            elif common > 0.45 * (len(words) + len(other)):
                return earlier
        return None


def _word_set(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
