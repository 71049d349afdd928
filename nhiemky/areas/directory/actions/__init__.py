"""Every write of the directory: keyword-only, with who does it and at which moment."""

from __future__ import annotations

from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.directory.actions.grants import end_grant, grant
from nhiemky.areas.directory.actions.organisations import create_organisation, rename
from nhiemky.areas.directory.actions.people import (
    appoint,
    create_person,
    create_position,
    end_holding,
    erase_personal_details,
    rename_person,
)
from nhiemky.areas.directory.actions.rules import publish_rule_set
from nhiemky.areas.directory.actions.signing import change_own_password, lock_out, sign_in, sign_out
from nhiemky.areas.directory.actions.structure import create_group, create_hierarchy, join_group, leave_group, move
from nhiemky.areas.directory.actions.succession import absorb, dissolve, merge, split
from nhiemky.areas.directory.actions.terms import close_term, create_body, open_term
from nhiemky.areas.directory.actions.users import create_user, deactivate_user, set_password
from nhiemky.areas.directory.given import GrantMove, NewOrganisation, SplitPart

__all__ = [
    "Actor",
    "GrantMove",
    "NewOrganisation",
    "SplitPart",
    "SystemActor",
    "absorb",
    "appoint",
    "change_own_password",
    "close_term",
    "create_body",
    "create_group",
    "create_hierarchy",
    "create_organisation",
    "create_person",
    "create_position",
    "create_user",
    "deactivate_user",
    "dissolve",
    "end_grant",
    "end_holding",
    "erase_personal_details",
    "grant",
    "join_group",
    "leave_group",
    "lock_out",
    "merge",
    "move",
    "open_term",
    "publish_rule_set",
    "rename",
    "rename_person",
    "set_password",
    "sign_in",
    "sign_out",
    "split",
]
