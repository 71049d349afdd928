"""Whether the frozen reviews still are what was frozen, as the trail says."""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.reporting.models import Review
from nhiemky.areas.reporting.proving import FROZEN, faults
from nhiemky.rules.workflow import Review as State


def flaws(viewer: Actor) -> Iterator[str]:
    """Yield a sentence for each review that is not as it was frozen: dossier, DOCX, PDF, who and when, its addenda.

    For commands; others see nothing of it.
    """
    if not isinstance(viewer, SystemActor):
        raise NotVisible
    frozen = set(Entry.objects.filter(verb=FROZEN).values_list("object_id", flat=True))
    reviews = Review.objects.select_related("docx__stored", "pdf__stored").order_by("id")
    for review in reviews.iterator(chunk_size=50):
        if review.pk in frozen or review.status != State.DRAFT:
            frozen.discard(review.pk)
            for fault in faults(review):
                yield f"báo cáo {review.pk} (“{review.subject}”): {fault}"
    for missing in sorted(frozen):
        yield f"báo cáo {missing} đã chốt không còn trong cơ sở dữ liệu"
