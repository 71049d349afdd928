"""Who is in the story: the Party committee of a provincial youth union's office, its five cells, its people.

Everything is invented. The cell of the activity centre merges into that of the children's house on 1 January 2022.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from nhiemky.areas.directory import actions
from nhiemky.areas.directory.given import GrantMove
from nhiemky.areas.directory.models import Grant, Hierarchy, Organisation, Position, Scope, Term, User
from nhiemky.areas.rulebook.actions import load_defaults
from nhiemky.rules.authority import Role

SYSTEM = actions.SystemActor("Lệnh cài đặt")
FOUNDED = datetime.date(2010, 1, 1)
IN_OFFICE = datetime.date(2020, 6, 16)
CONGRESS = datetime.date(2020, 6, 15)
TERM_START, TERM_END = datetime.date(2020, 7, 1), datetime.date(2025, 7, 1)
MERGED_ON = datetime.date(2022, 1, 1)
MERGER_BASIS = "Quyết định số 31-QĐ/ĐU ngày 20/12/2021 của Đảng ủy Cơ quan Tỉnh đoàn"
PASSWORD = "Rạch Lá mùa nước nổi 2023"
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")

NAME = "Đảng bộ Cơ quan Tỉnh đoàn Tân Giang"
OFFICE, ORGANISING, MOVEMENT, CHILDREN, CENTRE = (
    "Chi bộ Văn phòng",
    "Chi bộ Ban Tổ chức - Kiểm tra",
    "Chi bộ Ban Phong trào",
    "Chi bộ Nhà Thiếu nhi",
    "Chi bộ Trung tâm Hoạt động Thanh niên",
)
CELLS = (OFFICE, ORGANISING, MOVEMENT, CHILDREN, CENTRE)
REPORTERS = {
    OFFICE: "Triệu Mỹ Duyên",
    ORGANISING: "Phùng Gia Khiêm",
    MOVEMENT: "Giang Tố Uyên",
    CHILDREN: "Quách Thu Cúc",
    CENTRE: "Khổng Trí Viễn",
    NAME: "Doãn Hải Bình",
}


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime.datetime:
    """Return a moment in Vietnam."""
    return datetime.datetime(year, month, day, hour, minute, tzinfo=LOCAL)


BEGINNING = at(2020, 6, 16)


@dataclass
class Committee:
    """Everyone and everything by the part played. `reporters` go by the cell's name, the committee's own included."""

    line: Hierarchy
    head: Organisation
    other: Organisation
    term: Term
    cells: dict[str, Organisation] = field(default_factory=dict)
    reporters: dict[str, User] = field(default_factory=dict)
    staff: dict[str, User] = field(default_factory=dict)

    @property
    def leader(self) -> User:
        """The secretary."""
        return self.staff["bithu"]

    @property
    def deputy(self) -> User:
        """The standing deputy secretary, who accepts the cells' reports and signs in with a password."""
        return self.staff["phobithu"]

    @property
    def clerk(self) -> User:
        """Who keeps the office."""
        return self.staff["vanthu"]

    @property
    def outsider(self) -> User:
        """The secretary of another committee under the same superior."""
        return self.staff["nguoingoai"]

    def standing(self, last_day: datetime.date) -> tuple[str, ...]:
        """Return the cells that stand on a day."""
        return tuple(cell for cell in CELLS if cell != CENTRE or last_day < MERGED_ON)


def organisation(
    code: str, name: str, level: str, parents: Mapping[Hierarchy, Organisation | None], symbol: str = ""
) -> Organisation:
    """Make a Party organisation that has stood for long: a committee with a sign of its own, or a cell."""
    kind = "party_committee" if symbol else "party_cell"
    return actions.create_organisation(
        actor=SYSTEM, at=BEGINNING, code=code, name=name, kind=kind, level=level, on=FOUNDED, symbol=symbol,
        profile_family="party", seat="Tân Giang", parents=parents,
    )  # fmt: skip


def office(where: Organisation, title: str, rank: int = 9) -> Position:
    """Make an office; the secretary and the deputies may sign."""
    return actions.create_position(
        actor=SYSTEM, at=BEGINNING, organisation=where, title=title, rank=rank, may_sign=rank <= 2
    )


def account(position: Position, name: str, username: str, password: str = "") -> User:
    """Put an invented person with an account into an office."""
    where = position.organisation
    person = actions.create_person(actor=SYSTEM, at=BEGINNING, name=name, organisation=where)
    actions.appoint(actor=SYSTEM, at=BEGINNING, person=person, position=position, on=IN_OFFICE)
    return actions.create_user(
        actor=SYSTEM, at=BEGINNING, username=username, password=password, display_name=name, organisation=where,
        person=person,
    )  # fmt: skip


def allow(position: Position, role: Role, line: Hierarchy | None = None) -> None:
    """Give an office a right over its own organisation, or over all below it in a line."""
    scope = Scope.SUBTREE if line else Scope.OWN
    actions.grant(actor=SYSTEM, at=BEGINNING, position=position, role=role, scope=scope, on=IN_OFFICE, hierarchy=line)


def set_up() -> Committee:
    """Enact the committee as it stood on the day after its congress."""
    load_defaults(actor=SYSTEM, at=BEGINNING)
    line = actions.create_hierarchy(actor=SYSTEM, at=BEGINNING, code="dang", name="Hệ thống tổ chức đảng")
    above = organisation("du-khoi", "Đảng bộ Khối các cơ quan tỉnh Tân Giang", "province", {line: None}, "ĐUK")
    head = organisation("db-tinhdoan", NAME, "grassroots", {line: above}, "ĐU")
    other = organisation("db-so", "Đảng bộ Sở Sông nước tỉnh Tân Giang", "grassroots", {line: above}, "ĐU")
    term = actions.open_term(
        actor=SYSTEM, at=BEGINNING, organisation=head, ordinal=12, label="nhiệm kỳ 2020-2025",
        planned_from=TERM_START, planned_to=TERM_END, congress_on=CONGRESS,
    )  # fmt: skip
    committee = Committee(line=line, head=head, other=other, term=term)
    people = (
        (head, "Bí thư", "Ông Thiện Tín", "bithu", Role.LEADER, 1),
        (head, "Phó Bí thư Thường trực", "Đoàn Mỹ Lam", "phobithu", Role.APPROVER, 2),
        (head, "Chánh Văn phòng Đảng ủy", "Hồ Gia Bách", "vanthu", Role.CLERK, 5),
        (other, "Bí thư", "Thân Thế Ngoài", "nguoingoai", Role.LEADER, 1),
    )
    for where, title, name, username, role, rank in people:
        position = office(where, title, rank)
        allow(position, role, line)
        committee.staff[username] = account(position, name, username, PASSWORD if rank <= 2 else "")
    for number, cell in enumerate(CELLS, start=1):
        committee.cells[cell] = organisation(f"cb-{number}", cell, "grassroots", {line: head})
    for number, (cell, name) in enumerate(REPORTERS.items(), start=1):
        position = office(committee.cells.get(cell, head), "Chi ủy viên phụ trách báo cáo")
        allow(position, Role.REPORTER)
        committee.reporters[cell] = account(position, name, f"baocao{number}")
    return committee


def merge_the_centre(committee: Committee) -> None:
    """Let the activity centre's cell go into that of the children's house; who reported for it goes along."""
    theirs = Grant.objects.get(position__holdings__person=committee.reporters[CENTRE].person, role=Role.REPORTER.value)
    move = GrantMove(grant=theirs, title="Chi ủy viên phụ trách báo cáo")
    actions.absorb(
        actor=SYSTEM, at=at(2022, 1, 1, 8), predecessors=[committee.cells[CENTRE]],
        successor=committee.cells[CHILDREN], on=MERGED_ON, legal_basis=MERGER_BASIS, grant_moves=[move],
    )  # fmt: skip
