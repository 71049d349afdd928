"""A printed paper as a page shows it: the main document, then each annex to open; long annexes stay on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.papers.content import Block, BlockKind, Figure, Paper

LONGEST_TABLE = 120
"""Rows of a table that a page still shows; the trace annex is longer, and each figure leads to its own part of it."""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block, with the number of its picture where it is a figure; `left_out`: its table is too long for a page."""

    block: Block
    picture: int | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with its title."""

    title: str
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper cut where its annexes begin."""

    main: tuple[ShownBlock, ...]
    annexes: tuple[Annex, ...]


def figures(paper: Paper) -> tuple[Figure, ...]:
    """Return the paper's figures in order."""
    return tuple(block.figure for block in paper.blocks if block.kind is BlockKind.FIGURE and block.figure)


def shown(paper: Paper) -> ShownPaper:
    """Return a paper as a page shows it."""
    parts: list[list[ShownBlock]] = [[]]
    picture = 0
    for block in paper.blocks:
        if block.kind is BlockKind.PAGE_BREAK:
            parts.append([])
            continue
        if block.kind is BlockKind.FIGURE and block.figure:
            parts[-1].append(ShownBlock(block, picture=picture))
            picture += 1
            continue
        rows = len(block.table.rows) if block.table else 0
        parts[-1].append(ShownBlock(block, left_out=rows > LONGEST_TABLE))
    main, *annexes = parts
    return ShownPaper(tuple(main), tuple(_annex(part) for part in annexes if part))


def _annex(blocks: Sequence[ShownBlock]) -> Annex:
    """An annex named by its own first two lines, which are not said again below its name."""
    said = [place for place, each in enumerate(blocks) if _words(each)][:2]
    title = ": ".join(_words(blocks[place]) for place in said)
    return Annex(title, tuple(each for place, each in enumerate(blocks) if place not in said))


def _words(shown: ShownBlock) -> str:
    return shown.block.text or "".join(run.text for run in shown.block.runs)
