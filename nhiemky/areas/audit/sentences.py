"""Entries in words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.verbs import VERBS

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Words(dict[str, str]):
    """Values for a sentence's named places; one that an old entry lacks is left open."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(entry: Entry) -> str:
    """Return the Vietnamese sentence of an entry, with personal details where they still stand.

    A verb that this version no longer knows is shown as it was recorded.
    """
    template = VERBS.get(entry.verb, "{actor}: " + entry.verb.replace("{", "").replace("}", "") + " {object}")
    words = _Words(_texts(entry.facts))
    words |= {"actor": entry.actor_name, "object": entry.object_name} | _texts(entry.personal or {})
    return template.format_map(words)


def _texts(values: object) -> dict[str, str]:
    """Values as words: lists joined, nothing as a dash."""
    if not isinstance(values, Mapping):
        return {}
    return {str(key): _text(value) for key, value in values.items()}


def _text(value: object) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, list):
        return ", ".join(_text(each) for each in value)
    if isinstance(value, str) and _DAY.fullmatch(value):
        return f"{datetime.date.fromisoformat(value):%d/%m/%Y}"
    return str(value)
