"""Lines of all pages → paragraphs: running heads dropped, wrapped lines joined, columns and cells kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby, pairwise

from nhiemky.papers.content import BlockKind
from nhiemky.papers.reader.labels import Label, Rank, is_range, label_of
from nhiemky.papers.reader.official import is_upper
from nhiemky.papers.reader.pdf.lines import Line
from nhiemky.papers.reader.pdf.plots import mark_plots
from nhiemky.papers.reader.pdf.tables import Tables
from nhiemky.papers.reader.pieces import Piece

_PAGE_NUMBER = re.compile(
    r"(?:trang|page)?\s*[-–—.(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:/\s*\d{1,4}|[-–—.)])?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_TERMINAL = re.compile(r"[.!?…:;][\"”’')\]]*$")
_EDGE = 0.075  # of the page's height: where running heads and page numbers stand
_OFTEN = 0.4
_FEWEST = 2
_NEAR_FULL = 0.12
_INDENT = 6.0
_FAR = 1.75
_WIDER = 1.15
_CLOSE = 1.2
_MANY_LINES = 250
_WIDE_TITLE = 0.45


def paragraphs(pages: list[list[Line]], heights: list[float]) -> list[Piece]:
    """The pieces of a document from the lines of its pages."""
    running = _running(pages, heights)
    kept = []
    for number, lines in enumerate(pages):
        shown = [line for line in lines if not _is_running(line, heights[number], running)]
        _measure(shown)
        kept.append(shown)
    mark_plots(kept)
    pitches = _pitches(kept)
    tables = Tables()
    pieces: list[Piece] = []
    everything = (line for lines in kept for line in lines)
    for (ruled, plotted), group in groupby(everything, key=lambda line: (line.cell is not None, line.plotted)):
        together = list(group)
        if plotted:
            pieces += [Piece(line.text, BlockKind.FIGURE, page=line.page, part="figure") for line in together]
        else:
            pieces += tables.pieces(together) if ruled else _joined(together, pitches)
    return pieces


def _joined(lines: Iterable[Line], pitches: dict[int, float]) -> list[Piece]:
    """Running text: lines joined into paragraphs."""
    pieces: list[Piece] = []
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line, pitches):
            pieces.append(_piece(group))
            group = []
        group.append(line)
    return [*pieces, _piece(group)] if group else pieces


def _piece(group: list[Line]) -> Piece:
    """One paragraph of its lines."""
    text = " ".join(line.text for line in group)
    return Piece(text, page=group[0].page, bold=all(line.bold for line in group))


def _edge(line: Line, height: float) -> bool:
    """Whether a line stands where running heads do, above or below the text of any usual margin."""
    return line.bottom > (1 - _EDGE) * height or line.top < _EDGE * height


def _same(line: Line) -> str:
    """What repeats of a running head: its text with numbers alike."""
    return _DIGITS.sub("#", line.text).lower()


def _running(pages: list[list[Line]], heights: list[float]) -> set[str]:
    """The texts that come again at the edge of many pages."""
    counts: Counter[str] = Counter()
    for number, lines in enumerate(pages):
        counts.update({_same(line) for line in lines if _edge(line, heights[number])})
    least = max(_FEWEST, _OFTEN * len(pages))
    return {text for text, count in counts.items() if count >= least}


def _is_running(line: Line, height: float, running: set[str]) -> bool:
    """Whether a line is a page number or a running head."""
    return _edge(line, height) and (bool(_PAGE_NUMBER.fullmatch(line.text)) or _same(line) in running)


def _measure(lines: list[Line]) -> None:
    """Give each line the right edge of its column, the farthest of lines above and below, and the page's width."""
    width = max((line.right for line in lines), default=0) - min((line.left for line in lines), default=0)
    for line in lines:
        line.full_right, line.page_width = line.right, width
    if len(lines) > _MANY_LINES:
        return
    for line in lines:
        own = max(line.right - line.left, 1.0)
        for other in lines:
            if other.right > line.full_right:
                shared = min(line.right, other.right) - max(line.left, other.left)
                if shared > 0.6 * min(own, other.right - other.left) and other.left > line.left - 60:
                    line.full_right = other.right


def _pitches(pages: Iterable[list[Line]]) -> dict[int, float]:
    """The usual distance from one line to the next in points, by the height of their letters; cells count nothing."""
    distances: dict[int, Counter[int]] = {}
    for lines in pages:
        for line, following in pairwise(lines):
            distance = line.top - following.top
            if line.cell is None and 0.8 * line.height < distance < 3 * line.height:
                distances.setdefault(round(line.height), Counter())[round(distance)] += 1
    return {height: float(counts.most_common(1)[0][0]) for height, counts in distances.items()}


def _goes_on(group: list[Line], line: Line, pitches: dict[int, float]) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    last, first = group[-1], group[0]
    ended = bool(_TERMINAL.search(last.text))
    full = last.right >= last.full_right - _NEAR_FULL * max(last.full_right - first.left, 1)
    label = label_of(line.text)
    if label is not None and label.sure and not (full and not ended and _is_wrapped_label(group, line, label)):
        return False
    if last.bold != line.bold or abs(last.height - line.height) > 1.6 or is_upper(last.text) != is_upper(line.text):
        return False
    small = line.text[0].islower()
    if last.page != line.page or line.top > last.top + last.height:
        # over a page or column end: only an open sentence goes on
        return full and not ended and (small or (label is None and len(group) > 1))
    if last.top - line.top < 0.3 * last.height or _is_far(group, line, pitches, ended=ended):
        return False
    return _beside(group, line, full=full, ended=ended, small=small)


def _is_far(group: list[Line], line: Line, pitches: dict[int, float], *, ended: bool) -> bool:
    """Whether a line stands farther below than the lines of the paragraph do from each other."""
    last = group[-1]
    gap = last.top - line.top
    own = group[-2].top - last.top if len(group) > 1 else 0.0
    if 0 < own < 3 * last.height:
        return gap > _WIDER * own
    usual = max(pitches.get(round(last.height), 0.0), _CLOSE * last.height)
    return gap > _FAR * usual or (gap > _WIDER * usual and (ended or not line.text[0].islower()))


def _is_wrapped_label(group: list[Line], line: Line, label: Label) -> bool:
    """Whether what looks like a label is the rest of a sentence: "(15" / "- 20%)", "nêu tại" / "Phụ lục II."."""
    if is_range(group[-1].text, line.text):
        return True
    if label.rank != Rank.BULLET and label.rank > Rank.ARTICLE:
        return False
    first = label_of(group[0].text)
    listed = first is not None and (first.rank, first.style) == (label.rank, label.style)
    return line.left <= group[-1].left + 1.0 and not (listed and abs(line.left - group[0].left) < _INDENT)


def _beside(group: list[Line], line: Line, *, full: bool, ended: bool, small: bool) -> bool:
    """Whether a line right below goes on, by indents and by how the line before ends."""
    last, first = group[-1], group[0]
    if line.left > last.right or line.right < last.left:
        return False
    if _centred(last, line):
        return full and not ended and last.right - last.left > _WIDE_TITLE * last.page_width
    indented = line.left > last.left + _INDENT
    if len(group) > 1 and indented:
        return False  # the first line of the next paragraph
    if not full:
        return small and not ended
    if len(group) == 1 and ended and abs(line.left - first.left) < _INDENT and line.text[0].isupper():
        return not _has_indents(first, line)
    return not (indented and ended)


def _centred(last: Line, line: Line) -> bool:
    """Whether two lines of different lengths stand on one middle, as titles do."""
    return abs(last.left + last.right - line.left - line.right) < 6 and abs(last.left - line.left) > _INDENT


def _has_indents(first: Line, line: Line) -> bool:
    """Whether two lines at one height from the left may each begin a paragraph: both stand away from the margin."""
    return first.left > 0 and abs(first.left - line.left) < 1.0 and first.right < first.full_right - 1.0
