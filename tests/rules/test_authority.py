"""Who may do what where: the table, the walk up the tree, and the fast answer for a whole tree."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.rules.authority import (
    ACTION_NAMES,
    ROLE_NAMES,
    Action,
    Grant,
    Relation,
    Role,
    Scope,
    Structure,
    allowed_actions,
    decide,
    may,
    reach,
    relations_for,
)

day = datetime.date
ON = day(2026, 3, 1)
PROVINCE, COMMITTEE, OFFICE, COMMUNE, FRONT, BLOCK_MEMBER = 1, 2, 3, 4, 5, 6
TREE = Structure(
    organisations={PROVINCE, COMMITTEE, OFFICE, COMMUNE, FRONT, BLOCK_MEMBER},
    parents={
        "party": {PROVINCE: None, COMMITTEE: PROVINCE, OFFICE: COMMITTEE, COMMUNE: PROVINCE},
        "front": {FRONT: None, COMMUNE: FRONT, BLOCK_MEMBER: FRONT},
    },
    groups={70: {BLOCK_MEMBER, COMMUNE}},
)


def grant(role: Role, organisation: int = COMMITTEE, scope: Scope = Scope.SUBTREE, **more: object) -> Grant:
    return Grant(role, organisation, scope, **{"hierarchy": "party", **more})  # type: ignore[arg-type]


# (role, scope, of which organisation, action, at which organisation, allowed, words of the reason)
CASES = [
    (Role.CLERK, Scope.OWN, COMMITTEE, Action.UPLOAD_RESOLUTION, COMMITTEE, True, "văn thư của chính đơn vị này"),
    (Role.CLERK, Scope.SUBTREE, COMMITTEE, Action.UPLOAD_RESOLUTION, OFFICE, False, "văn thư của đơn vị cấp trên"),
    (Role.CLERK, Scope.SUBTREE, COMMITTEE, Action.SEE_REPORT, OFFICE, True, "đơn vị cấp trên"),
    (Role.CLERK, Scope.OWN, COMMITTEE, Action.SEE_REPORT, OFFICE, False, "ngoài phạm vi"),
    (Role.CLERK, Scope.SUBTREE, COMMITTEE, Action.ACCEPT_REPORT, OFFICE, False, "dành cho lãnh đạo hoặc người duyệt"),
    (Role.CLERK, Scope.OWN, COMMITTEE, Action.FREEZE_REVIEW, COMMITTEE, False, "dành cho lãnh đạo"),
    (Role.LEADER, Scope.OWN, COMMITTEE, Action.FREEZE_REVIEW, COMMITTEE, True, "lãnh đạo"),
    (Role.LEADER, Scope.SUBTREE, COMMITTEE, Action.REOPEN_REPORT, OFFICE, True, "cấp trên"),
    (Role.LEADER, Scope.OWN, COMMITTEE, Action.ACCEPT_REPORT, COMMITTEE, False, "không có quyền này"),
    (Role.LEADER, Scope.SUBTREE, COMMITTEE, Action.SUBMIT_REPORT, OFFICE, False, "người báo cáo"),
    (Role.REPORTER, Scope.OWN, OFFICE, Action.SUBMIT_REPORT, OFFICE, True, "người báo cáo"),
    (Role.REPORTER, Scope.OWN, OFFICE, Action.SEE_TARGET, COMMITTEE, True, "của đơn vị trực thuộc"),
    (Role.REPORTER, Scope.OWN, OFFICE, Action.SEE_REPORT, COMMITTEE, False, "trực thuộc"),
    (Role.REPORTER, Scope.OWN, OFFICE, Action.SEE_TARGET, PROVINCE, False, "ngoài phạm vi"),
    (Role.REPORTER, Scope.OWN, OFFICE, Action.SUBMIT_REPORT, COMMUNE, False, "ngoài phạm vi"),
    (Role.REPORTER, Scope.OWN, OFFICE, Action.ANSWER_SHARE, OFFICE, True, "người báo cáo của chính đơn vị này"),
    (Role.REPORTER, Scope.OWN, OFFICE, Action.ANSWER_SHARE, COMMITTEE, False, "trực thuộc"),
    (Role.REPORTER, Scope.EVERYTHING, OFFICE, Action.ANSWER_SHARE, COMMUNE, False, "không có quyền này"),
    (Role.LEADER, Scope.SUBTREE, COMMITTEE, Action.ANSWER_SHARE, OFFICE, False, "người báo cáo"),
    (Role.APPROVER, Scope.SUBTREE, PROVINCE, Action.ANSWER_SHARE, OFFICE, False, "người báo cáo"),
    (Role.INSPECTOR, Scope.SUBTREE, PROVINCE, Action.ANSWER_SHARE, OFFICE, False, "người báo cáo"),
    (Role.APPROVER, Scope.SUBTREE, PROVINCE, Action.ACCEPT_REPORT, OFFICE, True, "người duyệt của đơn vị cấp trên"),
    (Role.APPROVER, Scope.OWN, PROVINCE, Action.ACCEPT_REPORT, COMMITTEE, False, "ngoài phạm vi"),
    # Quy chế 08-QC/TW (05/11/2025): inspection committees read everything in their tree (verified in press reports).
    (Role.INSPECTOR, Scope.SUBTREE, PROVINCE, Action.READ_AUDIT, OFFICE, True, "người kiểm tra"),
    (Role.INSPECTOR, Scope.SUBTREE, PROVINCE, Action.SEE_EVIDENCE, COMMUNE, True, "người kiểm tra"),
    (Role.INSPECTOR, Scope.SUBTREE, PROVINCE, Action.EDIT_TARGET, PROVINCE, False, "không có quyền này"),
    (Role.INSPECTOR, Scope.SUBTREE, PROVINCE, Action.SEE_REPORT, BLOCK_MEMBER, False, "ngoài phạm vi"),
    (Role.BLOCK_LEADER, Scope.GROUP, FRONT, Action.ACCEPT_REPORT, BLOCK_MEMBER, True, "khối"),
    (Role.BLOCK_LEADER, Scope.GROUP, FRONT, Action.ACCEPT_REPORT, OFFICE, False, "ngoài phạm vi"),
    (Role.ADMINISTRATOR, Scope.SUBTREE, PROVINCE, Action.MANAGE_USERS, OFFICE, True, "quản trị"),
    (Role.ADMINISTRATOR, Scope.SUBTREE, PROVINCE, Action.SEE_REPORT, OFFICE, False, "quản trị"),
    (Role.ADMINISTRATOR, Scope.SUBTREE, PROVINCE, Action.SEE_TARGET, PROVINCE, False, "quản trị"),
    (Role.READER, Scope.SUBTREE, COMMITTEE, Action.SEE_TARGET, OFFICE, True, "người xem"),
    (Role.READER, Scope.SUBTREE, COMMITTEE, Action.SEE_EVIDENCE, OFFICE, False, "người xem"),
    (Role.READER, Scope.EVERYTHING, COMMITTEE, Action.SEE_REPORT, BLOCK_MEMBER, True, "người xem"),
]


@pytest.mark.parametrize(("role", "scope", "organisation", "action", "at", "allowed", "words"), CASES)
def test_a_decision_says_why(
    role: Role, scope: Scope, organisation: int, action: Action, at: int, allowed: bool, words: str
) -> None:
    held = [grant(role, organisation, scope, group=70)]
    found = decide(held, action, at, TREE, ON)
    assert (bool(found), found.because[:5]) == (allowed, "Được " if allowed else "Không")
    assert words in found.because


@pytest.mark.parametrize(
    ("grants", "action", "organisation", "words"),
    [
        ([], Action.SEE_TARGET, COMMITTEE, "chưa được giao vai trò"),
        ([Grant(Role.LEADER, None, Scope.EVERYTHING)], Action.SEE_TARGET, COMMITTEE, "chưa được giao vai trò"),
        ([grant(Role.LEADER)], Action.SEE_TARGET, None, "không thuộc đơn vị nào"),
        ([grant(Role.LEADER)], Action.SEE_TARGET, 999, "không thuộc đơn vị nào"),
        ([grant(Role.LEADER, 999)], Action.SEE_TARGET, COMMITTEE, "chưa được giao vai trò"),
        ([grant(Role.LEADER)], "see_everything", COMMITTEE, "không có trong bảng quyền"),
        ([Grant("superuser", COMMITTEE, Scope.EVERYTHING)], Action.SEE_TARGET, OFFICE, "ngoài phạm vi"),
        ([grant(Role.LEADER, valid_to=ON)], Action.SEE_TARGET, COMMITTEE, "chưa được giao vai trò"),
        ([grant(Role.LEADER, valid_from=day(2026, 3, 2))], Action.SEE_TARGET, COMMITTEE, "chưa được giao vai trò"),
        ([grant(Role.LEADER, hierarchy=None)], Action.SEE_REPORT, OFFICE, "ngoài phạm vi"),
        ([grant(Role.LEADER, hierarchy="trade union")], Action.SEE_REPORT, OFFICE, "ngoài phạm vi"),
        ([grant(Role.BLOCK_LEADER, FRONT, Scope.GROUP)], Action.SEE_REPORT, BLOCK_MEMBER, "ngoài phạm vi"),
        ([grant(Role.LEADER, COMMITTEE, "wide")], Action.SEE_REPORT, OFFICE, "ngoài phạm vi"),  # type: ignore[arg-type]
    ],
)
def test_it_fails_closed(grants: list[Grant], action: str, organisation: int | None, words: str) -> None:
    found = decide(grants, action, organisation, TREE, ON)
    assert not found
    assert words in found.because
    assert organisation not in reach(grants, action, TREE, ON)


def test_one_of_many_grants_is_enough() -> None:
    held = [grant(Role.READER), grant(Role.REPORTER, COMMUNE, Scope.OWN)]
    assert decide(held, Action.SUBMIT_REPORT, COMMUNE, TREE, ON)


def test_the_line_of_a_grant_is_the_one_it_runs_along() -> None:
    front = grant(Role.APPROVER, FRONT, hierarchy="front")
    assert decide([front], Action.ACCEPT_REPORT, COMMUNE, TREE, ON)
    assert not decide([grant(Role.APPROVER, FRONT, hierarchy="party")], Action.ACCEPT_REPORT, COMMUNE, TREE, ON)


def test_a_unit_without_a_named_line_sees_its_parents_in_every_line() -> None:
    reporter = Grant(Role.REPORTER, COMMUNE)
    assert reach([reporter], Action.SEE_TARGET, TREE, ON) == {COMMUNE, PROVINCE, FRONT}


def test_every_role_and_action_has_a_vietnamese_name() -> None:
    assert set(ROLE_NAMES) == set(Role)
    assert set(ACTION_NAMES) == set(Action)


def test_every_action_belongs_to_somebody() -> None:
    assert {action for role in Role for relation in Relation for action in allowed_actions(role, relation)} == set(
        Action
    )


READING = {action for action in Action if action.startswith("see_")} | {Action.READ_AUDIT}


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.READER])
def test_those_who_read_change_nothing(role: Role) -> None:
    assert all(allowed_actions(role, relation) <= READING for relation in Relation)


def test_inspectors_read_everything_in_their_tree() -> None:
    assert allowed_actions(Role.INSPECTOR, Relation.BELOW) == allowed_actions(Role.INSPECTOR, Relation.OWN) == READING


def test_administrators_have_no_content() -> None:
    theirs = {"see_organisation", "manage_directory", "manage_users", "manage_grants", "publish_rules"}
    content = {action for action in Action if action not in theirs}
    assert not any(may(Role.ADMINISTRATOR, action, relation) for action in content for relation in Relation)


def test_nobody_approves_a_report_of_their_own_unit() -> None:
    assert not any(may(role, Action.ACCEPT_REPORT, Relation.OWN) for role in Role)


def test_nothing_is_allowed_without_a_relation() -> None:
    assert not any(allowed_actions(role, Relation.NONE) for role in Role)
    assert relations_for("stranger", Action.SEE_TARGET) == frozenset()


def test_a_loop_in_the_tree_ends() -> None:
    loop = Structure({1, 2, 3}, {"party": {1: 2, 2: 1, 3: 1}})
    held = [grant(Role.READER, 1)]
    assert {each for each in (1, 2, 3) if decide(held, Action.SEE_REPORT, each, loop, ON)} == {1, 2, 3}
    assert reach(held, Action.SEE_REPORT, loop, ON) == {1, 2, 3}


IDS = st.integers(1, 9)
STRUCTURES = st.builds(
    Structure,
    st.frozensets(IDS, min_size=1),
    st.fixed_dictionaries({line: st.dictionaries(IDS, st.none() | IDS, max_size=9) for line in ("party", "front")}),
    st.dictionaries(st.integers(70, 72), st.frozensets(IDS), max_size=2),
)
GRANTS = st.lists(
    st.builds(
        Grant,
        st.sampled_from([*Role, "stranger"]),
        st.none() | IDS,
        st.sampled_from([*Scope, "wide"]),
        st.sampled_from([None, "party", "front", "union"]),
        st.none() | st.integers(70, 73),
        st.sampled_from([day.min, day(2026, 3, 1), day(2026, 3, 2)]),
        st.sampled_from([None, day(2026, 3, 1), day(2027, 1, 1)]),
    ),
    max_size=6,
)


@given(STRUCTURES, GRANTS, st.sampled_from([*Action, "unknown"]))
def test_the_fast_answer_is_the_obvious_one_even_on_broken_trees(
    structure: Structure, grants: list[Grant], action: str
) -> None:
    obvious = {each for each in range(1, 10) if decide(grants, action, each, structure, ON)}
    assert reach(grants, action, structure, ON) == obvious


@given(STRUCTURES, GRANTS, st.sampled_from(list(Action)))
def test_one_grant_more_never_takes_anything_away(structure: Structure, grants: list[Grant], action: Action) -> None:
    assert reach(grants[:-1], action, structure, ON) <= reach(grants, action, structure, ON)
