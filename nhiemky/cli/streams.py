"""The three standard streams as every command may rely on them, and text that can't steer the terminal."""

from __future__ import annotations

import os
import re
import sys

from nhiemky.rules.refusals import Refusal

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class NotPrinted(Refusal):
    """What was to be printed can't go out."""

    template = "Không ghi được kết quả ra ({why}). Hãy kiểm tra chỗ trống trên đĩa rồi chạy lại; không tệp nào bị đổi."


def make_ready() -> None:
    """Give every stream a place to go, in UTF-8: old Windows consoles default to a code page without our letters.

    A stream that whoever started the command has closed reads nothing and keeps nothing, instead of being absent.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def let_go() -> None:
    """Send what may still be printed nowhere, once whoever was reading has gone or the disk is full."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def printable(text: str) -> str:
    """Return the text on one line, without what a terminal would obey or that turns the reading direction."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(letter if letter.isprintable() else "?" for letter in line)


def as_json_line(text: str) -> str:
    """Return JSON that means the same, with what could steer a terminal or end a line early written as \\uXXXX."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
