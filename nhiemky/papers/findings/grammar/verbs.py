"""The verbs that offices write their work with: what begins a clause of its own, what only goes on with one.

Vietnamese verbs have one form, so a clause is told by its first word. The books were gathered from the language of
resolutions, plans and reports; a verb that is missing costs one clause, nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from nhiemky.papers.findings.grammar.phrases import Phrase, PhraseBook, phrases, word_set


class Verb(StrEnum):
    """How a verb behaves after a comma.

    MANNER ("tiếp tục", "kịp thời") leads the verb after it and always begins a clause. STRONG ("tăng cường") begins a
    clause after a comma. PLAIN ("kiểm tra") does so only after a semicolon, a colon or at the start of a sentence:
    after a comma it mostly goes on with a list ("công tác kiểm tra, giám sát"). TAIL ("nhằm", "góp phần") never begins
    a clause: it belongs to the one before. NOUN ("tổ chức đảng", "phát biểu") looks like a verb and begins no work.
    """

    MANNER = "manner"
    STRONG = "strong"
    PLAIN = "plain"
    TAIL = "tail"
    NOUN = "noun"


_MANNER = """
tiếp tục | tập trung | chủ động | tích cực | kịp thời | khẩn trương | thường xuyên | nghiêm túc | quyết liệt
nhanh chóng | sớm | từng bước | kiên quyết | kiên trì | cơ bản | chú trọng | quan tâm | ưu tiên | cố gắng
nỗ lực | quyết tâm | chú ý | không ngừng | trực tiếp | định kỳ | linh hoạt | mạnh dạn | chủ trì
đặc biệt quan tâm | đặc biệt chú trọng | nêu cao | đề cao | ra sức | làm tốt | làm tốt hơn | thực hiện tốt
thực hiện có hiệu quả | thực hiện hiệu quả | thực hiện nghiêm | thực hiện nghiêm túc | thực hiện đồng bộ
thực hiện quyết liệt | thực hiện đầy đủ | tổ chức tốt | tổ chức thực hiện | tổ chức thực hiện tốt
tổ chức triển khai | triển khai thực hiện | triển khai có hiệu quả | triển khai hiệu quả | hoàn thành tốt
quản lý chặt chẽ | bám sát | tranh thủ | sẵn sàng | trước mắt | chuẩn bị tốt | chủ động tham mưu
phối hợp chặt chẽ | phối hợp tốt | phối hợp thực hiện | tham mưu kịp thời | tăng tốc | vận dụng | cần | phải
cần phải | hết sức | đồng loạt | triệt để | kiên định | chỉ đạo quyết liệt | thiết thực
"""

_STRONG = """
tăng cường | đẩy mạnh | đẩy nhanh | nâng cao | nâng cao hơn nữa | phát huy | xây dựng | triển khai | hoàn thành
hoàn thiện | hoàn chỉnh | rà soát | củng cố | kiện toàn | đổi mới | cụ thể hóa | giữ vững | giải quyết | tháo gỡ
huy động | mở rộng | ban hành | tham mưu | khắc phục | chấn chỉnh | siết chặt | thắt chặt | bố trí | chăm lo
tạo điều kiện | khuyến khích | nhân rộng | phát động | hướng dẫn | đôn đốc | chuẩn bị | phối hợp | phân công
quán triệt | lãnh đạo | tạo ra | tạo lập | tạo chuyển biến | tạo sự chuyển biến | tạo bước chuyển biến
tạo bước đột phá | nắm chắc | nắm bắt | sơ kết | tổng kết | đổi mới sáng tạo | đầu tư | điều chỉnh | hạn chế
ngăn chặn | đấu tranh | duy trì | thu hút | khai thác | ứng dụng | cải cách | cải thiện | thúc đẩy | khơi dậy
kêu gọi | lồng ghép | thành lập | kết nạp | giới thiệu | tổ chức | thực hiện | phát triển | chỉ đạo | báo cáo
đề xuất | kiến nghị | cập nhật | công khai | rút kinh nghiệm | phấn đấu | tăng trưởng | gắn kết | thí điểm
chuyển đổi cơ cấu | gia tăng | tăng thu nhập
nghiên cứu | xử lý nghiêm | xử lý dứt điểm | làm rõ | khởi công | tham gia | hưởng ứng | ký kết
bảo vệ vững chắc | giữ gìn | tôn trọng | tôn vinh | biểu dương | trồng | tổ chức hội nghị | tổ chức hội thi
tổ chức hội thảo | tổ chức hội diễn | tổ chức hội thao | tổ chức hội trại | tổ chức đoàn kiểm tra
tổ chức đoàn giám sát | tổ chức đoàn công tác | lãnh đạo đảng viên | lãnh đạo đảng bộ | lãnh đạo xã hội
tinh gọn | sắp xếp lại | tổ chức lại | chấm dứt | loại bỏ | xóa bỏ | đưa | tiến hành | tiếp nhận | phê duyệt
thẩm định | bàn giao | gửi | lập | thông báo | niêm yết | công bố | mua sắm | lắp đặt | tổng hợp
đăng ký | cấp phát | thu hồi | kiểm kê | khảo sát | thống kê | in ấn | mời | nghiệm thu | quyết toán | giải ngân
tiếp thu | trả lời | đối thoại | lấy ý kiến | lập danh sách | ký cam kết
hoàn tất | bám vào | bám | dự kiến | đi sâu | xem lại | lên kế hoạch | xem xét lại
"""

_PLAIN = """
trình | sáng tạo | sắp xếp | bổ sung | mở đợt | mở đợt cao điểm | ra quân | nắm | nắm tình hình | nắm vững | theo sát
tuyên truyền | phổ biến | giáo dục | kiểm tra | giám sát | đào tạo | bồi dưỡng | tập huấn | quản lý | phòng ngừa
phòng chống | phòng , chống | xử lý | vận động | bảo vệ | hỗ trợ | giúp đỡ | giúp | theo dõi | đánh giá
chăm sóc | rèn luyện | học tập | chấp hành | tuân thủ | bình xét | lựa chọn | sử dụng | số hóa | chuyển đổi
chuyển | sửa chữa | sửa đổi | đối soát
nâng cấp | cắt giảm | giảm | tăng | xác định | mở | tham dự | tham quan | tiếp xúc
tiếp công dân | tiếp | lắng nghe | trao đổi | chia sẻ | kết nối | liên kết | hợp tác | tìm kiếm | quy tập
xác minh | điều tra | phân tích | dự báo | đề ra | nêu gương | gương mẫu | đoàn kết | động viên | khen thưởng
khích lệ | trưng bày | quảng bá | giới thiệu | biên soạn | xuất bản | sưu tầm | lưu trữ | tặng | trao | thăm
thăm hỏi | viếng | kỷ niệm | chào mừng | vận hành | khánh thành | sáp nhập | hợp nhất | chia tách | thu | chi
nộp | đóng góp | ủng hộ | bầu | bầu chọn | quy hoạch | luân chuyển | bổ nhiệm | đề bạt | tuyển dụng | tuyển chọn
kê khai | công nhận | đề nghị | xét | giao | cử | làm | làm việc | làm chủ | lấy | coi trọng | xem xét
đề phòng | cảnh giác | tự phê bình | phê bình | kiểm điểm | phân loại | tìm hiểu | cung cấp | tư vấn | tiêu thụ
sản xuất | chế biến | canh tác | chăn nuôi | khám | chữa bệnh | tiêm | dạy | dạy học | xóa | xóa đói
giảm nghèo | di dời | giải phóng mặt bằng | thu gom | phân bổ | cân đối | tiết kiệm | chống | phản ánh
ngăn ngừa | đẩy lùi | cứu trợ | khôi phục | bảo tồn | tôn tạo | thay thế | thay đổi | dành | chọn | có giải pháp
có kế hoạch | có hướng | có biện pháp | có sự | có cơ chế | tuần tra | canh gác | huấn luyện | diễn tập | gọi | đảm bảo
bảo đảm | nhân rộng | bám nắm | xác lập | soạn thảo | dự thảo | quyết định | thống nhất | hiệp thương
phản biện | đa dạng hóa | đơn giản hóa | tối ưu hóa
chính quy hóa | hiện đại hóa | chuẩn hóa | cụ thể | đăng tải | nhận | khai giảng | tổng rà soát
tiêu hủy | kiểm soát | truy xuất | bình chọn | vinh danh | tri ân | chi trả | trợ giúp | trợ cấp | phụng dưỡng
nuôi dưỡng | đỡ đầu | ủy thác | nhận ủy thác | đồng hành | tạo nguồn | cơ cấu lại | hiện thực hóa | xã hội hóa
thể chế hóa | phân cấp | ủy quyền | chuẩn y | chỉnh trang | chỉnh lý | cứng hóa | nạo vét | phát quang | thu dọn
trồng cây | chăm bón | gieo sạ | xuống giống | tiêm phòng | khống chế | cảnh báo | khuyến cáo | kiểm đếm
cưỡng chế | đền bù | bồi thường | đấu giá | đấu thầu | giải tỏa | cắm mốc | xét duyệt | bình bầu | kết nghĩa
quyên góp | gây quỹ | tập hợp | góp ý | quản trị | khai báo | tích hợp | chất vấn | giải trình | thẩm tra
gia hạn | tạm dừng | thanh lý | thanh toán | đối chiếu | lập dự toán | sinh hoạt | noi gương | dâng hương
xây tặng | sửa | bảo quản | điều tiết | điều phối | khơi thông | mở lớp | mở rộng diện | hỗ trợ kịp thời
cấp giấy | khuyến nghị | xin | sát hạch | trang bị | truyền thông | hòa giải | bảo hộ | bênh vực | tố giác
xét xử | thi hành | thanh tra
"""

_TAIL = """
nhằm | để | góp phần | qua đó | từ đó | gắn với | gắn | lập thành tích | hướng tới | hướng về | hướng mạnh về
hướng đến | tạo động lực | tạo tiền đề | tạo cơ sở | tạo niềm tin | tạo đồng thuận | tạo sự đồng thuận
tạo sự thống nhất | tạo sức lan tỏa | tạo môi trường | tạo không khí | tạo khí thế | tạo thành | không để
không để xảy ra | tránh | nhất là | đặc biệt là | trọng tâm là | trong đó | trong đó có | trên cơ sở | theo
theo đó | coi | xem | lấy | đáp ứng | phù hợp | phục vụ | xứng đáng | làm cơ sở | làm tiền đề | làm nền tảng
là cơ sở | bằng | thông qua | kể cả | bao gồm | gồm | như | đúng | không | với | đưa nghị quyết
đưa nghị quyết của đảng | đảm bảo | bảo đảm | kết hợp | đồng thời với | mang lại | giúp | thể hiện | tiến tới
hoàn thành trước | hoàn thành trong | hoàn thành vào | hoàn thành xong trước | thời gian | thời hạn | từ | được
tương xứng | ngang tầm | làm cho | khiến | do | vì | khi | nếu | mà | là
"""

_NOUN = """
tổ chức đảng | tổ chức cơ sở | tổ chức cơ sở đảng | tổ chức hội | tổ chức đoàn | tổ chức công đoàn
tổ chức chính trị | tổ chức hữu nghị | tổ chức thành viên | tổ chức xã hội | tổ chức bộ máy | tổ chức , cán bộ
tổ chức cán bộ | tổ chức kinh tế | tổ chức tín dụng | tổ chức quần chúng | phát biểu | thu nhập | thu chi
tiếp theo | tiếp đó | làm việc với | lập trường | mở đầu | thực hiện nghị quyết đại hội lần | có mặt | chi bộ
chi đoàn | chi hội | chi ủy | chi cục | chi nhánh | cấp ủy | cấp trên | cấp dưới | tăng giảm | giảm phát
trình độ | phát biểu chỉ đạo | báo cáo tại | báo cáo đánh giá | báo cáo nêu | báo cáo cũng | báo cáo chính trị
báo cáo tổng kết | báo cáo kiểm điểm | báo cáo tài chính
báo cáo sơ kết | báo cáo công tác | đại diện | gọi là | nhận thức | nhận xét | thăm quan | thực hiện theo
trao đổi về | trưng cầu | thống kê cho thấy | kiểm tra , giám sát của | chuyển biến | lấy ví dụ
xin ý kiến tham gia | nộp ngân sách | giao thông | giao ban | giáo dục và đào tạo | giáo dục , đào tạo
đào tạo nghề cho | quản lý nhà nước | phong trào | thu ngân sách | chi ngân sách | thu hoạch | lãnh đạo ủy ban
lãnh đạo tỉnh | lãnh đạo huyện | lãnh đạo xã | lãnh đạo sở | lãnh đạo ban | lãnh đạo đảng | lãnh đạo ubnd
lãnh đạo phòng | lãnh đạo đơn vị | lãnh đạo cơ quan | lãnh đạo hđnd | lãnh đạo văn phòng | lãnh đạo ngành
chỉ đạo của | đánh giá cao | trao bằng | trao cờ | phê chuẩn | cử tri | cử nhân | lao động | có ý kiến
dành thời gian | cử tọa
"""

VERBS: PhraseBook[Verb] = PhraseBook(
    [(Verb.TAIL, _TAIL), (Verb.PLAIN, _PLAIN), (Verb.STRONG, _STRONG), (Verb.MANNER, _MANNER), (Verb.NOUN, _NOUN)]
)
TAILS = phrases(_TAIL)

# "và" begins a new clause before these only: "… và tập trung phối hợp", but "nâng cao năng lực và phát huy vai trò".
AFTER_AND = phrases("""
tập trung | chủ động | kịp thời | tiếp tục | đồng thời | khẩn trương | tích cực | quyết tâm | phấn đấu
tổ chức tốt | thực hiện tốt | làm tốt | sớm | thường xuyên | tăng cường | đẩy mạnh | thiết thực
""")

# Clauses of these objects alone say nothing that could be followed up: exhortations, not tasks.
EMPTY_OBJECTS = phrases("""
nhiệm vụ | nhiệm vụ chính trị | nhiệm vụ được giao | các nhiệm vụ | các nhiệm vụ được giao | chức năng
nhiệm vụ trọng tâm | một số nhiệm vụ | một số nội dung
""")


_BEGIN = frozenset((Verb.MANNER, Verb.STRONG, Verb.PLAIN))
# After these a verb is part of a noun or of what is suffered: "các tổ chức", "được giao", "công tác kiểm tra".
_BINDS = word_set("các những một mọi từng của được do việc sự cuộc nhiều bị bởi tác cơ nội trong")


# "Ủy ban kiểm tra", "Ban tổ chức": boards are named by what they do.
_OF_BOARDS = (
    ("kiểm", "tra"), ("tổ", "chức"), ("quản", "lý"), ("vận", "động"), ("chỉ", "đạo"), ("giám", "sát"), ("thanh", "tra"),
    ("hướng", "dẫn"), ("điều", "phối"), ("tuyên", "truyền"),
)  # fmt: skip


def verb_at(words: Sequence[str], place: int) -> Phrase[Verb] | None:
    """The verb of a clause that begins at word number `place`, None for a tail, a noun, or no verb."""
    phrase = VERBS.at(words, place) if place < len(words) else None
    return phrase if phrase is not None and phrase.label in _BEGIN else None


def begins_clause(words: Sequence[str], place: int) -> bool:
    """Whether a verb that can begin a clause stands at word number `place`."""
    return verb_at(words, place) is not None


def free_verb(words: Sequence[str], place: int) -> Phrase[Verb] | None:
    """The verb at `place`, in the middle of a clause: of two syllables at least ("trình" stands in "chương trình" too),
    and not bound as a noun or passive by the word before it.
    """
    if place and (words[place - 1] in _BINDS or (words[place - 1] == "ban" and words[place : place + 2] in _OF_BOARDS)):
        return None
    found = verb_at(words, place)
    return found if found is not None and found.length > 1 else None


def suffered(words: Sequence[str], end: int) -> bool:
    """Whether the words end in a bare passive: "được học tập, quán triệt …" goes on after the comma."""
    phrase = VERBS.ending(words, end, 4)
    return phrase is not None and words[end - phrase.length - 1 : end - phrase.length] in (("được",), ("bị",))


def verb_phrase_end(words: Sequence[str], place: int) -> int:
    """The word number after the manner words and verbs that stand together from `place` on ("tiếp tục đẩy mạnh")."""
    while (phrase := verb_at(words, place)) is not None:
        place += phrase.length
    return place
