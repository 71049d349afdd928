"""One reading of a document for targets, results and tasks: its sentences in their frames, and its tables."""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.papers.findings.grammar.frames import Framed, framed
from nhiemky.papers.findings.grammar.grids import Grid, grids
from nhiemky.papers.findings.grammar.statements import statements
from nhiemky.papers.findings.sentences import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what `find_targets`, `find_results`, `find_tasks` and `find_doubts` read."""

    document: Document
    said: tuple[Framed, ...]
    grids: tuple[Grid, ...]


def read_statements(document: Document) -> Reading:
    """Read a document (with its terms) once for all of them. Sentences inside tables are left to the tables."""
    tables = grids(document)
    covered = {index for grid in tables for index in grid.blocks}
    said = tuple(statement for statement in statements(document) if statement.sentence.block not in covered)
    return Reading(document, framed(said, document.terms, document.published), tables)
