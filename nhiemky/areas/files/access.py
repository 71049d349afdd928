"""The door to evidence. Whose organisations someone may read is decided above, in the directory, and passed in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, Model, Q, QuerySet

from nhiemky.areas.audit.access import one
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.files.models import Purpose, Upload


def visible_to(viewer: Actor, within: QuerySet[Model] | Iterable[int] = ()) -> QuerySet[Upload]:
    """Return the evidence of the organisations `within`, whose evidence the viewer may see today; a command sees all.

    To have given a file gives no right to it: who has left an office sees nothing of it any more. A file of no
    organisation is its giver's, as long as there is anything that they may see. Texts that wait to be read and
    printed reviews go out through their own areas, which know who may see them.
    """
    rows = Upload.objects.filter(purpose=Purpose.EVIDENCE)
    if isinstance(viewer, SystemActor):
        return rows
    if viewer.actor_id is None:
        return rows.none()
    own = Q(organisation_id__isnull=True, uploaded_by_id=viewer.actor_id)
    if isinstance(within, QuerySet):
        return rows.filter(Q(organisation_id__in=within.values("pk")) | (own & Q(Exists(within))))
    organisations = list(within)
    return rows.filter(Q(organisation_id__in=organisations) | own) if organisations else rows.none()


def get_upload(viewer: Actor, upload_id: int, *, within: QuerySet[Model] | Iterable[int] = ()) -> Upload:
    """Return a piece of evidence with its stored file; NotVisible where there is none that the viewer may see."""
    return one(visible_to(viewer, within).select_related("stored"), upload_id)
