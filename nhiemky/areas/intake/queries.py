"""Reads of intake: the list of texts, one text with what was found and what is left, decisions as examples."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.directory import queries as directory
from nhiemky.areas.directory.access import may
from nhiemky.areas.intake import access, plain
from nhiemky.areas.intake.kept import DocumentProposal, document_proposal
from nhiemky.areas.intake.models import Finding, FindingDoubt, FindingKind, Intake
from nhiemky.areas.intake.proposals import in_term, in_words, mark_of_change
from nhiemky.areas.intake.units import Units, units_in
from nhiemky.areas.reporting.queries.downloads import Download, download
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.terms import term_window
from nhiemky.areas.tasks.given import NewTask
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import local_day
from nhiemky.rules.workflow import FINDING, INTAKE
from nhiemky.rules.workflow import Finding as State
from nhiemky.rules.workflow import Intake as IntakeState

_LONGEST_LIST = 200
_DECIDED = (FindingKind.TARGET, FindingKind.TASK)
_OTHERS = tuple(kind for kind in FindingKind if kind not in _DECIDED)


@dataclass(frozen=True, slots=True)
class IntakeLine:
    """A text in the list: `left` are targets and tasks to decide about, `doubts` those still open."""

    id: int
    file_name: str
    organisation: str
    term: str
    status: str
    status_name: str
    received_at: datetime.datetime
    received_by: str
    document_id: int | None
    document: str
    failure: str
    targets: int
    tasks: int
    left: int
    doubts: int


def intakes(viewer: Actor, at: datetime.datetime, *, organisation_id: int | None = None) -> tuple[IntakeLine, ...]:
    """Return the texts that the viewer may see, the latest first, at most 200: four queries."""
    rows = access.visible_to(viewer, at).select_related("upload", "term", "document")
    if organisation_id is not None:
        rows = rows.filter(organisation=organisation_id)
    found = list(rows.defer("text", "paper").order_by("-received_at", "-id")[:_LONGEST_LIST])
    names = directory.names(viewer, {each.organisation_id for each in found}, local_day(at))
    counts = _counts(found)
    return tuple(_intake_line(each, names.get(each.organisation_id, ""), counts[each.pk]) for each in found)


def _counts(found: Sequence[Intake]) -> dict[int, dict[str, int]]:
    """Per text: how many targets, tasks, how many of both are left, how many doubts are open; two queries."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: {"targets": 0, "tasks": 0, "left": 0, "doubts": 0})
    left = Count("pk", filter=Q(status=State.PROPOSED))
    rows = Finding.objects.filter(intake__in=found, kind__in=_DECIDED).values_list("intake_id", "kind")
    for intake, kind, every, waiting in rows.annotate(every=Count("pk"), left=left).order_by():
        counts[intake]["targets" if kind == FindingKind.TARGET else "tasks"] = every
        counts[intake]["left"] += waiting
    doubts = FindingDoubt.objects.filter(intake__in=found, settled_at__isnull=True).values_list("intake_id")
    for intake, count in doubts.annotate(count=Count("pk")).order_by():
        counts[intake]["doubts"] = count
    return counts


def _intake_line(intake: Intake, organisation: str, counts: dict[str, int]) -> IntakeLine:
    return IntakeLine(
        id=intake.pk,
        file_name=intake.upload.name,
        organisation=organisation,
        term=intake.term.label if intake.term else "",
        status=intake.status,
        status_name=INTAKE.state_name(intake.status),
        received_at=intake.received_at,
        received_by=intake.received_by_name,
        document_id=intake.document_id,
        document=str(intake.document) if intake.document else "",
        failure=intake.failure,
        **counts,
    )


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """A doubt; `note` says how it was settled, "" while it is open."""

    id: int
    kind: str
    quote: str
    start: int
    end: int
    says: str
    is_settled: bool
    settled_by: str
    note: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding with what it is proposed as, what was decided, and the doubts that arise in its piece of text.

    `proposal` and `decided` are a target, a task, or None for a kind that nothing is made of; `says` puts the proposed
    target into words. `changed` names the fields that a person set otherwise, `beside` the other findings of the same
    kind in the same clause: two numbers of one target, perhaps.
    """

    id: int
    kind: str
    ordinal: int
    quote: str
    start: int
    end: int
    clause: str
    status: str
    status_name: str
    data: dict[str, Any]
    proposal: NewTarget | NewTask | None
    decided: NewTarget | NewTask | None
    says: str
    changed: tuple[str, ...]
    reason: str
    decided_by: str
    decided_at: datetime.datetime | None
    is_added: bool
    merged_into_id: int | None
    target_id: int | None
    task_id: int | None
    doubts: tuple[DoubtLine, ...]
    beside: tuple[int, ...]

    @property
    def is_left(self) -> bool:
        """Whether it waits for a decision."""
        return self.status == State.PROPOSED


@dataclass(frozen=True, slots=True)
class KindGroup:
    """All findings of one kind in the order of the text."""

    kind: str
    name: str
    lines: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What is still to be done before the text can be closed."""

    targets: int
    tasks: int
    doubts: int
    is_registered: bool
    has_term: bool

    @property
    def is_nothing(self) -> bool:
        """Whether the text can be closed."""
        return not (self.targets or self.tasks or self.doubts)


@dataclass(frozen=True, slots=True)
class IntakePage:
    """Everything that the page of one text shows. Spans point into `text`; `same_file` are ids of other receipts."""

    line: IntakeLine
    organisation_id: int
    term_id: int | None
    read_at: datetime.datetime | None
    confirmed_at: datetime.datetime | None
    text: str
    text_sha256: str
    reader_version: str
    media_type: str
    warnings: tuple[str, ...]
    document_proposal: DocumentProposal
    groups: tuple[KindGroup, ...]
    doubts: tuple[DoubtLine, ...]
    left: Left
    same_file: tuple[int, ...]
    may_read: bool
    may_confirm: bool

    @property
    def findings(self) -> tuple[FindingLine, ...]:
        """All findings, kind by kind."""
        return tuple(line for group in self.groups for line in group.lines)

    def of_kind(self, kind: str) -> tuple[FindingLine, ...]:
        """The findings of a kind in the order of the text."""
        return next((group.lines for group in self.groups if group.kind == kind), ())


def intake_page(viewer: Actor, intake_id: int, at: datetime.datetime) -> IntakePage:
    """Return a text with its findings, proposals and doubts. Raises NotVisible.

    A fixed number of queries, whatever the number of findings; see the tests for how many.
    """
    intake = access.get_intake(viewer, intake_id, at)
    found = list(Finding.objects.filter(intake=intake).order_by("kind", "start", "end", "id"))
    doubts = [_doubt_line(each) for each in FindingDoubt.objects.filter(intake=intake).order_by("start", "end", "id")]
    units = units_in(viewer, intake.organisation_id, (each for each in found if each.kind == FindingKind.TASK), at)
    names = directory.names(viewer, [intake.organisation_id], local_day(at))
    left = _left(intake, found, doubts)
    counts = {
        "targets": sum(each.kind == FindingKind.TARGET for each in found),
        "tasks": sum(each.kind == FindingKind.TASK for each in found),
        "left": left.targets + left.tasks,
        "doubts": left.doubts,
    }
    others = Intake.objects.filter(organisation=intake.organisation_id, upload__stored=intake.upload.stored_id)
    return IntakePage(
        line=_intake_line(intake, names.get(intake.organisation_id, ""), counts),
        organisation_id=intake.organisation_id,
        term_id=intake.term_id,
        read_at=intake.read_at,
        confirmed_at=intake.confirmed_at,
        text=intake.text,
        text_sha256=intake.text_sha256,
        reader_version=intake.reader_version,
        media_type=intake.upload.stored.media_type,
        warnings=tuple(intake.paper.get("warnings", ())),
        document_proposal=document_proposal(intake.paper),
        groups=_groups(intake, found, doubts, units),
        doubts=tuple(doubts),
        left=left,
        same_file=tuple(others.exclude(pk=intake.pk).order_by("id").values_list("pk", flat=True)),
        may_read=intake.status in (IntakeState.RECEIVED, IntakeState.FAILED)
        and may(viewer, Action.UPLOAD_RESOLUTION, intake.organisation_id, at),
        may_confirm=intake.status == IntakeState.READ
        and may(viewer, Action.CONFIRM_FINDING, intake.organisation_id, at),
    )


def _left(intake: Intake, found: Sequence[Finding], doubts: Sequence[DoubtLine]) -> Left:
    waiting = [each.kind for each in found if each.status == State.PROPOSED]
    return Left(
        targets=waiting.count(FindingKind.TARGET),
        tasks=waiting.count(FindingKind.TASK),
        doubts=sum(not each.is_settled for each in doubts),
        is_registered=intake.document_id is not None,
        has_term=intake.term_id is not None,
    )


def _groups(
    intake: Intake, found: Sequence[Finding], doubts: Sequence[DoubtLine], units: Units
) -> tuple[KindGroup, ...]:
    """Findings by kind: what is decided about first, then what is only noted."""
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in found:
        if each.clause:
            together[each.kind, each.clause].append(each.pk)
    return tuple(
        KindGroup(
            kind=kind.value,
            name=str(kind.label),
            lines=tuple(
                _finding_line(intake, each, doubts, units, together[each.kind, each.clause])
                for each in found
                if each.kind == kind
            ),
        )
        for kind in (*_DECIDED, *_OTHERS)
    )


def _finding_line(
    intake: Intake, finding: Finding, doubts: Sequence[DoubtLine], units: Units, together: Sequence[int]
) -> FindingLine:
    proposal = _proposal(intake, finding, units)
    decided = _decided(finding, proposal)
    return FindingLine(
        id=finding.pk,
        kind=finding.kind,
        ordinal=finding.ordinal,
        quote=finding.quote,
        start=finding.start,
        end=finding.end,
        clause=finding.clause,
        status=finding.status,
        status_name=FINDING.state_name(finding.status),
        data=finding.data,
        proposal=proposal,
        decided=decided,
        says=in_words(proposal) if isinstance(proposal, NewTarget) else "",
        changed=_changed(finding, proposal, decided),
        reason=finding.reason,
        decided_by=finding.decided_by_name,
        decided_at=finding.decided_at,
        is_added=finding.is_added,
        merged_into_id=finding.merged_into_id,
        target_id=finding.target_id,
        task_id=finding.task_id,
        doubts=tuple(each for each in doubts if each.start < finding.end and finding.start < each.end),
        beside=tuple(pk for pk in together if pk != finding.pk),
    )


def _proposal(intake: Intake, finding: Finding, units: Units) -> NewTarget | NewTask | None:
    """What is proposed now, or what had been proposed when it was decided."""
    if not finding.proposal:
        return None
    if finding.kind == FindingKind.TASK:
        waits = finding.status == State.PROPOSED
        return units.propose(finding) if waits else plain.task_of(finding.proposal)
    last_day = term_window(intake.term).last_day if intake.term else None
    return in_term(plain.target_of(finding.proposal), last_day)


def _decided(finding: Finding, proposal: NewTarget | NewTask | None) -> NewTarget | NewTask | None:
    """What a target or task was accepted as; None where it wasn't."""
    if finding.target_id is None and finding.task_id is None:
        return None
    given = {name: value for name, value in finding.changes.items() if name != "span"}
    if not given:
        return proposal
    return plain.target_of(given) if finding.kind == FindingKind.TARGET else plain.task_of(given)


def _changed(
    finding: Finding, proposal: NewTarget | NewTask | None, decided: NewTarget | NewTask | None
) -> tuple[str, ...]:
    """The names of what a person set otherwise."""
    span = ("span",) if "span" in finding.changes else ()
    if proposal is None:
        return tuple(finding.changes)
    return (*(mark_of_change(proposal, decided) if decided is not None else ()), *span)


def _doubt_line(doubt: FindingDoubt) -> DoubtLine:
    return DoubtLine(
        id=doubt.pk,
        kind=doubt.kind,
        quote=doubt.quote,
        start=doubt.start,
        end=doubt.end,
        says=doubt.says,
        is_settled=doubt.settled_at is not None,
        settled_by=doubt.settled_by_name,
        note=doubt.settled_note,
    )


def original_file(viewer: Actor, intake_id: int, at: datetime.datetime) -> Download:
    """Return the bytes of a text as it was received: for those who may see what was found in it. Raises NotVisible.

    A draft that was only handed in to be read is nobody else's, however much evidence of the organisation they see.
    """
    return download(viewer, access.get_intake(viewer, intake_id, at).upload)


@dataclass(frozen=True, slots=True)
class Example:
    """What was read, what was proposed and what a person decided: one example for a better reader.

    The span points into the text of `text_sha256`, read by `reader_version`. `decision` is empty for what was rejected
    or merged; `into` is the span of the finding that it was merged into.
    """

    kind: str
    quote: str
    start: int
    end: int
    clause: str
    text_sha256: str
    reader_version: str
    is_added: bool
    read: dict[str, Any]
    proposal: dict[str, Any]
    status: str
    decision: dict[str, Any]
    into: tuple[int, int] | None
    reason: str
    decided_by: str
    decided_at: datetime.datetime

    def plain(self) -> dict[str, Any]:
        """The example as plain values for one line of JSON."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {**values, "into": list(self.into) if self.into else None, "decided_at": self.decided_at.isoformat()}


def decisions(viewer: Actor, intake_id: int, at: datetime.datetime) -> tuple[Example, ...]:
    """Return every decision about a text as an example, in the order of the text. Raises NotVisible. Two queries."""
    intake = access.get_intake(viewer, intake_id, at)
    rows = Finding.objects.filter(intake=intake, decided_at__isnull=False).select_related("merged_into")
    return tuple(_example(intake, each) for each in rows.order_by("start", "end", "id"))


def _example(intake: Intake, finding: Finding) -> Example:
    taken = finding.status in (State.ACCEPTED, State.CHANGED)
    into = finding.merged_into
    return Example(
        kind=finding.kind,
        quote=finding.quote,
        start=finding.start,
        end=finding.end,
        clause=finding.clause,
        text_sha256=intake.text_sha256,
        reader_version=intake.reader_version,
        is_added=finding.is_added,
        read=finding.data,
        proposal=finding.proposal,
        status=finding.status,
        decision={**(finding.proposal or finding.data), **finding.changes} if taken else {},
        into=(into.start, into.end) if into else None,
        reason=finding.reason,
        decided_by=finding.decided_by_name,
        decided_at=finding.decided_at or intake.received_at,
    )
