"""File names as they may be kept and given back: no folders, no tricks of display, accepted by every system."""

from __future__ import annotations

import re
import unicodedata

from nhiemky.rules.text import normalise

LONGEST = 150
LONGEST_IN_BYTES = 240  # file systems take 255 bytes, and a Vietnamese letter is up to three
_LONGEST_ENDING = 12
_FORBIDDEN = re.compile(r'[<>:"|?*]')  # Windows; the slashes are gone by then
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?")
NAMELESS = "tep"


def safe_name(name: str) -> str:
    """Return the name without folders, control and direction marks, reserved words; NFC.

    At most 150 letters and 240 bytes; the ending is kept when the name is cut. A name of which nothing is left becomes
    "tep".
    """
    last = re.split(r"[/\\]", normalise(name))[-1]
    shown = "".join(letter for letter in re.sub(r"\s+", " ", last) if unicodedata.category(letter)[0] != "C")
    plain = _FORBIDDEN.sub("_", shown).strip(" .")
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    return _cut(plain) or NAMELESS


def _cut(name: str) -> str:
    """Cut a long name before its ending."""
    if _fits(name):
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or not 0 < len(ending) <= _LONGEST_ENDING:
        stem, ending = name, ""
    else:
        ending = f".{ending}"
    stem = stem[: LONGEST - len(ending)]
    while not _fits(stem + ending):
        stem = stem[:-1]
    return stem.strip(" .") + ending


def _fits(name: str) -> bool:
    return len(name) <= LONGEST and len(name.encode()) <= LONGEST_IN_BYTES
