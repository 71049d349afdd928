"""Allowed moves, reasons, names; and the six "rõ" of a task."""

from __future__ import annotations

from enum import StrEnum

import pytest

from nhiemky.rules.authority import Action
from nhiemky.rules.workflow import (
    SIX_CLARITIES,
    SUBMISSION,
    WORKFLOWS,
    Clarity,
    MoveRefused,
    ReasonMissing,
    SamePerson,
    Submission,
    Task,
    Workflow,
    check_person,
    missing_clarities,
    missing_sentence,
)

# Every move of the product, written a second time: workflow, name, from, to, asks for, needs a reason.
MOVES = {
    ("submission", "submit", "draft", "submitted", "submit_report", False),
    ("submission", "submit", "returned", "submitted", "submit_report", False),
    ("submission", "return", "submitted", "returned", "return_report", True),
    ("submission", "accept", "submitted", "accepted", "accept_report", False),
    ("submission", "lock", "accepted", "locked", "lock_report", False),
    ("submission", "reopen", "accepted", "returned", "reopen_report", True),
    ("submission", "reopen", "locked", "returned", "reopen_report", True),
    ("task", "issue", "draft", "issued", "assign_task", False),
    ("task", "start", "issued", "in_progress", "report_task", False),
    ("task", "report_done", "issued", "reported_done", "report_task", False),
    ("task", "report_done", "in_progress", "reported_done", "report_task", False),
    ("task", "send_back", "reported_done", "in_progress", "close_task", True),
    ("task", "close", "reported_done", "closed", "close_task", False),
    ("task", "cancel", "draft", "cancelled", "assign_task", True),
    ("task", "cancel", "issued", "cancelled", "assign_task", True),
    ("task", "cancel", "in_progress", "cancelled", "assign_task", True),
    ("task", "reopen", "closed", "in_progress", "close_task", True),
    ("document", "issue", "draft", "issued", "issue_document", False),
    ("document", "withdraw", "issued", "withdrawn", "withdraw_document", True),
    ("finding", "accept", "proposed", "accepted", "confirm_finding", False),
    ("finding", "accept", "rejected", "accepted", "confirm_finding", False),
    ("finding", "change", "proposed", "changed", "confirm_finding", False),
    ("finding", "change", "rejected", "changed", "confirm_finding", False),
    ("finding", "merge", "proposed", "merged", "confirm_finding", False),
    ("finding", "merge", "rejected", "merged", "confirm_finding", False),
    ("finding", "reject", "proposed", "rejected", "confirm_finding", False),
    ("review", "freeze", "draft", "frozen", "freeze_review", False),
    ("review", "amend", "frozen", "amended", "freeze_review", True),
    ("review", "amend", "amended", "amended", "freeze_review", True),
    ("intake", "read", "received", "read", "upload_resolution", False),
    ("intake", "read", "failed", "read", "upload_resolution", False),
    ("intake", "fail", "received", "failed", "upload_resolution", False),
    ("intake", "fail", "failed", "failed", "upload_resolution", False),
    ("intake", "confirm", "read", "confirmed", "confirm_finding", False),
}


def test_the_tables_hold_these_moves_and_no_others() -> None:
    assert {
        (name, move.name, source.value, move.target.value, move.action.value, move.needs_reason)
        for name, workflow in WORKFLOWS.items()
        for move in workflow.moves
        for source in move.sources
    } == MOVES


EVERY_PAIR = [
    (name, workflow, state, move.name)
    for name, workflow in WORKFLOWS.items()
    for state in workflow.states
    for move in workflow.moves
]


@pytest.mark.parametrize(("name", "workflow", "state", "move"), EVERY_PAIR)
def test_a_move_is_allowed_from_its_states_only(name: str, workflow: Workflow, state: StrEnum, move: str) -> None:
    if any((name, move, state.value) == each[:3] for each in MOVES):
        assert workflow.check(state, move, "vì số liệu sai").name == move
    else:
        with pytest.raises(MoveRefused) as refused:
            workflow.check(state, move, "vì số liệu sai")
        assert workflow.state_name(state) in str(refused.value)


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_locked_report_is_reopened_only_with_a_reason(reason: str) -> None:
    with pytest.raises(ReasonMissing, match="mở lại phải ghi lý do"):
        SUBMISSION.check(Submission.LOCKED, "reopen", reason)
    assert SUBMISSION.check("locked", "reopen", "đơn vị gửi nhầm").target is Submission.RETURNED


def test_a_refused_move_says_what_can_be_done() -> None:
    with pytest.raises(MoveRefused, match=r"Báo cáo đang “đã nộp” nên không thể khóa\. Có thể: trả lại, duyệt\."):
        SUBMISSION.check(Submission.SUBMITTED, "lock")


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
def test_every_state_is_reached_and_named_apart(workflow: Workflow) -> None:
    reached, waiting = {workflow.initial}, [workflow.initial]
    while waiting:
        following = {move.target for move in workflow.moves_from(waiting.pop())} - reached
        reached |= following
        waiting += following
    assert reached == set(workflow.states) == set(type(workflow.initial))
    assert len(set(workflow.states.values())) == len(workflow.states)


def test_states_of_one_spelling_keep_their_own_names() -> None:
    assert WORKFLOWS["submission"].state_name("draft") == "đang soạn"
    assert WORKFLOWS["task"].state_name("draft") == "dự thảo"


def test_an_unknown_state_allows_nothing_and_an_unknown_move_is_a_mistake() -> None:
    assert SUBMISSION.moves_from("lost") == ()
    assert SUBMISSION.is_final("lost")
    assert WORKFLOWS["document"].is_final("withdrawn")
    with pytest.raises(KeyError):
        SUBMISSION.move("approve")


def test_nobody_accepts_what_they_sent() -> None:
    accept, lock = SUBMISSION.move("accept"), SUBMISSION.move("lock")
    with pytest.raises(SamePerson, match="nhờ người khác"):
        check_person(accept, 7, 7)
    check_person(accept, 7, 8)
    check_person(lock, 7, 7)
    assert accept.action is Action.ACCEPT_REPORT


FULL_TASK = {
    "title": "Xây dựng Quy chế",
    "lead": 3,
    "responsible": 5,
    "due_on": "2026-06-30",
    "product": "Quy chế",
    "authority": "Ban Thường vụ",
}


@pytest.mark.parametrize(
    ("lacks", "sentence"),
    [
        ([], ""),
        (["product"], "Chưa rõ sản phẩm."),
        (["product", "authority"], "Chưa rõ sản phẩm, thẩm quyền."),
        (["due_on"], "Chưa rõ thời gian."),
        (["responsible"], ""),
        (["lead"], "Chưa rõ trách nhiệm."),
        (["lead", "responsible"], "Chưa rõ người, trách nhiệm."),
        (list(FULL_TASK), "Chưa rõ người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền."),
    ],
)
def test_what_is_not_clear_is_named(lacks: list[str], sentence: str) -> None:
    for nothing in (None, "  "):
        task = {**FULL_TASK, **dict.fromkeys(lacks, nothing)}
        assert missing_sentence(missing_clarities(task)) == sentence


def test_the_list_of_clarities_is_the_offices_own() -> None:
    # Five rõ with "kiểm tra" (domain facts 2.4; second-hand).
    own = (*SIX_CLARITIES[:4], Clarity("check", "rõ kiểm tra", ("checked_by",)))
    assert missing_sentence(missing_clarities(FULL_TASK, own)) == "Chưa rõ kiểm tra."
    assert Task.DRAFT == "draft"
