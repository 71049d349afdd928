"""What the office sets from outside: environment variables, and the folder in which an installation lives."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_NO_ADDRESS = (
    "NHIEMKY_DATABASE_URL không đọc được: cổng phải là số từ 1 đến 65535, địa chỉ viết như "
    "postgresql://tên:mật-khẩu@máy:5432/cơ-sở-dữ-liệu (ký tự đặc biệt trong mật khẩu viết dạng %40)"
)


class SettingError(Exception):
    """A setting has a value that can't be used; the sentence says which and what is accepted."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, its default, and what it is for (the reference page prints these)."""

    name: str
    default: str
    purpose: str


SETTINGS = (
    Setting("NHIEMKY_HOME", "~/.nhiemky", "Thư mục chứa cơ sở dữ liệu, tệp tải lên, khóa bí mật và sổ niêm phong"),
    Setting("NHIEMKY_DATABASE_URL", "", "postgresql://…; để trống thì dùng SQLite trong NHIEMKY_HOME"),
    Setting("NHIEMKY_SECRET_KEY", "", "Khóa bí mật; để trống thì tự tạo một lần trong NHIEMKY_HOME"),
    Setting("NHIEMKY_HOSTS", "localhost,127.0.0.1,[::1]", "Các tên máy chủ được chấp nhận, cách nhau bằng dấu phẩy"),
    Setting("NHIEMKY_ORIGINS", "", "Các địa chỉ https://… mà biểu mẫu được gửi từ đó, cách nhau bằng dấu phẩy"),
    Setting(
        "NHIEMKY_HTTPS", "", "1 nếu máy chủ đứng sau HTTPS: cookie chỉ đi qua HTTPS, bật HSTS; cần cả NHIEMKY_PROXY"
    ),
    Setting(
        "NHIEMKY_PROXY",
        "",
        "Địa chỉ IP của máy chủ proxy lo HTTPS, thường là 127.0.0.1; chỉ từ địa chỉ này X-Forwarded-For và "
        "X-Forwarded-Proto mới được tin. Proxy phải tự đặt hai đầu mục này và giữ nguyên Host",
    ),
    Setting("NHIEMKY_DEBUG", "", "1 chỉ khi phát triển; không bao giờ bật ở cơ quan"),
    Setting("NHIEMKY_UPLOAD_MEGABYTES", "25", "Cỡ lớn nhất của một tệp tải lên"),
    Setting("NHIEMKY_SEEDS", "", "Thư mục văn bản thật để kiểm thử đọc; không nằm trong kho mã"),
    Setting("NHIEMKY_EXAMPLES", "", "Thư mục văn bản có chú giải để chấm điểm bộ đọc; không nằm trong kho mã"),
)


def value(name: str) -> str:
    """Return a listed setting's value from the environment, or its default. Unlisted names raise KeyError."""
    default = {setting.name: setting.default for setting in SETTINGS}[name]
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    """Return whether a yes/no setting is on: 1, true, yes, co (any case)."""
    return value(name).casefold() in {"1", "true", "yes", "co", "có"}


def words(name: str) -> list[str]:
    """Return a comma-separated setting as a list without empty words."""
    return [word.strip() for word in value(name).split(",") if word.strip()]


def whole_number(name: str) -> int:
    """Return a setting as a positive whole number; SettingError otherwise."""
    text = value(name)
    if not text.isdecimal() or int(text) == 0:
        raise SettingError(f"{name}={text!r}: cần một số nguyên dương")
    return int(text)


def proxy() -> str:
    """Return the address of the proxy whose word on client and scheme is taken; "" for nobody's.

    SettingError for what is no address: whoever is trusted here can be anybody to the product.
    """
    text = value("NHIEMKY_PROXY")
    try:
        return str(ipaddress.ip_address(text)) if text else ""
    except ValueError:
        raise SettingError(f"NHIEMKY_PROXY={text!r}: cần một địa chỉ IP, ví dụ 127.0.0.1") from None


def home() -> Path:
    """Return the installation's folder, made for its owner alone if it was missing."""
    folder = Path(value("NHIEMKY_HOME")).expanduser().absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """Return the secret key: the one set, else the one kept in the home folder, drawn once. Raises OSError."""
    if given := value("NHIEMKY_SECRET_KEY"):
        return given
    kept = home() / "secret_key"
    if not kept.exists():
        _draw_key(kept)
    return kept.read_text(encoding="ascii").strip()


def _draw_key(kept: Path) -> None:
    """Draw a key and put it in its place whole: of two first starts one wins, and both read what the winner drew."""
    drawn = kept.with_name(f"{kept.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(drawn, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        _put_first(drawn, kept)
    finally:
        drawn.unlink(missing_ok=True)


def _put_first(drawn: Path, kept: Path) -> None:
    """Give a finished file its name unless a file of that name stands already."""
    with contextlib.suppress(FileExistsError):
        try:
            kept.hardlink_to(drawn)
        except FileExistsError:
            raise
        except OSError:  # a disk without links; renaming replaces nothing on Windows, elsewhere the last one wins
            if not kept.exists():
                drawn.rename(kept)


def database() -> dict[str, Any]:
    """Return Django's settings of the one database: SQLite in the home folder, or the PostgreSQL that is named."""
    url = value("NHIEMKY_DATABASE_URL")
    if not url:
        return _sqlite(home() / "nhiemky.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # its sentence is English, and may quote a password
        raise SettingError(_NO_ADDRESS) from None
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SettingError(f"NHIEMKY_DATABASE_URL={parts.scheme}://…: chỉ nhận postgresql://")
    asked = dict(parse_qsl(parts.query))  # a socket's folder stands there: postgresql://user@/name?host=/run/postgresql
    asked_port = asked.get("port", "")
    if asked_port and not (asked_port.isdecimal() and asked_port.isascii() and 0 < int(asked_port[:6]) < 65_536):
        raise SettingError(_NO_ADDRESS)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "nhiemky",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or asked.get("host", ""),
        "PORT": str(port or asked_port),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    # IMMEDIATE: a transaction that will write takes the write lock at its start, so two writers wait for each
    # other instead of failing half-way. WAL: readers never wait.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
        },
    }
