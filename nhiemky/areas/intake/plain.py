"""Targets, tasks, findings and papers as plain values for JSON columns, and back."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from nhiemky.areas.audit.canonical import without_unstorable
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.tasks.given import NewTask
from nhiemky.papers.findings import model
from nhiemky.rules.progress import Comparator, Direction, TargetKind

type Json = dict[str, Any]

_PLACED = frozenset({"quote", "start", "end"})
_NOT_KEPT = frozenset({"quoted"})


def as_plain(value: object) -> Any:
    """A value as JSON keeps it: decimals as text, days as ISO, enums as their value, texts without what none keeps."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return without_unstorable(value)
    if isinstance(value, tuple | list):
        return [as_plain(each) for each in value]
    return value


def finding_data(found: model.Finding) -> Json:
    """What the reader understood; where it stands is kept in columns of its own."""
    return _fields(found, _PLACED)


def as_json(given: NewTarget | NewTask) -> Json:
    """A target or task as it is proposed or decided; its quote stands in the finding itself."""
    return _fields(given, _NOT_KEPT)


def _fields(value: Any, left_out: frozenset[str]) -> Json:
    return {
        field.name: as_plain(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if field.name not in left_out
    }


def target_of(data: Mapping[str, Any]) -> NewTarget:
    """The proposed or decided target that `as_json` kept."""
    return NewTarget(
        **{
            **data,
            "kind": TargetKind(data["kind"]),
            "comparator": Comparator(data["comparator"]),
            "direction": Direction(data["direction"]),
            **{name: _decimal(data.get(name)) for name in ("value", "value_max", "baseline")},
            "due_on": _day(data.get("due_on")),
        }
    )


def task_of(data: Mapping[str, Any]) -> NewTask:
    """The proposed or decided task that `as_json` kept."""
    lists = {name: tuple(data.get(name, ())) for name in ("joins", "watches")}
    return NewTask(**{**data, **lists, "due_on": _day(data.get("due_on"))})


def _decimal(text: object) -> Decimal | None:
    return None if text is None else Decimal(str(text))


def _day(text: object) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if isinstance(text, str) else None
