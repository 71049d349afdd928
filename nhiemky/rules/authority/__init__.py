"""Authority: permission is position in the tree. Role × action × relation, and it fails closed."""

from __future__ import annotations

from nhiemky.rules.authority.decisions import Decision, Grant, Scope, Structure, decide, reach
from nhiemky.rules.authority.table import (
    ACTION_NAMES,
    ROLE_NAMES,
    Action,
    Relation,
    Role,
    allowed_actions,
    may,
    relations_for,
)

__all__ = [
    "ACTION_NAMES",
    "ROLE_NAMES",
    "Action",
    "Decision",
    "Grant",
    "Relation",
    "Role",
    "Scope",
    "Structure",
    "allowed_actions",
    "decide",
    "may",
    "reach",
    "relations_for",
]
