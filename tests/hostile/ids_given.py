"""What every action that takes an id would be done with: the cast with its work under way, and others' things."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import received
from cast import AT, FOUNDED, SYSTEM, Cast
from enacted import evidence, figure, fill, half, indicator, moment, periods, report, resolution, target, template, year

from nhiemky.areas.directory import actions as directory
from nhiemky.areas.documents import actions as documents
from nhiemky.areas.files.actions import store
from nhiemky.areas.intake.models import Finding
from nhiemky.areas.reporting import actions as reporting
from nhiemky.areas.reporting.given import AskedLine, FilledLine, NewTemplate
from nhiemky.areas.reporting.models import Section
from nhiemky.areas.rulebook.queries import rule_set
from nhiemky.areas.targets import actions as targets
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.tasks import actions as tasks
from nhiemky.areas.tasks.given import NewTask, TaskPart
from nhiemky.areas.tasks.models import Task
from nhiemky.rules.progress import Judged, TargetKind
from nhiemky.rules.rollup import TreeRule

type Given = dict[str, tuple[Any, dict[str, Any]]]


class World:
    """The cast with a target, a task, reports and a text on their way."""

    def __init__(self, cast: Cast) -> None:
        """Enact all of it."""
        self.cast = cast
        self.kept, self.document, self.file = indicator(cast), resolution(cast), evidence(cast)
        self._set_targets()
        self._report()
        self._read()
        self.six = rule_set(cast.leader, "clarities", "six", AT.date())
        self.new = NewTask(title="Xây dựng chương trình", lead_id=cast.first.pk, authority="BCH", due_on=AT.date())
        self.task, self.led = self._draft(), self._draft()
        self.whole = self._draft(lead_id=cast.province.pk)
        for task in (self.led, self.whole):
            tasks.issue_task(actor=cast.leader, at=AT, task_id=task.pk, clarities=self.six, missing_accepted_reason="x")

    def _set_targets(self) -> None:
        cast, document = self.cast, self.document
        self.own = target(cast, document, self.kept)
        self.row = figure(cast, self.kept, half(2024, 2), 12, counted_at=AT)
        self.fresh = figure(cast, indicator(cast, "khac", "Khác"), half(2024, 2), 12)
        self.words = target(cast, document, kind=TargetKind.QUALITATIVE, value=None, name="Giữ vững đoàn kết")
        income = indicator(cast, "thu", "Thu", unit="tỷ đồng")
        self.held = target(cast, document, income, kind=TargetKind.ASSIGNED_SHARE, unit="%", name="Thu")
        parts = {cast.first.pk: 100}
        self.share = targets.hand_down(actor=cast.clerk, at=AT, target_id=self.own.pk, parts=parts)[0]
        self.bare = target(cast, document, name="Chưa có chỉ số", unit="hội viên")
        self.wanted = NewTarget(name="Mới", kind=TargetKind.CUMULATIVE, value=5, indicator_id=self.kept.pk)

    def _report(self) -> None:
        cast, kept = self.cast, self.kept
        self.asked = template(cast, kept)
        self.opened = periods(cast, self.asked)
        self.draft = fill(cast.reporter, self.opened[half(2024, 1)], cast.first.pk, {kept.pk: 3}, AT)
        self.line = self.draft.lines.get(indicator=kept)
        upload = evidence(cast, "b.txt", b"b")
        self.laid = reporting.add_evidence(
            actor=cast.reporter, at=AT, submission_id=self.draft.pk, line_id=self.line.pk, upload_id=upload.pk
        )
        self.sent = report(cast, cast.second_reporter, self.opened[half(2024, 1)], cast.second.pk, {kept.pk: 4}, at=AT)
        self.review = reporting.draft_review(
            actor=cast.clerk, at=AT, term_id=cast.term.pk, as_of=moment(2025, 12, 31).date(), subject="sơ kết"
        )
        rule = rule_set(cast.clerk, "reporting_window", "calendar", AT.date())
        self.ask = NewTemplate(
            code="moi", name="Mới", hierarchy=cast.line.code, audience="one", window_rule_id=rule.pk,
            frequency="half_year", lines=(AskedLine(indicator_id=kept.pk),), reporter_id=cast.first.pk,
        )  # fmt: skip

    def _read(self) -> None:
        self.waiting = received.received(self.cast, "Khác".encode())
        self.intake, _ = received.registered(self.cast)
        self.unentered = received.read(self.cast, received.TEXT.encode() + b"\n3.")
        rows = Finding.objects.filter(intake=self.intake).order_by("id")
        self.found = [each.pk for each in rows.filter(kind="target")]
        self.job, self.told = rows.filter(kind="task")[0], rows.filter(kind="term")[0]
        self.doubt = self.intake.doubts.all()[0]

    def _draft(self, **new: int) -> Task:
        return tasks.draft_task(
            actor=self.cast.clerk, at=AT, organisation_id=self.cast.province.pk, document_id=self.document.pk,
            new=dataclasses.replace(self.new, **new),
        )  # fmt: skip

    @cached_property
    def given(self) -> Given:
        """Who would do each action with what; a name with a point is a place inside what a person fills in."""
        return of_targets(self) | of_tasks(self) | of_reporting(self) | of_intake(self)

    @cached_property
    def others(self) -> Mapping[str, int]:
        """For each kind of id one of the other union's."""
        return others(self.cast)


def of_targets(w: World) -> Given:
    """What the actions of targets would be done with."""
    return {
        "targets.answer_share": (w.cast.reporter, {"share_id": w.share.pk}),
        "targets.assign_figure": (
            w.cast.clerk,
            {"target_id": w.held.pk, "window": year(2025), "value": 5, "source": "Tỉnh",
             "organisation_id": w.cast.first.pk, "document_id": w.document.pk},
        ),
        "targets.close_target": (w.cast.leader, {"target_id": w.own.pk, "reason": "x"}),
        "targets.complete_target": (w.cast.clerk, {"target_id": w.bare.pk, "indicator_id": w.kept.pk}),
        "targets.count": (w.cast.leader, {"measurement_ids": [w.fresh.pk]}),
        "targets.create_field": (w.cast.clerk, {"organisation_id": w.cast.province.pk, "code": "x", "name": "x"}),
        "targets.create_indicator": (
            w.cast.clerk,
            {"organisation_id": w.cast.province.pk, "code": "x", "name": "x", "unit": "x",
             "hierarchy": w.cast.line.code, "tree_rule": TreeRule.MEASURED, "measured_by_id": w.cast.first.pk},
        ),
        "targets.hand_down": (
            w.cast.clerk,
            {"target_id": w.own.pk, "parts": {w.cast.first.pk: 90}, "difference_reason": "x"},
        ),
        "targets.judge": (
            w.cast.leader,
            {"target_id": w.words.pk, "status": Judged.REACHED, "evidence": "x", "upload_id": w.file.pk},
        ),
        "targets.measure": (
            w.cast.reporter,
            {"indicator_id": w.kept.pk, "organisation_id": w.cast.first.pk, "window": half(2025, 1), "numerator": 1,
             "evidence": [w.file.pk]},
        ),
        "targets.plan_years": (w.cast.clerk, {"target_id": w.own.pk, "lines": []}),
        "targets.post": (w.cast.clerk, {"figures": []}),
        "targets.revise_target": (
            w.cast.leader,
            {"target_id": w.own.pk, "decision_id": w.document.pk, "reason": "x", "value": 7},
        ),
        "targets.set_target": (
            w.cast.clerk,
            {"term_id": w.cast.term.pk, "document_id": w.document.pk, "parent_id": None, "new.indicator_id": w.kept.pk,
             "new.quoted.clause_id": 1, "new.quoted.extracted_id": 1, "new": w.wanted},
        ),
        "targets.supersede": (
            w.cast.reporter,
            {"measurement_id": w.row.pk, "numerator": 5, "reason": "x", "evidence": [w.file.pk]},
        ),
        "targets.withdraw": (w.cast.leader, {"measurement_id": w.row.pk, "reason": "x"}),
    }  # fmt: skip


def of_tasks(w: World) -> Given:
    """What the actions of tasks would be done with."""
    return {
        "tasks.cancel_task": (w.cast.leader, {"task_id": w.led.pk, "reason": "x"}),
        "tasks.change_draft": (
            w.cast.clerk,
            {"task_id": w.task.pk, "new.lead_id": 1, "new.person_id": 1, "new.joins": 1, "new.watches": 1,
             "new": w.new},
        ),
        "tasks.close_task": (w.cast.leader, {"task_id": w.led.pk}),
        "tasks.draft_task": (
            w.cast.clerk,
            {"organisation_id": w.cast.province.pk, "document_id": w.document.pk, "term_id": w.cast.term.pk,
             "parent_id": None, "new.lead_id": 1, "new.person_id": 1, "new.joins": 1, "new.watches": 1,
             "new.quoted.clause_id": 1, "new.quoted.extracted_id": 1, "new": w.new},
        ),
        "tasks.extend_task": (
            w.cast.leader,
            {"task_id": w.led.pk, "new_due_on": moment(2027, 1, 1).date(), "reason": "x", "document_id": w.document.pk},
        ),
        "tasks.hand_down_task": (
            w.cast.leader,
            {"task_id": w.whole.pk, "parts.organisation_id": 1, "parts": [TaskPart(organisation_id=w.cast.first.pk)]},
        ),
        "tasks.issue_task": (w.cast.leader, {"task_id": w.task.pk, "clarities": w.six, "missing_accepted_reason": "x"}),
        "tasks.reassign_task": (w.cast.leader, {"task_id": w.led.pk, "lead_id": w.cast.second.pk, "reason": "x"}),
        "tasks.reopen_task": (w.cast.leader, {"task_id": w.led.pk, "reason": "x"}),
        "tasks.report_progress": (w.cast.reporter, {"task_id": w.led.pk, "says": "x", "product_id": w.file.pk}),
        "tasks.send_back_task": (w.cast.leader, {"task_id": w.led.pk, "reason": "x"}),
        "tasks.start_task": (w.cast.reporter, {"task_id": w.led.pk}),
    }  # fmt: skip


def of_reporting(w: World) -> Given:
    """What the actions of reporting would be done with."""
    return {
        "reporting.accept": (w.cast.leader, {"submission_id": w.sent.pk, "revision": w.sent.revision}),
        "reporting.add_evidence": (
            w.cast.reporter,
            {"submission_id": w.draft.pk, "line_id": w.line.pk, "upload_id": w.file.pk},
        ),
        "reporting.begin_submission": (
            w.cast.reporter,
            {"period_id": w.opened[half(2024, 2)].pk, "organisation_id": w.cast.first.pk},
        ),
        "reporting.close_template": (w.cast.clerk, {"template_id": w.asked.pk}),
        "reporting.create_template": (
            w.cast.clerk,
            {"organisation_id": w.cast.province.pk, "term_id": w.cast.term.pk, "new.lines": 1, "new.window_rule_id": 1,
             "new.reporter_id": 1, "new": w.ask},
        ),
        "reporting.draft_review": (
            w.cast.clerk,
            {"term_id": w.cast.term.pk, "as_of": moment(2025, 12, 31).date(), "subject": "x"},
        ),
        "reporting.freeze_review": (w.cast.leader, {"review_id": w.review.pk, "revision": w.review.revision}),
        "reporting.lock": (w.cast.leader, {"submission_id": w.sent.pk}),
        "reporting.make_addendum": (w.cast.leader, {"review_id": w.review.pk, "reason": "x"}),
        "reporting.open_periods": (w.cast.clerk, {"template_id": w.asked.pk}),
        "reporting.rebuild_review": (w.cast.leader, {"review_id": w.review.pk}),
        "reporting.remove_evidence": (w.cast.reporter, {"submission_id": w.draft.pk, "evidence_id": w.laid.pk}),
        "reporting.reopen": (w.cast.leader, {"submission_id": w.sent.pk, "reason": "x"}),
        "reporting.return_submission": (
            w.cast.leader,
            {"submission_id": w.sent.pk, "revision": w.sent.revision, "reason": "x", "remarks": {}},
        ),
        "reporting.save_line": (
            w.cast.reporter,
            {"submission_id": w.draft.pk, "revision": w.draft.revision, "filled.indicator_id": 1, "filled.about_id": 1,
             "filled": FilledLine(indicator_id=w.kept.pk, numerator=1)},
        ),
        "reporting.save_narrative": (w.cast.reporter, {"submission_id": w.draft.pk, "revision": w.draft.revision}),
        "reporting.set_review_form": (w.cast.clerk, {"review_id": w.review.pk, "revision": w.review.revision}),
        "reporting.submit": (w.cast.reporter, {"submission_id": w.draft.pk, "revision": w.draft.revision}),
        "reporting.write_narrative": (
            w.cast.clerk,
            {"review_id": w.review.pk, "revision": w.review.revision, "section": Section.STRENGTHS, "passages": []},
        ),
    }  # fmt: skip


def of_intake(w: World) -> Given:
    """What the actions of intake would be done with."""
    return {
        "intake.accept_composite": (w.cast.clerk, {"finding_ids": w.found[:2], "name": "x"}),
        "intake.accept_finding": (w.cast.clerk, {"finding_id": w.told.pk}),
        "intake.accept_rest": (w.cast.clerk, {"intake_id": w.intake.pk}),
        "intake.accept_target": (
            w.cast.clerk,
            {"finding_id": w.found[0], "parent_id": None, "decided.indicator_id": 1, "new_indicator.measured_by_id": 1},
        ),
        "intake.accept_task": (
            w.cast.clerk,
            {"finding_id": w.job.pk, "decided.lead_id": 1, "decided.person_id": 1, "decided.joins": 1,
             "decided": w.new},
        ),
        "intake.add_finding": (w.cast.clerk, {"intake_id": w.intake.pk, "kind": "target", "start": 1, "end": 9}),
        "intake.change_kind": (w.cast.clerk, {"finding_id": w.found[0], "kind": "task"}),
        "intake.confirm": (w.cast.clerk, {"intake_id": w.intake.pk}),
        "intake.link_document": (
            w.cast.clerk,
            {"intake_id": w.unentered.pk, "document_id": w.document.pk, "term_id": w.cast.term.pk},
        ),
        "intake.merge_finding": (w.cast.clerk, {"finding_id": w.found[0], "into_id": w.found[1]}),
        "intake.read": (w.cast.clerk, {"intake_id": w.waiting.pk}),
        "intake.receive": (
            w.cast.clerk,
            {"organisation_id": w.cast.province.pk, "term_id": w.cast.term.pk, "name": "a.txt", "content": b"a"},
        ),
        "intake.register_document": (
            w.cast.clerk,
            {"intake_id": w.unentered.pk, "term_id": w.cast.term.pk, "parent_id": w.document.pk,
             "number_text": "77"},
        ),
        "intake.reject_finding": (w.cast.clerk, {"finding_id": w.found[0], "reason": "x"}),
        "intake.settle_doubt": (w.cast.clerk, {"doubt_id": w.doubt.pk, "note": "x"}),
    }  # fmt: skip


def others(cast: Cast) -> Mapping[str, int]:
    """For each kind of id one of the other union's."""
    term = directory.open_term(
        actor=SYSTEM, at=AT, organisation=cast.other, ordinal=1, label="nhiệm kỳ khác", planned_from=FOUNDED,
        planned_to=moment(2030, 1, 1).date(), congress_on=FOUNDED,
    )  # fmt: skip
    paper = documents.register(
        actor=SYSTEM, at=AT, organisation=cast.other, subject="Khác", origin="imported", signed_on=FOUNDED
    )
    file = store(actor=SYSTEM, at=AT, name="khac.txt", content=b"khac", organisation_id=cast.other.pk)
    unit, outsider = cast.other.pk, cast.outsider.person_id or 0
    return {
        "organisation_id": unit, "lead_id": unit, "about_id": unit, "reporter_id": unit, "joins": unit,
        "watches": unit, "parts": unit, "term_id": term.pk, "document_id": paper.pk, "decision_id": paper.pk,
        "upload_id": file.pk, "evidence": file.pk, "product_id": file.pk, "person_id": outsider,
    }  # fmt: skip
