"""The fictional cast: one provincial union, its units, its people, and those who must see nothing. Built by actions.

Tân Giang's union of friendship associations stands at the head of the line "union"; three associations stand under
it, the first with a branch of its own. Another union stands beside it and has nothing to do with it. A block joins
the first association with the other union.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from nhiemky.areas.directory import actions
from nhiemky.areas.directory.models import Group, Hierarchy, Organisation, Person, Position, Scope, Term, User
from nhiemky.areas.rulebook.actions import load_defaults
from nhiemky.rules.authority import Role

AT = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = AT.date()
FOUNDED = datetime.date(2015, 1, 1)
SYSTEM = actions.SystemActor("Lệnh cài đặt")


@dataclass(frozen=True)
class Cast:
    """Everyone and everything, by the part played."""

    line: Hierarchy
    block: Group
    province: Organisation
    first: Organisation
    second: Organisation
    third: Organisation
    branch: Organisation
    other: Organisation
    term: Term
    leader: User
    secretary: User
    clerk: User
    inspector: User
    administrator: User
    reporter: User
    second_reporter: User
    unit_administrator: User
    block_leader: User
    outsider: User
    nobody: User

    @property
    def everybody(self) -> dict[str, User]:
        """Every account by the part it plays."""
        return {name: part for name, part in vars(self).items() if isinstance(part, User)}


def organisation(
    code: str,
    name: str,
    line: Hierarchy,
    parent: Organisation | None,
    *,
    level: str = "commune",
    kind: str = "association",
    on: datetime.date = FOUNDED,
    symbol: str = "",
    family: str = "association",
) -> Organisation:
    """Make an organisation of the cast."""
    return actions.create_organisation(
        actor=SYSTEM, at=AT, code=code, name=name, kind=kind, level=level, on=on, symbol=symbol,
        profile_family=family, seat=name, parents={line: parent},
    )  # fmt: skip


def office(at: Organisation, title: str, *, rank: int = 9, may_sign: bool = False) -> Position:
    """Make an office of the cast."""
    return actions.create_position(actor=SYSTEM, at=AT, organisation=at, title=title, rank=rank, may_sign=may_sign)


def person_in(position: Position, name: str, on: datetime.date = datetime.date(2023, 11, 1)) -> Person:
    """Put someone into an office."""
    person = actions.create_person(actor=SYSTEM, at=AT, name=name, organisation=position.organisation)
    actions.appoint(actor=SYSTEM, at=AT, person=person, position=position, on=on)
    return person


def user_in(position: Position, name: str, username: str) -> User:
    """Put someone with an account into an office."""
    return actions.create_user(
        actor=SYSTEM,
        at=AT,
        username=username,
        password="",
        display_name=name,
        organisation=position.organisation,
        person=person_in(position, name),
    )


def allow(
    position: Position,
    role: Role,
    scope: str = Scope.OWN,
    line: Hierarchy | None = None,
    group: Group | None = None,
    on: datetime.date = datetime.date(2023, 11, 1),
) -> None:
    """Give an office a right."""
    actions.grant(actor=SYSTEM, at=AT, position=position, role=role, scope=scope, on=on, hierarchy=line, group=group)


def _player(
    at: Organisation,
    title: str,
    name: str,
    username: str,
    role: Role,
    scope: str = Scope.OWN,
    line: Hierarchy | None = None,
    group: Group | None = None,
    rank: int = 9,
) -> User:
    """Someone in an office with one right."""
    position = office(at, title, rank=rank, may_sign=rank <= 2)
    allow(position, role, scope, line, group)
    return user_in(position, name, username)


def build() -> Cast:
    """Enact the cast in an empty database."""
    load_defaults(actor=SYSTEM, at=AT)
    line = actions.create_hierarchy(actor=SYSTEM, at=AT, code="union", name="Hệ thống Liên hiệp")
    province = organisation(
        "tg-lh",
        "Liên hiệp các tổ chức hữu nghị tỉnh Tân Giang",
        line,
        None,
        level="province",
        kind="union",
        symbol="LHTG",
    )
    first = organisation("tg-apd", "Hội Hữu nghị An Phước Đông", line, province)
    second = organisation("tg-tlt", "Hội Hữu nghị Thạnh Lợi Tây", line, province)
    third = organisation("tg-hbt", "Hội Hữu nghị Hòa Bình Thượng", line, province)
    branch = organisation("tg-apd-1", "Chi hội Bến Sậy", line, first, level="grassroots")
    other = organisation(
        "ll-lh", "Liên hiệp các tổ chức hữu nghị tỉnh Lam Lĩnh", line, None, level="province", kind="union"
    )
    block = actions.create_group(actor=SYSTEM, at=AT, code="khoi-1", name="Khối thi đua số 1", hierarchy=line)
    for member, role in ((first, "leader"), (other, "member")):
        actions.join_group(actor=SYSTEM, at=AT, group=block, organisation=member, on=FOUNDED, role=role)
    term = actions.open_term(
        actor=SYSTEM, at=AT, organisation=province, ordinal=4, label="nhiệm kỳ 2023-2028",
        planned_from=datetime.date(2023, 11, 1), planned_to=datetime.date(2028, 11, 1),
        congress_on=datetime.date(2023, 10, 31),
    )  # fmt: skip
    below = Scope.SUBTREE
    nobody = actions.create_user(
        actor=SYSTEM, at=AT, username="khongai", password="", display_name="Người Chưa Có Chỗ", organisation=province
    )
    return Cast(
        line=line, block=block, province=province, first=first, second=second, third=third, branch=branch, other=other,
        term=term,
        leader=_player(province, "Chủ tịch", "Lý Thanh Vũ", "lanhdao", Role.LEADER, below, line, rank=1),
        secretary=_player(
            province, "Phó Chủ tịch Thường trực", "Đoàn Mỹ Lam", "thuongtruc", Role.APPROVER, below, line, rank=2
        ),
        clerk=_player(province, "Chánh Văn phòng", "Hồ Gia Bách", "vanthu", Role.CLERK, below, line),
        inspector=_player(province, "Trưởng Ban Kiểm tra", "Tạ Khánh Vân", "kiemtra", Role.INSPECTOR, below, line),
        administrator=_player(
            province, "Quản trị hệ thống", "Mạc Đình Tuệ", "quantri", Role.ADMINISTRATOR, Scope.EVERYTHING
        ),
        reporter=_player(first, "Thư ký", "Cù Thị Nhàn", "baocao1", Role.REPORTER),
        second_reporter=_player(second, "Thư ký", "Kiều Bảo Ngân", "baocao2", Role.REPORTER),
        unit_administrator=_player(first, "Quản trị", "Ninh Phúc Đạt", "quantri1", Role.ADMINISTRATOR),
        block_leader=_player(
            first, "Trưởng khối", "Ông Thái Sơn Ca", "truongkhoi", Role.BLOCK_LEADER, Scope.GROUP, group=block
        ),
        outsider=_player(other, "Chủ tịch", "Thân Thế Ngoài", "nguoingoai", Role.LEADER, below, line, rank=1),
        nobody=nobody,
    )  # fmt: skip
