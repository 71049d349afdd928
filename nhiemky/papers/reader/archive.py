"""Zipped files with ceilings: how many parts, how large each and all, how much they grow. Nothing is ever unpacked
to disk, so a part's name (".." or not) is only a key."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from nhiemky.papers.reader.limits import Limits, ReadRefusal


class Damaged(ReadRefusal):
    """The file breaks off or contradicts itself."""

    exit_code = 30
    template = "Tệp bị hỏng hoặc tải về chưa đủ ({what}). Hãy xin lại tệp, hoặc mở bằng chương trình gốc rồi lưu lại."


class Bomb(ReadRefusal):
    """A small file that would unpack to an enormous one."""

    exit_code = 40
    template = "Tệp nén bung ra quá lớn ({what}), có thể là tệp phá hoại. Không đọc; hãy hỏi lại người gửi."


class LockedPart(ReadRefusal):
    """A zipped file whose parts need a password."""

    exit_code = 31
    template = "Tệp được đặt mật khẩu. Hãy mở bằng mật khẩu, lưu một bản không có mật khẩu rồi gửi lại."


_CHUNK = 64 * 1024
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, OSError, ValueError)


def open_archive(content: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive of a zipped file, checked by what its directory says; `part` checks again what comes out."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _UNREADABLE as error:
        raise Damaged(what="không mở được gói nén") from error
    parts = archive.infolist()
    if len(parts) > limits.entries:
        raise Bomb(what=f"{len(parts)} phần")
    total = 0
    for part in parts:
        total += part.file_size
        grows = part.file_size > max(limits.free_bytes, part.compress_size * limits.ratio)
        if part.file_size > limits.part_bytes or total > limits.unpacked_bytes or grows:
            raise Bomb(what=f"{max(part.file_size, total) // (1024 * 1024)} MB")
    return archive


def parts_of(content: bytes, limits: Limits) -> frozenset[str]:
    """The names of the parts of a zipped file."""
    with open_archive(content, limits) as archive:
        return frozenset(archive.namelist())


def chunks_of(archive: zipfile.ZipFile, name: str, most: int) -> Iterator[bytes]:
    """A part, piece by piece; raises Bomb where more comes out than its directory said or than `most` bytes."""
    try:
        size = archive.getinfo(name).file_size
        read = 0
        with archive.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                read += len(chunk)
                if read > min(size, most):
                    raise Bomb(what=f"{read // (1024 * 1024)} MB")
                yield chunk
    except RuntimeError as error:
        raise LockedPart from error
    except _UNREADABLE as error:
        raise Damaged(what=f"phần {name[:80]}") from error
