"""The `nhiemky` command: one word per job, each in a module of its own that is imported only when it runs."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from nhiemky.cli import streams
from nhiemky.cli.words import Parser
from nhiemky.rules.refusals import Refusal

COMMANDS = {
    "read": "đọc một văn bản và in những gì tìm thấy (không cần cơ sở dữ liệu)",
    "serve": "chạy máy chủ trang web cùng bộ xử lý việc nền",
    "setup": "tạo hoặc nâng cấp cơ sở dữ liệu, nạp bộ quy tắc mặc định",
    "audit": "niêm phong nhật ký, hoặc kiểm tra nhật ký không bị sửa sau khi niêm phong",
    "manage": "lệnh quản trị của Django",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 1 for a refusal, 2 for wrong words, 130 when interrupted.

    What is refused is said on the error stream, in Vietnamese and with what to do; only a fault of ours raises.
    """
    streams.make_ready()
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        _flush()
    except Refusal as refusal:
        print(streams.printable(str(refusal)), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever was reading has seen enough
        streams.let_go()
        return 0
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
    return code


def _run(words: list[str]) -> int:
    """Run the command that the words name; its exit code."""
    if words[:1] == ["manage"]:
        from nhiemky.cli import manage

        return manage.run_words(words[1:])
    parser = Parser(prog="nhiemky", description="Nhiệm kỳ: từ nghị quyết đến kết quả")
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
    return int(importlib.import_module(f"nhiemky.cli.{found.command}").run(found))


def _flush() -> None:
    """Send out what still waits. Raises NotPrinted where the disk that it goes to is full."""
    from nhiemky.cli.faults import why

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        streams.let_go()
        raise streams.NotPrinted(why=why(error)) from error
