"""The only door to the directory's objects, and the one permission function behind every door of the product."""

from __future__ import annotations

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.directory.access.decisions import (
    NotAllowed,
    check,
    check_everywhere,
    decide,
    decide_below,
    decide_everywhere,
    grants_of,
    may,
)
from nhiemky.areas.directory.access.doors import (
    get_grant,
    get_group,
    get_hierarchy,
    get_holding,
    get_organisation,
    get_person,
    get_position,
    get_term,
    get_upload,
    get_user,
    is_somebody,
    visible_uploads,
)
from nhiemky.areas.directory.access.lasting import check_lasting, decide_lasting
from nhiemky.areas.directory.access.reach import READING, visible_organisations

__all__ = [
    "READING",
    "NotAllowed",
    "NotVisible",
    "check",
    "check_everywhere",
    "check_lasting",
    "decide",
    "decide_below",
    "decide_everywhere",
    "decide_lasting",
    "get_grant",
    "get_group",
    "get_hierarchy",
    "get_holding",
    "get_organisation",
    "get_person",
    "get_position",
    "get_term",
    "get_upload",
    "get_user",
    "grants_of",
    "is_somebody",
    "may",
    "visible_organisations",
    "visible_uploads",
]
