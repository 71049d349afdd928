"""The trail is written with the deed, in words, and its personal details can go."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from cast import AT, SYSTEM, TODAY, Cast
from django.db import transaction

from nhiemky.areas.audit import queries as audit_queries
from nhiemky.areas.audit.actions import ErasureNotAllowed, UnknownVerb, erase_personal, record
from nhiemky.areas.audit.canonical import FactNotPlain, canonical, plain
from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.sentences import sentence
from nhiemky.areas.audit.verbs import VERBS
from nhiemky.areas.directory import actions, queries
from nhiemky.rules.authority import Decision


def test_what_is_rolled_back_leaves_no_entry(cast: Cast) -> None:
    before = Entry.objects.count()
    with transaction.atomic():
        actions.create_position(actor=SYSTEM, at=AT, organisation=cast.first, title="Ủy viên")
        assert Entry.objects.count() == before + 1
        transaction.set_rollback(True)
    assert Entry.objects.count() == before


def test_an_entry_says_who_did_what_to_what_and_when(cast: Cast) -> None:
    actions.create_position(actor=cast.administrator, at=AT, organisation=cast.first, title="Ủy viên")
    entry = Entry.objects.order_by("-id")[0]
    assert (entry.actor_id, entry.actor_name) == (cast.administrator.pk, "Mạc Đình Tuệ")
    assert (entry.object_kind, entry.organisation_id, entry.at) == ("directory.position", cast.first.pk, AT)
    assert sentence(entry) == "Mạc Đình Tuệ lập chức vụ Ủy viên của Hội Hữu nghị An Phước Đông"


def test_an_entry_is_written_with_its_deed_or_not_at_all(committed_cast: Cast) -> None:
    before = Entry.objects.count()
    with pytest.raises(RuntimeError, match="one transaction"):
        record(actor=SYSTEM, at=AT, verb="directory.hierarchy_created", obj=committed_cast.line)
    assert Entry.objects.count() == before


def test_a_verb_without_a_sentence_is_refused(cast: Cast) -> None:
    with pytest.raises(UnknownVerb, match="chưa có câu diễn đạt"):
        record(actor=SYSTEM, at=AT, verb="directory.forgotten", obj=cast.first)


def test_a_moment_without_a_zone_is_a_mistake(cast: Cast) -> None:
    with pytest.raises(ValueError, match="time zone"):
        record(actor=SYSTEM, at=datetime.datetime(2026, 1, 1), verb="files.stored", obj=cast.first)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (2**70, 2**70),
        ("Hòa\0 bình", "Hòa\ufffd bình"),
        ("\ud800", "\ufffd"),
        (Decimal("10.50"), "10.50"),
        (Fraction(1, 3), "1/3"),
        (TODAY, "2026-03-02"),
        (AT, "2026-03-02T02:00:00.000000+00:00"),
        ({1: (TODAY, None)}, {"1": ["2026-03-02", None]}),
    ],
)
def test_facts_are_written_exactly(value: object, written: object) -> None:
    assert plain(value) == written


@pytest.mark.parametrize("value", [1.5, float("nan"), b"bytes", object(), {"deep": [0.1]}])
def test_facts_that_no_text_holds_exactly_are_refused(value: object) -> None:
    with pytest.raises(FactNotPlain, match="Không ghi được"):
        plain(value)


def test_canonical_bytes_do_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "ủy"}) == '{"a":"ủy","b":1}'.encode() == canonical({"a": "ủy", "b": 1})


def test_facts_come_back_from_the_database_as_they_were_hashed(cast: Cast) -> None:
    facts = {"number": 2**62, "text": 'Ủy “viên” \\ "\n', "list": [1, "2", None, {"x": True}], "zeros": "1.10"}
    entry = record(actor=SYSTEM, at=AT, verb="files.stored", obj=cast.first, facts=facts)
    assert canonical(plain(Entry.objects.get(pk=entry.pk).facts)) == canonical(plain(facts))


def test_every_verb_stands_in_the_table_with_a_sentence_that_names_the_actor() -> None:
    for verb, words in VERBS.items():
        assert verb.split(".")[0] in {
            "audit", "directory", "documents", "files", "intake", "reporting", "rulebook", "targets", "tasks"
        }  # fmt: skip
        assert words.startswith("{actor} ")


def test_every_sentence_of_the_cast_is_complete(cast: Cast) -> None:
    sentences = {entry.verb: sentence(entry) for entry in Entry.objects.all()}
    assert len(sentences) > 10
    assert [words for words in sentences.values() if "…" in words or "{" in words] == []


def test_a_name_stands_in_the_sentence_until_it_is_erased(cast: Cast) -> None:
    person = cast.reporter.person
    assert person is not None
    created = Entry.objects.get(object_kind="directory.person", object_id=person.pk)
    assert "Cù Thị Nhàn" in sentence(created)
    erased = actions.erase_personal_details(actor=cast.administrator, at=AT, person=person, organisation=cast.first)
    assert erased == 3  # the person, the office, the account
    created.refresh_from_db()
    assert created.personal is None
    assert created.personal_salt == ""
    assert created.personal_hash != ""
    assert sentence(created) == f"Lệnh cài đặt thêm cán bộ số {person.pk}"
    left = Entry.objects.filter(organisation_id=cast.first.pk).exclude(actor_id=cast.reporter.pk)
    assert [entry for entry in left if "Cù Thị Nhàn" in f"{entry.facts}{entry.personal}{entry.object_name}"] == []


def test_erasing_needs_the_right_to_manage_users(cast: Cast) -> None:
    person = cast.reporter.person
    assert person is not None
    with pytest.raises(ErasureNotAllowed):
        actions.erase_personal_details(actor=cast.clerk, at=AT, person=person, organisation=cast.first)
    with pytest.raises(ErasureNotAllowed, match="chưa được phép"):
        erase_personal(
            actor=cast.clerk, at=AT, decision=Decision(False, "chưa được phép"), object_kind="directory.person",
            object_id=person.pk,
        )  # fmt: skip
    assert Entry.objects.get(object_kind="directory.person", object_id=person.pk).personal is not None


def test_erasing_is_itself_recorded_once(cast: Cast) -> None:
    person = cast.reporter.person
    assert person is not None
    actions.erase_personal_details(actor=cast.administrator, at=AT, person=person, organisation=cast.first)
    again = actions.erase_personal_details(actor=cast.administrator, at=AT, person=person, organisation=cast.first)
    assert again == 0
    assert Entry.objects.filter(verb="audit.personal_erased").count() == 3


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("inspector", True),
        ("clerk", False),
        ("leader", False),
        ("reporter", False),
        ("outsider", False),
        ("administrator", False),
        ("nobody", False),
    ],
)
def test_the_trail_of_a_unit_is_read_by_who_inspects_it(cast: Cast, who: str, sees: bool) -> None:
    lines = queries.trail(cast.everybody[who], "directory.organisation", cast.first.pk, AT)
    assert bool(lines) is sees


def test_a_command_reads_every_trail_in_the_order_of_deeds(cast: Cast) -> None:
    later = AT + datetime.timedelta(hours=1)
    actions.rename(
        actor=cast.administrator,
        at=later,
        organisation=cast.first,
        on=TODAY,
        name="Hội An Phước",
        legal_basis="QĐ 1-QĐ/LHTG",
    )
    lines = audit_queries.trail(SYSTEM, "directory.organisation", cast.first.pk)
    assert [line.verb for line in lines] == ["directory.organisation_created", "directory.renamed"]
    assert "Hội Hữu nghị An Phước Đông mang tên Hội An Phước từ 02/03/2026" in lines[1].sentence


def test_days_in_sentences_of_the_trail_read_as_days(cast: Cast) -> None:
    entry = Entry.objects.filter(verb="directory.term_opened").get()
    assert "từ 01/11/2023" in sentence(entry)
