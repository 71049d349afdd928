"""`nhiemky audit`: what it says of a trail that holds and of one that was changed; the thread that seals by itself."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from cast import AT, SYSTEM, build

from nhiemky.areas.audit.models import Batch, Entry
from nhiemky.areas.directory.actions import create_hierarchy
from nhiemky.areas.files.actions import store
from nhiemky.cli import main
from nhiemky.cli.audit import Sealing


@pytest.fixture
def heads(settings: Any, tmp_path: Path, transactional_db: None) -> Path:
    """A trail with entries of the cast, and where its heads go."""
    settings.NHIEMKY_AUDIT_HEADS = tmp_path / "heads"
    build()
    return tmp_path / "heads"


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["audit", *words])
    return code, capsys.readouterr().out


def test_what_was_sealed_is_proved_and_what_waits_is_counted(heads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = Entry.objects.count()
    code, said = _said(capsys, "verify")
    assert (code, said.splitlines()[-1]) == (0, "Chưa có gì được niêm phong.")
    assert _said(capsys, "seal") == (0, "Đã niêm phong đến lô 1.\n")
    assert _said(capsys, "seal") == (0, "Không có dòng nhật ký nào chờ niêm phong.\n")
    create_hierarchy(actor=SYSTEM, at=Batch.objects.get().sealed_at, code="extra", name="Hệ thêm")
    code, said = _said(capsys, "verify")
    assert code == 0
    assert said.splitlines() == [
        f"Đã kiểm tra 1 lô niêm phong, {count} dòng nhật ký.",
        "1 dòng mới chưa niêm phong: chạy `nhiemky audit seal`.",
        "Nhật ký còn nguyên như khi niêm phong; số liệu, báo cáo đã chốt và tệp khớp với nhật ký.",
    ]
    assert len(list(heads.iterdir())) == 1


def test_a_changed_row_is_named_with_a_code_of_its_own(heads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _said(capsys, "seal")
    entry = Entry.objects.order_by("id").first()
    assert entry is not None
    Entry.objects.filter(pk=entry.pk).update(actor_name="người khác")
    code, said = _said(capsys, "verify")
    assert code == 3
    assert f"NHẬT KÝ ĐÃ BỊ THAY ĐỔI: dòng {entry.pk} bị sửa" in said


def test_lost_heads_are_told_since_the_chain_alone_proves_less(heads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _said(capsys, "seal")
    for each in heads.iterdir():
        each.unlink()
    code, said = _said(capsys, "verify")
    assert code == 4
    assert "1 lô không có trong sổ ngoài cơ sở dữ liệu" in said


def test_what_was_written_by_hand_between_two_seals_has_a_code_of_its_own(
    heads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _said(capsys, "seal")
    create_hierarchy(actor=SYSTEM, at=AT, code="extra", name="Hệ thêm")  # months before the seal
    code, said = _said(capsys, "verify")
    entry = Entry.objects.latest("id")
    assert code == 5
    assert f"ĐÁNG NGỜ: dòng {entry.pk} đề giờ 09:00 02/03/2026" in said
    assert said.splitlines()[-1].startswith("Hãy giữ nguyên máy chủ")


def test_a_stored_file_that_changed_is_found(heads: Path, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    upload = store(actor=SYSTEM, at=AT, name="minh-chung.txt", content=b"nguyen van")
    _said(capsys, "seal")
    assert _said(capsys, "verify")[0] == 0
    path = Path(settings.NHIEMKY_FILES) / upload.stored.sha256[:2] / upload.stored.sha256[2:4] / upload.stored.sha256
    path.write_bytes(b"da sua")
    code, said = _said(capsys, "verify")
    assert code == 3
    assert f"KHÔNG KHỚP NHẬT KÝ: tệp lưu trữ {upload.stored.sha256} bị mất" in said


def test_a_server_seals_by_itself_again_and_again_and_when_it_ends(heads: Path) -> None:
    sealing = Sealing(every_seconds=0.05)
    _until_sealed(1)
    create_hierarchy(actor=SYSTEM, at=AT, code="extra", name="Hệ thêm")
    _until_sealed(2)
    sealing.stop()
    assert not Entry.objects.unsealed().exists()
    seldom = Sealing(every_seconds=3600)
    create_hierarchy(actor=SYSTEM, at=AT, code="last", name="Hệ cuối")
    seldom.stop()
    assert not Entry.objects.unsealed().exists()


def _until_sealed(batches: int) -> None:
    """Wait for the thread: as long as it takes, but not for ever."""
    for _ in range(400):
        if Batch.objects.count() >= batches and not Entry.objects.unsealed().exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"nothing sealed: {Batch.objects.count()} batches")
