"""A file comes in and is read: kept once, recognised, parsed apart; what can't be read says why and loses nothing."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from cast import AT, Cast
from received import EXCHANGE, MONEY, TEXT, find, read, received

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.queries import sentence
from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.files.actions import EmptyFile, FileTooLarge, ProgramRefused
from nhiemky.areas.files.models import StoredFile, Upload
from nhiemky.areas.files.queries import open_content
from nhiemky.areas.intake import actions, jobs, queries
from nhiemky.areas.intake.actions.receiving import ReceivedAlready
from nhiemky.areas.intake.models import Finding, Intake
from nhiemky.areas.intake.placing import TermOfAnother
from nhiemky.areas.targets.models import Target
from nhiemky.areas.tasks.models import Task
from nhiemky.papers import findings
from nhiemky.papers.content import Paper
from nhiemky.rules.workflow import MoveRefused

LATER = AT + datetime.timedelta(hours=3)


@pytest.fixture(autouse=True)
def listed_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find what the text's list says, and nothing in other texts."""

    def found(paper: Paper) -> findings.Findings:
        return find(paper) if MONEY in paper.text else findings.Findings()

    monkeypatch.setattr(findings, "find", found)


def test_a_received_file_waits_and_its_bytes_are_kept(cast: Cast) -> None:
    intake = received(cast)
    assert (intake.status, intake.received_by_name, intake.term) == ("received", "Hồ Gia Bách", cast.term)
    assert open_content(cast.clerk, intake.upload) == TEXT.encode()
    assert (intake.upload.organisation_id, intake.text) == (cast.province.pk, "")


def test_reading_keeps_the_text_its_hash_and_every_finding_at_its_place(cast: Cast) -> None:
    intake = read(cast)
    assert (intake.status, intake.read_at, len(intake.text_sha256)) == ("read", AT, 64)
    assert intake.text in TEXT
    for finding in intake.findings.all():
        assert intake.text[finding.start : finding.end] == finding.quote
    for doubt in intake.doubts.all():
        assert intake.text[doubt.start : doubt.end] == doubt.quote
    assert intake.findings.filter(kind="target").count() == 4


def test_findings_stand_in_their_clauses_and_propose_what_would_be_set(cast: Cast) -> None:
    intake = read(cast)
    money = intake.findings.get(quote=MONEY)
    assert (money.clause, money.proposal["kind"], money.proposal["value"]) == ("I.2", "every_year", "2")
    assert money.data["indicator"] == "Vận động cho công tác xã hội"
    assert intake.findings.get(quote=EXCHANGE).clause == "II.1"


def test_reading_creates_no_target_and_no_task(cast: Cast) -> None:
    read(cast)
    assert not Target.objects.exists()
    assert not Task.objects.exists()


def test_receiving_and_reading_are_in_the_trail_in_vietnamese(cast: Cast) -> None:
    read(cast)
    told = [sentence(entry) for entry in Entry.objects.filter(verb__startswith="intake.").order_by("id")]
    assert told[0] == "Hồ Gia Bách nhận văn bản nghi quyet.txt"
    assert "8 điều đọc được, 1 điều nghi ngờ" in told[1]


def test_the_same_file_again_is_recognised_and_the_refusal_says_who_when_and_where(cast: Cast) -> None:
    first = received(cast)
    with pytest.raises(
        ReceivedAlready, match=r"nghi quyet\.txt.*Hồ Gia Bách.*09:00 ngày 02/03/2026.*chờ đọc"
    ) as refused:
        received(cast, name="ten khac.txt")
    assert refused.value.intake_id == first.pk
    assert (Intake.objects.count(), Upload.objects.count()) == (1, 1)


def test_the_same_file_is_received_again_for_a_reason_and_stored_once(cast: Cast) -> None:
    first = received(cast)
    again = received(cast, repeat_reason="Nhận nhầm nhiệm kỳ")
    assert StoredFile.objects.count() == 1
    assert Entry.objects.filter(verb="intake.received").last().facts["repeats"] == first.pk  # type: ignore[union-attr]
    assert queries.intake_page(cast.clerk, again.pk, AT).same_file == (first.pk,)


def test_another_organisation_receives_the_same_file_as_its_own(cast: Cast) -> None:
    received(cast)
    other = actions.receive(
        actor=cast.outsider, at=AT, organisation_id=cast.other.pk, name="a.txt", content=TEXT.encode()
    )
    assert (other.organisation, StoredFile.objects.count()) == (cast.other, 1)


def test_a_term_of_another_organisation_is_refused(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        actions.receive(
            actor=cast.outsider, at=AT, organisation_id=cast.other.pk, name="a", content=b"x", term_id=cast.term.pk
        )
    with pytest.raises(TermOfAnother):
        actions.receive(
            actor=jobs.READER, at=AT, organisation_id=cast.first.pk, name="a", content=b"x", term_id=cast.term.pk
        )


@pytest.mark.parametrize("who", ["outsider", "nobody"])
def test_a_stranger_neither_gives_nor_sees_a_text(cast: Cast, who: str) -> None:
    stranger, intake = getattr(cast, who), read(cast)
    with pytest.raises(NotVisible):
        actions.receive(actor=stranger, at=AT, organisation_id=cast.province.pk, name="a", content=b"x")
    with pytest.raises(NotVisible):
        queries.intake_page(stranger, intake.pk, AT)
    with pytest.raises(NotVisible):
        actions.read(actor=stranger, at=AT, intake_id=intake.pk)
    assert queries.intakes(stranger, AT) == ()


def test_an_inspector_sees_a_text_and_changes_nothing(cast: Cast) -> None:
    intake = received(cast)
    assert queries.intake_page(cast.inspector, intake.pk, AT).may_read is False
    with pytest.raises(NotAllowed):
        actions.read(actor=cast.inspector, at=AT, intake_id=intake.pk)
    with pytest.raises(NotAllowed):
        actions.receive(actor=cast.inspector, at=AT, organisation_id=cast.province.pk, name="a", content=b"x")


def test_a_reporter_of_a_unit_does_not_see_the_text(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        queries.intake_page(cast.reporter, received(cast).pk, AT)


def archive(**parts: bytes) -> bytes:
    """A ZIP with parts of these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


BOMB = archive(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w>" + b" " * 300_000_000})
ENTITY = archive(
    **{
        "[Content_Types].xml": b"<Types/>",
        "_rels__.rels": b"<Relationships/>",
        "word__document.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    }
)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (BOMB, "bom.docx"),
        (ENTITY, "thuc the.docx"),
        (b"PK\x03\x04 hong", "hong.docx"),
        (b"%PDF-1.7\nhong", "hong.pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "cu.doc"),
        (b" \n\t ", "trong.txt"),
        (b"\xff\xfe\x00\xd8" * 40, "nua.txt"),
    ],
    ids=["zip bomb", "external entity", "damaged zip", "damaged pdf", "old word", "blank", "half letters"],
)
def test_a_hostile_or_broken_file_fails_with_a_sentence_and_loses_nothing(
    cast: Cast, content: bytes, name: str
) -> None:
    intake = read(cast, content, name)
    assert intake.status == "failed"
    assert len(intake.failure) > 20
    assert open_content(cast.clerk, intake.upload) == content
    assert not intake.findings.exists()
    assert queries.intake_page(cast.clerk, intake.pk, AT).line.failure == intake.failure
    assert intake.failure in sentence(Entry.objects.get(verb="intake.reading_failed"))


def test_a_failed_file_can_be_read_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(paper: Paper) -> findings.Findings:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(findings, "find", broken)
        intake = read(cast)
    assert intake.status == "failed"
    assert "ZeroDivisionError" in intake.failure
    again = actions.read(actor=cast.clerk, at=LATER, intake_id=intake.pk)
    assert (again.status, again.failure, again.read_at) == ("read", "", LATER)


def test_a_read_text_is_not_read_over(cast: Cast) -> None:
    intake = read(cast)
    with pytest.raises(MoveRefused, match="đã đọc, chờ xác nhận"):
        actions.read(actor=cast.clerk, at=AT, intake_id=intake.pk)
    assert Finding.objects.count() == 8


def test_bytes_that_were_damaged_on_disk_fail_the_reading_and_are_said(cast: Cast, settings: Any) -> None:
    intake = received(cast)
    for path in settings.NHIEMKY_FILES.rglob("*"):
        if path.is_file():
            path.write_bytes(b"khac")
    assert actions.read(actor=cast.clerk, at=AT, intake_id=intake.pk).status == "failed"


@pytest.mark.parametrize(
    ("content", "refusal"), [(b"", EmptyFile), (b"x" * 2000, FileTooLarge), (b"#!/bin/sh\nrm", ProgramRefused)]
)
def test_nothing_too_much_and_programs_are_refused_at_the_door(
    cast: Cast, settings: Any, content: bytes, refusal: type[Exception]
) -> None:
    settings.NHIEMKY_UPLOAD_LIMIT = 1000
    with pytest.raises(refusal):
        received(cast, content)
    assert not Intake.objects.exists()


def test_a_path_in_the_name_is_dropped(cast: Cast) -> None:
    assert received(cast, name="../../etc/nghi quyet.txt").upload.name == "nghi quyet.txt"


def test_a_script_in_a_page_is_no_text(cast: Cast) -> None:
    words = "Nghị quyết của Đại hội. " * 30
    page = f"<html><body><article><p>{words}</p><script>alert(1)</script></article></body></html>"
    intake = read(cast, page.encode(), "trang.html")
    assert intake.status == "read"
    assert "alert" not in intake.text


def test_a_formula_in_a_text_stays_text(cast: Cast) -> None:
    intake = read(cast, "=HYPERLINK(1)\nNghị quyết của Đại hội.".encode(), "a.txt")
    assert intake.text.startswith("=HYPERLINK(1)")


def test_a_received_file_is_read_in_the_background_once_it_is_committed(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as waiting:
        intake = jobs.receive_and_read(
            actor=cast.clerk, at=AT, organisation_id=cast.province.pk, name="a.txt", content=TEXT.encode()
        )
        assert Intake.objects.get(pk=intake.pk).status == "received"
    assert len(waiting) == 1
    done = Intake.objects.get(pk=intake.pk)
    assert (done.status, done.read_at) == ("read", AT)
    assert Entry.objects.get(verb="intake.read").actor_name == "Bộ đọc văn bản"


@pytest.mark.django_db(transaction=True)
def test_the_same_file_given_twice_at_once_is_received_once(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    outcomes = race(lambda number: received(committed_cast, name=f"tep {number}.txt"), 4)
    refused = [each for each in outcomes if isinstance(each, ReceivedAlready)]
    assert (len(refused), Intake.objects.count()) == (3, 1)


@pytest.mark.django_db(transaction=True)
def test_two_readers_of_one_file_keep_one_reading(committed_cast: Cast, race: Callable[..., list[Any]]) -> None:
    intake = received(committed_cast)
    outcomes = race(lambda _: actions.read(actor=committed_cast.clerk, at=AT, intake_id=intake.pk), 3)
    assert sum(isinstance(each, Intake) for each in outcomes) == 1
    assert all(isinstance(each, Intake | MoveRefused) for each in outcomes)
    assert Finding.objects.count() == 8
