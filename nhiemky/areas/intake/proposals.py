"""From what the reader found to what is proposed: a target or a task as it would be set. Pure; nothing is created."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from nhiemky.areas.intake import kinds
from nhiemky.areas.intake.naming import name_of, title_of
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import KIND_NAMES
from nhiemky.areas.targets.wording import WITHOUT_VALUE
from nhiemky.areas.tasks.given import NewTask
from nhiemky.papers.findings import model
from nhiemky.papers.findings.model import Op
from nhiemky.rules.progress import Comparator, Direction, TargetKind, target_phrase
from nhiemky.rules.progress.comparing import exact
from nhiemky.rules.text import fold

_COMPARATORS = {
    Op.AT_LEAST: Comparator.AT_LEAST,
    Op.MORE_THAN: Comparator.MORE_THAN,
    Op.AT_MOST: Comparator.AT_MOST,
    Op.LESS_THAN: Comparator.LESS_THAN,
    Op.EXACTLY: Comparator.EXACTLY,
    Op.RANGE: Comparator.RANGE,
    Op.YES_NO: Comparator.AT_LEAST,
}
_DOWNWARD = (Comparator.AT_MOST, Comparator.LESS_THAN)
_MIRRORED = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.MORE_THAN: Comparator.LESS_THAN,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.LESS_THAN: Comparator.MORE_THAN,
}
_OF_CHANGE = (TargetKind.GROWTH, TargetKind.AVERAGE_GROWTH)
_CHANGE = re.compile(r"\b(?:tăng|giảm|tốc độ)\b", re.IGNORECASE)
_NAMED_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def target_from(found: model.Target, line: str = "") -> NewTarget:
    """What a found target is proposed as; `line` is the line of text around it, which may name the day.

    Its day is kept only where a year is written: "cuối nhiệm kỳ" is the term's own last day. A fall in percent
    against the beginning is growth below zero.
    """
    kind = kinds.kind_of(found)
    comparator = _COMPARATORS[found.op]
    numbered = kind not in WITHOUT_VALUE
    proposal = NewTarget(
        name=name_of(_measured(found, kind), found.quote),
        kind=kind,
        comparator=comparator if numbered or kind is TargetKind.NOT_WORSE else Comparator.AT_LEAST,
        value=found.value if numbered else None,
        value_max=found.value_max if numbered else None,
        unit=(found.unit or "") if numbered else "",
        direction=_direction(found, comparator),
        needed_years=kinds.needed_years(found) if kind is TargetKind.TITLE_YEARS else None,
        due_on=found.by if _NAMED_YEAR.search(line or found.quote) else None,
    )
    return _falling(proposal) if kind in _OF_CHANGE and kinds.falls(found) else proposal


def _measured(found: model.Target, kind: TargetKind) -> str:
    """The words for what is measured: the reader's, unless they leave out that there shall be none, or the change."""
    if kind is TargetKind.NOT_WORSE:  # with what it is compared is the kind's to say
        return found.indicator
    tells = kind not in _OF_CHANGE or _CHANGE.search(found.indicator)
    return found.indicator if found.value and tells else found.quote


def _direction(found: model.Target, comparator: Comparator) -> Direction:
    """Which way is better, by the comparison: a fall that is told as an amount ("giảm 0,3‰/năm") is to be large."""
    if comparator in _DOWNWARD or (comparator is Comparator.EXACTLY and not found.value):
        return Direction.DOWN
    return Direction.LEVEL if comparator is Comparator.EXACTLY else Direction.UP


def _falling(proposal: NewTarget) -> NewTarget:
    """The same change told downwards: at least 20 less is growth of at most -20."""
    low, high = proposal.value, proposal.value_max
    if low is None or low <= 0:
        return proposal
    ends = (-low, None) if high is None else (-high, -low)
    comparator = _MIRRORED.get(proposal.comparator, proposal.comparator)
    return dataclasses.replace(
        proposal, value=ends[0], value_max=ends[1], comparator=comparator, direction=Direction.DOWN
    )


def in_term(proposal: NewTarget, last_day: datetime.date | None) -> NewTarget:
    """The proposal for a term: "đến năm 2025" in a term that ends within that year is the term's own end."""
    due = proposal.due_on
    if due is None or last_day is None or due.year != last_day.year or due <= last_day:
        return proposal
    return dataclasses.replace(proposal, due_on=None)


def task_from(found: model.Task) -> NewTask:
    """What a found task is proposed as. Who leads is words until `with_units` knows the organisations."""
    return NewTask(
        title=title_of(found.quote), responsibility=_responsible(found.assignee, found.joins), due_on=found.deadline
    )


def with_units(
    proposal: NewTask, assignee: str, joins: Sequence[str], units: Mapping[str, int], own: int | None = None
) -> NewTask:
    """The task with the organisations that bear the names exactly; other names stay words.

    `units`: ids by folded name, only of names that one organisation bears. `own`: the organisation of which the
    assignee is a body ("Ban Thường vụ"); it leads, and the body stays named. The leader never joins as well.
    """
    named = units.get(fold(assignee)) if assignee else None
    lead = named or own
    found = {name: units[fold(name)] for name in joins if fold(name) in units}
    joining = tuple(dict.fromkeys(pk for pk in found.values() if pk != lead))
    others = [name for name in joins if name not in found]
    return dataclasses.replace(
        proposal, lead_id=lead, joins=joining, responsibility=_responsible(None if named else assignee, others)
    )


def _responsible(assignee: str | None, joins: Sequence[str]) -> str:
    """ "Ban Thường trực Hội; phối hợp: các trường"."""
    parts = [assignee or "", f"phối hợp: {', '.join(joins)}" if joins else ""]
    return "; ".join(part for part in parts if part)


def printed_ordinals(clauses: Sequence[str]) -> Mapping[str, int]:
    """The numbers that a document prints before its targets, by clause: "II.7" → 7.

    Only of the list that holds more than half of them; targets that stand elsewhere, or in no numbered clause, are
    numbered as they come.
    """
    numbered = [clause.rpartition(".") for clause in clauses if _NUMBERED.fullmatch(clause)]
    lists = Counter(above for above, _, _ in numbered)
    largest = max(lists, key=lambda above: lists[above], default="")
    if lists[largest] * 2 <= len(clauses):
        return {}
    return {f"{above}.{last}".lstrip("."): int(last) for above, _, last in numbered if above == largest}


_NUMBERED = re.compile(r"(?:[^()]+\.)?[1-9]\d{0,3}")


def in_words(proposal: NewTarget) -> str:
    """ "đạt từng năm: từ 10 tỷ đồng trở lên": the kind and what is to be reached."""
    low, high = exact(proposal.value), exact(proposal.value_max)
    phrase = target_phrase(proposal.comparator, low, high, proposal.unit, _PLACES)
    return f"{KIND_NAMES[proposal.kind]}: {phrase}" if phrase else KIND_NAMES[proposal.kind]


_PLACES = 9  # as many decimals as are kept; nothing is rounded


def mark_of_change(proposal: NewTarget | NewTask, decided: NewTarget | NewTask) -> tuple[str, ...]:
    """The names of the fields that a person set otherwise than proposed; what the reader can't know is no change."""
    return tuple(
        field.name
        for field in dataclasses.fields(decided)
        if field.name not in _ADDED and getattr(proposal, field.name) != getattr(decided, field.name)
    )


# What a person adds to any target or task, and what follows from where it stands.
_ADDED = frozenset(
    {"quoted", "indicator_id", "baseline", "field", "programme", "watches", "product", "authority", "person_id"}
)
