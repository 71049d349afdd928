"""The door to the trail. Who may read an organisation's trail is decided above, in the directory, and passed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model, Q, QuerySet

from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.models import Entry
from nhiemky.rules.refusals import Refusal


class NotVisible(Refusal):
    """The object is not there for this person: it does not exist, or they may not know that it does (a 404)."""

    template = "Không tìm thấy nội dung này, hoặc bạn không có quyền xem."


def one[Found: Model](rows: QuerySet[Found], pk: int) -> Found:
    """Return the row of what someone may see; NotVisible where it is not among them, whyever."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def some[Found: Model](rows: QuerySet[Found], pks: Iterable[int]) -> Mapping[int, Found]:
    """Return rows of what someone may see by their ids; NotVisible where even one of these is not among them."""
    wanted = set(pks)
    found = rows.in_bulk(possible(wanted))
    if len(found) < len(wanted):
        raise NotVisible
    return found


def possible(pks: Iterable[int]) -> set[int]:
    """Return those of the ids that a row can have; SQLite breaks down on what 64 bits do not hold."""
    return {pk for pk in pks if 0 < pk < 2**63}


def visible_to(viewer: Actor, within: QuerySet[Model] | Iterable[int]) -> QuerySet[Entry]:
    """Return the entries of the organisations `within` (ids, or a queryset of organisations); a command sees all.

    Entries of no organisation are for commands alone.
    """
    if isinstance(viewer, SystemActor):
        return Entry.objects.all()
    if viewer.actor_id is None:
        return Entry.objects.none()
    organisations = within.values("pk") if isinstance(within, QuerySet) else list(within)
    return Entry.objects.filter(Q(organisation_id__in=organisations))
