"""Words that tell a person's name from other capitals: family names, forms of address, positions, places.

Family names are those of the Kinh and of the larger ethnic groups as general reference works list them; positions are
those of Party, state, Front, unions, associations, schools, companies and forces as their own documents write them.
"""

from __future__ import annotations

COMMON_SURNAMES = """
Nguyễn | Trần | Lê | Phạm | Hoàng | Huỳnh | Phan | Vũ | Võ | Đặng | Bùi | Đỗ | Hồ | Ngô | Dương | Lý | Đinh | Đoàn
Lâm | Mai | Trịnh | Trương | Đào | Cao | Lương | Lưu | Tô | Hà | Tạ | Thái | Châu | Quách | Phùng | Chu | Tăng
Vương | Triệu | Đàm | Nông | Hứa | Tống | Kiều | Nghiêm | Doãn | Thân | Lại | La | Từ | Khổng
"""

OTHER_SURNAMES = """
Văn | Thạch | Sơn | Kim | Danh | Bạch | Cù | Ông | Mạc | Khương | Giang | Thẩm | Ninh | Diệp | Lục | Nhan | Tôn | Âu
Ưng | Hầu | Hàn | Viên | Vi | Phí | Ôn | Uông | Tiêu | Lữ | Lã | Bành | Mã | Bế | Ma | Lộc | Lò | Lường | Quàng | Cà
Cầm | Tòng | Bạc | Đèo | Vì | Vàng | Giàng | Sùng | Thào | Mùa | Hạng | Cứ | Lầu | Vừ | Chang | Hờ | Phàn | Tẩn
Chẻo | Lù | Sìn | Pờ | Lỳ | Bàn | Tằng | Chìu | Rơ | Siu | Ksor | Rah | Nay | Kpă | Hiao | Rmah | Puih | Y | A
Điểu | Ka | Ha | Cil | Kơ | Lơ | Liêng | Ndu | Bríu | Zơ | Hôih | Pơ | Tơ | Blong | Chamaléa | Katơr | Pi | Qua
Đổng | Quảng | Lộ | Não | Thiên | Đàng | Bá | Hán | Báo | Trượng | Thị | Tất | Trang | Quan | Sầm | Đồng | Đậu
Đăng | Chế | Thiều | Cung | Hình | Biện | Lều | Tưởng | Thiệu | Yên | Nhữ | Ngụy | Ngọ | Nhâm | Tiết | Trà | Trình
Trầm | Ung | Xa | Xồng | Và | Lỗ | Hồng | Hoa | Khúc | Kha | Lai | Lăng | Liễu | Luyện | Lư | Mẫn | Mẫu | Mong
Mông | Nùng | Ngân | Ngọc | Ngũ | Nhị | Phương | Quế | Sử | Tào | Tân | Tiếp | Thang | Thế | Thi | Thôi | Thông
Trì | Trử | Tri | Tường | Vưu | Vòng | Ứng | Đan | Đới | Đường | Chẩu | Chử | Cấn | Cát | Cồ | Đái | Giáp | Hạ
Hùng | Hướng | Neáng | Chau | Lâu | Moong | Lương | Lang | Hoàng | Vũ | Giá | Chá | Ly | Thò | Sèo | Tráng | Tải
Phù | Hảng | Dềnh | Cháng | Liều | Vầy | Thền
"""

# Forms of address, ranks and degrees right before a name.
ADDRESSES = """
đồng chí | các đồng chí | đ/c | đ.c | các đ/c | đc | ông | bà | anh | chị | em | cháu | thầy | cô | thầy giáo
cô giáo | cụ | bác | chú | mẹ | các ông | các bà | hai ông | các anh | các chị | ngài | thầy thuốc | nhạc sĩ
nghệ nhân | nghệ sĩ | nhà báo | nhà thơ | nhà văn | luật sư | bác sĩ | dược sĩ | kỹ sư | kiến trúc sư | tiến sĩ
thạc sĩ | giáo sư | phó giáo sư | cử nhân | đại tướng | thượng tướng | trung tướng | thiếu tướng | đại tá
thượng tá | trung tá | thiếu tá | đại úy | thượng úy | trung úy | thiếu úy | hòa thượng | thượng tọa | đại đức
ni sư | linh mục | mục sư | giám mục | thương binh | bệnh binh | đảng viên | hội viên | đoàn viên | học sinh
sinh viên | doanh nhân | anh hùng | chiến sĩ | nông dân | cựu chiến binh | giáo viên | già làng | người có uy tín
đại biểu | thượng sĩ | pgs.ts | pgs. ts | pgs | gs.ts | gs | ts | ths | th.s | bs | bs.ckii | bs.cki | cn | ks | ls
nsnd | nsưt | ngnd | ngưt | ts.bs | ths.bs | ckii | cki | tskh | hộ | hộ ông | hộ bà | gia đình ông | vdv
"""

# What a position begins with, without the words for deputies and former holders.
POSITIONS = """
tổng bí thư | bí thư | phó bí thư | tuv | thuv | huv | ủy viên | uv | uvbtv | uvbch | uvtv | uvbtvtu | uvtw | pbt
btđu | bt | tỉnh ủy viên | thành ủy viên | huyện ủy viên | thị ủy viên | quận ủy viên | đảng ủy viên | chi ủy viên
cấp ủy viên | ủy viên thường vụ | thường vụ | thường trực | chủ tịch | pct | ct | chủ nhiệm | cn ubkt | thủ tướng
bộ trưởng | thứ trưởng | tổng giám đốc | giám đốc | gđ | pgđ | trưởng ban | trưởng phòng | trưởng đoàn | trưởng khoa
trưởng bộ môn | trưởng công an | trưởng trạm | trưởng thôn | trưởng ấp | trưởng bản | trưởng khu | trưởng khối
trưởng cụm | trưởng chi nhánh | trưởng ban đại diện | trưởng đại diện | trưởng bộ phận | trưởng tiểu ban
trưởng ban trị sự | trưởng tổ | trưởng nhóm | trưởng xóm | trưởng buôn | trưởng ngành | trưởng phó | p.trưởng phòng
p. trưởng phòng | p.chủ tịch | p.bí thư | p. bí thư | p.giám đốc | btcb | trưởng văn phòng | trưởng trung tâm
trưởng ty | trưởng đơn vị | trưởng hội | trưởng bch | khối trưởng | khối phó | cụm trưởng | cụm phó | đoàn trưởng
đội trưởng | đội phó | tổ trưởng | tổ phó | nhóm trưởng | hội trưởng | hội phó | chi hội trưởng | chi hội phó
phân hội trưởng | tổng biên tập | phó ban | phó phòng | phó trưởng | phó khoa | phó đoàn | phó chủ tịch
phó giám đốc | phó tổng | phó văn phòng | phó công an | phó khối | phó cụm | phó thủ tướng | phó viện trưởng
phó ty | phó trạm | viện trưởng | cục trưởng | chi cục trưởng | vụ trưởng | tổng cục trưởng | chánh án
chánh thanh tra | chánh văn phòng | hiệu trưởng | hiệu phó | phó hiệu trưởng | tư lệnh | phó tư lệnh | chính ủy
chính trị viên | chỉ huy trưởng | chỉ huy phó | phó chỉ huy | tham mưu trưởng | trợ lý | thư ký | tổng thư ký
kế toán trưởng | kế toán | kiểm toán trưởng | quản đốc | chuyên viên | công chức | cán bộ | phóng viên
kiểm sát viên | thẩm phán | thành viên | đại biểu quốc hội | đại biểu hđnd | đại biểu hội đồng | lãnh đạo | đại diện
người đứng đầu | tổ viên | trạm trưởng | đồn trưởng | chính trị viên phó | chủ tịch nước | chủ tịch quốc hội
giáo viên | giảng viên | bí thư đoàn | tổng phụ trách | chủ hộ | chủ cơ sở | chủ doanh nghiệp | chủ trang trại
phụ trách | điều phối | cố vấn | chủ biên | phó thường trực | hội thẩm | thủ quỹ | thủ trưởng | tổng tham mưu
chủ nhiệm ubkt | phó chủ nhiệm | phó chánh | phó bí thư thường trực | bí thư thứ nhất
"""
BEFORE_POSITIONS = ("nguyên", "cựu", "quyền", "q.", "cố", "tân", "phó", "đồng", "kiêm", "là", "giữ chức", "nguyên là")

# A capitalised name behind one of these is a place, a street, a school, a prize, a movement, no person of the text.
NO_PERSON_BEFORE = """
đường | phố | trường | quận | huyện | xã | phường | thị trấn | thị xã | thôn | ấp | bản | buôn | làng | xóm | tỉnh
thành phố | tp | tp. | khu | khu phố | chợ | cầu | công viên | giải thưởng | giải | quỹ | học viện | bệnh viện | bv
trung tâm | nhà máy | nhà văn hóa | hội trường | thpt | thcs | tiểu học | mầm non | mẫu giáo | tư tưởng | lớp
chi đội | liên đội | công ty | tượng đài | lưu niệm | tưởng niệm | mang tên | phong trào | chiến dịch | đình | chùa
lăng | khách sạn | hồ | sông | núi | đảo | cảng | kênh | rạch | vòng | cúp | huân chương | huy hiệu | quảng trường
đại lộ | ngõ | hẻm | tổ dân phố | khóm | khối phố | cung | thư viện | bảo tàng | rạp | sân vận động | nhà thi đấu
trụ sở | số | cụm | đền | nhà thờ | mộ | nghĩa trang | tác phẩm | di tích | chuyên | cao đẳng | đại học | chính trị
dân lập | tư thục | tàu | tiểu học và thcs | th | th&thcs | ptdtnt | báo | đài | nhà trẻ | doanh nghiệp | cửa hàng
hợp tác xã | hội quán | tên | ngã tư | ngã ba | bến | ga | sân bay | khu công nghiệp | kcn | đồn | trại | sư đoàn
trung đoàn | giáo xứ | nông trường | lâm trường | đập | đèo | vịnh | biển | bãi | trạm | chi cục
"""

# Words that begin with a capital only at the start of a sentence or name an office, never a person.
NOT_IN_NAMES = """
Ba | Ban | Bài | Báo | Bên | Bí | Bằng | Bốn | Bộ | Chi | Chiến | Chiều | Chính | Chỉ | Chủ | Các | Câu | Công
Cùng | Cờ | Cục | Cụm | Danh | Doanh | Dịp | Dự | Giám | Giải | Giấy | Hai | Huyện | Huân | Hướng | Hội | Hợp | Khu
Khối | Kế | Kỷ | Liên | Luật | Mặt | Một | Nghị | Ngoài | Nguồn | Ngày | Nhiều | Nhà | Nhân | Nhóm | Những | Phát
Phòng | Phó | Phường | Qua | Quyết | Quận | Quốc | Sau | Sáng | Sở | Tham | Theo | Thành | Thôn | Thị | Thực | Tin
Trong | Trung | Trước | Trường | Trưởng | Tác | Tòa | Tại | Tỉnh | Tối | Tổ | Tổng | Từ | Uỷ | Viện | Việt | Về
Với | Vụ | Xã | Điều | Đoàn | Đây | Đó | Đại | Đảng | Đến | Để | Ảnh | Ấp | Ủy
"""

# Names of people long dead that name movements, prizes, schools and cities.
NEVER_PEOPLE = """
bác hồ | các mác | hồ chí minh | lê nin | mác - lênin | mác lênin | nguyễn tất thành | nguyễn ái quốc
"""

# What ends a position behind a name: the sentence goes on with its verb.
POSITION_ENDS = """
chủ trì | phát biểu | dự | tham dự | đến dự | tới dự | về dự | cho biết | yêu cầu | nhấn mạnh | đã | được | trao
làm | cùng | cùng với | biểu dương | khẳng định | đề nghị | thay mặt | trình bày | báo cáo | thông qua | điều hành
khai mạc | bế mạc | chỉ đạo | phát động | tặng | ghi nhận | chúc mừng | tại | đánh giá | tiếp thu | ký | chia sẻ
cho rằng | đắc cử | tái cử | trúng cử | tiếp tục | đề ra | thăm | đi | lưu ý | quán triệt | nêu | trả lời | kêu gọi
mong muốn | tin tưởng | công bố | đọc | giao | dẫn đầu | làm trưởng đoàn | nói | triển khai | thống nhất | khen
động viên | kết luận hội nghị | kết luận | giữ | giữ chức | sẽ | cũng | vừa | đang | chúc | đến | tới | cùng các
cùng toàn | cùng đại | cùng lãnh | cùng đoàn | gợi mở | phân tích | định hướng | hoan nghênh | bày tỏ | cảm ơn
nhận | tuyên dương | có bài | có | cắt băng | kiểm tra | làm việc | tiếp | gửi | trong | với | thông tin | thông báo
bổ sung | tuyên bố | hướng dẫn | giới thiệu | phổ biến | truyền đạt | trực tiếp | lên | tham gia | thắp | dâng
nhất trí | đồng tình | hứa | tham luận | ra mắt | cam kết | chứng kiến | bầu | cử | mời | rút | đồng chủ trì
đồng chủ tọa | chủ tọa
"""
