"""The table: which role may do what, to objects of which organisation.

It is the product's own division of work, not a quoted provision, with one exception: inspection committees read
everything in their tree and change nothing (Quy chế 08-QC/TW of 05/11/2025, verified in press reports of it;
domain facts 2.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a position is trusted with."""

    CLERK = "clerk"
    LEADER = "leader"
    REPORTER = "reporter"
    APPROVER = "approver"
    INSPECTOR = "inspector"
    BLOCK_LEADER = "block_leader"
    ADMINISTRATOR = "administrator"
    READER = "reader"


ROLE_NAMES: Mapping[Role, str] = {
    Role.CLERK: "văn thư",
    Role.LEADER: "lãnh đạo",
    Role.REPORTER: "người báo cáo",
    Role.APPROVER: "người duyệt",
    Role.INSPECTOR: "người kiểm tra",
    Role.BLOCK_LEADER: "trưởng khối",
    Role.ADMINISTRATOR: "quản trị",
    Role.READER: "người xem",
}


class Relation(StrEnum):
    """How the organisation of an object stands to the organisation of a grant."""

    OWN = "own"
    BELOW = "below"  # in the subtree under the grant's organisation
    PARENT = "parent"  # the direct parent of the grant's organisation
    GROUP = "group"  # a member of the group that the grant is for
    NONE = "none"


class Action(StrEnum):
    """Everything that the product asks permission for."""

    SEE_ORGANISATION = "see_organisation"
    MANAGE_DIRECTORY = "manage_directory"
    MANAGE_USERS = "manage_users"
    MANAGE_GRANTS = "manage_grants"
    PUBLISH_RULES = "publish_rules"
    READ_AUDIT = "read_audit"

    SEE_DOCUMENT = "see_document"
    UPLOAD_RESOLUTION = "upload_resolution"
    REGISTER_DOCUMENT = "register_document"
    ISSUE_DOCUMENT = "issue_document"
    WITHDRAW_DOCUMENT = "withdraw_document"
    SEE_FINDING = "see_finding"
    CONFIRM_FINDING = "confirm_finding"

    SEE_TARGET = "see_target"
    EDIT_TARGET = "edit_target"
    REVISE_TARGET = "revise_target"
    HAND_DOWN_TARGET = "hand_down_target"
    ANSWER_SHARE = "answer_share"
    JUDGE_TARGET = "judge_target"
    MANAGE_INDICATORS = "manage_indicators"
    RECORD_MEASUREMENT = "record_measurement"
    SEE_EVIDENCE = "see_evidence"
    ADD_EVIDENCE = "add_evidence"

    SEE_TASK = "see_task"
    DRAFT_TASK = "draft_task"
    ASSIGN_TASK = "assign_task"
    REPORT_TASK = "report_task"
    EXTEND_TASK = "extend_task"
    CLOSE_TASK = "close_task"

    MANAGE_TEMPLATES = "manage_templates"
    SEE_REPORT = "see_report"
    PREPARE_REPORT = "prepare_report"
    SUBMIT_REPORT = "submit_report"
    ACCEPT_REPORT = "accept_report"
    RETURN_REPORT = "return_report"
    LOCK_REPORT = "lock_report"
    REOPEN_REPORT = "reopen_report"

    SEE_REVIEW = "see_review"
    DRAFT_REVIEW = "draft_review"
    FREEZE_REVIEW = "freeze_review"


ACTION_NAMES: Mapping[Action, str] = {
    Action.SEE_ORGANISATION: "xem đơn vị",
    Action.MANAGE_DIRECTORY: "sửa danh mục tổ chức",
    Action.MANAGE_USERS: "quản lý người dùng",
    Action.MANAGE_GRANTS: "giao quyền",
    Action.PUBLISH_RULES: "ban hành quy tắc",
    Action.READ_AUDIT: "xem nhật ký",
    Action.SEE_DOCUMENT: "xem văn bản",
    Action.UPLOAD_RESOLUTION: "tải nghị quyết lên",
    Action.REGISTER_DOCUMENT: "đăng ký văn bản",
    Action.ISSUE_DOCUMENT: "ban hành văn bản",
    Action.WITHDRAW_DOCUMENT: "thu hồi văn bản",
    Action.SEE_FINDING: "xem kết quả đọc",
    Action.CONFIRM_FINDING: "xác nhận kết quả đọc",
    Action.SEE_TARGET: "xem chỉ tiêu",
    Action.EDIT_TARGET: "sửa chỉ tiêu",
    Action.REVISE_TARGET: "điều chỉnh chỉ tiêu",
    Action.HAND_DOWN_TARGET: "giao chỉ tiêu xuống đơn vị",
    Action.ANSWER_SHARE: "trả lời phần chỉ tiêu được giao",
    Action.JUDGE_TARGET: "đánh giá chỉ tiêu định tính",
    Action.MANAGE_INDICATORS: "sửa danh mục chỉ số",
    Action.RECORD_MEASUREMENT: "ghi số liệu",
    Action.SEE_EVIDENCE: "xem minh chứng",
    Action.ADD_EVIDENCE: "thêm minh chứng",
    Action.SEE_TASK: "xem nhiệm vụ",
    Action.DRAFT_TASK: "soạn nhiệm vụ",
    Action.ASSIGN_TASK: "giao nhiệm vụ",
    Action.REPORT_TASK: "báo cáo tiến độ nhiệm vụ",
    Action.EXTEND_TASK: "gia hạn nhiệm vụ",
    Action.CLOSE_TASK: "kết thúc nhiệm vụ",
    Action.MANAGE_TEMPLATES: "sửa biểu mẫu và kỳ báo cáo",
    Action.SEE_REPORT: "xem báo cáo",
    Action.PREPARE_REPORT: "soạn báo cáo",
    Action.SUBMIT_REPORT: "nộp báo cáo",
    Action.ACCEPT_REPORT: "duyệt báo cáo",
    Action.RETURN_REPORT: "trả lại báo cáo",
    Action.LOCK_REPORT: "khóa báo cáo",
    Action.REOPEN_REPORT: "mở lại báo cáo",
    Action.SEE_REVIEW: "xem báo cáo sơ kết",
    Action.DRAFT_REVIEW: "soạn báo cáo sơ kết",
    Action.FREEZE_REVIEW: "chốt báo cáo sơ kết",
}

_PUBLIC = {Action.SEE_ORGANISATION, Action.SEE_TARGET, Action.SEE_DOCUMENT}
_READ = {*_PUBLIC, Action.SEE_TASK, Action.SEE_REPORT, Action.SEE_REVIEW}
_READ_CLOSELY = {*_READ, Action.SEE_EVIDENCE}
_READ_ALL = {*_READ_CLOSELY, Action.SEE_FINDING, Action.READ_AUDIT}
_REPORT = {
    Action.PREPARE_REPORT,
    Action.SUBMIT_REPORT,
    Action.ANSWER_SHARE,
    Action.RECORD_MEASUREMENT,
    Action.ADD_EVIDENCE,
    Action.REPORT_TASK,
}
_PAPERWORK = {
    Action.UPLOAD_RESOLUTION,
    Action.SEE_FINDING,
    Action.CONFIRM_FINDING,
    Action.REGISTER_DOCUMENT,
    Action.ISSUE_DOCUMENT,
    Action.EDIT_TARGET,
    Action.HAND_DOWN_TARGET,
    Action.MANAGE_INDICATORS,
    Action.MANAGE_TEMPLATES,
    Action.DRAFT_TASK,
    Action.DRAFT_REVIEW,
}
_DECIDE = {
    Action.WITHDRAW_DOCUMENT,
    Action.REVISE_TARGET,
    Action.JUDGE_TARGET,
    Action.ASSIGN_TASK,
    Action.EXTEND_TASK,
    Action.CLOSE_TASK,
    Action.FREEZE_REVIEW,
}
_APPROVE = {Action.ACCEPT_REPORT, Action.RETURN_REPORT, Action.LOCK_REPORT}
_ADMINISTER = {
    Action.SEE_ORGANISATION,
    Action.MANAGE_DIRECTORY,
    Action.MANAGE_USERS,
    Action.MANAGE_GRANTS,
    Action.PUBLISH_RULES,
}

_TABLE: Mapping[Role, Mapping[Relation, frozenset[Action]]] = {
    role: {relation: frozenset(actions) for relation, actions in relations.items()}
    for role, relations in {
        Role.CLERK: {
            Relation.OWN: _READ_CLOSELY | _PAPERWORK | _REPORT,
            Relation.BELOW: _READ_CLOSELY | {Action.RETURN_REPORT},
            Relation.PARENT: _PUBLIC | {Action.SEE_TASK},
        },
        Role.LEADER: {
            Relation.OWN: _READ_CLOSELY | _PAPERWORK | _REPORT | _DECIDE,
            Relation.BELOW: _READ_CLOSELY | _APPROVE | {Action.REOPEN_REPORT, Action.CLOSE_TASK, Action.EXTEND_TASK},
            Relation.PARENT: _PUBLIC | {Action.SEE_TASK},
        },
        Role.REPORTER: {
            Relation.OWN: _READ_CLOSELY | _REPORT,
            Relation.PARENT: _PUBLIC | {Action.SEE_TASK},
        },
        Role.APPROVER: {
            Relation.OWN: _READ_CLOSELY,
            Relation.BELOW: _READ_CLOSELY | _APPROVE,
            Relation.PARENT: _PUBLIC | {Action.SEE_TASK},
        },
        Role.INSPECTOR: {Relation.OWN: _READ_ALL, Relation.BELOW: _READ_ALL},
        Role.BLOCK_LEADER: {
            Relation.OWN: _READ,
            Relation.GROUP: _READ_CLOSELY | _APPROVE,
        },
        Role.ADMINISTRATOR: {Relation.OWN: _ADMINISTER, Relation.BELOW: _ADMINISTER},
        Role.READER: {Relation.OWN: _READ, Relation.BELOW: _READ, Relation.GROUP: _PUBLIC},
    }.items()
}


def allowed_actions(role: str, relation: Relation) -> frozenset[Action]:
    """Everything that the role may do to objects in that relation; nothing for an unknown role."""
    known = Role(role) if role in set(Role) else None
    return _TABLE[known].get(relation, frozenset()) if known else frozenset()


def may(role: str, action: str, relation: Relation) -> bool:
    """Whether the role may do the action in that relation. Unknown roles and actions may not."""
    return action in allowed_actions(role, relation)


def relations_for(role: str, action: str) -> frozenset[Relation]:
    """In which relations the role may do the action."""
    return frozenset(relation for relation in Relation if may(role, action, relation))


def roles_for(action: str, relations: Iterable[Relation]) -> tuple[Role, ...]:
    """The roles that may do the action in one of the relations, in the table's order."""
    return tuple(role for role in Role if any(may(role, action, relation) for relation in relations))
