"""Every write of targets, by verb family."""

from __future__ import annotations

from nhiemky.areas.targets.actions.handing import answer_share, hand_down
from nhiemky.areas.targets.actions.indicators import create_field, create_indicator
from nhiemky.areas.targets.actions.ledger import count, measure, post, supersede, withdraw
from nhiemky.areas.targets.actions.plans import assign_figure, plan_years
from nhiemky.areas.targets.actions.revising import close_target, complete_target, judge, revise_target
from nhiemky.areas.targets.actions.setting import set_target

__all__ = [
    "answer_share",
    "assign_figure",
    "close_target",
    "complete_target",
    "count",
    "create_field",
    "create_indicator",
    "hand_down",
    "judge",
    "measure",
    "plan_years",
    "post",
    "revise_target",
    "set_target",
    "supersede",
    "withdraw",
]
