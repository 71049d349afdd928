"""What is too long or too large is refused in words on both databases, and nothing is cut off in silence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from cast import AT, SYSTEM, TODAY, Cast, office

from nhiemky.areas.audit.models import Entry
from nhiemky.areas.audit.rows import NumberTooLarge, TextTooLong
from nhiemky.areas.directory import actions
from nhiemky.areas.directory.actions import GrantMove, NewOrganisation, SplitPart
from nhiemky.areas.directory.models import Grant
from nhiemky.areas.documents.actions import issue_number, register, withdraw
from nhiemky.areas.documents.models import Document
from nhiemky.areas.files.actions import store
from nhiemky.rules.refusals import Refusal

LONG = "Dài " * 400
DAY = datetime.timedelta(days=1)
Step = Callable[[Cast], object]


def renamed(cast: Cast, **changes: Any) -> object:
    values = {"name": "Tên mới", "legal_basis": "QĐ"} | changes
    return actions.rename(actor=SYSTEM, at=AT, organisation=cast.first, on=TODAY, **values)


def made(cast: Cast, **changes: Any) -> object:
    values: dict[str, Any] = {"code": "moi", "name": "Mới", "kind": "association", "level": "commune", "on": TODAY}
    return actions.create_organisation(actor=SYSTEM, at=AT, parents={cast.line: cast.province}, **(values | changes))


def registered(cast: Cast, **changes: Any) -> Document:
    values: dict[str, Any] = {"subject": "x", "origin": "imported", "signed_on": TODAY, "organisation": cast.province}
    return register(actor=SYSTEM, at=AT, **(values | changes))


def opened(cast: Cast, **changes: Any) -> object:
    values: dict[str, Any] = {"ordinal": 5, "label": "x", "planned_from": TODAY, "planned_to": TODAY + DAY}
    return actions.open_term(actor=SYSTEM, at=AT, organisation=cast.province, **(values | changes))


def numbered(cast: Cast) -> object:
    document = registered(cast, origin="own", signed_on=None, type_code="NQ")
    return issue_number(actor=SYSTEM, at=AT, document=document, on=TODAY, own_series=LONG)


def merged(cast: Cast, title: str) -> object:
    grant = Grant.objects.get(position__holdings__person__users=cast.reporter)
    successor = NewOrganisation("moi", "Mới", "association", "commune", parents={cast.line: cast.province})
    return actions.merge(
        actor=SYSTEM, at=AT, predecessors=[cast.first, cast.second], successor=successor, on=TODAY, legal_basis="QĐ",
        grant_moves=[GrantMove(grant, title)],
    )  # fmt: skip


def split(cast: Cast) -> object:
    parts = [
        SplitPart(cast.second, Fraction(1, 2**70), [cast.branch]),
        SplitPart(cast.third, Fraction(1, 2)),
    ]
    return actions.split(actor=SYSTEM, at=AT, predecessor=cast.first, successors=parts, on=TODAY, legal_basis="QĐ")


TOO_MUCH: dict[str, Step] = {
    "organisation's code": lambda cast: made(cast, code=LONG),
    "organisation's name": lambda cast: made(cast, name=LONG),
    "organisation's seat": lambda cast: made(cast, seat=LONG),
    "organisation's basis": lambda cast: made(cast, legal_basis=LONG),
    "new name": lambda cast: renamed(cast, name=LONG),
    "new symbol": lambda cast: renamed(cast, symbol=LONG),
    "basis of a rename": lambda cast: renamed(cast, legal_basis=LONG),
    "line's name": lambda _: actions.create_hierarchy(actor=SYSTEM, at=AT, code="moi", name=LONG),
    "block's code": lambda _: actions.create_group(actor=SYSTEM, at=AT, code=LONG, name="Mới"),
    "term's label": lambda cast: opened(cast, label=LONG),
    "term's ordinal": lambda cast: opened(cast, ordinal=10**6),
    "body's name": lambda cast: actions.create_body(
        actor=SYSTEM, at=AT, organisation=cast.first, kind="executive", name=LONG
    ),
    "position's title": lambda cast: office(cast.first, LONG),
    "position's rank": lambda cast: office(cast.first, "Ủy viên", rank=10**6),
    "person's name": lambda cast: actions.create_person(actor=SYSTEM, at=AT, name=LONG, organisation=cast.first),
    "person's new name": lambda cast: actions.rename_person(
        actor=SYSTEM, at=AT, person=cast.reporter.person, name=LONG, organisation=cast.first
    ),
    "account's display name": lambda cast: actions.create_user(
        actor=SYSTEM, at=AT, username="moi", password="", display_name=LONG, organisation=cast.first
    ),
    "account's address": lambda cast: actions.create_user(
        actor=SYSTEM, at=AT, username="moi", password="", display_name="x", organisation=cast.first, email=LONG
    ),
    "title of a moved right": lambda cast: merged(cast, LONG),
    "share of a split": split,
    "document's subject": lambda cast: registered(cast, subject=LONG),
    "document's number": lambda cast: registered(cast, number_text=LONG),
    "document's type": lambda cast: registered(cast, type_code=LONG),
    "document's issuer": lambda cast: registered(cast, issuing_name=LONG),
    "own series": numbered,
    "reason of withdrawal": lambda cast: withdraw(actor=SYSTEM, at=AT, document=registered(cast), reason=LONG),
    "description of a file": lambda _: store(actor=SYSTEM, at=AT, name="a.txt", content=b"a", description=LONG),
}  # fmt: skip


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_does_not_fit_is_refused_in_words(cast: Cast, what: str) -> None:
    before = Entry.objects.exclude(verb="documents.registered").count()
    with pytest.raises(Refusal) as refused:
        TOO_MUCH[what](cast)
    assert isinstance(refused.value, TextTooLong | NumberTooLarge)
    assert "Hãy" in str(refused.value)
    assert Entry.objects.exclude(verb="documents.registered").count() == before
