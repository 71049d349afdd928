"""Every file goes out through the door of its own area: a draft handed in to be read is no evidence."""

from __future__ import annotations

import ast
import datetime
import io
import zipfile
from pathlib import Path

import pytest
from cast import AT, Cast, build
from django.http import HttpResponse
from enacted import evidence
from office_at_work import Office

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actors import SystemActor
from nhiemky.areas.directory import actions as directory
from nhiemky.areas.directory.access import get_upload
from nhiemky.areas.directory.models import Holding
from nhiemky.areas.files.actions import MacrosRefused, ProgramRefused, store
from nhiemky.areas.files.models import Purpose
from nhiemky.areas.intake import actions as intake
from nhiemky.areas.intake.models import Intake
from nhiemky.areas.intake.queries import original_file

PACKAGE = Path(__file__).resolve().parents[2] / "nhiemky"
DRAFT = "Dự thảo nghị quyết chưa công bố".encode()


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast alone."""
    return build()


@pytest.fixture
def received(office: Office) -> Intake:
    """A draft resolution that the province's clerk handed in to be read."""
    return intake.receive(
        actor=office.cast.clerk, at=AT, organisation_id=office.cast.province.pk, name="du-thao.txt", content=DRAFT
    )


def asked(office: Office, part: str, upload_id: int) -> HttpResponse:
    return office.client(part).get(f"/minh-chung/{upload_id}/")


@pytest.mark.parametrize("part", ["clerk", "leader", "secretary", "inspector", "reporter", "block_leader", "outsider"])
def test_a_draft_that_waits_to_be_read_is_no_evidence_to_anybody(office: Office, received: Intake, part: str) -> None:
    assert asked(office, part, received.upload_id).status_code == 404


def test_the_draft_goes_out_to_whoever_may_see_what_was_found_in_it(office: Office, received: Intake) -> None:
    for part in ("clerk", "leader", "inspector"):
        assert original_file(office.cast.everybody[part], received.pk, AT).content == DRAFT
    for part in ("reporter", "second_reporter", "block_leader", "administrator", "outsider", "nobody"):
        with pytest.raises(NotVisible):
            original_file(office.cast.everybody[part], received.pk, AT)


def test_a_draft_is_not_laid_to_a_figure_as_evidence(office: Office, received: Intake) -> None:
    for part in ("clerk", "reporter"):
        with pytest.raises(NotVisible):
            get_upload(office.cast.everybody[part], received.upload_id, AT)


def test_printed_reviews_go_out_as_reviews_alone(office: Office) -> None:
    assert office.review.docx is not None
    assert {office.review.docx.purpose, office.review.pdf.purpose if office.review.pdf else ""} == {Purpose.REVIEW}
    for part in ("leader", "clerk", "inspector"):
        assert asked(office, part, office.review.docx.pk).status_code == 404
        assert office.client(part).get(f"/so-ket/{office.review.pk}/tai/docx/").status_code == 200


def test_who_has_left_an_office_sees_nothing_of_what_they_gave_there(office: Office) -> None:
    assert asked(office, "reporter", office.upload.pk).status_code == 200
    unowned = evidence(office.cast, "rieng.txt", b"rieng")
    unowned.organisation_id = None
    unowned.save()
    assert asked(office, "reporter", unowned.pk).status_code == 200
    holding = Holding.objects.get(person__users=office.cast.reporter)
    directory.end_holding(
        actor=SystemActor("Lệnh cài đặt"), at=AT, holding=holding, on=datetime.date(2026, 3, 1), reason="Nghỉ hưu"
    )
    assert asked(office, "reporter", office.upload.pk).status_code == 404
    assert asked(office, "reporter", unowned.pk).status_code == 404
    assert asked(office, "leader", office.upload.pk).status_code == 200


def test_an_account_without_any_right_sees_not_even_its_own_files(office: Office) -> None:
    own = evidence(office.cast, "cua-toi.txt", b"cua toi")
    own.organisation_id, own.uploaded_by_id = None, office.cast.nobody.pk
    own.save()
    assert asked(office, "nobody", own.pk).status_code == 404


def test_whoever_stores_a_file_says_what_for() -> None:
    silent = []
    for path in (PACKAGE / "areas").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_store = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "store"
            if is_store and "purpose" not in {each.arg for each in node.keywords}:
                silent.append(f"{path.name}:{node.lineno}")
    assert silent == []


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names: str) -> bytes:
    """An archive with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return target.getvalue()


WITH_MACROS = [
    ("bang.xlsm", archive("xl/workbook.xml")),
    ("bang.XLSB", archive("xl/workbook.bin")),
    ("van-ban.docm", archive("word/document.xml")),
    ("van-ban.docx", archive("word/document.xml", "word/vbaProject.bin")),
    ("van-ban.pdf", archive("word/document.xml", "word/VBAPROJECT.BIN")),
    ("bang.xlsx", archive("xl/workbook.xml", "xl/macrosheets/sheet1.xml")),
    ("van-ban.odt", archive("mimetype", "content.xml", "Basic/Standard/Module1.xml")),
    ("van-ban.doc", OLD + b"\0" * 500 + "_VBA_PROJECT".encode("utf-16-le") + b"\0" * 500),
    ("bang.xlam", b"x"),
]


@pytest.mark.parametrize(("name", "content"), WITH_MACROS)
def test_a_file_with_macros_is_refused_by_its_name_and_by_what_is_in_it(cast: Cast, name: str, content: bytes) -> None:
    with pytest.raises(MacrosRefused, match="macro"):
        store(actor=cast.reporter, at=AT, name=name, content=content)


@pytest.mark.parametrize(
    "name",
    ["dia.iso", "dia.IMG", "dia.vhd", "dia.vhdx", "cai.settingcontent-ms", "thu-vien.library-ms", "bang.slk",
     "tim.search-ms", "truy-van.iqy", "cai.application", "cai.appref-ms"],
)  # fmt: skip
def test_what_windows_starts_or_opens_as_a_disk_is_refused(cast: Cast, name: str) -> None:
    with pytest.raises(ProgramRefused):
        store(actor=cast.reporter, at=AT, name=name, content=b"x")


@pytest.mark.parametrize(
    ("name", "content"),
    [("van-ban.docx", archive("word/document.xml")), ("bang.xlsx", archive("xl/workbook.xml")),
     ("van-ban.doc", OLD + b"\0" * 500), ("anh.zip", archive("anh.png")), ("bang.ods", archive("mimetype")),
     ("hong.docx", b"PK\x03\x04" + b"x" * 100), ("ten.xlsm.txt", b"x")],
)  # fmt: skip
def test_files_without_macros_are_taken(cast: Cast, name: str, content: bytes) -> None:
    assert store(actor=cast.reporter, at=AT, name=name, content=content).name == name
