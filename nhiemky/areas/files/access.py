"""The door to uploads. Whose organisations someone may read is decided above, in the directory, and passed in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from nhiemky.areas.audit.access import one
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.files.models import Upload


def visible_to(viewer: Actor, within: QuerySet[Model] | Iterable[int] = ()) -> QuerySet[Upload]:
    """Return the uploads that the viewer gave, and those of the organisations `within`; a command sees all."""
    if isinstance(viewer, SystemActor):
        return Upload.objects.all()
    if viewer.actor_id is None:
        return Upload.objects.none()
    organisations = within.values("pk") if isinstance(within, QuerySet) else list(within)
    return Upload.objects.filter(Q(uploaded_by_id=viewer.actor_id) | Q(organisation_id__in=organisations))


def get_upload(viewer: Actor, upload_id: int, *, within: QuerySet[Model] | Iterable[int] = ()) -> Upload:
    """Return an upload with its stored file; NotVisible where it doesn't exist or isn't the viewer's to see."""
    return one(visible_to(viewer, within).select_related("stored"), upload_id)
