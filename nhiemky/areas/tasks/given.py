"""What a person fills in for a task."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from nhiemky.areas.targets.given import NOTHING_QUOTED, Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task as it is drafted: who leads (an organisation, and a person of it), what, by when, on whose authority.

    `joins` are ids of organisations that join in, `watches` of those that watch over it.
    """

    title: str
    lead_id: int | None = None
    person_id: int | None = None
    joins: tuple[int, ...] = ()
    watches: tuple[int, ...] = ()
    responsibility: str = ""
    product: str = ""
    authority: str = ""
    due_on: datetime.date | None = None
    quoted: Quoted = NOTHING_QUOTED


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPart:
    """One unit's part of a task that is handed down; what is "" or None is as in the whole."""

    organisation_id: int
    title: str = ""
    product: str = ""
    due_on: datetime.date | None = None
