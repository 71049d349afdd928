"""Lists: the targets of a term, indicators, fields."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.targets import access
from nhiemky.areas.targets.models import KIND_NAMES, Field, Target
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.text import fold

_MOST = 100


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target in a list; `document` and `clause` say where it comes from."""

    id: int
    ordinal: int
    parent_id: int | None
    code: str
    name: str
    kind: str
    wanted: str
    field: str
    document: str
    document_id: int
    clause: str
    quote: str
    closed: bool


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in a list."""

    id: int
    code: str
    name: str
    unit: str
    base_frequency: str
    is_ratio: bool
    is_state: bool


def targets_of_term(viewer: Actor, term_id: int, at: datetime.datetime) -> tuple[TargetLine, ...]:
    """Return the targets of a term that the viewer may see, in the resolution's order: one query."""
    rows = access.visible_to(viewer, at).filter(term=term_id).select_related("document", "clause", "field")
    return tuple(_line(target) for target in rows.order_by("ordinal", "parent_id", "id"))


def _line(target: Target) -> TargetLine:
    return TargetLine(
        id=target.pk,
        ordinal=target.ordinal,
        parent_id=target.parent_id,
        code=target.code,
        name=target.name,
        kind=KIND_NAMES[TargetKind(target.kind)],
        wanted=target.wanted(target.value, target.value_max),
        field=target.field.name if target.field else "",
        document=str(target.document),
        document_id=target.document_id,
        clause=target.clause.path if target.clause else "",
        quote=target.quote,
        closed=target.closed_at is not None,
    )


def indicators(viewer: Actor, text: str = "") -> tuple[IndicatorLine, ...]:
    """Return indicators whose name holds the words, diacritics aside, at most 100 in Vietnamese order: one query."""
    rows = access.visible_indicators(viewer).searched(fold(text))[:_MOST]
    return tuple(
        IndicatorLine(
            id=row.pk,
            code=row.code,
            name=row.name,
            unit=row.unit,
            base_frequency=row.get_base_frequency_display(),
            is_ratio=row.has_denominator,
            is_state=row.is_state,
        )
        for row in rows
    )


def fields(viewer: Actor) -> tuple[tuple[str, str], ...]:
    """Return the fields of work as (code, name), in their order: one query."""
    if not access.visible_indicators(viewer).query.is_empty():
        return tuple(Field.objects.order_by("ordinal", "code").values_list("code", "name"))
    return ()
