"""Deciding about findings: the text and its findings locked, the decision marked, and written in the trail.

Whoever decides locks the text first and the finding after it, so two people never decide the same thing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from nhiemky.areas.audit.access import possible
from nhiemky.areas.audit.actions import record
from nhiemky.areas.audit.actors import Actor
from nhiemky.areas.audit.rows import check_fits
from nhiemky.areas.directory.models import Term
from nhiemky.areas.documents.models import ClauseVersion, Document
from nhiemky.areas.intake import access
from nhiemky.areas.intake.models import Finding, FindingKind, Intake
from nhiemky.areas.intake.proposals import printed_ordinals
from nhiemky.areas.intake.units import Units, units_in
from nhiemky.rules.authority import Action
from nhiemky.rules.periods import moment_words
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import FINDING, INTAKE
from nhiemky.rules.workflow import Finding as FindingState
from nhiemky.rules.workflow import Intake as IntakeState


class NotOpen(Refusal):
    """The text is not waiting for decisions."""

    template = "Văn bản “{name}” đang ở trạng thái “{state}” nên không quyết định được. {hint}"


class DecidedAlready(Refusal):
    """Somebody else, or oneself in another window, decided about the finding before."""

    template = "“{quote}” đã được {by} quyết định ({state}) lúc {when}. Hãy tải lại trang để xem kết quả."


class WrongKind(Refusal):
    """The finding is of another kind."""

    template = "“{quote}” là {kind}, không phải {wanted}. Hãy chọn đúng loại, hoặc đánh dấu lại đoạn văn bản."


class NotRegistered(Refusal):
    """There is no document, or no term, that a target or task could point at."""

    template = (
        "Văn bản “{name}” {missing}. Hãy đăng ký văn bản vào sổ (kèm nhiệm kỳ) trước khi nhận chỉ tiêu, nhiệm vụ."
    )


_HINTS = {
    IntakeState.RECEIVED: gettext_noop("Hãy đợi đọc xong rồi tải lại trang."),
    IntakeState.FAILED: gettext_noop("Hãy đọc lại, hoặc nộp tệp khác."),
    IntakeState.CONFIRMED: gettext_noop("Mọi thay đổi sau đó thực hiện ở chỉ tiêu, nhiệm vụ đã tạo."),
}


@dataclass
class Ground:
    """What decisions about one text stand on, loaded when it is first needed."""

    actor: Actor
    at: datetime.datetime
    intake: Intake

    @property
    def document(self) -> Document:
        """The registered document. Raises NotRegistered."""
        if self.intake.document is None:
            raise NotRegistered(name=self.intake.upload.name, missing=gettext_noop("chưa vào sổ"))
        return self.intake.document

    @property
    def term(self) -> Term:
        """The term that the targets are of. Raises NotRegistered."""
        if self.intake.term is None:
            raise NotRegistered(name=self.intake.upload.name, missing=gettext_noop("chưa ghi thuộc nhiệm kỳ nào"))
        return self.intake.term

    @cached_property
    def clauses(self) -> tuple[ClauseVersion, ...]:
        """The clauses of the registered reading."""
        return tuple(ClauseVersion.objects.filter(extracted=self.intake.extracted_id).order_by("ordinal", "id"))

    def clause_id(self, start: int, end: int) -> int | None:
        """The narrowest clause that holds a span; None where none does."""
        holding = [each for each in self.clauses if each.start <= start and end <= each.end]
        narrowest = min(holding, key=lambda each: (each.end - each.start, -each.ordinal), default=None)
        return narrowest.clause_id if narrowest else None

    @cached_property
    def ordinals(self) -> dict[str, int]:
        """The printed numbers of the targets that have one, by clause."""
        left_out = (FindingState.REJECTED, FindingState.MERGED)
        targets = Finding.objects.filter(intake=self.intake, kind=FindingKind.TARGET).exclude(status__in=left_out)
        return dict(printed_ordinals(list(targets.values_list("clause", flat=True))))

    @cached_property
    def units(self) -> Units:
        """The organisations that the found tasks name."""
        tasks = Finding.objects.filter(intake=self.intake, kind=FindingKind.TASK)
        return units_in(self.actor, self.intake.organisation_id, tasks, self.at)


def lock(actor: Actor, at: datetime.datetime, intake_id: int) -> Ground:
    """Lock a text for decisions in the caller's transaction. Raises NotVisible, NotAllowed, NotOpen."""
    seen = access.get_intake(actor, intake_id, at, Action.CONFIRM_FINDING)
    rows = Intake.objects.select_for_update(of=("self",)).select_related("upload", "document", "term", "extracted")
    intake = rows.get(pk=seen.pk)
    if intake.status != IntakeState.READ:
        state = INTAKE.state_name(intake.status)
        raise NotOpen(name=intake.upload.name, state=state, hint=_HINTS[IntakeState(intake.status)])
    return Ground(actor, at, intake)


def lock_one(
    actor: Actor, at: datetime.datetime, finding_id: int, move: str, kind: FindingKind | None = None
) -> tuple[Ground, Finding]:
    """Lock a finding and its text for a move of `rules.workflow.FINDING`.

    Raises NotVisible, NotAllowed, NotOpen, DecidedAlready, WrongKind.
    """
    seen = access.get_finding(actor, finding_id, at, Action.CONFIRM_FINDING)
    ground = lock(actor, at, seen.intake_id)
    finding = Finding.objects.select_for_update().get(pk=seen.pk)
    finding.intake = ground.intake
    check_open(finding, move)
    if kind is not None and finding.kind != kind:
        raise WrongKind(quote=shortened(finding.quote), kind=FindingKind(finding.kind).label, wanted=kind.label)
    return ground, finding


def lock_all(ground: Ground, finding_ids: Iterable[int]) -> list[Finding]:
    """Lock findings of the text in the order of the text; ids of other texts are left out."""
    rows = Finding.objects.select_for_update().filter(intake=ground.intake, pk__in=possible(finding_ids))
    found = sorted(rows.order_by("pk"), key=lambda each: (each.start, each.pk))
    for finding in found:
        finding.intake = ground.intake
    return found


def check_open(finding: Finding, move: str) -> None:
    """Raise DecidedAlready unless the move is allowed from where the finding stands."""
    if finding.status not in FINDING.move(move).sources:
        raise DecidedAlready(
            quote=shortened(finding.quote),
            by=finding.decided_by_name,
            state=FINDING.state_name(finding.status),
            when=moment_words(finding.decided_at) if finding.decided_at else "",
        )


def decide(ground: Ground, finding: Finding, move: str, **facts: object) -> None:
    """Mark what was decided about a finding, save it and write it in the trail; its other fields are set before."""
    check_open(finding, move)
    finding.status = FINDING.move(move).target.value
    finding.decided_at = ground.at
    finding.decided_by_id, finding.decided_by_name = ground.actor.actor_id, ground.actor.actor_name[:200]
    check_fits(finding)
    finding.save()
    told = {"kind": FindingKind(finding.kind).label, "quote": finding.quote, "finding": finding.pk, **facts}
    record(
        actor=ground.actor,
        at=ground.at,
        verb=f"intake.finding_{finding.status}",
        obj=ground.intake,
        facts=told,
        organisation=ground.intake.organisation_id,
        object_name=ground.intake.upload.name,
    )


def shortened(quote: str, longest: int = 120) -> str:
    """A quote as a sentence can carry it."""
    return quote if len(quote) <= longest else f"{quote[: longest - 1].rstrip()}…"
