"""Dated rows in good order: locks that writers queue at, checks against overlap, lives that contain their rows."""

from __future__ import annotations

import datetime

from django.db.models import Model, Q, QuerySet

from nhiemky.areas.directory.models import Organisation, OrganisationVersion, valid_on
from nhiemky.areas.directory.models.dated import Dated
from nhiemky.rules.refusals import Refusal


class Overlapping(Refusal):
    """Two rows would hold on the same day."""

    template = (
        "{what} đã có ghi nhận trong khoảng từ {start:%d/%m/%Y}. Hãy chọn ngày khác hoặc kết thúc ghi nhận cũ trước."
    )


class StartsThatDay(Refusal):
    """A row begins on that day already."""

    template = "{what} đã có thay đổi bắt đầu đúng ngày {on:%d/%m/%Y}. Hãy chọn ngày khác."


class NotAliveOn(Refusal):
    """The organisation does not exist on the day."""

    template = "{name} không hoạt động vào ngày {on:%d/%m/%Y}. Hãy kiểm tra lại ngày hoặc tổ chức."


class EndsTooEarly(Refusal):
    """A row would end on or before its first day."""

    template = "{what} bắt đầu từ {start:%d/%m/%Y} nên không thể kết thúc vào {on:%d/%m/%Y}. Hãy chọn ngày sau đó."


class EndedAlready(Refusal):
    """The row ended before."""

    template = "{what} đã kết thúc từ {ended:%d/%m/%Y}. Không có gì để kết thúc nữa."


def lock[Row: Model](row: Row) -> Row:
    """Take the row's lock until the transaction ends and return it as it stands now.

    Rows that only point at it may still be written meanwhile. On SQLite the transaction itself holds the only write
    lock, since it began IMMEDIATE.
    """
    return type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)


def lock_all[Row: Model](rows: list[Row]) -> list[Row]:
    """Lock several rows of one table in the order of their ids, so that two writers never wait for each other."""
    if not rows:
        return []
    ids = [row.pk for row in rows]
    locked = type(rows[0])._default_manager.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    return sorted(locked, key=lambda row: ids.index(row.pk))


def holds(row: Dated, day: datetime.date) -> bool:
    """Whether the row holds on the day."""
    return row.valid_from <= day and (row.valid_to is None or day < row.valid_to)


def overlapping[Row: Dated](rows: QuerySet[Row], start: datetime.date, end: datetime.date | None) -> QuerySet[Row]:
    """Return those of the rows that hold on a day from `start` until before `end` (None: for ever)."""
    until = Q() if end is None else Q(valid_from__lt=end)
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=start), until)


def check_free[Row: Dated](rows: QuerySet[Row], start: datetime.date, end: datetime.date | None, what: str) -> None:
    """Raise Overlapping where one of the rows holds on a day from `start` until before `end`."""
    if overlapping(rows, start, end).exists():
        raise Overlapping(what=what, start=start)


def cut_at[Row: Dated](rows: QuerySet[Row], on: datetime.date, what: str) -> tuple[Row | None, datetime.date | None]:
    """End the row that holds on `on`, so that another can begin there; return it and where the new one must end.

    The new one ends where the old one ended, or where the next begins. Raises StartsThatDay.
    """
    standing = rows.filter(valid_on(on)).first()
    if standing is not None and standing.valid_from == on:
        raise StartsThatDay(what=what, on=on)
    following = rows.filter(valid_from__gt=on).order_by("valid_from").first()
    ends = [day for day in (standing and standing.valid_to, following and following.valid_from) if day]
    if standing is not None:
        standing.valid_to = on
        standing.save(update_fields=["valid_to"])
    return standing, min(ends, default=None)


def end_row(row: Dated, on: datetime.date, what: str) -> None:
    """Let a row end before `on`. Raises EndsTooEarly, EndedAlready."""
    if on <= row.valid_from:
        raise EndsTooEarly(what=what, start=row.valid_from, on=on)
    if row.valid_to is not None and row.valid_to <= on:
        raise EndedAlready(what=what, ended=row.valid_to)
    row.valid_to = on
    row.save(update_fields=["valid_to"])


def alive(organisation: Organisation, on: datetime.date) -> bool:
    """Whether the organisation lives on the day."""
    return organisation.created_on <= on and (organisation.dissolved_on is None or on < organisation.dissolved_on)


def check_alive(organisation: Organisation, on: datetime.date) -> None:
    """Raise NotAliveOn where the organisation does not live on the day."""
    if not alive(organisation, on):
        raise NotAliveOn(name=name_of(organisation, on), on=on)


def version_on(organisation: Organisation, on: datetime.date) -> OrganisationVersion | None:
    """Return what the organisation was on the day; on a day outside its life, what it was nearest to it."""
    versions = OrganisationVersion.objects.filter(organisation=organisation)
    return (
        versions.filter(valid_on(on)).first()
        or versions.filter(valid_from__lte=on).order_by("-valid_from").first()
        or versions.order_by("valid_from").first()
    )


def name_of(organisation: Organisation, on: datetime.date) -> str:
    """Return the organisation's name on the day; its code where it has none."""
    version = version_on(organisation, on)
    return version.name if version else organisation.code
