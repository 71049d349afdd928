"""The readable form of what was found: a heading, one table per kind, doubts at the end."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from nhiemky.cli.streams import printable
from nhiemky.papers.content import Paper

Finding = dict[str, Any]
Column = tuple[str, Callable[[Finding], str]]

_EVENTS = {
    "congress": "đại hội",
    "briefing": "giao ban",
    "mid_term_review": "sơ kết giữa nhiệm kỳ",
    "year_end_review": "tổng kết, sơ kết năm",
    "meeting": "hội nghị, họp",
    "emulation_conference": "hội nghị thi đua",
    "other": "khác",
}
_OPS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "=", "range": "từ … đến", "yes_no": "đạt"}
_FREQUENCIES = {"per_year": "hằng năm", "by_end": "đến cuối kỳ"}
_LONGEST_QUOTE = 160
_NARROWEST_TABLE = 60  # below it the columns would be a letter wide


class _Terminal(Console):
    """A console that lets its caller know when nobody reads on."""

    def on_broken_pipe(self) -> None:
        """Whoever was reading has gone."""
        raise BrokenPipeError


def print_table(paper: Paper, found: Finding) -> None:
    """Print what was found in one paper to the standard output."""
    console = _Terminal(highlight=False)
    console.print(_heading(paper))
    names = _names(found)
    if names:
        console.print(Padding(Text.assemble(*names), (0, 0, 0, 2)))
    count = 0
    for kind, title, columns in _SECTIONS:
        rows = [each for each in found.get(kind) or [] if isinstance(each, dict)]
        count += len(rows)
        if rows:
            narrow = console.width < _NARROWEST_TABLE
            console.print(_listed(title, rows, columns) if narrow else _table(title, rows, columns))
    if not count and not names:
        console.print(Padding(Text("Không tìm thấy chỉ tiêu, nhiệm vụ hay kết quả nào.", style="dim"), (0, 0, 0, 2)))
    _print_doubts(console, found.get("doubts") or [])


def _heading(paper: Paper) -> Text:
    """Name of the file, title, and a line of facts."""
    source = paper.source
    facts = [
        paper.letterhead.number_line if paper.letterhead else "",
        f"ngày ký {day(paper.dated.isoformat())}" if paper.dated else "",
        f"đăng ngày {day(source.published.isoformat())}" if source and source.published else "",
        f"{source.pages} trang" if source and source.pages else "",
        f"bảng mã {source.legacy_encoding}" if source and source.legacy_encoding else "",
    ]
    made = Text(printable(source.name) if source else "", style="bold cyan")
    if paper.title:
        made.append(f"\n{printable(paper.title)}", style="bold")
    shown = printable(" · ".join(fact for fact in facts if fact))
    return made.append(f"\n{shown}", style="dim") if shown else made


def _names(found: Finding) -> list[str | tuple[str, str]]:
    """Terms, ordinals and organisations in a few lines."""
    terms = ", ".join(f"{term.get('from')}–{term.get('to')}" for term in found.get("terms") or [])
    ordinals = ", ".join(map(str, found.get("ordinals") or []))
    bodies = "; ".join(
        each if isinstance(each, str) else each.get("name", "") for each in found.get("organisations") or []
    )
    lines = [("Nhiệm kỳ: ", terms), ("Đại hội lần thứ: ", ordinals), ("Tổ chức: ", bodies)]
    parts: list[str | tuple[str, str]] = []
    for label, value in lines:
        if value:
            parts += ["\n" if parts else "", (label, "bold"), printable(value)]
    return parts


def _table(title: str, rows: list[Finding], columns: tuple[Column, ...]) -> Table:
    """One section; text of the paper is never read as markup."""
    table = Table(
        title=Text(f"{title} ({len(rows)})", style="bold"),
        title_justify="left",
        box=SIMPLE_HEAD,
        expand=True,
        padding=(0, 1),
    )
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    for heading, _ in columns:
        table.add_column(heading, overflow="fold", ratio=4 if heading == "Trích nguyên văn" else 2)
    for number, row in enumerate(rows, start=1):
        table.add_row(str(number), *(Text(printable(value(row))) for _, value in columns))
    return table


def _listed(title: str, rows: list[Finding], columns: tuple[Column, ...]) -> Text:
    """One section for a narrow terminal: a line for each thing that is known."""
    made = Text(f"{title} ({len(rows)})", style="bold")
    for number, row in enumerate(rows, start=1):
        made.append(f"\n{number}.", style="dim")
        for heading, value in columns:
            if shown := printable(value(row)):
                made.append(f"\n  {heading}: ", style="dim not bold").append(shown, style="not bold")
    return made.append("\n")


def _print_doubts(console: Console, doubts: list[Finding]) -> None:
    """What does not fit, each with its quote."""
    if not doubts:
        return
    console.print(Text(f"Nghi vấn ({len(doubts)})", style="bold yellow"))
    for doubt in doubts:
        line = Text("  ! ", style="yellow").append(printable(str(doubt.get("says", ""))), style="default")
        console.print(line.append(f" “{printable(quote(doubt))}”" if doubt.get("quote") else "", style="dim"))


def day(iso: object) -> str:
    """ "2026-06-12" as "12/06/2026"; "" for nothing."""
    try:
        return datetime.date.fromisoformat(str(iso)).strftime("%d/%m/%Y") if iso else ""
    except ValueError:
        return str(iso)


def number(value: object) -> str:
    """A number as Vietnamese writes it."""
    from decimal import Decimal

    from nhiemky.rules.text import format_number

    return "" if value is None else format_number(Decimal(str(value)))


def quote(finding: Finding) -> str:
    """The quote on one line, its middle left out where it is long."""
    text = " ".join(str(finding.get("quote") or "").split())
    half = _LONGEST_QUOTE // 2
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:half].rstrip()} […] {text[-half:].lstrip()}"


def where(finding: Finding) -> str:
    """The clause, else the page."""
    page = finding.get("page")
    return str(finding.get("clause") or (f"tr. {page}" if page else ""))


def aim(target: Finding) -> str:
    """ "≥ 85%", "từ 8 đến 10 đảng viên hằng năm", "≥ 12.000 hội viên đến 31/12/2029"."""
    sign = _OPS.get(str(target.get("op")), str(target.get("op") or ""))
    unit = str(target.get("unit") or "")
    value, most = number(target.get("value")), number(target.get("value_max"))
    amount = f"từ {value} đến {most}" if target.get("op") == "range" else f"{sign} {value}"
    often = "" if target.get("by") and target.get("frequency") == "by_end" else _often(target)
    until = f"đến {day(target['by'])}" if target.get("by") else ""
    amount = f"{amount.strip()}{unit}" if unit[:1] in "%‰" else f"{amount.strip()} {unit}"
    return " ".join(part for part in (amount.strip(), often, until) if part)


def _often(target: Finding) -> str:
    """How often a target has to be reached."""
    return _FREQUENCIES.get(str(target.get("frequency")), "")


def reached(result: Finding) -> str:
    """ "10/14 chỉ tiêu", "87,3 tỷ đồng"."""
    whole = f"/{number(result.get('of'))}" if result.get("of") is not None else ""
    unit = str(result.get("unit") or "")
    return f"{number(result.get('value'))}{whole}{'' if unit[:1] in '%‰' else ' '}{unit}".strip()


def _of(key: str) -> Callable[[Finding], str]:
    """The value of a key as text; lists joined."""

    def found(row: Finding) -> str:
        value = row.get(key)
        return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")

    return found


_PLACE: Column = ("Điều khoản", where)
_QUOTE: Column = ("Trích nguyên văn", quote)
_SECTIONS: tuple[tuple[str, str, tuple[Column, ...]], ...] = (
    ("events", "Sự kiện", (
        ("Loại", lambda row: _EVENTS.get(str(row.get("kind")), str(row.get("kind") or ""))),
        ("Ngày", lambda row: day(row.get("date"))), _QUOTE,
    )),
    ("people", "Người có chức vụ", (("Họ tên", _of("name")), ("Chức vụ", _of("positions")))),
    ("targets", "Chỉ tiêu", (_PLACE, ("Nội dung", _of("indicator")), ("Mức", aim), _QUOTE)),
    ("results", "Kết quả", (_PLACE, ("Nội dung", _of("indicator")), ("Đạt", reached), _QUOTE)),
    ("tasks", "Nhiệm vụ", (
        _PLACE, _QUOTE, ("Chủ trì", _of("assignee")), ("Phối hợp", _of("joins")),
        ("Hạn", lambda row: day(row.get("deadline"))),
    )),
    ("documents", "Văn bản được nêu", (("Loại", _of("type")), ("Số", _of("number")), _QUOTE)),
    ("awards", "Khen thưởng", (
        ("Danh hiệu", _of("title")), ("Nơi nhận", _of("recipient")), ("Năm", _of("year")), _QUOTE,
    )),
)  # fmt: skip
