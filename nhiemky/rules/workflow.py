"""Workflow: tables of the allowed moves, who makes them, which need a reason; and the six "rõ" of a task."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from nhiemky.rules.authority import Action
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import Listing, Words, gettext_noop

NOTHING_MORE = gettext_noop("Không còn bước nào nữa.")


class MoveRefused(Refusal):
    """From its state the object can't go there."""

    template = "{what} đang “{state}” nên không thể {move}. {hint}"


class ReasonMissing(Refusal):
    """The move needs a reason."""

    template = "Muốn {move} phải ghi lý do. Hãy nhập lý do rồi thực hiện lại."


class SamePerson(Refusal):
    """The move must be made by someone else than the move before."""

    template = "Người thực hiện bước trước không được tự {move}. Hãy nhờ người khác có quyền."


class Submission(StrEnum):
    """States of a unit's report of one period."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    LOCKED = "locked"


class Task(StrEnum):
    """States of a task."""

    DRAFT = "draft"
    ISSUED = "issued"
    IN_PROGRESS = "in_progress"
    REPORTED_DONE = "reported_done"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Document(StrEnum):
    """States of a document."""

    DRAFT = "draft"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class Finding(StrEnum):
    """States of something that the reader found in a file."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    MERGED = "merged"
    REJECTED = "rejected"


class Review(StrEnum):
    """States of a mid-term review. After freezing only addenda follow; its bytes never change."""

    DRAFT = "draft"
    FROZEN = "frozen"
    AMENDED = "amended"


class Intake(StrEnum):
    """States of an uploaded file on its way to a document."""

    RECEIVED = "received"
    READ = "read"
    FAILED = "failed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move: its name, from any of `sources` to `target`, by whom (the action that is asked for).

    `label` is what the button says; `by_someone_else`: not by the person who made the move before.
    """

    name: str
    sources: tuple[StrEnum, ...]
    target: StrEnum
    action: Action
    label: str
    needs_reason: bool = False
    by_someone_else: bool = False

    @property
    def said(self) -> Words:
        """What the button says, inside a sentence: "trả lại"."""
        return Words.of(self.label, context="move").lower()


@dataclass(frozen=True, slots=True)
class Workflow:
    """All moves of one kind of object. `what` is its Vietnamese name, `states` its states with theirs, the first first.

    States of different workflows may be equal as text, so names stand here and in no common table.
    """

    what: str
    states: Mapping[StrEnum, str]
    moves: tuple[Move, ...]

    @property
    def initial(self) -> StrEnum:
        """The state that every object begins in."""
        return next(iter(self.states))

    def move(self, name: str) -> Move:
        """The move called `name`; a name that isn't in the table is a mistake of the caller: KeyError."""
        for move in self.moves:
            if move.name == name:
                return move
        raise KeyError(name)

    def moves_from(self, state: str) -> tuple[Move, ...]:
        """What may happen next; nothing from an unknown state."""
        return tuple(move for move in self.moves if state in move.sources)

    def is_final(self, state: str) -> bool:
        """Whether nothing may happen any more."""
        return not self.moves_from(state)

    def check(self, state: str, name: str, reason: str = "") -> Move:
        """The move, if it is allowed from `state` with this reason. Raises MoveRefused, ReasonMissing."""
        move = self.move(name)
        if state not in move.sources:
            raise self.refused(state, move.said)
        if move.needs_reason and not reason.strip():
            raise ReasonMissing(move=move.said)
        return move

    def refused(self, state: str, move: str, hint: str = "") -> MoveRefused:
        """The refusal of a move from this state; the hint names what may be done instead, unless one is given."""
        following = Listing.of(each.said for each in self.moves_from(state))
        able = gettext_noop("Có thể: {moves}.", moves=following) if following else NOTHING_MORE
        return MoveRefused(what=Words.of(self.what), state=self.state_name(state), move=move, hint=hint or able)

    def state_name(self, state: str) -> str:
        """The state in Vietnamese; an unknown one as it is."""
        name = {str(each): name for each, name in self.states.items()}.get(state)
        return state if name is None else Words.of(name)


def check_person(move: Move, actor: int | None, before: int | None) -> None:
    """Raise SamePerson where the move asks for someone else than `before`, who made the last one (ids of users)."""
    if move.by_someone_else and actor is not None and actor == before:
        raise SamePerson(move=move.said)


SUBMISSION = Workflow(
    "Báo cáo",
    {
        Submission.DRAFT: "đang soạn",
        Submission.SUBMITTED: "đã nộp",
        Submission.RETURNED: "bị trả lại",
        Submission.ACCEPTED: "đã duyệt",
        Submission.LOCKED: "đã khóa",
    },
    (
        Move(
            "submit",
            (Submission.DRAFT, Submission.RETURNED),
            Submission.SUBMITTED,
            Action.SUBMIT_REPORT,
            "Nộp",
        ),
        Move(
            "return",
            (Submission.SUBMITTED,),
            Submission.RETURNED,
            Action.RETURN_REPORT,
            "Trả lại",
            needs_reason=True,
        ),
        Move(
            "accept",
            (Submission.SUBMITTED,),
            Submission.ACCEPTED,
            Action.ACCEPT_REPORT,
            "Duyệt",
            by_someone_else=True,
        ),
        Move("lock", (Submission.ACCEPTED,), Submission.LOCKED, Action.LOCK_REPORT, "Khóa"),
        Move(
            "reopen",
            (Submission.ACCEPTED, Submission.LOCKED),
            Submission.RETURNED,
            Action.REOPEN_REPORT,
            "Mở lại",
            needs_reason=True,
        ),
    ),
)

TASK = Workflow(
    "Nhiệm vụ",
    {
        Task.DRAFT: "dự thảo",
        Task.ISSUED: "đã giao",
        Task.IN_PROGRESS: "đang thực hiện",
        Task.REPORTED_DONE: "chờ xác nhận hoàn thành",
        Task.CLOSED: "đã kết thúc",
        Task.CANCELLED: "đã hủy",
    },
    (
        Move("issue", (Task.DRAFT,), Task.ISSUED, Action.ASSIGN_TASK, "Giao"),
        Move("start", (Task.ISSUED,), Task.IN_PROGRESS, Action.REPORT_TASK, "Bắt đầu"),
        Move(
            "report_done",
            (Task.ISSUED, Task.IN_PROGRESS),
            Task.REPORTED_DONE,
            Action.REPORT_TASK,
            "Báo hoàn thành",
        ),
        Move(
            "send_back",
            (Task.REPORTED_DONE,),
            Task.IN_PROGRESS,
            Action.CLOSE_TASK,
            "Yêu cầu làm tiếp",
            needs_reason=True,
        ),
        Move(
            "close",
            (Task.REPORTED_DONE,),
            Task.CLOSED,
            Action.CLOSE_TASK,
            "Xác nhận hoàn thành",
            by_someone_else=True,
        ),
        Move(
            "cancel",
            (Task.DRAFT, Task.ISSUED, Task.IN_PROGRESS),
            Task.CANCELLED,
            Action.ASSIGN_TASK,
            "Hủy",
            needs_reason=True,
        ),
        Move("reopen", (Task.CLOSED,), Task.IN_PROGRESS, Action.CLOSE_TASK, "Mở lại", needs_reason=True),
    ),
)

DOCUMENT = Workflow(
    "Văn bản",
    {
        Document.DRAFT: "dự thảo",
        Document.ISSUED: "đã ban hành",
        Document.WITHDRAWN: "đã thu hồi",
    },
    (
        Move("issue", (Document.DRAFT,), Document.ISSUED, Action.ISSUE_DOCUMENT, "Ban hành"),
        # A withdrawn document keeps its number: its content is replaced by an equal document (NĐ 30/2020
        # Điều 18; verified).
        Move(
            "withdraw",
            (Document.ISSUED,),
            Document.WITHDRAWN,
            Action.WITHDRAW_DOCUMENT,
            "Thu hồi",
            needs_reason=True,
        ),
    ),
)

FINDING = Workflow(
    "Kết quả đọc",
    {
        Finding.PROPOSED: "chờ xác nhận",
        Finding.ACCEPTED: "đã nhận",
        Finding.CHANGED: "đã sửa và nhận",
        Finding.MERGED: "đã gộp",
        Finding.REJECTED: "đã loại",
    },
    (
        Move("accept", (Finding.PROPOSED, Finding.REJECTED), Finding.ACCEPTED, Action.CONFIRM_FINDING, "Nhận"),
        Move(
            "change",
            (Finding.PROPOSED, Finding.REJECTED),
            Finding.CHANGED,
            Action.CONFIRM_FINDING,
            "Sửa rồi nhận",
        ),
        Move("merge", (Finding.PROPOSED, Finding.REJECTED), Finding.MERGED, Action.CONFIRM_FINDING, "Gộp"),
        Move("reject", (Finding.PROPOSED,), Finding.REJECTED, Action.CONFIRM_FINDING, "Loại"),
    ),
)

REVIEW = Workflow(
    "Báo cáo sơ kết",
    {
        Review.DRAFT: "dự thảo",
        Review.FROZEN: "đã chốt",
        Review.AMENDED: "đã chốt, có bổ sung",
    },
    (
        Move("freeze", (Review.DRAFT,), Review.FROZEN, Action.FREEZE_REVIEW, "Chốt"),
        Move(
            "amend",
            (Review.FROZEN, Review.AMENDED),
            Review.AMENDED,
            Action.FREEZE_REVIEW,
            "Bổ sung",
            needs_reason=True,
        ),
    ),
)

INTAKE = Workflow(
    "Tệp tải lên",
    {
        Intake.RECEIVED: "chờ đọc",
        Intake.READ: "đã đọc, chờ xác nhận",
        Intake.FAILED: "không đọc được",
        Intake.CONFIRMED: "đã xác nhận",
    },
    (
        Move("read", (Intake.RECEIVED, Intake.FAILED), Intake.READ, Action.UPLOAD_RESOLUTION, "Đọc"),
        Move("fail", (Intake.RECEIVED, Intake.FAILED), Intake.FAILED, Action.UPLOAD_RESOLUTION, "Ghi lỗi đọc"),
        Move("confirm", (Intake.READ,), Intake.CONFIRMED, Action.CONFIRM_FINDING, "Xác nhận"),
    ),
)

WORKFLOWS: Mapping[str, Workflow] = {
    "submission": SUBMISSION,
    "task": TASK,
    "document": DOCUMENT,
    "finding": FINDING,
    "review": REVIEW,
    "intake": INTAKE,
}


@dataclass(frozen=True, slots=True)
class Clarity:
    """One "rõ" of a task: its code, its name, and the task's fields of which one must be filled."""

    code: str
    name: str
    fields: tuple[str, ...]


# Six rõ: second-hand, quoting a government decision point IV.2(d) (domain facts 2.4). Some offices ask five, some
# "rõ kiểm tra" instead: the list is data, passed in; this is its default.
SIX_CLARITIES: tuple[Clarity, ...] = (
    Clarity("person", "rõ người", ("responsible", "lead")),
    Clarity("work", "rõ việc", ("title",)),
    Clarity("time", "rõ thời gian", ("due_on",)),
    Clarity("responsibility", "rõ trách nhiệm", ("lead",)),
    Clarity("product", "rõ sản phẩm", ("product",)),
    Clarity("authority", "rõ thẩm quyền", ("authority",)),
)


def missing_clarities(task: Mapping[str, object], clarities: Iterable[Clarity] = SIX_CLARITIES) -> tuple[Clarity, ...]:
    """Which "rõ" the task lacks: none of its fields is filled. Blank text and None are not filled; 0 and False are."""
    return tuple(clarity for clarity in clarities if not any(_filled(task.get(field)) for field in clarity.fields))


def _filled(value: object) -> bool:
    """Whether a field holds something."""
    return bool(value.strip()) if isinstance(value, str) else value is not None and value not in ((), [])


def missing_sentence(missing: Iterable[Clarity]) -> str:
    """ "Chưa rõ sản phẩm, thẩm quyền." or "" where nothing is missing."""
    names = Listing.of(clarity.name.removeprefix("rõ ") for clarity in missing)
    return gettext_noop("Chưa rõ {what}.", what=names) if names else ""
