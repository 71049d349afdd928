"""Whether every stored file still has the bytes that were given, as the trail says."""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.files import store
from nhiemky.areas.files.models import StoredFile, Upload


def flaws(viewer: Actor) -> Iterator[str]:
    """Yield a sentence for each file whose bytes are gone or changed, and each upload that points at other bytes.

    For commands; others see nothing of it. Every byte is read again.
    """
    if not isinstance(viewer, SystemActor):
        raise NotVisible
    for sha256 in StoredFile.objects.order_by("id").values_list("sha256", flat=True).iterator():
        try:
            store.read(sha256)
        except store.FileDamaged:
            yield f"tệp lưu trữ {sha256} bị mất hoặc không còn như khi nộp"
    given = Entry.objects.filter(verb="files.stored").order_by("id").values_list("object_id", "facts").iterator()
    kept = {upload: facts["sha256"] for upload, facts in given}
    for upload, sha256 in Upload.objects.order_by("id").values_list("pk", "stored__sha256").iterator():
        if kept.pop(upload, "") != sha256:
            yield f"tệp đã nộp số {upload} không còn là tệp mà nhật ký đã ghi"
    for upload in sorted(kept):
        yield f"tệp đã nộp số {upload} không còn trong cơ sở dữ liệu"
