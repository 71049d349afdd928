"""Tasks: work to be done after the text, one per clause with its own verb and object; who leads, who joins, by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemky.papers.findings.assignments import Assignment, assigned, deadline, joining
from nhiemky.papers.findings.clauses import clauses
from nhiemky.papers.findings.cues import Cue
from nhiemky.papers.findings.frames import Framed
from nhiemky.papers.findings.openings import opening_end
from nhiemky.papers.findings.model import Op, Target, Task
from nhiemky.papers.findings.phrases import phrases
from nhiemky.papers.findings.reading import Reading
from nhiemky.papers.findings.statements import Statement
from nhiemky.papers.findings.table_rows import table_tasks
from nhiemky.papers.findings.verbs import EMPTY_OBJECTS, Verb, begins_clause, free_verb, verb_phrase_end

_MODALS = phrases(
    "cần | phải | cần phải | sẽ | cần tiếp tục | có trách nhiệm | chịu trách nhiệm | tiếp tục | tập trung | chủ động | tích cực | chủ trì"
)
_INTRODUCES = phrases("sau | như sau | sau đây | cụ thể | sau :")
_PRAISES = phrases(
    "tặng | xét tặng | khen thưởng | tặng thưởng | công nhận | trao tặng | biểu dương | ghi nhận | đánh giá cao | tin tưởng | chúc"
)
_NO_WORK = phrases(
    "phát huy tinh thần đó | phát huy kết quả | phát huy những kết quả | phát huy thành tích | quyết tâm phấn đấu | đề ra những | đề ra các | đề ra nhiệm vụ | đề ra mục tiêu | đề ra phương hướng | đề ra chỉ tiêu | xác định rõ | thảo luận | bầu chi | bầu ban | bầu bí thư"
)
_GRADES = frozenset(
    "tốt thắng lợi xuất sắc có hiệu quả các những toàn diện đầy đủ , hoàn thành nghiêm túc một số".split()
)
_NOTHING_MORE = frozenset(
    """
chính trị được giao đã đề ra trọng tâm của mình năm tháng quý trong và những cuối đầu các chức năng nhiệm vụ , chuyên môn tới còn lại
""".split()
)
_SHARED = 0.5
_NEARLY = 3
_FAR = 28
_FEWEST = 4


@dataclass(slots=True)
class _Order:
    """What is known of the work that the sentences are about: who was told to do it."""

    assignee: str | None = None


def find_tasks(reading: Reading, targets: Sequence[Target]) -> tuple[Task, ...]:
    """Every task in order. A clause that gave a target with a number, a title or a state is no task as well."""
    order = _Order()
    taken = sorted((target.start, target.end, target.op) for target in targets)
    told = [task for grid in reading.grids for task in table_tasks(reading.document, grid)]
    told += [task for framed in reading.said for task in _tasks(framed, order, taken)]
    found: dict[str, Task] = {}
    for task in sorted(told, key=lambda task: task.start):
        found.setdefault(" ".join(task.quote.casefold().split()), task)
    return tuple(found.values())


def _tasks(framed: Framed, order: _Order, taken: Sequence[tuple[int, int, Op]]) -> Iterator[Task]:
    """The tasks of one sentence."""
    statement = framed.statement
    if framed.title:
        return
    for start, end, cue in _ahead(framed):
        assignment = assigned(statement, start, end, cue)
        if assignment.assignee or cue in (Cue.WORK, Cue.GIVEN):
            order.assignee = assignment.assignee or order.assignee
        for number, (begin, stop) in enumerate(clauses(statement.words, assignment.work_from, end)):
            verb = _verb(framed, begin, stop, first=number == 0 and cue is not None)
            if verb is None or not _is_work(statement, verb, stop):
                continue
            stop = _before_target(statement, verb, stop, taken)
            task = _task(statement, verb, stop, order, assignment)
            if not _taken(statement, task, taken):
                yield task


def _ahead(framed: Framed) -> Iterator[tuple[int, int, Cue | None]]:
    """Stretches of words whose frame lies ahead: first word, end, and the cue of the sentence that set it. An order
    ("yêu cầu") begins a stretch of its own.
    """
    words = framed.statement.words
    subjectless = begins_clause(words, opening_end(words))
    start: int | None = None
    cue: Cue | None = None
    for place, frame, own in zip(framed.places, framed.frames, framed.cues, strict=True):
        anew = own in (Cue.WORK, Cue.GIVEN) or (cue is None and own in (Cue.MODAL, Cue.AIM, Cue.STRIVE) and not subjectless)
        if start is not None and (not frame.ahead or anew):
            yield start, place, cue
            start = None
        if frame.ahead and start is None:
            start, cue = place, own
    if start is not None:
        yield start, len(words), cue


def _verb(framed: Framed, start: int, end: int, *, first: bool) -> int | None:
    """The word at which the clause's verb begins; None where the clause tells of no work."""
    words = framed.statement.words
    place = start + opening_end(words[start:end])
    if place < end and words[place : place + 2] == ("phấn", "đấu"):
        place = next((at for at in range(place + 2, min(end, place + 10)) if free_verb(words, at)), end)
    if place < end and begins_clause(words, place):
        return place
    aside = False
    for at in range(place, min(end, place + _FAR)):
        if words[at] in ("nhằm", "để", "góp"):
            aside = True
        aside = aside and words[at] != ","
        if words[at] == ":":
            return None
        if aside:
            continue
        modal = _MODALS.at(words, at)
        if modal is None:
            found = free_verb(words, at)
            if first and found is not None and found.label is not Verb.PLAIN:
                return at
            continue
        following = at + modal.length if words[at] in ("cần", "phải", "sẽ", "có", "chịu") else at
        while following < end and words[following] in ("phải", "được"):
            following += 1
        if following < end and begins_clause(words, following):
            return following
    return None


def _is_work(statement: Statement, verb: int, end: int) -> bool:
    """Whether a clause names an action with an object, and is not the opening of a list or an empty exhortation."""
    words = statement.words
    if end - verb < _FEWEST or _PRAISES.at(words, verb):
        return False
    following = words[end] if end < len(words) else ""
    if following == ":" and _INTRODUCES.ending(words, end) is not None:
        return False
    if following == ":" and end + 1 < len(words) and begins_clause(words, end + 1):
        return False
    if _NO_WORK.at(words, verb) or following == "" and _INTRODUCES.ending(words, end) is not None:
        return False
    after = verb_phrase_end(words, verb)
    while after < end and words[after] in _GRADES:
        after += 1
    if after >= end:
        return words[end - 2 : end] == ("tổ", "chức") and end - verb > _FEWEST
    empty = EMPTY_OBJECTS.at(words, after)
    return empty is None or not _says_no_more(words[after + empty.length : end])


def _says_no_more(words: Sequence[str]) -> bool:
    """Whether nothing after "nhiệm vụ" tells which: "… chính trị được giao trong năm"."""
    return all(word in _NOTHING_MORE or word.isdigit() for word in words)


def _task(statement: Statement, verb: int, end: int, order: _Order, assignment: Assignment) -> Task:
    return Task(
        **statement.document.place(statement.begin(verb), statement.finish(end)),
        assignee=assignment.assignee or order.assignee,
        joins=joining(statement, verb, end),
        deadline=deadline(statement, verb, end),
    )


def _taken(statement: Statement, task: Task, taken: Sequence[tuple[int, int, Op]]) -> bool:
    """Whether the clause is mostly a target already; finishing a piece of work ("hoàn thành …") is both."""
    del statement
    finishing = task.quote.casefold().startswith(("hoàn thành", "cơ bản hoàn thành"))
    for start, end, op in taken:
        common = min(task.end, end) - max(task.start, start)
        if common <= 0 or (finishing and op is Op.YES_NO):
            continue
        if finishing or abs(start - task.start) <= _NEARLY or common > _SHARED * (task.end - task.start):
            return True
    return False


def _before_target(statement: Statement, verb: int, end: int, taken: Sequence[tuple[int, int, Op]]) -> int:
    """The end of a clause, before a target that begins after a comma within it."""
    for start, _, _ in taken:
        word = statement.word_at_source(start)
        if verb + _FEWEST <= word < end and statement.words[word - 1] in (",", "và"):
            return word - 1
    return end
