"""The clerk confirms what was read: fourteen targets with what measures each, five tasks with who leads them."""

from __future__ import annotations

import dataclasses
import datetime

from demo.moments import CONGRESS, at
from demo.province import Province
from demo.resolution import FILE_NAME, resolution_file
from demo.targets import ASSIGNED_BLOOD, FIELDS, MEASURES, Measure
from nhiemky.areas.directory.models import User
from nhiemky.areas.intake import actions
from nhiemky.areas.intake.given import NewIndicator
from nhiemky.areas.intake.models import Intake
from nhiemky.areas.intake.queries import FindingLine, intake_page
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.targets.actions import assign_figure, create_field
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.targets.models import Indicator, Target
from nhiemky.areas.tasks.actions import issue_task
from nhiemky.areas.tasks.given import NewTask
from nhiemky.rules.periods import Window

DAY = datetime.date(2024, 1, 5)
REVIEWED = datetime.date(2025, 6, 1)
"""The list of what must be clear came later than the congress; the demo issues its tasks under it all the same."""


def receive(province: Province) -> Intake:
    """Upload the resolution and read it; return it as read."""
    clerk, when = province.staff["vanthu"], at(DAY)
    intake = actions.receive(
        actor=clerk, at=when, organisation_id=province.head.pk, name=FILE_NAME,
        content=resolution_file(at(CONGRESS, 15)), term_id=province.term.pk,
    )  # fmt: skip
    intake.refresh_from_db()
    if intake.status == "received":
        intake = actions.read(actor=clerk, at=when, intake_id=intake.pk)
    actions.register_document(
        actor=clerk, at=when, intake_id=intake.pk, type_code="NQ", signed_on=CONGRESS, term_id=province.term.pk
    )
    return intake


def new_indicator(province: Province, measure: Measure) -> NewIndicator:
    """Return the indicator that measures a target."""
    return NewIndicator(
        code=measure.code, name=measure.name, unit=measure.unit, hierarchy=province.line.code,
        time_rule=measure.time_rule, tree_rule=measure.tree_rule, base_frequency=measure.frequency,
        basis=measure.basis, direction=measure.direction, decimals=measure.decimals,
        denominator_name=measure.denominator, is_state=measure.is_state,
    )  # fmt: skip


def lines_of(clerk: User, intake: Intake, kind: str) -> tuple[FindingLine, ...]:
    """Return what was found of a kind, in the order of the text."""
    page = intake_page(clerk, intake.pk, at(DAY))
    return tuple(line for group in page.groups if group.kind == kind for line in group.lines)


def confirm(province: Province, intake: Intake) -> dict[str, Indicator]:
    """Confirm every target and task of the resolution; return the indicators by code."""
    clerk, when = province.staff["vanthu"], at(DAY, 10)
    for code, name in FIELDS.items():
        create_field(actor=clerk, at=when, organisation_id=province.head.pk, code=code, name=name)
    measures = {measure.ordinal: measure for measure in MEASURES}
    for line in lines_of(clerk, intake, "task"):
        _decide_task(province, intake, line, when)
    for line in lines_of(clerk, intake, "target"):
        ordinal = int(line.clause.rpartition(".")[2])
        _confirm_target(province, line, ordinal, measures.get(ordinal), when)
    actions.confirm(actor=clerk, at=when, intake_id=intake.pk, doubts_note="Đã đối chiếu với bản giấy.")
    _assign(province)
    return {indicator.code: indicator for indicator in Indicator.objects.all()}


def _confirm_target(
    province: Province, line: FindingLine, ordinal: int, measure: Measure | None, when: datetime.datetime
) -> None:
    proposal = line.proposal
    if not isinstance(proposal, NewTarget):
        raise TypeError(proposal)
    decided = dataclasses.replace(proposal, field=measure.field if measure else "to-chuc")
    if measure:
        unit = measure.unit if proposal.unit not in {"", "%"} else proposal.unit
        decided = dataclasses.replace(decided, unit=unit, direction=measure.direction, baseline=measure.baseline)
    actions.accept_target(
        actor=province.staff["vanthu"], at=when, finding_id=line.id, decided=decided, ordinal=ordinal,
        new_indicator=new_indicator(province, measure) if measure else None,
    )  # fmt: skip


def _decide_task(province: Province, intake: Intake, line: FindingLine, when: datetime.datetime) -> None:
    """Issue what is work; send back what the reader took for work: the general aim, and a target without a number."""
    clerk = province.staff["vanthu"]
    if line.clause.startswith("III"):
        _confirm_task(province, line, when)
        return
    if line.clause.startswith("II."):
        actions.add_finding(actor=clerk, at=when, intake_id=intake.pk, kind="target", start=line.start, end=line.end)
    reason = "Là chỉ tiêu định tính." if line.clause.startswith("II.") else "Là mục tiêu chung, không phải việc giao."
    actions.reject_finding(actor=clerk, at=when, finding_id=line.id, reason=reason)


def _confirm_task(province: Province, line: FindingLine, when: datetime.datetime) -> None:
    proposal = line.proposal
    if not isinstance(proposal, NewTask):
        raise TypeError(proposal)
    decided = dataclasses.replace(proposal, lead_id=province.head.pk, product="Văn bản, báo cáo kết quả")
    task = actions.accept_task(actor=province.staff["vanthu"], at=when, finding_id=line.id, decided=decided)
    clarities = rule_set(province.staff["vanthu"], "clarities", "six", REVIEWED)
    issue_task(
        actor=province.staff["lanhdao"], at=when + datetime.timedelta(hours=2), task_id=task.pk, clarities=clarities,
        missing_accepted_reason="Phân công cụ thể trong chương trình hành động.",
    )  # fmt: skip


def _assign(province: Province) -> None:
    """Enter what the province assigned for each year."""
    target = Target.objects.get(term=province.term, ordinal=9)
    for year, value in ASSIGNED_BLOOD.items():
        actor, when = province.staff["vanthu"], at(datetime.date(year, 2, 1))
        window = Window(datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1))
        assign_figure(
            actor=actor, at=when, target_id=target.pk, window=window, value=value, source="Kế hoạch của tỉnh (hư cấu)"
        )
