"""Which organisations the names in a text are: for proposing who leads a task and who joins."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import visible_organisations
from nhiemky.areas.directory.models import Body, OrganisationVersion, valid_on
from nhiemky.areas.intake import plain
from nhiemky.areas.intake.models import Finding
from nhiemky.areas.intake.proposals import with_units
from nhiemky.areas.tasks.given import NewTask
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.text import fold

_MOST_NAMES = 200
"""Distinct names that are looked up for one text; SQLite takes an expression only so deep."""


@dataclass(frozen=True, slots=True)
class Units:
    """`ids`: organisations by folded name; `bodies`: folded names of bodies of the organisation `own`."""

    own: int
    ids: Mapping[str, int]
    bodies: tuple[str, ...]

    def is_own_body(self, name: str) -> bool:
        """Whether a name is that of a body of the organisation ("Ban Thường vụ Đảng ủy")."""
        folded = fold(name)
        return any(folded == body or folded.startswith(f"{body} ") for body in self.bodies)

    def propose(self, finding: Finding) -> NewTask:
        """The task that a finding is proposed as, with the organisations that it names."""
        assignee = finding.data.get("assignee") or ""
        own = self.own if assignee and self.is_own_body(assignee) else None
        return with_units(plain.task_of(finding.proposal), assignee, finding.data.get("joins") or (), self.ids, own)


def units_in(viewer: Actor, organisation_id: int, tasks: Iterable[Finding], at: datetime.datetime) -> Units:
    """Look up the names in found tasks among the organisations that the viewer may see: two queries.

    A name that two organisations bear is nobody's; a person chooses.
    """
    names = {name for task in tasks for name in (task.data.get("assignee"), *task.data.get("joins", ())) if name}
    keys = sorted({fold(name) for name in names} - {""})[:_MOST_NAMES]
    bodies = Body.objects.filter(organisation=organisation_id).values_list("name", flat=True)
    return Units(organisation_id, _ids(viewer, keys, at), tuple(sorted({fold(name) for name in bodies})))


def _ids(viewer: Actor, keys: list[str], at: datetime.datetime) -> Mapping[str, int]:
    """Organisations by the folded names that one of them alone bears."""
    if not keys:
        return {}
    seen = visible_organisations(viewer, Action.SEE_ORGANISATION, at)
    alike = reduce(or_, (Q(folded__contains=key) for key in keys))
    rows = OrganisationVersion.objects.filter(valid_on(local_day(at)), alike, organisation__in=seen)
    bearers: dict[str, set[int]] = defaultdict(set)
    for pk, *names in rows.values_list("organisation_id", "name", "short_name"):
        for name in names:
            bearers[fold(name)].add(pk)
    return {key: next(iter(bearers[key])) for key in keys if len(bearers[key]) == 1}
