"""Every verb of the trail with its Vietnamese sentence; a verb that is not here can't be recorded.

Named places: {actor}, {object}, and any fact or personal detail recorded with the entry. Each area keeps its own
block, in the order of its file names.
"""

from __future__ import annotations

from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    # audit
    "audit.personal_erased": "{actor} xóa thông tin cá nhân ở {count} dòng nhật ký của {object}",
    # directory
    "directory.absorbed": "{actor} ghi {object}: {before} sáp nhập vào {after}, căn cứ {legal_basis}",
    "directory.appointed": "{actor} ghi {person} giữ chức {position} từ {valid_from} ({formation})",
    "directory.body_created": "{actor} lập {object} của {of}",
    "directory.dissolved": "{actor} ghi {object}: {before} chấm dứt hoạt động, căn cứ {legal_basis}",
    "directory.grant_ended": "{actor} thu hồi quyền {role} của chức vụ {position} từ {valid_to}",
    "directory.grant_moved": "{actor} chuyển quyền {role} từ chức vụ {moved_from} sang {position} từ {valid_from}",
    "directory.granted": "{actor} giao quyền {role} ({scope}) cho chức vụ {position} từ {valid_from}",
    "directory.group_created": "{actor} lập {object}",
    "directory.group_joined": "{actor} ghi {member} vào {object} từ {valid_from}, vai trò {role}",
    "directory.group_left": "{actor} ghi {member} ra khỏi {object} từ {valid_to}",
    "directory.hierarchy_created": "{actor} lập hệ trực thuộc {object}",
    "directory.holding_ended": "{actor} ghi {person} thôi giữ chức {position} từ {valid_to}: {reason}",
    "directory.merged": "{actor} ghi {object}: {before} hợp nhất thành {after}, căn cứ {legal_basis}",
    "directory.moved": "{actor} chuyển {object} về trực thuộc {parent} trong {hierarchy} từ {valid_from}",
    "directory.organisation_created": "{actor} lập {object}, hoạt động từ {created_on}",
    "directory.person_created": "{actor} thêm cán bộ {object}",
    "directory.person_renamed": "{actor} sửa tên cán bộ thành {object}",
    "directory.position_created": "{actor} lập chức vụ {object} của {of}",
    "directory.renamed": "{actor} ghi {old_name} mang tên {object} từ {valid_from}, căn cứ {legal_basis}",
    "directory.split": "{actor} ghi {object}: {before} chia tách thành {after}, căn cứ {legal_basis}",
    "directory.term_closed": "{actor} kết thúc {object} của {of} từ {actual_to}: {reason}",
    "directory.term_opened": "{actor} mở {object} (khóa {ordinal}) của {of} từ {actual_from}",
    "directory.user_created": "{actor} tạo tài khoản {object}",
    "directory.user_deactivated": "{actor} khóa tài khoản {object}: {reason}",
    "directory.user_password_set": "{actor} đặt lại mật khẩu của tài khoản {object}",
    # documents
    "documents.issued": "{actor} ban hành {object} ngày {issued_on}",
    "documents.number_issued": "{actor} cấp số {number_text} cho văn bản {object}",
    "documents.read_again": "{actor} đọc lại {object} bằng bộ đọc {reader_version}: {clauses} mục",
    "documents.registered": "{actor} đăng ký văn bản {object} của {issuing_name}: {clauses} mục",
    "documents.withdrawn": "{actor} thu hồi văn bản {object}: {reason}",
    # files
    "files.stored": "{actor} nộp tệp {object} ({size} byte)",
    # intake
    # reporting
    # rulebook
    "rulebook.published": "{actor} ban hành bộ quy tắc {object}, hiệu lực từ {effective_from}, nguồn: {source}",
    # targets
    # tasks
}
