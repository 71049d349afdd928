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
    "intake.confirmed": "{actor} xác nhận xong {object}: {targets} chỉ tiêu, {tasks} nhiệm vụ, {rejected} điều bỏ qua",
    "intake.document_registered": "{actor} đăng ký {object} từ văn bản đã đọc",
    "intake.doubt_settled": "{actor} xử lý điều nghi ngờ “{says}” của {object}: {note}",
    "intake.finding_accepted": "{actor} nhận điều đọc được ({kind}) của {object}: “{quote}”",
    "intake.finding_added": "{actor} đánh dấu thêm {kind} trong {object}: “{quote}”",
    "intake.finding_changed": "{actor} sửa rồi nhận điều đọc được ({kind}) của {object}: “{quote}”",
    "intake.finding_merged": "{actor} gộp điều đọc được ({kind}) của {object}: “{quote}” vào “{into}”",
    "intake.finding_rejected": "{actor} bỏ điều đọc được ({kind}) của {object}: “{quote}” ({reason})",
    "intake.read": "{actor} đọc văn bản {object}: {findings} điều đọc được, {doubts} điều nghi ngờ",
    "intake.reading_failed": "{actor} không đọc được văn bản {object}: {failure}",
    "intake.received": "{actor} nhận văn bản {object}",
    # reporting
    "reporting.accepted": "{actor} duyệt báo cáo {object}: {figures} số liệu được tính",
    "reporting.addendum_made": "{actor} bổ sung {object} lần {ordinal}: {reason}",
    "reporting.evidence_added": "{actor} thêm minh chứng {file} vào {object}, dòng {line}",
    "reporting.evidence_removed": "{actor} bỏ minh chứng {file} khỏi {object}, dòng {line}",
    "reporting.line_saved": "{actor} lưu {object}, dòng {line}: {figure}",
    "reporting.locked": "{actor} khóa báo cáo {object}",
    "reporting.narrative_saved": "{actor} lưu phần lời của {object}",
    "reporting.periods_opened": "{actor} mở {count} kỳ báo cáo của {object}: {periods}",
    "reporting.reopened": "{actor} mở lại báo cáo {object}: {reason}",
    "reporting.returned": "{actor} trả lại báo cáo {object}: {reason} ({remarks} dòng có nhận xét)",
    "reporting.review_drafted": "{actor} soạn {object}, số liệu tính đến hết ngày {as_of}",
    "reporting.review_frozen": "{actor} chốt {object}; mã băm hồ sơ số liệu {dossier_sha256}",
    "reporting.review_rebuilt": "{actor} dựng lại {object} từ hồ sơ số liệu: {result} bản gốc",
    "reporting.review_written": "{actor} viết phần {section} của {object}",
    "reporting.submission_begun": "{actor} bắt đầu báo cáo {object}",
    "reporting.submitted": "{actor} nộp báo cáo {object}: {figures} số liệu, {timeliness}",
    "reporting.template_closed": "{actor} ngừng dùng biểu mẫu {object}",
    "reporting.template_created": "{actor} lập biểu mẫu báo cáo {object}: {lines} chỉ số, {frequency}",
    # rulebook
    "rulebook.published": "{actor} ban hành bộ quy tắc {object}, hiệu lực từ {effective_from}, nguồn: {source}",
    # targets
    "targets.assigned": "{actor} ghi số được giao {figure} ({window}) của chỉ tiêu {object}, nguồn: {source}",
    "targets.closed": "{actor} đóng chỉ tiêu {object}: {reason}",
    "targets.completed": "{actor} bổ sung {filled} cho chỉ tiêu {object}",
    "targets.field_created": "{actor} thêm lĩnh vực {object}",
    "targets.figure_withdrawn": "{actor} thu hồi số liệu {figure} của {object}, {window}: {reason}",
    "targets.figures_counted": "{actor} chấp nhận {count} số liệu của {object}, {window}",
    "targets.figures_recorded": "{actor} ghi {count} số liệu của {object}, {window}",
    "targets.handed_down": "{actor} giao chỉ tiêu {object} ({window}) cho {units} đơn vị, cộng {total}",
    "targets.indicator_created": "{actor} thêm chỉ số {object} ({unit})",
    "targets.judged": "{actor} đánh giá chỉ tiêu {object} tính đến {as_of}: {status}, căn cứ: {evidence}",
    "targets.planned": "{actor} đặt kế hoạch {count} mốc của chỉ tiêu {object}",
    "targets.revised": "{actor} điều chỉnh chỉ tiêu {object} từ {before} thành {after} theo {decision}: {reason}",
    "targets.set": "{actor} xác nhận chỉ tiêu số {ordinal} {object}: {wanted}, theo {document}",
    "targets.share_answered": "{actor} trả lời phần {part} của chỉ tiêu {object}: {answer}",
    # tasks
    "tasks.cancelled": "{actor} hủy nhiệm vụ {object}: {reason}",
    "tasks.changed": "{actor} sửa dự thảo nhiệm vụ {object}",
    "tasks.closed": "{actor} xác nhận hoàn thành nhiệm vụ {object}",
    "tasks.drafted": "{actor} soạn nhiệm vụ {object}, theo {document}",
    "tasks.extended": "{actor} gia hạn nhiệm vụ {object} từ {old_due} đến {new_due}: {reason}",
    "tasks.handed_down": "{actor} chia nhiệm vụ {object} cho {units} đơn vị",
    "tasks.issued": "{actor} giao nhiệm vụ {object} cho {lead}, hạn {due} ({missing})",
    "tasks.reassigned": "{actor} chuyển nhiệm vụ {object} từ {old_lead} sang {new_lead}: {reason}",
    "tasks.reopened": "{actor} mở lại nhiệm vụ {object}: {reason}",
    "tasks.reported": "{actor} báo cáo nhiệm vụ {object}: {says}",
    "tasks.sent_back": "{actor} yêu cầu làm tiếp nhiệm vụ {object}: {reason}",
    "tasks.started": "{actor} bắt đầu nhiệm vụ {object}",
}
