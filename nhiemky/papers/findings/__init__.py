"""What a paper says, as findings that each quote it: a person confirms them before anything is created.

`find(paper)` reads; `as_json(findings, paper)` gives the plain values that `nhiemky read --format json` prints.
"""

from __future__ import annotations

import dataclasses

from nhiemky.papers.content import Paper
from nhiemky.papers.findings.actors import read_actors
from nhiemky.papers.findings.awards import find_awards
from nhiemky.papers.findings.documents import find_documents
from nhiemky.papers.findings.doubts import find_doubts
from nhiemky.papers.findings.events import find_events
from nhiemky.papers.findings.export import as_json
from nhiemky.papers.findings.model import Findings
from nhiemky.papers.findings.ordinals import find_ordinals
from nhiemky.papers.findings.organisations import find_organisations
from nhiemky.papers.findings.people import find_people
from nhiemky.papers.findings.reading import read_statements
from nhiemky.papers.findings.results import find_results
from nhiemky.papers.findings.sentences import Document, prepare
from nhiemky.papers.findings.targets import find_targets
from nhiemky.papers.findings.tasks import find_tasks
from nhiemky.papers.findings.terms import find_terms

__all__ = ["as_json", "find", "read_context"]


def read_context(paper: Paper) -> Document:
    """The paper prepared for the finders, with its terms of office."""
    document = prepare(paper)
    return dataclasses.replace(document, terms=find_terms(document))


def find(paper: Paper) -> Findings:
    """Everything that can be found in a paper; each quote is a piece of `paper.text` at its span."""
    document = read_context(paper)
    actors = read_actors(document)
    reading = read_statements(document)
    events = find_events(document)
    targets, results = find_targets(reading), find_results(reading)
    tasks = find_tasks(reading)
    return Findings(
        terms=document.terms,
        ordinals=find_ordinals(document),
        events=events,
        organisations=find_organisations(document, actors, events),
        people=find_people(document, actors.people),
        documents=find_documents(document, actors.documents),
        awards=find_awards(document, actors, targets),
        targets=targets,
        results=results,
        tasks=tasks,
        doubts=find_doubts(reading, targets, results, tasks, events),
    )
