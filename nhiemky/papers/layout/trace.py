"""The trace annex: each figure as a table of units × periods, then every report behind it, once, with its evidence.

The number in brackets after a value is that of the report it came from in the list of reports, which says who sent and
who accepted it, to the minute, on what evidence. So a term of thirty units fills some ten pages, not sixty.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched, groupby

from nhiemky.papers.content import Block, BlockKind, Cell, Run, Table
from nhiemky.papers.figures import moment_text
from nhiemky.papers.layout.review import Contribution, MidTermReview, TraceEntry

UNIT_ROWS = 1_000  # printed at most, shared between the figures; the dossier and the pages hold all
REPORT_ROWS = 500
FILES_A_ROW = 4
PERIODS = 6  # beside each other; a figure with more goes on below
UNIT_WIDTH, PERIODS_WIDTH = 72, 180
REPORT_HEADS = ("Số", "Đơn vị", "Báo cáo", "Người báo cáo", "Người chấp nhận", "Minh chứng (của chỉ tiêu), SHA-256")
REPORT_WIDTHS = (9, 46, 30, 40, 40, 87)
_HALF = 32  # a SHA-256 on two lines
NOTHING = "–"
_COMMON_WORDS = 3  # a beginning that most units share is worth leaving out from this length on
_START = datetime.datetime.min.replace(tzinfo=datetime.UTC)

type Row = tuple[Cell, ...]
type Section = tuple[tuple[str, ...], list[Row]]
type ReportKey = tuple[str, str, str, datetime.datetime | None, str, datetime.datetime | None]


def trace_blocks(review: MidTermReview) -> tuple[Block, ...]:
    """The annex of a review's `trace`: how to read it, a table a figure, the list of reports, the dossier's SHA-256.

    At most UNIT_ROWS rows of units, shared between the figures, and REPORT_ROWS reports; what is left out is counted.
    """
    most = max(UNIT_ROWS // len(review.trace), 1)
    figures = [_Figure(entry, most) for entry in review.trace]
    shown = [part for figure in figures for part in figure.printed]
    numbers = _numbered(shown)
    common = _common_beginning({part.unit for part in shown})
    blocks = [_note(_how_to_read(common))] if shown else []
    blocks += _tables(section for figure in figures for section in figure.sections(numbers, common))
    if numbers:
        blocks.append(_reports(figures, numbers, common))
    if review.dossier_sha256:
        said = f"Hồ sơ số liệu của báo cáo này được lưu cùng bản gốc, SHA-256: {review.dossier_sha256}."
        blocks.append(_note(said))
    return tuple(blocks)


def _tables(sections: Iterable[Section]) -> Iterator[Block]:
    """A table for figures that follow each other with the same periods."""
    for windows, same in groupby(sections, key=lambda section: section[0]):
        rows = [row for _, found in same for row in found]
        widths = (UNIT_WIDTH, *(PERIODS_WIDTH / len(windows) for _ in windows))
        yield _table([_heads(("Đơn vị", *windows)), *rows], widths)


class _Figure:
    """One printed figure with the parts of it that are printed."""

    def __init__(self, entry: TraceEntry, most: int) -> None:
        self.entry = entry
        self.units = list(dict.fromkeys((part.unit, part.part) for part in entry.contributions))
        kept = set(self.units[:most])
        self.left_out = len(self.units) - len(kept)
        self.printed = [part for part in entry.contributions if (part.unit, part.part) in kept]
        self.units = self.units[:most]

    def sections(self, numbers: Mapping[ReportKey, int], common: str) -> Iterator[Section]:
        """The rows under every PERIODS periods, the name of the figure and its sum on top."""
        ends: dict[str, datetime.date] = {}
        for part in self.printed:
            ends.setdefault(part.window, part.window_end or datetime.date.min)
        windows = sorted(ends, key=lambda label: ends[label])
        measure = _common_measure([part.value for part in self.printed])
        pieces = list(batched(windows, PERIODS)) or [("Số liệu",)]
        for count, shown in enumerate(pieces):
            rows: list[Row] = [(self._name(measure, len(shown), again=count > 0),)]
            rows += self._rows(shown, numbers, common, measure)
            rows += self._remarks(len(shown)) if count == len(pieces) - 1 else []
            yield shown, rows

    def _name(self, measure: str, columns: int, *, again: bool) -> Cell:
        """ "Chỉ tiêu số 3: …: 16 đảng viên", its sum, and in what the parts are counted."""
        if again:
            return Cell((Run(f"{self.entry.figure} (tiếp)", bold=True),), span=1 + columns)
        runs = [Run(f"{self.entry.figure}: {self.entry.printed}", bold=True, anchor=self.entry.key)]
        if self.entry.arithmetic:
            runs.append(Run(f"\nCách tính: {self.entry.arithmetic}", italic=True))
        if measure:
            runs.append(Run(f"\nĐơn vị tính: {measure}", italic=True))
        return Cell(tuple(runs), span=1 + columns)

    def _rows(
        self, windows: Sequence[str], numbers: Mapping[ReportKey, int], common: str, measure: str
    ) -> Iterator[Row]:
        """A row a unit, a cell a period."""
        for unit, part in self.units:
            cells = {window: [] for window in windows}  # type: dict[str, list[str]]
            for one in self.printed:
                if (one.unit, one.part) == (unit, part) and one.window in cells:
                    cells[one.window].append(_value(one, numbers, measure))
            name = unit.removeprefix(common)
            yield (
                _cell(f"{name} ({part})" if part else name),
                *(_cell("; ".join(values) or NOTHING, "center") for values in cells.values()),
            )

    def _remarks(self, columns: int) -> list[Row]:
        """What was corrected and why, what nobody reported, what is not printed."""
        said = [f"{part.unit}, {part.window}: {part.note}." for part in self.printed if part.note]
        if not self.entry.contributions:
            said.append("Chưa có đơn vị nào báo cáo số liệu này.")
        if self.left_out:
            said.append(f"Và {self.left_out} đơn vị nữa, xem trong hồ sơ số liệu của báo cáo.")
        if not said:
            return []
        return [(_cell("Ghi chú"), Cell((Run("\n".join(said), italic=True),), span=columns))]


def _value(part: Contribution, numbers: Mapping[ReportKey, int], measure: str) -> str:
    """ "55 (ước) [12]"."""
    value = part.value.removesuffix(f" {measure}") if measure else part.value
    return f"{value}{' (ước)' if part.estimate else ''} [{numbers[_report(part)]}]"


def _report(part: Contribution) -> ReportKey:
    """What tells one report from another: who sent what of which unit, and when; who accepted it, and when."""
    return (part.unit, part.submission, part.reported_by, part.reported_at, part.accepted_by, part.accepted_at)


def _numbered(parts: Iterable[Contribution]) -> dict[ReportKey, int]:
    """The reports by the moment they came in."""
    found = dict.fromkeys(_report(part) for part in parts)
    ordered = sorted(found, key=lambda report: report[3] or _START)
    return {report: number for number, report in enumerate(ordered, start=1)}


def _reports(figures: Sequence[_Figure], numbers: Mapping[ReportKey, int], common: str) -> Block:
    """The list of reports: each once, with its evidence and the figures that each file stands behind."""
    evidence: dict[ReportKey, dict[tuple[str, str], list[str]]] = {report: {} for report in numbers}
    for figure in figures:
        for part in figure.printed:
            for file in part.evidence:
                named = evidence[_report(part)].setdefault((file.name, file.sha256), [])
                if figure.entry.short not in named:
                    named.append(figure.entry.short)
    rows = [_heads(REPORT_HEADS), (Cell((Run("Các báo cáo có số liệu trên đây", bold=True),), span=len(REPORT_HEADS)),)]
    for report in [*numbers][:REPORT_ROWS]:
        rows += _report_rows(report, numbers[report], evidence[report], common)
    if len(numbers) > REPORT_ROWS:
        left = f"Và {len(numbers) - REPORT_ROWS} báo cáo nữa, xem trong hồ sơ số liệu của báo cáo."
        rows.append((Cell((Run(left),), span=len(REPORT_HEADS) - 1), _cell("")))
    return _table(rows, REPORT_WIDTHS)


def _report_rows(
    report: ReportKey, number: int, evidence: Mapping[tuple[str, str], Sequence[str]], common: str
) -> Iterator[Row]:
    """A row, and as many more as its files take: a row stays whole, so it must never be higher than a page."""
    unit, submission, sent_by, sent_at, accepted_by, accepted_at = report
    files = [
        f"{name}{_of(figures)}\n{sha256[:_HALF]}\n{sha256[_HALF:]}" for (name, sha256), figures in evidence.items()
    ]
    said = (
        submission,
        f"{sent_by}\n{moment_text(sent_at)}".strip(),
        f"{accepted_by}\n{moment_text(accepted_at)}".strip() or "chưa chấp nhận",
    )
    for count, shown in enumerate(batched(files or ["không kèm minh chứng"], FILES_A_ROW)):
        told = said if count == 0 else ("(tiếp)", "", "")
        named = (_cell(str(number), "center"), _cell(unit.removeprefix(common)))
        yield (*named, *(_cell(text) for text in told), _cell("\n".join(shown)))


def _of(figures: Sequence[str]) -> str:
    """ " (chỉ tiêu 1, 3)"."""
    named = [figure for figure in figures if figure]
    return f" ({', '.join(named)})" if named else ""


def _how_to_read(common: str) -> str:
    said = "Số trong ngoặc vuông là số thứ tự của báo cáo trong danh sách ở cuối phụ lục."
    return f"{said} Tên đơn vị được viết gọn, bỏ phần chung “{common.strip()}”." if common else said


def _common_beginning(units: set[str]) -> str:
    """The longest beginning in whole words that three quarters of the units share, with its space; "" below 3 words."""
    for words in range(max((unit.count(" ") for unit in units), default=0), _COMMON_WORDS - 1, -1):
        starts = Counter(" ".join(unit.split(" ")[:words]) + " " for unit in units if unit.count(" ") >= words)
        start, count = starts.most_common(1)[0]
        if count > 2 and count * 4 >= len(units) * 3:
            return start
    return ""


def _common_measure(values: Sequence[str]) -> str:
    """What all values are counted in ("tỷ đồng"); "" where they differ or say no number."""
    counted = [value.partition(" ") for value in values]
    if not counted or not all(number[:1].isdigit() or number[:1] == "-" for number, _, _ in counted):
        return ""
    measures = {measure for _, _, measure in counted}
    return measures.pop() if len(measures) == 1 else ""


def _heads(names: Sequence[str]) -> Row:
    return tuple(Cell((Run(name),), align="center", heading=True) for name in names)


def _cell(text: str, align: str = "left") -> Cell:
    return Cell((Run(text),), align=align)


def _note(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, runs=(Run(text),), role="table_note")


def _table(rows: Sequence[Row], widths: tuple[float, ...]) -> Block:
    text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
    return Block(BlockKind.TABLE, text, table=Table(tuple(rows), widths))
