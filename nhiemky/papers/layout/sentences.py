"""The sentences of a review that are composed from its figures: counts by band, what no band holds, completeness.

Each figure is its own run with its trace, so that the printed number leads to where it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from nhiemky.papers.content import Run
from nhiemky.papers.figures import day_text, percent_text
from nhiemky.papers.layout.form import first_letter
from nhiemky.papers.layout.review import BandLine, MidTermReview, Percent, TargetRow
from nhiemky.rules.text import format_number

ALL_TARGETS = "all-targets"  # trace of counts: they are read off the table of all targets
# Words of the field that keep their capital inside a sentence.
_PROPER = frozenset({"Đảng", "Đoàn", "Hội", "Mặt", "Nghị", "Ủy", "Uỷ", "Công", "Liên", "Việt", "Quốc", "Chính"})


def inside(indicator: str) -> str:
    """An indicator's name inside a sentence: lower first letter, unless its first word keeps its capital."""
    first, second = [*indicator.split(maxsplit=2), "", ""][:2]
    # "Kiên Trung", "Hồ Chí Minh": a name goes on with a capital; "Trung ương" is one of its own
    proper = first in _PROPER or second[:1].isupper() or (first, second) == ("Trung", "ương")
    return indicator if proper else first_letter(indicator, lower=True)


def summary_sentence(review: MidTermReview) -> tuple[Run, ...]:
    """ "… có 10/14 chỉ tiêu đạt 100% trở lên, 3 chỉ tiêu đạt trên 60%, trong đó chỉ tiêu … đạt 80%."

    The sentence given by the review, where it gives one; else composed from the bands that belong in the summary.
    """
    if review.summary is not None:
        return review.summary.runs
    total = len(review.targets)
    runs = [
        Run("Nghị quyết đề ra "),
        Run(f"{total}", trace=ALL_TARGETS),
        Run(f" chỉ tiêu. Đến ngày {day_text(review.data_until or review.as_of)}, "),
    ]
    bands = [band for band in review.bands if band.in_summary]
    for index, band in enumerate(bands):
        runs.append(Run("có " if index == 0 else ", "))
        runs += _band_clause(band, f"{len(band.targets)}/{total}" if index == 0 else f"{len(band.targets)}")
        runs += _highlights(review, band)
    return (*runs, Run("."))


def left_out_sentence(review: MidTermReview) -> tuple[Run, ...]:
    """Which targets the summary would leave out, by name; or that it leaves out none."""
    total = len(review.targets)
    outside = [(band, ordinal) for band in review.bands if not band.in_summary for ordinal in band.targets]
    if not outside:
        return (Run(f"Các nhóm nêu trên gồm đủ {total} chỉ tiêu."),)
    runs = [
        Run("Còn "),
        Run(f"{len(outside)}", trace=ALL_TARGETS),
        Run(f"/{total} chỉ tiêu không thuộc các nhóm nêu trên: "),
    ]
    rows = {row.ordinal: row for row in review.targets}
    for index, (band, ordinal) in enumerate(outside):
        row = rows[ordinal]
        runs.append(Run("; " if index else ""))
        runs.append(Run(f"chỉ tiêu số {ordinal} ({inside(row.indicator)})"))
        runs += _reached(row, review.edges) or (Run(f", {first_letter(row.status or band.label, lower=True)}"),)
    return (*runs, Run("."))


def completeness_sentences(review: MidTermReview) -> tuple[Run, ...]:
    """How many targets rest on all the reports that should have come, which do not, and which are estimates."""
    counted = [row for row in review.targets if row.expected]
    short = [row for row in counted if row.reported < row.expected]
    runs: list[Run] = []
    if counted and not short:
        runs.append(Run(f"Số liệu của {len(counted)} chỉ tiêu có đủ báo cáo phải có."))
    elif short:
        runs.append(Run(f"Có {len(short)} chỉ tiêu chưa đủ báo cáo: "))
        for index, rows in enumerate(_alike(short)):
            named = ", ".join(str(row.ordinal) for row in rows)
            runs.append(Run(("; " if index else "") + f"chỉ tiêu số {named} mới có "))
            runs.append(Run(f"{rows[0].reported}/{rows[0].expected}", trace=rows[0].trace))
            runs.append(Run(" báo cáo"))
        runs.append(Run("."))
    estimates = [f"số {row.ordinal}" for row in review.targets if row.estimate]
    if estimates:
        runs.append(Run((" " if runs else "") + f"Số liệu của chỉ tiêu {', '.join(estimates)} là số ước thực hiện."))
    return tuple(runs)


def _alike(rows: Sequence[TargetRow]) -> list[list[TargetRow]]:
    """Rows that lack as many reports stand together, the most incomplete first."""

    def share(row: TargetRow) -> tuple[int, int]:
        return row.reported, row.expected

    return [[*same] for _, same in groupby(sorted(rows, key=share), key=share)]


def target_item(row: TargetRow, edges: Sequence[Percent]) -> tuple[Run, ...]:
    """ "- Chỉ tiêu số 3: … Mục tiêu: 20 đảng viên; thực hiện: 16 đảng viên, bằng 80% mục tiêu cả nhiệm kỳ." """
    estimate = "ước thực hiện" if row.estimate else "thực hiện"
    runs = [
        Run(f"- Chỉ tiêu số {row.ordinal}: {row.indicator.rstrip('.')}. Mục tiêu: {row.target}; {estimate}: "),
        Run(row.value, trace=row.trace),
    ]
    percent, status = row.percent_of_term, first_letter(row.status, lower=True)
    if percent is not None and row.compared:
        runs += [Run(", bằng "), Run(percent_text(percent, edges), trace=row.trace), Run(f" {row.compared}")]
    if row.outcome:
        runs.append(Run(f"; {row.outcome}"))
    elif (percent is None or not row.compared) and status and not row.value.endswith(status):
        runs.append(Run(f"; {status}"))
    return (*runs, Run("."))


def task_sentence(review: MidTermReview) -> tuple[Run, ...]:
    """ "Nghị quyết giao 5 nhiệm vụ: 2 đã hoàn thành, 3 đang thực hiện, trong đó 1 quá hạn." """
    counts = review.task_counts
    if counts is None or not counts.given:
        return ()
    going = counts.given - counts.done
    late = f", trong đó {counts.overdue} nhiệm vụ quá hạn" if counts.overdue else ""
    said = f"; {going} nhiệm vụ đang thực hiện{late}" if going else ""
    return (Run(f"Nghị quyết giao {counts.given} nhiệm vụ: {counts.done} nhiệm vụ đã hoàn thành{said}."),)


def pace_item(row: TargetRow, edges: Sequence[Percent]) -> tuple[Run, ...]:
    """ "- Chỉ tiêu số 3: …: đến nay đạt 45%, tiến độ cần có 60%; dự báo cuối nhiệm kỳ: …, khó đạt." """
    runs = [Run(f"- Chỉ tiêu số {row.ordinal} ({inside(row.indicator.rstrip('.'))}): ")]
    if row.percent_of_term is None or row.expected_pace is None:
        runs += [Run("đến nay "), Run(row.value, trace=row.trace), Run(f", mục tiêu {row.target}")]
    else:
        runs += [Run("đến nay đạt "), Run(percent_text(row.percent_of_term, edges), trace=row.trace)]
    if row.expected_pace is not None:
        runs += [Run(", tiến độ cần có "), Run(percent_text(row.expected_pace, edges), trace=row.trace)]
    if row.forecast:
        runs += [Run("; dự báo cuối nhiệm kỳ: "), Run(row.forecast, trace=row.trace)]
    status = first_letter(row.status, lower=True)
    unsaid = row.hard_to_reach and "khó đạt" not in f"{row.forecast}{status}".casefold()
    return (*runs, Run("; khó đạt." if unsaid else f"; {status}." if row.behind and status else "."))


def time_sentence(review: MidTermReview) -> tuple[Run, ...]:
    """Which share of the term has passed, by days, counted to the end of the as-of day."""
    whole = (review.term_end - review.term_start).days
    passed = min(max((review.as_of - review.term_start).days + 1, 0), whole)
    share = percent_text(Fraction(100 * passed, whole))
    days = f"{format_number(passed)}/{format_number(whole)} ngày"
    return (Run(f"Đến ngày {day_text(review.as_of)}, đã qua {days} ({share} thời gian) của {review.term}."),)


def _band_clause(band: BandLine, count: str) -> list[Run]:
    return [Run(count, trace=band.trace or ALL_TARGETS), Run(f" chỉ tiêu {band.label}")]


def _highlights(review: MidTermReview, band: BandLine) -> list[Run]:
    rows = {row.ordinal: row for row in review.targets}
    runs: list[Run] = []
    for index, ordinal in enumerate(band.highlights):
        row = rows[ordinal]
        runs.append(Run((", " if index else ", trong đó ") + f"chỉ tiêu {inside(row.indicator.rstrip('.'))}"))
        runs += _reached(row, review.edges, comma="")
    return runs


def _reached(row: TargetRow, edges: Sequence[Percent], comma: str = ",") -> list[Run]:
    if row.percent_of_term is None:
        return []
    return [Run(f"{comma} đạt "), Run(percent_text(row.percent_of_term, edges), trace=row.trace)]
