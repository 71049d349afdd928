"""One way to write a value down, so that its hash is the same on every database and every day."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from nhiemky.rules.refusals import Refusal
from nhiemky.rules.text import normalise

type Plain = bool | int | str | list[Plain] | dict[str, Plain] | None


_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class FactNotPlain(Refusal):
    """A fact that can't be written down exactly: a float, bytes, an object."""

    template = "Không ghi được nội dung kiểu {kind} vào nhật ký. Hãy ghi bằng chữ, số nguyên, số thập phân hoặc ngày."


def plain(value: object) -> Plain:
    """Return `value` as JSON can hold it exactly: days, decimals and fractions as text. Raises FactNotPlain.

    Floats are refused: two databases would give back two texts. Characters that PostgreSQL can't hold are replaced.
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {storable(str(key)): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return _scalar(value)


def _scalar(value: object) -> Plain:
    """One value that holds no others."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return storable(value)
        case datetime.datetime():
            return moment(value)
        case datetime.date():
            return value.isoformat()
        case Decimal() | Fraction():
            return str(value)
    raise FactNotPlain(kind=type(value).__name__)


def storable(text: str) -> str:
    """Return text in its normal form, with what no database holds replaced (NUL, halves of character pairs)."""
    return without_unstorable(normalise(text))


def without_unstorable(text: str) -> str:
    """Return text of the same length, in which each character that no database holds is the replacement character."""
    return _UNSTORABLE.sub("\ufffd", text)


def moment(at: datetime.datetime) -> str:
    """Return an aware moment as text in UTC with its microseconds; ValueError without a zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def canonical(value: Plain) -> bytes:
    """Return the bytes that are hashed: keys sorted, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(value: Plain) -> str:
    """Return the SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()
