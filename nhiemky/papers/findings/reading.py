"""One reading of a document for targets, results and tasks: its sentences in their frames, and its tables."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from nhiemky.papers.findings.grammar.frames import Framed, framed
from nhiemky.papers.findings.grammar.grids import Grid, grids
from nhiemky.papers.findings.grammar.statements import Statement, statements
from nhiemky.papers.findings.sentences import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what `find_targets`, `find_results`, `find_tasks` and `find_doubts` read; `starts` are the places
    in `paper.text` at which the sentences begin.
    """

    document: Document
    said: tuple[Framed, ...]
    grids: tuple[Grid, ...]
    starts: tuple[int, ...]

    def statement_at(self, place: int) -> Statement | None:
        """The sentence that holds a place of `paper.text`, None inside tables and between sentences."""
        index = bisect.bisect_right(self.starts, place) - 1
        if index < 0:
            return None
        statement = self.said[index].statement
        return statement if place <= self.document.place_in_paper(statement.end - 1) else None


def read_statements(document: Document) -> Reading:
    """Read a document (with its terms) once for all of them. Sentences inside tables are left to the tables."""
    tables = grids(document)
    covered = {index for grid in tables for index in grid.blocks}
    said = tuple(statement for statement in statements(document) if statement.sentence.block not in covered)
    starts = tuple(document.place_in_paper(statement.start) for statement in said)
    return Reading(document, framed(said, document.terms, document.published), tables, starts)
