"""What may be wrong with an installation, said in Vietnamese with what to do: its folder, settings, disk, database."""

from __future__ import annotations

import contextlib
import errno
import re
import sqlite3
from collections.abc import Iterator

from nhiemky.rules.refusals import Refusal


class HomeUnusable(Refusal):
    """The folder of the installation can't be made, read or written."""

    template = (
        "Không dùng được “{path}”: {why}. Hãy đặt NHIEMKY_HOME là một thư mục mà tài khoản này được ghi, rồi chạy lại."
    )


class SecretKeyDamaged(Refusal):
    """The file with the secret key holds none."""

    template = (
        "Tệp khóa bí mật “{path}” rỗng, hỏng hoặc không đọc được. Hãy khôi phục từ bản sao lưu; nếu không có, hãy đổi "
        "tên tệp rồi chạy lại để tạo khóa mới (mọi người sẽ phải đăng nhập lại, dữ liệu không mất)."
    )


class SettingWrong(Refusal):
    """A setting has a value that can't be used."""

    template = "Cài đặt chưa đúng: {what}. Hãy sửa biến môi trường đó rồi chạy lại."


class DiskRefuses(Refusal):
    """The disk takes no more, or nothing at all."""

    template = (
        "Máy không ghi được vào đĩa ({why}). Những gì đã lưu trước đó vẫn còn nguyên. Hãy dọn chỗ trống hoặc kiểm tra "
        "quyền ghi, rồi chạy lại."
    )


class DatabaseDamaged(Refusal):
    """The file is no SQLite database, or parts of it are broken."""

    template = (
        "Tệp cơ sở dữ liệu “{path}” bị hỏng hoặc không phải cơ sở dữ liệu. Chưa có gì bị ghi thêm. Hãy giữ lại tệp này "
        "(đổi tên), khôi phục từ bản sao lưu rồi chạy lại."
    )


class DatabaseUnopened(Refusal):
    """The database can't be opened or reached."""

    template = "Không mở được cơ sở dữ liệu {path} ({why}). Hãy kiểm tra đường dẫn, quyền truy cập và máy chủ dữ liệu."


class DatabaseBusy(Refusal):
    """Someone else holds the database for too long."""

    template = "Cơ sở dữ liệu đang bận vì một chương trình khác đang ghi. Hãy đợi ít phút rồi chạy lại."


class DatabaseUnprepared(Refusal):
    """Tables are missing."""

    template = "Cơ sở dữ liệu {path} chưa được tạo hoặc chưa nâng cấp đủ. Hãy chạy “nhiemky setup” rồi làm lại."


class DatabaseForeign(Refusal):
    """The tables of another program."""

    template = (
        "{path} là cơ sở dữ liệu của chương trình khác (có bảng “{table}”). Không có gì bị thay đổi. Hãy đặt "
        "NHIEMKY_HOME là thư mục khác."
    )


class DatabaseMissing(Refusal):
    """No tables, though files were handed in."""

    template = (
        "Cơ sở dữ liệu {path} trống, trong khi “{folder}” còn tệp đã nộp. Chưa có gì được tạo mới. Hãy khôi phục cơ sở "
        "dữ liệu từ bản sao lưu; nếu thật sự muốn bắt đầu lại, hãy đặt NHIEMKY_HOME là thư mục khác."
    )


class DatabaseNewer(Refusal):
    """A later version of the product has changed the database."""

    template = (
        "Cơ sở dữ liệu {path} đã được một phiên bản mới hơn nâng cấp (bước {step}). Không có gì bị thay đổi. Hãy cài "
        "phiên bản Nhiệm kỳ mới hơn, hoặc khôi phục bản sao lưu trước khi nâng cấp."
    )


_WORDS = {
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "hệ điều hành không cho phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết hạn mức đĩa",
    errno.EFBIG: "tệp vượt cỡ mà hệ thống cho phép",
    errno.EIO: "đĩa bị lỗi khi đọc hoặc ghi",
    errno.ENOENT: "không có thư mục hoặc tệp này",
    errno.EEXIST: "đã có một tệp cùng tên",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết vòng quanh không có điểm cuối",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.ENOMEM: "không đủ bộ nhớ",
    errno.EADDRINUSE: "đang có chương trình khác dùng",
    errno.EADDRNOTAVAIL: "địa chỉ này không thuộc máy này",
    errno.EPIPE: "nơi nhận đã đóng",
}
_FULL = re.compile(r"disk is full|disk I/O error|readonly database|read-only", re.IGNORECASE)
_DAMAGED = re.compile(r"not a database|malformed|file is encrypted", re.IGNORECASE)
_BUSY = re.compile(r"database (?:table )?is locked|lock timeout|too many connections|too many clients", re.IGNORECASE)
_UNPREPARED = re.compile(r"no such (?:table|column)|(?:relation|column) \S+ does not exist", re.IGNORECASE)
_PASSWORD = re.compile(r"(password|passwd)\s*=\s*\S+", re.IGNORECASE)


def why(error: OSError) -> str:
    """Return the system's reason in Vietnamese, its own words where it is a rare one."""
    number = error.errno or 0
    return _WORDS.get(number, f"{error.strerror or 'lỗi hệ thống'}, mã {number}")


@contextlib.contextmanager
def in_words() -> Iterator[None]:
    """Raise a Refusal in place of what disk and database raise; what is not known stays as it is."""
    from django.db import DatabaseError

    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        if (refusal := of_database(error)) is None:
            raise
        raise refusal from error
    except OSError as error:
        raise of_system(error) from error


def of_system(error: OSError) -> Refusal:
    """Return what to say where the system refuses a file or a folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
        return DiskRefuses(why=why(error))
    return HomeUnusable(path=error.filename or "thư mục cài đặt", why=why(error))


def of_database(error: Exception) -> Refusal | None:
    """Return what to say where the database refuses; None where that is no fault of the installation."""
    from django.db import OperationalError
    from django.db.migrations.exceptions import InconsistentMigrationHistory

    words = str(error)
    path = database_name()
    if _DAMAGED.search(words) or isinstance(error, InconsistentMigrationHistory):
        return DatabaseDamaged(path=path)
    if _FULL.search(words):
        return DiskRefuses(why="đĩa đầy, bị lỗi hoặc chỉ cho đọc")
    if _BUSY.search(words):
        return DatabaseBusy()
    if _UNPREPARED.search(words):
        return DatabaseUnprepared(path=path)
    if isinstance(error, OperationalError | sqlite3.OperationalError):
        return DatabaseUnopened(path=path, why=_PASSWORD.sub(r"\1=…", " ".join(words.split()))[:200])
    return None


def database_name() -> str:
    """Return what to call the database: the file, or the name and the server; never the password."""
    from django.conf import settings

    chosen = settings.DATABASES["default"]
    if chosen["ENGINE"].endswith("sqlite3"):
        return str(chosen["NAME"])
    return f"“{chosen['NAME']}” trên {chosen['HOST'] or 'máy này'}"
