"""Writes of rule sets: load what the product ships, publish what the office sets itself. Nothing is ever changed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from nhiemky.areas.audit.actions import OnlyByCommand, record
from nhiemky.areas.audit.actors import Actor, SystemActor
from nhiemky.areas.audit.canonical import Plain, digest, plain, storable
from nhiemky.areas.audit.rows import insert
from nhiemky.areas.rulebook import readers
from nhiemky.areas.rulebook.models import RuleSet, Trust
from nhiemky.areas.rulebook.shipped import Shipped, shipped
from nhiemky.rules.authority import Decision
from nhiemky.rules.refusals import Refusal


class PublishingNotAllowed(Refusal):
    """The decision that was passed in does not allow publishing."""

    template = "Không ban hành được bộ quy tắc: {because}"


class SourceMissing(Refusal):
    """A rule without a source."""

    template = "Bộ quy tắc “{code}” chưa ghi nguồn. Hãy ghi văn bản quy định hoặc cách làm mà bộ quy tắc dựa vào."


class EndsBeforeStart(Refusal):
    """The time of the rule set holds no day."""

    template = "Bộ quy tắc “{code}” hết hiệu lực trước khi có hiệu lực. Hãy kiểm tra lại hai ngày."


class SamePublished(Refusal):
    """The same version stands already."""

    template = "Bộ quy tắc “{code}” với đúng nội dung này đã được ban hành. Không có gì để ban hành lại."


class PublishedMeanwhile(Refusal):
    """Someone else published the same start at the same moment."""

    template = "Bộ quy tắc “{code}” vừa được người khác ban hành. Hãy tải lại trang, xem bản mới rồi quyết định."


def load_defaults(*, actor: Actor, at: datetime.datetime) -> tuple[RuleSet, ...]:
    """Publish the shipped versions that are not there yet; return those that were new. Safe to run again.

    Where the office has published its own for the same code and day, a default never covers it. Raises OnlyByCommand.
    """
    if not isinstance(actor, SystemActor):
        raise OnlyByCommand
    with transaction.atomic():
        loaded = [_load(actor, at, each) for each in shipped()]
    return tuple(each for each in loaded if each is not None)


def _load(actor: Actor, at: datetime.datetime, default: Shipped) -> RuleSet | None:
    """One default, unless it or the office's own stands there."""
    standing = RuleSet.objects.versions_of(default.kind, default.code).filter(effective_from=default.effective_from)
    latest = standing.first()
    new = _version(default, at, shipped=True, revision=latest.revision + 1 if latest else 1)
    if latest is not None and (not latest.shipped or standing.filter(digest=new.digest).exists()):
        return None
    return _publish(actor, at, new)


def publish(
    *,
    actor: Actor,
    at: datetime.datetime,
    decision: Decision,
    kind: str,
    code: str,
    label: str,
    effective_from: datetime.date,
    source: str,
    data: Mapping[str, object],
    effective_to: datetime.date | None = None,
    trust: str = Trust.UNVERIFIED,
) -> RuleSet:
    """Publish the office's own version, from its day on; one for a day that has one already corrects it.

    `decision` is the directory's (`directory.actions.publish_rule_set` asks it). Raises PublishingNotAllowed,
    SourceMissing, EndsBeforeStart, SamePublished, PublishedMeanwhile, and the reader's refusal of malformed data.
    """
    if not decision:
        raise PublishingNotAllowed(because=decision.because)
    if not source.strip():
        raise SourceMissing(code=code)
    if effective_to is not None and effective_to <= effective_from:
        raise EndsBeforeStart(code=code)
    given = Shipped(
        kind, code, storable(label), effective_from, effective_to, storable(source), Trust(trust).value, plain(data)
    )
    with transaction.atomic():
        latest = RuleSet.objects.versions_of(kind, code).filter(effective_from=effective_from).first()
        new = _version(given, at, shipped=False, revision=latest.revision + 1 if latest else 1)
        if latest is not None and latest.digest == new.digest:
            raise SamePublished(code=code)
        return _publish(actor, at, new)


def _version(given: Shipped, at: datetime.datetime, *, shipped: bool, revision: int) -> RuleSet:
    """An unsaved row of what is given."""
    ends = given.effective_to
    says: Plain = {
        "kind": given.kind,
        "code": given.code,
        "label": given.label,
        "effective_from": given.effective_from.isoformat(),
        "effective_to": ends.isoformat() if ends else None,
        "source": given.source,
        "trust": given.trust,
        "data": given.data,
    }
    return RuleSet(
        kind=given.kind,
        code=given.code,
        revision=revision,
        label=given.label,
        effective_from=given.effective_from,
        effective_to=ends,
        source=given.source,
        trust=given.trust,
        data=given.data,
        digest=digest(says),
        shipped=shipped,
        published_at=at,
    )


def _publish(actor: Actor, at: datetime.datetime, new: RuleSet) -> RuleSet:
    """Check the data, save, record."""
    readers.check(new)
    try:
        with transaction.atomic():
            insert(new)
    except IntegrityError:
        raise PublishedMeanwhile(code=new.code) from None
    facts = {
        "effective_from": new.effective_from,
        "effective_to": new.effective_to,
        "source": new.source,
        "revision": new.revision,
        "digest": new.digest,
    }
    record(actor=actor, at=at, verb="rulebook.published", obj=new, facts=facts)
    return new
