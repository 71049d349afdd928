"""Number books: by term and by year, by type and in one series, without gaps and doubles however many write at once."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest
from cast import AT, SYSTEM, TODAY, Cast
from django.db import IntegrityError, connection, transaction

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.sentences import sentence
from nhiemky.areas.directory import actions as directory
from nhiemky.areas.documents import queries
from nhiemky.areas.documents.actions import issue, issue_number, register, withdraw
from nhiemky.areas.documents.actions.issuing import (
    DaysDisagree,
    NotOurs,
    NumberedAlready,
    NumberMissing,
    ProfileMissing,
    SymbolMissing,
)
from nhiemky.areas.documents.models import Document, NumberIssue, NumberSeries
from nhiemky.areas.rulebook import readers
from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.rules.numbering import TermMissing
from nhiemky.rules.workflow import MoveRefused

DAY = datetime.timedelta(days=1)


def party_form() -> RuleSet:
    """The Party's form in force at the cast's moment."""
    return RuleSet.objects.get(kind=readers.FORMAT_PROFILE, code="party", effective_from=datetime.date(2018, 4, 3))


def draft(cast: Cast, type_code: str = "NQ", **more: Any) -> Document:
    return register(
        actor=SYSTEM,
        at=AT,
        organisation=cast.province,
        subject="về việc thử",
        origin="own",
        type_code=type_code,
        **more,
    )


def numbered(cast: Cast, type_code: str = "NQ", on: datetime.date = TODAY, own_series: str = "", **more: Any) -> str:
    """Make a draft, give it a number; return the number as it is printed."""
    document = draft(cast, type_code, **more)
    return issue_number(actor=cast.clerk, at=AT, document=document, on=on, own_series=own_series).document.number_text


def test_a_state_style_body_numbers_all_types_together_through_the_year(cast: Cast) -> None:
    """NĐ 30/2020/NĐ-CP Điều 15 (verified): one series from 01 on 1 January to 31 December."""
    assert [numbered(cast, code) for code in ("NQ", "BC", "NQ")] == ["01/NQ-LHTG", "02/BC-LHTG", "03/NQ-LHTG"]
    assert numbered(cast, on=datetime.date(2026, 12, 31)) == "04/NQ-LHTG"
    assert numbered(cast, on=datetime.date(2027, 1, 1)) == "01/NQ-LHTG"
    assert numbered(cast, on=datetime.date(2026, 12, 31)) == "05/NQ-LHTG"


def test_a_party_body_numbers_each_type_through_the_term(cast: Cast) -> None:
    """HD 05-HD/VPTW of 27/5/2026 (second-hand): continuous from 01 for each type within one term."""
    form = {"profile": party_form(), "term": cast.term}
    assert [numbered(cast, code, **form) for code in ("NQ", "BC", "NQ")] == ["01-NQ/LHTG", "01-BC/LHTG", "02-NQ/LHTG"]
    assert numbered(cast, on=datetime.date(2027, 1, 1), **form) == "03-NQ/LHTG"  # a new year begins nothing
    term = directory.open_term(
        actor=SYSTEM, at=AT, organisation=cast.province, ordinal=5, label="nhiệm kỳ 2028-2033",
        planned_from=datetime.date(2028, 11, 1), planned_to=datetime.date(2033, 11, 1),
    )  # fmt: skip
    assert numbered(cast, **(form | {"term": term})) == "01-NQ/LHTG"


def test_a_congress_has_a_series_of_its_own(cast: Cast) -> None:
    form = {"profile": party_form(), "term": cast.term}
    assert numbered(cast, **form) == "01-NQ/LHTG"
    assert numbered(cast, own_series="ĐH", **form) == "01-NQ/ĐH"
    assert {series.series for series in NumberSeries.objects.all()} == {"/NQ", "ĐH/NQ"}


def test_a_letter_without_a_type_code_prints_none(cast: Cast) -> None:
    assert numbered(cast, "") == "01/LHTG"


def test_a_rename_in_the_year_does_not_begin_the_numbers_anew(cast: Cast) -> None:
    assert numbered(cast) == "01/NQ-LHTG"
    directory.rename(
        actor=SYSTEM,
        at=AT,
        organisation=cast.province,
        on=TODAY + DAY,
        name="Liên hiệp Tân Giang",
        symbol="LHNTG",
        legal_basis="QĐ",
    )
    assert numbered(cast, on=TODAY + DAY) == "02/NQ-LHNTG"


def test_a_number_is_never_given_again(cast: Cast) -> None:
    document = draft(cast)
    issue_number(actor=cast.clerk, at=AT, document=document, on=TODAY)
    issue(actor=cast.clerk, at=AT, document=document, signed_on=TODAY)
    withdraw(actor=cast.leader, at=AT, document=document, reason="sai nội dung")
    assert numbered(cast) == "02/NQ-LHTG"


def test_what_is_rolled_back_leaves_no_gap(cast: Cast) -> None:
    document = draft(cast)
    with transaction.atomic():
        issue_number(actor=cast.clerk, at=AT, document=document, on=TODAY)
        transaction.set_rollback(True)
    assert numbered(cast) == "01/NQ-LHTG"
    assert [(book.last, book.gaps) for book in queries.number_books(cast.clerk, cast.province, AT)] == [(1, ())]


def test_a_gap_in_a_book_is_shown(cast: Cast) -> None:
    for _ in range(3):
        numbered(cast)
    NumberIssue.objects.get(number=2).delete()
    (book,) = queries.number_books(cast.clerk, cast.province, AT)
    assert (book.scope, book.last, book.gaps) == ("2026", 3, (2,))


def test_numbers_are_refused_where_nobody_could_say_which(cast: Cast) -> None:
    with pytest.raises(TermMissing):
        numbered(cast, profile=party_form())
    incoming = register(
        actor=cast.clerk,
        at=AT,
        organisation=cast.province,
        subject="x",
        origin="incoming",
        signed_on=TODAY,
        issuing_name="Tỉnh ủy",
    )
    with pytest.raises(NotOurs):
        issue_number(actor=cast.clerk, at=AT, document=incoming, on=TODAY)
    document = draft(cast)
    issue_number(actor=cast.clerk, at=AT, document=document, on=TODAY)
    with pytest.raises(NumberedAlready, match="01/NQ-LHTG"):
        issue_number(actor=cast.clerk, at=AT, document=document, on=TODAY)
    bare = draft(cast)
    Document.objects.filter(pk=bare.pk).update(profile=None)
    with pytest.raises(ProfileMissing):
        issue_number(actor=cast.clerk, at=AT, document=bare, on=TODAY)
    of_first = register(actor=SYSTEM, at=AT, organisation=cast.first, subject="x", origin="own", type_code="NQ")
    with pytest.raises(SymbolMissing, match="An Phước Đông"):
        issue_number(actor=SYSTEM, at=AT, document=of_first, on=TODAY)


def test_a_document_is_issued_with_its_number_and_not_before_it_is_signed(cast: Cast) -> None:
    document = draft(cast)
    with pytest.raises(NumberMissing):
        issue(actor=cast.clerk, at=AT, document=document, signed_on=TODAY)
    issue_number(actor=cast.clerk, at=AT, document=document, on=TODAY)
    with pytest.raises(DaysDisagree):
        issue(actor=cast.clerk, at=AT, document=document, signed_on=TODAY, issued_on=TODAY - DAY)
    issue(actor=cast.clerk, at=AT, document=document, signed_on=TODAY, issued_on=TODAY + DAY)
    withdraw(actor=cast.leader, at=AT, document=document, reason="x")
    with pytest.raises(MoveRefused):
        issue(actor=cast.clerk, at=AT, document=document, signed_on=TODAY)


def test_giving_a_number_is_in_the_trail(cast: Cast) -> None:
    numbered(cast)
    entry = Entry.objects.get(verb="documents.number_issued")
    assert sentence(entry) == "Hồ Gia Bách cấp số 01/NQ-LHTG cho văn bản 01/NQ-LHTG về việc thử"


def test_the_database_refuses_a_number_twice_in_a_book(cast: Cast) -> None:
    numbered(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberIssue.objects.create(series=NumberSeries.objects.get(), number=1, document=draft(cast), issued_at=AT)


def check_book_is_whole(count: int) -> None:
    """Every number from 1 on once, in the book, on the documents and in its last."""
    assert sorted(NumberIssue.objects.values_list("number", flat=True)) == list(range(1, count + 1))
    assert sorted(Document.objects.exclude(number=None).values_list("number", flat=True)) == list(range(1, count + 1))
    assert NumberSeries.objects.get().last == count


def test_writers_at_the_same_moment_leave_no_gap_and_no_double(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    """Eight threads, five numbers each, in a book that does not exist yet; some of them change their mind half-way."""
    documents = [[draft(committed_cast) for _ in range(5)] for _ in range(8)]

    def work(number: int) -> int:
        for turn, document in enumerate(documents[number]):
            if (number + turn) % 4 == 0:
                with transaction.atomic():
                    issue_number(actor=SYSTEM, at=AT, document=document, on=TODAY)
                    transaction.set_rollback(True)
            issue_number(actor=SYSTEM, at=AT, document=document, on=TODAY)
        return number

    assert race(work) == list(range(8))
    check_book_is_whole(40)


def test_one_document_gets_one_number_however_often_it_is_asked_for(
    committed_cast: Cast, race: Callable[..., list[Any]]
) -> None:
    document = draft(committed_cast)
    found = race(lambda _: issue_number(actor=SYSTEM, at=AT, document=document, on=TODAY))
    assert sorted(type(each).__name__ for each in found) == ["NumberIssue"] + ["NumberedAlready"] * 7
    check_book_is_whole(1)


SECOND_SERVER = """
import json, sys
import django
django.setup()
from django.db import connections
connections["default"].settings_dict.update(json.loads(sys.argv[1]))
from cast import AT, SYSTEM, TODAY
from nhiemky.areas.documents.actions import issue_number
from nhiemky.areas.documents.models import Document
documents = [Document.objects.get(pk=pk) for pk in sys.argv[2:]]
print("ready", flush=True)
sys.stdin.readline()
for document in documents:
    issue_number(actor=SYSTEM, at=AT, document=document, on=TODAY)
"""


def test_several_servers_leave_no_gap_and_no_double(committed_cast: Cast) -> None:
    """Three processes on one database, as a province with several servers, or a server and its worker, would run."""
    documents = [str(draft(committed_cast).pk) for _ in range(24)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    database = json.dumps({key: str(connection.settings_dict[key]) for key in ("NAME", "HOST", "PORT", "USER")})
    commands = [[sys.executable, "-c", SECOND_SERVER, database, *documents[number::3]] for number in range(3)]
    pipe = subprocess.PIPE
    with ExitStack() as running:
        servers = [
            running.enter_context(subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment))
            for command in commands
        ]
        assert [server.stdout.readline() for server in servers if server.stdout] == ["ready\n"] * 3
        for server in servers:
            server.communicate("go\n", timeout=120)
    assert [server.returncode for server in servers] == [0, 0, 0]
    check_book_is_whole(24)
