"""Bytes on disk, by hash: written once and whole, checked when they are read."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from nhiemky.rules.refusals import Refusal


class FileDamaged(Refusal):
    """The bytes on disk are gone, or no longer those that were stored."""

    template = "Tệp lưu trữ {sha256} bị mất hoặc hỏng. Hãy khôi phục thư mục tệp từ bản sao lưu."


def digest(content: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def path_of(sha256: str) -> Path:
    """Return where the bytes of that hash stand: <files>/ab/cd/abcd…"""
    return Path(settings.NHIEMKY_FILES) / sha256[:2] / sha256[2:4] / sha256


def write(content: bytes) -> str:
    """Put the bytes under their hash and return it; whoever looks sees the whole file or none.

    Bytes that stand there already are left alone, unless they were damaged: then they are put right.
    """
    sha256 = digest(content)
    path = path_of(sha256)
    if path.is_file() and digest(path.read_bytes()) == sha256:
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(Path(name), path)
    finally:
        Path(name).unlink(missing_ok=True)
    return sha256


def _put_in_place(part: Path, path: Path) -> None:
    """Rename at once. Windows refuses while someone reads the same bytes there: then they are there already."""
    try:
        part.replace(path)
    except PermissionError:
        if not path.is_file():
            raise


def read(sha256: str) -> bytes:
    """Return the bytes of that hash. Raises FileDamaged where they are missing or no longer have it."""
    try:
        content = path_of(sha256).read_bytes()
    except OSError:
        raise FileDamaged(sha256=sha256) from None
    if digest(content) != sha256:
        raise FileDamaged(sha256=sha256)
    return content
