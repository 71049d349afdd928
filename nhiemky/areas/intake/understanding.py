"""A paper understood: its findings and doubts in the order of the text, each with its clause and its proposal. Pure."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nhiemky.areas.documents.clauses import ClauseSpan, clause_spans
from nhiemky.areas.intake import plain
from nhiemky.areas.intake.models import FindingKind
from nhiemky.areas.intake.proposals import target_from, task_from
from nhiemky.papers import findings
from nhiemky.papers.content import Block, BlockKind, Paper, Place
from nhiemky.papers.findings import model

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Understood:
    """One finding as it is kept: what it is, where it stands, what was understood and what is proposed."""

    kind: FindingKind
    start: int
    end: int
    clause: str
    data: plain.Json
    proposal: plain.Json


def understand(paper: Paper, found: model.Findings) -> tuple[tuple[Understood, ...], tuple[model.Doubt, ...]]:
    """Everything found in a paper, kind by kind in the order of the text, and what is doubted."""
    spans = clause_spans(paper)
    rows = [_row(paper, spans, kind, each) for kind, every in _by_kind(found) for each in every if _stands(each, paper)]
    doubts = sorted((each for each in found.doubts if _stands(each, paper)), key=lambda each: (each.start, each.end))
    return tuple(rows), tuple(doubts)


def _by_kind(found: model.Findings) -> Iterator[tuple[FindingKind, Sequence[model.Finding]]]:
    yield FindingKind.TERM, found.terms
    yield FindingKind.ORDINAL, found.ordinals
    yield FindingKind.EVENT, found.events
    yield FindingKind.ORGANISATION, found.organisations
    yield FindingKind.PERSON, found.people
    yield FindingKind.TARGET, found.targets
    yield FindingKind.RESULT, found.results
    yield FindingKind.DOCUMENT, found.documents
    yield FindingKind.TASK, found.tasks
    yield FindingKind.AWARD, found.awards


def _stands(found: model.Finding, paper: Paper) -> bool:
    """Whether it quotes the text where it says; what doesn't can't be shown to anybody."""
    return found.start < found.end and paper.text[found.start : found.end] == found.quote


def _row(paper: Paper, spans: Sequence[ClauseSpan], kind: FindingKind, found: model.Finding) -> Understood:
    return Understood(
        kind=kind,
        start=found.start,
        end=found.end,
        clause=narrowest(spans, found.start, found.end),
        data=plain.finding_data(found),
        proposal=_proposal(found, line_at(paper.text, found.start, found.end)),
    )


def _proposal(found: model.Finding, line: str) -> plain.Json:
    if isinstance(found, model.Target):
        return plain.as_json(target_from(found, line))
    if isinstance(found, model.Task):
        return plain.as_json(task_from(found))
    return {}


def narrowest(spans: Sequence[ClauseSpan], start: int, end: int) -> str:
    """The path of the narrowest clause that holds the span, "" where none does."""
    holding = [span for span in spans if span.start <= start and end <= span.end]
    return min(holding, key=lambda span: span.end - span.start, default=ClauseSpan("", "", 0, 0)).path


def line_at(text: str, start: int, end: int) -> str:
    """The whole lines of text that a span touches."""
    after = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : len(text) if after < 0 else after]


LONGEST_READ = 4_000
"""Letters of a marked piece that is still read, while whoever marked it waits."""
_HEADINGS = {FindingKind.TARGET: "Các chỉ tiêu chủ yếu", FindingKind.TASK: "Nhiệm vụ, giải pháp"}


def of_span(paper: Paper, kind: FindingKind, start: int, end: int) -> Understood:
    """What a piece of text marked by a person is, as a target or a task, as far as it can be understood.

    The piece is read by itself as the one thing that stands under a heading of its kind; where nothing is found in it
    the words are all that is known. So they are of a piece longer than any target or task.
    """
    quote = paper.text[start:end]
    read = _found_in(quote, kind) if len(quote) <= LONGEST_READ else _only_words(quote, kind)
    found = replace(read, quote=quote, start=start, end=end)
    line = line_at(paper.text, start, end)
    clause = narrowest(clause_spans(paper), start, end)
    return Understood(kind, start, end, clause, plain.finding_data(found), _proposal(found, line))


def _found_in(quote: str, kind: FindingKind) -> model.Finding:
    heading = _HEADINGS[kind]
    begins = len(heading) + 1
    text = f"{heading}\n{quote}"
    blocks = (
        Block(BlockKind.HEADING, heading, Place(0, len(heading)), "I", 1),
        Block(BlockKind.PARAGRAPH, quote, Place(begins, len(text)), "I.1"),
    )
    try:
        found = findings.find(Paper(blocks, text))
    except Exception:  # the words themselves are enough for a person
        _log.exception("finding in a marked piece failed")
        found = model.Findings()
    told = found.targets if kind is FindingKind.TARGET else found.tasks
    return next((each for each in told if each.start >= begins), _only_words(quote, kind))


def _only_words(quote: str, kind: FindingKind) -> model.Finding:
    """A target or a task of which nothing is known but its words."""
    if kind is FindingKind.TARGET:
        return model.Target(quote=quote, start=0, end=len(quote), indicator=quote, op=model.Op.YES_NO)
    return model.Task(quote=quote, start=0, end=len(quote))
