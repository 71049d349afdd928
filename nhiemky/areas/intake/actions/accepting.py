"""A person accepts what was found: as proposed or changed, one by one, several as one target, or all that is left."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.canonical import storable
from nhiemky.areas.intake import deciding, plain
from nhiemky.areas.intake.given import NewIndicator
from nhiemky.areas.intake.models import Finding, FindingDoubt, FindingKind
from nhiemky.areas.intake.placing import next_ordinal
from nhiemky.areas.intake.settling import settle_target, settle_task
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import Target
from nhiemky.areas.tasks.given import NewTask
from nhiemky.areas.tasks.models import Task
from nhiemky.rules.progress import TargetKind
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import Listing, Words, gettext_noop
from nhiemky.rules.workflow import Finding as State

MADE_INTO_ROWS = (FindingKind.TARGET, FindingKind.TASK)


class NotAllAccepted(Refusal):
    """Some of what is left can't be accepted as proposed, so nothing was; `faults` names each with its reason."""

    template = "Chưa nhận được {count} điều nên chưa nhận điều nào: {listed}"

    @property
    def faults(self) -> tuple[tuple[int, str, str], ...]:
        """(id of the finding, its quote, why it can't be accepted), in the order of the text."""
        faults = self.values["faults"]
        return faults if isinstance(faults, tuple) else ()


class TooFewParts(Refusal):
    """A target of several parts needs at least two."""

    template = "Chỉ tiêu gồm nhiều thành phần phải có từ hai thành phần trở lên. Hãy chọn thêm."


class CorrectionMalformed(Refusal):
    """The correction names something that such a finding does not have, or changes nothing."""

    template = "Không sửa được “{quote}”: {fault}. Hãy kiểm tra lại nội dung sửa."


def accept_target(
    *,
    actor: Actor,
    at: datetime.datetime,
    finding_id: int,
    decided: NewTarget | None = None,
    span: tuple[int, int] | None = None,
    new_indicator: NewIndicator | None = None,
    parent_id: int | None = None,
    ordinal: int | None = None,
    code: str = "",
) -> Target:
    """Make a found target a target of the term: as proposed, or as `decided`; `span` marks another piece as its quote.

    `decided.indicator_id` names what measures it, `new_indicator` adds that in the same transaction. `parent_id`: the
    composite target that it is a part of. Numbered as the document prints it, where that number is free. Raises
    DecidedAlready, NotOpen, NotRegistered, WrongKind, SpanOutside, and what setting a target or adding an indicator
    raises.
    """
    with transaction.atomic():
        ground, finding = deciding.lock_one(actor, at, finding_id, "accept", FindingKind.TARGET)
        return settle_target(
            ground,
            finding,
            decided=decided,
            span=span,
            new_indicator=new_indicator,
            parent_id=parent_id,
            ordinal=ordinal,
            code=code,
        )


def accept_task(
    *,
    actor: Actor,
    at: datetime.datetime,
    finding_id: int,
    decided: NewTask | None = None,
    span: tuple[int, int] | None = None,
) -> Task:
    """Draft the task that was found, as proposed or as `decided`; it is given to nobody yet.

    Raises DecidedAlready, NotOpen, NotRegistered, WrongKind, SpanOutside, and what drafting a task raises.
    """
    with transaction.atomic():
        ground, finding = deciding.lock_one(actor, at, finding_id, "accept", FindingKind.TASK)
        return settle_task(ground, finding, decided=decided, span=span)


def accept_finding(
    *, actor: Actor, at: datetime.datetime, finding_id: int, corrected: Mapping[str, object] | None = None
) -> Finding:
    """Note that a found person, event, document … is right, or what is right instead (values of `Finding.data`).

    It creates nothing; it is kept as an example. Raises DecidedAlready, NotOpen, WrongKind for a target or a task,
    CorrectionMalformed.
    """
    with transaction.atomic():
        ground, finding = deciding.lock_one(actor, at, finding_id, "accept")
        if finding.kind in MADE_INTO_ROWS:
            wanted = gettext_noop("điều chỉ cần ghi nhận")
            kind = FindingKind(finding.kind).label
            raise deciding.WrongKind(quote=deciding.shortened(finding.quote), kind=kind, wanted=wanted)
        finding.changes = _correction(finding, corrected or {})
        finding.reason = ""
        deciding.decide(ground, finding, "change" if finding.changes else "accept", changed=list(finding.changes))
    return finding


def _correction(finding: Finding, corrected: Mapping[str, object]) -> plain.Json:
    """What differs from what was read; only what such a finding has can be corrected, with the same kind of value."""
    quote = deciding.shortened(finding.quote)
    for name, value in corrected.items():
        if name not in finding.data:
            raise CorrectionMalformed(quote=quote, fault=gettext_noop("không có mục “{name}”", name=name))
        if not isinstance(plain.as_plain(value), str | int | list | None):
            raise CorrectionMalformed(
                quote=quote, fault=gettext_noop("giá trị của mục “{name}” không đúng kiểu", name=name)
            )
    plainly = {name: _kept(plain.as_plain(value)) for name, value in corrected.items()}
    return {name: value for name, value in plainly.items() if value != finding.data[name]}


def _kept(value: object) -> object:
    """Text in the normal form, without what no database keeps."""
    return storable(value).strip() if isinstance(value, str) else value


def accept_composite(
    *,
    actor: Actor,
    at: datetime.datetime,
    finding_ids: Sequence[int],
    name: str,
    decided: Mapping[int, NewTarget] | None = None,
    new_indicators: Mapping[int, NewIndicator] | None = None,
    ordinal: int | None = None,
    code: str = "",
) -> Target:
    """Make one target of several found numbers: the whole counts once, each number is judged as a part of it.

    The whole quotes the text from the first to the last of them. `decided` and `new_indicators` go by the finding's
    id. All or nothing. Raises TooFewParts, NotVisible where one is not of this text, and what accepting a target
    raises.
    """
    with transaction.atomic():
        first = deciding.lock_one(actor, at, finding_ids[0], "accept", FindingKind.TARGET)[0] if finding_ids else None
        parts = deciding.lock_all(first, dict.fromkeys(finding_ids)) if first else []
        if first is None or len(set(finding_ids)) < 2:
            raise TooFewParts
        if len(parts) < len(set(finding_ids)):
            raise NotVisible
        whole = _whole(first, parts, name)
        parent = settle_target(first, whole, ordinal=ordinal, code=code)
        for part in parts:
            deciding.check_open(part, "accept")
            settle_target(
                first,
                part,
                decided=(decided or {}).get(part.pk),
                new_indicator=(new_indicators or {}).get(part.pk),
                parent_id=parent.pk,
            )
    return parent


def _whole(ground: deciding.Ground, parts: Sequence[Finding], name: str) -> Finding:
    """The finding of the whole, marked by the person who put the parts together."""
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    proposal = NewTarget(name=storable(name).strip(), kind=TargetKind.COMPOSITE)
    clauses = {part.clause for part in parts}
    return Finding(
        intake=ground.intake,
        kind=FindingKind.TARGET,
        ordinal=next_ordinal(ground.intake, FindingKind.TARGET),
        quote=ground.intake.text[start:end],
        start=start,
        end=end,
        clause=clauses.pop() if len(clauses) == 1 else "",
        proposal=plain.as_json(proposal),
        is_added=True,
    )


def accept_rest(
    *,
    actor: Actor,
    at: datetime.datetime,
    intake_id: int,
    kinds: Collection[str] = MADE_INTO_ROWS,
) -> int:
    """Accept every target and task that nobody has decided about, as proposed, in the order of the text; how many.

    All or nothing: raises NotAllAccepted with each that can't be accepted and why, among them those beside which an
    open doubt stands. Raises NotOpen, NotRegistered.
    """
    with transaction.atomic():
        ground = deciding.lock(actor, at, intake_id)
        wanted = [kind for kind in MADE_INTO_ROWS if kind in kinds]
        waiting = Finding.objects.filter(intake=ground.intake, status=State.PROPOSED, kind__in=wanted)
        found = deciding.lock_all(ground, waiting.values_list("pk", flat=True))
        if found:
            _ = ground.document
        doubts = tuple(FindingDoubt.objects.filter(intake=ground.intake, settled_at__isnull=True))
        faults = [fault for finding in found if (fault := _accept_as_proposed(ground, finding, doubts))]
        if faults:
            listed = Listing.of(
                (Words.of("“{quote}”: {why}", {"quote": quote, "why": why}) for _, quote, why in faults), "; "
            )
            raise NotAllAccepted(count=len(faults), listed=listed, faults=tuple(faults))
    return len(found)


def _accept_as_proposed(
    ground: deciding.Ground, finding: Finding, doubts: Sequence[FindingDoubt]
) -> tuple[int, str, str] | None:
    """Accept one; what stands in its way, None where nothing does."""
    quote = deciding.shortened(finding.quote, 80)
    beside = next((each for each in doubts if each.start < finding.end and finding.start < each.end), None)
    if beside is not None:
        return finding.pk, quote, gettext_noop("có điều nghi ngờ chưa xử lý ({says})", says=beside.says)
    try:
        with transaction.atomic():
            if finding.kind == FindingKind.TARGET:
                settle_target(ground, finding)
            else:
                settle_task(ground, finding)
    except Refusal as refusal:
        return finding.pk, quote, str(refusal)
    return None
