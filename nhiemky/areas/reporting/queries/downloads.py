"""Bytes of what may be downloaded: a frozen review in either form, a piece of evidence."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory.access import NotVisible, get_upload
from nhiemky.areas.files.models import Upload
from nhiemky.areas.files.queries import open_content
from nhiemky.areas.reporting.access import get_review
from nhiemky.areas.reporting.proving import holds
from nhiemky.rules.refusals import Refusal


class NotAsFrozen(Refusal):
    """What is kept of a frozen review is not what was frozen."""

    template = (
        "Không tải được: báo cáo lưu trong hệ thống không còn khớp với nhật ký lúc chốt. "
        "Hãy báo người phụ trách hệ thống chạy `nhiemky audit verify`."
    )


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way out: its safe name, what it is, its bytes and their SHA-256."""

    name: str
    media_type: str
    content: bytes
    sha256: str


def review_file(viewer: Actor, review_id: int, form: str, at: datetime.datetime) -> Download:
    """Return a frozen review as "docx" or "pdf", the very bytes that were frozen.

    Raises NotVisible; NotAsFrozen where the trail says that other bytes were frozen, or another dossier.
    """
    review = get_review(viewer, review_id, at)
    upload = {"docx": review.docx, "pdf": review.pdf}.get(form)
    if upload is None:
        raise NotVisible
    if not holds(review):
        raise NotAsFrozen
    return download(viewer, upload)


def evidence_file(viewer: Actor, upload_id: int, at: datetime.datetime) -> Download:
    """Return a piece of evidence that the viewer may see today. Raises NotVisible."""
    return download(viewer, get_upload(viewer, upload_id, at))


def download(viewer: Actor, upload: Upload) -> Download:
    """Return the bytes of an upload that the viewer got through the door of its area. Raises FileDamaged."""
    content = open_content(viewer, upload)
    return Download(upload.name, upload.stored.media_type, content, upload.stored.sha256)
