"""Every id that an action takes: one that is not there, and one that is somebody else's, is "not found" for everybody.

The table below names every action with what it takes; a test holds it complete against the actions' own signatures.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import received
from cast import AT, Cast
from django.db import transaction
from ids_given import World

from nhiemky.areas.directory.access import NotVisible
from nhiemky.areas.intake.actions.marking import MergeMalformed
from nhiemky.areas.reporting.actions.filling import NotAsked
from nhiemky.areas.reporting.actions.moving import RemarkElsewhere
from nhiemky.areas.reporting.actions.templates import TemplateMalformed
from nhiemky.areas.reporting.given import AskedLine
from nhiemky.areas.targets.actions.handing import NotBelow
from nhiemky.areas.targets.given import NewTarget, Quoted
from nhiemky.areas.tasks.given import TaskPart
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.rollup import TreeRule

NOWHERE = (0, -1, 999_999_999, 2**63, -(2**70), 10**30)
LISTS = ("measurement_ids", "finding_ids", "evidence", "parts", "remarks", "new.lines")
AREAS = ("targets", "tasks", "reporting", "intake")
SAID_OTHERWISE: dict[str, type[Refusal]] = {
    "targets.hand_down parts": NotBelow,
    "reporting.return_submission remarks": RemarkElsewhere,
    "reporting.save_line filled.indicator_id": NotAsked,
    "reporting.save_line filled.about_id": NotAsked,
    "reporting.create_template new.lines": TemplateMalformed,
    "intake.merge_finding into_id": MergeMalformed,
}
"""Where the refusal is another one than "not found": it says what is wrong with the list that the id stands in."""
SEEN_BY_ALL = {"indicator_id", "measured_by_id", "window_rule_id", "clause_id", "extracted_id"}
"""Of these nothing is another's: they are no secret inside, or hang on a document that was looked up before."""


def with_id(action: str, name: str, given: dict[str, Any], number: int) -> dict[str, Any]:
    """What the action is given, with the id in its place; places inside what a person fills in are told by points."""
    made = {key: value for key, value in given.items() if "." not in key}
    head, _, rest = name.partition(".")
    if not rest:
        value = given[name]
        several = isinstance(value, list | dict)
        laid = {number: 1 if name == "parts" else "x"} if isinstance(value, dict) else [number]
        return {**made, name: [*value[:1], number] if name == "finding_ids" else laid if several else number}
    if name == "new_indicator.measured_by_id":
        from nhiemky.areas.intake.given import NewIndicator

        return {
            **made,
            head: NewIndicator(
                code="m", name="M", unit="m", hierarchy="union", tree_rule=TreeRule.MEASURED, measured_by_id=number
            ),
        }
    if name == "decided.indicator_id":
        return {**made, head: NewTarget(name="M", kind=TargetKind.CUMULATIVE, value=5, indicator_id=number)}
    if name == "parts.organisation_id":
        return {**made, head: [TaskPart(organisation_id=number)]}
    if name == "new.lines":
        return {**made, head: dataclasses.replace(given[head], lines=(AskedLine(indicator_id=number),))}
    field = rest.removeprefix("quoted.")
    changed: dict[str, Any] = {field: (number,) if field in ("joins", "watches") else number}
    if rest != field:
        changed = {"quoted": Quoted(words="a", start=0, end=1, **changed)}
    return {**made, head: dataclasses.replace(given[head], **changed)}


def ids_of(given: Mapping[str, Any]) -> Iterator[str]:
    """The names of ids, and of lists of ids, among what an action is given."""
    for name in given:
        last = name.rpartition(".")[2]
        listed = name in LISTS and not isinstance(given[name], str) and f"{name}.organisation_id" not in given
        if last.endswith("_id") or listed or last in ("joins", "watches"):
            yield name


def done(action: str) -> Callable[..., object]:
    """The action of that name."""
    area, name = action.split(".")
    found: Callable[..., object] = getattr(importlib.import_module(f"nhiemky.areas.{area}.actions"), name)
    return found


def asked_wrong(world: World) -> Iterator[tuple[str, str, Any, dict[str, Any]]]:
    """Every action with each of its ids being one that is not there, or somebody else's."""
    for action, (actor, given) in world.given.items():
        for name in ids_of(given):
            kind = name.rpartition(".")[2]
            numbers = (*NOWHERE, *((world.others[kind],) if kind in world.others else ()))
            for number in numbers:
                yield action, name, actor, with_id(action, name, given, number)
        main = next(iter(given), "")
        if main.endswith(("_id", "_ids")) and main not in SEEN_BY_ALL:
            plain = {key: value for key, value in given.items() if "." not in key}
            yield action, main, world.cast.outsider, plain


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The finder of the listed findings."""
    monkeypatch.setattr("nhiemky.papers.findings.find", received.find)


def test_an_id_of_nothing_or_of_another_unit_is_not_found(cast: Cast, finder: None) -> None:
    wrong = {}
    world = World(cast)
    for action, name, actor, given in asked_wrong(world):
        place = f"{action} {name}"
        expected = SAID_OTHERWISE.get(place, NotVisible)
        try:
            with transaction.atomic():
                done(action)(actor=actor, at=AT, **given)
        except expected:
            continue
        except Exception as error:
            wrong[f"{place} {actor} {str(given.get(name, given))[:300]}"] = repr(error)[:200]
        else:
            wrong[f"{place} {actor} {str(given.get(name, given))[:300]}"] = "done"
    assert "\n".join(f"{place}: {said}" for place, said in wrong.items()) == ""


def test_every_action_that_takes_an_id_stands_in_the_table(cast: Cast, finder: None) -> None:
    given, missing = World(cast).given, []
    for area in AREAS:
        actions = importlib.import_module(f"nhiemky.areas.{area}.actions")
        for name, thing in vars(actions).items():
            if not inspect.isfunction(thing) or not thing.__module__.startswith(actions.__name__):
                continue
            taken = set(inspect.signature(thing).parameters)
            listed = set(given.get(f"{area}.{name}", (None, {}))[1])
            ids = {each for each in taken if each.endswith(("_id", "_ids"))} | (
                {"evidence", "parts", "remarks"} & taken
            )
            missing += [f"{area}.{name} {each}" for each in ids - listed]
    assert missing == []
