"""Rows that fit: SQLite takes text and numbers of any size, PostgreSQL refuses them; here both refuse, in words."""

from __future__ import annotations

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import format_number

_RANGES = BaseDatabaseOperations.integer_field_ranges


class TextTooLong(Refusal):
    """A text is longer than its column."""

    template = "Mục “{field}” dài {length} ký tự, vượt mức {limit} ký tự. Hãy viết gọn lại."


class NumberTooLarge(Refusal):
    """A number lies outside what its column holds."""

    template = "Mục “{field}” có giá trị {value}, ngoài khoảng từ {smallest} đến {largest}. Hãy kiểm tra lại."


def check_fits(row: models.Model) -> None:
    """Raise TextTooLong or NumberTooLarge where a value is more than its column holds; nothing is ever cut off."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.CharField) and isinstance(value, str):
            if field.max_length is not None and len(value) > field.max_length:
                raise TextTooLong(field=field.verbose_name, length=len(value), limit=field.max_length)
        elif isinstance(field, models.IntegerField) and isinstance(value, int):
            smallest, largest = _RANGES[field.get_internal_type()]
            if not smallest <= value <= largest:
                raise NumberTooLarge(
                    field=field.verbose_name, value=value, smallest=smallest, largest=format_number(largest)
                )


def insert[Row: models.Model](row: Row) -> Row:
    """Insert a new row that fits, and return it."""
    check_fits(row)
    row.save(force_insert=True)
    return row
