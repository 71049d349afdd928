"""Findings as plain values for JSON: the keys of the annotated examples, and with every quote its character span."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from nhiemky.papers.content import Paper
from nhiemky.papers.findings.model import Award, Doubt, Event, Finding, Findings, Person, Result, Target, Task

Json = dict[str, Any]


def as_json(findings: Findings, paper: Paper) -> Json:
    """One object per paper; see the command's help for its keys. Days are ISO, numbers plain JSON numbers."""
    return {
        "file": paper.source.name if paper.source else "",
        "terms": [{"from": term.first_year, "to": term.last_year, **_quoted(term)} for term in findings.terms],
        "ordinals": [ordinal.roman for ordinal in findings.ordinals],
        "events": [_event(event) for event in findings.events],
        "organisations": [organisation.name for organisation in findings.organisations],
        "people": [_person(person) for person in findings.people],
        "targets": [_target(target) for target in findings.targets],
        "results": [_result(result) for result in findings.results],
        "documents": [
            {**_quoted(named), "type": named.type, "number": named.number, "signed_on": _day(named.signed_on)}
            for named in findings.documents
        ],
        "tasks": [_task(task) for task in findings.tasks],
        "awards": [_award(award) for award in findings.awards],
        "doubts": [_doubt(doubt) for doubt in findings.doubts],
        "spans": {
            "ordinals": [_quoted(ordinal) for ordinal in findings.ordinals],
            "organisations": [_quoted(organisation) for organisation in findings.organisations],
        },
    }


def _quoted(finding: Finding) -> Json:
    return {"quote": finding.quote, "span": [finding.start, finding.end]}


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number; whole values without a decimal point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _event(event: Event) -> Json:
    return {"kind": event.kind.value, "date": _day(event.date), **_quoted(event)}


def _person(person: Person) -> Json:
    return {"name": person.name, "positions": list(person.positions), **_quoted(person)}


def _target(target: Target) -> Json:
    return {
        **_quoted(target),
        "indicator": target.indicator,
        "op": target.op.value,
        "value": _number(target.value),
        "value_max": _number(target.value_max),
        "unit": target.unit,
        "frequency": target.frequency.value if target.frequency else None,
        "direction": target.direction.value,
        "by": _day(target.by),
        "of_assigned": target.of_assigned,
    }


def _result(result: Result) -> Json:
    return {
        **_quoted(result),
        "indicator": result.indicator,
        "value": _number(result.value),
        "of": _number(result.of),
        "unit": result.unit,
    }


def _task(task: Task) -> Json:
    return {
        **_quoted(task),
        "assignee": task.assignee,
        "joins": list(task.joins),
        "deadline": _day(task.deadline),
    }


def _award(award: Award) -> Json:
    return {**_quoted(award), "title": award.title, "recipient": award.recipient, "year": award.year}


def _doubt(doubt: Doubt) -> Json:
    return {"kind": doubt.kind.value, **_quoted(doubt), "says": doubt.says}
