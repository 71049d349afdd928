"""Who on this machine may read the installation's folder: its owner alone. What is wider is told, with what to type.

In it lie the names and password hashes of everybody, the keys of their sessions, and the secret key.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

OWNER_ALONE = 0o077
ON_WINDOWS = os.name == "nt"
_WINDOWS = (
    "Trên Windows, hãy chỉ cho tài khoản chạy Nhiệm kỳ đọc thư mục dữ liệu: "
    'icacls "{home}" /inheritance:r /grant:r "%USERNAME%:(OI)(CI)F"'
)
_WIDER = (
    "CẢNH BÁO: tài khoản khác trên máy này đọc được {path}, trong đó có mật khẩu đã băm và phiên đăng nhập. "
    "Hãy chạy: chmod -R go= {home}"
)
_FOREIGN = (
    "CẢNH BÁO: {path} thuộc một tài khoản khác của máy; chủ của nó đọc và sửa được mọi dữ liệu. Hãy chuyển thư mục cho "
    "tài khoản chạy Nhiệm kỳ: chown -R {user} {home}"
)


def keep_to_owner() -> None:
    """Make what this process and its children create from now on readable by its owner alone. Windows has no such."""
    os.umask(OWNER_ALONE)


def tell(home: Path, *, always: bool = False) -> None:
    """Say on the error stream who else may read the folder; `always`: on Windows too, which can't be asked."""
    said = about(home) if not ON_WINDOWS else _WINDOWS.format(home=home) if always else ""
    if said:
        print(said, file=sys.stderr, flush=True)


def about(home: Path) -> str:
    """Return the sentence about a folder, or what matters in it, that others may read; "" where nobody else may.

    Not for Windows, where modes say nothing. A folder that others can't enter protects whatever lies in it.
    """
    state = home.stat()
    if state.st_uid != os.geteuid():
        return _FOREIGN.format(path=home, home=home, user=os.geteuid())
    if not stat.S_IMODE(state.st_mode) & OWNER_ALONE:
        return ""
    inside = [home / name for name in ("secret_key", "nhiemky.sqlite3", "nhiemky.sqlite3-wal", "files", "audit-heads")]
    wide = [path for path in inside if path.exists() and stat.S_IMODE(path.stat().st_mode) & OWNER_ALONE]
    return _WIDER.format(path=wide[0], home=home) if wide else ""
