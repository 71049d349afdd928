"""Tasks: work to be done after the text, one per clause with its own verb and object; who leads, who joins, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from nhiemky.papers.content import BlockKind
from nhiemky.papers.findings.grammar.asides import names_closed
from nhiemky.papers.findings.grammar.assignments import (
    Assignment,
    assigned,
    deadline,
    joining,
    names_body,
    subject_before,
)
from nhiemky.papers.findings.grammar.clauses import clauses
from nhiemky.papers.findings.grammar.cues import Cue
from nhiemky.papers.findings.grammar.frame import Frame
from nhiemky.papers.findings.grammar.frames import Framed
from nhiemky.papers.findings.grammar.measures import UnitKind
from nhiemky.papers.findings.grammar.openings import is_item, opening_end, stands_alone
from nhiemky.papers.findings.grammar.phrases import phrases, word_set
from nhiemky.papers.findings.grammar.spans import Spans
from nhiemky.papers.findings.grammar.statements import Statement
from nhiemky.papers.findings.grammar.table_rows import table_tasks
from nhiemky.papers.findings.grammar.verbs import (
    EMPTY_OBJECTS,
    VERBS,
    Verb,
    begins_clause,
    free_verb,
    verb_phrase_end,
)
from nhiemky.papers.findings.model import Op, Target, Task
from nhiemky.papers.findings.reading import Reading
from nhiemky.papers.findings.targets import every_target

_MODALS = phrases("""
cần | phải | cần phải | sẽ | cần tiếp tục | có trách nhiệm | chịu trách nhiệm | tiếp tục | tập trung | chủ động
tích cực | chủ trì
""")
_INTRODUCES = phrases("sau | như sau | sau đây | cụ thể | sau :")
_PRAISES = phrases("""
tặng | xét tặng | khen thưởng | tặng thưởng | công nhận | trao tặng | biểu dương | ghi nhận | đánh giá cao
tin tưởng | chúc
""")
_HONOURS = phrases("""
phát huy tinh thần đó | phát huy truyền thống | phát huy kết quả | phát huy những kết quả | phát huy thành tích
phát huy những thành tích | phát huy các kết quả
""")
_EXHORTS = phrases("""
nâng cao tinh thần trách nhiệm | nâng cao ý thức trách nhiệm | nêu cao tinh thần trách nhiệm | đề cao trách nhiệm
""")
_NO_WORK = phrases("""
quyết tâm phấn đấu
đề ra những | đề ra các | đề ra nhiệm vụ | đề ra mục tiêu | đề ra phương hướng | đề ra chỉ tiêu | xác định rõ
thảo luận | bầu chi | bầu ban | bầu bí thư | xác định công tác | xác định đây
""")
_GRADES = word_set("bền vững tốt thắng lợi xuất sắc có hiệu quả các những toàn diện đầy đủ , hoàn thành nghiêm túc")
_NOTHING_MORE = word_set("""
chính trị được giao đã đề ra trọng tâm của mình năm tháng quý trong và những cuối đầu các chức năng nhiệm vụ ,
chuyên môn tới còn lại
""")
_FINISHES_PLAN = re.compile(r"(?:cơ bản )?hoàn thành (?:\S+ ){0,4}?(?:chỉ tiêu|kế hoạch|dự toán)\b")
# "tạo động lực …" goes on with what stands before it, save at the beginning of an item.
_BEFORE_ALL = ((), (";",), ("-",), (".",))
_WHEN = ("sau", "trước", "khi")
_PURPOSES = ("nhằm", "để", "góp")
# "Các văn bản này là cơ sở để …": no subject that is told what to do.
_SAYS_MORE = word_set("này đó được để có đang")
_PLANNED = phrases("chỉ tiêu | nhiệm vụ | nhóm | khâu | giải pháp | mục tiêu")
# What they strengthen is an object even where it is a verb: "tăng cường tuần tra".
_OF_A_VERB = (("tăng", "cường"), ("đẩy", "mạnh"))
_SHARED = 0.5
_NEARLY = 3
_FAR = 45
_NEAR = 12
_FEWEST = 4
_ORDERING = 14
_NAMED = phrases("""
căn dặn | lời dạy | câu nói | chủ đề | phong trào | cuộc vận động | khẩu hiệu | phương châm | mô hình | chương trình
tinh thần
""")
_OPENING = 30
_MOTTO = 2
_NAMING = (Cue.WORK_NOUN, Cue.GOAL_NOUN)
_MARKS = frozenset(",.()")
_END_MARKS = frozenset(".;:!?…,")
_LONGEST_HEADLINE = 24
_PARTS = frozenset(";:")
_LISTING = word_set(": là gồm như sau ; - trong")


@dataclass(slots=True)
class _Order:
    """Who was told to do the work that the sentences are about. One told in a list's item is told for that item only;
    a heading ends what was told before.
    """

    assignee: str | None = None
    block: int | None = None

    def tell(self, assignee: str | None, framed: Framed) -> None:
        """Note who is told, None where an order names nobody."""
        self.assignee = assignee
        self.block = framed.statement.sentence.block if is_item(framed.statement) else None

    def holds(self, framed: Framed) -> str | None:
        """Who is told in a sentence that names nobody itself."""
        return self.assignee if self.block in (None, framed.statement.sentence.block) else None


def find_tasks(reading: Reading) -> tuple[Task, ...]:
    """Every task in order. A clause that gave a target with a number, a title or a state is no task as well."""
    order = _Order()
    taken = Spans(every_target(reading))
    told = [task for grid in reading.grids for task in table_tasks(reading.document, grid)]
    for framed, following in zip_longest(reading.said, reading.said[1:]):
        if framed is not None and not (_is_section(framed) and following is not None and not _is_section(following)):
            told += _tasks(framed, order, taken)
    found: dict[str, Task] = {}
    for task in sorted(told, key=lambda task: task.start):
        found.setdefault(" ".join(task.quote.casefold().split()), task)
    return tuple(found.values())


def _tasks(framed: Framed, order: _Order, taken: Spans[Target]) -> Iterator[Task]:
    """The tasks of one sentence."""
    statement = framed.statement
    if framed.title or statement.words[:3] == ("v", "/", "v"):
        return
    if framed.heading:
        order.tell(None, framed)
    for start, end, cue in _without_circumstance(statement, list(_ahead(framed))):
        if cue in _NAMING and not _lists(statement.words[start:end]):
            continue
        if cue is Cue.AIM_NOUN and framed.heading:
            continue
        told_from = _after_name(statement.words, start, end) if cue is Cue.AIM_NOUN else start
        assignment = assigned(statement, told_from, end, cue)
        if assignment.assignee:
            order.tell(assignment.assignee, framed)
        words = names_closed(statement.words)
        for number, (begin, stop) in enumerate(clauses(words, assignment.work_from, end)):
            own = number == 0 and cue is None and framed.at(begin) is Frame.WORK
            listed = own and is_item(statement)
            anew = number > 0 and statement.words[begin - 1] == ";"
            body = _verb_of_body(framed, begin, stop) if (own and not listed) or anew else None
            verb = (
                body
                if body is not None
                else _verb(framed, begin, stop, first=listed or (number == 0 and cue is not None))
            )
            if verb is None and listed:
                verb = _verb_of_body(framed, begin, stop)
            if verb is None or not _is_work(statement, verb, stop) or _in_name(statement.words, verb):
                continue
            if number and _of_share(framed, begin, verb):
                continue
            if (listed or body is not None) and (subject := subject_before(statement, begin, verb)):
                order.tell(subject, framed)
            end_of_work = _before_target(statement, verb, stop, taken)
            task = _task(framed, verb, end_of_work, order, assignment)
            if not _taken(task, taken):
                yield task


def _in_name(words: Sequence[str], verb: int) -> bool:
    """Whether a verb stands in the quoted name of a campaign or motto ("với chủ đề "Xây dựng …"", "Đoàn kết - Đổi mới -
    Phát triển").
    """
    if words[:verb].count('"') % 2 == 0:
        return False
    opened = max(at for at in range(verb) if words[at] == '"')
    closed = next((at for at in range(verb, len(words)) if words[at] == '"'), len(words))
    if words[opened:closed].count("-") >= _MOTTO:
        return True
    return any(_NAMED.at(words, at) for at in range(max(0, opened - 4), opened))


def _lists(words: Sequence[str]) -> bool:
    """Whether what a plan's noun names follows it: "nhiệm vụ trọng tâm là …", "… như sau: …"."""
    return not _LISTING.isdisjoint(words[:_OPENING])


def _after_name(words: Sequence[str], start: int, end: int) -> int:
    """Past the name of a list of targets ("24 chỉ tiêu chủ yếu phát triển kinh tế"), which is no work."""
    return next((at for at in range(start, end) if words[at] in _MARKS or words[at] in _LISTING), end)


def _of_share(framed: Framed, begin: int, verb: int) -> bool:
    """ "80% doanh nghiệp bảo đảm việc làm, chăm lo đời sống …" in a list of targets: those of the share do it."""
    words = framed.statement.words
    found = VERBS.at(words, verb)
    if framed.at(begin) is not Frame.AIM or framed.cue_at(begin) is Cue.STRIVE or words[begin - 1] != ",":
        return False
    part = next((at + 1 for at in range(begin - 1, -1, -1) if words[at] in _PARTS), 0)
    shares = (chunk.measure for chunk in framed.chunks if part <= chunk.measure.first < begin)
    first = next((measure for measure in shares if measure.kind is UnitKind.SHARE), None)
    subject = first is not None and all(free_verb(words, at) is None for at in range(part, first.first))
    return subject and found is not None and found.label is not Verb.MANNER


def _is_section(framed: Framed) -> bool:
    """Whether a sentence is a heading of the paper: work named there is told of below it."""
    statement = framed.statement
    if statement.kind is BlockKind.HEADING:
        return True
    unmarked = statement.words[-1] not in _END_MARKS and len(statement.words) <= _LONGEST_HEADLINE
    return unmarked and statement.kind is BlockKind.PARAGRAPH and stands_alone(statement)


def _ahead(framed: Framed) -> Iterator[tuple[int, int, Cue | None]]:
    """Stretches of words whose frame lies ahead: first word, end, and the cue of the sentence that set it. An order
    ("yêu cầu") begins a stretch of its own.
    """
    words = framed.statement.words
    subjectless = begins_clause(words, opening_end(words))
    start: int | None = None
    cue: Cue | None = None
    for place, frame, own in zip(framed.places, framed.frames, framed.cues, strict=True):
        anew = own in (Cue.WORK, Cue.GIVEN) or (
            cue in (None, Cue.WORK_OPENING) and own in (Cue.MODAL, Cue.AIM, Cue.STRIVE) and not subjectless
        )
        if start is not None and (not frame.ahead or anew):
            yield start, place, cue
            start = None
        if frame.ahead and start is None:
            start, cue = place, own
    if start is not None:
        yield start, len(words), cue


def _without_circumstance(
    statement: Statement, stretches: Sequence[tuple[int, int, Cue | None]]
) -> Sequence[tuple[int, int, Cue | None]]:
    """ "Triển khai nhiệm vụ từ nay đến cuối năm, Đảng ủy đề nghị …": what stands before one who orders is no work."""
    if len(stretches) < 2 or stretches[0][0] > 0 or stretches[1][2] is not Cue.WORK:
        return stretches
    _, end, cue = stretches[0]
    commas = [at for at in range(end) if statement.words[at] in (",", ";", ":")]
    orders = len(commas) == 1 and statement.words[commas[0]] == "," and end - commas[0] <= _ORDERING
    named = orders and (names_body(statement, commas[0] + 1) or statement.words[commas[0] + 1] in ("đồng", "ông", "bà"))
    return stretches[1:] if named and cue in (None, Cue.WORK_OPENING) else stretches


def _verb(framed: Framed, start: int, end: int, *, first: bool, plain: bool = False) -> int | None:
    """The word at which the clause's verb begins; None where the clause tells of no work."""
    words = framed.statement.words
    place = start + opening_end(words[start:end])
    if place < end and words[place : place + 2] == ("phấn", "đấu"):
        place = next((at for at in range(place + 2, min(end, place + 10)) if free_verb(words, at)), end)
    if place < end and words[place] == "tạo" and words[place - 1 : place] in _BEFORE_ALL and VERBS.at(words, place):
        return place
    if place < end and begins_clause(words, place):
        return _past_modal(words, place) if not _needs(words, place, end) else None
    at = _verb_within(words, place, min(end, place + (_NEAR if plain else _FAR)), first=first, plain=plain)
    named = plain and at is not None and framed.statement.capital(at)
    return None if at is not None and (named or words[at - 1] == "đang") else at


def _past_modal(words: Sequence[str], place: int) -> int:
    """Past "cần", "phải" before the verb that they lead."""
    while words[place] in ("cần", "phải") and begins_clause(words, place + 1):
        place += 1
    return place


def _needs(words: Sequence[str], verb: int, end: int) -> bool:
    """ "phát triển hội viên cần đi vào chất lượng": the verb is what is spoken of, not what is ordered."""
    after = verb_phrase_end(words, verb)
    modal = next((at for at in range(after + 1, min(end, after + 5)) if words[at] in ("cần", "phải")), None)
    if modal is None or {",", "những", "các"} & set(words[after:modal]):
        return False
    return not begins_clause(words, modal + 1)


def _verb_of_body(framed: Framed, start: int, end: int) -> int | None:
    """The verb of a sentence that goes on with orders by naming who does what ("Ban Công an xã tăng cường …", "Sau mỗi
    đợt, các chi bộ kiểm tra …").
    """
    comma = next((at for at in range(start, min(end, start + _NEAR)) if framed.statement.words[at] == ","), end)
    if not names_body(framed.statement, start) and framed.statement.words[start] in _WHEN:
        start = comma + 1
    if not names_body(framed.statement, start):
        return None
    verb = _verb(framed, start, end, first=True)
    verb = verb if verb is not None else _verb(framed, start, end, first=True, plain=True)
    words = framed.statement.words
    return verb if verb is not None and _SAYS_MORE.isdisjoint(words[start:verb]) else None


def _verb_within(words: Sequence[str], start: int, end: int, *, first: bool, plain: bool) -> int | None:
    """The verb after a subject: after a modal ("cần", "sẽ"), or in the first clause of an order any strong one. What
    stands for a purpose ("để …,") is passed over; what is to be done to something ("phải được …") is told to nobody.
    """
    aside = False
    for at in range(start, end):
        if words[at] == ":":
            return None
        aside = (aside or words[at] in _PURPOSES) and words[at] != ","
        modal = _MODALS.at(words, at) if not aside else None
        found = free_verb(words, at) if first and not aside and modal is None else None
        if found is not None and words[at + found.length : at + found.length + 1] == ("của",):
            continue
        if found is not None and (plain or found.label is not Verb.PLAIN):
            return at
        if modal is not None and words[at + modal.length : at + modal.length + 1] == ("được",):
            return None
        unnamed = words[start] == "việc"
        following = _after_modal(words, at, modal.length, end) if modal is not None and not unnamed else None
        if following is not None:
            return following
    return None


def _after_modal(words: Sequence[str], place: int, length: int, end: int) -> int | None:
    """The verb that a modal leads; "tiếp tục", "tập trung" belong to it themselves."""
    following = place + length if words[place] in ("cần", "phải", "sẽ", "có", "chịu") else place
    if words[following : following + 1] == ("phải",):
        following += 1
    return following if following < end and begins_clause(words, following) else None


def _is_work(statement: Statement, verb: int, end: int) -> bool:
    """Whether a clause names an action with an object, and is not the opening of a list or an empty exhortation."""
    words = statement.words
    if end - verb < _FEWEST or _PRAISES.at(words, verb):
        return False
    if _exhorts(words, verb, end) or _NO_WORK.at(words, verb) or _opens_list(words, end):
        return False
    after = verb_phrase_end(words, verb)
    while after < end and words[after] in _GRADES:
        after += 1
    if after >= end:
        return words[verb : verb + 2] in _OF_A_VERB or (words[end - 2 : end] == ("tổ", "chức") and end - verb > _FEWEST)
    if words[after].isdigit() and after + 1 < end and _PLANNED.at(words, after + 1):
        return ":" in words[after:]
    if words[verb : verb + 3] == ("cụ", "thể", "hóa"):
        return True
    empty = EMPTY_OBJECTS.at(words, after)
    return empty is None or not _says_no_more(words[after + empty.length : end])


def _exhorts(words: Sequence[str], verb: int, end: int) -> bool:
    """ "nâng cao tinh thần trách nhiệm" and nothing more, "tiếp tục phát huy những kết quả …"."""
    phrase = _EXHORTS.at(words, verb)
    if phrase is not None and verb + phrase.length >= end:
        return True
    manner = VERBS.at(words, verb)
    led = verb + manner.length if manner is not None and manner.label is Verb.MANNER else verb
    return led < end and _HONOURS.at(words, led) is not None


def _opens_list(words: Sequence[str], end: int) -> bool:
    """Whether a clause only opens the list of what is to be done ("thực hiện tốt các nội dung sau: …")."""
    following = words[end] if end < len(words) else ""
    introduces = _INTRODUCES.ending(words, end) is not None
    if following == ":":
        return introduces or (end + 1 < len(words) and begins_clause(words, end + 1))
    return following == "" and introduces


def _says_no_more(words: Sequence[str]) -> bool:
    """Whether nothing after "nhiệm vụ" tells which: "… chính trị được giao trong năm"."""
    return all(word in _NOTHING_MORE or word.isdigit() for word in words)


def _task(framed: Framed, verb: int, end: int, order: _Order, assignment: Assignment) -> Task:
    statement = framed.statement
    return Task(
        **statement.document.place(statement.begin(verb), statement.finish(end)),
        assignee=assignment.assignee or order.holds(framed),
        joins=joining(statement, verb, end),
        deadline=deadline(statement, verb, end),
    )


def _taken(task: Task, taken: Spans[Target]) -> bool:
    """Whether the clause is mostly a target already; finishing a piece of work ("hoàn thành …") is both, save where it
    is the targets that are to be met.
    """
    quote = task.quote.casefold()
    finishing = quote.startswith(("hoàn thành", "cơ bản hoàn thành")) and not _FINISHES_PLAN.match(quote)
    for target in taken.meeting(task.start, task.end):
        common = min(task.end, target.end) - max(task.start, target.start)
        if finishing and target.op is Op.YES_NO:
            continue
        if finishing or abs(target.start - task.start) <= _NEARLY or common > _SHARED * (task.end - task.start):
            return True
    return False


def _before_target(statement: Statement, verb: int, end: int, taken: Spans[Target]) -> int:
    """The end of a clause, before a target that begins after a comma within it."""
    source = statement.document.place_in_paper
    for target in taken.beginning(source(statement.begin(verb)), source(statement.begin(end - 1)) + 1):
        word = statement.word_at_source(target.start)
        if verb + _FEWEST <= word < end and statement.words[word - 1] in (",", "và"):
            return word - 1
    return end
