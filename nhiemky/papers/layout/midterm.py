"""The mid-term review as a Paper: results by band, assessment, tasks of the second half, annexes.

The order is the field's own: what was reached (with the count by band and what no band holds), what is behind, strong
and weak points and their causes, what the second half must do; then the tables that every figure can be read off.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from nhiemky.papers import plots
from nhiemky.papers.content import Block, BlockKind, Cell, Figure, Paper, Run, Table
from nhiemky.papers.figures import day_text
from nhiemky.papers.layout.annexes import annex_blocks, annex_count
from nhiemky.papers.layout.form import (
    addressee_lines,
    first_letter,
    heading_mark,
    letterhead,
    recipient_lines,
    signature_block,
    with_archive,
)
from nhiemky.papers.layout.profiles import Element, FormatProfile
from nhiemky.papers.layout.review import BandLine, MidTermReview, Passage
from nhiemky.papers.layout.sentences import (
    ALL_TARGETS,
    completeness_sentences,
    left_out_sentence,
    pace_item,
    summary_sentence,
    target_item,
    task_sentence,
    time_sentence,
)
from nhiemky.rules.refusals import Refusal

TYPE_NAME = "BÁO CÁO"
FIGURE_WIDTH_MM = 160


class BandsDoNotAddUp(Refusal):
    """A target stands in no band, or in more than one, or a band names a target that is not there."""

    template = (
        "Các nhóm kết quả không khớp với {total} chỉ tiêu: {fault}. "
        "Hãy sửa nhóm kết quả để mỗi chỉ tiêu nằm trong đúng một nhóm rồi lập lại báo cáo."
    )


class FigureWithoutTrace(Refusal):
    """A figure names a source that the trace annex doesn't hold."""

    template = "Số liệu của {where} không truy được nguồn gốc ({key}). Hãy lập lại hồ sơ số liệu rồi in báo cáo."


def midterm_review(review: MidTermReview, profile: FormatProfile) -> Paper:
    """The review as its issuer prints it. Same review and profile, same Paper.

    Raises BandsDoNotAddUp where a target doesn't stand in exactly one band (design, law 3), FigureWithoutTrace where
    a trace annex is given and a figure's trace is not in it.
    """
    _check_bands(review)
    _check_traces(review)
    body = _Body(profile)
    body.addressees(review.addressees)
    body.passages(review.opening or (_opening(review),), 1)
    _section(body, "Công tác lãnh đạo, chỉ đạo và tổ chức thực hiện Nghị quyết", review.leadership)
    _results(body, review)
    _task_results(body, review)
    _assessment(body, review)
    _second_half(body, review)
    _section(body, "Kiến nghị, đề xuất", review.proposals)
    body.closing(f"Trên đây là báo cáo {first_letter(review.subject, lower=True).rstrip('.')}")
    return Paper(
        blocks=(*body.blocks, *annex_blocks(review, profile)),
        title=f"Báo cáo {first_letter(review.subject, lower=True)}",
        profile=profile.code,
        type_name=TYPE_NAME,
        subject=first_letter(review.subject, lower=profile.subject_starts_lower),
        letterhead=letterhead(review.issuing, profile),
        signature=signature_block(review.signature, profile),
        recipients=recipient_lines(
            with_archive(review.recipients, profile, review.archive), profile, addressed=bool(review.addressees)
        ),
        dated=review.issuing.day,
    )


def _check_bands(review: MidTermReview) -> None:
    known = [row.ordinal for row in review.targets]
    placed = [ordinal for band in review.bands for ordinal in band.targets]
    faults = [
        ("chỉ tiêu số {} bị trùng số thứ tự", {each for each in known if known.count(each) > 1}),
        ("chỉ tiêu số {} không nằm trong nhóm nào", set(known) - set(placed)),
        ("chỉ tiêu số {} nằm trong hơn một nhóm", {each for each in placed if placed.count(each) > 1}),
        ("nhóm có chỉ tiêu số {} không có trong bảng", set(placed) - set(known)),
    ]
    for sentence, ordinals in faults:
        if ordinals:
            listed = ", ".join(map(str, sorted(ordinals)))
            raise BandsDoNotAddUp(total=len(known), fault=sentence.format(listed))


def _check_traces(review: MidTermReview) -> None:
    keys = {entry.key for entry in review.trace} | {ALL_TARGETS, ""}
    named = [(f"chỉ tiêu số {row.ordinal}", row.trace) for row in review.targets]
    named += [(f"nhóm “{band.label}”", band.trace) for band in review.bands]
    for where, key in named:
        if review.trace and key not in keys:
            raise FigureWithoutTrace(where=where, key=key)


class _Body:
    """Collects the blocks of the main text and counts headings, tables and figures."""

    def __init__(self, profile: FormatProfile) -> None:
        self.blocks: list[Block] = []
        self._profile = profile
        self._counts = [0, 0, 0]
        self._tables = itertools.count(1)
        self._figures = itertools.count(1)

    def addressees(self, addressees: tuple[str, ...]) -> None:
        """Whom the report goes up to."""
        lines = addressee_lines(addressees, self._profile)
        for index, line in enumerate(lines):
            role = "addressee_list" if index else "addressee_head" if len(lines) > 1 else "addressee"
            self.blocks.append(Block(BlockKind.PARAGRAPH, line, runs=(Run(line),), role=role))

    def heading(self, level: int, title: str) -> None:
        """The next heading of a level, numbered in the profile's way; deeper levels start again."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        upper = level == 1 and self._profile.form(Element.HEADING_1).upper
        text = heading_mark(self._profile, level, self._counts[level - 1]) + (title.upper() if upper else title)
        self.blocks.append(Block(BlockKind.HEADING, text, clause=self._path(level), level=level, runs=(Run(text),)))

    def paragraph(self, runs: Iterable[Run], kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """A paragraph of the text; nothing where the runs hold no words."""
        kept = tuple(run for run in runs if run.text)
        text = "".join(run.text for run in kept)
        if text.strip():
            self.blocks.append(Block(kind, text, clause=self._path(3), runs=kept))

    def passages(self, passages: Sequence[Passage], level: int) -> None:
        """Paragraphs under a heading of `level`; a passage's own heading stands one level below."""
        for passage in passages:
            if passage.heading:
                self.heading(level + 1, passage.heading)
            self.paragraph(passage.runs)

    def table(self, table: Table, caption: str) -> None:
        """A table under its numbered caption."""
        text = f"Bảng {next(self._tables)}. {caption}"
        self.blocks.append(Block(BlockKind.CAPTION, text, runs=(Run(text),)))
        self.blocks.append(Block(BlockKind.TABLE, table=table))

    def figure(self, specification: dict[str, object], alternative: str, caption: str) -> None:
        """A plot over its numbered caption; `alternative` says in words what it shows."""
        text = f"Biểu đồ {next(self._figures)}. {caption}"
        figure = Figure(specification, alternative, width_mm=FIGURE_WIDTH_MM, caption=text)
        self.blocks.append(Block(BlockKind.FIGURE, figure=figure))
        self.blocks.append(Block(BlockKind.CAPTION, text, runs=(Run(text),), role="figure_caption"))

    def annex(self, number: str) -> str:
        """An annex as the text names it, held on one line."""
        return f"{self._profile.annex_word} {number}".replace(" ", "\u00a0")

    def closing(self, sentence: str) -> None:
        """The last sentence, with the mark that ends the body: "./." (NĐ 30) or "." (HD 05)."""
        self.paragraph((Run(sentence + self._profile.body_end),))

    def _path(self, level: int) -> str:
        """The clause where the text stands now ("II.3.a")."""
        counts = enumerate(self._counts[:level], start=1)
        marks = (heading_mark(self._profile, depth, count) for depth, count in counts if count)
        return ".".join(mark.strip().rstrip(".-)") for mark in marks)


def _results(body: _Body, review: MidTermReview) -> None:
    body.heading(1, "Kết quả thực hiện các chỉ tiêu")
    body.heading(2, "Kết quả chung")
    body.paragraph(summary_sentence(review))
    body.paragraph(left_out_sentence(review))
    body.paragraph(completeness_sentences(review))
    body.table(_band_table(review.bands), "Tổng hợp kết quả theo nhóm")
    body.heading(2, "Kết quả từng chỉ tiêu theo nhóm")
    rows = {row.ordinal: row for row in review.targets}
    for band in review.bands:
        if band.targets:
            body.heading(3, f"{first_letter(band.label, lower=False)}: {len(band.targets)} chỉ tiêu")
        for ordinal in band.targets:
            body.paragraph(target_item(rows[ordinal], review.edges), BlockKind.ITEM)
    for strips in itertools.batched(review.strips, plots.STRIPS_A_PLOT):
        specification = plots.target_strips(strips)
        body.figure(specification, plots.strips_in_words(strips), "Mức hoàn thành so với mục tiêu")
    if review.trace:
        where = body.annex(annex_count(review, "trace"))
        body.paragraph((Run(f"Nguồn gốc của từng số liệu, từ đơn vị báo cáo đến minh chứng, nêu tại {where}."),))
    _pace(body, review)


def _opening(review: MidTermReview) -> Passage:
    body = first_letter(review.issuing.body, lower=False)
    subject = first_letter(review.subject, lower=True).rstrip(".")
    return Passage.of(
        f"{body} báo cáo {subject}; số liệu tính đến ngày {day_text(review.data_until or review.as_of)}, như sau:"
    )


def _section(body: _Body, title: str, passages: Sequence[Passage]) -> None:
    """A section that people wrote; nothing where they wrote nothing."""
    if passages:
        body.heading(1, title)
        body.passages(passages, 1)


def _task_results(body: _Body, review: MidTermReview) -> None:
    """How the tasks of the resolution stand, counted, and what people wrote of them."""
    if review.task_results or review.task_counts:
        body.heading(1, "Kết quả thực hiện các nhiệm vụ")
        body.paragraph(task_sentence(review))
        body.passages(review.task_results, 1)


def _band_table(bands: tuple[BandLine, ...]) -> Table:
    """Every band with its count and its targets; the last row shows that the counts add up."""
    heads = tuple(Cell((Run(name),), "center", heading=True) for name in ("Nhóm kết quả", "Số chỉ tiêu", "Chỉ tiêu số"))
    rows = [_band_row(band) for band in bands]
    total = sum(len(band.targets) for band in bands)
    last = (
        Cell((Run("Cộng", bold=True),)),
        Cell((Run(str(total), bold=True, trace=ALL_TARGETS),), "center"),
        Cell((Run(""),)),
    )
    return Table((heads, *rows, last), (75, 30, 60))


def _band_row(band: BandLine) -> tuple[Cell, ...]:
    return (
        Cell((Run(first_letter(band.label, lower=False)),)),
        Cell((Run(str(len(band.targets)), trace=band.trace or ALL_TARGETS),), "center"),
        Cell((Run(", ".join(map(str, band.targets)) or "–"),), "center"),
    )


def _pace(body: _Body, review: MidTermReview) -> None:
    """What is behind: the share of time that has passed, each target that is, the chart of their way."""
    behind = [row for row in review.targets if row.behind or row.hard_to_reach]
    body.heading(2, "Tiến độ và khả năng hoàn thành")
    body.paragraph(time_sentence(review))
    if not behind:
        body.paragraph((Run("Không có chỉ tiêu nào chậm tiến độ hoặc khó đạt."),))
        return
    lost = [row for row in behind if row.lost]
    open_still = [row for row in behind if not row.lost]
    for rows, said in ((open_still, "cần tập trung chỉ đạo"), (lost, "không còn khả năng đạt")):
        if rows:
            body.paragraph((Run(f"Có {len(rows)} chỉ tiêu {said}:"),))
        for row in rows:
            body.paragraph(pace_item(row, review.edges), BlockKind.ITEM)
    for lines in itertools.batched(review.pace, plots.LINES_A_PLOT):
        specification = plots.pace_chart(lines, review.term_start, review.term_end, review.as_of)
        body.figure(specification, plots.pace_in_words(lines), "Tiến độ các chỉ tiêu cần tập trung chỉ đạo")


def _assessment(body: _Body, review: MidTermReview) -> None:
    sections = (
        ("Ưu điểm", review.strengths),
        ("Hạn chế", review.limits),
        ("Nguyên nhân", review.causes),
        ("Bài học kinh nghiệm", review.lessons),
    )
    if not any(passages for _, passages in sections):
        return
    body.heading(1, "Đánh giá chung")
    for title, passages in sections:
        if passages:
            body.heading(2, title)
            body.passages(passages, 2)


def _second_half(body: _Body, review: MidTermReview) -> None:
    if review.second_half or review.tasks:
        body.heading(1, "Nhiệm vụ trọng tâm nửa cuối nhiệm kỳ")
        body.passages(review.second_half, 1)
    if review.tasks:
        where = body.annex(annex_count(review, "tasks"))
        sentence = f"Các nhiệm vụ của Nghị quyết còn phải thực hiện được phân công tại {where}."
        body.paragraph((Run(sentence),))
