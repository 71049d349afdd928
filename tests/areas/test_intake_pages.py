"""What the pages of intake show: one text with proposals and doubts, the list, the decisions as examples."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from cast import AT, Cast
from received import AWARDS, EXCHANGE, HOUSES, MEMBERS, MONEY, TEXT, find, finding, read, received, registered, settle

from nhiemky.areas.directory.access import NotVisible
from nhiemky.areas.intake import actions, queries
from nhiemky.areas.intake.models import Finding, Intake
from nhiemky.areas.targets.given import NewTarget
from nhiemky.areas.tasks.given import NewTask
from nhiemky.papers import findings
from nhiemky.rules.progress import TargetKind


@pytest.fixture(autouse=True)
def listed_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find what the text's list says."""
    monkeypatch.setattr(findings, "find", lambda paper: find(paper) if MONEY in paper.text else findings.Findings())


def test_the_page_shows_the_text_the_findings_with_proposals_and_what_is_left(cast: Cast) -> None:
    intake = read(cast)
    page = queries.intake_page(cast.clerk, intake.pk, AT)
    assert [group.kind for group in page.groups][:2] == ["target", "task"]
    assert [line.quote for line in page.of_kind("target")] == [MEMBERS, MONEY, AWARDS, HOUSES]
    first = page.of_kind("target")[0]
    assert isinstance(first.proposal, NewTarget)
    assert (first.proposal.kind, first.says) == (
        TargetKind.CUMULATIVE,
        "cộng dồn cả nhiệm kỳ: từ 500 hội viên mới trở lên",
    )
    task = page.of_kind("task")[0].proposal
    assert isinstance(task, NewTask)
    assert (task.lead_id, task.joins) == (cast.first.pk, (cast.second.pk,))
    assert (page.left.targets, page.left.tasks, page.left.doubts) == (4, 2, 1)
    assert (page.left.is_registered, page.left.has_term, page.left.is_nothing) == (False, True, False)
    assert (page.may_confirm, page.may_read) == (True, False)
    assert page.line.organisation == "Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang"


def test_a_doubt_stands_beside_the_finding_in_which_it_arises(cast: Cast) -> None:
    page = queries.intake_page(cast.clerk, read(cast).pk, AT)
    assert [line.quote for line in page.findings if line.doubts] == [MONEY]
    assert [doubt.says for doubt in page.doubts] == ["Số này nêu hai lần."]


def test_two_numbers_in_one_clause_know_of_each_other(cast: Cast) -> None:
    lines = queries.intake_page(cast.clerk, read(cast).pk, AT).of_kind("target")
    assert [line.beside for line in lines] == [(), (), (lines[3].id,), (lines[2].id,)]


def test_the_head_of_the_text_fills_the_form_of_the_register(cast: Cast) -> None:
    own = queries.intake_page(cast.clerk, read(cast).pk, AT).document_proposal
    assert (own.number_text, own.type_name) == ("01/NQ-ĐH", "nghị quyết")
    assert own.signed_on is not None
    assert own.signed_on.isoformat() == "2023-10-31"


def test_decided_findings_show_what_was_proposed_and_what_was_set(cast: Cast) -> None:
    intake, _ = registered(cast)
    found = finding(intake, MEMBERS)
    proposal = queries.intake_page(cast.clerk, intake.pk, AT).of_kind("target")[0].proposal
    assert isinstance(proposal, NewTarget)
    decided = dataclasses.replace(proposal, name="Hội viên mới")
    actions.accept_target(actor=cast.clerk, at=AT, finding_id=found.pk, decided=decided)
    line = queries.intake_page(cast.clerk, intake.pk, AT).of_kind("target")[0]
    assert (line.proposal, line.decided, line.changed) == (proposal, decided, ("name",))
    assert (line.status_name, line.decided_by, line.is_left) == ("đã sửa và nhận", "Hồ Gia Bách", False)


def test_a_waiting_and_a_failed_text_have_pages_too(cast: Cast) -> None:
    waiting = queries.intake_page(cast.clerk, received(cast).pk, AT)
    assert (waiting.line.status_name, waiting.text, waiting.may_read) == ("chờ đọc", "", True)
    failed = queries.intake_page(cast.clerk, read(cast, b"%PDF-1.7\nhong", "a.pdf").pk, AT)
    assert (failed.line.status, failed.may_read, failed.may_confirm) == ("failed", True, False)
    assert failed.document_proposal.number_text == ""


def test_the_list_counts_what_is_left_and_the_latest_comes_first(cast: Cast) -> None:
    intake, document = registered(cast)
    actions.accept_target(actor=cast.clerk, at=AT, finding_id=finding(intake, MEMBERS).pk)
    received(cast, b"Khac", "khac.txt")
    lines = queries.intakes(cast.leader, AT)
    assert [line.file_name for line in lines] == ["khac.txt", "nghi quyet.txt"]
    assert (lines[1].targets, lines[1].tasks, lines[1].left, lines[1].doubts) == (4, 2, 5, 1)
    assert (lines[1].document_id, lines[1].term) == (document.pk, "nhiệm kỳ 2023-2028")
    assert queries.intakes(cast.leader, AT, organisation_id=cast.first.pk) == ()


def test_every_decision_is_an_example_with_proposal_and_decision_both(cast: Cast) -> None:
    intake, _ = registered(cast)
    members, money, awards, houses = (finding(intake, words) for words in (MEMBERS, MONEY, AWARDS, HOUSES))
    decided = NewTarget(name="Kết nạp", kind=TargetKind.EVERY_YEAR, value=100, unit="hội viên")
    actions.accept_target(actor=cast.clerk, at=AT, finding_id=members.pk, decided=decided)
    actions.reject_finding(actor=cast.clerk, at=AT, finding_id=money.pk, reason="Nêu hai lần")
    actions.merge_finding(actor=cast.clerk, at=AT, finding_id=houses.pk, into_id=awards.pk)
    examples = queries.decisions(cast.clerk, intake.pk, AT)
    assert [(each.quote, each.status) for each in examples] == [
        (MEMBERS, "changed"),
        (MONEY, "rejected"),
        (HOUSES, "merged"),
    ]
    first = examples[0]
    assert (first.read["value"], first.proposal["kind"], first.decision["kind"]) == ("500", "cumulative", "every_year")
    assert (examples[1].decision, examples[1].reason) == ({}, "Nêu hai lần")
    assert examples[2].into == (awards.start, awards.end)
    lines = [json.loads(json.dumps(each.plain())) for each in examples]
    assert (lines[0]["text_sha256"], lines[2]["into"]) == (intake.text_sha256, [awards.start, awards.end])


def test_examples_of_a_text_are_not_for_strangers(cast: Cast) -> None:
    intake = read(cast)
    for stranger in (cast.outsider, cast.nobody, cast.reporter):
        with pytest.raises(NotVisible):
            queries.decisions(stranger, intake.pk, AT)


def _more(intake: Intake, times: int) -> None:
    """Let the text hold many more findings and doubts."""
    for found in list(intake.findings.all()):
        Finding.objects.bulk_create(
            Finding(
                intake=intake, kind=found.kind, ordinal=1000 * found.pk + number, quote=found.quote, start=found.start,
                end=found.end, clause=found.clause, data=found.data, proposal=found.proposal,
            )
            for number in range(times)
        )  # fmt: skip


PAGE_QUERIES, LIST_QUERIES, EXAMPLE_QUERIES = 13, 5, 2


def test_the_page_takes_the_same_queries_for_many_findings(cast: Cast, django_assert_num_queries: Any) -> None:
    intake, _ = registered(cast)
    with django_assert_num_queries(PAGE_QUERIES):
        queries.intake_page(cast.clerk, intake.pk, AT)
    _more(intake, 20)
    with django_assert_num_queries(PAGE_QUERIES):
        assert len(queries.intake_page(cast.clerk, intake.pk, AT).findings) == 8 * 21


def test_the_list_and_the_examples_take_the_same_queries_for_many(cast: Cast, django_assert_num_queries: Any) -> None:
    intake, _ = registered(cast)
    settle(cast, intake)
    actions.accept_rest(actor=cast.clerk, at=AT, intake_id=intake.pk)
    for number in range(5):
        read(cast, f"{TEXT}\n{number}".encode(), f"tep {number}.txt")
    with django_assert_num_queries(LIST_QUERIES):
        assert len(queries.intakes(cast.clerk, AT)) == 6
    with django_assert_num_queries(EXAMPLE_QUERIES):
        assert len(queries.decisions(cast.clerk, intake.pk, AT)) == 6
    assert finding(intake, EXCHANGE).status == "accepted"
