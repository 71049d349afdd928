"""`nhiemky read FILE…`: what a paper says, as a table to look at or as JSON lines; no database, nothing is created.

The exit code is 0, or the largest among the refused files (`docs/reference/reader.md` lists them); a refused file is
named on the error stream and the others are still printed.
"""

from __future__ import annotations

import argparse
import glob
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from nhiemky.cli.faults import why
from nhiemky.cli.streams import NotPrinted, as_json_line, let_go, printable
from nhiemky.papers.content import Block, Paper
from nhiemky.papers.reader import DEFAULT_LIMITS, VERSION, ReadRefusal
from nhiemky.papers.reader.apart import Reader
from nhiemky.papers.reader.sniffing import TooLarge

if TYPE_CHECKING:  # loaded with the finders, by the first file that is read
    from nhiemky.papers.findings.model import Findings

STANDARD_INPUT = "-"
_BIG = 1024 * 1024
_QUOTED = ("terms", "events", "people", "targets", "results", "documents", "tasks", "awards", "doubts")


class MissingFile(ReadRefusal):
    """No such file."""

    exit_code = 10
    template = "Không có tệp này. Hãy kiểm tra lại tên và thư mục."


class IsFolder(ReadRefusal):
    """A folder where a file is wanted."""

    exit_code = 11
    template = "Đây là thư mục. Hãy ghi tên tệp, hoặc mọi tệp trong đó: {example}"


class UnreadableFile(ReadRefusal):
    """The system gives no leave to read it, or it is no plain file."""

    exit_code = 12
    template = "Máy không cho đọc tệp này ({why}). Hãy kiểm tra quyền đọc hoặc chép tệp sang thư mục khác."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, form of the output, quiet."""
    parser.add_argument("files", nargs="+", metavar="TỆP", help="tệp DOCX, PDF, HTML hoặc TXT; “-” là đầu vào chuẩn")
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="bảng để xem, hoặc mỗi tệp một dòng JSON"
    )
    parser.add_argument("--quiet", action="store_true", help="không hiện thanh tiến độ và các lưu ý")


def run(arguments: argparse.Namespace) -> int:
    """Read and print every file; return the largest exit code."""
    worst = 0
    try:
        with Reader(DEFAULT_LIMITS) as reader:
            for name in _once_each(arguments.files, quiet=arguments.quiet):
                worst = max(worst, _one(name, reader, arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever was reading has seen enough
        let_go()
    except OSError as error:
        let_go()
        raise NotPrinted(why=why(error)) from error
    return worst


def _one(name: str, reader: Reader, arguments: argparse.Namespace) -> int:
    """Read and print one file; its exit code."""
    try:
        content = _content(name)
        paper, found = _watched(content, name, reader, quiet=arguments.quiet)
    except ReadRefusal as refusal:
        print(f"{_shown(name)}: {printable(str(refusal))}", file=sys.stderr)
        return refusal.exit_code
    except OSError as error:  # no process could be started for the reading
        print(f"{_shown(name)}: {UnreadableFile(why=why(error))}", file=sys.stderr)
        return UnreadableFile.exit_code
    from nhiemky.papers.findings import as_json

    if arguments.format == "json":
        record = described(paper, as_json(found, paper))
        print(as_json_line(json.dumps(record, ensure_ascii=False)), flush=True)
    else:
        from nhiemky.cli.read_table import print_table

        print_table(paper, located(paper, as_json(found, paper)))
    if not arguments.quiet:
        for warning in paper.warnings:
            print(f"{_shown(name)}: lưu ý: {printable(warning)}", file=sys.stderr)
    return 0


def _once_each(names: list[str], *, quiet: bool) -> Iterator[str]:
    """Every file once, patterns opened where the shell has not done it (Windows)."""
    seen: set[str] = set()
    for name in (found for given in names for found in _opened(given)):
        if (key := _identity(name)) in seen:
            if not quiet:
                print(f"{_shown(name)}: lưu ý: tệp được ghi hai lần, chỉ đọc một lần.", file=sys.stderr)
            continue
        seen.add(key)
        yield name


def _identity(name: str) -> str:
    """What a file is known by, under whatever name it is given."""
    try:
        return name if name == STANDARD_INPUT else os.path.realpath(name)
    except (OSError, ValueError):  # no name that a file could have
        return name


def _opened(name: str) -> list[str]:
    """The files that a pattern stands for; the name itself where it is none or nothing fits."""
    if any(sign in name for sign in "*?[") and "\0" not in name and not Path(name).exists():
        return sorted(glob.glob(name)) or [name]  # noqa: PTH207 - a pattern may be absolute
    return [name]


def _content(name: str) -> bytes:
    """The bytes of a file or of the standard input; raises MissingFile, IsFolder, UnreadableFile, TooLarge."""
    most = DEFAULT_LIMITS.file_bytes
    if name == STANDARD_INPUT:
        return _limited(sys.stdin.buffer, most)
    path = Path(name)
    try:
        if not name:
            raise MissingFile
        if path.is_dir():
            raise IsFolder(example=f"“{_shown(str(path / '*'))}”")
        if not path.exists():
            raise MissingFile
        if not path.is_file():
            raise UnreadableFile(why="không phải tệp thường")
        with path.open("rb") as stream:
            return _limited(stream, most)
    except OSError as error:
        raise UnreadableFile(why=why(error)) from error
    except ValueError as error:
        raise UnreadableFile(why="tên tệp không hợp lệ") from error


def _limited(stream: IO[bytes], most: int) -> bytes:
    """All bytes of a stream, never more than one above the ceiling."""
    content = stream.read(most + 1)
    if len(content) > most:
        raise TooLarge(limit=most // (1024 * 1024))
    return content


def _watched(content: bytes, name: str, reader: Reader, *, quiet: bool) -> tuple[Paper, Findings]:
    """Read and find with a bar on the error stream, where the file is big and somebody sees it."""
    shown = "đầu vào chuẩn" if name == STANDARD_INPUT else Path(_in_letters(name)).name
    if quiet or len(content) < _BIG or not sys.stderr.isatty():
        return reader.read_and_find(content, shown)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.fields[name]}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, name=_shown(shown).replace("[", "("))
        return reader.read_and_find(
            content, shown, progress=lambda done, whole: bar.update(task, completed=done, total=whole)
        )


def _shown(name: str) -> str:
    """A file's name as a terminal may show it."""
    if name == STANDARD_INPUT:
        return "đầu vào chuẩn"
    return "".join(letter if letter.isprintable() else "?" for letter in _in_letters(name)) or "“”"


def _in_letters(name: str) -> str:
    """A name whose bytes are read as UTF-8, whatever the locale makes of them: a bare "C" knows no Vietnamese."""
    try:
        return os.fsencode(name).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return name


def described(paper: Paper, found: dict[str, Any]) -> dict[str, Any]:
    """The findings of a paper with their clauses, and under "paper" what the reader says about the paper itself."""
    source = paper.source
    facts = {
        "title": paper.title,
        "type": paper.type_name,
        "subject": paper.subject,
        "number": paper.letterhead.number_line if paper.letterhead else "",
        "dated": paper.dated.isoformat() if paper.dated else None,
        "published": source.published.isoformat() if source and source.published else None,
        "media_type": source.media_type if source else "",
        "sha256": source.sha256 if source else "",
        "pages": source.pages if source else None,
        "characters": len(paper.text),
        "legacy_encoding": source.legacy_encoding if source else "",
        "reader_version": VERSION,
        "warnings": list(paper.warnings),
    }
    return {**located(paper, found), "paper": facts}


def located(paper: Paper, found: dict[str, Any]) -> dict[str, Any]:
    """The findings, each with the clause that its quote stands in and the page, where the paper has them."""
    blocks = [block for block in paper.blocks if block.place is not None]
    starts = [block.place.start for block in blocks if block.place]
    made = dict(found)
    for kind in _QUOTED:
        if isinstance(found.get(kind), list):
            made[kind] = [_with_place(each, blocks, starts) for each in found[kind]]
    return made


def _with_place(finding: Any, blocks: list[Block], starts: list[int]) -> Any:
    """A finding with its clause and page."""
    import bisect

    if not isinstance(finding, dict) or not finding.get("span"):
        return finding
    index = bisect.bisect_right(starts, finding["span"][0]) - 1
    block = blocks[index] if index >= 0 else None
    page = block.place.page if block and block.place else None
    return {**finding, "clause": block.clause if block else "", "page": page}
