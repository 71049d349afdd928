"""What does not fit in a paper: sums that do not add up, days outside their term, targets that cannot be measured.

A doubt says in a Vietnamese sentence what the reader saw; the person who confirms decides. Each rule is kept narrow:
a doubt that is raised for nothing teaches people to look away.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise

from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.frames import Framed
from nhiemky.papers.findings.grammar.openings import is_item
from nhiemky.papers.findings.grammar.spans import Spans
from nhiemky.papers.findings.model import Doubt, DoubtKind, Event, EventKind, Finding, Op, Result, Target, Task, Term
from nhiemky.papers.findings.reading import Reading
from nhiemky.papers.findings.targets import ToldTargets, every_target
from nhiemky.rules.text import format_number, format_short_day

_LONG_AFTER = datetime.timedelta(days=180)
_AT_EDGES = datetime.timedelta(days=120)  # congresses of all levels are held over a few months around the new year
_COUNTED_IN_BANDS = "chỉ tiêu"
_MOST_BANDS = 12
_OF_TERM = (EventKind.CONGRESS, EventKind.MID_TERM_REVIEW)
# "hoàn thành chỉ tiêu giao": a target that speaks of a figure and gives none.
_SPEAKS_OF_FIGURE = re.compile(
    r"\b(?:đạt|vượt|hoàn thành|thực hiện)(?: (?!theo)\w+){0,6}? (?:chỉ tiêu|kế hoạch|dự toán|tỷ lệ|số lượng)\b"
)


def find_doubts(
    reading: Reading,
    targets: Sequence[Target],
    results: Sequence[Result],
    tasks: Sequence[Task],
    events: Sequence[Event],
) -> tuple[Doubt, ...]:
    """Everything that does not fit, in the order of the text."""
    told = every_target(reading)
    found = [
        *_bands(reading, results),
        *_events(reading, events),
        *_publication(reading, events),
        *_without_number(reading, targets, told),
        *_deadlines(reading, tasks, events),
        *_duplicates(reading, told),
    ]
    return tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.end)))


def _doubt(reading: Reading, kind: DoubtKind, start: int, end: int, says: str) -> Doubt:
    return Doubt(quote=reading.document.paper.text[start:end], start=start, end=end, kind=kind, says=says)


def _on(reading: Reading, kind: DoubtKind, finding: Finding, says: str) -> Doubt:
    return _doubt(reading, kind, finding.start, finding.end, says)


def _bands(reading: Reading, results: Sequence[Result]) -> Iterator[Doubt]:
    """ "10/14 chỉ tiêu đạt 100%, 3 chỉ tiêu đạt trên 60%": bands told one after another must add up to the whole."""
    for index, first in enumerate(results):
        if first.of is None or _COUNTED_IN_BANDS not in (first.unit or "").casefold():
            continue
        bands = [first, *_further_bands(reading, first, islice(results, index + 1, index + 1 + _MOST_BANDS))]
        total = sum((band.value for band in bands), Decimal(0))
        if len(bands) > 1 and total != first.of:
            yield _doubt(
                reading,
                DoubtKind.BANDS_DO_NOT_ADD_UP,
                first.start,
                bands[-1].end,
                _sum_in_words(bands, total, first.of),
            )


def _further_bands(reading: Reading, first: Result, following: Iterable[Result]) -> Iterator[Result]:
    """The counts of targets that go on in the same sentence and are no part ("trong đó") of one told before."""
    text = reading.document.paper.text
    last = first
    for result in following:
        between = text[last.end : result.start]
        counted = _COUNTED_IN_BANDS in (result.unit or "").casefold()
        if re.search(r"[.\n]\s", between) or (counted and result.of is not None):
            return
        if counted and not re.search(r"trong đó", f"{between} {result.quote}".casefold()):
            yield result
            last = result


def _sum_in_words(bands: Sequence[Result], total: Decimal, whole: Decimal) -> str:
    """The sentence that shows the sum: "10 + 3 = 13 chỉ tiêu, nhưng tổng số là 14: …"."""
    shown = " + ".join(format_number(band.value) for band in bands)
    gap = abs(whole - total)
    told = f"{shown} = {format_number(total)} chỉ tiêu, trong khi tổng số là {format_number(whole)}"
    if total < whole:
        return f"{told}: còn {format_number(gap)} chỉ tiêu không được nêu ở nhóm nào."
    return f"{told}: thừa {format_number(gap)} chỉ tiêu, có chỉ tiêu được tính hai lần."


def _events(reading: Reading, events: Sequence[Event]) -> Iterator[Doubt]:
    """A congress, or a mid-term review, on a day outside the term that is its own; a congress may come shortly before
    the term that it opens, or shortly after the one that it closes.
    """
    for event in events:
        term = _own_term(reading, event)
        if event.date is None or event.kind not in _OF_TERM or term is None:
            continue
        edge = _AT_EDGES if event.kind is EventKind.CONGRESS else datetime.timedelta()
        if not term.first_year <= (event.date + edge).year or (event.date - edge).year > term.last_year:
            day, years = format_short_day(event.date), f"{term.first_year}-{term.last_year}"
            says = f"Sự kiện diễn ra ngày {day}, nằm ngoài nhiệm kỳ {years}: cần kiểm tra lại ngày hoặc nhiệm kỳ."
            yield _on(reading, DoubtKind.EVENT_OUTSIDE_TERM, event, says)


def _own_term(reading: Reading, event: Event) -> Term | None:
    """The term that an event is of: the one named in its own sentence or the nearest after it, not a body's to come.

    A sentence that names a term belongs to its event ("tổ chức Đại hội … nhiệm kỳ 2015-2020"); the terms of other
    congresses that are only looked forward to stand further on.
    """
    document = reading.document
    pattern = re.compile(r"(\d{4})\s?[-–]\s?(\d{4})")
    text = document.paper.text
    line_end = text.find("\n", event.end)
    own = pattern.search(text, event.start, line_end if line_end >= 0 else len(text))
    if own:
        years = int(own[1]), int(own[2])
        return next((term for term in document.terms if (term.first_year, term.last_year) == years), None)
    return document.terms[0] if len(document.terms) == 1 else None


def _publication(reading: Reading, events: Sequence[Event]) -> Iterator[Doubt]:
    """A page that bears a day long after what it tells of."""
    published = reading.document.published
    for event in events:
        if published is None or event.date is None or published - event.date <= _LONG_AFTER:
            continue
        told, printed = format_short_day(event.date), format_short_day(published)
        says = f"Trang đăng ngày {printed}, rất lâu sau sự kiện ngày {told}: có thể là tin đăng lại hoặc sai ngày."
        yield _on(reading, DoubtKind.PUBLISHED_LONG_AFTER, event, says)


def _without_number(reading: Reading, targets: Sequence[Target], told: Sequence[Target]) -> Iterator[Doubt]:
    """Targets that speak of a figure without giving it, and items of a list of targets that give none."""
    for target in targets:
        if target.op is Op.YES_NO and _SPEAKS_OF_FIGURE.search(target.quote.casefold()):
            says = f"Chỉ tiêu “{_short(target.quote)}” không nêu con số: cần ghi rõ mức phải đạt."
            yield _on(reading, DoubtKind.TARGET_WITHOUT_NUMBER, target, says)
    given = Spans(told)
    for framed in reading.said:
        if not _listed_target(framed):
            continue
        place = reading.document.place(framed.statement.start, framed.statement.end)
        if not given.meeting(place["start"], place["end"]):
            says = f"Mục “{_short(place['quote'])}” đứng trong phần chỉ tiêu nhưng không nêu con số hay danh hiệu."
            yield _doubt(reading, DoubtKind.TARGET_WITHOUT_NUMBER, place["start"], place["end"], says)


def _listed_target(framed: Framed) -> bool:
    """Whether a sentence is an item of a list of targets that a heading opened."""
    whole_item = is_item(framed.statement) and not framed.heading and framed.statement.words[-1] != ":"
    return whole_item and framed.frames == (Frame.AIM,) and framed.cues == (None,) and len(framed.statement.words) > 4


def _short(quote: str) -> str:
    """A quote of at most twelve words."""
    words = quote.split()
    return " ".join(words) if len(words) <= 12 else " ".join(words[:12]) + " …"


def _deadlines(reading: Reading, tasks: Sequence[Task], events: Sequence[Event]) -> Iterator[Doubt]:
    """Work due after the term of the paper has ended, or before it began."""
    term = _term_of_paper(reading, events)
    held = any(event.kind in _OF_TERM for event in events)
    if term is None:
        return
    for task in tasks:
        if task.deadline is None or term.first_year <= task.deadline.year <= term.last_year:
            continue
        if task.deadline.year < term.first_year and not held:
            continue
        day, years = format_short_day(task.deadline), f"{term.first_year}-{term.last_year}"
        says = f"Thời hạn {day} của nhiệm vụ “{_short(task.quote)}” nằm ngoài nhiệm kỳ {years}."
        yield _on(reading, DoubtKind.DEADLINE_OUTSIDE_TERM, task, says)


def _term_of_paper(reading: Reading, events: Sequence[Event]) -> Term | None:
    """The term that the whole paper is of: its congress's, or the latest where one follows the other."""
    own = next((term for event in events if event.kind in _OF_TERM and (term := _own_term(reading, event))), None)
    if own is not None:
        return own
    terms = sorted(reading.document.terms, key=lambda term: term.first_year)
    follows = all(later.first_year <= earlier.last_year + 1 for earlier, later in pairwise(terms))
    return terms[-1] if terms and follows and len(terms) <= 2 else None


def _duplicates(reading: Reading, told: Sequence[Target]) -> Iterator[Doubt]:
    """The same number wanted of the same thing twice in a list of targets."""
    text = reading.document.paper.text
    before = ToldTargets(text)
    for target in told:
        if target.value is None or not _in_list(reading, target):
            continue
        earlier = before.same(target)
        before.note(target)
        if earlier is not None and _far_apart(text, earlier, target):
            says = f"Chỉ tiêu “{_short(target.quote)}” trùng với chỉ tiêu đã nêu ở trên: chỉ nên tính một lần."
            yield _on(reading, DoubtKind.DUPLICATE_TARGET, target, says)


def _in_list(reading: Reading, target: Target) -> bool:
    """Whether a target stands in an item of a list."""
    statement = reading.statement_at(target.start)
    return statement is not None and is_item(statement)


def _far_apart(text: str, earlier: Target, target: Target) -> bool:
    """Whether two targets stand in different lines: items of a list, not a sentence that says a thing again."""
    return "\n" in text[earlier.end : target.start]
