"""Words around the names of documents.

The types are those of NĐ 30/2020/NĐ-CP Đ.7 and of Party documents (HD 36-HD/VPTW) that the findings' convention lists;
the words about them were gathered by reading how news, resolutions and plans of many bodies speak of documents.
"""

from __future__ import annotations

TYPES = """
nghị quyết | báo cáo | quy chế | chương trình | kế hoạch | kết luận | chỉ thị | quyết định | hướng dẫn | thông báo
tờ trình | đề án | quy định | luật | nghị định | thông tư | điều lệ | công văn
"""

# The type that an abbreviation in front of a number stands for ("NQ số 05-NQ/TU").
SHORT_TYPES = {
    "nq": "nghị quyết", "qđ": "quyết định", "ct": "chỉ thị", "kl": "kết luận", "nđ": "nghị định", "tt": "thông tư",
    "kh": "kế hoạch", "hd": "hướng dẫn", "tb": "thông báo", "cv": "công văn", "bc": "báo cáo", "đa": "đề án",
}  # fmt: skip

# What may stand between a type and its number.
BEFORE_NUMBER = r"(?:liên tịch |hành động |mật |hợp nhất |phối hợp )?"

# Words right after the type that begin the subject of a specific document. A type without an entry needs a number,
# a quotation or an issuer with a subject.
SUBJECTS = {
    "nghị quyết": """
của | đại hội | hội nghị | trung ương | tw | t.ư | tư | hđnd | hội đồng nhân dân | tỉnh ủy | thành ủy | huyện ủy
thị ủy | quận ủy | đảng ủy | ban chấp hành | ban thường vụ | bộ chính trị | chi bộ | đảng bộ | chuyên đề | quốc hội
chính phủ | liên tịch | kỳ họp | về | năm | lần thứ | bch | btv | lãnh đạo
""",
    "báo cáo": """
tổng kết | sơ kết | kết quả | kiểm điểm | tài chính | chính trị | công tác | tình hình | tóm tắt | tổng hợp
thành tích | giám sát | thẩm tra | đánh giá | hoạt động | chuyên đề | giải trình | thuyết minh | quyết toán
kiểm tra | thẩm định | về | trung tâm | năm | nhiệm vụ | kinh tế | phương hướng | tự đánh giá | đề dẫn | của
thực hiện | tiếp thu | giải quyết | rà soát | hoàn thiện | việc | tổng quan | tiến độ | kiểm phiếu
""",
    "quy chế": """
làm việc | hoạt động | phối hợp | bầu cử | tổ chức | chi tiêu | quản lý | sử dụng | thi đua | về | của | xét
khen thưởng | công tác | dân chủ ở | thực hiện dân chủ | phát ngôn | giám sát | đại hội
""",
    "chương trình": """
hành động | công tác | làm việc | phối hợp | kiểm tra | giám sát | tổ chức | toàn khóa | trọng tâm | hoạt động
thực hiện nghị quyết | ký kết | kỳ họp | chuyển đổi số | phát triển | cải cách | xây dựng pháp luật
""",
    "kế hoạch": """
phát triển | thực hiện | triển khai | tổ chức | tuyên truyền | công tác | hành động | phối hợp | kiểm tra | giám sát
hoạt động | phát động | học tập | kinh tế | 5 năm | năm năm | của | về | đầu tư công | tài chính | thi đua
cải cách | chuyển đổi | sơ kết | tổng kết | đại hội | bầu cử | năm | nhiệm vụ | chuyên đề | xây dựng | đào tạo
hội thao | hội thi | gặp mặt | tuyển | vận động | hưởng ứng | tăng cường | liên tịch | toàn khóa | tổng thể
khắc phục
""",
    "kết luận": """
của | hội nghị | về | thanh tra | kiểm tra | giám sát | bộ chính trị | ban bí thư | số
""",
    "chỉ thị": """
của | về | bộ chính trị | ban bí thư | ban thường vụ
""",
    "quyết định": """
của | về | chuẩn y | công nhận | bổ nhiệm | thành lập | phê duyệt | khen thưởng | điều động | chỉ định | phê chuẩn
phân công | tặng | ban hành | kiện toàn | kết nạp | tuyển dụng | nghỉ hưu | sáp nhập | giải thể | chuyển giao
luân chuyển | giao
""",
    "hướng dẫn": """
của | về | thực hiện | tổ chức | công tác | đại hội | thi hành | liên ngành | chấm điểm | xét | đánh giá
""",
    "thông báo": """
kết luận | kết quả | của | về | ý kiến
""",
    "tờ trình": """
của | về | sơ kết | tổng kết | ban hành | điều chỉnh | nhân sự | đề nghị | xin | giới thiệu | thông qua | phê duyệt
""",
    "đề án": """
về | nhân sự | sắp xếp | xây dựng | phát triển | thành lập | tổ chức | nâng cao | đổi mới | của | chuyển đổi
tái cơ cấu | cơ cấu lại | đào tạo | vị trí | hợp nhất | sáp nhập | tăng cường | hỗ trợ | quản lý | bảo tồn
thí điểm | kiện toàn | tinh giản
""",
    "quy định": """
của | về | thi hành | tiêu chuẩn | chức năng
""",
    "nghị định": """
của | về | quy định
""",
    "thông tư": """
của | về | quy định | hướng dẫn | liên tịch
""",
    "công văn": """
của | về | gửi | đề nghị | hướng dẫn | chỉ đạo | hỏa tốc | yêu cầu | đôn đốc
""",
}

# A small letter at the type's beginning is a document, not a verb or a common noun, only behind one of these.
NOUN_BEFORE = """
nghe | dự thảo | thông qua | trình bày | trình | bản | theo | thực hiện | triển khai | ban hành | quán triệt
công bố | góp ý | thảo luận | căn cứ | hoàn chỉnh | hoàn thiện | xây dựng | các | gồm | duyệt | phê duyệt | xem xét
trong | bằng | ký | trao | học tập | nội dung | vào | của | và | với | những | một số | tham mưu | gửi | đã có | có
từ | ra | chấp hành | tại | việc | hiện | tinh thần | so với
"""

# Nouns that share a type's letters but name no document.
NO_DOCUMENT_AFTER = """
viên | gia | sư | hóa | đầu tư và | và đầu tư | mục tiêu | văn nghệ | nghệ thuật | tập huấn | giao lưu | giáo dục
ocop | truyền hình | ca nhạc | học | đào tạo | khung | đề ra | nhỏ | lớn | cụ thể | hằng năm | hàng năm | đã | được
này | trên | trong | sẽ | lại | với | cho | ngay | tại | rõ | số một | chi tiết | riêng | phù hợp | nhà nước | giao
sát | là | có | lần này | chung | đại hội đề ra | gửi
"""

# Where the name of a document ends inside a clause.
ENDS = """
nêu trong | nêu tại | do ban | do ubnd | do đảng | do hội | do thường trực | kèm theo
đã | đề ra | vào cuộc sống | gắn với | gắn với việc | nhằm | góp phần | đồng thời | cho thấy | nêu rõ
với tinh thần | trong đó | nhất là | tại hội nghị | tại đại hội | do đồng chí | do ông | do bà | sẽ | phải | đạt
bảo đảm | đảm bảo | theo đó | cũng | trình hội nghị | trình đại hội | trình bày | đến toàn thể | đến toàn | tới toàn
của đồng chí | một cách | hiệu quả | có hiệu quả | tập trung | yêu cầu | phát biểu | là | cần | còn
khẳng định | chủ động | tiếp tục | bằng | để | nhấn mạnh | có hiệu lực | thay thế
với sự | được | trình tại | trình hđnd | trình ban | ngay sau khi | ngay từ | ngay sau | cho trên | cho hơn | cho các
cho toàn | cho cán bộ | cho đảng viên | cho hội viên | cho đoàn viên
với các nội dung | với những nội dung | với nội dung | cụ thể như | như sau | bao gồm | gồm | đến cán bộ | đến từng
tới từng
"""

# After a comma the name goes on with one of these.
GOES_ON = """
ngày | nhiệm kỳ | khóa | giai đoạn | phương hướng | mục tiêu | nhiệm vụ | lần thứ | giám sát | khen thưởng
ban thường vụ | ban kiểm tra | chỉnh đốn | định hướng | tầm nhìn | năm | dự toán | thi hành | kỷ luật | phong cách
đạo đức | lãng phí | tiêu cực | chống | thống nhất | sửa đổi | bổ sung | thị trấn | thành phố | huyện | tỉnh
thẩm quyền | trình tự | thủ tục | quyền hạn | tổ chức bộ máy | quốc phòng | thể thao
"""

# Behind the name of a resolution or an order and "và" these begin what else is done.
NEXT_TASKS = """
các | công tác | nhiệm vụ | đề ra | mục tiêu | triển khai | thực hiện | tổ chức | đóng góp | thảo luận | xây dựng
tham gia | những | nghị quyết | chuẩn bị | hoàn thành | phát động | ký | bầu | tập trung | tiếp tục | biểu dương
"""

# Reports of which a meeting hears one each: two that begin with different ones of these are two.
REPORTS = """
tổng kết | sơ kết | kiểm điểm | tài chính | chính trị | tổng hợp | thẩm tra | giám sát | giải trình | kết quả
"""
