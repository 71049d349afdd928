"""How much the reader takes on, and the base of everything it refuses."""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.rules.refusals import Refusal

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings of one reading; what lies above is refused before it can cost time or memory.

    `file_bytes` is the file as sent, `page_bytes` one web page; `unpacked_bytes` all parts of a zipped file together,
    `part_bytes` one of them; `ratio` how many times a part may grow on unpacking (above `free_bytes`, where small
    parts that pack well stop counting); `entries` parts in the file; `depth` tables in tables, elements in elements.
    `seconds` (of reading, and again of finding) and `memory_bytes` hold in a process of its own (`apart`).
    """

    file_bytes: int = 64 * MEGABYTE
    page_bytes: int = 16 * MEGABYTE
    unpacked_bytes: int = 256 * MEGABYTE
    part_bytes: int = 128 * MEGABYTE
    free_bytes: int = 4 * MEGABYTE
    ratio: int = 150
    entries: int = 4_000
    depth: int = 200
    pages: int = 3_000
    blocks: int = 300_000
    characters: int = 15_000_000
    seconds: float = 120
    memory_bytes: int = 2_048 * MEGABYTE


DEFAULT_LIMITS = Limits()


class ReadRefusal(Refusal):
    """A file that is not read, and why; `exit_code` is what `nhiemky read` returns for it."""

    exit_code = 1


class TooLong(ReadRefusal):
    """More pages, blocks, letters or nesting than any office paper has."""

    exit_code = 42
    template = "Tệp dài quá mức đọc được ({what}, nhiều nhất {limit}). Hãy tách thành nhiều tệp rồi đọc từng tệp."


def check_length(what: str, count: int, limit: int) -> None:
    """Raise TooLong where `count` of `what` ("trang", "ký tự") is above the limit."""
    if count > limit:
        raise TooLong(what=f"{count} {what}", limit=limit)
