"""The seal: a chain over batches, its heads outside the database, and what a check of it finds."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cast import AT, SYSTEM, Cast
from django.db import connection, connections, transaction

from nhiemky.areas.audit import actions, heads
from nhiemky.areas.audit.access import NotVisible
from nhiemky.areas.audit.actions import OnlyByCommand, erase_personal, record, seal
from nhiemky.areas.audit.chain import batch_hash, entry_digest, personal_hash
from nhiemky.areas.audit.models import Batch, Entry
from nhiemky.areas.audit.queries import verify
from nhiemky.areas.directory.actions import create_hierarchy
from nhiemky.areas.directory.models import Hierarchy
from nhiemky.rules.authority import Decision

EVENING = AT.replace(hour=23, minute=30)


def note(text: str) -> Entry:
    """One more entry, about the cast's line."""
    line = Hierarchy.objects.get(code="union")
    with transaction.atomic():
        return record(actor=SYSTEM, at=AT, verb="directory.hierarchy_created", obj=line, facts={"text": text})


@pytest.fixture
def sealed(cast: Cast, django_capture_on_commit_callbacks: Any) -> Path:
    """Three batches of the cast's own entries and two more, heads written; the folder of the heads."""
    from django.conf import settings

    with django_capture_on_commit_callbacks(execute=True):
        seal(actor=SYSTEM, at=EVENING)
    for day in (1, 2):
        for number in range(3):
            note(f"ngày {day} dòng {number}")
        with django_capture_on_commit_callbacks(execute=True):
            seal(actor=SYSTEM, at=EVENING + datetime.timedelta(days=day))
    return Path(settings.NHIEMKY_AUDIT_HEADS)


def broken() -> str:
    """What the check says is wrong first; "" where everything holds."""
    found = verify(SYSTEM).broken
    return found.says if found else ""


def test_an_untouched_trail_verifies(sealed: Path) -> None:
    found = verify(SYSTEM)
    assert found
    assert (found.batches, found.unsealed, found.without_head) == (3, 0, 0)
    assert found.entries == Entry.objects.count()


def test_batches_are_chained(sealed: Path) -> None:
    first, second, third = Batch.objects.order_by("number")
    assert first.previous_hash == ""
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
    assert second.entry_count == 3


def test_nothing_waiting_makes_no_batch(sealed: Path) -> None:
    assert seal(actor=SYSTEM, at=EVENING) is None
    assert Batch.objects.count() == 3


def test_heads_go_to_a_file_of_the_local_day(sealed: Path) -> None:
    assert sorted(path.name for path in sealed.iterdir()) == ["2026-03-02.txt", "2026-03-03.txt", "2026-03-04.txt"]
    last = Batch.objects.get(number=3)
    assert (sealed / "2026-03-04.txt").read_text() == f"3 {last.hash} 3 2026-03-04T16:30:00.000000+00:00\n"


def test_a_changed_entry_is_found_and_named(sealed: Path) -> None:
    entry = Entry.objects.filter(batch__number=2).order_by("id")[1]
    Entry.objects.filter(pk=entry.pk).update(actor_name="Người Khác")
    found = verify(SYSTEM).broken
    assert found is not None
    assert (found.batch, found.entry) == (2, entry.pk)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", AT + datetime.timedelta(microseconds=1)),
        ("verb", "directory.moved"),
        ("actor_id", 7),
        ("organisation_id", 7),
        ("object_kind", "directory.group"),
        ("object_id", 7),
        ("object_name", "khác"),
        ("facts", {"text": "khác"}),
        ("personal_hash", "0" * 64),
    ],
)
def test_a_change_in_any_column_is_found(sealed: Path, column: str, value: object) -> None:
    first = Entry.objects.filter(batch__number=2).order_by("id")[:1].get()
    Entry.objects.filter(pk=first.pk).update(**{column: value})
    assert "bị sửa" in broken()


def test_a_removed_entry_is_found(sealed: Path) -> None:
    Entry.objects.filter(batch__number=2).order_by("id")[1].delete()
    assert broken() == "lô 2 niêm phong 3 dòng, nay có 2 dòng"


def test_an_inserted_entry_is_found(sealed: Path) -> None:
    inserted = note("chèn vào")
    Entry.objects.filter(pk=inserted.pk).update(batch=Batch.objects.get(number=2), digest=entry_digest(inserted))
    assert broken() == "lô 2 niêm phong 3 dòng, nay có 4 dòng"


def test_a_removed_batch_is_found(sealed: Path) -> None:
    Entry.objects.filter(batch__number=2).delete()
    Batch.objects.filter(number=2).delete()
    assert broken() == "thiếu lô 2"


def test_a_removed_last_batch_is_known_to_the_heads(sealed: Path) -> None:
    Entry.objects.filter(batch__number=3).delete()
    Batch.objects.filter(number=3).delete()
    assert broken() == "lô 3 có trong sổ ngoài nhưng không còn trong cơ sở dữ liệu"


def recompute_chain() -> None:
    """Do what someone with the whole database in hand would do to hide a change."""
    previous = ""
    for batch in Batch.objects.order_by("number"):
        entries = list(batch.entries.order_by("id"))
        for entry in entries:
            entry.digest = entry_digest(entry)
            entry.save()
        batch.previous_hash, batch.entry_count = previous, len(entries)
        batch.hash = batch_hash(batch, [entry.digest for entry in entries])
        batch.save()
        previous = batch.hash


def test_a_chain_computed_anew_is_found_by_the_heads(sealed: Path) -> None:
    Entry.objects.filter(batch__number=2).update(actor_name="Người Khác")
    recompute_chain()
    assert broken() == "lô 2 khác với sổ niêm phong ngoài cơ sở dữ liệu"


def test_without_the_heads_only_the_chain_speaks_and_the_check_says_so(sealed: Path) -> None:
    for path in sealed.iterdir():
        path.unlink()
    found = verify(SYSTEM)
    assert found
    assert found.without_head == 3


def test_rewritten_heads_disagree_with_the_database(sealed: Path) -> None:
    path = sealed / "2026-03-03.txt"
    path.write_text(path.read_text().replace(Batch.objects.get(number=2).hash, "f" * 64))
    assert broken() == "lô 2 khác với sổ niêm phong ngoài cơ sở dữ liệu"


def test_lines_that_are_no_heads_are_passed_over(sealed: Path) -> None:
    with (sealed / "2026-03-03.txt").open("a") as file:
        file.write("ghi chú của văn thư\n2 ngắn 3 x\n")
    assert verify(SYSTEM)


def test_changed_personal_details_are_found(sealed: Path) -> None:
    entry = Entry.objects.filter(personal__isnull=False).order_by("id")[:1].get()
    Entry.objects.filter(pk=entry.pk).update(personal={"object": "Tên Khác"})
    assert "thông tin cá nhân bị sửa" in broken()


def test_personal_details_that_are_erased_by_the_action_break_nothing(sealed: Path) -> None:
    decision = Decision(allowed=True, because="")
    for kind, pk in set(Entry.objects.filter(personal__isnull=False).values_list("object_kind", "object_id")):
        erase_personal(actor=SYSTEM, at=AT, decision=decision, object_kind=kind, object_id=pk)
    assert not Entry.objects.filter(personal__isnull=False).exists()
    assert verify(SYSTEM)


@pytest.mark.parametrize("sealed_first", [True, False])
def test_personal_details_that_just_went_are_found(sealed: Path, sealed_first: bool) -> None:
    """Also beside an erasure of the same object that was in order, and before any seal."""
    line = Hierarchy.objects.get(code="union")
    with transaction.atomic():
        first = record(actor=SYSTEM, at=EVENING, verb="files.stored", obj=line, personal={"object": "Tên Một"})
    decision = Decision(allowed=True, because="")
    erase_personal(
        actor=SYSTEM, at=EVENING, decision=decision, object_kind=first.object_kind, object_id=first.object_id
    )
    with transaction.atomic():
        second = record(actor=SYSTEM, at=EVENING, verb="files.stored", obj=line, personal={"object": "Tên Hai"})
    if sealed_first:
        seal(actor=SYSTEM, at=EVENING + datetime.timedelta(days=3))
    assert verify(SYSTEM)
    Entry.objects.filter(pk=second.pk).update(personal=None, personal_salt="")
    assert broken() == f"dòng {second.pk} mất thông tin cá nhân mà không có dòng nào ghi việc xóa"


def test_changed_personal_details_are_found_before_any_seal(sealed: Path) -> None:
    line = Hierarchy.objects.get(code="union")
    with transaction.atomic():
        entry = record(actor=SYSTEM, at=EVENING, verb="files.stored", obj=line, personal={"object": "Tên Một"})
    Entry.objects.filter(pk=entry.pk).update(personal={"object": "Tên Hai"})
    assert broken() == f"dòng {entry.pk} có thông tin cá nhân bị sửa"


def test_an_entry_dated_before_a_seal_that_came_before_it_is_doubtful(sealed: Path) -> None:
    Entry.objects.filter(batch__number__gt=1).update(at=EVENING + datetime.timedelta(days=1))
    Batch.objects.filter(number__gt=1).update(sealed_at=EVENING + datetime.timedelta(days=1))
    assert doubts() == ()
    with transaction.atomic():
        line = Hierarchy.objects.get(code="union")
        late = record(actor=SYSTEM, at=EVENING, verb="directory.hierarchy_created", obj=line)
        record(actor=SYSTEM, at=EVENING + datetime.timedelta(hours=23, minutes=30), verb="files.stored", obj=line)
    said = f"dòng {late.pk} đề giờ 23:30 02/03/2026 nhưng ghi sau lần niêm phong lúc 23:30 03/03/2026"
    assert doubts() == (said,)  # the other one began half an hour before the seal: a long import
    seal(actor=SYSTEM, at=EVENING + datetime.timedelta(days=2))
    assert doubts() == (said,)  # a seal over it makes it no better


def test_an_unsealed_entry_that_is_gone_leaves_a_gap(sealed: Path) -> None:
    """In SQLite; PostgreSQL leaves gaps by itself, so there they tell nothing."""
    tells = connection.vendor == "sqlite"
    first, second, third = note("một"), note("hai"), note("ba")
    assert gaps() == []
    Entry.objects.filter(pk=third.pk).delete()
    assert gaps() == ([f"thiếu dòng {third.pk}: đã ghi rồi bị xóa khỏi cơ sở dữ liệu"] if tells else [])
    note("bốn")
    Entry.objects.filter(pk__in=[first.pk, second.pk]).delete()
    said = f"thiếu các dòng {first.pk} đến {third.pk}: đã ghi rồi bị xóa khỏi cơ sở dữ liệu"
    assert gaps() == ([said] if tells else [])


def test_a_deed_that_is_refused_half_way_leaves_no_gap(sealed: Path) -> None:
    for _ in range(3):
        with transaction.atomic():
            note("không thành")
            transaction.set_rollback(True)
    note("thành")
    assert gaps() == []


def gaps() -> list[str]:
    """What the check says is missing."""
    return [each for each in doubts() if each.startswith("thiếu")]


def doubts() -> tuple[str, ...]:
    """What the check finds doubtful."""
    return verify(SYSTEM).doubts


def test_lost_heads_are_not_written_anew_from_the_database(
    sealed: Path, django_capture_on_commit_callbacks: Any
) -> None:
    for path in sealed.iterdir():
        path.unlink()
    note("sau khi mất sổ")
    with django_capture_on_commit_callbacks(execute=True):
        seal(actor=SYSTEM, at=EVENING)
    assert set(heads.read(sealed)) == {4}
    assert verify(SYSTEM).without_head == 3


def test_the_same_details_never_have_the_same_hash(sealed: Path) -> None:
    hashes = list(Entry.objects.exclude(personal_hash="").values_list("personal_hash", flat=True))
    assert len(hashes) > 10
    assert len(set(hashes)) == len(hashes)
    assert personal_hash("a", {"n": "x"}) != personal_hash("b", {"n": "x"})


def test_heads_that_a_crash_kept_from_being_written_follow_with_the_next_seal(
    sealed: Path, django_capture_on_commit_callbacks: Any
) -> None:
    note("trước sự cố")
    seal(actor=SYSTEM, at=EVENING)  # its callback never runs
    assert verify(SYSTEM).without_head == 1
    note("sau sự cố")
    with django_capture_on_commit_callbacks(execute=True):
        seal(actor=SYSTEM, at=EVENING)
    found = verify(SYSTEM)
    assert found
    assert found.without_head == 0
    assert set(heads.read(sealed)) == {1, 2, 3, 4, 5}


def test_many_entries_make_several_batches(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "LARGEST_BATCH", 4)
    for number in range(10):
        note(str(number))
    last = seal(actor=SYSTEM, at=EVENING)
    assert last is not None
    assert last.number == 6
    assert list(Batch.objects.filter(number__gt=3).order_by("number").values_list("entry_count", flat=True)) == [
        4,
        4,
        2,
    ]


def test_only_a_command_seals_and_verifies(cast: Cast) -> None:
    with pytest.raises(OnlyByCommand):
        seal(actor=cast.administrator, at=AT)
    with pytest.raises(NotVisible):
        verify(cast.administrator)


def test_sealers_at_the_same_moment_make_one_chain(committed_cast: Cast, race: Callable[..., list[Any]]) -> None:
    seal(actor=SYSTEM, at=EVENING)

    def work(number: int) -> object:
        note(f"dòng {number}")
        return seal(actor=SYSTEM, at=EVENING)

    errors = [each for each in race(work) if isinstance(each, Exception)]
    assert errors == []
    seal(actor=SYSTEM, at=EVENING)
    assert verify(SYSTEM)
    assert not Entry.objects.unsealed().exists()


def test_who_writes_waits_for_no_seal_and_is_sealed_later(committed_cast: Cast) -> None:
    """On PostgreSQL a seal passes by a transaction that is still open. SQLite has one writer: there the seal waits."""
    written, sealed = threading.Event(), threading.Event()

    def slow_import() -> None:
        try:
            with transaction.atomic():
                create_hierarchy(actor=SYSTEM, at=AT, code="party", name="Hệ thống Đảng")
                written.set()
                if connection.vendor == "postgresql":
                    sealed.wait(timeout=30)
        finally:
            connections.close_all()

    writer = threading.Thread(target=slow_import)
    writer.start()
    assert written.wait(timeout=30)
    note("ghi trong lúc việc nhập còn mở")
    first = seal(actor=SYSTEM, at=EVENING)
    sealed.set()
    writer.join(timeout=30)
    assert first is not None
    late = Entry.objects.get(verb="directory.hierarchy_created", object_name="Hệ thống Đảng")
    if connection.vendor == "postgresql":
        assert late.batch_id is None
        assert late.pk < first.last_entry_id  # its id is older than the sealed ones
    seal(actor=SYSTEM, at=EVENING)
    late.refresh_from_db()
    assert late.batch_id is not None
    assert verify(SYSTEM)
