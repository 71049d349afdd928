"""Words that tell what kind of gathering a text is about, and whether it was held or is only mentioned."""

from __future__ import annotations

from nhiemky.papers.findings.model import EventKind

# Phrases that name a gathering; the longest reading at a place counts.
LEAD = (
    r"\b(?:hội nghị|đại hội|giao ban|họp giao ban|cuộc họp|phiên họp|buổi họp|kỳ họp|họp|buổi làm việc|"
    r"làm việc với|tọa đàm|hội thảo|"
    r"cuộc thi|hội nghị tổng kết|sơ kết|tổng kết|lễ|ngày hội|hội thi|tập huấn|sinh hoạt chi bộ|sinh hoạt chuyên đề|"
    r"gặp mặt|phát động|ký kết giao ước|ký giao ước|khai mạc|bế mạc|"
    r"ra mắt|kiểm tra|giám sát|thăm|trao tặng|chương trình|hội thao|liên hoan|đoàn công tác|khảo sát|diễn đàn|"
    r"đối thoại|tiếp xúc cử tri|"
    r"hội đàm|triển khai|công bố|sinh hoạt định kỳ|sinh hoạt thường kỳ|buổi sinh hoạt)\b"
)

_HALF = r"(?:giữa|nửa|nữa|1/2) (?:đầu )?nhiệm k[ỳì]"
_EMULATION = (
    r"(?:khối|cụm|khối,? cụm|cụm,? khối) thi đua|thi đua,? ?-? ?(?:và )?khen thưởng|phong trào thi đua|"
    r"giao ước thi đua|thi đua yêu nước|"
    r"điển hình (?:tiên tiến|tiêu biểu)|công tác thi đua|phát động[^.;]{0,40}thi đua|hội nghị thi đua|thi đua"
)
# The emulation words belong to the gathering itself, not to what is launched after a year's review.
_UP_TO_YEAR = r"(?:(?!năm (?:19|20)|\b[69] tháng|quý |đã |thông qua|chỉ tiêu)[^.;,]){0,80}?"
_YEARLY = (
    r"(?:tổng kết|sơ kết|đánh giá|kiểm điểm)(?:(?!qu[ýí] |tháng \d)[^.;]){0,110}?"
    r"(?:năm(?: học)? (?:19|20)\d\d|6 tháng|sáu tháng|9 tháng|năm qua|cuối năm|năm công tác)"
)

# Tried in this order on the phrase that a gathering begins.
KINDS: tuple[tuple[EventKind, str], ...] = (
    (
        EventKind.MID_TERM_REVIEW,
        rf"(?:hội nghị|họp|lễ|tổ chức|sơ kết|tổng kết|đánh giá|buổi)[^.;]{{0,90}}?(?:{_HALF}|sơ kết (?:2,5|"
        rf"2\.5|hai) năm)",
    ),
    (EventKind.BRIEFING, r"(?:hội nghị |cuộc |buổi |họp |lễ )*(?:[\w ,-]{0,30})?giao ban"),
    (
        EventKind.EMULATION_CONFERENCE,
        rf"(?:hội nghị|họp|lễ|tổng kết|sơ kết|phát động|ký kết|đại hội|triển khai|cuộc họp|"
        rf"phiên họp){_UP_TO_YEAR}(?:{_EMULATION})|"
        r"(?:hội nghị|lễ) (?:biểu dương|tuyên dương|tôn vinh)[^.;]{0,60}?điển hình|"
        r"(?:phát động|ký|ký kết)(?:,| và)? (?:ký |ký kết )?(?:giao ước )?thi đua",
    ),
    (
        EventKind.CONGRESS,
        r"đại hội(?! đồng)|(?:khai mạc|bế mạc|công bố)[^.;]{0,20} đại hội",
    ),
    (
        EventKind.YEAR_END_REVIEW,
        rf"(?!kỳ họp)(?:hội nghị |họp |lễ )?(?:(?!quán triệt|học tập|tập huấn|công bố|khen thưởng|xét thưởng|xét duyệt|"
        rf"triển khai)[^.;]){{0,100}}?{_YEARLY}",
    ),
    (
        EventKind.OTHER,
        r"lễ|ngày hội|hội thi|cuộc thi|(?:khai mạc|bế mạc) (?:chương trình|ngày hội|hội thi|hội thao|liên hoan|giải)|"
        r"thăm|trao tặng|chương trình|hội thao|liên hoan|đoàn công tác|khảo sát|phát động|"
        r"kiểm tra|giám sát|ra mắt|"
        r"công bố|triển khai",
    ),
)

# How likely a kind is the subject when several are named.
WEIGHTS = {
    EventKind.MID_TERM_REVIEW: 4.0,
    EventKind.BRIEFING: 3.5,
    EventKind.EMULATION_CONFERENCE: 3.2,
    EventKind.CONGRESS: 3.0,
    EventKind.YEAR_END_REVIEW: 3.0,
    EventKind.MEETING: 2.0,
    EventKind.OTHER: 0.5,
}

# Right before: the gathering is held.
HELD_BEFORE = (
    r"(?:tổ chức|tiến hành|khai mạc|bế mạc|diễn ra|chủ trì|chủ tọa|dự|tham dự|mở|triệu tập|đã có|phiên|"
    r"điều hành|long trọng|tổ chức thành công|"
    r"phối hợp tổ chức|công bố|đã|sáng nay|chiều nay)(?: (?:trọng thể|thành công|buổi|cuộc|phiên|các|lễ|"
    r"chương trình|tốt|điểm|mẫu))* $"
)
# Right behind, inside the phrase: it takes place.
HELD_AFTER = (
    r"[^.;]{0,140}?(?:đã |được |chính thức |vừa )*(?:diễn ra|khai mạc|bế mạc|được tổ chức|thành công tốt đẹp|tiến hành)"
)

# Right before: the gathering is only spoken of.
NOT_HELD = (
    r"(?:nghị quyết|văn kiện|chào mừng|tiến tới|hướng tới|hướng về|kết quả|trình|sau|trước|chuẩn bị|thực hiện|"
    r"quán triệt|tuyên truyền|của|"
    r"thành công của|phục vụ|kết luận|tinh thần|báo cáo|theo|nhân dịp|mừng|tham luận tại|đại biểu|"
    r"đoàn đại biểu dự|học tập|thông qua|dự thảo|"
    r"phát biểu tại|phát biểu chỉ đạo tại|phát biểu kết luận|phát biểu|quang cảnh|toàn cảnh|điều lệ|kế hoạch|"
    r"công tác|thời gian|trong|"
    r"sắp tới|lần trước|toàn văn|chỉ tiêu|mục tiêu|vào|từ|để|nhiệm vụ|quyết định|hoạt động|tại các|cho|"
    r"khen thưởng|xét thưởng|thành tích|nhiệm kỳ|và|về|về việc|việc|lễ|"
    r"thời gian diễn ra|tham mưu tổ chức|góp phần tổ chức)"
    r"(?: (?:các|những|tại|của|tổ chức|việc|kỳ|sau|công tác|chỉ đạo|thành công))* $"
)
