"""Titles and words of awards.

Titles are those of the Law on Emulation and Commendation (06/2022/QH15), with the flags, certificates and medals that
unions, associations and newspapers give beside them. Written as `alphabet.listed` reads them.
"""

from __future__ import annotations

# What is won: the first words of a title; a rank, a subject and a giver follow in the text.
TITLES = """
cờ thi đua | cờ đơn vị thi đua xuất sắc | cờ đơn vị xuất sắc | cờ đơn vị dẫn đầu | cờ dẫn đầu | cờ thưởng
cờ truyền thống | cờ hạng | cờ xuất sắc | cờ luân lưu | cờ đơn vị | cờ ubnd | cờ của | cờ thi đua xuất sắc
cờ thi đua dẫn đầu | cờ chính phủ | cờ nhất | cờ nhì | bằng khen | giấy khen | thư khen | bằng ghi công
bằng lao động sáng tạo | bằng ghi nhận | bằng công nhận | bảng vàng | huân chương | huy chương | kỷ niệm chương
huy hiệu | biểu trưng | giải thưởng | giải nhất | giải nhì | giải ba | giải tư | giải khuyến khích | giải đặc biệt
giải xuất sắc | cúp vàng | giải a | giải b | giải c | giải toàn đoàn | chiến sĩ thi đua | chiến sỹ thi đua
tập thể lao động xuất sắc | tập thể lao động tiên tiến | lao động tiên tiến | đơn vị quyết thắng
anh hùng lao động | anh hùng lực lượng vũ trang | nhà giáo nhân dân | nhà giáo ưu tú | thầy thuốc nhân dân
thầy thuốc ưu tú | nghệ nhân ưu tú | nghệ nhân nhân dân | nghệ sĩ ưu tú | nghệ sĩ nhân dân | công dân ưu tú
gương mặt trẻ tiêu biểu | danh hiệu | đạt tiêu chuẩn | dẫn đầu khối
dẫn đầu cụm | nhất khối | nhì khối | nhất cụm | nhì cụm | lá cờ đầu | xếp loại hoàn thành xuất sắc nhiệm vụ
tập thể lđxs | tập thể lđtt | lđtt | lđxs | cstđ
"""

# What one is called; elsewhere these words only say what is good about those who get another title.
STANDINGS = """
tập thể tiêu biểu | đơn vị dẫn đầu | đơn vị tiên tiến | đơn vị xuất sắc về
"""

# Awards that carry their giver's name.
GIVEN_BY_NAME = "cờ | bằng | giấy | thư | kỷ | huy | biểu | giải"

# Somebody gives, wins or is proposed: only with one of these near is a title an award of this text.
GIVING = """
tặng | trao tặng | tặng thưởng | trao | trao thưởng | khen thưởng | phong tặng | truy tặng | công nhận | suy tôn
đề nghị | nhận | đón nhận | được nhận | đạt danh hiệu | đạt | đoạt | giành | vinh dự | xét tặng | xét | tuyên dương
biểu dương | ghi nhận | thưởng | bình xét | bình chọn | bầu chọn | được tặng | lựa chọn | kiến nghị | trình
thống nhất | xếp loại | danh sách | đứng đầu
"""

# A title behind one of these is hoped for, ruled about or prepared, not given.
NOT_GIVEN = """
phấn đấu | đăng ký | phấn đấu đạt | mục tiêu | chỉ tiêu | để đạt | tiêu chí | điều kiện | quy định về | hướng dẫn
hồ sơ | thủ tục | quyết tâm | giữ vững | thẩm quyền | nếu | hàng năm có | quy chế | tiêu chuẩn xét | kế hoạch
mức thưởng | đối tượng | xứng đáng | động viên | khích lệ | ít nhất | tối thiểu | cuộc thi | phát động | đủ điều kiện
đủ tiêu chuẩn | chuẩn bị | tham gia xây dựng | từng được
được phân bổ | mỗi đơn vị | tiền thưởng | giao ước
để xem xét | để xét | để thông qua | nghe báo cáo | xem xét khen thưởng | cơ cấu
"""

# Whatever follows one of these in a sentence is somebody's duty.
DUTIES = """
tham mưu cho | tham mưu ubnd | tham mưu ủy ban | tham mưu trình | hoàn tất | hoàn thiện | giao thường trực
có trách nhiệm
"""

# Verbs of praise that need no title; such a verb behind one of these is a duty, a plan or a feast's name.
PRAISE = "khen thưởng | tuyên dương | biểu dương | tôn vinh | vinh danh"
NOT_PRAISED = """
sẽ | dự kiến | công tác | việc | kế hoạch | lễ | hội nghị | để | nhằm | phấn đấu | đề xuất | tiêu chuẩn | xem xét
xét | quy định | ít nhất | phát hiện | hội đồng | hình thức | xây dựng và
"""
# Who is praised, beside those who are counted elsewhere.
PRAISED = r"(?:gương|điển hình|mô hình|thanh niên|phụ nữ)"

# Verbs of giving; the giver is their subject.
GIVES = (
    r"(?:tặng thưởng|trao tặng|xét tặng|tặng|khen thưởng|phong tặng|truy tặng|trao thưởng|trao|công nhận|"
    r"tuyên dương|biểu dương|khen)"
)

# High offices that give awards in their own name.
OFFICES = """
thủ tướng chính phủ | thủ tướng | chủ tịch nước | nhà nước | chính phủ | chủ tịch | phó chủ tịch | bộ trưởng
tổng cục trưởng | cục trưởng | giám đốc | hiệu trưởng | trưởng ban | tư lệnh | tỉnh | huyện | trung ương | bộ
ngành
"""

# Who is counted where nobody is named.
COUNTED = (
    r"(?:tập thể|cá nhân|đơn vị|hộ gia đình|hộ|gia đình|đồng chí|người|chi bộ|cán bộ|đảng viên|đoàn viên|hội viên|"
    r"tổ chức|doanh nghiệp|đảng bộ|chi hội|chi đoàn|cơ sở hội|cơ sở đoàn|công đoàn cơ sở|tổ công đoàn|"
    r"giáo viên|học sinh|sinh viên|thầy cô|chiến sĩ|công nhân|nhà trường|địa phương|bí thư|nhà giáo|bà mẹ|mẹ|"
    r"thầy thuốc|thí sinh|tác giả|nhóm tác giả)"
)

# "được công nhận là cơ quan đạt chuẩn văn hóa": recognised for what; only with a word that ranks it.
RECOGNISED = r"được (?:[^.;:,\n]{2,50} )?(?:công nhận|xếp loại|xếp hạng)(?: là| đạt| danh hiệu| loại)*"
RANKS = (
    r"trong sạch|tiêu chuẩn|đạt chuẩn|chuẩn quốc gia|danh hiệu|xuất sắc|vững mạnh|tiên tiến|tiêu biểu|dẫn đầu|"
    r"văn hóa|kiểu mẫu|nông thôn mới|loại tốt|loại khá|"
    r"loại a\b|hạng|nhất|đứng đầu|ưu tú|điển hình|gương mẫu|quyết thắng|giỏi"
)
