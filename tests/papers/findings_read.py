"""Texts of the tests read as papers: what the finders of targets, results, tasks and doubts see in them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from nhiemky.papers.content import Paper
from nhiemky.papers.findings import read_context
from nhiemky.papers.findings.doubts import find_doubts
from nhiemky.papers.findings.events import find_events
from nhiemky.papers.findings.model import Doubt, Finding, Result, Target, Task
from nhiemky.papers.findings.reading import Reading, read_statements
from nhiemky.papers.findings.results import find_results
from nhiemky.papers.findings.targets import find_targets
from nhiemky.papers.findings.tasks import find_tasks
from nhiemky.papers.reader import read

RESOLUTION = Path(__file__).parent / "resolution.txt"


class Told:
    """A text and everything of the four kinds that is found in it."""

    def __init__(self, text: str, name: str = "bai.txt") -> None:
        """Read a text as if it were a file."""
        self.paper: Paper = read(text.encode(), name)
        self.reading: Reading = read_statements(read_context(self.paper))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        return find_targets(self.reading)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        return find_results(self.reading)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return find_tasks(self.reading)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        events = find_events(self.reading.document)
        return find_doubts(self.reading, self.targets, self.results, self.tasks, events)

    @property
    def every(self) -> tuple[Finding, ...]:
        return (*self.targets, *self.results, *self.tasks, *self.doubts)

    def clause_of(self, finding: Finding) -> str:
        """The clause path of the block that a finding stands in."""
        for block in self.paper.blocks:
            if block.place and block.place.start <= finding.start < block.place.end:
                return block.clause
        return ""


def resolution() -> Told:
    """The invented resolution with fourteen targets, read."""
    return Told(RESOLUTION.read_text(encoding="utf-8"), "nghi-quyet.txt")
