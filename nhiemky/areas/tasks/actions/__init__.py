"""Every write of tasks, by verb family."""

from __future__ import annotations

from nhiemky.areas.tasks.actions.changing import extend_task, hand_down_task, reassign_task
from nhiemky.areas.tasks.actions.drafting import change_draft, draft_task, issue_task
from nhiemky.areas.tasks.actions.working import (
    cancel_task,
    close_task,
    reopen_task,
    report_progress,
    send_back_task,
    start_task,
)

__all__ = [
    "cancel_task",
    "change_draft",
    "close_task",
    "draft_task",
    "extend_task",
    "hand_down_task",
    "issue_task",
    "reassign_task",
    "reopen_task",
    "report_progress",
    "send_back_task",
    "start_task",
]
