"""The annexes of a review: the table of all targets, the tasks of the second half, the trace of every figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nhiemky.papers.content import Block, BlockKind, Cell, Run, Table
from nhiemky.papers.figures import day_text, percent_text
from nhiemky.papers.layout.form import BLANK, number_line
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.papers.layout.review import MidTermReview, Passage, Percent, TargetRow, TaskLine
from nhiemky.papers.layout.sentences import ALL_TARGETS
from nhiemky.papers.layout.trace import trace_blocks
from nhiemky.rules.text import format_day, roman

NOTHING = "–"
# Head, width, and whether the column is left out where no target has anything in it.
TARGET_COLUMNS = (
    ("TT", 9, False),
    ("Mục", 13, True),
    ("Chỉ tiêu", 50, False),
    ("Mục tiêu", 24, False),
    ("Mốc đến nay", 20, True),
    ("Kết quả", 27, False),
    ("So mục tiêu", 18, True),
    ("So mốc", 18, True),
    ("Tiến độ cần có", 17, True),
    ("Dự báo cuối nhiệm kỳ", 20, True),
    ("Đánh giá", 20, False),
    ("Báo cáo đã có", 16, True),
)
TASK_HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp, trách nhiệm", "Thời hạn", "Sản phẩm", "Cấp quyết định")
TASK_WIDTHS = (10, 70, 38, 46, 26, 36, 26)


def annex_blocks(review: MidTermReview, profile: FormatProfile) -> tuple[Block, ...]:
    """All annexes in order, each from a page break of its own, landscape; an annex with nothing in it is left out."""
    annexes: list[tuple[str, str, Iterable[Block]]] = [
        ("Kết quả thực hiện tất cả các chỉ tiêu", ALL_TARGETS, _all_targets(review))
    ]
    if review.tasks:
        annexes.append(("Nhiệm vụ của Nghị quyết tiếp tục thực hiện", "all-tasks", (_task_table(review.tasks),)))
    if review.trace:
        annexes.append(("Nguồn gốc số liệu", "all-figures", trace_blocks(review)))
    blocks: list[Block] = []
    for count, (title, anchor, inside) in enumerate(annexes, start=1):
        blocks += _opening(review, profile, count, title, anchor)
        blocks += inside
    return tuple(blocks)


def annex_count(review: MidTermReview, which: str) -> str:
    """The Roman number of the annex of tasks ("tasks") or of the trace ("trace")."""
    return roman(2 if which == "tasks" else 2 + bool(review.tasks))


def _opening(review: MidTermReview, profile: FormatProfile, count: int, title: str, anchor: str) -> list[Block]:
    number = f"{profile.annex_word} {roman(count)}"
    return [
        Block(BlockKind.PAGE_BREAK, landscape=True, role="annex"),
        _line(number, "annex_number"),
        _line(title.upper(), "annex_title", anchor=anchor),
        _line(_reference(review, profile), "annex_reference"),
    ]


def _reference(review: MidTermReview, profile: FormatProfile) -> str:
    """ "(Kèm theo Báo cáo số … ngày … của …)": left open in an electronic state document (NĐ 30, Phụ lục)."""
    issuing = review.issuing
    if profile.annex_reference_filled and issuing.day is not None and issuing.number is not None:
        sign = number_line(issuing, profile).removeprefix("Số:").removeprefix("Số").strip()
        return f"(Kèm theo Báo cáo số {sign}, {format_day(issuing.day)} của {issuing.body})"
    sign = number_line(replace(issuing, number=None), profile).removeprefix("Số:").removeprefix("Số").strip()
    return f"(Kèm theo Báo cáo số {sign} ngày {BLANK} tháng {BLANK} năm {BLANK} của {issuing.body})"


def _line(text: str, role: str, *, anchor: str = "") -> Block:
    return Block(BlockKind.TITLE, text, runs=(Run(text, anchor=anchor),), role=role)


def _all_targets(review: MidTermReview) -> tuple[Block, ...]:
    rows = [_target_row(row, review.edges) for row in review.targets]
    shown = [
        index
        for index, (_, _, may_go) in enumerate(TARGET_COLUMNS)
        if not may_go or any(row[index].text != NOTHING for row in rows)
    ]
    heads = _heads(tuple(TARGET_COLUMNS[index][0] for index in shown))
    table = (heads, *(tuple(row[index] for index in shown) for row in rows))
    notes = [
        Passage.of(
            f"Ghi chú: Số liệu đến hết ngày {day_text(review.data_until or review.as_of)}, theo báo cáo được duyệt đến "
            f"ngày {day_text(review.as_of)}. Tỷ lệ phần trăm làm tròn đến hai chữ số thập phân nhưng không làm tròn "
            "qua ngưỡng của nhóm; (ước) là số ước thực hiện; cột cuối ghi số báo cáo đã có trên số báo cáo phải có."
        ),
        *review.annex_notes,
    ]
    return (
        _table(table, tuple(TARGET_COLUMNS[index][1] for index in shown)),
        *(Block(BlockKind.PARAGRAPH, note.text, runs=note.runs, role="table_note") for note in notes),
    )


def _target_row(row: TargetRow, edges: Sequence[Percent]) -> tuple[Cell, ...]:
    target = row.target if not row.revised_from else f"{row.target}\n(trước điều chỉnh: {row.revised_from})"
    note = f"\n({row.note})" if row.note else ""
    value = f"{row.value} (ước)" if row.estimate else row.value
    return (
        _cell(str(row.ordinal), "center"),
        _cell(row.clause or NOTHING, "center"),
        _cell(row.indicator + note),
        _cell(target, "center"),
        _cell(row.milestone or NOTHING, "center"),
        _cell(value, "center", row.trace),
        _percent_cell(row.percent_of_term if row.compared or row.percent_of_term == 100 else None, row.trace, edges),
        _percent_cell(row.percent_of_milestone, row.trace, edges),
        _percent_cell(row.expected_pace, "", edges),
        _cell(row.forecast or NOTHING, "center", row.trace if row.forecast else ""),
        _cell(row.status, "center"),
        _cell(f"{row.reported}/{row.expected}" if row.expected else NOTHING, "center"),
    )


def _task_table(tasks: tuple[TaskLine, ...]) -> Block:
    return _table((_heads(TASK_HEADS), *(_task_row(task) for task in tasks)), TASK_WIDTHS)


def _task_row(task: TaskLine) -> tuple[Cell, ...]:
    parts = (f"Phối hợp: {', '.join(task.joining)}" if task.joining else "", task.responsibility)
    due = task.due_text or (day_text(task.due) if task.due else "")
    return (
        _cell(str(task.ordinal), "center"),
        _cell(f"{task.what} (mục {task.clause})" if task.clause else task.what),
        _cell(task.lead),
        _cell("\n".join(part for part in parts if part) or NOTHING),
        _cell(due or NOTHING, "center"),
        _cell(task.product or NOTHING),
        _cell(task.decided_by or NOTHING),
    )


def _heads(names: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell((Run(name),), align="center", heading=True) for name in names)


def _cell(text: str, align: str = "left", trace: str = "") -> Cell:
    return Cell((Run(text, trace=trace),), align=align)


def _percent_cell(value: Percent | None, trace: str, edges: Sequence[Percent]) -> Cell:
    return _cell(NOTHING, "center") if value is None else _cell(percent_text(value, edges), "center", trace)


def _table(rows: tuple[tuple[Cell, ...], ...], widths: tuple[float, ...]) -> Block:
    text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
    return Block(BlockKind.TABLE, text, table=Table(rows, widths))
