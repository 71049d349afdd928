"""The table: which role may do what, to objects of which organisation.

It is the product's own division of work, not a quoted provision, with one exception: inspection committees read
everything in their tree and change nothing (Quy chế 08-QC/TW of 05/11/2025, verified in press reports of it;
domain facts 2.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from nhiemky.rules.wording import gettext_noop


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
    Role.CLERK: gettext_noop("văn thư"),
    Role.LEADER: gettext_noop("lãnh đạo"),
    Role.REPORTER: gettext_noop("người báo cáo"),
    Role.APPROVER: gettext_noop("người duyệt"),
    Role.INSPECTOR: gettext_noop("người kiểm tra"),
    Role.BLOCK_LEADER: gettext_noop("trưởng khối"),
    Role.ADMINISTRATOR: gettext_noop("quản trị"),
    Role.READER: gettext_noop("người xem"),
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
    Action.SEE_ORGANISATION: gettext_noop("xem đơn vị"),
    Action.MANAGE_DIRECTORY: gettext_noop("sửa danh mục tổ chức"),
    Action.MANAGE_USERS: gettext_noop("quản lý người dùng"),
    Action.MANAGE_GRANTS: gettext_noop("giao quyền"),
    Action.PUBLISH_RULES: gettext_noop("ban hành quy tắc"),
    Action.READ_AUDIT: gettext_noop("xem nhật ký"),
    Action.SEE_DOCUMENT: gettext_noop("xem văn bản"),
    Action.UPLOAD_RESOLUTION: gettext_noop("tải nghị quyết lên"),
    Action.REGISTER_DOCUMENT: gettext_noop("đăng ký văn bản"),
    Action.ISSUE_DOCUMENT: gettext_noop("ban hành văn bản"),
    Action.WITHDRAW_DOCUMENT: gettext_noop("thu hồi văn bản"),
    Action.SEE_FINDING: gettext_noop("xem kết quả đọc"),
    Action.CONFIRM_FINDING: gettext_noop("xác nhận kết quả đọc"),
    Action.SEE_TARGET: gettext_noop("xem chỉ tiêu"),
    Action.EDIT_TARGET: gettext_noop("sửa chỉ tiêu"),
    Action.REVISE_TARGET: gettext_noop("điều chỉnh chỉ tiêu"),
    Action.HAND_DOWN_TARGET: gettext_noop("giao chỉ tiêu xuống đơn vị"),
    Action.ANSWER_SHARE: gettext_noop("trả lời phần chỉ tiêu được giao"),
    Action.JUDGE_TARGET: gettext_noop("đánh giá chỉ tiêu định tính"),
    Action.MANAGE_INDICATORS: gettext_noop("sửa danh mục chỉ số"),
    Action.RECORD_MEASUREMENT: gettext_noop("ghi số liệu"),
    Action.SEE_EVIDENCE: gettext_noop("xem minh chứng"),
    Action.ADD_EVIDENCE: gettext_noop("thêm minh chứng"),
    Action.SEE_TASK: gettext_noop("xem nhiệm vụ"),
    Action.DRAFT_TASK: gettext_noop("soạn nhiệm vụ"),
    Action.ASSIGN_TASK: gettext_noop("giao nhiệm vụ"),
    Action.REPORT_TASK: gettext_noop("báo cáo tiến độ nhiệm vụ"),
    Action.EXTEND_TASK: gettext_noop("gia hạn nhiệm vụ"),
    Action.CLOSE_TASK: gettext_noop("kết thúc nhiệm vụ"),
    Action.MANAGE_TEMPLATES: gettext_noop("sửa biểu mẫu và kỳ báo cáo"),
    Action.SEE_REPORT: gettext_noop("xem báo cáo"),
    Action.PREPARE_REPORT: gettext_noop("soạn báo cáo"),
    Action.SUBMIT_REPORT: gettext_noop("nộp báo cáo"),
    Action.ACCEPT_REPORT: gettext_noop("duyệt báo cáo"),
    Action.RETURN_REPORT: gettext_noop("trả lại báo cáo"),
    Action.LOCK_REPORT: gettext_noop("khóa báo cáo"),
    Action.REOPEN_REPORT: gettext_noop("mở lại báo cáo"),
    Action.SEE_REVIEW: gettext_noop("xem báo cáo sơ kết"),
    Action.DRAFT_REVIEW: gettext_noop("soạn báo cáo sơ kết"),
    Action.FREEZE_REVIEW: gettext_noop("chốt báo cáo sơ kết"),
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
