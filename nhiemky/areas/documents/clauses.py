"""From a paper's blocks to clauses: which span of the text each clause takes, its heading, its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nhiemky.papers.content import Block, BlockKind, Paper

_LONGEST_HEADING = 500
_LONGEST_PATH = 90


@dataclass(frozen=True, slots=True)
class ClauseSpan:
    """One clause as it stands in the paper's text: the span holds the clauses below it ("II.3" holds "II.3.a").

    `path` is told apart from an earlier clause of the same path by a count ("1 (2)").
    """

    path: str
    heading: str
    start: int
    end: int


def clause_spans(paper: Paper) -> tuple[ClauseSpan, ...]:
    """Return the paper's clauses in the order in which they begin. Blocks without a place or a clause make none."""
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    headings: dict[str, str] = {}
    counts: dict[str, int] = {}
    standing: dict[str, str] = {}  # path → its told-apart name, for the clause that is being read
    for block, start, end in _placed(paper):
        above = set(_with_those_above(block.clause))
        standing = {path: name for path, name in standing.items() if path in above}
        for path in _with_those_above(block.clause):
            if path not in standing:
                counts[path] = counts.get(path, 0) + 1
                standing[path] = _name(path, counts[path])
            name = standing[path]
            starts[name] = min(starts.get(name, start), start)
            ends[name] = max(ends.get(name, end), end)
        if standing[block.clause] not in headings:
            headings[standing[block.clause]] = _heading(block)
    return tuple(
        ClauseSpan(name, headings.get(name, ""), starts[name], ends[name])
        for name in sorted(starts, key=lambda each: (starts[each], -ends[each], len(each)))
    )


def _placed(paper: Paper) -> Iterator[tuple[Block, int, int]]:
    """Blocks that stand in a clause and in the text, with their spans; never the furniture of a page."""
    for block in paper.blocks:
        place = block.place
        if block.clause and place is not None and block.kind is not BlockKind.FURNITURE:
            start, end = max(place.start, 0), min(place.end, len(paper.text))
            if start < end:
                yield block, start, end


def _with_those_above(path: str) -> tuple[str, ...]:
    """ "II.3.a" → ("II", "II.3", "II.3.a")."""
    steps = path.split(".")
    return tuple(".".join(steps[: count + 1]) for count in range(len(steps)))


def _name(path: str, count: int) -> str:
    """The path, told apart from earlier ones."""
    return path[:_LONGEST_PATH] if count == 1 else f"{path[:_LONGEST_PATH]} ({count})"


def _heading(block: Block) -> str:
    """What a clause is called: its heading or the first line of its first paragraph."""
    return " ".join(block.text.split())[:_LONGEST_HEADING]
