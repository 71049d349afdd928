"""Words of a plot drawn into a page: marks and names of axes, small and short, most of them in no cell of a table."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from nhiemky.papers.reader.pdf.lines import Line

_SMALL = 0.82  # of the usual height of letters
_RUNNING = 45  # letters in a line of running text
_SHORT = 70
_FEWEST = 6
_OUTSIDE = 0.25


def mark_plots(pages: list[list[Line]]) -> None:
    """Mark the lines that belong to plots, and take them out of the cells that grid lines seem to make."""
    heights: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            if line.cell is None and len(line.text) >= _RUNNING:
                heights[round(line.height, 1)] += len(line.text)
    if not heights:
        return
    usual = heights.most_common(1)[0][0]
    for lines in pages:
        for small, group in groupby(lines, key=lambda line: line.height < _SMALL * usual and len(line.text) < _SHORT):
            together = list(group)
            outside = sum(line.cell is None for line in together)
            if small and len(together) >= _FEWEST and outside >= _OUTSIDE * len(together):
                for line in together:
                    line.plotted, line.cell = True, None
