"""Files: kept once by what they are, under names that hold no tricks, given back as they came."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.directory.access import get_upload
from nhiemky.areas.directory.models import User
from nhiemky.areas.files import access
from nhiemky.areas.files import store as bytes_store
from nhiemky.areas.files.actions import EmptyFile, FileTooLarge, NotKept, ProgramRefused, store
from nhiemky.areas.files.kinds import is_program, media_type
from nhiemky.areas.files.models import StoredFile, Upload
from nhiemky.areas.files.names import LONGEST, LONGEST_IN_BYTES, safe_name
from nhiemky.areas.files.queries import open_content
from nhiemky.areas.files.store import FileDamaged

OFFICE = "application/vnd.openxmlformats-officedocument"
ODT = "application/vnd.oasis.opendocument.text"


def give(user: User, name: str = "so lieu.txt", content: bytes = b"so lieu", organisation: int | None = None) -> Upload:
    """Give a file as the user."""
    return store(actor=user, at=AT, name=name, content=content, organisation_id=organisation)


def archive(*names: str, **contents: bytes) -> bytes:
    """A ZIP with parts of these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, contents.get(name, b"<x/>"))
    return buffer.getvalue()


def all_files() -> list[Path]:
    return [path for path in Path(settings.NHIEMKY_FILES).rglob("*") if path.is_file()]


def test_bytes_come_back_as_they_were_given(cast: Cast) -> None:
    upload = give(cast.reporter, content=b"\x00\xff" * 1000)
    assert open_content(cast.reporter, upload) == b"\x00\xff" * 1000
    assert upload.stored.sha256 == bytes_store.digest(b"\x00\xff" * 1000)


def test_bytes_stand_under_their_hash_in_two_folders(cast: Cast) -> None:
    sha256 = give(cast.reporter).stored.sha256
    assert all_files() == [Path(settings.NHIEMKY_FILES) / sha256[:2] / sha256[2:4] / sha256]


def test_the_same_bytes_are_stored_once_and_each_giving_is_kept(cast: Cast) -> None:
    first = give(cast.reporter, "mot.txt")
    second = give(cast.clerk, "hai.txt")
    assert first.stored_id == second.stored_id
    assert (first.name, second.name, first.uploaded_by_name) == ("mot.txt", "hai.txt", "Cù Thị Nhàn")
    assert len(all_files()) == 1
    assert StoredFile.objects.count() == 1


def test_every_giving_is_in_the_trail(cast: Cast) -> None:
    upload = give(cast.reporter, organisation=cast.first.pk)
    entry = Entry.objects.get(verb="files.stored")
    assert (entry.object_id, entry.organisation_id, entry.facts["sha256"]) == (
        upload.pk,
        cast.first.pk,
        upload.stored.sha256,
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("báo cáo quý I.docx", "báo cáo quý I.docx"),
        ("ba\u0301o ca\u0301o.docx", "báo cáo.docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\cmd.txt", "cmd.txt"),
        ("/etc/shadow", "shadow"),
        ("C:\\Users\\a\\bao cao.pdf", "bao cao.pdf"),
        ("..", "tep"),
        ("", "tep"),
        ("   ...  ", "tep"),
        ("a\x00b.txt", "ab.txt"),
        ("a\r\nContent-Type: x.txt", "a Content-Type_ x.txt"),
        ("anh\u202egnp.exe.pdf", "anhgnp.exe.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("LPT1.docx", "_LPT1.docx"),
        ("con .txt", "_con .txt"),
        ("CONIN$", "_CONIN$"),
        ("\u200f\u2066bao cao\u2069.pdf", "bao cao.pdf"),
        ("a\ud800b.txt", "ab.txt"),
        ('<script>"|?*.html', "_script_____.html"),
        ("bao cao.", "bao cao"),
        (".htaccess", "htaccess"),
        ("nhiều   khoảng\ttrắng.txt", "nhiều khoảng trắng.txt"),
    ],
)
def test_a_name_is_kept_without_its_tricks(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_long_name_is_cut_before_its_ending() -> None:
    name = safe_name("b" * 500 + ".docx")
    assert len(name) == LONGEST
    assert name.endswith("b.docx")
    assert len(safe_name("không có đuôi " * 50)) <= LONGEST
    assert len(safe_name("a." + "x" * 500)) <= LONGEST


@pytest.mark.parametrize("name", ["ế" * 300 + ".docx", "ế" * 300, "\U0001f600" * 200 + ".pdf", "a" * 149 + "ế.docx"])
def test_a_long_name_fits_every_file_system_whatever_its_letters(name: str) -> None:
    kept = safe_name(name)
    assert len(kept.encode()) <= LONGEST_IN_BYTES
    assert kept.rpartition(".")[2] == name.rpartition(".")[2] or "." not in name


def test_an_empty_file_is_refused(cast: Cast) -> None:
    with pytest.raises(EmptyFile, match="không có nội dung"):
        give(cast.reporter, content=b"")
    assert all_files() == []
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("size", "limit", "said"), [(11, 10, "0,1 MB"), (3 * 1024 * 1024 + 1, 3 * 1024 * 1024, "3,1 MB")]
)
def test_a_file_over_the_limit_is_refused_and_never_said_to_be_at_it(
    cast: Cast, size: int, limit: int, said: str
) -> None:
    with pytest.raises(FileTooLarge, match=said):
        store(actor=cast.reporter, at=AT, name="to.txt", content=b"a" * size, limit=limit)
    assert all_files() == []


def test_the_installations_own_limit_holds_where_none_is_given(cast: Cast, settings: Any) -> None:
    settings.NHIEMKY_UPLOAD_LIMIT = 3
    assert give(cast.reporter, content=b"abc").stored.size == 3
    with pytest.raises(FileTooLarge):
        give(cast.reporter, content=b"abcd")


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00\x03\x00\x00\x00", b"\x7fELF\x02\x01", b"#!/bin/sh\nrm -rf /", b"\xcf\xfa\xed\xfe\x07"]
)
def test_a_program_is_refused_whatever_its_name(cast: Cast, content: bytes) -> None:
    with pytest.raises(ProgramRefused, match="chương trình"):
        give(cast.reporter, "báo cáo.pdf", content)
    assert all_files() == []


@pytest.mark.parametrize("name", ["thong bao.vbs", "anh.JPG.exe", "mo.lnk", "chay.Ps1", "bao cao.scr.", "x.exe \u202e"])
def test_what_a_system_would_start_by_its_name_is_refused_whatever_is_in_it(cast: Cast, name: str) -> None:
    with pytest.raises(ProgramRefused, match="chương trình"):
        give(cast.reporter, name, b"MsgBox 1")
    assert all_files() == []


@pytest.mark.parametrize(
    "name", ["exe", "bao cao.exe.pdf", "thu cua com", "ke hoach.docx", "trang luu.html", "so lieu.csv"]
)
def test_a_name_that_only_looks_so_is_taken(cast: Cast, name: str) -> None:
    assert give(cast.reporter, name).name == name


def test_a_text_that_begins_like_a_program_is_a_text() -> None:
    assert not is_program("MZ là tên một đơn vị, gửi số liệu quý I năm 2026 cho Văn phòng tổng hợp".encode())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\nxxxx", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (archive("[Content_Types].xml", "word/document.xml"), f"{OFFICE}.wordprocessingml.document"),
        (archive("xl/workbook.xml"), f"{OFFICE}.spreadsheetml.sheet"),
        (archive("anh.png"), "application/zip"),
        (archive("mimetype", mimetype=ODT.encode()), ODT),
        (archive("mimetype", mimetype=b"text/html"), "application/zip"),
        (archive("mimetype", mimetype=ODT.encode() + b"\r\nSet-Cookie: a=b"), "application/zip"),
        (archive("mimetype", mimetype=ODT.encode() + b"; charset=x"), "application/zip"),
        (b"PK\x03\x04 cut off", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "application/x-ole-storage"),
        ("Số liệu quý I".encode(), "text/plain"),
        ("Số liệu".encode("utf-16"), "text/plain"),
        ("\ufeff<!DOCTYPE html><html>".encode(), "text/html"),
        (b"\n <HTML><body>", "text/html"),
        (b"<!-- x --><html>", "text/html"),
        (b"\x00\x01\x02\x03", "application/octet-stream"),
    ],
)  # fmt: skip
def test_a_file_is_what_its_bytes_are(content: bytes, kind: str) -> None:
    assert media_type(content) == kind


def test_a_zip_bomb_is_named_without_being_unpacked(cast: Cast) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"0" * 50_000_000)
    upload = give(cast.reporter, "bom.docx", buffer.getvalue())
    assert upload.stored.media_type.endswith("wordprocessingml.document")
    assert upload.stored.size < 100_000


def test_an_archive_of_very_many_parts_is_not_even_listed() -> None:
    content = bytearray(archive("word/document.xml"))
    struct.pack_into("<I", content, content.rfind(b"PK\x05\x06") + 12, 5 * 1024 * 1024)
    assert media_type(bytes(content)) == "application/zip"


@settings_of_hypothesis(max_examples=150, deadline=None)
@given(st.sampled_from(("mimetype", "word/document.xml")), st.data())
def test_no_damage_to_an_archive_makes_its_kind_unknowable(part: str, data: st.DataObject) -> None:
    with io.BytesIO() as buffer:
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr(part, ODT * 2)
        content = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert re.fullmatch(r"[a-z]+/[a-z.+-]+", media_type(bytes(content)))


def test_a_name_that_lies_about_the_kind_changes_nothing(cast: Cast) -> None:
    assert give(cast.reporter, "anh.png", b"<html><script>alert(1)</script>").stored.media_type == "text/html"


def test_damaged_bytes_are_not_given_out(cast: Cast) -> None:
    upload = give(cast.reporter)
    bytes_store.path_of(upload.stored.sha256).write_bytes(b"khac")
    with pytest.raises(FileDamaged, match="khôi phục"):
        open_content(cast.reporter, upload)
    bytes_store.path_of(upload.stored.sha256).unlink()
    with pytest.raises(FileDamaged):
        open_content(cast.reporter, upload)


def test_giving_the_bytes_again_puts_damaged_ones_right(cast: Cast) -> None:
    upload = give(cast.reporter, content=b"so lieu")
    bytes_store.path_of(upload.stored.sha256).write_bytes(b"so lie0")
    give(cast.reporter, content=b"so lieu")
    assert open_content(cast.reporter, upload) == b"so lieu"


def test_a_disk_that_fails_half_way_leaves_no_part_and_no_row(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nhiemky.areas.files.store.os.fsync", full)
    with pytest.raises(NotKept, match=r"đĩa đã đầy.*nộp lại"):
        give(cast.reporter)
    assert all_files() == []
    assert not Upload.objects.exists()


def test_a_folder_that_can_not_be_written_is_said_and_nothing_is_left(cast: Cast, settings: Any) -> None:
    Path(settings.NHIEMKY_FILES).write_bytes(b"a file where the folder should be")
    with pytest.raises(NotKept, match="không ghi được"):
        give(cast.reporter)
    assert not Upload.objects.exists()


def test_the_same_bytes_given_at_the_same_moment_are_stored_once(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    found = race(lambda number: give(committed_cast.reporter, f"tep {number}.txt"))
    assert [each for each in found if isinstance(each, Exception)] == []
    assert StoredFile.objects.count() == 1
    assert Upload.objects.count() == 8
    assert len(all_files()) == 1


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("reporter", True),  # gave it
        ("clerk", True),  # reads evidence below
        ("leader", True),
        ("inspector", True),
        ("block_leader", True),  # leads the block that the unit is in
        ("second_reporter", False),
        ("administrator", False),  # runs the directory, reads no content
        ("outsider", False),
        ("nobody", False),
    ],
)
def test_evidence_is_seen_by_who_gave_it_and_who_may_read_the_unit(cast: Cast, who: str, sees: bool) -> None:
    upload = give(cast.reporter, organisation=cast.first.pk)
    if sees:
        assert get_upload(cast.everybody[who], upload.pk, AT) == upload
    else:
        with pytest.raises(NotVisible):
            get_upload(cast.everybody[who], upload.pk, AT)


def test_a_file_of_no_organisation_is_its_givers_alone(cast: Cast) -> None:
    upload = give(cast.reporter)
    assert get_upload(cast.reporter, upload.pk, AT) == upload
    with pytest.raises(NotVisible):
        get_upload(cast.leader, upload.pk, AT)


def test_a_file_that_is_not_there_looks_like_one_that_may_not_be_seen(cast: Cast) -> None:
    with pytest.raises(NotVisible) as missing:
        get_upload(cast.leader, 10**9, AT)
    with pytest.raises(NotVisible) as hidden:
        get_upload(cast.outsider, give(cast.reporter, organisation=cast.first.pk).pk, AT)
    assert str(missing.value) == str(hidden.value)


def test_the_door_of_files_alone_takes_the_organisations_that_it_is_passed(cast: Cast) -> None:
    upload = give(cast.reporter, organisation=cast.first.pk)
    assert access.get_upload(cast.clerk, upload.pk, within=[cast.first.pk]) == upload
    assert list(access.visible_to(SYSTEM)) == [upload]
    with pytest.raises(NotVisible):
        access.get_upload(cast.clerk, upload.pk)


def test_nobody_gets_no_bytes(cast: Cast) -> None:
    upload = give(cast.reporter)
    anonymous = AnonymousUser()
    anonymous.actor_id = None  # type: ignore[attr-defined]
    with pytest.raises(NotVisible):
        open_content(anonymous, upload)  # type: ignore[arg-type]


def test_the_database_refuses_a_file_without_a_byte_or_a_whole_hash(db: None) -> None:
    for sha256, size in (("a" * 64, 0), ("kort", 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            StoredFile.objects.create(sha256=sha256, size=size, media_type="text/plain", stored_at=AT)
