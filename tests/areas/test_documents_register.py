"""The register: what was read stays so, clauses keep their identity, a year's resolution leads to the term's."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from cast import AT, SYSTEM, TODAY, Cast
from django.db import IntegrityError, transaction

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.sentences import sentence
from nhiemky.areas.directory import actions as directory
from nhiemky.areas.directory.access import NotAllowed, NotVisible
from nhiemky.areas.directory.making import NameMissing, UnknownChoice
from nhiemky.areas.documents import access, queries
from nhiemky.areas.documents.actions import issue, issue_number, read_again, register, withdraw
from nhiemky.areas.documents.actions.registering import (
    DayMissing,
    IssuerMissing,
    NumberGivenByHand,
    RegisteredAlready,
)
from nhiemky.areas.documents.models import Clause, ClauseVersion, Document, ExtractedText
from nhiemky.areas.files.actions import store
from nhiemky.areas.rulebook import readers
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.papers.content import Block, BlockKind, Paper, Place, Source
from nhiemky.papers.reader import VERSION, read
from nhiemky.rules.numbering import UnknownType
from nhiemky.rules.workflow import MoveRefused, ReasonMissing

DAY = datetime.timedelta(days=1)
PASSED = datetime.date(2023, 11, 2)
RESOLUTION = """NGHỊ QUYẾT
Đại hội đại biểu lần thứ IV, nhiệm kỳ 2023 - 2028

I. MỤC TIÊU
1. Mục tiêu chung
Xây dựng tổ chức vững mạnh.
2. Chỉ tiêu
a) Kết nạp từ 10 hội viên trở lên mỗi năm.
b) Trên 80% tổ chức thành viên hoàn thành nhiệm vụ.
II. NHIỆM VỤ
1. Củng cố tổ chức.
"""


def paper(text: str = RESOLUTION) -> Paper:
    """What the reader makes of a text file."""
    return read(text.encode(), "nghi-quyet.txt")


def imported(cast: Cast, **changes: Any) -> Document:
    """Bring the congress's resolution in."""
    values: dict[str, Any] = {
        "organisation": cast.province, "subject": "Nghị quyết Đại hội lần thứ IV", "origin": "imported",
        "type_code": "NQ", "number_text": "01-NQ/ĐH", "signed_on": PASSED, "term": cast.term,
    }  # fmt: skip
    return register(actor=cast.clerk, at=AT, **(values | changes))


def draft(cast: Cast, **changes: Any) -> Document:
    """An own draft."""
    values: dict[str, Any] = {
        "organisation": cast.province, "subject": "về thực hiện nhiệm vụ năm 2026", "origin": "own", "type_code": "NQ",
    }  # fmt: skip
    return register(actor=cast.clerk, at=AT, **(values | changes))


# What is read is kept


def test_the_text_and_its_hashes_are_kept_as_they_were_read(cast: Cast) -> None:
    read_paper = paper()
    document = imported(cast, paper=read_paper, reader_version=VERSION)
    kept = ExtractedText.objects.get(document=document)
    assert kept.text == read_paper.text
    assert kept.sha256 == hashlib.sha256(read_paper.text.encode()).hexdigest()
    assert kept.source_sha256 == hashlib.sha256(RESOLUTION.encode()).hexdigest()
    assert (kept.reader_version, kept.read_at) == (VERSION, AT)


def test_every_clause_stands_where_the_text_has_it(cast: Cast) -> None:
    page = queries.document_page(cast.clerk, imported(cast, paper=paper(), reader_version=VERSION).pk, AT)
    assert [line.path for line in page.clauses] == ["I", "I.1", "I.2", "I.2.a", "I.2.b", "II", "II.1"]
    text = ExtractedText.objects.get().text
    for line in page.clauses:
        assert text[line.start : line.end] == line.text
    named = {line.path: line for line in page.clauses}
    assert "Kết nạp từ 10 hội viên" in named["I.2.a"].text
    assert "Trên 80%" not in named["I.2.a"].text
    assert named["I.2"].text.endswith("hoàn thành nhiệm vụ.")  # a clause holds those below it
    assert named["I"].heading.endswith("MỤC TIÊU")
    assert [line.depth for line in page.clauses] == [0, 1, 1, 2, 2, 0, 1]


def test_a_better_reader_moves_no_span(cast: Cast) -> None:
    document = imported(cast, paper=paper(), reader_version="1")
    before = list(ClauseVersion.objects.order_by("id").values())
    clause = Clause.objects.get(path="I.2.a")
    better = paper("Trang 1\n\n" + RESOLUTION + "2. Bồi dưỡng cán bộ.\n")
    read_again(actor=cast.clerk, at=AT + DAY, document=document, paper=better, reader_version="2")
    assert list(ClauseVersion.objects.filter(extracted__reader_version="1").order_by("id").values()) == before
    assert Clause.objects.get(path="I.2.a") == clause  # what targets point at is the same clause
    page = queries.clause(cast.clerk, clause.pk, AT)
    assert [version.start for version in page.versions] == [before[3]["start"] + 9, before[3]["start"]]
    assert Clause.objects.filter(document=document, path="II.2").exists()


def test_the_same_reading_again_changes_nothing(cast: Cast) -> None:
    document = imported(cast, paper=paper(), reader_version="1")
    counts = (ExtractedText.objects.count(), Clause.objects.count(), ClauseVersion.objects.count())
    read_again(actor=cast.clerk, at=AT + DAY, document=document, paper=paper(), reader_version="1")
    assert (ExtractedText.objects.count(), Clause.objects.count(), ClauseVersion.objects.count()) == counts


def test_a_clause_has_a_version_for_each_stage(cast: Cast) -> None:
    document = imported(cast, paper=paper(), reader_version="1", stage="draft")
    amended = paper(RESOLUTION.replace("từ 10 hội viên", "từ 12 hội viên"))
    read_again(actor=cast.clerk, at=AT + DAY, document=document, paper=amended, reader_version="1", valid_from=TODAY)
    page = queries.clause(cast.clerk, Clause.objects.get(path="I.2.a").pk, AT)
    assert [(version.stage, "12" in version.text) for version in page.versions] == [
        ("được thông qua", True),
        ("dự thảo trình", False),
    ]


@pytest.mark.parametrize(
    ("start", "end", "path"),
    [
        ("Kết nạp", "mỗi năm", "I.2.a"),
        ("Chỉ tiêu", "80%", "I.2"),
        ("NGHỊ QUYẾT", "Đại hội", None),
        ("MỤC TIÊU", "Củng cố", None),
    ],
)
def test_a_quote_is_found_in_the_narrowest_clause_that_holds_it(
    cast: Cast, start: str, end: str, path: str | None
) -> None:
    document = imported(cast, paper=paper(), reader_version="1")
    text = ExtractedText.objects.get().text
    found = queries.clause_at(cast.clerk, document, text.index(start), text.index(end) + len(end), AT)
    assert (found.path if found else None) == path


def block(text: str, clause: str, whole: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    start = whole.index(text)
    return Block(kind, text, Place(start, start + len(text)), clause)


def test_clauses_that_share_a_path_are_told_apart_and_furniture_makes_none(cast: Cast) -> None:
    whole = "Một\nHai\nmenu\nMột lần nữa\nKhông mục"
    made = Paper(
        (
            block("Một\n", "1", whole),
            block("Hai", "2", whole),
            block("menu", "9", whole, BlockKind.FURNITURE),
            block("Một lần nữa", "1", whole),
            block("Không mục", "", whole),
            Block(BlockKind.PARAGRAPH, "không có chỗ", None, "3"),
        ),
        whole,
    )
    document = imported(cast, paper=made, reader_version="1")
    lines = queries.document_page(cast.clerk, document.pk, AT).clauses
    assert [(line.path, line.text) for line in lines] == [("1", "Một\n"), ("2", "Hai"), ("1 (2)", "Một lần nữa")]


def test_text_that_a_database_can_not_hold_keeps_its_spans(cast: Cast) -> None:
    whole = "I. A\0\ud800B"
    document = imported(cast, subject=whole, paper=Paper((block(whole, "I", whole),), whole), reader_version="1")
    assert document.subject == "I. A\ufffd\ufffdB"
    (line,) = queries.document_page(cast.clerk, document.pk, AT).clauses
    assert (line.start, line.end, line.text) == (0, 7, "I. A\ufffd\ufffdB")


def test_a_paper_without_clauses_is_kept_too(cast: Cast) -> None:
    document = imported(cast, paper=Paper((), ""), reader_version="1")
    assert queries.document_page(cast.clerk, document.pk, AT).clauses == ()


def test_an_excerpt_shows_what_stands_around_a_quote(cast: Cast) -> None:
    imported(cast, paper=paper(), reader_version="1")
    kept = ExtractedText.objects.get()
    start = kept.text.index("Kết nạp")
    assert queries.excerpt(cast.clerk, kept.pk, start, start + 7, AT, around=4).strip() == "a) Kết nạp từ"
    with pytest.raises(NotVisible):
        queries.excerpt(cast.outsider, kept.pk, start, start + 7, AT)


# The register


def test_a_year_s_resolution_points_to_the_term_s(cast: Cast) -> None:
    term = imported(cast)
    year = imported(cast, subject="Nghị quyết năm 2025", number_text="02-NQ/LHTG", signed_on=TODAY - DAY, parent=term)
    assert queries.document_page(cast.clerk, year.pk, AT).parent == queries.document_page(cast.clerk, term.pk, AT).line
    assert [child.id for child in queries.document_page(cast.clerk, term.pk, AT).children] == [year.pk]


def test_the_issuer_s_name_is_that_of_the_document_s_day(cast: Cast) -> None:
    directory.rename(
        actor=SYSTEM, at=AT, organisation=cast.province, on=TODAY, name="Liên hiệp hữu nghị Tân Giang", legal_basis="QĐ"
    )
    assert imported(cast).issuing_name == "Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang"
    late = imported(cast, number_text="09", signed_on=TODAY)
    assert late.issuing_name == "Liên hiệp hữu nghị Tân Giang"


def test_a_document_stores_the_version_of_the_form_that_it_was_made_under(cast: Cast) -> None:
    assert draft(cast).profile == RuleSet.objects.get(kind=readers.FORMAT_PROFILE, code="association")
    with pytest.raises(UnknownChoice, match="mẫu trình bày"):
        draft(cast, profile=RuleSet.objects.filter(kind=readers.BANDS)[0])


def test_a_printed_number_is_read_where_the_form_can(cast: Cast) -> None:
    party = RuleSet.objects.filter(kind=readers.FORMAT_PROFILE, code="party").order_by("effective_from")[0]
    assert imported(cast, profile=party).number == 1
    assert imported(cast, profile=party, number_text="số một").number is None


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"subject": " "}, NameMissing),
        ({"origin": "stolen"}, UnknownChoice),
        ({"stage": "rumoured"}, UnknownChoice),
        ({"signed_on": None}, DayMissing),
        ({"origin": "incoming"}, IssuerMissing),
        ({"origin": "own"}, NumberGivenByHand),
        ({"origin": "own", "number_text": "", "type_code": "XX"}, UnknownType),
    ],
)
def test_documents_that_can_not_stand_in_a_register_are_refused(
    cast: Cast, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        imported(cast, **changes)
    assert not Document.objects.exists()


def test_a_term_of_someone_else_is_refused_for_an_own_draft(cast: Cast) -> None:
    other = directory.open_term(
        actor=SYSTEM, at=AT, organisation=cast.other, ordinal=1, label="x", planned_from=TODAY, planned_to=TODAY + DAY
    )
    with pytest.raises(UnknownChoice):
        draft(cast, term=other)


def test_the_same_document_is_registered_once_unless_it_was_withdrawn(cast: Cast) -> None:
    first = imported(cast)
    with pytest.raises(RegisteredAlready, match="01-NQ/ĐH ngày 02/11/2023"):
        imported(cast, subject="Cùng văn bản đó")
    imported(cast, number_text="01-NQ/ĐH", issuing_name="Cơ quan khác")  # another issuer's number is another document
    withdraw(actor=cast.leader, at=AT, document=first, reason="nhập nhầm")
    assert imported(cast).pk


def test_an_incoming_document_waits_for_nothing(cast: Cast) -> None:
    document = imported(cast, origin="incoming", issuing_name="Tỉnh ủy Tân Giang", received_on=TODAY)
    assert (document.status, document.issued_on, document.issuing_name) == ("issued", PASSED, "Tỉnh ủy Tân Giang")


def test_registering_is_in_the_trail(cast: Cast) -> None:
    imported(cast, paper=paper(), reader_version="1")
    assert sentence(Entry.objects.get(verb="documents.registered")) == (
        "Hồ Gia Bách đăng ký văn bản 01-NQ/ĐH Nghị quyết Đại hội lần thứ IV của "
        "Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang: 7 mục"
    )


def test_the_register_of_a_year_is_searched_without_diacritics(cast: Cast) -> None:
    imported(cast)
    imported(cast, number_text="44", subject="Kế hoạch kiểm tra", signed_on=PASSED + DAY)
    imported(cast, number_text="1", subject="Năm khác", signed_on=TODAY)
    draft(cast)
    lines = queries.register_book(cast.clerk, cast.province, 2023, AT)
    assert [line.subject for line in lines] == ["Nghị quyết Đại hội lần thứ IV", "Kế hoạch kiểm tra"]
    assert [
        line.number_text for line in queries.register_book(cast.clerk, cast.province, 2023, AT, search="kiem tra")
    ] == ["44"]
    assert len(queries.register_book(cast.clerk, cast.province, 2026, AT)) == 2


# Who sees, who may


@pytest.mark.parametrize(
    ("who", "sees_issued", "sees_draft"),
    [
        ("clerk", True, True),
        ("leader", True, True),
        ("secretary", True, False),
        ("inspector", True, False),
        ("reporter", True, False),  # of the unit directly below
        ("outsider", False, False),
        ("administrator", False, False),
        ("nobody", False, False),
    ],
)
def test_drafts_are_seen_where_they_are_made(cast: Cast, who: str, sees_issued: bool, sees_draft: bool) -> None:
    for document, sees in ((imported(cast, paper=paper()), sees_issued), (draft(cast, paper=paper()), sees_draft)):
        clause = Clause.objects.filter(document=document)[0]
        doors: list[Callable[[], object]] = [
            lambda pk=document.pk: queries.document_page(cast.everybody[who], pk, AT),  # type: ignore[misc]
            lambda pk=clause.pk: queries.clause(cast.everybody[who], pk, AT),  # type: ignore[misc]
        ]
        for door in doors:
            if sees:
                assert door()
            else:
                with pytest.raises(NotVisible):
                    door()
        assert access.visible_to(cast.everybody[who], AT).filter(pk=document.pk).exists() is sees


def test_only_who_may_registers_issues_and_withdraws(cast: Cast) -> None:
    document = draft(cast)
    steps: list[Callable[[Any], object]] = [
        lambda user: register(
            actor=user, at=AT, organisation=cast.province, subject="x", origin="imported", signed_on=TODAY
        ),
        lambda user: read_again(actor=user, at=AT, document=document, paper=paper(), reader_version="1"),
        lambda user: issue_number(actor=user, at=AT, document=document, on=TODAY),
        lambda user: issue(actor=user, at=AT, document=document, signed_on=TODAY),
        lambda user: withdraw(actor=user, at=AT, document=document, reason="x"),
    ]
    for step in steps:
        for who in ("reporter", "inspector", "secretary", "outsider", "nobody", "administrator"):
            with pytest.raises((NotAllowed, NotVisible)):
                step(cast.everybody[who])
    with pytest.raises(NotAllowed):
        withdraw(actor=cast.clerk, at=AT, document=document, reason="x")  # a clerk prepares, a leader decides


def test_the_number_of_queries_of_a_page_does_not_grow(cast: Cast, django_assert_num_queries: Any) -> None:
    many = "I. PHẦN\n" + "".join(f"{number}. Việc thứ {number}.\n" for number in range(1, 151))
    for text in (RESOLUTION, many):
        document = imported(cast, number_text=str(len(text)), paper=paper(text), reader_version="1")
        with django_assert_num_queries(4):
            page = queries.document_page(cast.clerk, document.pk, AT)
    assert len(page.clauses) == 151


# Issue, withdraw


def test_an_issued_document_is_never_changed_and_a_withdrawn_one_stays(cast: Cast) -> None:
    document = draft(cast)
    issue_number(actor=cast.clerk, at=AT, document=document, on=TODAY)
    upload = store(actor=cast.clerk, at=AT, name="da-ky.pdf", content=b"%PDF-1.7", organisation_id=cast.province.pk)
    issued = issue(actor=cast.clerk, at=AT, document=document, signed_on=TODAY, upload=upload)
    assert (issued.status, issued.issued_on, issued.upload) == ("issued", TODAY, upload)
    with pytest.raises(MoveRefused, match="đã ban hành"):
        issue(actor=cast.clerk, at=AT, document=document, signed_on=TODAY + DAY)
    with pytest.raises(ReasonMissing):
        withdraw(actor=cast.leader, at=AT, document=document, reason=" ")
    gone = withdraw(actor=cast.leader, at=AT, document=document, reason="sai nội dung")
    assert (gone.number, gone.number_text, gone.withdrawn_reason) == (1, "01/NQ-LHTG", "sai nội dung")
    with pytest.raises(MoveRefused):
        withdraw(actor=cast.leader, at=AT, document=document, reason="lần nữa")


@pytest.mark.parametrize(
    "values",
    [
        {"status": "issued", "issued_on": None},
        {"status": "withdrawn", "issued_on": TODAY, "withdrawn_reason": ""},
        {"status": "lost"},
        {"origin": "stolen"},
        {"number": 5, "number_text": ""},
        {"number": 0, "number_text": "00"},
    ],
)
def test_the_database_refuses_documents_that_can_not_be(cast: Cast, values: dict[str, Any]) -> None:
    document = draft(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**values)


def test_the_database_refuses_spans_without_length_and_papers_that_carry_themselves_out(cast: Cast) -> None:
    document = imported(cast, paper=paper(), reader_version="1")
    version = ClauseVersion.objects.order_by("id")[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        ClauseVersion.objects.filter(pk=version.pk).update(end=version.start)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(parent=document)


def test_the_source_of_a_paper_is_kept_where_it_names_one(cast: Cast) -> None:
    named = Paper((), "x", source=Source("a.txt", "text/plain", "f" * 64, 1))
    imported(cast, paper=named, reader_version="1")
    imported(cast, number_text="2", paper=Paper((), "x"), reader_version="1")
    assert list(ExtractedText.objects.order_by("id").values_list("source_sha256", flat=True)) == ["f" * 64, ""]
