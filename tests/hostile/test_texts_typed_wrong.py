"""Every text that an action takes: letters that no database keeps, and far too many of them.

SQLite takes what PostgreSQL refuses, and neither shows a person a sentence. Each place is tried in every action of the
table of `ids_given`, on both databases: it is kept with the letters replaced, or refused in Vietnamese.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
import received
from cast import AT, Cast
from django.apps import apps
from django.db import models, transaction
from ids_given import World

from nhiemky.areas.audit.rows import TextTooLong
from nhiemky.areas.tasks.actions.drafting import TaskMalformed
from nhiemky.rules.refusals import Refusal

UNKEPT = "Chữ\0 lạ\ud800 ngắn\udfff"
KEPT = "Chữ\ufffd lạ\ufffd ngắn\ufffd"
LONG = "Dài " * 25_000
CHOSEN = {"hierarchy", "base_frequency", "audience", "frequency", "kind", "origin", "group", "field", "unit"}
"""Texts that name one of a list, or have to fit another one: what does not is refused as such."""
ONLY_IN_THE_TRAIL = {"targets.measure reason", "intake.receive name", "intake.receive repeat_reason"}
"""A reason where none is needed, one that stands in no column, and a file's name, which is cleaned."""
OF_ANOTHER_STATE = {
    "tasks.reopen_task reason", "tasks.send_back_task reason", "reporting.make_addendum reason",
    "reporting.make_addendum text", "reporting.reopen reason", "intake.confirm doubts_note",
}  # fmt: skip
"""Refused before anything is written, as things stand in the table; by the same steps as others in it."""


def texts_of(action: str, given: dict[str, Any]) -> Iterator[str]:
    """The places of an action that take a text; those inside what a person fills in are told by points."""
    for parameter in inspect.signature(done(action)).parameters.values():
        if str(parameter.annotation) == "str":
            yield parameter.name
        value = given.get(parameter.name)
        if dataclasses.is_dataclass(value):
            yield from (f"{parameter.name}.{each.name}" for each in dataclasses.fields(value) if each.type == "str")


def done(action: str) -> Any:
    """The action of that name."""
    area, name = action.split(".")
    return getattr(importlib.import_module(f"nhiemky.areas.{area}.actions"), name)


def with_text(given: dict[str, Any], place: str, text: str) -> dict[str, Any]:
    """What the action is given, with the text in its place."""
    made = {key: value for key, value in given.items() if "." not in key}
    head, _, field = place.partition(".")
    return {**made, head: dataclasses.replace(given[head], **{field: text}) if field else text}


def tried(world: World, text: str) -> Iterator[tuple[str, Refusal | None, bool]]:
    """Each place with what refused the text there, and whether it then stood in a table of ours; all is undone."""
    for action, (actor, given) in world.given.items():
        for place in texts_of(action, given):
            refusal, stands = None, False
            with transaction.atomic():
                try:
                    with transaction.atomic():
                        done(action)(actor=actor, at=AT, **with_text(given, place, text))
                    stands = kept_somewhere(text)
                except Refusal as found:
                    refusal = found
                transaction.set_rollback(True)
            yield f"{action} {place}", refusal, stands


def kept_somewhere(text: str) -> bool:
    """Whether a column of ours, the trail aside, holds the text whole."""
    wanted = KEPT if text == UNKEPT else text.strip()
    own = [model for model in apps.get_models() if re.match(r"nhiemky\.areas\.(?!audit)", model.__module__)]
    for model in own:
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and field.name != "folded":
                if model._default_manager.filter(**{field.name: wanted}).exists():
                    return True
            elif isinstance(field, models.JSONField) and wanted in str(
                list(model._default_manager.values_list(field.name, flat=True))
            ):
                return True
    return False


@pytest.fixture
def world(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> World:
    """The cast with its work under way."""
    monkeypatch.setattr("nhiemky.papers.findings.find", received.find)
    return World(cast)


def test_letters_that_no_database_keeps_are_replaced_wherever_they_are_typed(world: World) -> None:
    wrong = {
        place: repr(refusal)
        for place, refusal, stands in tried(world, UNKEPT)
        if not stands and place not in ONLY_IN_THE_TRAIL | OF_ANOTHER_STATE and not is_chosen(place, refusal)
    }
    assert wrong == {}


def test_a_text_that_is_too_long_is_kept_whole_or_refused_with_its_length_and_never_cut(world: World) -> None:
    wrong = {}
    for place, refusal, stands in tried(world, LONG):
        if place in ONLY_IN_THE_TRAIL | OF_ANOTHER_STATE or is_chosen(place, refusal):
            continue
        said = str(refusal or "")
        if not (stands or isinstance(refusal, TextTooLong | TaskMalformed)) or len(said) > 500:
            wrong[place] = said[:200] or "cut"
    assert wrong == {}


def is_chosen(place: str, refusal: Refusal | None) -> bool:
    """Whether it names one of a list, and was refused as being none."""
    return refusal is not None and re.split(r"[ .]", place)[-1] in CHOSEN
