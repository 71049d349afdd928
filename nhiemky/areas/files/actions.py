"""Writes of files."""

from __future__ import annotations

import datetime
import errno

from django.conf import settings
from django.db import transaction

from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.files import store as bytes_store
from nhiemky.areas.files.kinds import has_macros, is_program, is_started_by_name, media_type
from nhiemky.areas.files.models import Purpose, StoredFile, Upload
from nhiemky.areas.files.names import safe_name
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import format_number


class EmptyFile(Refusal):
    """A file without a byte."""

    template = "Tệp “{name}” không có nội dung. Hãy kiểm tra lại tệp rồi nộp lại."


class FileTooLarge(Refusal):
    """More bytes than the office accepts."""

    template = "Tệp “{name}” nặng {size} MB, vượt mức {limit} MB. Hãy giảm cỡ ảnh hoặc tách tệp rồi nộp lại."


class ProgramRefused(Refusal):
    """A program or script, whatever its name says."""

    template = "Tệp “{name}” là chương trình chạy được nên không nhận. Hãy nộp văn bản, bảng tính, PDF hoặc ảnh."


class MacrosRefused(Refusal):
    """An office file with a program in it."""

    template = (
        "Tệp “{name}” có macro (chương trình chạy trong Word, Excel) nên không nhận. Hãy lưu lại thành .docx, .xlsx "
        "hoặc PDF rồi nộp lại."
    )


class NotKept(Refusal):
    """The disk refuses the bytes."""

    template = (
        "Máy chủ không lưu được tệp “{name}” ({why}). Tệp chưa được nhận. Hãy báo quản trị viên, sau đó nộp lại tệp."
    )


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def store(
    *,
    actor: Actor,
    at: datetime.datetime,
    name: str,
    content: bytes,
    organisation_id: int | None = None,
    purpose: Purpose = Purpose.EVIDENCE,
    description: str = "",
    limit: int | None = None,
) -> Upload:
    """Keep a file that someone gives for an organisation; the same bytes are stored once, each giving is a row.

    The caller has checked that `actor` may add files there. `purpose` says through which door the file goes out again:
    evidence with the right to see evidence, everything else through its own area alone. `limit` in bytes, the
    installation's own where it is None. The bytes are on disk before the row is: a row never points at nothing. Raises
    EmptyFile, FileTooLarge, ProgramRefused, MacrosRefused; NotKept where the disk refuses.
    """
    cleaned = safe_name(name)
    _check(cleaned, content, settings.NHIEMKY_UPLOAD_LIMIT if limit is None else limit)
    try:
        sha256 = bytes_store.write(content)
    except OSError as error:
        raise NotKept(name=cleaned, why="đĩa đã đầy" if error.errno in _FULL else "không ghi được vào đĩa") from error
    with transaction.atomic():
        stored, _ = StoredFile.objects.get_or_create(
            sha256=sha256, defaults={"size": len(content), "media_type": media_type(content), "stored_at": at}
        )
        upload = insert(
            Upload(
                stored=stored,
                name=cleaned,
                uploaded_by_id=actor.actor_id,
                uploaded_by_name=actor.actor_name[:200],
                uploaded_at=at,
                organisation_id=organisation_id,
                purpose=purpose,
                description=storable(description).strip(),
            )
        )
        facts = {"size": len(content), "sha256": sha256}
        record(actor=actor, at=at, verb="files.stored", obj=upload, facts=facts, organisation=organisation_id)
    return upload


def _check(name: str, content: bytes, limit: int) -> None:
    """Refuse what can't be kept."""
    if not content:
        raise EmptyFile(name=name)
    if len(content) > limit:
        raise FileTooLarge(name=name, size=_megabytes(len(content)), limit=_megabytes(limit))
    if is_program(content) or is_started_by_name(name):
        raise ProgramRefused(name=name)
    if has_macros(name, content):
        raise MacrosRefused(name=name)


def _megabytes(size: int) -> str:
    """Bytes as megabytes with one decimal, rounded up so that a file over the limit never reads as the limit."""
    tenths = -(-size * 10 // (1024 * 1024))
    return f"{format_number(tenths // 10)},{tenths % 10}" if tenths % 10 else format_number(tenths // 10)
