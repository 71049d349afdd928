"""The province: two lines of command, a block, offices, people and their accounts; later a merger and a split."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from demo.moments import CONGRESS, FOUNDED, REORGANISED, TERM_END, TERM_START, at
from demo.names import COMMUNES, FRONT_MEMBERS, MERGED, MERGING, PROVINCE, SCHOOLS, SPLIT, SPLITTING, WARDS, person_name
from nhiemky.areas.directory import actions
from nhiemky.areas.directory.given import GrantMove, NewOrganisation, SplitPart
from nhiemky.areas.directory.models import Grant, Group, Hierarchy, Organisation, Position, Scope, Term, User
from nhiemky.rules.authority import Role
from nhiemky.rules.text import fold

SYSTEM = actions.SystemActor("Bộ dựng tỉnh mẫu")
START = at(FOUNDED)
IN_OFFICE = datetime.date(2023, 12, 1)

HEAD = f"Hội Liên hiệp Thanh niên Việt Nam tỉnh {PROVINCE}"
FRONT = f"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh {PROVINCE}"


@dataclass
class Province:
    """Everyone and everything of the demo, by the part played."""

    line: Hierarchy
    front_line: Hierarchy
    block: Group
    head: Organisation
    front: Organisation
    term: Term
    units: dict[str, Organisation] = field(default_factory=dict)
    reporters: dict[int, User] = field(default_factory=dict)
    staff: dict[str, User] = field(default_factory=dict)

    def alive(self, on: datetime.date) -> list[Organisation]:
        """Return the units of the line that stand on a day, in the order in which they were made."""
        return [
            unit
            for unit in self.units.values()
            if unit.created_on <= on and (unit.dissolved_on is None or unit.dissolved_on > on)
        ]


def code_of(name: str) -> str:
    """Return the code of a unit: its name folded to letters and dashes."""
    return "-".join(fold(name).split())


def unit_name(place: str, kind: str) -> str:
    """Return the name of the association of a commune, ward or school."""
    return f"Hội Liên hiệp Thanh niên Việt Nam {kind} {place}".replace("  ", " ")


def places() -> Iterator[tuple[str, str]]:
    """Yield every place with its kind, as they stood at the congress."""
    yield from ((name, "xã") for name in COMMUNES)
    yield from ((name, "phường") for name in WARDS)
    yield from ((name, "") for name in SCHOOLS)


def organisation(
    code: str, name: str, kind: str, level: str, parents: Mapping[Hierarchy, Organisation | None], symbol: str = ""
) -> Organisation:
    """Make an organisation that stood before the term."""
    return actions.create_organisation(
        actor=SYSTEM, at=START, code=code, name=name, kind=kind, level=level, on=FOUNDED, symbol=symbol,
        profile_family="association", seat=PROVINCE, parents=parents,
    )  # fmt: skip


def office(where: Organisation, title: str, *, rank: int = 9, may_sign: bool = False, on: datetime.date) -> Position:
    """Make an office."""
    return actions.create_position(
        actor=SYSTEM, at=at(on), organisation=where, title=title, rank=rank, may_sign=may_sign
    )


def account(position: Position, username: str, password: str, on: datetime.date) -> User:
    """Appoint an invented person to an office and give them an account; without a password nobody can sign in."""
    name = person_name(f"{position.organisation.code} {position.title}")
    moment = at(on)
    person = actions.create_person(actor=SYSTEM, at=moment, name=name, organisation=position.organisation)
    actions.appoint(actor=SYSTEM, at=moment, person=person, position=position, on=on)
    return actions.create_user(
        actor=SYSTEM, at=moment, username=username, password=password, display_name=name,
        organisation=position.organisation, person=person,
    )  # fmt: skip


def reporter(province: Province, unit: Organisation, on: datetime.date) -> None:
    """Give a unit someone who reports for it."""
    position = office(unit, "Thư ký", on=on)
    actions.grant(actor=SYSTEM, at=at(on), position=position, role=Role.REPORTER, scope=Scope.OWN, on=on)
    province.reporters[unit.pk] = account(position, f"bc-{unit.code}", "", on)


STAFF: tuple[tuple[str, str, Role, str, int], ...] = (
    ("lanhdao", "Chủ tịch", Role.LEADER, "line", 1),
    ("thuongtruc", "Phó Chủ tịch Thường trực", Role.APPROVER, "line", 2),
    ("vanthu", "Chánh Văn phòng", Role.CLERK, "line", 5),
    ("kiemtra", "Trưởng Ban Kiểm tra", Role.INSPECTOR, "line", 5),
    ("nguoixem", "Chuyên viên", Role.READER, "line", 8),
    ("quantri", "Quản trị hệ thống", Role.ADMINISTRATOR, "everything", 9),
)


def staff(province: Province, passwords: Mapping[str, str]) -> None:
    """Fill the offices of the head, one for each role, and the block's leader."""
    for username, title, role, reach, rank in STAFF:
        position = office(province.head, title, rank=rank, may_sign=rank <= 2, on=IN_OFFICE)
        scope = Scope.SUBTREE if reach == "line" else Scope.EVERYTHING
        line = province.line if reach == "line" else None
        actions.grant(
            actor=SYSTEM, at=at(IN_OFFICE), position=position, role=role, scope=scope, on=IN_OFFICE, hierarchy=line
        )
        province.staff[username] = account(position, username, passwords.get(username, ""), IN_OFFICE)
    leader = province.units["khoi"]
    position = office(leader, "Trưởng khối thi đua", on=IN_OFFICE)
    actions.grant(
        actor=SYSTEM, at=at(IN_OFFICE), position=position, role=Role.BLOCK_LEADER, scope=Scope.GROUP, on=IN_OFFICE,
        group=province.block,
    )  # fmt: skip
    province.staff["truongkhoi"] = account(position, "truongkhoi", passwords.get("truongkhoi", ""), IN_OFFICE)
    del province.units["khoi"]
    provincial = office(province.head, "Phó Chánh Văn phòng", on=IN_OFFICE)
    actions.grant(
        actor=SYSTEM, at=at(IN_OFFICE), position=provincial, role=Role.REPORTER, scope=Scope.OWN, on=IN_OFFICE
    )
    province.reporters[province.head.pk] = account(provincial, "bc-tinh", "", IN_OFFICE)


def found(passwords: Mapping[str, str]) -> Province:
    """Enact the province as it stood at the congress."""
    line = actions.create_hierarchy(actor=SYSTEM, at=START, code="hoi", name="Hệ thống Hội")
    front_line = actions.create_hierarchy(actor=SYSTEM, at=START, code="mat-tran", name="Hệ thống Mặt trận Tổ quốc")
    front = organisation("mttq-tinh", FRONT, "front", "province", {front_line: None}, "MTTQ")
    head = organisation("hoi-tinh", HEAD, "association", "province", {line: None, front_line: front}, "HLHTN")
    block = actions.create_group(
        actor=SYSTEM, at=START, code="khoi-thi-dua", name="Khối thi đua các tổ chức xã hội tỉnh", hierarchy=front_line
    )
    term = actions.open_term(
        actor=SYSTEM, at=at(CONGRESS, 16), organisation=head, ordinal=6, label="nhiệm kỳ 2024 - 2029",
        planned_from=TERM_START, planned_to=TERM_END, congress_on=CONGRESS,
    )  # fmt: skip
    province = Province(line=line, front_line=front_line, block=block, head=head, front=front, term=term)
    for place, kind in places():
        name = unit_name(place, kind)
        province.units[place] = organisation(code_of(f"{kind} {place}"), name, "association", "commune", {line: head})
    for number, name in enumerate(FRONT_MEMBERS):
        member = organisation(
            code_of(name.removesuffix(f" tỉnh {PROVINCE}")), name, "association", "province", {front_line: front}
        )
        role = "leader" if number == 0 else "member"
        actions.join_group(actor=SYSTEM, at=START, group=block, organisation=member, on=FOUNDED, role=role)
        if number == 0:
            province.units["khoi"] = member
    actions.join_group(actor=SYSTEM, at=START, group=block, organisation=head, on=FOUNDED)
    staff(province, passwords)
    for unit in province.units.values():
        reporter(province, unit, IN_OFFICE)
    return province


def _grant_of(province: Province, unit: Organisation) -> Grant:
    return Grant.objects.select_related("position").get(
        position__holdings__person=province.reporters[unit.pk].person, role=Role.REPORTER.value
    )


def reorganise(province: Province) -> None:
    """One merger and one split, in the middle of the term; the reporters go on in the successors."""
    moment = at(REORGANISED, 8)
    basis = "Nghị quyết sắp xếp đơn vị hành chính (hư cấu), có hiệu lực từ ngày 01/7/2025"
    old = [province.units[name] for name in MERGING]
    successor = NewOrganisation(
        code=code_of(f"xã {MERGED}"), name=unit_name(MERGED, "xã"), kind="association", level="commune",
        profile_family="association", seat=PROVINCE, parents={province.line: province.head},
    )  # fmt: skip
    moves = [GrantMove(grant=_grant_of(province, old[0]), title="Thư ký")]
    actions.merge(
        actor=SYSTEM, at=moment, predecessors=old, successor=successor, on=REORGANISED, legal_basis=basis,
        grant_moves=moves,
    )  # fmt: skip
    merged = Organisation.objects.get(code=successor.code)
    province.reporters[merged.pk] = province.reporters[old[0].pk]
    parts = [
        SplitPart(
            NewOrganisation(
                code=code_of(f"phường {name}"), name=unit_name(name, "phường"), kind="association", level="commune",
                profile_family="association", seat=PROVINCE, parents={province.line: province.head},
            ),
            share,
        )
        for name, share in zip(SPLIT, (Fraction(3, 5), Fraction(2, 5)), strict=True)
    ]  # fmt: skip
    splitting = province.units[SPLITTING]
    move = GrantMove(grant=_grant_of(province, splitting), title="Thư ký", successor=parts[0].code)
    actions.split(
        actor=SYSTEM, at=moment, predecessor=splitting, successors=parts, on=REORGANISED, legal_basis=basis,
        grant_moves=[move],
    )  # fmt: skip
    first, second = (Organisation.objects.get(code=part.code) for part in parts)
    province.reporters[first.pk] = province.reporters[splitting.pk]
    for name, unit in ((MERGED, merged), (SPLIT[0], first), (SPLIT[1], second)):
        province.units[name] = unit
    reporter(province, second, REORGANISED)
    for unit in (*old, splitting):
        unit.refresh_from_db()
