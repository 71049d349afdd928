"""Words that say whether something is reached, wished, ordered, or only happens: the cues that `frames` reads."""

from __future__ import annotations

from enum import StrEnum

from nhiemky.papers.findings.grammar.phrases import PhraseBook, phrases


class Cue(StrEnum):
    """What a phrase says about time. The _OPENING ones count only near a sentence's beginning, the _NOUN ones only in
    a heading, at the very beginning, or where they name the list that follows.
    """

    DONE = "done"
    DONE_OPENING = "done_opening"
    DONE_NOUN = "done_noun"
    AIM = "aim"
    STRIVE = "strive"
    AIM_NOUN = "aim_noun"
    GOAL = "goal"
    GOAL_NOUN = "goal_noun"
    PLEDGE = "pledge"
    WORK = "work"
    WORK_NOUN = "work_noun"
    WORK_HEADING = "work_heading"
    WORK_OPENING = "work_opening"
    MODAL = "modal"
    GIVEN = "given"
    EVENT = "event"
    EVENT_OPENING = "event_opening"
    STATE_OPENING = "state_opening"
    PURPOSE_OPENING = "purpose_opening"


_DONE = """
đã | ước đạt | ước thực hiện | dự ước | ước cả năm | so với cùng kỳ | so với đầu nhiệm kỳ | kết quả là
đang quản lý | biểu dương | ghi nhận | đánh giá cao | chúc mừng
nhấn mạnh vai trò | nhấn mạnh ý nghĩa | nhấn mạnh tầm quan trọng | tin tưởng
"""

_DONE_OPENING = """
nhiệm kỳ qua | nhiệm kỳ vừa qua | thời gian qua | thời gian vừa qua | năm qua | những năm qua | vừa qua
thời gian vừa rồi | tính đến | tính từ | đến nay | cho đến nay | từ đầu năm | từ đầu nhiệm kỳ | 6 tháng đầu năm
sáu tháng đầu năm | 06 tháng đầu năm | 9 tháng đầu năm | 9 tháng | những tháng đầu năm | tháng qua | tuần qua
quý qua | quý vừa qua | đến hết tháng | đến cuối tháng | qua nửa nhiệm kỳ | qua giữa nhiệm kỳ | nửa đầu nhiệm kỳ
chặng đường qua | nửa nhiệm kỳ | nửa nhiệm kỳ qua | sau nửa nhiệm kỳ | trong tháng | 5 năm qua | hai năm qua
những kết quả đã đạt được | nhiều năm qua | sau lễ | sau buổi lễ | qua bình xét | qua đánh giá
qua xếp loại
"""

_DONE_NOUN = """
kết quả | kết quả đạt được | nổi bật | nổi bật là | tình hình | đánh giá | đánh giá kết quả | ưu điểm | hạn chế
tồn tại | nguyên nhân | thành tích | kết quả thực hiện | kết quả nhiệm kỳ | theo báo cáo | báo cáo tại
nhìn lại | thực trạng | đánh giá thực hiện | đánh giá chung | khái quát tình hình | những kết quả
bài học kinh nghiệm | báo cáo chính trị | báo cáo kết quả | báo cáo tổng kết | báo cáo sơ kết
báo cáo đánh giá | báo cáo nêu | báo cáo cũng
"""

_STRIVE = "phấn đấu | quyết tâm hoàn thành"

_AIM = """
đặt mục tiêu | đặt ra mục tiêu | đề ra mục tiêu | mục tiêu phấn đấu | đặt chỉ tiêu | chỉ tiêu cả nhiệm kỳ
giao chỉ tiêu cho | giao chỉ tiêu
"""

_AIM_NOUN = """
chỉ tiêu | chỉ tiêu phấn đấu | chỉ tiêu chủ yếu | chỉ tiêu cụ thể | chỉ tiêu cơ bản | chỉ tiêu kinh tế
chỉ tiêu chính | chỉ tiêu nổi bật mà | mục tiêu , chỉ tiêu | chỉ tiêu , nhiệm vụ
"""

_GOAL = """
mục tiêu là | với mục tiêu | mục tiêu đến năm | mục tiêu năm | xác định mục tiêu | đưa ra mục tiêu
hướng đến mục tiêu | là mục tiêu tăng | là mục tiêu giảm | là mục tiêu đạt
"""

_PLEDGE = """
giao ước thi đua | cam kết | ký cam kết | cam kết thực hiện | nội dung thi đua | nội dung ký kết
nội dung giao ước
"""

_GOAL_NOUN = "mục tiêu | mục tiêu cụ thể | mục tiêu tổng quát | mục tiêu chung | mục tiêu cơ bản"

_WORK = """
yêu cầu | đề nghị | mong muốn | mong rằng | kêu gọi | lưu ý | gợi ý | kết luận như sau | giao cho | trọng tâm là
giao nhiệm vụ cho |chỉ đạo cần | xác định : | thống nhất : | thống nhất | nhất trí | nhấn mạnh : | quyết nghị :
"""

_WORK_NOUN = """
nội dung sau | nội dung chủ yếu sau | văn bản sau | công việc sau | vấn đề sau | nhiệm vụ sau | giải pháp sau
việc sau | nhiệm vụ | nhiệm vụ trọng tâm | nội dung lớn | nhiệm vụ chủ yếu | nhiệm vụ , giải pháp | phương hướng
phương hướng chung | giải pháp | nhiệm vụ chính trị | nhiệm vụ cụ thể | giải pháp chủ yếu | khâu đột phá
công tác trọng tâm | nội dung thực hiện | tổ chức thực hiện | phân công thực hiện | phân công nhiệm vụ
nội dung trọng tâm | kế hoạch thực hiện | trọng tâm công tác | định hướng
"""

# Names of a plan's parts, in headings alone.
_WORK_HEADING = """
biện pháp | hoạt động | các hoạt động | chương trình hành động | kế hoạch | tiến độ thực hiện | công việc
chương trình công tác | trách nhiệm | nội dung | trọng tâm | lịch công tác | phần việc | tiến độ | phân công
thời gian thực hiện | tổ chức thực hiện
"""

_WORK_OPENING = """
thời gian tới | nhiệm kỳ tới | nhiệm kỳ mới | nhiệm kỳ này | năm tới | tháng tới | quý tới | tuần tới
6 tháng cuối năm | 06 tháng cuối năm | sáu tháng cuối năm | những tháng cuối năm | 3 tháng cuối năm
quý cuối năm | giai đoạn tới | những năm tới | từ nay đến | trước mắt | nửa nhiệm kỳ còn lại | thời gian còn lại
nửa cuối nhiệm kỳ | những tháng tiếp theo | về phương hướng | phương hướng | nhiệm vụ trọng tâm | giao cho
về nhiệm vụ | phát huy những kết quả | phát huy kết quả | phát huy thành tích | phát huy những thành tích
"""

_MODAL = "cần | cần phải | sẽ"

# Orders that count only with one who is told right after them: "giao Văn phòng …", "chỉ đạo các phòng …".
_GIVEN = "giao | chỉ đạo | phân công"

_EVENT = """
tham dự | đến dự | dự và chỉ đạo | về dự | cùng dự | tới dự | dự hội nghị | dự đại hội | dự họp | có mặt
chủ trì hội nghị | chủ trì cuộc họp | đã bầu | bầu ra | bầu cử ban | bầu ban | bầu bí thư | bầu đoàn
bầu đồng chí | bầu bổ sung | ra mắt | diễn ra | khai mạc | bế mạc | tặng hoa | chúc mừng đại hội | truyền đạt
thông tin với
"""

_EVENT_OPENING = """
dịp này | nhân dịp này | cũng tại | cũng trong | quang cảnh | toàn cảnh | các đại biểu | đại biểu | tại buổi lễ
ảnh : | hội nghị cũng | hội nghị còn | kết thúc hội nghị | tiếp đó | sau đó | sau khi nghe | trước đó
"""

_STATE_OPENING = "hiện nay | hiện tại | hiện có | hiện toàn | tổng số | toàn đảng bộ có | toàn chi bộ có"

_PURPOSE_OPENING = """
mục đích | yêu cầu | căn cứ | nhằm | thực hiện kế hoạch | thực hiện hướng dẫn | thực hiện công văn
"""

CUES: PhraseBook[Cue] = PhraseBook(
    [
        (Cue.DONE, _DONE),
        (Cue.EVENT, _EVENT),
        (Cue.EVENT_OPENING, _EVENT_OPENING),
        (Cue.STATE_OPENING, _STATE_OPENING),
        (Cue.PURPOSE_OPENING, _PURPOSE_OPENING),
        (Cue.WORK_NOUN, _WORK_NOUN),
        (Cue.WORK_HEADING, _WORK_HEADING),
        (Cue.GOAL_NOUN, _GOAL_NOUN),
        (Cue.PLEDGE, _PLEDGE),
        (Cue.GOAL, _GOAL),
        (Cue.AIM_NOUN, _AIM_NOUN),
        (Cue.MODAL, _MODAL),
        (Cue.GIVEN, _GIVEN),
        (Cue.WORK, _WORK),
        (Cue.WORK_OPENING, _WORK_OPENING),
        (Cue.DONE_OPENING, _DONE_OPENING),
        (Cue.DONE_NOUN, _DONE_NOUN),
        (Cue.AIM, _AIM),
        (Cue.STRIVE, _STRIVE),
    ]
)

# "đã" after a noun that is still ahead: "các nhiệm vụ đã đề ra".
RELATIVE = phrases("""
đã đề ra | đã nêu | đã ban hành | đã ký | đã ký kết | đã giao | đã được giao | đã xác định | đã đăng ký
đã qua đào tạo | đã phê duyệt | đã được phê duyệt | đã thông qua | đã được thông qua | đã được đại hội
""")

# "yêu cầu", "đề nghị" as nouns.
NOUN_BEFORE = phrases("""
báo cáo | đáp ứng | theo | những | các yêu cầu | mục đích , | đạt | với | vì | đúng | một số | được | đặt ra | trước
ngang tầm | hồ sơ | văn bản | tờ trình | mục đích | ý nghĩa , | ý nghĩa và | mọi | nhiều | phù hợp
""")

# Verbs that set forth a plan's nouns, and what opens a list after them.
GOVERNS_PLAN = phrases("""
đề ra | xác định | đặt ra | thông qua | thống nhất | đưa ra | quyết nghị | biểu quyết | nêu rõ | nêu cụ thể
""")
LEADS_TARGETS = phrases("với một số | một số | gồm | với các | đặt | thực hiện một số")
FOLLOWS_LIST = phrases(": | là | gồm | như | sau | cụ thể | trong đó")

# What a sentence that tells of a meeting begins with.
LEADS = phrases("""
sáng | trưa | chiều | tối | ngày | hôm nay | vừa qua | mới đây | trong 2 ngày | trong hai ngày | trong ngày
trong 02 ngày | trong 3 ngày | trong các ngày | trong ba ngày | sáng nay | chiều nay
""")

# Words that only link a sentence to the one before.
LINKS = phrases("""
đồng thời | trong đó | bên cạnh đó | ngoài ra | cùng với đó | theo đó | trước hết | trước tiên | trước hết là
cụ thể | cụ thể là | thứ nhất | thứ hai | thứ ba | thứ tư | thứ năm | một là | hai là | ba là | bốn là | năm là
sáu là | bảy là | tám là | chín là | mười là | song song đó | mặt khác | đặc biệt | đặc biệt là | tiếp đó
từ đó | qua đó | trên cơ sở đó | cũng theo | nhất là | và | trọng tâm là | trong thời gian tới | là
song song với đó | đi cùng với đó | đi đôi với đó | tiếp theo | cuối cùng
""")

# What a meeting is called, and the verbs that say that it was held.
MEETINGS = phrases("""
hội nghị | đại hội | cuộc họp | họp | lễ | buổi | phiên họp | kỳ họp | hội thảo | tọa đàm | chương trình
phiên giao ban | giao ban
""")
HELD = phrases("""
tổ chức | tổ chức thành công | long trọng tổ chức | tiến hành | diễn ra | khai mạc | chủ trì | đồng chủ trì
tổ chức trọng thể
""")

# A plan or resolution adopted, and how the sentence begins that says what it holds.
ADOPTS = phrases("""
thông qua nghị quyết | thông qua chương trình | thông qua kế hoạch | thông qua phương hướng
ban hành nghị quyết
ban hành kế hoạch | ban hành chỉ thị | ban hành chương trình | ban hành công văn
ban hành kết luận
ban hành hướng dẫn | có công văn | có văn bản | ký ban hành | ra chỉ thị | xây dựng kế hoạch
có chỉ thị
ban hành đề án | ban hành quyết định
""")
ADOPTED = phrases("theo đó | cụ thể | trong đó | kế hoạch")

# Verbs before "phấn đấu" that set it forth, rather than have others strive.
LEADS_TO_AIM = phrases("""
xác định | đề ra | đặt ra | thống nhất | quyết tâm | tập trung | tiếp tục | thông qua | quyết nghị | chủ động
tích cực | nhất trí | hoàn thành | thực hiện | tổ chức
""")
