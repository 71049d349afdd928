"""Rows with a time: valid from a day until before another, open at the end where they still hold."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


def valid_on(day: datetime.date, prefix: str = "") -> Q:
    """Return the condition "holds on `day`" for a dated row, or for one reached through `prefix` ("positions__")."""
    still_open = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return Q(**{f"{prefix}valid_from__lte": day}) & still_open


class Dated(models.Model):
    """A row that holds from `valid_from` until before `valid_to` (None: it still holds)."""

    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_start",
            ),
        )
