"""The `nhiemky` command: one word per job, each in a module of its own that is imported only when it runs."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

COMMANDS = {
    "read": "đọc một văn bản và in những gì tìm thấy (không cần cơ sở dữ liệu)",
    "serve": "chạy máy chủ trang web cùng bộ xử lý việc nền",
    "setup": "tạo hoặc nâng cấp cơ sở dữ liệu, nạp bộ quy tắc mặc định",
    "manage": "lệnh quản trị của Django",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (2 for wrong words, 130 when interrupted)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # Old Windows consoles default to a code page without Vietnamese letters.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if words[:1] == ["manage"]:
        from nhiemky.cli import manage

        return manage.run_words(words[1:])
    parser = argparse.ArgumentParser(prog="nhiemky", description="Nhiệm kỳ: từ nghị quyết đến kết quả")
    parser.add_argument("--version", action="store_true", help="in phiên bản")
    commands = parser.add_subparsers(dest="command", metavar="LỆNH")
    chosen = words[0] if words and words[0] in COMMANDS else None
    for name, purpose in COMMANDS.items():
        sub = commands.add_parser(name, help=purpose, description=purpose)
        if name == chosen:
            importlib.import_module(f"nhiemky.cli.{name}").add_arguments(sub)
    found = parser.parse_args(words)
    if found.version:
        from nhiemky import __version__

        print(f"nhiemky {__version__}")
        return 0
    if found.command is None:
        parser.print_help()
        return 2
    try:
        return int(importlib.import_module(f"nhiemky.cli.{found.command}").run(found))
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
