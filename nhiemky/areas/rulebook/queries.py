"""Reads of rule sets: the version in force on a day, as data or as the values that rules and papers work with."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.rulebook import access, readers
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.rules.periods import WindowRule
from nhiemky.rules.progress import BandSet
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.workflow import Clarity


class NoRuleSet(Refusal):
    """No version of the rule set is in force on the day."""

    template = "Ngày {on:%d/%m/%Y} không có bộ quy tắc “{code}” ({kind}) nào có hiệu lực. Hãy ban hành bộ quy tắc."


def rule_set(viewer: Actor, kind: str, code: str, on: datetime.date) -> RuleSet:
    """Return the version in force on the day: the one that started last by then, as last corrected. Raises NoRuleSet.

    A version ends where the next begins, or on its own last day if that comes first.
    """
    found = access.visible_to(viewer).latest_started(kind, code, on)
    if found is None or (found.effective_to is not None and found.effective_to <= on):
        raise NoRuleSet(kind=kind, code=code, on=on)
    return found


def versions(viewer: Actor, kind: str, code: str) -> tuple[RuleSet, ...]:
    """Return every version of one rule set, the latest first, corrections before what they correct."""
    return tuple(access.visible_to(viewer).versions_of(kind, code))


def in_force(viewer: Actor, kind: str, on: datetime.date) -> tuple[RuleSet, ...]:
    """Return the versions of one kind in force on the day, one per code, in the order of codes."""
    started = access.visible_to(viewer).filter(kind=kind, effective_from__lte=on)
    latest: dict[str, RuleSet] = {}
    for each in started.order_by("code", "effective_from", "revision"):
        latest[each.code] = each
    return tuple(each for each in latest.values() if each.effective_to is None or on < each.effective_to)


def format_profile(viewer: Actor, version: RuleSet) -> FormatProfile:
    """Return a version as the format profile that layout and writers take."""
    return readers.format_profile(_seen(viewer, version))


def bands(viewer: Actor, version: RuleSet) -> BandSet:
    """Return a version as the bands that results are sorted into."""
    return readers.bands(_seen(viewer, version))


def window_rule(viewer: Actor, version: RuleSet) -> WindowRule:
    """Return a version as the rule of reporting windows."""
    return readers.window_rule(_seen(viewer, version))


def clarities(viewer: Actor, version: RuleSet) -> tuple[Clarity, ...]:
    """Return a version as the "rõ" that a task must have."""
    return readers.clarities(_seen(viewer, version))


def type_codes(viewer: Actor, version: RuleSet) -> Mapping[str, str]:
    """Return a version as types of documents with their codes."""
    return readers.type_codes(_seen(viewer, version))


def titles(viewer: Actor, version: RuleSet) -> Mapping[str, str]:
    """Return a version as titles by their codes."""
    return readers.titles(_seen(viewer, version))


def _seen(viewer: Actor, version: RuleSet) -> RuleSet:
    """The version, if the viewer may read it."""
    return access.get_rule_set(viewer, version.pk)
