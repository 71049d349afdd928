"""Dossiers and printed reviews as canonical JSON text, and back: same values, same bytes, same hash.

Fractions and decimals are text, moments are UTC, enumerations their values; keys are sorted. A printed review can be
read back exactly; a dossier is written for keeping and comparing.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from nhiemky.areas.audit.canonical import Plain, canonical, plain
from nhiemky.areas.reporting.dossier import Dossier
from nhiemky.papers.layout.review import MidTermReview
from nhiemky.rules.refusals import Refusal

FORMAT = 1


class DossierUnreadable(Refusal):
    """A kept dossier is not what it was, or of a form that this version does not know."""

    template = "Hồ sơ số liệu đã lưu không đọc được hoặc đã bị thay đổi. Hãy khôi phục cơ sở dữ liệu từ bản sao lưu."


def as_plain(value: object) -> Plain:
    """Return frozen values as JSON can hold them exactly. Raises FactNotPlain for what has no exact form."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(each) for each in value]
    if isinstance(value, str) and not isinstance(value, Enum):
        return _storable(value)
    return plain(value)


def _storable(text: str) -> str:
    """Text as it is, without what a database refuses: printed words keep every space that they have."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def dossier_text(dossier: Dossier, printed: MidTermReview) -> str:
    """Return the text that is frozen: every figure with its origin, and the review as it is printed from them."""
    kept = {"format": FORMAT, "dossier": as_plain(dossier), "printed": as_plain(printed)}
    return canonical(kept).decode()


def sha256_of(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_plain(text: str) -> dict[str, typing.Any]:
    """Return what was frozen as plain values. Raises DossierUnreadable."""
    try:
        kept = json.loads(text)
    except ValueError:
        raise DossierUnreadable from None
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        raise DossierUnreadable
    return kept


def read_printed(text: str) -> MidTermReview:
    """Return the review as it was printed, from the frozen text. Raises DossierUnreadable."""
    return from_plain(MidTermReview, read_plain(text)["printed"])


def from_plain[Value](kind: type[Value], value: object) -> Value:
    """Return a frozen value read back from plain ones, by the types of its fields. Raises DossierUnreadable."""
    try:
        return typing.cast("Value", _read(kind, value))
    except (KeyError, TypeError, ValueError, ArithmeticError):
        raise DossierUnreadable from None


def _read(kind: typing.Any, value: typing.Any) -> object:
    """One value of the kind that a field says."""
    if isinstance(kind, typing.TypeAliasType):
        return _read(kind.__value__, value)
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        choices = [each for each in typing.get_args(kind) if each is not type(None)]
        chosen = Fraction if Fraction in choices else choices[0]  # a fraction holds every decimal exactly
        return None if value is None else _read(chosen, value)
    if origin is tuple:
        return tuple(_read(typing.get_args(kind)[0], each) for each in value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return kind(**_fields(kind, value))
    return _scalar(kind, value)


def _fields(kind: typing.Any, value: typing.Any) -> dict[str, object]:
    """The fields of a frozen value. One that came with a later version, and has a default, was not frozen yet."""
    hints = typing.get_type_hints(kind)
    known = [each for each in dataclasses.fields(kind) if each.name in value or not _has_default(each)]
    return {each.name: _read(hints[each.name], value[each.name]) for each in known}


def _has_default(each: dataclasses.Field[typing.Any]) -> bool:
    return each.default is not dataclasses.MISSING or each.default_factory is not dataclasses.MISSING


def _scalar(kind: typing.Any, value: typing.Any) -> object:
    """A value that holds no others."""
    if kind is datetime.datetime:
        return datetime.datetime.fromisoformat(value)
    if kind is datetime.date:
        return datetime.date.fromisoformat(value)
    if kind in (Decimal, Fraction) or (isinstance(kind, type) and issubclass(kind, Enum)):
        return kind(value)
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise TypeError(kind)
