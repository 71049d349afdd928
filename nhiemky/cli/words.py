"""The words of the command line: what may be typed, and what is said in Vietnamese where it is something else."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any

from nhiemky.cli.streams import printable

_SAID = (
    (r"argument (?P<what>[^:]+): invalid choice: (?P<typed>.+?) \(choose from (?P<known>.+)\)",
     "{what}: không có lựa chọn {typed}. Hãy chọn một trong: {known}."),
    (r"argument (?P<what>[^:]+): expected (?:one|at least one) argument", "{what}: còn thiếu giá trị đi sau."),
    (r"argument (?P<what>[^:]+): ignored explicit argument (?P<typed>.+)", "{what} không nhận giá trị {typed}."),
    (r"the following arguments are required: (?P<what>.+)", "Còn thiếu: {what}."),
    (r"unrecognized arguments: (?P<typed>.+)", "Không hiểu: {typed}."),
    (r"ambiguous option: (?P<typed>\S+) could match (?P<known>.+)", "{typed} viết tắt chưa rõ: {known}?"),
    (r"argument (?P<what>[^:]+): (?P<said>.+)", "{what}: {said}"),
)  # fmt: skip


class _Help(argparse.HelpFormatter):
    """Help whose first line begins in Vietnamese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Say how the command is typed."""
        super().add_usage(usage, actions, groups, "Cách gõ: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse in Vietnamese: help, and what is wrong with the words that were typed (exit code 2)."""

    def __init__(self, **named: Any) -> None:
        """Take what argparse takes."""
        super().__init__(add_help=False, formatter_class=_Help, **named)
        self._positionals.title, self._optionals.title = "Tham số", "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")

    def error(self, message: str) -> Any:
        """Say what is wrong and how the command is typed, then end."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{in_vietnamese(printable(message))} Gõ “{self.prog} --help” để xem hướng dẫn.\n")


def in_vietnamese(message: str) -> str:
    """Return argparse's sentence in Vietnamese; one that is not known stands after a colon."""
    for pattern, said in _SAID:
        if found := re.fullmatch(pattern, message):
            return said.format(**found.groupdict())
    return f"Dòng lệnh chưa đúng: {message}."


def port(text: str) -> int:
    """Return a port from 1 to 65535; ArgumentTypeError otherwise."""
    return _whole(text, 1, 65_535, "cổng")


def threads(text: str) -> int:
    """Return a number of threads from 1 to 256; ArgumentTypeError otherwise."""
    return _whole(text, 1, 256, "số luồng")


def host(text: str) -> str:
    """Return the name or address to listen on as it was typed; ArgumentTypeError for nothing."""
    if not text.strip():
        raise argparse.ArgumentTypeError("địa chỉ lắng nghe đang để trống; hãy ghi ví dụ 127.0.0.1.")
    return text.strip()


def _whole(text: str, least: int, most: int, what: str) -> int:
    """A whole number in Arabic digits within bounds."""
    if re.fullmatch("[0-9]{1,9}", text.strip()) and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f"{what} phải là số nguyên từ {least} đến {most}, không phải “{text[:40]}”.")
