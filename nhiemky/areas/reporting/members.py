"""Groups' members with their times, as circles of templates take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nhiemky.areas.directory.models import GroupMembership
from nhiemky.areas.reporting.audience import Membership


def members_of(groups: Iterable[int | None]) -> Mapping[int, tuple[Membership, ...]]:
    """Return every membership of the groups, past ones included, by group: one query, none without a group."""
    wanted = {group for group in groups if group is not None}
    found: dict[int, list[Membership]] = {group: [] for group in wanted}
    rows = GroupMembership.objects.filter(group__in=wanted).order_by("group_id", "valid_from") if wanted else ()
    for row in rows:
        found[row.group_id].append(Membership(row.organisation_id, row.valid_from, row.valid_to))
    return {group: tuple(rows) for group, rows in found.items()}
